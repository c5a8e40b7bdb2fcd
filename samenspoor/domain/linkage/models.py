"""Addresses and residents as the signals show them, and the link of each signal to both."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.intake.models import ArrearsSignal
from samenspoor.domain.linkage.readable import full_name, tidy
from samenspoor.domain.linkage.states import LinkState
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

    State = LinkState

    signal = OwnedForeignKey(ArrearsSignal, models.CASCADE, related_name="links", db_index=False)
    address = OwnedForeignKey(Address, models.PROTECT, related_name="links")
    resident = OwnedForeignKey(Resident, models.PROTECT, related_name="links")
    state = models.CharField(_("state"), max_length=10, choices=State)
    score = models.FloatField(_("score"), help_text=_("Probability that it is the same person, from 0 to 1."))
    evidence = models.CharField(_("evidence"), max_length=300, blank=True)
    linked_at = models.DateTimeField(_("linked at"), null=True)

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "signal"), name="signal_linked_once"),
            models.CheckConstraint(name="link_score_is_probability", condition=models.Q(score__range=(0, 1))),
        )
        indexes = (
            models.Index(fields=("organisation", "id"), condition=models.Q(state="in review"), name="link_that_waits"),
        )


class LinkCandidate(Shared):
    """A resident who may be the one of a signal that waits for a person."""

    link = OwnedForeignKey(Link, models.CASCADE, related_name="candidates", db_index=False)
    resident = OwnedForeignKey(Resident, models.CASCADE, related_name="+")
    score = models.FloatField(_("score"))
    evidence = models.CharField(_("evidence"), max_length=300, blank=True)
    is_signal_only = models.BooleanField(
        _("only this signal is in doubt, not the whole person"), default=False, db_default=False
    )

    class Meta:
        verbose_name = _("candidate")
        verbose_name_plural = _("candidates")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "link", "resident"), name="candidate_named_once"),
        )


class LinkReviewQuerySet(models.QuerySet["LinkReview"]):
    def in_force(self) -> "LinkReviewQuerySet":
        """Answers that nobody took back."""
        return self.filter(undone_at=None)


@history()
class LinkReview(Shared):
    """A person's answer to "is this the same person?". It stands until someone takes it back, however late."""

    class Verdict(models.TextChoices):
        SAME = "same", _("The same person")
        OTHER = "other", _("Somebody else")
        UNSURE = "unsure", _("I do not know")

    link = OwnedForeignKey(Link, models.CASCADE, related_name="reviews", db_index=False)
    stood_under = OwnedForeignKey(Resident, models.PROTECT, related_name="reviews_of_own_signals")
    resident = OwnedForeignKey(Resident, models.PROTECT, related_name="reviews")
    verdict = models.CharField(_("answer"), max_length=6, choices=Verdict)
    is_signal_only = models.BooleanField(_("only this signal was in doubt"), default=False)
    moved_links = ArrayField(models.BigIntegerField(), verbose_name=_("what moved along"), default=list, blank=True)
    decided_at = models.DateTimeField(_("decided at"))
    decided_by = models.BigIntegerField(_("decided by"))
    undone_at = models.DateTimeField(_("taken back at"), null=True, blank=True)
    undone_by = models.BigIntegerField(_("taken back by"), null=True, blank=True)

    objects = LinkReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer about two people")
        verbose_name_plural = _("answers about two people")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "link", "resident"),
                condition=models.Q(undone_at=None),
                name="one_answer_in_force_per_pair",
            ),
            models.CheckConstraint(
                name="answer_is_about_two_people", condition=~models.Q(stood_under=models.F("resident"))
            ),
            models.CheckConstraint(
                name="taken_back_at_and_by_together",
                condition=models.Q(undone_at=None, undone_by=None)
                | models.Q(undone_at__isnull=False, undone_by__isnull=False),
            ),
            models.CheckConstraint(
                name="only_the_same_person_moves",
                condition=models.Q(verdict="same") | models.Q(moved_links=[]),
            ),
        )
        indexes = (models.Index(fields=("organisation", "-decided_at"), name="answer_by_moment"),)
