"""The dossier (on screen: melding): what the municipality works on."""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.casework import rules
from samenspoor.domain.casework.models.priority import PriorityRules
from samenspoor.domain.casework.models.round import Round
from samenspoor.domain.casework.models.safety import UnsafeAddress
from samenspoor.domain.intake.models import ArrearsSignal, CreditorType, Delivery
from samenspoor.domain.linkage.models import Address, Link, Resident
from samenspoor.foundation.accounts.models import User
from samenspoor.foundation.audit.history import history
from samenspoor.foundation.organisations.owned import OwnedForeignKey, Shared


class DossierQuerySet(models.QuerySet["Dossier"]):
    def of_month(self, month: date) -> "DossierQuerySet":
        """Dossiers of one round."""
        return self.filter(month=month)

    def with_review(self) -> "DossierQuerySet":
        """Mark dossiers of which a signal waits for a person to say whose it is: `is_in_review`."""
        waiting = Link.objects.filter(
            organisation_id=models.OuterRef("organisation_id"),
            signal__dossier_signals__dossier=models.OuterRef("pk"),
            state=Link.State.IN_REVIEW,
        )
        return self.annotate(is_in_review=models.Exists(waiting))

    def with_safety(self) -> "DossierQuerySet":
        """Mark dossiers at an address that nobody visits: `is_unsafe`."""
        marks = UnsafeAddress.objects.filter(
            organisation_id=models.OuterRef("organisation_id"), address_id=models.OuterRef("address_id"), lifted_at=None
        )
        return self.annotate(is_unsafe=models.Exists(marks))

    def with_assignee(self) -> "DossierQuerySet":
        """Name whoever works on a dossier, of whichever organisation: `assignee`, None when nobody does."""
        return self.annotate(
            assignee=models.Subquery(User.objects.filter(pk=models.OuterRef("assigned_to")).values("name"))
        )

    def open(self) -> "DossierQuerySet":
        """Dossiers in which something may still be done."""
        return self.filter(closed_at=None)

    def overdue(self, day: date) -> "DossierQuerySet":
        """Open dossiers of which a term has passed."""
        return self.open().filter(next_due_on__lt=day)

    def due_by(self, day: date) -> "DossierQuerySet":
        """Open dossiers of which a term has passed or ends on this day at the latest."""
        return self.open().filter(next_due_on__lte=day)

    def not_due_by(self, day: date) -> "DossierQuerySet":
        """All others."""
        return self.filter(models.Q(next_due_on=None) | models.Q(next_due_on__gt=day) | ~models.Q(closed_at=None))

    def for_list(self) -> "DossierQuerySet":
        """With everything that a row of the worklist shows, in a fixed number of queries."""
        return self._with_work(DossierSignal.objects.select_related("resident"))

    def for_page(self) -> "DossierQuerySet":
        """With everything that the page of a dossier shows."""
        signals = DossierSignal.objects.select_related("signal__creditor", "resident")
        return self._with_work(signals).select_related("judged_under")

    def _with_work(self, signals: "models.QuerySet[DossierSignal]") -> "DossierQuerySet":
        return (
            self.with_review()
            .with_safety()
            .with_assignee()
            .select_related("address", "round", "organisation")
            .prefetch_related(
                "dossier_residents__help_offers",
                "dossier_residents__checks",
                "dossier_residents__resident",
                "deadlines",
                "contact_attempts",
                models.Prefetch("dossier_signals", signals.order_by("signal__signalled_on")),
            )
        )

    def for_closing(self) -> "DossierQuerySet":
        """With everything that a proposal for the result rests on, in a fixed number of queries."""
        return self.for_list().prefetch_related(
            "dossier_residents__known_at_debt_help",
            "dossier_residents__resident__court_administrators",
        )


