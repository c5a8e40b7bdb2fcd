"""Trainings that the municipality offers to the volunteers of its chain partners (S21)."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from samenspoor.domain.volunteering import training_access as access
from samenspoor.domain.volunteering.actions import trainings as actions
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.ui.acts import ActPage, act_or_show, do
from samenspoor.portals.municipality.training_forms import TrainingOfferForm

UNABLE = (actions.UnableToTrain,)


@require_http_methods(["GET", "HEAD", "POST"])
def trainings(request: HttpRequest, organisation: str) -> HttpResponse:
    """Show what the municipality offers, and offer one more to every volunteer organisation it works with."""
    actor = cast(ActingRequest, request).actor
    own = access.own_offers(actor, on=timezone.localdate())[: access.MOST_SHOWN]
    partners = access.partners_told(actor)
    form = TrainingOfferForm(request.POST or None)

    def act() -> object:
        key = form.cleaned_data["once"]
        return actions.offer_training(
            actor.organisation, form.offered, partners=partners, key=key, by=actor.user, at=timezone.now()
        )

    page = ActPage(
        title=gettext("Trainings for volunteers"),
        back=_trainings(organisation),
        parent=gettext("Chain partners"),
        button=gettext("Put it on the phones"),
        template="municipality/trainings.html",
        more={"own": own, "partners": partners},
    )
    return act_or_show(request, form, act, page, unable=UNABLE)


@require_POST
def stop(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Take a training from the phones."""
    actor = cast(ActingRequest, request).actor
    found = access.get_own_offer_or_404(actor, pk)

    def act() -> object:
        return actions.stop_offer(found, by=actor.user, at=timezone.now())

    return do(request, act, back=_trainings(organisation), unable=UNABLE)


def _trainings(organisation: str) -> str:
    return reverse("municipality:trainings", kwargs={"organisation": organisation})
