"""The register on one page: per organisation which doors its papers open, and which lack."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from samenspoor.domain.agreements.authority import Authority
from samenspoor.domain.agreements.deployment import Act, Phase
from samenspoor.domain.agreements.models import ChainPartner
from samenspoor.domain.agreements.rules import Answer, Question


@dataclass(frozen=True)
class Door:
    """One thing that volunteers could do: an act before acceptance, or help in a phase after it."""

    answer: Answer


def doors(
    authority: Authority, partners: Sequence[ChainPartner], *, on: date
) -> tuple[list[str], list[tuple[ChainPartner, list[Door]]]]:
    """The headings, acts first and then phases, and per partner the door under each of them."""
    phases = [phase for phase in Phase if phase != Phase.EARLY_SIGNALLING]
    headings = [str(each.label) for each in (*Act, *phases)]
    lines = []
    for partner in partners:
        party = partner.participant_id or 0
        asked = [
            *(Question(party=party, phase=Phase.EARLY_SIGNALLING, act=act, on=on) for act in Act),
            *(Question(party=party, phase=phase, on=on) for phase in phases),
        ]
        lines.append((partner, [Door(authority.answers(question)) for question in asked]))
    return headings, lines
