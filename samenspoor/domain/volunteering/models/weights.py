"""How much each ground counts when volunteers are put in order for a resident: the organisation's own choice."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.volunteering.allocation.suitability import Weights
from samenspoor.foundation.organisations.owned import Owned

HIGHEST = 10


def _weight(label: str | Promise, usual: int) -> "models.PositiveSmallIntegerField[int, int]":
    options: dict[str, Any] = {
        "verbose_name": label, "default": usual, "validators": [MinValueValidator(0), MaxValueValidator(HIGHEST)],
    }  # fmt: skip
    return models.PositiveSmallIntegerField(**options)


class MatchingWeights(Owned):
    """One row per organisation, 0 to 10 per ground; before there is one, `suitability.Weights` as it is."""

    tasks = _weight(_("experience with these tasks"), Weights.tasks)
    skills = _weight(_("skills"), Weights.skills)
    distance = _weight(_("nearness"), Weights.distance)
    free_times = _weight(_("the same times"), Weights.free_times)
    meetings = _weight(_("the same way of meeting"), Weights.meetings)
    continuity = _weight(_("an earlier volunteer"), Weights.continuity)
    wishes = _weight(_("wishes"), Weights.wishes)
    even_load = _weight(_("even load"), Weights.even_load)
    waiting = _weight(_("waiting time"), Weights.waiting)

    class Meta:
        verbose_name = _("weights of a proposal")
        verbose_name_plural = _("weights of a proposal")
        constraints = (
            models.UniqueConstraint(fields=("organisation",), name="weights_once_per_organisation"),
            models.CheckConstraint(
                name="weights_are_zero_to_ten",
                condition=models.Q(
                    tasks__lte=HIGHEST, skills__lte=HIGHEST, distance__lte=HIGHEST, free_times__lte=HIGHEST,
                    meetings__lte=HIGHEST, continuity__lte=HIGHEST, wishes__lte=HIGHEST, even_load__lte=HIGHEST,
                    waiting__lte=HIGHEST,
                ),
            ),
        )  # fmt: skip
