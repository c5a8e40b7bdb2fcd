"""The start page, and in the demo one click to sign in as one of the people of the town."""

from typing import cast

from allauth.account.views import password_reset
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
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
    asked = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()}, require_https=False)
    return redirect(asked if is_ours else "start")


@require_GET
def account(request: HttpRequest) -> HttpResponse:
    """What a person sets alone: the password and the second step of signing in."""
    return render(request, "accounts/account.html", {"has_second_step": is_mfa_enabled(cast(User, request.user))})


@login_not_required
def forgotten_password(request: HttpRequest) -> HttpResponse:
    """Send a link by e-mail; where no e-mail can be sent, say whom to ask."""
    if settings.EMAIL_HOST:
        return cast(HttpResponse, password_reset(request))
    return render(request, "accounts/no_mail.html")


def no_page(request: HttpRequest) -> HttpResponse:
    """An administrator says who works under which address; nobody changes an own one."""
    raise Http404
