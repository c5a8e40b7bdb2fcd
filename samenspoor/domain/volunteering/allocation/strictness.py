"""Checks that a division is strict: nobody more urgent could be helped in the place of somebody less urgent.

Whom a set of volunteers can help all at once forms a matroid, so it is enough to look for one exchange: a path along
which a request that is left over gets a volunteer, and at the end of which a place is free or somebody less urgent
loses theirs. All paths from one class are followed at once, the most urgent class first.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samenspoor.domain.volunteering.allocation.pairs import Numbers

Flags = NDArray[np.bool_]


@dataclass(frozen=True, kw_only=True)
class Places:
    """Of each volunteer: the organisation and how many are free before dividing; `rooms`: of each organisation."""

    whose: Numbers
    free: Numbers
    rooms: Numbers


def is_strict(urgencies: Numbers, requests: Numbers, volunteers: Numbers, chosen: Flags, places: Places) -> bool:
    """Answer for the chosen ones among these pairs, which are in the order of their requests."""
    return _Paths(urgencies, requests, volunteers, chosen, places).are_strict()


class _Paths:
    def __init__(
        self, urgencies: Numbers, requests: Numbers, volunteers: Numbers, chosen: Flags, places: Places
    ) -> None:
        self.urgencies, self.volunteers, self.places = urgencies, volunteers, places
        self.begins = np.searchsorted(requests, np.arange(len(urgencies) + 1))
        self.got = np.full(len(urgencies), -1, dtype=np.int64)
        self.got[requests[chosen]] = volunteers[chosen]
        used = np.bincount(volunteers[chosen], minlength=len(places.whose))
        self.has_place = used < places.free
        self.works = used > 0
        self.has_room = np.bincount(places.whose, used, len(places.rooms)) < places.rooms
        # Who was helped by whom, as ranges: the requests of a volunteer stand together.
        self.helped = np.flatnonzero(self.got >= 0)[np.argsort(self.got[self.got >= 0], kind="stable")]
        self.ranges = np.searchsorted(self.got[self.helped], np.arange(len(places.whose) + 1))
        self.seen_volunteers = np.zeros(len(places.whose), dtype=bool)
        self.seen_organisations = np.zeros(len(places.rooms), dtype=bool)

    def are_strict(self) -> bool:
        """Follow each class; what a more urgent one has seen holds for the next too."""
        left_over = self.got < 0
        for urgency in np.unique(self.urgencies[left_over]):
            reached = np.flatnonzero(left_over & (self.urgencies == urgency))
            while len(reached):
                volunteers = self._new_volunteers(reached)
                if self.has_room[self.places.whose[volunteers]][self.has_place[volunteers]].any():
                    return False
                reached = self.helped[_between(self.ranges, volunteers)]
                if (self.urgencies[reached] > urgency).any():
                    return False
        return True

    def _new_volunteers(self, requests: Numbers) -> Numbers:
        """Whom these requests could have; and who could make room in an organisation that gives no more."""
        found = np.unique(self.volunteers[_between(self.begins, requests)])
        found = found[~self.seen_volunteers[found]]
        self.seen_volunteers[found] = True
        full = np.unique(self.places.whose[found][self.has_place[found]])
        full = full[~self.seen_organisations[full]]
        self.seen_organisations[full] = True
        others = np.flatnonzero(np.isin(self.places.whose, full) & self.works & ~self.seen_volunteers)
        self.seen_volunteers[others] = True
        return np.concatenate([found, others])


def _between(begins: Numbers, which: Numbers) -> Numbers:
    """The places from `begins[n]` up to `begins[n + 1]`, of each of these n together."""
    lengths = begins[which + 1] - begins[which]
    ends = np.cumsum(lengths)
    return np.arange(lengths.sum()) + np.repeat(begins[which] - ends + lengths, lengths)
