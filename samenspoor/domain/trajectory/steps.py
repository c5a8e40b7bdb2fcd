"""What casework does not know of the next step: whoever was admitted is handed over, and debt help confirms."""

from collections.abc import Iterable
from enum import StrEnum

from django.utils.translation import gettext as _

from samenspoor.domain.casework.models import DossierResident
from samenspoor.domain.casework.outcomes import HELP_ACCEPTED
from samenspoor.domain.casework.states import PersonStatus
from samenspoor.domain.trajectory.models import Handover
from samenspoor.domain.trajectory.states import HandoverStatus


class HandoverStep(StrEnum):
    """What there is to do before someone who was admitted can be closed."""

    HAND_OVER = "hand_over"
    AWAIT = "await"


def withheld(person: DossierResident) -> str:
    """Why this person cannot be handed over; empty when that may (R10: only after help was accepted, and admission)."""
    is_admitted = any(offer.admitted_on for offer in person.help_offers.all())
    went_on = person.status == PersonStatus.ADMITTED or (
        person.status == PersonStatus.CLOSED and person.outcome in HELP_ACCEPTED
    )
    if not (is_admitted and went_on):
        return _("Only who has been admitted to debt help is handed over. Perhaps the acceptance was taken back.")
    check = person.looked_up
    if check and check.holds_letters:
        return _("This person has died, or has perhaps. Look at the check in the BRP first.")
    return ""


def handover_steps(parts: Iterable[DossierResident], handovers: Iterable[Handover]) -> dict[int, HandoverStep]:
    """Per person of a dossier what there is to do for the hand-over; nobody for whom there is nothing."""
    standing = {row.person_id: row for row in handovers if row.status != HandoverStatus.WITHDRAWN}
    steps = {}
    for part in parts:
        found = standing.get(part.pk)
        if found and found.status == HandoverStatus.MADE:
            steps[part.pk] = HandoverStep.AWAIT
        elif not found and not withheld(part):
            steps[part.pk] = HandoverStep.HAND_OVER
    return steps
