"""The register on one page: per organisation which doors its papers open, and which papers lack."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from samenspoor.domain.agreements.authority import Authority, after_acceptance, before_acceptance
from samenspoor.domain.agreements.deployment import Act, Phase
from samenspoor.domain.agreements.models import ChainPartner
from samenspoor.domain.agreements.rules import Answer, Lack

DOORS: tuple[Act | Phase, ...] = (*Act, *(phase for phase in Phase if phase != Phase.EARLY_SIGNALLING))
"""Acts before acceptance, then help in each phase after it."""


@dataclass(frozen=True)
class PartnerDoors:
    """What one partner may do on a day: the answer behind each door of DOORS."""

    partner: ChainPartner
    answers: Sequence[Answer]

    @property
    def papers(self) -> list[int]:
        """The agreements under which doors are open, each once."""
        opened = (paper.number for answer in self.answers if answer.is_allowed for paper in answer.papers)
        return list(dict.fromkeys(opened))

    @property
    def lacks(self) -> Mapping[Lack, list[Act | Phase]]:
        """Each paper that lacks, with the doors that it keeps closed."""
        found: dict[Lack, list[Act | Phase]] = {}
        for door, answer in zip(DOORS, self.answers, strict=True):
            for lack in answer.lacks:
                found.setdefault(lack, []).append(door)
        return found


def doors_of(authority: Authority, partners: Sequence[ChainPartner], *, on: date) -> list[PartnerDoors]:
    """Try every door for every partner that takes part."""
    found = []
    for partner in partners:
        party = partner.participant_id or 0
        asked = (
            before_acceptance(door, party=party, on=on)
            if isinstance(door, Act)
            else after_acceptance(door, party=party, on=on)
            for door in DOORS
        )
        found.append(PartnerDoors(partner, [authority.answers(question) for question in asked]))
    return found
