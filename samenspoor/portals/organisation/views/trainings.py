"""Trainings: what volunteers can ask for on the phone, and who would like one."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenspoor.domain.volunteering import training_access as access
from samenspoor.domain.volunteering.actions import trainings as actions
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.audit.looks import listed
from samenspoor.portals.organisation.acts import ActPage, act_or_show, do
from samenspoor.portals.organisation.forms import TrainingOfferForm


@require_http_methods(["GET", "HEAD", "POST"])
def trainings(request: HttpRequest, organisation: str) -> HttpResponse:
    """Show who would like a training and what is on offer, and offer one more."""
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    wishes = listed(access.wishes_to_settle(actor)[: access.MOST_SHOWN])
    form = TrainingOfferForm(request.POST or None)

    def act() -> object:
        key = form.cleaned_data["once"]
        return actions.offer_training(actor.organisation, form.offered, key=key, by=actor.user, at=timezone.now())

    more = {
        "wishes": wishes,
        "own": access.own_offers(actor, on=today)[: access.MOST_SHOWN],
        "others": access.offers_of_others(actor, on=today).select_related("organisation")[: access.MOST_SHOWN],
    }
    page = ActPage(
        title=_("Trainings"),
        back=_trainings(organisation),
        parent=_("Volunteers"),
        button=_("Put it on the phones"),
        template="organisation/trainings.html",
        more=more,
    )
    return act_or_show(request, form, act, page)


@require_POST
def stop(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Take a training from the phones."""
    actor = cast(ActingRequest, request).actor
    found = access.get_own_offer_or_404(actor, pk)
    return do(
        request, lambda: actions.stop_offer(found, by=actor.user, at=timezone.now()), back=_trainings(organisation)
    )


@require_POST
def settle(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Say that a wish was arranged, or talked about."""
    actor = cast(ActingRequest, request).actor
    found = access.get_wish_or_404(actor, pk)
    return do(
        request, lambda: actions.settle_wish(found, by=actor.user, at=timezone.now()), back=_trainings(organisation)
    )


def _trainings(organisation: str) -> str:
    return reverse("organisation:trainings", kwargs={"organisation": organisation})
