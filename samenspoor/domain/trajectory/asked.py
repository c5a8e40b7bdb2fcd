"""What the municipality asks a volunteer organisation, and whether it may go so: in these words, to these parties."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from samenspoor.domain.agreements.authority import authority_of
from samenspoor.domain.agreements.deployment import PHASE_OF, HelpRole, HelpTask, Phase
from samenspoor.domain.agreements.lacks import lacks_text
from samenspoor.domain.casework.models import DossierResident
from samenspoor.domain.intake.models import Creditor
from samenspoor.domain.trajectory.asking import candidates, lacking, unfit_words
from samenspoor.domain.trajectory.models import HandoverGround, HelpRequest, HelpRequestContact
from samenspoor.domain.trajectory.wishes import Urgency
from samenspoor.foundation.organisations.models import Organisation
from samenspoor.foundation.ui.agreed_days import why_not_agreed


class UnableToAsk(Exception):
    """A volunteer cannot be asked for so; the message says why."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is asked, of whom, and on which ground.

    All who are asked see it; only who takes it up sees `avoid`, `agreed_words`, telephone and e-mail.
    """

    phase: Phase
    roles: Sequence[HelpRole]
    tasks: Sequence[HelpTask]
    question: str
    ground: HandoverGround
    agreed_on: date | None = None
    agreed_words: str = ""
    parties: Sequence[int] = ()
    in_round: bool = False
    languages: Sequence[str] = ("nl",)
    free_times: Sequence[str] = ()
    meetings: Sequence[str] = ()
    wanted_knowledge: Sequence[str] = ()
    helper_wish: str = ""
    wished_party: int | None = None
    avoid: str = ""
    avoided_party: int | None = None
    urgency: Urgency = Urgency.ORDINARY
    suits: Sequence[str] = ()
    doubts: Sequence[str] = ()
    telephone: str = ""
    email: str = ""


@dataclass(frozen=True)
class Whose:
    """Who asks and where they live: what is shared with nobody before a request is taken up."""

    name: str
    address: str
    postcode: str


@dataclass(frozen=True, kw_only=True)
class Asker:
    """Someone at the counter of whom there is no dossier: name and address as they say them."""

    name: str
    street: str
    postcode: str
    house_number: int
    addition: str = ""
    town: str = ""

    @property
    def whose(self) -> Whose:
        """With the address on one line: `Dorpsstraat 12A, 8951 AB Waterveen`."""
        number = f"{self.street} {self.house_number}{self.addition}"
        address = f"{number}, {self.postcode[:4]} {self.postcode[4:]} {self.town}".strip()
        return Whose(self.name, address, self.postcode)


def whose(person: DossierResident) -> Whose:
    """The same of someone of a dossier."""
    address = person.dossier.address
    place = f"{address}, {address.postcode_apart} {address.town}".strip()
    return Whose(str(person.resident), place, address.postcode)


def drafted(asked: Asked, whose: Whose) -> HelpRequest:
    """The request as every organisation that is asked will see it; not stored."""
    has_agreed = asked.ground == HandoverGround.AGREEMENT
    return HelpRequest(
        phase=asked.phase,
        roles=list(asked.roles),
        tasks=list(asked.tasks),
        question=asked.question.strip(),
        languages=list(asked.languages),
        free_times=list(asked.free_times),
        meetings=list(asked.meetings),
        wanted_knowledge=list(asked.wanted_knowledge),
        helper_wish=asked.helper_wish,
        wished_party=asked.wished_party,
        urgency=asked.urgency,
        postcode_area=whose.postcode[:4],
        ground=asked.ground,
        agreed_on=asked.agreed_on if has_agreed else None,
        suits=list(asked.suits),
        doubts=list(asked.doubts),
        in_round=asked.in_round,
    )


def drafted_contact(asked: Asked, whose: Whose) -> HelpRequestContact:
    """Who asks, as the one organisation that takes it up will see it; not stored."""
    return HelpRequestContact(
        name=whose.name,
        address=whose.address,
        telephone=asked.telephone,
        email=asked.email,
        avoid=asked.avoid.strip(),
        avoided_party=asked.avoided_party,
        agreed_words=asked.agreed_words.strip() if asked.ground == HandoverGround.AGREEMENT else "",
    )


def parties_asked(organisation: Organisation, asked: Asked, whose: Whose, *, on: date) -> list[int]:
    """To whom it goes. Raises UnableToAsk with what is wrong in it."""
    _check_words(organisation, asked, whose, today=on)
    return _parties(organisation, asked, on)


def _check_words(organisation: Organisation, asked: Asked, whose: Whose, *, today: date) -> None:
    """What is asked and why it may travel, before anything of it is stored."""
    if not asked.roles or not asked.tasks:
        raise UnableToAsk(_("Choose at least one role and one task."))
    if any(PHASE_OF[task] != asked.phase for task in asked.tasks):
        raise UnableToAsk(_("This task does not belong to this phase."))
    if not asked.question.strip():
        raise UnableToAsk(_("Write down in one sentence what it is about."))
    creditors = Creditor.objects.filter(organisation=organisation).values_list("name", flat=True)
    if why := unfit_words(asked.question, creditors=creditors, name=whose.name, address=whose.address):
        raise UnableToAsk(why)
    if asked.ground == HandoverGround.AGREEMENT:
        if not (asked.agreed_on and asked.agreed_words.strip()):
            raise UnableToAsk(_("Write down on which day the resident agreed, and in which words."))
        if why := why_not_agreed(asked.agreed_on, today=today):
            raise UnableToAsk(why)


def _parties(organisation: Organisation, asked: Asked, today: date) -> list[int]:
    """Whom it goes to: the organisations that were chosen, or for the matchingsoverleg each whose papers allow it."""
    if asked.in_round == bool(asked.parties):
        raise UnableToAsk(_("Choose one or more organisations, or the matchingsoverleg."))
    authority = authority_of(organisation.pk, reader=organisation.pk)
    found = []
    for each in candidates(organisation, phase=asked.phase, on=today):
        if each.party == asked.avoided_party or not (asked.in_round or each.party in asked.parties):
            continue
        lacks = lacking(authority, party=each.party, phase=asked.phase, roles=asked.roles, tasks=asked.tasks, on=today)
        if not lacks:
            found.append(each.party)
        elif not asked.in_round:
            why = {"name": each.name, "why": lacks_text(lacks)}
            raise UnableToAsk(_("%(name)s may not do this: %(why)s.") % why)
    if not found or (not asked.in_round and set(found) != set(asked.parties)):
        nobody = _("No organisation may do this today. An adviser sees on the page Agreements what is missing.")
        raise UnableToAsk(nobody)
    return found
