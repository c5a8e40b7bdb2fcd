"""Which data travel with a request: what the processing or data agreement of each organisation names (S9).

Name and address, appointment and task are needed for any help. Language and way of meeting are left out for everyone
when one of those who are asked has no paper that names them; telephone and e-mail stay with the municipality when the
paper of whoever takes the request up does not name them.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from samenspoor.domain.agreements.authority import authority_of
from samenspoor.domain.agreements.models import DataCategory
from samenspoor.domain.trajectory.asked import Asked


@dataclass(frozen=True)
class LeftOut:
    """What the paper of one organisation does not name, of what was filled in."""

    party: int
    data: DataCategory

    @property
    def is_for_everyone(self) -> bool:
        """Whether nobody hears it: all who are asked read the same request."""
        return self.data == DataCategory.LANGUAGE


def left_out(municipality: int, asked: Asked, parties: Iterable[int], *, on: date) -> list[LeftOut]:
    """What of this request cannot travel to whom, for the sender to know beforehand."""
    authority = authority_of(municipality, reader=municipality)
    return [
        LeftOut(party, data)
        for party in parties
        for data in _filled_in(asked)
        if data not in authority.data_named(party, on=on)
    ]


def as_it_travels(asked: Asked, found: Sequence[LeftOut]) -> Asked:
    """The request without what cannot travel to all who are asked."""
    return replace(asked, languages=(), meetings=()) if any(each.is_for_everyone for each in found) else asked


def contact_as_it_travels(asked: Asked, found: Sequence[LeftOut], parties: Collection[int]) -> Asked:
    """The request without telephone and e-mail when no one of those who are asked would hear them."""
    unheard = {each.party for each in found if each.data == DataCategory.TELEPHONE}
    return replace(asked, telephone="", email="") if unheard == set(parties) else asked


def telephone_travels(municipality: int, party: int, *, on: date) -> bool:
    """Whether telephone numbers, and e-mail with them, may go along to one organisation."""
    return DataCategory.TELEPHONE in authority_of(municipality, reader=municipality).data_named(party, on=on)


def _filled_in(asked: Asked) -> list[DataCategory]:
    given = (
        (DataCategory.TELEPHONE, asked.telephone or asked.email),
        (DataCategory.LANGUAGE, speaks(asked.languages, asked.meetings)),
    )
    return [data for data, is_filled in given if is_filled]


def speaks(languages: Sequence[str], meetings: Sequence[str]) -> bool:
    """Whether a request says something of language and way of meeting."""
    # Dutch stands in every form by itself, and tells nothing.
    return bool(meetings) or list(languages) not in ([], ["nl"])
