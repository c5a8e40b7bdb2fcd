"""The secrecy statement that a volunteer signed: of which day, which text, and the paper itself when it was kept."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.volunteering.models.volunteer import Volunteer
from samenspoor.foundation.audit.history import history
from samenspoor.foundation.organisations.owned import OwnedForeignKey, SeenByPersons


@history()
class SecrecyStatement(SeenByPersons):
    """One signing; the newest stands in the file too, where every rule reads it. No person but the coordinator sees it.

    The signed PDF stands outside the web root, and goes with the volunteer's file.
    """

    volunteer = OwnedForeignKey(Volunteer, models.CASCADE, related_name="secrecy_statements")
    signed_on = models.DateField(_("signed on"))
    version = models.PositiveSmallIntegerField(_("version of the text"))
    noted_at = models.DateTimeField(_("noted at"))
    noted_by = models.BigIntegerField(_("noted by"))
    file = models.CharField(_("place of the file"), max_length=300, blank=True)
    size = models.PositiveIntegerField(_("size in bytes"), default=0)
    checksum = models.CharField(_("checksum"), max_length=64, blank=True)

    class Meta:
        verbose_name = _("secrecy statement of a volunteer")
        verbose_name_plural = _("secrecy statements of volunteers")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "volunteer", "signed_on"), name="one_secrecy_statement_a_day"
            ),
            models.CheckConstraint(
                name="signed_secrecy_file_is_whole",
                condition=models.Q(file="", size=0, checksum="")
                | ~models.Q(file="") & models.Q(size__gt=0) & ~models.Q(checksum=""),
            ),
        )
