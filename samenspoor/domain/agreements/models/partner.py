"""Who takes part in the local chain, and whom to ring there."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.agreements.office_hours import days_in_words, hours_in_words
from samenspoor.foundation.audit.history import history
from samenspoor.foundation.organisations.models import Organisation
from samenspoor.foundation.organisations.owned import OwnedForeignKey, Shared


class PartnerKind(models.TextChoices):
    """What kind of organisation a chain partner is."""

    VOLUNTEERS = "volunteers", _("Volunteer organisation")
    WELFARE = "welfare", _("Welfare organisation")
    EXECUTING = "executing", _("Executing party")
    CREDITOR = "creditor", _("Fixed-cost creditor")
    OTHER = "other", _("Other")


class ChainPartner(Shared):
    """An organisation with which the municipality works; `participant` when it works in Samenspoor itself.

    `asked_by_mail`: it keeps its own system; a help request also goes to its contact person by mail, with a link.
    """

    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=12, choices=PartnerKind)
    does = models.CharField(_("what they do"), max_length=300, blank=True)
    target_groups = models.CharField(_("for whom"), max_length=300, blank=True)
    participant = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", null=True, blank=True, verbose_name=_("takes part as")
    )
    asked_by_mail = models.BooleanField(_("help requests also by mail"), default=False)
    added_at = models.DateTimeField(_("added at"))
    added_by = models.BigIntegerField(_("added by"))

    class Meta:
        verbose_name = _("chain partner")
        verbose_name_plural = _("chain partners")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "name"), name="chain_partner_once_by_name"),
            models.UniqueConstraint(
                fields=("organisation", "participant"),
                name="participant_is_one_chain_partner",
                condition=models.Q(participant__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.name


class ContactSide(models.TextChoices):
    """Of which side a contact person is."""

    OURS = "ours", _("With us")
    THEIRS = "theirs", _("With them")


class AfterHours(models.Model):
    """The number that is rung when the office is closed; without hours of its own whenever it is closed."""

    after_hours_name = models.CharField(_("who answers outside office hours"), max_length=120, blank=True)
    after_hours_telephone = models.CharField(_("number outside office hours"), max_length=20, blank=True)
    after_hours_from = models.TimeField(_("outside office hours, answered from"), null=True, blank=True)
    after_hours_until = models.TimeField(_("outside office hours, answered until"), null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def when_after_hours(self) -> str:
        """When the other number is answered, in words; empty when always."""
        if self.after_hours_from is None or self.after_hours_until is None:
            return ""
        return hours_in_words(self.after_hours_from, self.after_hours_until)

    @staticmethod
    def times_belong_to_a_number() -> models.Q:
        """Both times or neither, and only with a number: for the constraint of each table."""
        return models.Q(after_hours_from=None, after_hours_until=None) | (
            models.Q(after_hours_from__isnull=False, after_hours_until__isnull=False)
            & ~models.Q(after_hours_telephone="")
        )


@history()
class ContactPerson(AfterHours, Shared):
    """The fixed person of one side of a collaboration, with a direct number and the hours on which it is answered.

    `days` are days of the week, Monday is 0.
    """

    partner = OwnedForeignKey(ChainPartner, models.CASCADE, related_name="contacts")
    side = models.CharField(_("side"), max_length=6, choices=ContactSide)
    name = models.CharField(_("name"), max_length=120)
    telephone = models.CharField(_("direct number"), max_length=20)
    days = ArrayField(
        models.PositiveSmallIntegerField(), verbose_name=_("days on which to ring"), default=list, blank=True
    )
    opens = models.TimeField(_("answered from"), null=True, blank=True)
    closes = models.TimeField(_("answered until"), null=True, blank=True)
    hours = models.CharField(_("more about when to ring"), max_length=100, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    named_at = models.DateTimeField(_("named at"))
    named_by = models.BigIntegerField(_("named by"))

    class Meta:
        verbose_name = _("fixed contact person")
        verbose_name_plural = _("fixed contact persons")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "partner", "side"), name="one_fixed_contact_per_side"),
            models.CheckConstraint(
                name="office_hours_are_days_with_times",
                condition=models.Q(days=[], opens=None, closes=None)
                | (~models.Q(days=[]) & models.Q(opens__isnull=False, closes__gt=models.F("opens"))),
            ),
            models.CheckConstraint(
                name="days_are_days_of_the_week", condition=models.Q(days__contained_by=list(range(7)))
            ),
            models.CheckConstraint(
                name="after_hours_times_belong_to_a_number",
                condition=AfterHours.times_belong_to_a_number(),
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def when(self) -> str:
        """When to ring, in words."""
        office = (
            [days_in_words(self.days), hours_in_words(self.opens, self.closes)] if self.opens and self.closes else []
        )
        return ", ".join([*office, *([self.hours] if self.hours else [])])
