"""The arrears signal, as delivered."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.intake.models.creditor import Creditor
from samenspoor.domain.intake.models.delivery import Delivery
from samenspoor.domain.intake.states import SignalStatus
from samenspoor.foundation.organisations.owned import OwnedForeignKey


class ArrearsSignal(models.Model):
    """One creditor's message that someone is in arrears. What was delivered never changes; only the status does."""

    # A plain number here and no own constraint: the key to the delivery already ties the row to its owner.
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    shared_with = ArrayField(models.BigIntegerField(), default=list, db_default=[], blank=True)
    delivery = OwnedForeignKey(Delivery, models.PROTECT, related_name="signals")
    creditor = OwnedForeignKey(Creditor, models.PROTECT, related_name="signals", db_index=False)
    line = models.PositiveIntegerField(_("line"))
    reference = models.CharField(_("reference"), max_length=200)
    fingerprint = models.BinaryField(_("fingerprint of all that was delivered"), max_length=16)
    customer_number = models.CharField(_("customer number"), max_length=200, blank=True)
    surname = models.CharField(_("surname"), max_length=200, blank=True)
    prefix = models.CharField(_("prefix"), max_length=200, blank=True)
    initials = models.CharField(_("initials"), max_length=200, blank=True)
    business_name = models.CharField(_("business name"), max_length=200, blank=True)
    birth_date = models.DateField(_("birth date"), null=True, blank=True)
    street = models.CharField(_("street"), max_length=200, blank=True)
    house_number = models.CharField(_("house number"), max_length=200)
    house_addition = models.CharField(_("addition"), max_length=200, blank=True)
    postcode = models.CharField(_("postcode"), max_length=6)
    town = models.CharField(_("town"), max_length=200, blank=True)
    phone = models.CharField(_("telephone"), max_length=20, blank=True)
    email = models.CharField(_("e-mail"), max_length=200, blank=True)
    amount_cents = models.IntegerField(_("amount in cents"))
    arisen_on = models.DateField(_("in arrears since"))
    signalled_on = models.DateField(_("signalled on"))
    is_end_of_supply = models.BooleanField(_("end of supply"))
    is_warm_handover = models.BooleanField(_("warm hand-over"))
    crisis_kind = models.CharField(_("kind of crisis"), max_length=12, blank=True)
    crisis_on = models.DateField(_("date of the crisis"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=60, choices=SignalStatus, default=SignalStatus.OPEN)
    is_outside_covenant = models.BooleanField(
        _("outside the covenant"),
        default=False,
        db_default=False,
        help_text=_("Only the covenant makes it unfounded; with a signal of another creditor a person decides."),
    )

    class Meta:
        verbose_name = _("arrears signal")
        verbose_name_plural = _("arrears signals")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "creditor", "reference", "fingerprint"), name="signal_stored_once"
            ),
            models.CheckConstraint(name="signal_amount_positive", condition=models.Q(amount_cents__gt=0)),
            models.CheckConstraint(
                name="signal_names_someone", condition=~models.Q(surname="") | ~models.Q(business_name="")
            ),
        )
        indexes = (
            models.Index(
                fields=("organisation", "creditor", "customer_number", "arisen_on"), name="signal_by_customer_number"
            ),
            models.Index(
                fields=("organisation", "delivery"),
                name="signal_outside_covenant",
                condition=models.Q(is_outside_covenant=True),
            ),
        )
