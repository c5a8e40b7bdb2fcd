"""The visit order: before a resident has accepted anything, a volunteer rings or goes by for the municipality (S30)."""

from datetime import datetime, timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.agreements.deployment import Act
from samenspoor.domain.casework.models import DossierResident
from samenspoor.domain.volunteering.states import OrderStatus
from samenspoor.foundation.audit.history import history
from samenspoor.foundation.organisations.owned import OwnedForeignKey, SeenByPersons, Shared

TOLD_FOR = timedelta(days=365)
"""What happens later with someone is no news of the visit any more."""


class Report(models.TextChoices):
    """All that a volunteer reports; the conversation, the result and the closing stay with the caseworker."""

    NOT_REACHED = "not_reached", _("Not reached")
    REACHED = "reached", _("Reached")
    WANTS_CONTACT = "wants_contact", _("Wants contact with the municipality")
    WANTS_PROFESSIONAL = "wants_professional", _("Would rather have a professional")
    DECLINES = "declines", _("Declines")
    URGENT = "urgent", _("Urgent: someone has to ring today")


class VisitOrderQuerySet(models.QuerySet["VisitOrder"]):
    def open(self) -> "VisitOrderQuerySet":
        """Those on which someone still has to act."""
        return self.filter(status__in=(OrderStatus.SENT, OrderStatus.ACCEPTED))

    def untold(self, at: datetime) -> "VisitOrderQuerySet":
        """Those of the last year on which somebody was met, as long as the organisation was not told that it ended."""
        lately = self.filter(status=OrderStatus.REPORTED, reported_at__gte=at - TOLD_FOR)
        reported = lately.exclude(report=Report.NOT_REACHED)
        return reported.exclude(words_back__word="closed")

    def on_the_phone_of(self, user: int) -> "VisitOrderQuerySet":
        """Those on which this person goes."""
        return self.filter(status=OrderStatus.ACCEPTED, visible_to__contains=[user])


@history()
class VisitOrder(Shared, SeenByPersons):
    """The municipality's, shared with the organisation that carries it out; it holds name and address, no amounts.

    Who lives there is copied, so that the organisation reads nothing of the dossier, and forgotten when it is over.
    `visible_to` names whoever goes, from the coordinator's choice until then.
    """

    Status = OrderStatus

    person = OwnedForeignKey(DossierResident, models.CASCADE, related_name="visit_orders")
    party = models.BigIntegerField(_("organisation"))
    acts = ArrayField(models.CharField(max_length=20, choices=Act.choices), verbose_name=_("acts"))
    name = models.CharField(_("name"), max_length=200)
    address = models.CharField(_("address"), max_length=300)
    postcode_area = models.CharField(_("postcode area"), max_length=4, blank=True)
    telephone = models.CharField(_("telephone"), max_length=20, blank=True)
    due_on = models.DateField(_("until when"))
    status = models.CharField(_("status"), max_length=12, choices=OrderStatus, default=OrderStatus.SENT)
    sent_at = models.DateTimeField(_("sent at"))
    sent_by = models.BigIntegerField(_("sent by"))
    visitor = models.CharField(_("who goes"), max_length=160, blank=True)
    visitor_number = models.PositiveIntegerField(_("number of the volunteer"), null=True, blank=True)
    # The organisation's own word for a volunteer, as the municipality reads it from the answer on.
    visitor_label = models.CharField(_("what they call who goes"), max_length=30, blank=True)
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    answered_by = models.BigIntegerField(_("answered by"), null=True, blank=True)
    refusal = models.CharField(_("why not"), max_length=200, blank=True)
    report = models.CharField(_("what came of it"), max_length=20, choices=Report, blank=True)
    reported_on = models.DateField(_("day of the visit"), null=True, blank=True)
    reported_at = models.DateTimeField(_("reported at"), null=True, blank=True)

    objects = VisitOrderQuerySet.as_manager()

    class Meta:
        verbose_name = _("visit order")
        verbose_name_plural = _("visit orders")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "person"),
                name="one_open_visit_order_per_person",
                condition=models.Q(status__in=("sent", "accepted")),
            ),
            models.CheckConstraint(
                name="visit_order_reported_with_a_report",
                condition=models.Q(status="reported", reported_on__isnull=False, reported_at__isnull=False)
                & ~models.Q(report="")
                | ~models.Q(status="reported") & models.Q(report="", reported_on=None, reported_at=None),
            ),
            models.CheckConstraint(name="visit_order_names_an_act", condition=models.Q(acts__len__gt=0)),
            models.CheckConstraint(
                name="accepted_visit_order_has_a_visitor",
                condition=~models.Q(status__in=("accepted", "reported")) | ~models.Q(visitor=""),
            ),
        )
        indexes = (models.Index(fields=("party", "status", "due_on"), name="visit_order_by_party"),)

    @property
    def word(self) -> str:
        """What whoever answered calls a volunteer; before that the usual word."""
        return self.visitor_label or gettext("volunteer")

    def __str__(self) -> str:
        """Who it is about; once it is over, its number."""
        return self.name or gettext("Visit order %(number)d") % {"number": self.pk}
