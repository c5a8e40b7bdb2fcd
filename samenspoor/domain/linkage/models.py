"""Addresses and residents as the signals show them, and the link of each signal to both."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.intake.models import ArrearsSignal
from samenspoor.domain.linkage.readable import full_name, tidy
from samenspoor.foundation.audit.history import history
from samenspoor.foundation.organisations.owned import OwnedForeignKey, Shared


class Address(Shared):
    """A place with one spelling, however creditors write it. Its number never changes."""

    street = models.CharField(_("street"), max_length=200, blank=True)
    postcode = models.CharField(_("postcode"), max_length=6)
    house_number = models.PositiveIntegerField(_("house number"))
    house_letter = models.CharField(_("house letter"), max_length=1, blank=True)
    house_addition = models.CharField(_("addition"), max_length=20, blank=True)
    town = models.CharField(_("town"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("address")
        verbose_name_plural = _("addresses")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "postcode", "house_number", "house_letter", "house_addition"),
                name="address_spelt_once",
            ),
        )

    def __str__(self) -> str:
        return f"{tidy(self.street)} {self.number}".strip()

    @property
    def postcode_apart(self) -> str:
        """The postcode as people write it: `8951 AB`."""
        return f"{self.postcode[:4]} {self.postcode[4:]}"

    @property
    def number(self) -> str:
        """House number as it stands on the door: `12A-2`."""
        return f"{self.house_number}{self.house_letter}" + (f"-{self.house_addition}" if self.house_addition else "")


@history()
class Resident(Shared):
    """A person in arrears as the signals describe them; the number never changes when the next file comes."""

    surname = models.CharField(_("surname"), max_length=200, blank=True)
    prefix = models.CharField(_("prefix"), max_length=200, blank=True)
    initials = models.CharField(_("initials"), max_length=200, blank=True)
    business_name = models.CharField(_("business name"), max_length=200, blank=True)
    birth_date = models.DateField(_("birth date"), null=True, blank=True)

    class Meta:
        verbose_name = _("resident")
        verbose_name_plural = _("residents")

    def __str__(self) -> str:
        if not self.surname:
            return self.business_name
        return full_name(initials=self.initials, prefix=self.prefix, surname=self.surname)


@history()
class Link(Shared):
    """To which address and resident a signal belongs, who decided that and why."""

    class State(models.TextChoices):
        CERTAIN = "certain", _("Certain")
        BY_PERSON = "by person", _("Decided by a person")
        IN_REVIEW = "in review", _("Waits for a person")
        SINGLE = "single", _("Nobody known yet")

    signal = OwnedForeignKey(ArrearsSignal, models.CASCADE, related_name="links", db_index=False)
    address = OwnedForeignKey(Address, models.PROTECT, related_name="links")
    resident = OwnedForeignKey(Resident, models.PROTECT, related_name="links")
    state = models.CharField(_("state"), max_length=10, choices=State)
    score = models.FloatField(_("score"), help_text=_("Probability that it is the same person, from 0 to 1."))
    evidence = models.CharField(_("evidence"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "signal"), name="signal_linked_once"),
            models.CheckConstraint(name="link_score_is_probability", condition=models.Q(score__range=(0, 1))),
        )


class LinkCandidate(Shared):
    """A resident who may be the one of a signal that waits for a person."""

    link = OwnedForeignKey(Link, models.CASCADE, related_name="candidates", db_index=False)
    resident = OwnedForeignKey(Resident, models.CASCADE, related_name="+")
    score = models.FloatField(_("score"))
    evidence = models.CharField(_("evidence"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("candidate")
        verbose_name_plural = _("candidates")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "link", "resident"), name="candidate_named_once"),
        )
