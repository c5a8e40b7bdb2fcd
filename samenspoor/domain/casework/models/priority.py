"""What decides in which order dossiers are taken up: the municipality's rules, and what people decided themselves."""

from datetime import date

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.casework.rules import Weights
from samenspoor.domain.casework.states import JudgingStatus
from samenspoor.foundation.organisations.owned import Owned, OwnedForeignKey, Shared

MOST_POINTS = 100_000
_WEIGHTS = Weights()
_UP_TO_MOST = (MaxValueValidator(MOST_POINTS),)
_FROM_ONE = (MinValueValidator(1), MaxValueValidator(MOST_POINTS))


def starting_creditor_points() -> dict[str, int]:
    """The points per type of creditor that a municipality starts with."""
    return dict(_WEIGHTS.creditor_points)


class PriorityRulesQuerySet(models.QuerySet["PriorityRules"]):
    def in_force_on(self, day: date) -> "PriorityRules | None":
        """The rules of one municipality that count on a day: those that began last."""
        return self.filter(starts_on__lte=day).order_by("-starts_on", "-pk").first()


class PriorityRules(Shared):
    """What each rule weighs in one municipality, from a day on. A row never changes: the rows are the history."""

    starts_on = models.DateField(_("from"))
    crisis = models.PositiveIntegerField(_("a crisis threatens"), default=_WEIGHTS.crisis, validators=_UP_TO_MOST)
    crisis_near = models.PositiveIntegerField(
        _("the crisis is near: at most"), default=_WEIGHTS.crisis_near, validators=_UP_TO_MOST
    )
    crisis_near_days = models.PositiveSmallIntegerField(
        _("near means: within so many days"),
        default=_WEIGHTS.crisis_near_days,
        validators=(MinValueValidator(1), MaxValueValidator(366)),
    )
    end_of_supply = models.PositiveIntegerField(
        _("supply will end"), default=_WEIGHTS.end_of_supply, validators=_UP_TO_MOST
    )
    multiple = models.PositiveIntegerField(
        _("more than one arrears this month"), default=_WEIGHTS.multiple, validators=_UP_TO_MOST
    )
    successive = models.PositiveIntegerField(
        _("a signal in the six months before"), default=_WEIGHTS.successive, validators=_UP_TO_MOST
    )
    euros_per_point = models.PositiveIntegerField(
        _("one point for every so many euros"), default=_WEIGHTS.euros_per_point, validators=_FROM_ONE
    )
    amount_most = models.PositiveIntegerField(
        _("points for the amount: at most"), default=_WEIGHTS.amount_most, validators=_UP_TO_MOST
    )
    creditor_points = models.JSONField(_("points per type of creditor"), default=starting_creditor_points)
    young = models.PositiveIntegerField(_("a young adult"), default=_WEIGHTS.young, validators=_UP_TO_MOST)
    young_below = models.PositiveSmallIntegerField(
        _("young means: below this age"),
        default=_WEIGHTS.young_below,
        validators=(MinValueValidator(18), MaxValueValidator(35)),
    )
    pensioner = models.PositiveIntegerField(
        _("someone of pensionable age"), default=_WEIGHTS.pensioner, validators=_UP_TO_MOST
    )
    pensioner_from = models.PositiveSmallIntegerField(
        _("pensionable means: from this age"),
        default=_WEIGHTS.pensioner_from,
        validators=(MinValueValidator(60), MaxValueValidator(75)),
    )
    letter_only_below_cents = models.PositiveIntegerField(_("below this amount a letter only"), default=5_000)
    sample_percent = models.PositiveSmallIntegerField(
        _("random sample, in percent"), default=0, validators=(MaxValueValidator(100),)
    )
    reason = models.CharField(_("reason"), max_length=300)
    entered_at = models.DateTimeField(_("entered at"))
    entered_by = models.BigIntegerField(_("entered by"))

    objects = PriorityRulesQuerySet.as_manager()

    class Meta:
        verbose_name = _("rules for the order")
        verbose_name_plural = _("rules for the order")
        constraints = (
            models.CheckConstraint(name="sample_is_a_percentage", condition=models.Q(sample_percent__lte=100)),
            models.CheckConstraint(
                name="rules_divide_by_something",
                condition=models.Q(euros_per_point__gt=0) & models.Q(crisis_near_days__gt=0),
            ),
        )
        indexes = (models.Index(fields=("organisation", "-starts_on", "-id"), name="rules_newest_first"),)

    @property
    def weights(self) -> Weights:
        """What each rule weighs."""
        return Weights(**{name: getattr(self, name) for name in Weights.__dataclass_fields__})


class PriorityDecision(Shared):
    """What a person said of the place of one dossier; each time a row more."""

    class Kind(models.TextChoices):
        CONFIRMED = "confirmed", _("The place is right")
        SET = "set", _("Other points")
        RELEASED = "released", _("The rules count again")

    dossier = OwnedForeignKey("casework.Dossier", models.CASCADE, related_name="priority_decisions")
    kind = models.CharField(_("decision"), max_length=10, choices=Kind)
    points = models.PositiveIntegerField(_("points"))
    points_by_rules = models.PositiveIntegerField(_("points by the rules"))
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    decided_at = models.DateTimeField(_("decided at"))
    decided_by = models.BigIntegerField(_("decided by"))

    class Meta:
        verbose_name = _("decision on the order")
        verbose_name_plural = _("decisions on the order")
        constraints = (
            models.CheckConstraint(
                name="other_points_have_a_reason", condition=~models.Q(kind="set") | ~models.Q(reason="")
            ),
        )


class JudgingRun(Owned):
    """The judging again of the rounds that are worked on, one row per municipality; carries how far it came."""

    Status = JudgingStatus

    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.RUNNING)
    total = models.PositiveIntegerField(_("dossiers"), default=0)
    done = models.PositiveIntegerField(_("judged"), default=0)
    reached = models.BigIntegerField(_("last dossier judged"), default=0)
    ordered_at = models.DateTimeField(_("ordered at"))
    ordered_by = models.BigIntegerField(_("ordered by"))

    class Meta:
        verbose_name = _("judging of the order")
        verbose_name_plural = _("judgings of the order")
        constraints = (models.UniqueConstraint(fields=("organisation",), name="one_judging_run"),)
