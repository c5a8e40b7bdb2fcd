"""Forms of the own table: each cell of the matrix, and who does what in early signalling, with the reason."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.agreements.deployment import (
    MATRIX,
    NATIONAL,
    STATUTORY,
    Doer,
    EarlyTask,
    HelpRole,
    HelpTask,
    Phase,
    Place,
)
from samenspoor.domain.agreements.own_table import Cell, TaskTable
from samenspoor.foundation.accounts.changing import ChangeForm
from samenspoor.foundation.ui.formats import in_sentence

_CELLS: Mapping[str, Cell] = {f"{task}_{role}": (task, role) for task, role in NATIONAL}


class ReasonForm(ChangeForm):
    """Why the own table changes."""

    use_required_attribute = False

    reason = forms.CharField(
        label=_("Why?"),
        max_length=300,
        help_text=_("For example: decided with the partners on 3 March. Your partners read this table too."),
    )


class MatrixForm(ReasonForm):
    """What each cell says here."""

    field_order = (*_CELLS, "reason")

    def __init__(self, *arguments: Any, table: TaskTable, **named: Any) -> None:
        super().__init__(*arguments, **named)
        for name, cell in _CELLS.items():
            national = in_sentence(str(NATIONAL[cell].label))
            self.fields[name] = forms.ChoiceField(
                label=cell[1].label,
                choices=Place.choices,
                initial=table.places[cell],
                help_text=gettext("Nationally: %(place)s") % {"place": national},
            )

    @property
    def lines(self) -> Iterator[tuple[Phase, HelpTask, list[BoundField]]]:
        """Per task its phase and a field for each role."""
        for row in MATRIX:
            yield row.phase, row.task, [self[f"{row.task}_{role}"] for role in HelpRole]

    @property
    def places(self) -> dict[Cell, Place]:
        """What was filled in."""
        return {cell: Place(self.cleaned_data[name]) for name, cell in _CELLS.items()}


class DivisionForm(ReasonForm):
    """Who does each task; what is the statutory task itself offers professionals alone."""

    def __init__(self, *arguments: Any, table: TaskTable, **named: Any) -> None:
        super().__init__(*arguments, **named)
        for task in EarlyTask:
            doers = [Doer.MUNICIPALITY, Doer.SOCIAL_TEAM] if task in STATUTORY else list(Doer)
            self.fields[task.value] = forms.MultipleChoiceField(
                label=task.label,
                choices=[(doer.value, doer.label) for doer in doers],
                initial=[doer.value for doer in table.doers[task]],
                widget=forms.CheckboxSelectMultiple,
                error_messages={"required": _("Choose at least one: somebody has to do this.")},
            )

    @property
    def lines(self) -> list[BoundField]:
        """A field for each task."""
        return [self[task.value] for task in EarlyTask]

    @property
    def doers(self) -> dict[EarlyTask, list[Doer]]:
        """What was filled in."""
        return {task: [Doer(each) for each in self.cleaned_data[task.value]] for task in EarlyTask}
