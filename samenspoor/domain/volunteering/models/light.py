"""Who is free at an organisation that keeps a system of its own: a number, and nothing that says who it is."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.agreements.deployment import HelpRole
from samenspoor.domain.trajectory.wishes import FreeTime
from samenspoor.foundation.organisations.closed_lists import several
from samenspoor.foundation.organisations.owned import Owned


class LightVolunteer(Owned):
    """One line of the newest list; the next list takes the place of all lines."""

    number = models.PositiveIntegerField(_("number"))
    roles = several(_("roles"), HelpRole)
    postcode_area = models.CharField(_("postcode area"), max_length=4, blank=True)
    free_times = several(_("when"), FreeTime)
    free_places = models.PositiveSmallIntegerField(_("free places"))
    papers_until = models.DateField(_("papers in order until"), null=True, blank=True)
    brought_at = models.DateTimeField(_("brought at"))
    brought_by = models.BigIntegerField(_("brought by"))

    class Meta:
        verbose_name = _("volunteer on a list without names")
        verbose_name_plural = _("volunteers on a list without names")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "number"), name="light_volunteer_once_by_number"),
            models.CheckConstraint(
                name="light_volunteer_has_at_most_20_places", condition=models.Q(free_places__lte=20)
            ),
        )
