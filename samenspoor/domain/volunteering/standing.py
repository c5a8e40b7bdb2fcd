"""Whether a pairing goes on: what stops it at once, and what lets it go on for a while (domain.md 7.4, expiry)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from samenspoor.domain.agreements.authority import Authority, after_acceptance, authority_of
from samenspoor.domain.agreements.deployment import Act, HelpTask
from samenspoor.domain.agreements.rules import Gap, Lack
from samenspoor.domain.volunteering.models import HelpedResident, Pairing
from samenspoor.domain.volunteering.states import PairingStatus, VolunteerStatus

ACTS_OF = {HelpTask.HELP_APPLYING: Act.GO_ALONG, HelpTask.GATHER_PAPERS: Act.GATHER}
"""The tasks that are a factual act for the municipality: a machtiging that names it and is withdrawn ends them."""


class Hold(StrEnum):
    """What makes a pairing stand still at once."""

    SECRECY = "secrecy"
    SUSPENDED = "suspended"
    INCIDENT = "incident"
    AWAY = "away"
    STOPPED = "stopped"
    UNSAFE = "unsafe"
    MACHTIGING = "machtiging"
    PAPER = "paper"


@dataclass(frozen=True)
class Standing:
    """How a pairing stands on a day: `holds` make it stand still; `lacks` are papers, `until` the end of what holds.

    `is_in_transition`: a paper has ended, and what runs goes on until that day.
    """

    holds: tuple[Hold, ...] = ()
    lacks: tuple[Lack, ...] = ()
    until: date | None = None
    is_in_transition: bool = False

    @property
    def stands_still(self) -> bool:
        """Whether nobody visits."""
        return bool(self.holds)


def standings(pairings: Iterable[Pairing], *, on: date) -> dict[int, Standing]:
    """How pairings stand that were read with resident and volunteer; asks the papers of each municipality once."""
    rows = list(pairings)
    authorities = authorities_of(pairing.resident for pairing in rows)
    return {each.pk: _standing(each, authorities.get(each.resident.municipality or 0), on) for each in rows}


def standing_of(pairing: Pairing, *, on: date) -> Standing:
    """How one pairing stands."""
    return standings([pairing], on=on)[pairing.pk]


def authorities_of(residents: Iterable[HelpedResident]) -> dict[int, Authority]:
    """The papers of each municipality that residents of one organisation came from, each read once."""
    readers = {each.municipality: each.organisation_id for each in residents if each.municipality is not None}
    return {owner: authority_of(owner, reader=reader) for owner, reader in readers.items()}


def lacks_for(resident: HelpedResident, authorities: Mapping[int, Authority], *, on: date) -> tuple[Lack, ...]:
    """What lacks before what a resident asks may begin; whoever came directly asks no paper."""
    if resident.municipality is None:
        return ()
    lacks, _until = _asked(authorities[resident.municipality], resident, resident.roles, resident.tasks, False, on)
    return lacks


def _standing(pairing: Pairing, authority: Authority | None, on: date) -> Standing:
    volunteer = pairing.volunteer
    is_running = pairing.status in {PairingStatus.ACTIVE, PairingStatus.PAUSED}
    holds = [
        hold
        for hold, is_so in (
            (Hold.SECRECY, volunteer.secrecy_signed_on is None),
            (Hold.SUSPENDED, volunteer.suspended_on is not None),
            (Hold.INCIDENT, pairing.incident_on is not None),
            (Hold.AWAY, volunteer.status != VolunteerStatus.ACTIVE),
            (Hold.STOPPED, pairing.resident.stop_heard_at is not None and not is_running),
            (Hold.UNSAFE, pairing.resident.is_unsafe),
        )
        if is_so
    ]
    if authority is None:
        return Standing(tuple(holds))
    asked = (pairing.resident, pairing.roles, pairing.tasks)
    lacks, until = _asked(authority, *asked, is_running, on)
    fresh, _until = _asked(authority, *asked, False, on) if is_running and not lacks else ((), None)
    # What the municipality leaves out of its own table since closes the door for what is new, and ends nothing.
    fresh = tuple(lack for lack in fresh if lack.gap != Gap.OWN_TABLE)
    if lacks:
        holds.append(Hold.PAPER)
    if _machtiging_is_withdrawn(authority, pairing, on):
        holds.append(Hold.MACHTIGING)
    return Standing(tuple(holds), lacks or fresh, until, bool(fresh))


def _asked(
    authority: Authority, resident: HelpedResident, roles: Iterable[str], tasks: Iterable[str], is_running: bool,
    on: date,
) -> tuple[tuple[Lack, ...], date | None]:  # fmt: skip
    questions = [
        after_acceptance(resident.phase, party=resident.organisation_id, role=role, task=task, on=on)
        for role in roles
        for task in tasks
    ]
    if is_running:
        # What had to travel has travelled.
        questions = [replace(question, is_running=True, data=frozenset()) for question in questions]
    answers = [authority.answers(question) for question in questions]
    lacks = tuple(dict.fromkeys(lack for answer in answers for lack in answer.lacks))
    return lacks, min((answer.until for answer in answers if answer.until), default=None)


def _machtiging_is_withdrawn(authority: Authority, pairing: Pairing, on: date) -> bool:
    acts = [ACTS_OF[HelpTask(task)] for task in pairing.tasks if task in ACTS_OF]
    return any(authority.is_withdrawn(pairing.organisation_id, act, on=on) for act in acts)
