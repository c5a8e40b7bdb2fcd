"""What the coordinator weighs and counts: the grounds of a proposal with their effect, and the figures."""

from datetime import timedelta
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from samenspoor.domain.volunteering import day_access as access
from samenspoor.domain.volunteering.actions.weights import change_weights
from samenspoor.domain.volunteering.allocation.suitability import Weights
from samenspoor.domain.volunteering.models import MatchingWeights
from samenspoor.domain.volunteering.offers import Offer
from samenspoor.foundation.accounts.changing import one_at_a_time
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.audit.looks import listed
from samenspoor.portals.organisation.acts import ActPage, act_or_show
from samenspoor.portals.organisation.pairing_forms import WeightsForm

FIGURES_DAYS = 365
GROUNDS = tuple(Weights.__dataclass_fields__)


@require_http_methods(["GET", "HEAD", "POST"])
@one_at_a_time
def weights(request: HttpRequest, organisation: str) -> HttpResponse:
    """Change how much each ground counts; first the effect on whoever waits now."""
    actor = cast(ActingRequest, request).actor
    now = access.weights_for(actor)
    labels = {name: str(MatchingWeights._meta.get_field(name).verbose_name) for name in GROUNDS}  # type: ignore[union-attr]
    initial = {name: getattr(now, name) for name in GROUNDS}
    form = WeightsForm(request.POST or None, initial=initial, about=[], labels=labels)
    effect: list[tuple[object, list[str], list[str], bool]] = []
    tried = Weights(**form.cleaned_data) if request.method == "POST" and form.is_valid() else None
    if tried:
        found = access.effect_of(actor, tried, on=timezone.localdate())
        if found:
            listed([resident for resident, _now, _then in found])
            named = {one.offered.key: one for _resident, *both in found for some in both for one in some}.values()
            listed([one.volunteer for one in named if one.volunteer])
            listed([one.light for one in named if one.light])
        words = [(resident, _names(now), _names(then)) for resident, now, then in found]
        effect = [(resident, before, after, before != after) for resident, before, after in words]

    def act() -> object:
        return change_weights(actor.organisation, cast(Weights, tried), by=actor.user, at=timezone.now())

    back = reverse("organisation:weights", kwargs={"organisation": organisation})
    names = {"title": gettext("What counts in a proposal"), "parent": gettext("Residents")}
    context = {
        "effect": effect,
        "is_tried": tried is not None,
        "parent_url": reverse("organisation:residents", kwargs={"organisation": organisation}),
    }
    if "store" in request.POST:
        page = ActPage(back=back, template="organisation/weights.html", more=context, **names)
        return act_or_show(request, form, act, page)
    return render(request, "organisation/weights.html", {"form": form, "back": back, **names, **context})


def _names(offers: list[Offer]) -> list[str]:
    return [str(offer.who) for offer in offers]


@require_GET
def figures(request: HttpRequest, organisation: str) -> HttpResponse:
    """What was done per month, without names."""
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    found = access.figures(actor, since=today.replace(day=1) - timedelta(days=FIGURES_DAYS))
    months = [(each.month, each.visits, round(each.minutes / 60), each.kilometres) for each in found.months]
    return render(request, "organisation/figures.html", {"figures": found, "months": months})
