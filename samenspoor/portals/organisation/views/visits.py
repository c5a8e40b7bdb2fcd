"""Visits of somebody without a phone: written down by the coordinator, and the paper to take along."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from samenspoor.domain.volunteering import pairing_access as access
from samenspoor.domain.volunteering import paper_access
from samenspoor.domain.volunteering.access import get_volunteer_or_404
from samenspoor.domain.volunteering.actions import rung_in
from samenspoor.domain.volunteering.models import Visit
from samenspoor.domain.volunteering.visits_print import print_visits
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.ui.exports import attachment
from samenspoor.portals.organisation.acts import ActPage, act_or_show
from samenspoor.portals.organisation.visit_forms import RungInForm


@require_http_methods(["GET", "HEAD", "POST"])
def write_down(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Write a visit down that a volunteer rang through, and plan the next."""
    actor = cast(ActingRequest, request).actor
    found = access.get_pairing_or_404(actor, pk)
    planned = paper_access.first_planned_of(actor, found)
    form = RungInForm(request.POST or None, pairing=found, planned=planned)

    def act() -> object:
        return rung_in.write_down(found, form.told, by=actor.user, at=timezone.now())

    def said(written: Visit) -> str:
        # What stood there under another key stays as it was.
        is_new = written.phone_key == form.told.phone_key
        return "" if is_new else gettext("That no visit went on that day was written down already.")

    parent = gettext("%(resident)s and %(volunteer)s") % {
        "resident": found.resident.name, "volunteer": found.volunteer.first_name,
    }  # fmt: skip
    back = reverse("organisation:pairing", kwargs={"organisation": organisation, "pk": pk})
    page = ActPage(
        title=gettext("Write down a visit"), back=back, parent=parent, button=gettext("Put this visit down"), said=said
    )
    return act_or_show(request, form, act, page)


@require_GET
def on_paper(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Print the residents, the appointments and the numbers of a volunteer without a phone."""
    actor = cast(ActingRequest, request).actor
    found = get_volunteer_or_404(actor, pk)
    made = print_visits(paper_access.on_paper(actor, found, on=timezone.localdate()))
    return attachment(made, file_name=f"bezoeken-vrijwilliger-{found.number}.pdf")
