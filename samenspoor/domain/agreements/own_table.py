"""Reads the own table of a municipality: what it varies, the national matrix and the first division for the rest."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from samenspoor.domain.agreements import rules
from samenspoor.domain.agreements.deployment import (
    FIRST_DIVISION,
    MATRIX,
    NATIONAL,
    PHASE_OF,
    Act,
    Doer,
    EarlyTask,
    HelpRole,
    HelpTask,
    Phase,
    Place,
)
from samenspoor.domain.agreements.models import LocalDivision, LocalPlace
from samenspoor.foundation.ui.formats import labels

Cell = tuple[HelpTask, HelpRole]


@dataclass(frozen=True)
class TaskTable:
    """Where volunteers help in a municipality, and who does what in early signalling."""

    places: Mapping[Cell, Place]
    doers: Mapping[EarlyTask, frozenset[Doer]]

    @property
    def varied(self) -> list[Cell]:
        """The cells that say something else than nationally."""
        return [cell for cell, place in self.places.items() if place != NATIONAL[cell]]

    @cached_property
    def left_out(self) -> rules.OwnTable:
        """The same as the authority asks it."""
        acts = {act.value for act in Act if Doer.VOLUNTEER not in self.doers[EarlyTask(act.value)]}
        return rules.OwnTable(frozenset(self._help_off()), frozenset(acts))

    def _help_off(self) -> Iterator[tuple[str, str | None, str | None]]:
        """Each cell that is out; with None where every task, every role or both of a phase are out."""
        roles: dict[str | None, list[HelpRole]] = {role: [role] for role in HelpRole} | {None: list(HelpRole)}
        for phase in set(PHASE_OF.values()):
            of_phase = [task for task in HelpTask if PHASE_OF[task] == phase]
            tasks: dict[str | None, list[HelpTask]] = {task: [task] for task in of_phase} | {None: of_phase}
            for task, some_tasks in tasks.items():
                for role, some_roles in roles.items():
                    if all(self.places[each, other] == Place.NOT for each in some_tasks for other in some_roles):
                        yield phase, task, role


NATIONAL_TABLE = TaskTable(NATIONAL, FIRST_DIVISION)
"""What a municipality has that varies nothing."""


def table_of(organisation: int) -> TaskTable:
    """The table of a municipality, as it stands for whoever acts: its partners read it too."""
    places = LocalPlace.objects.filter(organisation=organisation).order_by("task", "role", "-pk")
    divisions = LocalDivision.objects.filter(organisation=organisation).order_by("task", "-pk")
    varied = {(HelpTask(row.task), HelpRole(row.role)): Place(row.place) for row in places.distinct("task", "role")}
    divided = {EarlyTask(row.task): frozenset(map(Doer, row.doers)) for row in divisions.distinct("task")}
    return TaskTable({**NATIONAL, **varied}, {**FIRST_DIVISION, **divided})


class CellShown(NamedTuple):
    """One cell of the matrix beside what it says nationally."""

    role: HelpRole
    place: Place
    national: Place

    @property
    def is_varied(self) -> bool:
        """Whether the municipality says something else."""
        return self.place != self.national


def matrix_lines(table: TaskTable) -> list[tuple[Phase, HelpTask, list[CellShown]]]:
    """The matrix as it stands on a page: per task its phase and its cells."""
    return [(row.phase, row.task, [_shown(table, row.task, role) for role in HelpRole]) for row in MATRIX]


def _shown(table: TaskTable, task: HelpTask, role: HelpRole) -> CellShown:
    return CellShown(role, table.places[task, role], NATIONAL[task, role])


def division_lines(table: TaskTable) -> list[tuple[EarlyTask, list[tuple[Doer, bool]]]]:
    """Who does what in early signalling, as it stands on a page."""
    return [(task, [(doer, doer in table.doers[task]) for doer in Doer]) for task in EarlyTask]


@dataclass(frozen=True)
class Variation:
    """One choice of the past: in which place of the table, what it said before, and who changed it why."""

    what: str
    was: str
    now: str
    reason: str
    by: int
    at: datetime


def variations_of_matrix(organisation: int) -> list[Variation]:
    """Everything that was ever varied, the newest first; the first one replaced what counts nationally."""
    said: dict[Cell, Place] = dict(NATIONAL)
    found = []
    for row in LocalPlace.objects.filter(organisation=organisation).order_by("pk"):
        task, role, place = HelpTask(row.task), HelpRole(row.role), Place(row.place)
        what = f"{task.label} · {role.label}"
        was, said[task, role] = said[task, role], place
        found.append(Variation(what, str(was.label), str(place.label), row.reason, row.chosen_by, row.chosen_at))
    return found[::-1]


def variations_of_division(organisation: int) -> list[Variation]:
    """The same of who does what in early signalling."""
    said: dict[EarlyTask, frozenset[Doer]] = dict(FIRST_DIVISION)
    found = []
    for row in LocalDivision.objects.filter(organisation=organisation).order_by("pk"):
        task, doers = EarlyTask(row.task), frozenset(map(Doer, row.doers))
        was, said[task] = said[task], doers
        what, before, after = str(task.label), _named(was), _named(doers)
        found.append(Variation(what, before, after, row.reason, row.chosen_by, row.chosen_at))
    return found[::-1]


def _named(doers: Collection[Doer]) -> str:
    return labels([doer for doer in Doer if doer in doers], Doer)
