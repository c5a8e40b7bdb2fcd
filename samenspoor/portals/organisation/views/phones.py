"""A volunteer's phone, at the coordinator's desk: give access, begin anew when it is lost, take it back."""

import base64
from typing import cast

from allauth.mfa.adapter import get_adapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from samenspoor.domain.volunteering import access
from samenspoor.domain.volunteering.actions import phones as actions
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.portals.organisation.acts import do


@require_POST
@never_cache
def give_access(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Show, once, the code that the volunteer opens on the own phone while the coordinator sits beside."""
    actor = cast(ActingRequest, request).actor
    found = access.get_volunteer_or_404(actor, pk)
    try:
        code = actions.give_access(found, by=actor.user, at=timezone.now())
    except actions.UnableToGiveAccess as error:
        messages.error(request, str(error))
        return redirect("organisation:volunteer", organisation=organisation, pk=pk)
    address = request.build_absolute_uri(reverse("first_time", kwargs={"code": code}))
    context = {"volunteer": found, "address": address, "picture": _picture(address)}
    return render(request, "organisation/phone_code.html", context)


@require_POST
def end_access(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Shut the phone out at once."""
    actor = cast(ActingRequest, request).actor
    found = access.get_volunteer_or_404(actor, pk)
    return do(
        request,
        lambda: actions.end_access(found, by=actor.user, at=timezone.now()),
        back=reverse("organisation:volunteer", kwargs={"organisation": organisation, "pk": pk}),
        said=gettext("The phone opens nothing any more."),
    )


def _picture(address: str) -> str:
    """The address as a QR code, inside the page itself: it is written to no file."""
    drawn = get_adapter().build_totp_svg(address)
    return f"data:image/svg+xml;base64,{base64.b64encode(drawn.encode()).decode()}"
