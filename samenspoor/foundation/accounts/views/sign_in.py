"""The start page, and in the demo one click to sign in as one of the people of the town."""

from typing import cast

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from samenspoor.foundation.accounts.models import Membership, User


@require_GET
def start(request: HttpRequest) -> HttpResponse:
    """Go to the organisation where the person works, or let the person choose."""
    memberships = list(
        Membership.objects.in_force_on(timezone.localdate())
        .filter(user=cast(User, request.user))
        .select_related("organisation", "role")
        .order_by("organisation__name")
    )
    if len(memberships) == 1:
        return redirect("municipality:start", organisation=memberships[0].organisation.slug)
    return render(request, "accounts/start.html", {"memberships": memberships})


@login_not_required
@require_POST
def sign_in_as(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign in as one of the people of the demo town; this address does not exist outside the demo."""
    if not settings.DEMO:
        raise Http404
    user = get_object_or_404(User.objects.exclude(introduction="").filter(is_active=True), pk=pk)
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect("start")
