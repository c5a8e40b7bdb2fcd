"""Visits: planned, called off, written down in four taps, and ended safely."""

from typing import cast

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenspoor.domain.volunteering import phone_access as access
from samenspoor.domain.volunteering.actions import visits as actions
from samenspoor.domain.volunteering.models import Canceller, Pairing, Visit
from samenspoor.domain.volunteering.states import VisitStatus
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.audit.states import UnableToMove
from samenspoor.portals.volunteer.answers import is_done, is_sent_later, refused, refused_if_wrong, stored
from samenspoor.portals.volunteer.forms import CallOffForm, LogForm, PlanForm

UNABLE = (actions.UnableToVisit, UnableToMove)


def _today(organisation: str) -> str:
    return reverse("volunteer:today", kwargs={"organisation": organisation})


@require_http_methods(["GET", "HEAD", "POST"])
def log(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Write down a visit: what kind, how long, what was done."""
    actor = cast(ActingRequest, request).actor
    if request.method == "POST":
        with access.note_about(actor, pk) as pairing:
            form = LogForm(request.POST, pairing=pairing, asks=not is_sent_later(request))

            def act() -> object:
                return actions.log_visit(pairing, form.logged, by=actor.user, at=timezone.now())

            done = is_done(form, act, unable=UNABLE)
        if done:
            return stored(request, _("Written down. Thank you!"), _today(organisation))
    else:
        pairing = access.get_pairing_or_404(actor, pk)
        form = LogForm(pairing=pairing, planned=_planned(request, pk))
    context = {"pairing": pairing, "resident": access.called(pairing), "form": form}
    return refused_if_wrong(request, form, render(request, "volunteer/log.html", context))


def _planned(request: HttpRequest, pairing: int) -> Visit | None:
    """The planned visit that is written down: the one that was tapped, else the first of this resident until today."""
    today, tapped = timezone.localdate(), request.GET.get("bezoek", "")
    planned = [each for each in access.planned_visits(cast(ActingRequest, request).actor) if each.pairing_id == pairing]
    named = [each for each in planned if str(each.pk) == tapped]
    return next(iter(named or [each for each in planned if timezone.localdate(each.starts_at) <= today]), None)


@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Say when the next visit is."""
    actor = cast(ActingRequest, request).actor
    pairing = access.get_pairing_or_404(actor, pk)
    form = PlanForm(request.POST or None)

    def act() -> object:
        given = form.cleaned_data
        return actions.plan_visit(
            pairing, starts_at=form.starts_at, place=given["place"], phone_key=given["phone_key"],
            by=actor.user, at=timezone.now(),
        )  # fmt: skip

    if request.method == "POST" and is_done(form, act, unable=UNABLE):
        return stored(request, _("Planned."), _today(organisation))
    return _show(request, pairing, form, title=_("Plan a visit"), button=_("Plan this"))


@require_http_methods(["GET", "HEAD", "POST"])
def call_off(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Call a planned visit off."""
    actor, form = cast(ActingRequest, request).actor, CallOffForm(request.POST or None)
    if request.method == "POST":
        with access.note_about_visit(actor, pk) as visit:

            def act() -> object:
                who = Canceller(form.cleaned_data["who"])
                return actions.call_off(visit, who=who, by=actor.user, at=timezone.now())

            done = is_done(form, act, unable=UNABLE)
        if done:
            return stored(request, _("Called off. Plan a new visit when you know when."), _today(organisation))
    else:
        visit = access.get_visit_or_404(actor, pk)
        if visit.status == VisitStatus.CANCELLED:
            return refused(request, _("This visit has been called off already."), _today(organisation))
    return _show(request, visit.pairing, form, title=_("Call this visit off"), button=_("Call it off"))


@require_POST
def check_out(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Say in one tap that a visit has ended safely."""
    actor = cast(ActingRequest, request).actor
    with access.note_about_visit(actor, pk) as visit:
        try:
            actions.check_out(visit, by=actor.user, at=timezone.now())
        except UNABLE as error:
            return refused(request, str(error), _today(organisation))
    return stored(request, _("Good that you have come away safely."), _today(organisation))


def _show(request: HttpRequest, pairing: Pairing, form: forms.Form, *, title: str, button: str) -> HttpResponse:
    named = {"pairing": pairing, "resident": access.called(pairing), "title": title, "button": button}
    return refused_if_wrong(request, form, render(request, "volunteer/form.html", {"form": form, **named}))
