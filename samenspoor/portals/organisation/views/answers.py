"""What the coordinator answers and chooses: a task given back, a message to all, weights with their effect, figures."""

from datetime import timedelta
from typing import cast

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from samenspoor.domain.volunteering import day_access as access
from samenspoor.domain.volunteering.actions import answers
from samenspoor.domain.volunteering.actions.weights import change_weights
from samenspoor.domain.volunteering.allocation.suitability import Weights
from samenspoor.domain.volunteering.models import MatchingWeights
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.audit.looks import listed
from samenspoor.portals.organisation.acts import ActPage, act_or_show
from samenspoor.portals.organisation.pairing_forms import WeightsForm

MESSAGES_SHOWN = 20
FIGURES_DAYS = 365
GROUNDS = tuple(Weights.__dataclass_fields__)


class AnswerForm(forms.Form):
    """What was done with what a volunteer gave back."""

    answer = forms.CharField(
        label=_("What was done?"), max_length=300, widget=forms.Textarea, help_text=_("The volunteer reads this.")
    )


class MessageForm(forms.Form):
    """One message to all volunteers."""

    text = forms.CharField(
        label=_("Message"), max_length=500, widget=forms.Textarea, help_text=_("Nothing about a resident.")
    )


@require_http_methods(["GET", "HEAD", "POST"])
def take_over(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Take over what a volunteer gave back."""
    actor = cast(ActingRequest, request).actor
    given = access.get_given_back_or_404(actor, pk)
    form = AnswerForm(request.POST or None)

    def act() -> object:
        return answers.take_over(given, **form.cleaned_data, by=actor.user, at=timezone.now())

    back = reverse("organisation:today", kwargs={"organisation": organisation})
    names = {"title": gettext("Take over"), "parent": gettext("Today")}
    return act_or_show(
        request, form, act, ActPage(back=back, template="organisation/take_over.html", more={"given": given}, **names)
    )


@require_http_methods(["GET", "HEAD", "POST"])
def messages(request: HttpRequest, organisation: str) -> HttpResponse:
    """One message to all volunteers, and the earlier ones."""
    actor = cast(ActingRequest, request).actor
    rows = list(access.messages_of(actor)[:MESSAGES_SHOWN])
    form = MessageForm(request.POST or None)

    def act() -> object:
        return answers.send_message(actor.organisation, **form.cleaned_data, by=actor.user, at=timezone.now())

    back = reverse("organisation:messages", kwargs={"organisation": organisation})
    shown = [(row, len(row.visible_to), len(set(row.read_by))) for row in rows]
    names = {"title": gettext("Message to all volunteers"), "parent": gettext("Today"), "button": gettext("Send")}
    page = ActPage(back=back, template="organisation/messages.html", more={"sent": shown}, **names)
    return act_or_show(request, form, act, page)


@require_http_methods(["GET", "HEAD", "POST"])
def weights(request: HttpRequest, organisation: str) -> HttpResponse:
    """Change how much each ground counts; first the effect on whoever waits now."""
    actor = cast(ActingRequest, request).actor
    now = access.weights_for(actor)
    labels = {name: str(MatchingWeights._meta.get_field(name).verbose_name) for name in GROUNDS}  # type: ignore[union-attr]
    initial = {name: getattr(now, name) for name in GROUNDS}
    form = WeightsForm(request.POST or None, initial=initial, labels=labels)
    effect: list[tuple[object, list[str], list[str], bool]] = []
    tried = Weights(**form.cleaned_data) if request.method == "POST" and form.is_valid() else None
    if tried:
        found = access.effect_of(actor, tried, on=timezone.localdate())
        if found:
            listed([resident for resident, _now, _then in found])
        effect = [(resident, before, after, before != after) for resident, before, after in found]

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


@require_GET
def figures(request: HttpRequest, organisation: str) -> HttpResponse:
    """What was done per month, without names."""
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    found = access.figures(actor, since=today.replace(day=1) - timedelta(days=FIGURES_DAYS))
    months = [(each.month, each.visits, round(each.minutes / 60), each.kilometres) for each in found.months]
    return render(request, "organisation/figures.html", {"figures": found, "months": months})
