"""Requests for a volunteer at the organisation that is asked: without a name until it takes one up, or refuses."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenspoor.domain.journeys.help_requests import take_up
from samenspoor.domain.trajectory import invitation_access as access
from samenspoor.domain.trajectory.actions.answers import refuse_request
from samenspoor.domain.trajectory.invitation_access import Invited
from samenspoor.domain.trajectory.shown import what_is_asked, who_asks
from samenspoor.domain.trajectory.states import InvitationStatus
from samenspoor.domain.volunteering.pairing_access import is_on_its_way, resident_of_request
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.audit.looks import exported, listed
from samenspoor.foundation.ui.parts import Tone
from samenspoor.foundation.ui.tables import Column, Filter, Kind, Table
from samenspoor.foundation.ui.templatetags.ui import badge
from samenspoor.portals.organisation.acts import ActPage, act_or_show, do
from samenspoor.portals.organisation.request_forms import RefuseRequestForm
from samenspoor.portals.organisation.viewing import View, view_of

_TONES = {InvitationStatus.ASKED: Tone.WARNING, InvitationStatus.ACCEPTED: Tone.POSITIVE}


def _state(found: Invited) -> SafeString:
    status = InvitationStatus(found.invitation.status)
    if status == InvitationStatus.ASKED and found.is_late:
        return badge(gettext("Answer today: the resident waits"), Tone.NEGATIVE)
    return badge(str(status.label), _TONES.get(status, Tone.NEUTRAL))


def _title(found: Invited) -> str:
    if found.contact:
        return found.contact.name
    return found.request.question if found.request else gettext("Help request %(number)d") % {"number": found.pk}


def _table(actor: Actor, view: View) -> Table:
    slug = actor.organisation.slug
    return Table(
        caption=_("Help requests"),
        empty_text=view.empty_text(_("No municipality asks for a volunteer at this moment.")),
        columns=(
            Column(key="question", label=_("What it is about"), value=_title,
                   link=lambda row: reverse("organisation:request", kwargs={"organisation": slug, "pk": row.pk})),
            Column(key="state", label=_("State"), cell=_state,
                   value=lambda row: row.invitation.get_status_display()),
            Column(key="before", label=_("Answer by"), kind=Kind.DAY,
                   value=lambda row: row.answer_before if row.is_open and not row.request.in_round else None),
            Column(key="phase", label=_("Phase"),
                   value=lambda row: row.request.get_phase_display() if row.request else ""),
            Column(key="area", label=_("Neighbourhood"),
                   value=lambda row: row.request.postcode_area if row.request else ""),
            Column(key="urgency", label=_("How soon"),
                   value=lambda row: row.request.get_urgency_display() if row.request else ""),
            Column(key="municipality", label=_("Municipality"), value=lambda row: row.invitation.organisation.name),
        ),
        filters=(
            Filter(key="work", label=_("Show"), choices=[("open", _("To answer")), ("all", _("All"))],
                   apply=lambda rows, _choice: rows, default="open"),
        ),
    )  # fmt: skip


@require_GET
def requests(request: HttpRequest, organisation: str) -> HttpResponse:
    """List what waits for an answer, or everything that was asked."""
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    is_all = request.GET.get("work") == "all"
    view = view_of(request, actor)
    within = view.origin.within("organisation")
    rows = (access.latest if is_all else access.to_answer)(actor, on=today, within=within)
    table = _table(actor, view)
    if table.wants_export(request.GET):
        return table.export(
            rows, query=request.GET, file_name="hulpvragen", note=lambda shown: exported([r.invitation for r in shown])
        )
    shown = table.show(rows, query=request.GET)
    listed([each.invitation for each in shown.objects])
    return render(request, "organisation/requests.html", {"table": shown})


@require_GET
def one(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Show one request: what is asked, and once it was taken up who asks."""
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    if "wacht" in request.GET:
        # The page asks every few seconds, until there is something else to look at.
        return HttpResponse(status=204, headers=None if is_on_its_way(actor, pk) else {"HX-Refresh": "true"})
    found = access.get_invitation_or_404(actor, pk, on=today)
    resident = resident_of_request(actor, found.request.key) if found.request else None
    is_taken = found.invitation.status == InvitationStatus.ACCEPTED
    context = {
        "found": found,
        "title": _title(found),
        "state": _state(found),
        "what": what_is_asked(found.request) if found.request else [],
        "who": who_asks(found.contact) if found.contact else [],
        "hindrance": access.hindrance(actor, found, on=today),
        "is_lost": found.invitation.status == InvitationStatus.LAPSED,
        "resident": resident,
        "is_on_its_way": is_taken and found.request is not None and resident is None
        and found.request.status == found.request.Status.ACCEPTED,
        "contact": access.contact_of(found.invitation),
    }  # fmt: skip
    return render(request, "organisation/request.html", context)


@require_POST
def accept(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Take it up: from now on the organisation hears who it is."""
    actor = cast(ActingRequest, request).actor
    found = access.get_invitation_or_404(actor, pk, on=timezone.localdate())
    return do(
        request,
        lambda: take_up(access.still_asked(found), party=actor.organisation.pk, by=actor.user, at=timezone.now()),
        back=reverse("organisation:request", kwargs={"organisation": organisation, "pk": pk}),
        said=gettext("Taken up. Name and address come within a minute."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def refuse(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Say that it cannot be done here, and why."""
    actor = cast(ActingRequest, request).actor
    found = access.get_invitation_or_404(actor, pk, on=timezone.localdate())
    form = RefuseRequestForm(request.POST or None)

    def act() -> object:
        asked, party = access.still_asked(found), actor.organisation.pk
        return refuse_request(asked, party=party, reason=form.chosen, by=actor.user, at=timezone.now())

    page = ActPage(
        title=gettext("We cannot do this"),
        back=reverse("organisation:request", kwargs={"organisation": organisation, "pk": pk}),
        parent=_title(found),
        onward=reverse("organisation:requests", kwargs={"organisation": organisation}),
        said=gettext("Stored. The municipality reads why."),
    )
    return act_or_show(request, form, act, page)
