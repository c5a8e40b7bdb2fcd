"""Dossiers open and grow."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspoor.domain.casework import deadlines, judging, opening, rules
from samenspoor.domain.casework.models import DeadlineKind, WorkingAgreement
from samenspoor.domain.casework.states import FeedbackStatus, PersonStatus
from samenspoor.domain.intake.models import Delivery, SignalStatus
from samenspoor.domain.linkage.models import Link

CHUNK_SIGNALS = 10_000


@transaction.atomic
def open_dossiers(delivery: Delivery, *, shared_with: list[int], by: int, at: datetime) -> int:
    """Take up to 10,000 linked signals of a delivery up in dossiers and judge those again; returns how many signals.

    Zero means that the delivery is done. R1: one dossier per address and month, also when files come one by one.
    """
    received_on = timezone.localdate(delivery.delivered_at)
    values = _values(delivery.organisation_id, shared_with, at) | {
        "delivery": delivery.pk,
        # A file that waited for its columns or an attestation took that time from us, not from the resident.
        "received_on": received_on,
        "offer_due_on": deadlines.latest_offer(received_on, days=_agreement(delivery.organisation_id).offer_days),
    }
    with connection.cursor() as cursor:
        cursor.execute(opening.CLEAR)
        cursor.execute(opening.STAGE, values)
        taken = cursor.rowcount
        if not taken:
            return 0
        cursor.execute("ANALYZE casework_stage")
        for statement in (
            opening.SEPARATE,
            opening.PERSONS,
            opening.ROUNDS,
            opening.DOSSIERS,
            opening.HELD,
            opening.SIGNALS,
            opening.PEOPLE,
            opening.FEEDBACK_WITHDRAWN,
            opening.REOPENED,
            opening.OFFERS_DUE,
            opening.WAITING,
            opening.TAKEN_UP,
            opening.LINKS_SEEN,
            opening.RESIDENTS_SEEN,
            opening.ADDRESSES_SEEN,
            opening.CREDITORS,
            opening.TOUCHED,
        ):
            cursor.execute(statement, values)
        _judge_touched(cursor, values)
    return taken


@transaction.atomic
def reconsider_bundles(delivery: Delivery, *, shared_with: list[int], by: int, at: datetime) -> list[Delivery]:
    """Let signals that only a covenant keeps away go on where they come together; returns the deliveries they are of.

    Nobody rejects a bundle of several creditors but a person (R3).
    """
    values = _values(delivery.organisation_id, shared_with, at) | {
        "delivery": delivery.pk,
        "unfounded": SignalStatus.UNFOUNDED,
    }
    with connection.cursor() as cursor:
        cursor.execute(opening.CLEAR)
        cursor.execute(opening.STAGE_ASIDE, values)
        cursor.execute(opening.SEPARATE, values)
        cursor.execute(opening.BUNDLED, values)
        # Those of a run that was killed before it opened their dossiers too.
        cursor.execute(opening.RECONSIDERED, values)
        found = {number for (number,) in cursor.fetchall()}
    return list(Delivery.objects.filter(organisation=delivery.organisation_id, pk__in=found).order_by("pk"))


@transaction.atomic
def judge_again(dossiers: Collection[int], *, organisation: int, shared_with: list[int], by: int, at: datetime) -> None:
    """Judge dossiers again of which signals came or went, and those of later months that look back on them."""
    values = _values(organisation, shared_with, at) | {"dossiers": list(dossiers)}
    with connection.cursor() as cursor:
        cursor.execute(opening.CLEAR)
        cursor.execute(opening.STAGE_AGAIN, values)
        cursor.execute(opening.TOUCHED, values)
        _judge_touched(cursor, values)


def _values(organisation: int, shared_with: list[int], at: datetime) -> dict[str, Any]:
    today = timezone.localdate(at)
    return judging.values_of(judging.rules_in_force(organisation, today), today=today) | {
        "organisation": organisation,
        "shared_with": shared_with,
        "at": at,
        "limit": CHUNK_SIGNALS,
        "open": SignalStatus.OPEN,
        "taken_up": SignalStatus.TAKEN_UP,
        "in_review": Link.State.IN_REVIEW,
        "never_counted": [SignalStatus.UNFOUNDED.value, SignalStatus.NOT_A_RESIDENT.value],
        "look_back": f"{rules.LOOK_BACK_MONTHS} months",
        "unrelated": rules.UNRELATED_NAMES,
        "separated": _("Many people with different names live here."),
        "closing_day": _agreement(organisation).closing_day,
        "days_open": rules.DAYS_OPEN,
        "not_approached": PersonStatus.OPEN,
        "closed": PersonStatus.CLOSED,
        "ready": FeedbackStatus.READY,
        "withdrawn": FeedbackStatus.WITHDRAWN,
        "offer": DeadlineKind.OFFER,
        "crisis_offer_due_on": deadlines.latest_crisis_offer(today),
    }


def _agreement(organisation: int) -> WorkingAgreement:
    return WorkingAgreement.objects.filter(organisation=organisation).first() or WorkingAgreement()


def _judge_touched(cursor: Any, values: dict[str, Any]) -> None:
    cursor.execute("ANALYZE casework_touched")
    cursor.execute(opening.SUCCESSIVE, values)
    cursor.execute(opening.CRISIS_OFFERS_DUE, values)
    cursor.execute(opening.CRISIS_NEXT, values)
    cursor.execute(judging.JUDGED, values)
    cursor.execute(opening.RULES_SHARED, values)
    _make_findable(cursor, values)


def _make_findable(cursor: Any, values: dict[str, Any]) -> None:
    """Add the words under which the addresses and their people are searched."""
    cursor.execute(opening.DESCRIBED, values)
    found = ((address, rules.search_words(*texts)) for address, *texts in cursor.fetchall())
    _copy_words(cursor, found)
    cursor.execute(opening.WORDS, values)


def _copy_words(cursor: Any, found: Iterable[tuple[int, set[str]]]) -> None:
    cursor.execute(opening.STAGE_WORDS)
    with cursor.copy("COPY casework_words FROM STDIN") as copy:
        for address, words in found:
            for word in words:
                copy.write_row((address, word))
