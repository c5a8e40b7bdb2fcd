"""The questions that wait for a person: is whoever this signal names the same as a resident who is known?"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from samenspoor.domain.linkage.models import Link, LinkCandidate, LinkReview, Resident
from samenspoor.foundation.ui.paging import Count, count_up_to

_AT_ONCE = 50


@dataclass(frozen=True)
class Pair:
    """A signal's own resident beside another; `resident` is where the candidate's signals stand by now."""

    candidate: LinkCandidate
    link: Link
    resident: Resident
    unsure: LinkReview | None = None


def where_now(residents: Iterable[int]) -> dict[int, int]:
    """Under whom the signals of residents stand by now: an answer "the same person" moved them, perhaps in steps."""
    now = {resident: resident for resident in residents}
    while True:
        steps = dict(_merging().filter(stood_under__in=set(now.values())).values_list("stood_under", "resident"))
        if not steps:
            return now
        now = {resident: steps.get(place, place) for resident, place in now.items()}


def merged_into(resident: int) -> set[int]:
    """The residents whose signals stand under this one by now, itself included."""
    found, newest = {resident}, {resident}
    while newest:
        newest = set(_merging().filter(resident__in=newest).values_list("stood_under", flat=True)) - found
        found |= newest
    return found


def _merging() -> "QuerySet[LinkReview]":
    return LinkReview.objects.in_force().filter(verdict=LinkReview.Verdict.SAME, is_signal_only=False)


def open_pairs(links: Sequence[Link]) -> list[Pair]:
    """The questions that are not answered yet, most probable first per link; those of whom someone was unsure too."""
    ids = [link.pk for link in links]
    candidates: dict[int, list[LinkCandidate]] = {}
    for candidate in LinkCandidate.objects.filter(link__in=ids).order_by("-score", "pk"):
        candidates.setdefault(candidate.link_id, []).append(candidate)
    answers: dict[int, list[LinkReview]] = {}
    for review in LinkReview.objects.in_force().filter(link__in=ids):
        answers.setdefault(review.link_id, []).append(review)
    named = {candidate.resident_id for rows in candidates.values() for candidate in rows}
    now = where_now(named | {review.resident_id for rows in answers.values() for review in rows})
    residents = Resident.objects.in_bulk(set(now.values()))
    return [
        Pair(candidate, link, residents[now[candidate.resident_id]], unsure)
        for link in links
        for candidate, unsure in _unanswered(link, candidates.get(link.pk, []), answers.get(link.pk, []), now)
    ]


def _unanswered(
    link: Link, candidates: list[LinkCandidate], answers: list[LinkReview], now: dict[int, int]
) -> Iterator[tuple[LinkCandidate, LinkReview | None]]:
    if any(review.verdict == LinkReview.Verdict.SAME for review in answers):
        return
    unsure = {now[review.resident_id]: review for review in answers if review.verdict == LinkReview.Verdict.UNSURE}
    seen = {now[review.resident_id] for review in answers if review.verdict == LinkReview.Verdict.OTHER}
    seen.add(link.resident_id)
    for candidate in candidates:
        if now[candidate.resident_id] not in seen:
            seen.add(now[candidate.resident_id])
            yield candidate, unsure.get(now[candidate.resident_id])


def next_pair(links: "QuerySet[Link]", *, of_unsure: bool = False) -> Pair | None:
    """The question to ask now, newest signal first; of those about which someone was unsure the oldest answer first."""
    if of_unsure:
        answers = LinkReview.objects.in_force().filter(verdict=LinkReview.Verdict.UNSURE, link__in=links)
        for review in answers.order_by("decided_at", "pk")[:_AT_ONCE]:
            for pair in open_pairs(list(links.filter(pk=review.link_id))):
                if pair.unsure == review:
                    return pair
        return None
    last: int | None = None
    while chunk := list((links.filter(pk__lt=last) if last else links).order_by("-pk")[:_AT_ONCE]):
        for pair in open_pairs(chunk):
            if pair.unsure is None:
                return pair
        last = chunk[-1].pk
    return None


def count_waiting(links: "QuerySet[Link]") -> Count:
    """How many questions nobody has answered."""
    answered = LinkReview.objects.in_force().filter(link=OuterRef("link"), resident=OuterRef("resident"))
    return count_up_to(LinkCandidate.objects.filter(~Exists(answered), link__in=links))


def count_unsure(links: "QuerySet[Link]") -> Count:
    """About how many questions someone said not to know."""
    return count_up_to(LinkReview.objects.in_force().filter(verdict=LinkReview.Verdict.UNSURE, link__in=links))
