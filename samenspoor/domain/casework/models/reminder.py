"""What a colleague is reminded of on the morning of a working day: numbers, no names."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.foundation.organisations.owned import Owned


class Reminder(Owned):
    """How many dossiers of one colleague have a term that passed or is about to, as counted that morning."""

    worker = models.BigIntegerField(_("for whom"))
    day = models.DateField(_("day"))
    overdue = models.PositiveIntegerField(_("dossiers too late"))
    today = models.PositiveIntegerField(_("dossiers with a term that ends today"))
    soon = models.PositiveIntegerField(_("dossiers with a term that ends the next working day"))
    of_nobody = models.PositiveIntegerField(_("dossiers of nobody that are too late or nearly"))
    mailed_at = models.DateTimeField(_("sent by e-mail at"), null=True, blank=True)

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "worker", "day"), name="one_reminder_a_day"),
            models.CheckConstraint(
                name="reminder_of_something",
                condition=models.Q(overdue__gt=0)
                | models.Q(today__gt=0)
                | models.Q(soon__gt=0)
                | models.Q(of_nobody__gt=0),
            ),
        )
