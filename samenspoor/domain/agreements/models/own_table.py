"""The municipality's own table: where it varies the national matrix, and who does what in early signalling.

Rows are added and never changed: the newest of a cell or task counts, the others are its history.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.agreements.deployment import STATUTORY, Doer, EarlyTask, HelpRole, HelpTask, Place
from samenspoor.foundation.organisations.closed_lists import several
from samenspoor.foundation.organisations.owned import Shared


class Chosen(Shared):
    """Who chose it, when and why."""

    reason = models.CharField(_("why"), max_length=300)
    chosen_at = models.DateTimeField(_("chosen at"))
    chosen_by = models.BigIntegerField(_("chosen by"))

    class Meta:
        abstract = True


class LocalPlace(Chosen):
    """What one cell of the matrix says in this municipality; the same as nationally takes a variation back."""

    task = models.CharField(_("task"), max_length=20, choices=HelpTask)
    role = models.CharField(_("role"), max_length=12, choices=HelpRole)
    place = models.CharField(_("here"), max_length=8, choices=Place)

    class Meta:
        verbose_name = _("local variation of the matrix")
        verbose_name_plural = _("local variations of the matrix")
        constraints = (models.CheckConstraint(name="local_place_has_a_reason", condition=~models.Q(reason="")),)
        indexes = (models.Index(fields=("organisation", "task", "role", "-id"), name="local_place_by_cell"),)


class LocalDivision(Chosen):
    """Who does one task of early signalling in this municipality (S30)."""

    task = models.CharField(_("task"), max_length=20, choices=EarlyTask)
    doers = several(_("who"), Doer)

    class Meta:
        verbose_name = _("local division of a task in early signalling")
        verbose_name_plural = _("local divisions of tasks in early signalling")
        constraints = (
            models.CheckConstraint(name="local_division_has_a_reason", condition=~models.Q(reason="")),
            models.CheckConstraint(
                name="statutory_tasks_are_never_a_volunteers",
                condition=~models.Q(task__in=[task.value for task in STATUTORY])
                | ~models.Q(doers__overlap=[Doer.VOLUNTEER.value, Doer.CREDITOR.value]),
            ),
        )
        indexes = (models.Index(fields=("organisation", "task", "-id"), name="local_division_by_task"),)
