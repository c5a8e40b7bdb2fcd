"""Creditors of a municipality, and the law under which each type may signal."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.foundation.audit.history import history
from samenspoor.foundation.organisations.owned import Owned, Shared


class CreditorType(models.TextChoices):
    """Signaalpartner of DDAS v1.2; the values are the texts of that standard."""

    TAX = "Belastingdienst", _("Tax authority")
    CAK_CONTRIBUTION = "CAK Eigen bijdrage", _("CAK own contribution")
    CAK_HEALTH = "CAK Zorgverzekeringen", _("CAK health insurance")
    ALLOWANCES = "Dienst Toeslagen", _("Allowances authority")
    DUO = "DUO", _("Student finance (DUO)")
    ENERGY = "Energie", _("Energy")
    RENT = "Huur", _("Rent")
    MORTGAGE = "Hypotheek", _("Mortgage")
    OTHER = "Overige", _("Other")
    WATER = "Water", _("Water")
    HEALTH = "Zorg", _("Health insurer")


class SignallingGroundQuerySet(models.QuerySet["SignallingGround"]):
    def for_municipality(self, creditor_type: str, *, municipality_code: str) -> "SignallingGroundQuerySet":
        """Grounds, of all periods, on which this type may signal to this municipality (R16)."""
        return self.filter(
            models.Q(municipality_codes=[]) | models.Q(municipality_codes__contains=[municipality_code]),
            creditor_type=creditor_type,
        )


class SignallingGround(models.Model):
    """A legal ground with its period; the same for every municipality and free of personal data."""

    creditor_type = models.CharField(_("type"), max_length=30, choices=CreditorType)
    legal_basis = models.CharField(_("legal basis"), max_length=200)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    municipality_codes = ArrayField(
        models.CharField(max_length=6), verbose_name=_("participating municipalities"), default=list, blank=True
    )
    minimum_cents = models.IntegerField(_("minimum amount in cents"), default=0)
    minimum_days = models.PositiveSmallIntegerField(_("minimum days in arrears"), null=True, blank=True)
    maximum_days = models.PositiveSmallIntegerField(_("maximum days in arrears"), null=True, blank=True)

    objects = SignallingGroundQuerySet.as_manager()

    class Meta:
        verbose_name = _("ground to signal")
        verbose_name_plural = _("grounds to signal")
        constraints = (
            models.UniqueConstraint(fields=("creditor_type", "starts_on"), name="one_ground_per_type_and_start"),
            models.CheckConstraint(
                name="ground_ends_after_start",
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
            ),
        )


@history()
class Creditor(Shared):
    """A party to which people owe fixed costs, as one municipality knows it, with what its covenant says.

    Whoever works for the municipality reads it, and changes nothing: a dossier names who signalled.
    """

    code = models.SlugField(_("code"), max_length=40)
    name = models.CharField(_("name"), max_length=120)
    type = models.CharField(_("type"), max_length=30, choices=CreditorType)
    responsible = models.BigIntegerField(_("person responsible"), null=True, blank=True)
    covenant = models.CharField(_("covenant"), max_length=200, blank=True)
    minimum_cents = models.PositiveIntegerField(_("minimum amount in the covenant, in cents"), default=0)
    minimum_days = models.PositiveSmallIntegerField(_("minimum days in arrears in the covenant"), null=True, blank=True)
    maximum_days = models.PositiveSmallIntegerField(_("maximum days in arrears in the covenant"), null=True, blank=True)
    attested_at = models.DateTimeField(_("responsible collection attested at"), null=True, blank=True)
    attested_by = models.BigIntegerField(_("attested by"), null=True, blank=True)

    class Meta:
        verbose_name = _("creditor")
        verbose_name_plural = _("creditors")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "code"), name="creditor_code_once"),
            models.CheckConstraint(
                name="attested_at_and_by_together",
                condition=models.Q(attested_at=None, attested_by=None)
                | models.Q(attested_at__isnull=False, attested_by__isnull=False),
            ),
            models.CheckConstraint(name="creditor_has_a_type", condition=~models.Q(type="")),
            models.CheckConstraint(
                name="limits_stand_in_a_covenant",
                condition=~models.Q(covenant="")
                | models.Q(minimum_cents=0, minimum_days__isnull=True, maximum_days__isnull=True),
            ),
            models.CheckConstraint(
                name="creditor_window_of_days_is_open",
                condition=models.Q(minimum_days=None)
                | models.Q(maximum_days=None)
                | models.Q(maximum_days__gte=models.F("minimum_days")),
            ),
        )

    def __str__(self) -> str:
        return self.name


@history()
class Sender(Owned):
    """A loket: delivers one file whose rows name the creditor. It attests nothing; each creditor does."""

    code = models.SlugField(_("code"), max_length=40)
    name = models.CharField(_("name"), max_length=120)

    class Meta:
        verbose_name = _("loket")
        verbose_name_plural = _("lokets")
        constraints = (models.UniqueConstraint(fields=("organisation", "code"), name="sender_code_once"),)

    def __str__(self) -> str:
        return self.name
