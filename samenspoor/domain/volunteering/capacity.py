"""How many volunteers there are and will be, per role and postcode area: exact for the organisation itself.

`published` is what a municipality gets: numbers under five are hidden, and sometimes one beside them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import Count, Q

from samenspoor.domain.agreements.authority import authority_of
from samenspoor.domain.agreements.deployment import HelpRole
from samenspoor.domain.agreements.models import AgreementRegister
from samenspoor.domain.agreements.rules import PaperKind
from samenspoor.domain.casework.small_cells import SMALLEST, hide_small
from samenspoor.domain.volunteering.files import File, files, policy_in
from samenspoor.domain.volunteering.models import LightVolunteer, Volunteer
from samenspoor.domain.volunteering.models.capacity import COUNTED
from samenspoor.domain.volunteering.rules import PersonalPaper
from samenspoor.domain.volunteering.states import OVER, VolunteerStatus
from samenspoor.foundation.organisations.models import Organisation

EVERYWHERE = EVERYBODY = ""
THREE_MONTHS, SIX_MONTHS = timedelta(days=91), timedelta(days=182)
_COMING = frozenset({VolunteerStatus.TRAINING, VolunteerStatus.PAUSED})


@dataclass(frozen=True)
class Capacity:
    """The numbers of one role in one area, by the names of COUNTED; None is hidden."""

    role: str
    postcode_area: str
    numbers: Mapping[str, int | None]


@dataclass(frozen=True, kw_only=True)
class _Someone:
    """What counting needs of one volunteer."""

    roles: Sequence[str]
    postcode_area: str
    status: str
    is_suspended: bool = False
    places: int = 0
    expected_on: date | None = None
    leaves_on: date | None = None
    waits_for_training: frozenset[str] = frozenset()

    def within(self, role: str) -> "_Someone":
        """This one as counted in a role, or among everybody: who lacks a training for it is in training until then.

        Among everybody that is who can begin in none of the own roles.
        """
        of = {role} if role else set(self.roles)
        if self.is_active and of and of <= self.waits_for_training:
            return replace(self, status=VolunteerStatus.TRAINING, expected_on=None)
        return self

    @property
    def is_active(self) -> bool:
        return self.status == VolunteerStatus.ACTIVE and not self.is_suspended

    @property
    def is_coming(self) -> bool:
        return self.status in _COMING and not self.is_suspended

    def is_active_on(self, day: date) -> bool:
        """Whether this one will be active, as far as days were announced."""
        if self.leaves_on and self.leaves_on <= day:
            return False
        return self.is_active or (self.is_coming and self.expected_on is not None and self.expected_on <= day)

    def counts(self, on: date) -> dict[str, int]:
        pauses = self.status == VolunteerStatus.PAUSED or (self.is_suspended and self.status == VolunteerStatus.ACTIVE)
        return {
            "active": int(self.is_active),
            "free_places": self.places if self.is_active else 0,
            "training": int(self.status == VolunteerStatus.TRAINING),
            "paused": int(pauses),
            "leaving": int(self.is_active and self.leaves_on is not None),
            "in_three_months": int(self.is_active_on(on + THREE_MONTHS)),
            "in_six_months": int(self.is_active_on(on + SIX_MONTHS)),
            "without_day": int((self.is_coming and self.expected_on is None) or (pauses and self.is_suspended)),
        }


def counted(organisation: Organisation, *, on: date) -> list[Capacity]:
    """The exact numbers, for the organisation alone; a fixed number of queries."""
    found: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for someone in (*_files(organisation, on), *_light(organisation, on)):
        for role in (EVERYBODY, *someone.roles):
            numbers = someone.within(role).counts(on)
            for area in {EVERYWHERE, someone.postcode_area}:
                found[role, area].update(numbers)
    return [
        Capacity(role, area, {name: numbers[name] for name in COUNTED})
        for (role, area), numbers in sorted(found.items(), key=lambda item: (_place(item[0][0]), item[0][1]))
    ]


def published(rows: Iterable[Capacity]) -> list[Capacity]:
    """The same for a municipality: within a role no hidden number can be found from the others."""
    by_role: defaultdict[str, list[Capacity]] = defaultdict(list)
    for row in rows:
        by_role[row.role].append(row)
    return [hidden for of_role in by_role.values() for hidden in _hidden(of_role)]


def _hidden(rows: Sequence[Capacity]) -> list[Capacity]:
    areas = [row for row in rows if row.postcode_area != EVERYWHERE]
    columns = {name: hide_small([row.numbers[name] for row in areas]) for name in COUNTED}
    shown = [
        Capacity(row.role, row.postcode_area, {name: columns[name][place] for name in COUNTED})
        for place, row in enumerate(areas)
    ]
    whole = [
        Capacity(row.role, EVERYWHERE, {name: _not_small(row.numbers[name]) for name in COUNTED})
        for row in rows
        if row.postcode_area == EVERYWHERE
    ]
    return whole + shown


def _not_small(number: int | None) -> int | None:
    return None if number is not None and 0 < number < SMALLEST else number


def _place(role: str) -> int:
    return list(HelpRole).index(HelpRole(role)) + 1 if role else 0


def _files(organisation: Organisation, on: date) -> list[_Someone]:
    running = Count("pairings", filter=~Q(pairings__status__in=OVER))
    rows = Volunteer.objects.filter(organisation=organisation).exclude(status=VolunteerStatus.LEFT)
    found = files(rows.with_trainings().annotate(carried=running).order_by(), policy_in(organisation.pk), on=on)
    return [
        _Someone(
            roles=row.roles,
            postcode_area=row.postcode_area,
            status=row.status,
            is_suspended=row.is_suspended,
            places=max(row.most_residents - getattr(row, "carried", 0), 0),
            expected_on=row.expected_on,
            leaves_on=row.leaves_on,
            waits_for_training=frozenset(role for role in row.roles if _lacks_training(file, role)),
        )
        for file in found
        for row in (file.volunteer,)
    ]


def _lacks_training(file: File, role: str) -> bool:
    return any(paper.paper == PersonalPaper.TRAINING for paper in file.lacking([role]))


def _light(organisation: Organisation, on: date) -> list[_Someone]:
    """Whoever stands on a list without names is active as long as the papers are in order."""
    rows = LightVolunteer.objects.without_file(organisation.pk).filter(papers_until__gte=on)
    return [
        _Someone(
            roles=row.roles,
            postcode_area=row.postcode_area,
            status=VolunteerStatus.ACTIVE,
            places=row.free_places,
        )
        for row in rows.order_by()
    ]


def municipalities_with_a_paper(party: int, *, on: date) -> list[int]:
    """The municipalities with which an organisation has an agreement to work together on a day.

    Numbers are new every day, so a transition period does not count.
    """
    owners = AgreementRegister.objects.order_by("organisation").values_list("organisation", flat=True)
    return [
        owner
        for owner in owners
        if any(
            paper.kind == PaperKind.COOPERATION and paper.gap(on) is None
            for paper in authority_of(owner, reader=party).of(party)
        )
    ]
