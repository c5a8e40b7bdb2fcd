"""Visits: choose whom to visit on a day, and today's list for at the door."""

from collections.abc import Mapping
from datetime import date
from typing import cast
from urllib.parse import quote

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenspoor.domain.casework import visit_access as access
from samenspoor.domain.casework.actions import visits as actions
from samenspoor.domain.casework.actions.contacts import UnableToRecordContact
from samenspoor.domain.casework.actions.offers import UnableToAccept
from samenspoor.domain.casework.actions.visits import UnableToPlan
from samenspoor.domain.casework.threats import threat_of
from samenspoor.domain.casework.visit_access import Errand
from samenspoor.domain.casework.visit_print import UnableToPrint, print_visits
from samenspoor.domain.intake.access import names_of
from samenspoor.domain.journeys.execute import on_behalf_of
from samenspoor.domain.journeys.talks import record_at_door
from samenspoor.domain.journeys.visits import plan_day
from samenspoor.domain.volunteering.models import Report, VisitOrder
from samenspoor.domain.volunteering.order_access import to_whom_someone_goes, told_of
from samenspoor.foundation.accounts.changing import one_at_a_time
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.audit.looks import listed
from samenspoor.foundation.audit.states import UnableToMove
from samenspoor.foundation.ui.formats import in_sentence
from samenspoor.foundation.ui.parts import Tone
from samenspoor.portals.municipality.step_texts import term_text, term_tone
from samenspoor.portals.municipality.visit_forms import DayForm, StartForm, TalkForm, chosen_day

UNABLE = (UnableToPlan, UnableToRecordContact, UnableToAccept, UnableToMove)
TAPS = {
    "missed": (actions.record_missed, gettext_lazy("Recorded: nobody home, card left.")),
    "later": (actions.put_last, gettext_lazy("Put at the end of the list.")),
    "cancel": (actions.cancel_visit, gettext_lazy("Taken off the list.")),
    "take_back": (actions.take_back_missed, gettext_lazy("Taken back: the visit is still to be made.")),
}


def _planning(organisation: str, day: date) -> str:
    return f"{reverse('municipality:visits', kwargs={'organisation': organisation})}?day={day:%Y-%m-%d}"


@require_GET
def visits(request: HttpRequest, organisation: str) -> HttpResponse:
    """Choose from the dossiers that ask for a visit; the list of that day stands below in the order of the route."""
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    day = chosen_day(request.GET.get("day", ""), today)
    is_of_nobody = request.GET.get("whose") == "nobody"
    found = access.proposals_for(actor, is_of_nobody=is_of_nobody, day=today)
    planned = access.errands_of(actor, on=day, day=today)
    listed([each.dossier for each in found])
    listed([errand.visit.dossier for errand in planned])
    context = {
        "form": DayForm(initial={"day": day}),
        "day": day,
        "is_of_nobody": is_of_nobody,
        "rows": [(each, term_text(each.next, today), term_tone(each.next, today)) for each in found],
        "errands": planned,
        "with_volunteer": to_whom_someone_goes(
            [part for each in found for part in each.people]
            + [caller.part for errand in planned for caller in errand.people]
        ),
        "has_open": any(errand.visit.status == "planned" for errand in planned),
    }
    return render(request, "municipality/visits.html", context)


@require_POST
def plan(request: HttpRequest, organisation: str) -> HttpResponse:
    """Put the ticked dossiers on the own list of a day."""
    actor, now = cast(ActingRequest, request).actor, timezone.now()
    today = timezone.localdate(now)
    form = DayForm(request.POST)
    day = form.cleaned_data["day"] if form.is_valid() else today
    ticked = {int(key) for key in request.POST.getlist("dossier") if key.isascii() and key.isdigit()}
    found = access.proposals_for(actor, is_of_nobody=request.POST.get("whose") == "nobody", day=today)
    try:
        count = plan_day(found, ticked=ticked, on=day, actor=actor, at=now)
    except UNABLE as error:
        messages.error(request, str(error))
        return redirect(_planning(organisation, max(day, today)))
    text = ngettext("%(count)d visit stands on your list.", "%(count)d visits stand on your list.", count)
    messages.success(request, text % {"count": count})
    return redirect(_planning(organisation, day))


@require_GET
def sheet(request: HttpRequest, organisation: str) -> HttpResponse:
    """The visits of a day that are still to be made, to print with a card for each door."""
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    day = chosen_day(request.GET.get("day", ""), today)
    printed = access.sheet_of(access.errands_of(actor, on=day, day=today))
    if not printed:
        messages.error(request, _("There is no visit to print on this day."))
        return redirect(_planning(organisation, day))
    try:
        pdf = print_visits(printed, worker=names_of([actor.user])[actor.user], day=day)
    except UnableToPrint as error:
        messages.error(request, str(error))
        return redirect(_planning(organisation, day))
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="bezoeken-{day:%Y-%m-%d}.pdf"'
    response["Cache-Control"] = "no-store"
    return response


