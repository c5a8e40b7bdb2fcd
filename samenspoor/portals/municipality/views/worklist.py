"""The worklist of this month's round."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.accounts.permissions import Permission


@require_GET
def worklist(request: HttpRequest, organisation: str) -> HttpResponse:
    """Show what there is to do; until files can be delivered that is nothing."""
    cast(ActingRequest, request).actor.may(Permission.SEE_WORKLIST).or_refuse()
    return render(request, "municipality/worklist.html", {})
