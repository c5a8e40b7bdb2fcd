"""How a sender lays out its files, saved once by a person and recognised by the header from then on."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.intake.models.creditor import Creditor, Sender
from samenspoor.domain.intake.rows import NO_WORDS, YES_WORDS, AmountNotation, DateNotation, Notation
from samenspoor.foundation.audit.history import history
from samenspoor.foundation.organisations.owned import Owned, OwnedForeignKey


def yes_words() -> list[str]:
    return sorted(YES_WORDS)


def no_words() -> list[str]:
    return sorted(NO_WORDS)


@history()
class DeliveryProfile(Owned):
    """The layout of one sender's files: which of its columns is which of ours, and how it writes values."""

    creditor = OwnedForeignKey(Creditor, models.CASCADE, related_name="profiles", null=True, blank=True)
    sender = OwnedForeignKey(Sender, models.CASCADE, related_name="profiles", null=True, blank=True)
    name = models.CharField(_("name"), max_length=80)
    header = ArrayField(models.CharField(max_length=200), verbose_name=_("header line"))
    mapping = models.JSONField(_("own column to our column"))
    date_notation = models.CharField(
        _("dates"), max_length=10, choices=[(value.value, value.value) for value in DateNotation]
    )
    amount_notation = models.CharField(
        _("amounts"), max_length=10, choices=[(value.value, value.value) for value in AmountNotation]
    )
    yes_words = ArrayField(models.CharField(max_length=20), verbose_name=_("words for yes"), default=yes_words)
    no_words = ArrayField(models.CharField(max_length=20), verbose_name=_("words for no"), default=no_words)

    class Meta:
        verbose_name = _("saved layout")
        verbose_name_plural = _("saved layouts")
        constraints = (
            models.CheckConstraint(
                name="profile_of_a_creditor_or_a_loket",
                condition=models.Q(creditor__isnull=False, sender=None) | models.Q(creditor=None, sender__isnull=False),
            ),
            models.UniqueConstraint(
                fields=("organisation", "creditor", "sender", "header"),
                nulls_distinct=False,
                name="one_profile_per_sender_and_header",
            ),
        )

    @property
    def notation(self) -> Notation:
        """How values are written, for the reader of the rows."""
        return Notation(
            dates=DateNotation(self.date_notation),
            amounts=AmountNotation(self.amount_notation),
            yes=frozenset(self.yes_words),
            no=frozenset(self.no_words),
        )