@require_GET
def today(request: HttpRequest, organisation: str) -> HttpResponse:
    """Today's own visits, for on a phone: who, where, and what one tap records."""
    actor, day = cast(ActingRequest, request).actor, timezone.localdate()
    errands = access.errands_of(actor, on=day, day=day)
    listed([errand.visit.dossier for errand in errands])
    told = told_of(caller.part for errand in errands for caller in errand.people)
    context = {
        "day": day,
        "to_make": [
            (errand, _maps(errand), _of_volunteers(errand, told))
            for errand in errands
            if errand.visit.status == "planned"
        ],
        "made": [errand for errand in errands if errand.visit.status != "planned"],
    }
    return render(request, "municipality/today.html", context)


def _of_volunteers(errand: Errand, told: Mapping[int, VisitOrder]) -> list[tuple[str, Tone]]:
    """What volunteers were asked or said about the people at this door, so that nobody rings twice."""
    found = [(caller.part, told[caller.part.pk]) for caller in errand.people if caller.part.pk in told]
    asked = _("Asked of volunteers")
    return [
        (
            f"{part}: {in_sentence(order.get_report_display() or asked)}",
            Tone.NEGATIVE if order.report == Report.URGENT else Tone.INFO,
        )
        for part, order in found
    ]


def _maps(errand: Errand) -> dict[str, str]:
    """Addresses that a map of the phone, or one on the internet, opens when someone taps; nothing is loaded before."""
    door = quote(f"{errand.door}, {errand.door.postcode_apart} {errand.door.town}".strip())
    where = f"{errand.point.latitude:.5f},{errand.point.longitude:.5f}" if errand.point else "0,0"
    return {"app": f"geo:{where}?q={door}", "web": f"https://www.openstreetmap.org/search?query={door}"}


@require_POST
def tap(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Record what one tap means, now."""
    actor, now = cast(ActingRequest, request).actor, timezone.now()
    found = access.get_visit_or_404(actor, pk, day=timezone.localdate(now))
    act, told = TAPS.get(request.POST.get("what", ""), (None, ""))
    if act:
        try:
            with on_behalf_of(found.organisation_id, actor=actor, day=timezone.localdate(now)):
                act(found, by=actor.user, at=now)
        except UNABLE as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("%(address)s: %(told)s") % {"address": found.dossier.address, "told": told})
    if request.POST.get("back") == "planning":
        return redirect(_planning(organisation, found.day))
    return redirect("municipality:today", organisation=organisation)


@require_http_methods(["GET", "HEAD", "POST"])
def spoken(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Someone was home: with whom, and what came of it."""
    actor, now = cast(ActingRequest, request).actor, timezone.now()
    found = access.get_visit_or_404(actor, pk, day=timezone.localdate(now))
    people = access.open_people_of(found)
    form = TalkForm(request.POST or None, people=people, threat=threat_of(found.dossier_id))
    if request.method == "POST" and form.is_valid():
        try:
            person = record_at_door(found, form.agreed, actor=actor, at=now)
        except UNABLE as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Recorded: spoken to %(name)s.") % {"name": person})
            if form.is_no_help:
                close = reverse("municipality:close", kwargs={"organisation": organisation, "pk": person.pk})
                return redirect(f"{close}?soort=no_help")
            return redirect("municipality:today", organisation=organisation)
    context = {"form": form, "dossier": found.dossier, "title": _("Spoken at the door"), "button": _("Write down"),
               "back": reverse("municipality:today", kwargs={"organisation": organisation})}  # fmt: skip
    return render(request, "municipality/act.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@one_at_a_time
def start(request: HttpRequest, organisation: str) -> HttpResponse:
    """Say from which postcode colleagues leave."""
    actor = cast(ActingRequest, request).actor
    access.may_set_start(actor).or_refuse()
    form = StartForm(request.POST or None, initial={"postcode": access.start_of(actor.organisation.pk)}, about=[])
    if request.method == "POST" and form.is_valid():
        postcode = form.cleaned_data["postcode"]
        actions.set_start(actor.organisation, postcode=postcode, by=actor.user, at=timezone.now())
        messages.success(request, _("Stored. The next list starts there."))
        return redirect("municipality:visits_start", organisation=organisation)
    return render(request, "municipality/visits_start.html", {"form": form})
