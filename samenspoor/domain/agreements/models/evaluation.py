"""Both sides look back on an agreement: what one of them wrote down about it, and that both were told of the day."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.agreements.models.agreement import Agreement
from samenspoor.foundation.organisations.owned import OwnedForeignKey, Shared


class Evaluation(Shared):
    """An evaluation that was held, for the planned day that it stands for.

    It belongs to the side that wrote it down, and the other side reads it; so it knows the agreement by number.
    """

    agreement_number = models.BigIntegerField(_("agreement"))
    planned_on = models.DateField(_("planned on"))
    held_on = models.DateField(_("held on"))
    goes_well = models.CharField(_("what goes well"), max_length=600)
    changes = models.CharField(_("what changes"), max_length=600)
    recorded_at = models.DateTimeField(_("written down at"))
    recorded_by = models.BigIntegerField(_("written down by"))

    class Meta:
        verbose_name = _("evaluation of an agreement")
        verbose_name_plural = _("evaluations of agreements")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "agreement_number", "held_on"), name="evaluation_once_a_day_by_each_side"
            ),
            models.CheckConstraint(
                name="evaluation_says_something", condition=~models.Q(goes_well="") & ~models.Q(changes="")
            ),
        )


class EvaluationWarning(Shared):
    """Both sides were told of a planned evaluation, so many days before; 0 when it passed without being held."""

    agreement = OwnedForeignKey(Agreement, models.CASCADE, related_name="evaluation_warnings")
    planned_on = models.DateField(_("planned on"))
    days = models.PositiveSmallIntegerField(_("days before"))
    warned_at = models.DateTimeField(_("warned at"))

    class Meta:
        verbose_name = _("warning of an evaluation")
        verbose_name_plural = _("warnings of evaluations")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "agreement", "planned_on", "days"), name="one_evaluation_warning_each"
            ),
        )
