"""The call list: whom to ring now, and what one tap or a short form records."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenspoor.domain.casework.access import get_person_or_404, just_recorded
from samenspoor.domain.casework.actions.contacts import UnableToRecordContact
from samenspoor.domain.casework.actions.offers import UnableToAccept
from samenspoor.domain.casework.call_access import calls_for
from samenspoor.domain.casework.calls import Moment
from samenspoor.domain.casework.models import ContactResult, Daypart
from samenspoor.domain.casework.threats import threat_of
from samenspoor.domain.journeys.talks import record_by_phone, record_no_answer
from samenspoor.domain.volunteering.order_access import to_whom_someone_goes
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.audit.looks import listed
from samenspoor.foundation.audit.states import UnableToMove
from samenspoor.portals.municipality.step_texts import term_text, term_tone
from samenspoor.portals.municipality.visit_forms import TalkForm

UNABLE = (UnableToRecordContact, UnableToAccept, UnableToMove)
TAPS = {
    "no_answer": (ContactResult.NO_ANSWER, gettext_lazy("Recorded: %(name)s did not answer.")),
    "message_left": (ContactResult.MESSAGE_LEFT, gettext_lazy("Recorded: a message was left for %(name)s.")),
}


def _list(request: HttpRequest, organisation: str) -> str:
    """The list that someone came from, of nobody or the own one."""
    whose = "?whose=nobody" if "nobody" in (request.POST.get("whose"), request.GET.get("whose")) else ""
    return reverse("municipality:calls", kwargs={"organisation": organisation}) + whose


@require_GET
def calls(request: HttpRequest, organisation: str) -> HttpResponse:
    """Whom to ring now, first terms first."""
    actor, now = cast(ActingRequest, request).actor, timezone.localtime()
    today, is_of_nobody = now.date(), request.GET.get("whose") == "nobody"
    found = calls_for(actor, is_of_nobody=is_of_nobody, now=Moment(day=today, daypart=Daypart.at(now.hour)))
    recorded = just_recorded(actor, now=now)
    dossiers = [*(call.dossier for call in found.calls), *(attempt.dossier for attempt in recorded)]
    listed({dossier.pk: dossier for dossier in dossiers}.values())
    context = {
        "is_of_nobody": is_of_nobody,
        "rows": [(call, term_text(call.next, today), term_tone(call.next, today)) for call in found.calls],
        "with_volunteer": to_whom_someone_goes(call.person for call in found.calls),
        "without_number": found.without_number,
        "recorded": recorded,
    }
    return render(request, "municipality/calls.html", context)


@require_POST
def tap(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Record that nobody answered, or that a message was left, now."""
    actor, now = cast(ActingRequest, request).actor, timezone.now()
    person = get_person_or_404(actor, pk, day=timezone.localdate(now))
    result, told = TAPS.get(request.POST.get("what", ""), (None, ""))
    if result:
        try:
            record_no_answer(person, result=result, actor=actor, at=now)
        except UNABLE as error:
            messages.error(request, str(error))
        else:
            messages.success(request, told % {"name": person})
    return redirect(_list(request, organisation))


@require_http_methods(["GET", "HEAD", "POST"])
def spoken(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Someone answered: what came of it."""
    actor, now = cast(ActingRequest, request).actor, timezone.now()
    person = get_person_or_404(actor, pk, day=timezone.localdate(now))
    form = TalkForm(request.POST or None, people=[person], threat=threat_of(person.dossier_id))
    back = _list(request, organisation)
    if request.method == "POST" and form.is_valid():
        try:
            person = record_by_phone(person, form.agreed, actor=actor, at=now)
        except UNABLE as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Recorded: spoken to %(name)s.") % {"name": person})
            if form.is_no_help:
                close = reverse("municipality:close", kwargs={"organisation": organisation, "pk": person.pk})
                return redirect(f"{close}?soort=no_help")
            return redirect(back)
    title = _("Spoken to %(name)s by telephone") % {"name": person}
    context = {"form": form, "dossier": person.dossier, "title": title, "button": _("Write down"), "back": back}
    return render(request, "municipality/act.html", context)
