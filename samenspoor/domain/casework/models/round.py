"""The month's round, and what the municipality has agreed with itself about the work."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.casework import deadlines
from samenspoor.foundation.audit.history import history
from samenspoor.foundation.organisations.owned import Owned, Shared


@history()
class WorkingAgreement(Owned):
    """How this municipality works; one row per municipality, with its history."""

    closing_day = models.PositiveSmallIntegerField(
        _("day of the month on which the round closes"),
        default=15,
        validators=(MinValueValidator(1), MaxValueValidator(28)),
    )
    offer_days = models.PositiveSmallIntegerField(
        _("days within which a conversation is offered"),
        default=deadlines.OFFER_DAYS,
        validators=(MinValueValidator(1), MaxValueValidator(90)),
    )
    decision_weeks = models.PositiveSmallIntegerField(
        _("weeks within which is decided on admission to debt help"),
        default=deadlines.DECISION_WEEKS,
        validators=(MinValueValidator(1), MaxValueValidator(deadlines.DECISION_WEEKS)),
        help_text=_("As in the municipality's own by-law; the law allows 8 at most."),
    )
    attempts_before_no_contact = models.PositiveSmallIntegerField(
        _("attempts before it ends without contact"),
        default=3,
        validators=(MinValueValidator(1), MaxValueValidator(20)),
    )

    visits_start = models.CharField(
        _("postcode where visits start"),
        max_length=6,
        blank=True,
        help_text=_("Of the office from which colleagues leave."),
    )

    class Meta:
        verbose_name = _("working agreement")
        verbose_name_plural = _("working agreements")
        constraints = (
            models.UniqueConstraint(fields=("organisation",), name="one_working_agreement"),
            models.CheckConstraint(name="closing_day_in_every_month", condition=models.Q(closing_day__range=(1, 28))),
            models.CheckConstraint(
                name="decision_weeks_within_the_law", condition=models.Q(decision_weeks__lte=deadlines.DECISION_WEEKS)
            ),
        )


class RoundQuerySet(models.QuerySet["Round"]):
    def worked_on(self) -> "RoundQuerySet":
        """Rounds of one municipality whose order still matters: the open ones and the newest."""
        newest = self.order_by("-month").values("month")[:1]
        return self.filter(models.Q(closed_at=None) | models.Q(month__in=newest))


@history()
class Round(Shared):
    """All dossiers of one month. Until it closes they are provisional: a file may still come and no letter goes."""

    month = models.DateField(_("month"), help_text=_("Its first day."))
    closes_on = models.DateField(_("closes on"))
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    closed_by = models.BigIntegerField(_("closed by"), null=True, blank=True)

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("round")
        verbose_name_plural = _("rounds")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "month"), name="one_round_a_month"),
            models.CheckConstraint(name="round_month_is_a_first_day", condition=models.Q(month__day=1)),
            models.CheckConstraint(
                name="closed_at_and_by_together",
                condition=models.Q(closed_at=None, closed_by=None)
                | models.Q(closed_at__isnull=False, closed_by__isnull=False),
            ),
        )
