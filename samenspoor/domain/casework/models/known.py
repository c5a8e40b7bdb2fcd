"""Who already has a helper: debt help's own list as hit or no hit, and the bewindvoerder."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.casework.models.person import DossierResident
from samenspoor.domain.linkage.models import Resident
from samenspoor.foundation.audit.history import history
from samenspoor.foundation.organisations.owned import Owned, OwnedForeignKey, Shared


class DebtHelpList(Owned):
    """One import of the monthly list of debt help: how many lines and how many hits. The lines are not kept."""

    imported_at = models.DateTimeField(_("imported at"))
    imported_by = models.BigIntegerField(_("imported by"))
    lines = models.PositiveIntegerField(_("lines"))
    hits = models.PositiveIntegerField(_("hits"))

    class Meta:
        verbose_name = _("list of debt help")
        verbose_name_plural = _("lists of debt help")


@history()
class KnownAtDebtHelp(Shared):
    """Debt help knows this person already: yes, and which consulent takes it up; nothing else (Wgs art. 8b)."""

    person = OwnedForeignKey(DossierResident, models.CASCADE, related_name="known_at_debt_help", db_index=False)
    consulent = models.CharField(_("consulent"), max_length=120, blank=True)
    noted_at = models.DateTimeField(_("noted at"))

    class Meta:
        verbose_name = _("known at debt help")
        verbose_name_plural = _("known at debt help")
        constraints = (models.UniqueConstraint(fields=("organisation", "person"), name="known_once"),)


@history()
class CourtAdministrator(Shared):
    """The bewindvoerder of a resident: name and number; post goes there too. Extends the resident, is no helper."""

    resident = OwnedForeignKey(Resident, models.CASCADE, related_name="court_administrators", db_index=False)
    name = models.CharField(_("name"), max_length=120)
    telephone = models.CharField(_("telephone"), max_length=20)
    entered_at = models.DateTimeField(_("entered at"))
    entered_by = models.BigIntegerField(_("entered by"))

    class Meta:
        verbose_name = _("bewindvoerder")
        verbose_name_plural = _("bewindvoerders")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "resident"), name="one_court_administrator_per_resident"),
        )
