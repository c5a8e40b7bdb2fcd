"""The main menu of a volunteer organisation, with only what the role may open."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.permissions import Permission
from samenspoor.foundation.organisations.models import Organisation
from samenspoor.foundation.ui.parts import NavigationItem
from samenspoor.portals.organisation.viewing import view_of

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


NARROWED = {f"organisation:{page}" for page in ("today", "requests", "orders", "residents", "pairings", "post")}
"""The pages that show what the choice of a municipality leaves."""


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
    return {"main_navigation": items, "switch": _switch(request, actor)}


def _switch(request: HttpRequest, actor: Actor) -> dict[str, Any] | None:
    """Above the page of whoever works for more than one municipality: for which of them the lists are."""
    page = request.resolver_match
    if page is None or page.view_name not in NARROWED or not actor.may(Permission.MANAGE_VOLUNTEERS):
        return None
    view = view_of(request, actor)
    if not view.is_offered:
        return None
    return {
        "label": _("For which municipality?"),
        "name": "municipality",
        "url": reverse("organisation:choose_municipality", kwargs={"organisation": actor.organisation.slug}),
        "choices": [(number, label, number == view.chosen) for number, label in view.choices],
        "next": request.path,
    }
