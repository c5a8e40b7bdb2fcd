"""The month's round: one look at the totals and at what may still come, and then it closes."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from samenspoor.domain.casework import access
from samenspoor.domain.casework.actions.rounds import UnableToCloseRound, close_round
from samenspoor.domain.casework.models import Round
from samenspoor.domain.casework.round_totals import still_open, totals_of
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.middleware import ActingRequest


def _closed_by(actor: Actor, found: Round) -> str:
    if not found.closed_by:
        return _("the program, on its day")
    return access.colleagues_of(actor, day=timezone.localdate()).get(found.closed_by, _("a former colleague"))


@require_http_methods(["GET", "POST"])
def round_page(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Show how the round stands; by POST it closes."""
    actor = cast(ActingRequest, request).actor
    found = access.get_round_or_404(actor, pk)
    if request.method == "POST":
        access.may_close_rounds(actor).or_refuse()
        try:
            close_round(found, by=actor.user, at=timezone.now())
        except UnableToCloseRound as error:
            messages.error(request, str(error))
            return redirect("municipality:round", organisation=organisation, pk=pk)
        count = totals_of(found).dossiers
        month = date_format(found.month, "F Y")
        messages.success(
            request,
            ngettext(
                "The round of %(month)s is closed: %(count)s dossier is definite. Letters may go out.",
                "The round of %(month)s is closed: %(count)s dossiers are definite. Letters may go out.",
                count,
            )
            % {"month": month, "count": count},
        )
        return redirect("municipality:worklist", organisation=organisation)
    context = {
        "round": found,
        "totals": totals_of(found),
        "still_open": None if found.closed_at else still_open(found),
        "may_close": bool(access.may_close_rounds(actor)),
        "is_before_day": timezone.localdate() < found.closes_on,
        "closed_by": _closed_by(actor, found),
    }
    return render(request, "municipality/round.html", context)
