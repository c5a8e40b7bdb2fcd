"""The main menu, with only what the role may open."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.permissions import Permission
from samenspoor.foundation.organisations.models import Organisation
from samenspoor.foundation.ui.parts import NavigationItem

MENU = (
    ("municipality:worklist", _("Worklist"), (Permission.SEE_WORKLIST,)),
    ("municipality:letters", _("Letters"), (Permission.WORK_ON_DOSSIERS, Permission.MANAGE_RULES)),
    ("municipality:calls", _("Calls"), (Permission.WORK_ON_DOSSIERS,)),
    ("municipality:visits", _("Visits"), (Permission.WORK_ON_DOSSIERS,)),
    ("municipality:requests", _("Help requests"), (Permission.WORK_ON_DOSSIERS,)),
    ("municipality:checks", _("Check"), (Permission.CHECK_PEOPLE,)),
    ("municipality:reviews", _("Same person?"), (Permission.WORK_ON_DOSSIERS,)),
    ("municipality:deliveries", _("Deliveries"), (Permission.DELIVER_SIGNALS,)),
    ("municipality:creditors", _("Creditors"), (Permission.DELIVER_SIGNALS, Permission.ATTEST_CREDITOR)),
    ("municipality:month", _("Month"), (Permission.SEE_FIGURES,)),
    ("municipality:rules", _("Rules"), (Permission.MANAGE_RULES, Permission.CHECK_PEOPLE)),
    ("municipality:breaches", _("Data breaches"), (Permission.SEE_PRIVACY_REPORTS,)),
    ("municipality:agreements", _("Agreements"), (Permission.MANAGE_AGREEMENTS, Permission.SEE_PRIVACY_REPORTS)),
    ("municipality:executions", _("Executing party"), (Permission.MANAGE_RULES,)),
    ("accounts:people", _("Staff"), (Permission.MANAGE_PEOPLE,)),
    ("accounts:reach", _("Reach"), (Permission.MANAGE_PEOPLE,)),
    ("accounts:access_log", _("Looks"), (Permission.SEE_ACCESS_LOG,)),
    ("accounts:access_counts", _("Numbers of looks"), (Permission.SEE_ACCESS_COUNTS,)),
    ("municipality:retention", _("Keep and destroy"), (Permission.SEE_PRIVACY_REPORTS,)),
)
# An executing party asks for no volunteers: the papers are the municipality's own.
OF_THE_MUNICIPALITY = frozenset({"municipality:requests"})


def _start(request: HttpRequest, actor: Actor) -> NavigationItem:
    """The page with the parts of someone's work; who has a worklist starts there."""
    url = reverse("municipality:start", kwargs={"organisation": actor.organisation.slug})
    return NavigationItem(label=str(_("Start")), url=url, is_current=request.path == url)


def main_menu(request: HttpRequest) -> dict[str, Any]:
    """Template variable `main_navigation` for pages under an organisation's address."""
    actor: Actor | None = getattr(request, "actor", None)
    if actor is None or actor.organisation.kind == Organisation.Kind.VOLUNTEER_ORGANISATION:
        return {}
    items = [] if actor.may(Permission.SEE_WORKLIST) else [_start(request, actor)]
    for name, label, permissions in MENU:
        if name in OF_THE_MUNICIPALITY and actor.organisation.kind != Organisation.Kind.MUNICIPALITY:
            continue
        if any(actor.may(permission) for permission in permissions):
            url = reverse(name, kwargs={"organisation": actor.organisation.slug})
            items.append(NavigationItem(label=str(label), url=url, is_current=request.path.startswith(url)))
    return {"main_navigation": items}
