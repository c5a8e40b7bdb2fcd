"""What the phone needs to go on without connection: an icon, a worker, numbers to ring, and the key of this session."""

import json
from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from samenspoor.domain.volunteering import phone_access as access
from samenspoor.domain.volunteering import phone_orders
from samenspoor.domain.volunteering.reach_texts import ShownNumbers, numbers_shown
from samenspoor.foundation.accounts import phone_key
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.accounts.models import User

SHELL = ("phone.js", "phone.css", "icon-192.png")
MODULES = ("store.js", "lock.js", "notes.js", "checks.js", "private.js", "numbers.js", "inside.js", "install.js")
# The worker keeps new files as soon as one of these has changed.
VERSIONED = [f"volunteer/{name}" for name in (*SHELL, *MODULES)]


@never_cache
@require_GET
def key(request: HttpRequest, organisation: str) -> HttpResponse:
    """Give the key under which this phone keeps pages and notes: of this session, or of an earlier one."""
    actor, user = cast(ActingRequest, request).actor, cast(User, request.user)
    access.may_help(actor).or_refuse()
    name = request.GET.get("naam") or phone_key.name_for(request.session, user)
    secret = phone_key.secret_of(name, user)
    if secret is None:
        return JsonResponse({"why": "unknown key"}, status=404)
    pairings = sorted(access.pairings_of(actor).values_list("pk", flat=True))
    orders = sorted(phone_orders.orders_of(actor).values_list("pk", flat=True))
    visits = sorted(visit.pk for visit in access.planned_visits(actor))
    mine = {"pairings": pairings, "orders": orders, "visits": visits}
    return JsonResponse({"name": name, "key": secret, "csrf": get_token(request), **mine})


@require_GET
def manifest(request: HttpRequest, organisation: str) -> HttpResponse:
    """Describe the icon on the home screen."""
    access.may_help(cast(ActingRequest, request).actor).or_refuse()
    home = reverse("volunteer:today", kwargs={"organisation": organisation})
    icons = [
        {"src": static(f"volunteer/icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"}
        for size in (192, 512)
    ]
    described = {"name": "Samenspoor", "short_name": "Samenspoor", "lang": "nl", "id": home, "start_url": home,
                 "scope": home, "display": "standalone", "background_color": "#ffffff", "theme_color": "#0f3b69",
                 "icons": icons}  # fmt: skip
    return JsonResponse(described, content_type="application/manifest+json")


@never_cache
@require_GET
def worker(request: HttpRequest, organisation: str) -> HttpResponse:
    """The service worker, below the portal's own address so that it reaches no other page."""
    access.may_help(cast(ActingRequest, request).actor).or_refuse()
    pages = {
        "page": reverse("volunteer:offline", kwargs={"organisation": organisation}),
        "notSent": reverse("volunteer:not_sent", kwargs={"organisation": organisation}),
    }
    # Modules ask for each other by their plain names, so those are kept under them.
    files = [static(f"volunteer/{name}") for name in SHELL]
    files += [f"{settings.STATIC_URL}volunteer/{name}" for name in MODULES]
    config = json.dumps({"version": "|".join(map(static, VERSIONED)), **pages, "files": files})
    context = {"config": config, "static_url": settings.STATIC_URL}
    return render(request, "volunteer/worker.js", context, content_type="text/javascript")


@require_GET
def offline(request: HttpRequest, organisation: str) -> HttpResponse:
    """The page that opens without connection: numbers of offices to ring, and nothing about a resident."""
    return render(request, "volunteer/offline.html", {"numbers": _numbers(cast(ActingRequest, request).actor)})


@require_GET
def not_sent(request: HttpRequest, organisation: str) -> HttpResponse:
    """The page that the worker fills when a form did not go out: what was written, and what to do."""
    return render(request, "volunteer/not_sent.html", {"numbers": _numbers(cast(ActingRequest, request).actor)})


def _numbers(actor: Actor) -> ShownNumbers:
    access.may_help(actor).or_refuse()
    now = timezone.now()
    return numbers_shown(access.direct_numbers(actor, on=timezone.localdate(now)), at=now)


@require_GET
def install(request: HttpRequest, organisation: str) -> HttpResponse:
    """Explain how it comes onto the home screen, and say whether this phone is ready."""
    access.may_help(cast(ActingRequest, request).actor).or_refuse()
    return render(request, "volunteer/install.html")
