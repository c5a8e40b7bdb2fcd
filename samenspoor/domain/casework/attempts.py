"""Which contact attempts count for one person: the one rule that the next step, letters and proposals go by."""

from datetime import timedelta

from samenspoor.domain.casework.models import (
    ContactAttempt,
    ContactKind,
    ContactResult,
    Dossier,
    DossierResident,
)

TAKEN_BACK_WITHIN = timedelta(minutes=30)
"""So long one tap can be taken back where it was made."""
OFFERING = frozenset(set(ContactKind) - {ContactKind.ADMINISTRATIVE, ContactKind.UNKNOWN})


def attempts_for(dossier: Dossier, part: DossierResident) -> list[ContactAttempt]:
    """What was tried for this person, by name or for everyone at the address, since their part was opened.

    What came back undeliverable, or was administration only, reached nobody and counts for nothing. The dossier was
    read `for_list`.
    """
    return [
        attempt
        for attempt in dossier.contact_attempts.all()
        if attempt.kind in OFFERING
        and attempt.result != ContactResult.RETURNED
        and attempt.resident_id in (None, part.resident_id)
        and (part.reopened_at is None or attempt.recorded_at >= part.reopened_at)
    ]


def times_tried(dossier: Dossier, part: DossierResident) -> int:
    """How often: a visit and the card that was left in the same part of a day are one time."""
    return len({(attempt.on, attempt.daypart) for attempt in attempts_for(dossier, part)})
