"""The menu of the phone: few entries, the same on every page."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.permissions import Permission
from samenspoor.foundation.ui.parts import NavigationItem

MENU = (
    ("volunteer:today", _("Today")),
    ("volunteer:numbers", _("Numbers to ring")),
    ("volunteer:learn", _("Learning")),
    ("volunteer:card", _("My pass")),
    ("volunteer:install", _("On your home screen")),
)


def main_menu(request: HttpRequest) -> dict[str, Any]:
    """Template variable `main_navigation` for a volunteer."""
    actor: Actor | None = getattr(request, "actor", None)
    if actor is None or not actor.may(Permission.HELP_RESIDENTS):
        return {}
    items = []
    for name, label in MENU:
        url = reverse(name, kwargs={"organisation": actor.organisation.slug})
        items.append(NavigationItem(label=str(label), url=url, is_current=request.path == url))
    return {"main_navigation": items}
