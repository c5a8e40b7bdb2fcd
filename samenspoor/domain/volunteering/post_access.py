"""The coordinator's post: what was given back, who wants to talk, notes of visits, and the messages to all."""

from datetime import datetime

from django.db.models import QuerySet

from samenspoor.domain.volunteering.access import may_manage_volunteers
from samenspoor.domain.volunteering.models import GivenBack, OrganisationMessage, Visit, WellBeing
from samenspoor.domain.volunteering.states import VisitStatus
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.audit import looks

MOST_SHOWN = 50


def given_back_to(actor: Actor) -> QuerySet[GivenBack]:
    """What nobody has taken over yet, urgent first."""
    may_manage_volunteers(actor).or_refuse()
    rows = GivenBack.objects.filter(organisation=actor.organisation, taken_at=None)
    return rows.select_related("pairing__resident", "pairing__volunteer").order_by("-is_urgent", "given_at", "pk")


def get_given_back_or_404(actor: Actor, pk: int) -> GivenBack:
    """Return what was given back, taken over or not, and note the look."""
    may_manage_volunteers(actor).or_refuse()
    return looks.open_or_404(GivenBack.objects.filter(organisation=actor.organisation), pk)


def visits_to_thank_for(actor: Actor, *, since: datetime) -> QuerySet[Visit]:
    """Visits written down since then, with a sentence, for which nobody has said thank you."""
    may_manage_volunteers(actor).or_refuse()
    rows = Visit.objects.filter(
        organisation=actor.organisation, status=VisitStatus.HELD, thanked_at=None, logged_at__gte=since
    )
    return rows.exclude(note="").select_related("pairing__resident", "pairing__volunteer").order_by("-logged_at", "pk")


def get_visit_or_404(actor: Actor, pk: int) -> Visit:
    """Return one visit that took place and note the look."""
    may_manage_volunteers(actor).or_refuse()
    return looks.open_or_404(Visit.objects.filter(organisation=actor.organisation, status=VisitStatus.HELD), pk)


def who_want_to_talk(actor: Actor, *, since: datetime) -> list[WellBeing]:
    """Who asked for a talk since then, the newest on top."""
    may_manage_volunteers(actor).or_refuse()
    rows = WellBeing.objects.filter(organisation=actor.organisation, wants_talk=True, said_at__gte=since)
    return list(rows.select_related("volunteer").order_by("-said_at", "-pk")[:MOST_SHOWN])


def messages_of(actor: Actor) -> QuerySet[OrganisationMessage]:
    """The messages to all volunteers, the newest first."""
    may_manage_volunteers(actor).or_refuse()
    return OrganisationMessage.objects.filter(organisation=actor.organisation).order_by("-sent_at", "-pk")
