"""The switch above the lists of a coordinator who works for more than one municipality."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from samenspoor.domain.volunteering.access import may_manage_volunteers
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.portals.organisation import viewing


@require_POST
def choose(request: HttpRequest, organisation: str) -> HttpResponse:
    """Look for one municipality, or for all, and go on where the coordinator was."""
    actor = cast(ActingRequest, request).actor
    may_manage_volunteers(actor).or_refuse()
    viewing.choose(request, actor, request.POST.get("municipality", ""))
    back = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}, require_https=False)
    return redirect(back) if is_ours else redirect("organisation:today", organisation=organisation)
