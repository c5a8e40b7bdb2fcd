"""What an organisation asks of its volunteers, in its own words."""

from typing import NamedTuple

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.agreements.models import AfterHours
from samenspoor.foundation.organisations.owned import Owned


class OwnWords(NamedTuple):
    """What an organisation calls one volunteer, and several."""

    one: str
    several: str

    @property
    def belong_together(self) -> bool:
        """Whether both are the usual words, or both the own ones."""
        return (self.one.lower() == USUAL.one) == (self.several.lower() == USUAL.several)


USUAL = OwnWords("vrijwilliger", "vrijwilligers")


class VolunteerPolicy(AfterHours, Owned):
    """One row per organisation. A VOG has no legal end: after how long it is renewed is the organisation's choice.

    The number outside office hours is the organisation's own; it goes before the one that a municipality entered.
    """

    label = models.CharField(_("what we call a volunteer"), max_length=30, default=USUAL.one)
    label_plural = models.CharField(_("what we call several"), max_length=30, default=USUAL.several)
    vog_years = models.PositiveSmallIntegerField(
        _("renew the VOG after so many years"), default=3, validators=[MinValueValidator(1), MaxValueValidator(10)]
    )
    # Each as a role and the name of a training, in one text.
    trainings = ArrayField(
        models.CharField(max_length=150), verbose_name=_("trainings that a role asks"), default=list, blank=True
    )

    class Meta:
        verbose_name = _("policy on volunteers")
        verbose_name_plural = _("policies on volunteers")
        constraints = (
            models.UniqueConstraint(fields=("organisation",), name="one_policy_per_organisation"),
            models.CheckConstraint(
                name="own_after_hours_times_belong_to_a_number", condition=AfterHours.times_belong_to_a_number()
            ),
            models.CheckConstraint(
                name="vog_is_renewed_within_ten_years", condition=models.Q(vog_years__gte=1, vog_years__lte=10)
            ),
        )

    @property
    def called_several(self) -> str:
        """The own word for several; for one as long as nobody gave another: two words for the same confuse."""
        return self.label_plural if OwnWords(self.label, self.label_plural).belong_together else self.label

    @property
    def asked_trainings(self) -> list[tuple[str, str]]:
        """Each role with the name of a training that it asks."""
        pairs = (each.partition(" ") for each in self.trainings)
        return [(role, name) for role, _blank, name in pairs]
