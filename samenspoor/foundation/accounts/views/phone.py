"""Signing in from a phone: the first time with a code of the coordinator, from then on with a passkey."""

import json
from typing import Any, cast

from allauth.core.internal.ratelimit import consume_or_429
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenspoor.foundation.accounts import phone
from samenspoor.foundation.accounts.models import User


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def first_time(request: HttpRequest, code: str) -> HttpResponse:
    """Ask whether this is the right person, and sign in; a preview of the link does not use the code up."""
    user = phone.user_of(code)
    if user is None:
        return render(request, "accounts/code_does_not_work.html", status=404)
    if request.method != "POST":
        return render(request, "accounts/first_time.html", {"name": user.name})
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect("new_passkey")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new_passkey(request: HttpRequest) -> HttpResponse:
    """Let the phone make a passkey, with which its owner signs in from now on."""
    user = cast(User, request.user)
    if user.has_usable_password():
        return redirect("account")
    if request.method == "POST":
        try:
            phone.keep_passkey(user, _credential(request))
        except phone.UnableToUsePasskey as error:
            messages.error(request, str(error))
            return redirect("new_passkey")
        return redirect("start")
    return render(request, "accounts/new_passkey.html", {"options": phone.begin_passkey(user)})


@login_not_required
@never_cache
@require_GET
def ask_passkey(request: HttpRequest) -> HttpResponse:
    """Ask the phone a question that only its passkey answers."""
    return JsonResponse(phone.ask_for_passkey())


@login_not_required
@never_cache
@require_POST
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in whoever's passkey answered the question."""
    if refusal := consume_or_429(request, app="allauth.mfa", action="webauthn_login"):
        return cast(HttpResponse, refusal)
    try:
        user = phone.user_by_passkey(_credential(request))
    except phone.UnableToUsePasskey as error:
        messages.error(request, str(error))
        return redirect("account_login")
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect("start")


def _credential(request: HttpRequest) -> Any:
    try:
        return json.loads(request.POST.get("credential", ""))
    except ValueError:
        return None
