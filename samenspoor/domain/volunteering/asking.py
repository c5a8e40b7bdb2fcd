"""Whether a volunteer may be asked for someone before acceptance: nobody was spoken to, it is safe, papers allow it."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from samenspoor.domain.agreements.authority import authority_of, before_acceptance
from samenspoor.domain.agreements.deployment import Act
from samenspoor.domain.agreements.rules import Answer
from samenspoor.domain.casework.lookup import Finding
from samenspoor.domain.casework.models import DossierResident, UnsafeAddress
from samenspoor.domain.casework.states import CheckStatus, PersonStatus
from samenspoor.domain.volunteering.models import VisitOrder

NOT_REACHED = frozenset({PersonStatus.OPEN, PersonStatus.APPROACHED})


def withheld(person: DossierResident) -> str:
    """Why no volunteer is sent to this person; empty when one may go."""
    if person.status not in NOT_REACHED:
        return _("Volunteers go by only before someone was spoken to.")
    if why := withheld_by_check(person):
        return why
    if UnsafeAddress.objects.filter(address=person.dossier.address_id, lifted_at=None).exists():
        return _("No volunteer goes to this address.")
    if VisitOrder.objects.open().filter(person=person).exists():
        return _("A volunteer has been asked already.")
    return ""


def withheld_by_check(person: DossierResident) -> str:
    """What was looked up of this person and keeps volunteers away, for the dossier to say beforehand; or empty."""
    check = person.looked_up
    if check and check.holds_letters:
        return _("This person has died, or has perhaps. Look at the check in the BRP first.")
    if check and check.status == CheckStatus.PROPOSED:
        return _("The check in the BRP waits for a person. Decide on it first.")
    if check and check.finding == Finding.LIVES_ELSEWHERE:
        return _("This person lives in another municipality according to the BRP.")
    return ""


def answers(municipality: int, party: int, acts: Sequence[Act], *, reader: int, on: date) -> list[tuple[Act, Answer]]:
    """What the papers say of each act before acceptance."""
    authority = authority_of(municipality, reader=reader)
    return [(act, authority.answers(before_acceptance(act, party=party, on=on))) for act in acts]
