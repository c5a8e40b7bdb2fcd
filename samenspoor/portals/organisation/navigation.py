"""The main menu of a volunteer organisation, with only what the role may open."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.permissions import Permission
from samenspoor.foundation.organisations.models import Organisation
from samenspoor.foundation.ui.parts import NavigationItem

MENU = (
    ("organisation:today", _("Today"), Permission.MANAGE_VOLUNTEERS),
    ("organisation:requests", _("Help requests"), Permission.MANAGE_VOLUNTEERS),
    ("organisation:residents", _("Residents"), Permission.MANAGE_VOLUNTEERS),
    ("organisation:pairings", _("Pairings"), Permission.MANAGE_VOLUNTEERS),
    ("organisation:orders", _("Visit orders"), Permission.MANAGE_VOLUNTEERS),
    ("organisation:post", _("From volunteers"), Permission.MANAGE_VOLUNTEERS),
    ("organisation:volunteers", _("Volunteers"), Permission.MANAGE_VOLUNTEERS),
    ("organisation:capacity", _("Capacity"), Permission.MANAGE_VOLUNTEERS),
    ("organisation:rounds", _("Matchingsoverleg"), Permission.MANAGE_VOLUNTEERS),
    ("organisation:papers", _("Agreements"), Permission.MANAGE_VOLUNTEERS),
    ("organisation:figures", _("Figures"), Permission.MANAGE_VOLUNTEERS),
    ("accounts:people", _("Staff"), Permission.MANAGE_PEOPLE),
    ("accounts:reach", _("Reach"), Permission.MANAGE_PEOPLE),
)


def main_menu(request: HttpRequest) -> dict[str, Any]:
    """Template variable `main_navigation` for pages under the address of a volunteer organisation."""
    actor: Actor | None = getattr(request, "actor", None)
    if (
        actor is None
        or actor.may(Permission.HELP_RESIDENTS)
        or actor.organisation.kind != Organisation.Kind.VOLUNTEER_ORGANISATION
    ):
        return {}
    items = []
    for name, label, permission in MENU:
        if actor.may(permission):
            url = reverse(name, kwargs={"organisation": actor.organisation.slug})
            items.append(NavigationItem(label=str(label), url=url, is_current=request.path.startswith(url)))
    return {"main_navigation": items}
