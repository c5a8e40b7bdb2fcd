"""A person answers where the engine doubts, and may take the answer back."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from samenspoor.domain.linkage.models import Link, LinkCandidate, LinkReview
from samenspoor.domain.linkage.pairs import Pair, merged_into, open_pairs
from samenspoor.domain.linkage.states import NEXT, LinkState
from samenspoor.foundation.audit.states import move_all


class UnableToReview(Exception):
    """The answer cannot be given or taken back; the message says why."""


@dataclass(frozen=True)
class Returned:
    """What an answer that was taken back means: the signals that went back, and how many are asked about again."""

    signals: list[int] = field(default_factory=list)
    asked_again: int = 0


@transaction.atomic
def give_answer(pair: Pair, *, verdict: LinkReview.Verdict, by: int, at: datetime) -> LinkReview:
    """Record the answer. "The same person" moves the signals to the resident who was known, and outlives every run.

    The whole person moves, as the engine may have added signals since; unless only this signal is in doubt.
    """
    link = _locked(pair.link.pk)
    current = next((found for found in open_pairs([link]) if found.resident == pair.resident), None)
    if current is None or link.resident_id != pair.link.resident_id:
        raise UnableToReview(_("A colleague has answered this already."))
    is_same = verdict == LinkReview.Verdict.SAME
    only_signal = current.candidate.is_signal_only
    if is_same and not only_signal:
        _refuse_contradiction(link.resident_id, pair.resident.pk)
    if current.unsure:
        current.unsure.undone_at, current.unsure.undone_by = at, by
        current.unsure.save(update_fields=["undone_at", "undone_by"])
    review = LinkReview(
        organisation_id=link.organisation_id,
        shared_with=link.shared_with,
        link=link,
        stood_under_id=link.resident_id,
        resident=pair.resident,
        verdict=verdict,
        is_signal_only=only_signal,
        decided_at=at,
        decided_by=by,
    )
    if is_same:
        moving = Link.objects.filter(pk=link.pk) if only_signal else Link.objects.filter(resident=link.resident_id)
        review.moved_links = list(moving.order_by("pk").values_list("pk", flat=True))
        Link.objects.filter(pk__in=review.moved_links).update(resident=pair.resident)
        Link.objects.filter(pk=link.pk).update(score=current.candidate.score, evidence=current.candidate.evidence)
    review.save()
    _settle(review)
    return review


@transaction.atomic
def take_back(review: LinkReview, *, by: int, at: datetime) -> Returned:
    """Undo an answer. Signals that moved go back; about those that came since the question is asked, one by one."""
    _locked(review.link_id)
    review = LinkReview.objects.select_for_update(of=("self",)).get(pk=review.pk)
    if review.undone_at:
        raise UnableToReview(_("A colleague has taken this answer back already."))
    later = LinkReview.objects.in_force().filter(moved_links__overlap=review.moved_links, pk__gt=review.pk).first()
    if review.moved_links and later:
        raise UnableToReview(
            _("These signals were moved again later. First take back the later answer: %(one)s and %(other)s.")
            % {"one": later.stood_under, "other": later.resident}
        )
    review.undone_at, review.undone_by = at, by
    review.save(update_fields=["undone_at", "undone_by"])
    returned = Returned()
    if review.verdict == LinkReview.Verdict.SAME:
        returned = _return(review)
    _settle(review)
    return returned


def _return(review: LinkReview) -> Returned:
    moved = Link.objects.filter(pk__in=review.moved_links, resident=review.resident_id)
    since = Link.objects.filter(
        resident=review.resident_id, state=Link.State.CERTAIN, linked_at__gt=review.decided_at
    ).exclude(pk__in=review.moved_links)
    if review.is_signal_only:
        since = since.none()
    back, customers = set(moved.values_list("pk", flat=True)), _customers(moved)
    own = _customers(
        Link.objects.filter(resident=review.resident_id).exclude(pk__in=back | set(since.values_list("pk", flat=True)))
    )
    asked = []
    for link in since.select_related("signal"):
        customer = (link.signal.creditor_id, link.signal.customer_number)
        if customer in customers - own:
            back.add(link.pk)
        elif customer not in own - customers:
            asked.append(link)
    review.moved_links = sorted(back | set(review.moved_links))
    review.save(update_fields=["moved_links"])
    Link.objects.filter(pk__in=back).update(resident=review.stood_under_id)
    Link.objects.filter(pk=review.link_id).update(score=0, evidence="")
    LinkCandidate.objects.bulk_create(
        LinkCandidate(
            organisation_id=link.organisation_id,
            shared_with=link.shared_with,
            link=link,
            resident_id=review.stood_under_id,
            score=0,
            is_signal_only=True,
        )
        for link in asked
    )
    _move_all({link.pk for link in asked}, to=Link.State.IN_REVIEW)
    signals = Link.objects.filter(pk__in=back).order_by("pk").values_list("signal", flat=True)
    return Returned(list(signals), len(asked))


def _customers(links: "QuerySet[Link]") -> set[tuple[int, str]]:
    rows = links.exclude(signal__customer_number="")
    return set(rows.values_list("signal__creditor", "signal__customer_number"))


def _locked(pk: int) -> Link:
    return Link.objects.select_for_update(of=("self",)).select_related("resident").get(pk=pk)


def _refuse_contradiction(own: int, other: int) -> None:
    """Someone said that these two are not one person, perhaps of signals that stood elsewhere then."""
    one, another = merged_into(own), merged_into(other)
    answers = LinkReview.objects.in_force().filter(verdict=LinkReview.Verdict.OTHER, is_signal_only=False)
    said = answers.filter(
        Q(stood_under__in=one, resident__in=another) | Q(stood_under__in=another, resident__in=one)
    ).first()
    if said:
        raise UnableToReview(
            _("Someone answered before that %(one)s and %(other)s are two people. Take that answer back first.")
            % {"one": said.stood_under, "other": said.resident}
        )


def _settle(review: LinkReview) -> None:
    """Let every link that this answer concerns wait, or no longer."""
    named = merged_into(review.stood_under_id) | merged_into(review.resident_id)
    waiting_or_decided = (Link.State.IN_REVIEW, Link.State.BY_PERSON)
    concerned = Link.objects.filter(candidates__resident__in=named, state__in=waiting_or_decided)
    links = list(concerned.distinct()) + list(Link.objects.filter(pk=review.link_id))
    waiting = {pair.link.pk for pair in open_pairs(links)}
    decided = {link.pk for link in links} - waiting
    _move_all(waiting, to=Link.State.IN_REVIEW)
    _move_all(decided, to=Link.State.BY_PERSON)


def _move_all(links: set[int], *, to: LinkState) -> None:
    move_all(Link.objects.filter(pk__in=links), to=to, following=NEXT, field="state")
