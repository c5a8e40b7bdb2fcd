"""Organisations: municipalities, those who work for them, and later the chain around them."""

from datetime import timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.foundation.organisations.classification import RetentionClass
from samenspoor.foundation.organisations.owned import Shared


class Organisation(models.Model):
    """A party that works in this installation. Holds no personal data, so every signed-in user may read it."""

    class Kind(models.TextChoices):
        MUNICIPALITY = "municipality", _("Municipality")
        EXECUTING_PARTY = "executing_party", _("Executing party")
        VOLUNTEER_ORGANISATION = "volunteers", _("Volunteer organisation")

    slug = models.SlugField(_("address on this site"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    municipality_code = models.CharField(_("CBS code"), max_length=6, blank=True)
    postcode_areas = models.JSONField(_("postcode areas"), default=list, help_text=_("First four digits of each."))
    telephone = models.CharField(_("telephone"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    confirmed_retention = ArrayField(
        models.CharField(max_length=40), verbose_name=_("retention confirmed for"), default=list, blank=True
    )

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ("name",)
        constraints = (
            models.CheckConstraint(
                name="municipality_has_its_code",
                condition=~models.Q(kind="municipality") | models.Q(municipality_code__startswith="GM"),
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def may_hold_real_data(self) -> bool:
        """Answer whether the DPIA and a term for every retention class are confirmed, also of classes made since."""
        return set(RetentionClass.with_term()) <= set(self.confirmed_retention)


class ExecutionQuerySet(models.QuerySet["Execution"]):
    def in_force_on(self, day: object) -> "ExecutionQuerySet":
        """Arrangements in force on a date."""
        return self.filter(models.Q(starts_on__lte=day) & (models.Q(ends_on=None) | models.Q(ends_on__gte=day)))

    def parties_on(self, day: object) -> list[int]:
        """The parties of the arrangements in force on a date, as rows name them in `shared_with`."""
        return sorted(set(self.in_force_on(day).values_list("party_id", flat=True)))


class Execution(Shared):
    """An executing party carries out early signalling for a municipality (Wgs art. 3a); shared with that party."""

    party = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    arranged_by = models.BigIntegerField(_("arranged by"), default=0)
    arranged_at = models.DateTimeField(_("arranged at"), null=True)
    ended_by = models.BigIntegerField(_("ended by"), null=True, blank=True)

    objects = ExecutionQuerySet.as_manager()

    class Meta:
        verbose_name = _("execution by another party")
        verbose_name_plural = _("executions by other parties")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "party", "starts_on"),
                name="execution_once_per_party_and_start",
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
            ),
            # The day before the first is for one that was ended before it held for a whole day.
            models.CheckConstraint(
                name="execution_ends_after_start",
                condition=models.Q(ends_on=None)
                | models.Q(ends_on__gte=models.F("starts_on") - models.Value(timedelta(days=1))),
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation_id} → {self.party_id}"
