"""What the municipality tells an organisation after a volunteer reported: words of the agreement's closed list (S6)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.agreements.models import ReportToPartner
from samenspoor.domain.volunteering.models.order import VisitOrder
from samenspoor.foundation.audit.history import history
from samenspoor.foundation.organisations.owned import OwnedForeignKey, Shared


class ToldBack(models.TextChoices):
    """What may be told of a person at all; by whom goes along with the first."""

    PICKED_UP = ReportToPartner.PICKED_UP.value, _("Picked up")
    CLOSED = ReportToPartner.CLOSED.value, _("Closed at the municipality")


@history()
class WordBack(Shared):
    """The municipality's, shared with the organisation whose volunteer went: that somebody picked it up, or it ended.

    The mirror of HelpReport. Nothing of the resident or of what was agreed is in it; `colleague` only where the
    agreement names by whom.
    """

    order = OwnedForeignKey(VisitOrder, models.CASCADE, related_name="words_back")
    word = models.CharField(_("what"), max_length=10, choices=ToldBack)
    colleague = models.CharField(_("by whom"), max_length=120, blank=True)
    told_at = models.DateTimeField(_("told at"))

    class Meta:
        verbose_name = _("word back on a visit order")
        verbose_name_plural = _("words back on visit orders")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "order", "word"), name="word_back_once_per_order"),
        )
