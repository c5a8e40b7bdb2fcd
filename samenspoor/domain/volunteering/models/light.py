"""Who is free at an organisation that keeps a system of its own: a number, and nothing that says who it is."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.agreements.deployment import HelpRole
from samenspoor.domain.trajectory.wishes import FreeTime
from samenspoor.domain.volunteering.models.volunteer import Volunteer
from samenspoor.foundation.organisations.closed_lists import several
from samenspoor.foundation.organisations.owned import Owned


class LightVolunteerQuerySet(models.QuerySet["LightVolunteer"]):
    def without_file(self, organisation: int) -> "LightVolunteerQuerySet":
        """Those of an organisation for whom no file was begun under the same number."""
        known = Volunteer.objects.filter(organisation=organisation)
        return self.filter(organisation=organisation).exclude(number__in=known.values("number"))


def number_of_list(number: int) -> str:
    """What somebody on a list without names is called."""
    return gettext("Number %(number)d") % {"number": number}


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

    objects = LightVolunteerQuerySet.as_manager()

    class Meta:
        verbose_name = _("volunteer on a list without names")
        verbose_name_plural = _("volunteers on a list without names")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "number"), name="light_volunteer_once_by_number"),
            models.CheckConstraint(
                name="light_volunteer_has_at_most_20_places", condition=models.Q(free_places__lte=20)
            ),
        )

    def __str__(self) -> str:
        return number_of_list(self.number)
