"""Whether a volunteer may be asked for someone after acceptance, of which organisations, and in which words."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from samenspoor.domain.agreements.authority import Authority, after_acceptance, authority_of
from samenspoor.domain.agreements.deployment import PHASE_OF, HelpRole, HelpTask, Phase, Place
from samenspoor.domain.agreements.lacks import lacks_text
from samenspoor.domain.agreements.models import ChainPartner
from samenspoor.domain.agreements.rules import Lack
from samenspoor.domain.casework.models import DossierResident, UnsafeAddress
from samenspoor.domain.casework.outcomes import HELP_ACCEPTED
from samenspoor.domain.casework.states import PersonStatus
from samenspoor.domain.trajectory.models import HelpRequest
from samenspoor.domain.trajectory.states import InvitationStatus, RequestStatus
from samenspoor.foundation.organisations.models import Organisation

AFTER_ACCEPTANCE = (Phase.APPLICATION, Phase.DEBT_HELP, Phase.GUIDANCE, Phase.AFTERCARE)
# Where the resident is says the first of these; a dossier that was closed may be followed by years of debt help.
_PHASES = {
    PersonStatus.HELPED: (Phase.APPLICATION, Phase.DEBT_HELP),
    PersonStatus.ADMITTED: (Phase.DEBT_HELP, Phase.GUIDANCE),
    PersonStatus.CLOSED: (Phase.AFTERCARE, Phase.GUIDANCE, Phase.DEBT_HELP),
}
_AMOUNT = re.compile(r"(€|\beuro\b|\beur\b)\s*\d|\d[\d.,]*\s*(€|euro\b|eur\b)", re.IGNORECASE)


@dataclass(frozen=True)
class Candidate:
    """An organisation that could be asked in a phase; `why_not` is empty when its papers allow it."""

    party: int
    name: str
    why_not: str = ""
    helped_before: bool = False

    @property
    def label(self) -> str:
        """How it stands among those to choose from."""
        return _("%(name)s (helped this resident before)") % {"name": self.name} if self.helped_before else self.name


def phases_of(person: DossierResident) -> Sequence[Phase]:
    """In which phases a volunteer can be asked for someone, the likeliest first; none before help was accepted."""
    if person.status == PersonStatus.CLOSED and person.outcome not in HELP_ACCEPTED:
        return ()
    return _PHASES.get(PersonStatus(person.status), ())


def withheld(person: DossierResident) -> str:
    """Why no volunteer can be asked for this person; empty when one can (R9 without its reason, R10)."""
    if not phases_of(person):
        return _("A volunteer is asked for only after help was accepted.")
    if why := withheld_by_check(person):
        return why
    if UnsafeAddress.objects.filter(address=person.dossier.address_id, lifted_at=None).exists():
        return _("No volunteer goes to this address.")
    if HelpRequest.objects.running().filter(person=person).exists():
        return _("A volunteer has been asked for already.")
    return ""


def withheld_by_check(person: DossierResident) -> str:
    """What was looked up of this person and keeps volunteers away, for the dossier to say beforehand; or empty."""
    if person.looked_up and person.looked_up.holds_letters:
        return _("This person has died, or has perhaps. Look at the check in the BRP first.")
    return ""


def is_unsafe(organisation: int, *, postcode: str, house_number: int) -> bool:
    """Whether nobody goes to an address that was typed; any letter or addition of that number counts."""
    marks = UnsafeAddress.objects.filter(organisation=organisation, lifted_at=None)
    return marks.filter(address__postcode=postcode, address__house_number=house_number).exists()


def at_unsafe_addresses(organisation: Organisation) -> list[HelpRequest]:
    """What runs for people at an address where nobody goes since (R9)."""
    unsafe = UnsafeAddress.objects.filter(address=OuterRef("person__dossier__address"), lifted_at=None)
    return list(HelpRequest.objects.running().filter(Exists(unsafe), organisation=organisation).order_by("pk"))


def tasks_of(phase: Phase) -> list[HelpTask]:
    """What a volunteer helps with in a phase."""
    return [task for task in HelpTask if PHASE_OF[task] == phase]


def to_discuss(
    municipality: Organisation, tasks: Iterable[HelpTask], roles: Collection[HelpRole]
) -> list[tuple[HelpTask, HelpRole]]:
    """The combinations that the municipality's table marks ○: discuss them beforehand; they block nothing."""
    places = authority_of(municipality.pk, reader=municipality.pk).table.places
    return [(task, role) for task in tasks for role in roles if places[task, role] == Place.INFORMS]