# What the rules derive from the signals has no history of its own: the signals have.
@history(
    exclude=(
        "is_crisis", "crisis_on", "is_end_of_supply", "is_multiple", "is_successive", "is_letter_only", "is_sample",
        "amount_cents", "creditor_types", "youngest_born_on", "oldest_born_on", "priority", "judged_on", "judged_under",
        "next_due_on",
    )
)  # fmt: skip
class Dossier(Shared):
    """The signals of one address in one month's round; of one resident where people share an address by chance.

    Single is neither multiple nor successive; both can be true (definitions of the Divosa monitor; R1).
    """

    address = OwnedForeignKey(Address, models.PROTECT, related_name="dossiers", verbose_name=_("address"))
    resident = OwnedForeignKey(
        Resident, models.PROTECT, related_name="dossiers", null=True, blank=True, verbose_name=_("resident")
    )
    round = OwnedForeignKey(Round, models.PROTECT, related_name="dossiers", verbose_name=_("round"))
    month = models.DateField(_("month"))
    opened_with = OwnedForeignKey(Delivery, models.SET_NULL, related_name="+", null=True)
    opened_at = models.DateTimeField(_("opened at"))
    is_crisis = models.BooleanField(_("crisis"), default=False)
    crisis_on = models.DateField(_("date of the crisis"), null=True, blank=True)
    is_end_of_supply = models.BooleanField(_("end of supply"), default=False)
    is_multiple = models.BooleanField(_("multiple"), default=False)
    is_successive = models.BooleanField(_("successive"), default=False)
    is_letter_only = models.BooleanField(_("letter only"), default=False)
    is_sample = models.BooleanField(_("random sample"), default=False, db_default=False)
    amount_cents = models.PositiveBigIntegerField(_("amount in cents"), default=0)
    creditor_types = ArrayField(
        models.CharField(max_length=30), verbose_name=_("types of creditor"), default=list, db_default=[], blank=True
    )
    youngest_born_on = models.DateField(_("birth date of the youngest"), null=True, blank=True)
    oldest_born_on = models.DateField(_("birth date of the oldest"), null=True, blank=True)
    priority = models.PositiveIntegerField(_("priority"), default=0)
    decided_priority = models.PositiveIntegerField(_("priority decided by a person"), null=True, blank=True)
    judged_on = models.DateField(_("judged on"), null=True, blank=True)
    judged_under = OwnedForeignKey(
        PriorityRules, models.PROTECT, related_name="+", null=True, blank=True, db_index=False
    )
    assigned_to = models.BigIntegerField(_("assigned to"), null=True, blank=True)
    assigned_by = models.BigIntegerField(_("assigned by"), null=True, blank=True)
    assigned_at = models.DateTimeField(_("assigned at"), null=True, blank=True)
    next_due_on = models.DateField(_("next term"), null=True, blank=True)
    # Of rows that were read `with_assignee`.
    assignee: str | None
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)

    objects = DossierQuerySet.as_manager()

    class Meta:
        verbose_name = _("dossier")
        verbose_name_plural = _("dossiers")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "address", "month", "resident"),
                name="one_dossier_per_address_and_month",
                nulls_distinct=False,
            ),
        )
        indexes = (
            models.Index(fields=("organisation", "month", "-priority", "id"), name="dossier_by_priority"),
            models.Index(
                fields=("organisation", "-priority", "id"),
                name="open_dossier_by_priority",
                condition=models.Q(closed_at=None),
            ),
            models.Index(
                fields=("organisation", "next_due_on", "id"),
                name="open_crisis_by_term",
                condition=models.Q(closed_at=None, is_crisis=True),
            ),
            models.Index(
                fields=("organisation", "assigned_to", "next_due_on"),
                name="open_dossier_by_term",
                condition=models.Q(closed_at=None),
            ),
            models.Index(
                fields=("organisation", "next_due_on", "id"),
                name="open_dossier_too_late",
                condition=models.Q(closed_at=None),
            ),
        )

    @property
    def is_provisional(self) -> bool:
        """Until the round closes; a crisis does not wait for it."""
        return self.round.closed_at is None and not self.is_crisis

    @property
    def facts(self) -> rules.Facts:
        """What the rules knew when this dossier was judged."""
        return rules.Facts(
            month=self.month,
            judged_on=self.judged_on or self.month,
            amount_cents=self.amount_cents,
            is_crisis=self.is_crisis,
            crisis_on=self.crisis_on,
            is_end_of_supply=self.is_end_of_supply,
            is_multiple=self.is_multiple,
            is_successive=self.is_successive,
            creditor_types=self.creditor_types,
            youngest_born_on=self.youngest_born_on,
            oldest_born_on=self.oldest_born_on,
        )

    @property
    def contributions(self) -> list[rules.Contribution]:
        """What makes this dossier urgent, by the rules under which it was judged."""
        return rules.contributions(self.facts, (self.judged_under or PriorityRules()).weights)

    @property
    def people(self) -> list[Resident]:
        """Everyone whom the signals name, in the order in which they came; then whoever was worked with before that.

        Someone whose signals turned out to be another's stays while something was done for them.
        """
        named = [taken.resident for taken in self.dossier_signals.all()]
        return list(dict.fromkeys([*named, *(part.resident for part in self.dossier_residents.all())]))

    @property
    def creditor_names(self) -> list[str]:
        """The kinds of fixed costs that are behind, in Dutch."""
        return sorted(str(CreditorType(kind).label) for kind in self.creditor_types)


class DossierSignal(Shared):
    """A signal taken up in a dossier, under the person it concerns."""

    dossier = OwnedForeignKey(Dossier, models.CASCADE, related_name="dossier_signals")
    signal = OwnedForeignKey(ArrearsSignal, models.CASCADE, related_name="dossier_signals", db_index=False)
    resident = OwnedForeignKey(Resident, models.PROTECT, related_name="+")
    joined_at = models.DateTimeField(_("joined at"))

    class Meta:
        verbose_name = _("signal of a dossier")
        verbose_name_plural = _("signals of a dossier")
        constraints = (models.UniqueConstraint(fields=("organisation", "signal"), name="signal_in_one_dossier"),)


class SeparateAddress(Shared):
    """An address where people live together by chance, such as a shelter: no bundling, a dossier per resident."""

    address = OwnedForeignKey(Address, models.CASCADE, related_name="separations", db_index=False)
    reason = models.CharField(_("reason"), max_length=200)
    since = models.DateTimeField(_("since"))
    decided_by = models.BigIntegerField(_("decided by"), null=True, blank=True)

    class Meta:
        verbose_name = _("address without bundling")
        verbose_name_plural = _("addresses without bundling")
        constraints = (models.UniqueConstraint(fields=("organisation", "address"), name="address_separated_once"),)
