"""A resident who came to one organisation directly goes to another that has a volunteer, with the resident's yes."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.foundation.organisations.owned import Shared


class ResidentHandOver(Shared):
    """The organisation's that the resident came to, shared with the one that takes over until it has.

    `details` are what travels; they go as soon as the other side has made its own resident of them.
    """

    resident_key = models.UUIDField(_("helped resident"))
    party = models.BigIntegerField(_("who takes over"))
    details = models.JSONField(_("what travels"), default=dict, blank=True)
    agreed_on = models.DateField(_("agreed on"))
    agreed_words = models.CharField(_("agreed, in the resident's words"), max_length=300)
    handed_at = models.DateTimeField(_("handed over at"))
    handed_by = models.BigIntegerField(_("handed over by"))
    received_at = models.DateTimeField(_("taken over at"), null=True, blank=True)

    class Meta:
        verbose_name = _("hand-over of a resident")
        verbose_name_plural = _("hand-overs of residents")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "resident_key"), name="resident_handed_over_once"),
            models.CheckConstraint(name="resident_agreed_in_words", condition=~models.Q(agreed_words="")),
        )
