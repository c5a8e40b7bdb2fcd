"""A possible data breach: what happened in numbers and classes, without a name, and what was done about it."""

from datetime import datetime, timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.casework.breach_states import CLOCK_RUNS, BreachStatus
from samenspoor.foundation.audit.history import history
from samenspoor.foundation.organisations.owned import Owned, OwnedForeignKey

TIME_TO_NOTIFY = timedelta(hours=72)
"""From the moment the municipality knows; weekends count (AVG art. 33(1))."""


class DataClass(models.TextChoices):
    """What kind of data someone may have seen (AVG art. 33(3)(a))."""

    CONTACT = "contact", _("Name and address, telephone, e-mail")
    BIRTH_DATE = "birth_date", _("Birth date")
    ARREARS = "arrears", _("Arrears: which creditor and how much")
    SIGNALLED = "signalled", _("That the municipality offers someone help")
    HELP = "help", _("Whether help was accepted")
    BSN = "bsn", _("BSN")


class DataBreachQuerySet(models.QuerySet["DataBreach"]):
    def open(self) -> "DataBreachQuerySet":
        """Those about which something must still be done."""
        return self.exclude(status=BreachStatus.CLOSED)

    def on_the_clock(self) -> "DataBreachQuerySet":
        """Those of which nobody has decided yet whether the AP is told."""
        return self.filter(status__in=CLOCK_RUNS)


@history()
class DataBreach(Owned):
    """The municipality's own: an executing party reports to it, and only it tells the AP. Kept as AVG art. 33(5) asks.

    The number of the dossier is a plain number, so that the register stays when the dossier is destroyed.
    """

    status = models.CharField(_("status"), max_length=12, choices=BreachStatus, default=BreachStatus.REPORTED)
    dossier_number = models.BigIntegerField(_("dossier"), null=True, blank=True)
    what_happened = models.TextField(_("what happened"), max_length=2000)
    data_classes = ArrayField(models.CharField(max_length=10, choices=DataClass), verbose_name=_("which data"))
    people_count = models.PositiveIntegerField(_("how many people"))
    since = models.DateField(_("since when"))
    discovered_at = models.DateTimeField(_("discovered at"))
    measures = models.TextField(_("what was done at once"), max_length=2000, blank=True)
    reported_at = models.DateTimeField(_("reported at"))
    reported_by = models.BigIntegerField(_("reported by"))

    objects = DataBreachQuerySet.as_manager()

    class Meta:
        verbose_name = _("data breach")
        verbose_name_plural = _("data breaches")
        constraints = (
            models.CheckConstraint(name="breach_concerns_someone", condition=models.Q(people_count__gt=0)),
            models.CheckConstraint(name="breach_says_which_data", condition=models.Q(data_classes__len__gt=0)),
            models.CheckConstraint(
                name="breach_discovered_before_reported",
                condition=models.Q(discovered_at__lte=models.F("reported_at")),
            ),
        )
        indexes = (models.Index(fields=("organisation", "-discovered_at"), name="breach_by_discovery"),)

    @property
    def notify_by(self) -> datetime:
        """Until when the AP can be told in time."""
        return self.discovered_at + TIME_TO_NOTIFY

    @property
    def is_on_the_clock(self) -> bool:
        """Whether it is still open if the AP is told."""
        return self.status in CLOCK_RUNS

    @property
    def data_labels(self) -> list[str]:
        """The kinds of data in words."""
        return [str(DataClass(value).label) for value in self.data_classes]


class DataBreachStep(Owned):
    """One step: who set which status, when and why. Only added to."""

    breach = OwnedForeignKey(DataBreach, models.CASCADE, related_name="steps")
    status = models.CharField(_("status"), max_length=12, choices=BreachStatus)
    note = models.TextField(_("why, or how"), max_length=2000, blank=True)
    made_at = models.DateTimeField(_("made at"))
    made_by = models.BigIntegerField(_("made by"))

    class Meta:
        verbose_name = _("step of a data breach")
        verbose_name_plural = _("steps of a data breach")
        constraints = (
            models.CheckConstraint(
                name="breach_decision_has_its_reason",
                condition=models.Q(status__in=("reported", "closed")) | ~models.Q(note=""),
            ),
        )
