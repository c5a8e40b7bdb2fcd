"""What a volunteer carries along: the numbers to ring, and the pass to show at the door."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from samenspoor.domain.volunteering import phone_access as access
from samenspoor.domain.volunteering.reach_texts import numbers_shown
from samenspoor.foundation.accounts.middleware import ActingRequest


@require_GET
def numbers(request: HttpRequest, organisation: str) -> HttpResponse:
    """One card with every direct number."""
    actor = cast(ActingRequest, request).actor
    now = timezone.now()
    found = access.direct_numbers(actor, on=timezone.localdate(now))
    return render(request, "volunteer/numbers.html", {"numbers": numbers_shown(found, at=now)})


@require_GET
def card(request: HttpRequest, organisation: str) -> HttpResponse:
    """The pass, to show or to print, with room for a photo: a first name and a number, as on every pass."""
    actor = cast(ActingRequest, request).actor
    me, label = access.own_file(actor), access.own_label(actor)
    numbers = access.direct_numbers(actor, on=timezone.localdate())
    return render(request, "volunteer/card.html", {"me": me, "label": label, "numbers": numbers})
