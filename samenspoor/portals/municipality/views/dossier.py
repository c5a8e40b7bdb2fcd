"""One dossier: the address, its people apart with their signals, why it is urgent, and what happened when."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from samenspoor.domain.casework import access, rules
from samenspoor.domain.casework.persons import persons
from samenspoor.domain.casework.timeline import timeline
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.ui.formats import euro
from samenspoor.portals.municipality.views.worklist import marks

REASONS = {
    rules.Reason.CRISIS: _("A crisis threatens"),
    rules.Reason.END_OF_SUPPLY: _("Supply will end"),
    rules.Reason.MULTIPLE: _("More than one arrears this month"),
    rules.Reason.SUCCESSIVE: _("A signal in the six months before"),
    rules.Reason.AMOUNT: _("Height of the amount"),
}


@require_GET
def dossier(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Show one dossier; the look is logged."""
    found = access.get_dossier_or_404(cast(ActingRequest, request).actor, pk, day=timezone.localdate())
    reasons = [
        (REASONS[item.reason], ngettext("%(points)s point", "%(points)s points", item.points) % {"points": item.points})
        for item in found.contributions
    ]
    context = {
        "dossier": found,
        "marks": marks(found),
        "amount": euro(found.amount_cents),
        "persons": persons(found),
        "reasons": reasons,
        "timeline": timeline(found),
    }
    return render(request, "municipality/dossier.html", context)
