"""The code on a card or letter, with which a resident says at the counter or on the phone which dossier it is about."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.casework.models.dossier import Dossier
from samenspoor.foundation.organisations.owned import OwnedForeignKey, Shared


class ReferenceCodeQuerySet(models.QuerySet["ReferenceCode"]):
    def in_force_on(self, day: date) -> "ReferenceCodeQuerySet":
        """Codes that still lead somewhere."""
        return self.filter(expires_on__gte=day)


class ReferenceCode(Shared):
    """Drawn at random and worth nothing without a colleague who looks it up; it opens no page of the resident."""

    dossier = OwnedForeignKey(Dossier, models.CASCADE, related_name="reference_codes")
    code = models.CharField(_("code"), max_length=8)
    made_at = models.DateTimeField(_("made at"))
    expires_on = models.DateField(_("until"))

    objects = ReferenceCodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("code of a dossier")
        verbose_name_plural = _("codes of dossiers")
        constraints = (models.UniqueConstraint(fields=("organisation", "code"), name="code_leads_to_one_dossier"),)
