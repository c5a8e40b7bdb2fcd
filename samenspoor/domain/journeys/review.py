"""An answer to "is this the same person?", given or taken back: the signals move, and the dossiers follow."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from samenspoor.domain.casework.actions.moving import move_signals
from samenspoor.domain.casework.leaks import Leak, leak_through
from samenspoor.domain.linkage.actions import reviewing
from samenspoor.domain.linkage.models import Link, LinkReview
from samenspoor.domain.linkage.pairs import Pair


@dataclass(frozen=True)
class TakenBack:
    """What taking an answer back led to: questions that are asked again, and what had gone out by mistake."""

    asked_again: int = 0
    leak: Leak | None = None


@transaction.atomic
def answer(pair: Pair, *, verdict: LinkReview.Verdict, by: int, at: datetime) -> LinkReview:
    """Record what a colleague says; "the same person" brings the signals and their dossiers together."""
    review = reviewing.give_answer(pair, verdict=verdict, by=by, at=at)
    signals = list(Link.objects.filter(pk__in=review.moved_links).values_list("signal", flat=True))
    move_signals(signals, to=review.resident, by=by, at=at)
    return review


@transaction.atomic
def take_back(review: LinkReview, *, by: int, at: datetime) -> TakenBack:
    """Undo an answer, also months later; says whether something went out while the signals stood together."""
    leak = leak_through(review, at=at)
    returned = reviewing.take_back(review, by=by, at=at)
    move_signals(returned.signals, to=review.stood_under, together_since=review.decided_at, by=by, at=at)
    return TakenBack(returned.asked_again, leak)
