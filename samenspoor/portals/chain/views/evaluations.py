"""Looking back together on an agreement: either side writes down what came of it (S19)."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from samenspoor.domain.agreements import access, actions
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.organisations.models import Organisation
from samenspoor.foundation.ui.acts import ActPage, act_or_show
from samenspoor.portals.chain.forms import EvaluationForm


@require_http_methods(["GET", "HEAD", "POST"])
def record_evaluation(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Write down that both sides looked back together, and what came of it."""
    actor = cast(ActingRequest, request).actor
    found = access.get_to_evaluate_or_404(actor, pk)
    form = EvaluationForm(request.POST or None, initial={"held_on": timezone.localdate()})

    def act() -> object:
        return actions.record_evaluation(
            found, form.looked, recorder=actor.organisation, held_on=form.cleaned_data["held_on"],
            by=actor.user, at=timezone.now(),
        )  # fmt: skip

    is_municipality = actor.organisation.kind == Organisation.Kind.MUNICIPALITY
    name = "municipality:agreement" if is_municipality else "organisation:paper"
    page = ActPage(
        title=gettext("Write the evaluation down"),
        back=reverse(name, kwargs={"organisation": organisation, "pk": pk}),
        parent=f"{found.get_kind_display()}, {found.partner.name if is_municipality else found.organisation.name}",
    )
    return act_or_show(request, form, act, page, unable=(actions.UnableToEvaluate,))
