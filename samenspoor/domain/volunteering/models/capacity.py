"""How many volunteers an organisation has, as it tells that to the municipalities with which it has a paper."""

from functools import reduce
from operator import and_
from typing import Any, cast

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.agreements.deployment import HelpRole
from samenspoor.domain.casework.small_cells import SMALLEST
from samenspoor.foundation.organisations.owned import Shared

COUNTED = (
    "active", "free_places", "training", "paused", "leaving", "in_three_months", "in_six_months", "without_day",
)  # fmt: skip


def _number(label: str | Promise) -> "models.PositiveIntegerField[int | None, int | None]":
    return models.PositiveIntegerField(cast(Any, label), null=True, blank=True)


class CapacityCount(Shared):
    """One role in one postcode area; without an area everywhere, without a role everybody.

    None is a number so small that it would point at people. The exact numbers stay with the organisation: the
    municipality cannot read them here either.
    """

    role = models.CharField(_("role"), max_length=12, choices=HelpRole, blank=True)
    postcode_area = models.CharField(_("postcode area"), max_length=4, blank=True)
    active = _number(_("active"))
    free_places = _number(_("free places"))
    training = _number(_("in training"))
    paused = _number(_("on pause"))
    leaving = _number(_("leaving"))
    in_three_months = _number(_("active in three months"))
    in_six_months = _number(_("active in six months"))
    without_day = _number(_("of whom no day is known"))
    counted_on = models.DateField(_("counted on"))

    class Meta:
        verbose_name = _("published number of volunteers")
        verbose_name_plural = _("published numbers of volunteers")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "role", "postcode_area"), name="capacity_counted_once"),
            models.CheckConstraint(
                name="published_capacity_is_never_small",
                condition=reduce(
                    and_,
                    (
                        models.Q(**{f"{name}__isnull": True})
                        | models.Q(**{name: 0})
                        | models.Q(**{f"{name}__gte": SMALLEST})
                        for name in COUNTED
                    ),
                ),
            ),
        )