def lacking(
    authority: Authority, *, party: int, phase: Phase, roles: Sequence[HelpRole], tasks: Sequence[HelpTask], on: date
) -> list[Lack]:
    """What lacks in the papers for these roles and tasks; empty when all of it may."""
    questions = [
        after_acceptance(phase, party=party, role=role, task=task, on=on)
        for role in roles or (None,)
        for task in tasks or (None,)
    ]
    return [lack for question in questions for lack in authority.answers(question).lacks]


def lacks_for(authority: Authority, request: HelpRequest, *, party: int, on: date) -> str:
    """Which papers lack for an organisation to take a request up; empty when none does."""
    roles, tasks = [HelpRole(role) for role in request.roles], [HelpTask(task) for task in request.tasks]
    return lacks_text(lacking(authority, party=party, phase=Phase(request.phase), roles=roles, tasks=tasks, on=on))


def why_not_taken_up(request: HelpRequest, *, party: int, on: date) -> str:
    """What in the papers stands in the way of taking it up, in a sentence; empty when nothing does."""
    why = lacks_for(authority_of(request.organisation_id, reader=party), request, party=party, on=on)
    return _("This cannot be taken up: %(why)s.") % {"why": why} if why else ""


def no_longer_able(requests: Iterable[HelpRequest], *, on: date) -> dict[int, dict[int, str]]:
    """Of each request that waits: who was asked and may not take it up any more, with the papers that lack.

    As the municipality reads it; the requests were read with their invitations.
    """
    waiting = [row for row in requests if row.status == RequestStatus.OPEN]
    authorities = {owner: authority_of(owner, reader=owner) for owner in {row.organisation_id for row in waiting}}
    found: dict[int, dict[int, str]] = {}
    for row in waiting:
        asked = [each.party for each in row.invitations.all() if each.status == InvitationStatus.ASKED]
        papers = authorities[row.organisation_id]
        whys = {party: lacks_for(papers, row, party=party, on=on) for party in asked}
        found[row.pk] = {party: why for party, why in whys.items() if why}
    return found


def candidates(municipality: Organisation, *, phase: Phase, on: date) -> list[Candidate]:
    """The volunteer organisations of the chain in this phase, those that may first, the others with the reason."""
    authority = authority_of(municipality.pk, reader=municipality.pk)
    partners = ChainPartner.objects.filter(
        organisation=municipality, participant__kind=Organisation.Kind.VOLUNTEER_ORGANISATION
    )
    found = []
    for partner in partners.order_by("name"):
        party = partner.participant_id or 0
        lacks = lacking(authority, party=party, phase=phase, roles=(), tasks=(), on=on)
        found.append(Candidate(party, partner.name, lacks_text(lacks)))
    return sorted(found, key=lambda each: bool(each.why_not))


def helped_first(found: Sequence[Candidate], person: DossierResident | None) -> list[Candidate]:
    """The same, marked and put first: whoever helped this resident before, as the municipality was told itself."""
    if person is None:
        return list(found)
    begun = ~Q(helper="") | Q(status=RequestStatus.STARTED)
    earlier = HelpRequest.objects.filter(begun, organisation=person.organisation_id, accepted_by__isnull=False)
    parties = set(earlier.filter(person__resident=person.resident_id).values_list("accepted_by", flat=True))
    marked = [replace(each, helped_before=each.party in parties) for each in found]
    return sorted(marked, key=lambda each: (bool(each.why_not), not each.helped_before))


def holds_amount(sentence: str) -> bool:
    """Whether an amount of money stands in a sentence."""
    return _AMOUNT.search(sentence) is not None


def unfit_words(question: str, *, creditors: Iterable[str], name: str, address: str) -> str:
    """Why a sentence cannot go to organisations that have not taken anything up yet; empty when it can."""
    if holds_amount(question):
        return _("Leave out amounts: every organisation that you ask reads this sentence.")
    for creditor in creditors:
        if re.search(rf"\b{re.escape(creditor)}\b", question, re.IGNORECASE):
            return _("Leave out “%(name)s”: who is owed does not go to a volunteer.") % {"name": creditor}
    # With its capital: `Groot` is a name, `groot` a word.
    for word in (*name.split(), *address.split()[:1]):
        plain = word.strip(".,")
        if len(plain) > 2 and plain[:1].isupper() and re.search(rf"\b{re.escape(plain)}\b", question):
            return _("Leave out “%(name)s”: only who takes the request up hears who it is.") % {"name": plain}
    return ""
