"""An address where nobody goes alone."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.linkage.models import Address
from samenspoor.foundation.audit.history import history
from samenspoor.foundation.organisations.owned import OwnedForeignKey, Shared


@history()
class UnsafeAddress(Shared):
    """Stops home visits and volunteers at an address (R9). It has an owner and a day of review, and shows no reason."""

    address = OwnedForeignKey(Address, models.CASCADE, related_name="unsafe_marks")
    marked_by = models.BigIntegerField(_("marked by"))
    marked_at = models.DateTimeField(_("marked at"))
    review_on = models.DateField(_("look again on"))
    lifted_at = models.DateTimeField(_("lifted at"), null=True, blank=True)
    lifted_by = models.BigIntegerField(_("lifted by"), null=True, blank=True)

    class Meta:
        verbose_name = _("unsafe address")
        verbose_name_plural = _("unsafe addresses")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "address"), name="address_marked_once", condition=models.Q(lifted_at=None)
            ),
            models.CheckConstraint(
                name="unsafe_lifted_at_and_by_together",
                condition=models.Q(lifted_at=None, lifted_by=None)
                | models.Q(lifted_at__isnull=False, lifted_by__isnull=False),
            ),
        )
