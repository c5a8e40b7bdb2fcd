"""Who answers the questions about people, and who sees the answers."""

from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery

from samenspoor.domain.intake.models import SignalStatus
from samenspoor.domain.linkage.models import Link, LinkCandidate, LinkReview
from samenspoor.domain.linkage.pairs import Pair, open_pairs
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.models import User
from samenspoor.foundation.accounts.permissions import Permission
from samenspoor.foundation.audit import looks
from samenspoor.foundation.audit.verdict import Verdict

WORKED_ON = (SignalStatus.OPEN, SignalStatus.TAKEN_UP)
"""Of a signal that is not taken up nobody needs to know whose it is."""


def may_review(actor: Actor) -> Verdict:
    """Answer whether this person says who is who: whoever does the work, as an answer moves it."""
    return actor.may(Permission.WORK_ON_DOSSIERS)


def waiting_for(actor: Actor, *, day: date) -> "QuerySet[Link]":
    """The links about which this person may be asked."""
    may_review(actor).or_refuse()
    links = Link.objects.filter(organisation_id__in=actor.owners(day), state=Link.State.IN_REVIEW)
    return links.filter(signal__status__in=WORKED_ON).select_related("signal__creditor", "address", "resident")


def get_pair_or_404(actor: Actor, pk: int, *, day: date) -> Pair | None:
    """Return the question of a candidate and note the look; None when it is answered by now."""
    may_review(actor).or_refuse()
    rows = LinkCandidate.objects.filter(organisation_id__in=actor.owners(day))
    candidate = looks.open_or_404(rows.select_related("link__signal__creditor", "link__address", "link__resident"), pk)
    return next((pair for pair in open_pairs([candidate.link]) if pair.candidate == candidate), None)


def reviews_visible_to(actor: Actor, *, day: date) -> "QuerySet[LinkReview]":
    """The answers that were given, also those that were taken back; each with a `person` who gave it."""
    may_review(actor).or_refuse()
    name = User.objects.filter(pk=OuterRef("decided_by")).values("name")[:1]
    rows = LinkReview.objects.filter(organisation_id__in=actor.owners(day)).annotate(person=Subquery(name))
    return rows.select_related("stood_under", "resident", "link__signal__creditor", "link__address")


def latest_answer_of(actor: Actor, *, day: date) -> LinkReview | None:
    """What this person answered last today, to take back at once."""
    answers = reviews_visible_to(actor, day=day).filter(undone_at=None, decided_by=actor.user)
    return answers.filter(decided_at__date=day).order_by("-decided_at", "-pk").first()


def get_review_or_404(actor: Actor, pk: int, *, day: date) -> LinkReview:
    """Return one answer and note the look."""
    return looks.open_or_404(reviews_visible_to(actor, day=day), pk)
