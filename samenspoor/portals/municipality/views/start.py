"""The first page under an organisation's address: straight to the work."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from samenspoor.domain.intake.access import tasks_for
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.accounts.permissions import Permission


@require_GET
def start(request: HttpRequest, organisation: str) -> HttpResponse:
    """Open the worklist, or say what this role can do here."""
    actor = cast(ActingRequest, request).actor
    if actor.may(Permission.SEE_WORKLIST):
        return redirect("municipality:worklist", organisation=organisation)
    allowed = [permission.label for permission in Permission if permission in actor.permissions]
    return render(request, "municipality/start.html", {"allowed": allowed, "tasks": tasks_for(actor)})
