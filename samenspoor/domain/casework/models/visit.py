"""Visits that someone planned for a day, in the order of the route; and where a postcode lies."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.casework.models.dossier import Dossier
from samenspoor.domain.casework.visit_states import VisitStatus
from samenspoor.foundation.audit.history import history
from samenspoor.foundation.organisations.owned import OwnedForeignKey, Shared


class PostcodePlace(models.Model):
    """Where a postcode lies, in degrees. Public reference data, the same for every organisation."""

    postcode = models.CharField(_("postcode"), max_length=6, unique=True)
    latitude = models.FloatField(_("latitude"))
    longitude = models.FloatField(_("longitude"))

    class Meta:
        verbose_name = _("place of a postcode")
        verbose_name_plural = _("places of postcodes")


class PlannedVisitQuerySet(models.QuerySet["PlannedVisit"]):
    def planned(self) -> "PlannedVisitQuerySet":
        """Visits that are still to be made, also of a day that has passed."""
        return self.filter(status=VisitStatus.PLANNED)

    def of_day(self, worker: int, day: date) -> "PlannedVisitQuerySet":
        """One person's visits of a day in order, without what was taken off the list."""
        return self.filter(worker=worker, day=day).exclude(status=VisitStatus.CANCELLED).order_by("place", "pk")


@history()
class PlannedVisit(Shared):
    """One dossier that someone goes to on a day."""

    Status = VisitStatus

    dossier = OwnedForeignKey(Dossier, models.CASCADE, related_name="planned_visits")
    day = models.DateField(_("day"))
    worker = models.BigIntegerField(_("who goes"))
    place = models.PositiveSmallIntegerField(_("place in the route"))
    status = models.CharField(_("status"), max_length=10, choices=VisitStatus, default=VisitStatus.PLANNED)
    planned_at = models.DateTimeField(_("planned at"))
    planned_by = models.BigIntegerField(_("planned by"))
    ended_at = models.DateTimeField(_("made at"), null=True, blank=True)
    ended_by = models.BigIntegerField(_("made by"), null=True, blank=True)

    objects = PlannedVisitQuerySet.as_manager()

    class Meta:
        verbose_name = _("planned visit")
        verbose_name_plural = _("planned visits")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "dossier"),
                condition=models.Q(status="planned"),
                name="one_visit_to_be_made_per_dossier",
            ),
            models.CheckConstraint(
                name="visit_ended_at_and_by_together",
                condition=models.Q(status__in=("planned", "cancelled"), ended_at=None, ended_by=None)
                | models.Q(status__in=("missed", "spoken"), ended_at__isnull=False, ended_by__isnull=False),
            ),
        )
        indexes = (models.Index(fields=("organisation", "worker", "day", "place"), name="visits_of_a_day"),)
