"""Check before priority: who waits for a person, the answer of the BRP beside the signal, one tap to repair."""

from datetime import date
from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenspoor.domain.casework import access
from samenspoor.domain.casework.actions.checks import UnableToCheck, add_bsn
from samenspoor.domain.casework.actions.checks import decide as decide_check
from samenspoor.domain.casework.actions.known import UnableToEnterAdministrator, enter_administrator
from samenspoor.domain.casework.lookup import Finding
from samenspoor.domain.casework.models import CheckRun, ResidentCheck, Round
from samenspoor.domain.casework.models.check import FAULTS
from samenspoor.domain.intake.reading import UnableToReadFile
from samenspoor.domain.journeys.check import check_round
from samenspoor.domain.journeys.known import use_list
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.changing import one_at_a_time
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.audit.looks import listed
from samenspoor.foundation.organisations.kept_files import UnableToKeepFile
from samenspoor.portals.municipality.check_forms import CHOICES, AdministratorForm, BsnForm, DecideForm, ListForm

SHOWN_AT_MOST = 8
GOING_ON = "verder"
YES = {
    Finding.LIVES_HERE: gettext_lazy("Yes, this is the same person"),
    Finding.MOVED_WITHIN: gettext_lazy("Take it up at the new address"),
    Finding.LIVES_ELSEWHERE: gettext_lazy("Lives in another municipality"),
    Finding.DECEASED: gettext_lazy("Yes, has died"),
    Finding.NOT_FOUND: gettext_lazy("Not found: go on by letter"),
}


@require_GET
def checks(request: HttpRequest, organisation: str) -> HttpResponse:
    """The people of one round who wait for a person, those who have died first."""
    actor = cast(ActingRequest, request).actor
    access.may_check_people(actor).or_refuse()
    rounds = access.rounds_for(actor, day=timezone.localdate())
    chosen = _chosen(rounds, request.GET.get("month", ""))
    context: dict[str, object] = {"list_form": ListForm(), "list": access.newest_debt_help_list(actor)}
    if chosen:
        # Who works through the list finds the next answer under the hand; who only looks keeps the top of the page.
        context["is_going_on"] = GOING_ON in request.GET
        context |= _of_round(actor, chosen, asked=request.GET.get("check", "")) | {
            "months": [found.month for found in rounds],
            "round": chosen,
        }
    return render(request, "municipality/checks.html", context)


def _chosen(rounds: list[Round], month: str) -> Round | None:
    asked = [found for found in rounds if f"{found.month:%Y-%m}" == month]
    return next(iter(asked or rounds), None)


def _of_round(actor: Actor, chosen: Round, *, asked: str) -> dict[str, object]:
    rows = access.checks_for(actor).of_round(chosen)
    counts = rows.counts()
    # Whoever comes from a dossier finds its check on top, whatever waits before it.
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 19 else 0
    first = rows.filter(pk=number).for_list().first() if number else None
    others = rows.exclude(pk=first.pk) if first else rows
    waiting = others.waiting().for_list()
    run = access.latest_run(actor, chosen)
    return {
        "asked": _card(listed([first])[0]) if first else None,
        "waiting": [_card(check) for check in listed(waiting[:SHOWN_AT_MOST])],
        "waiting_count": counts.get(ResidentCheck.Status.PROPOSED, 0) + counts.get(ResidentCheck.Status.TO_DO, 0),
        "decided": [_card(check) for check in listed(others.newest_decided()[:SHOWN_AT_MOST])],
        "passed": counts.get(ResidentCheck.Status.PASSED, 0),
        "decided_count": counts.get(ResidentCheck.Status.DECIDED, 0),
        "run": run,
        "fault": FAULTS.get(run.fault, "") if run else "",
        "choices": CHOICES,
    }


def _card(check: ResidentCheck) -> dict[str, object]:
    proposal = Finding(check.proposal) if check.proposal else None
    return {"check": check, "yes": YES.get(proposal) if proposal else None, "person": check.person}


def _list_url(organisation: str, month: date | None = None) -> str:
    address = reverse("municipality:checks", kwargs={"organisation": organisation})
    return f"{address}?month={month:%Y-%m}" if month else address


@require_POST
def start(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Have everyone of a round looked up, or go on where it stopped."""
    actor = cast(ActingRequest, request).actor
    access.may_check_people(actor).or_refuse()
    found = next((each for each in access.rounds_for(actor, day=timezone.localdate()) if each.pk == pk), None)
    if found is None:
        raise Http404
    check_round(found, by=actor.user, at=timezone.now())
    return redirect(_list_url(organisation, found.month))


@require_GET
def progress(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """The progress bar alone; tells the page to load again when the run has ended."""
    actor = cast(ActingRequest, request).actor
    access.may_check_people(actor).or_refuse()
    found = next((each for each in access.rounds_for(actor, day=timezone.localdate()) if each.pk == pk), None)
    run = access.latest_run(actor, found) if found else None
    if run is None:
        raise Http404
    response = render(request, "municipality/checks.html#progress", {"run": run, "round": found})
    if run.status != CheckRun.Status.RUNNING:
        response["HX-Refresh"] = "true"
    return response


@require_POST
def decide(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Store what a person chose, and go on to the next."""
    actor = cast(ActingRequest, request).actor
    check, form = access.get_check_or_404(actor, pk), DecideForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose first what is true of this person."))
    else:
        finding, reason = Finding(form.cleaned_data["finding"]), form.cleaned_data["reason"]
        try:
            decided = decide_check(check, finding=finding, reason=reason, by=actor.user, at=timezone.now())
        except UnableToCheck as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("Stored: %(result)s.") % {"result": decided.get_finding_display()})
    return redirect(f"{_list_url(organisation, check.person.dossier.month)}&{GOING_ON}")


@require_POST
def debt_help_list(request: HttpRequest, organisation: str) -> HttpResponse:
    """Use the monthly list of debt help."""
    actor = cast(ActingRequest, request).actor
    access.may_check_people(actor).or_refuse()
    form = ListForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, _("Choose a file first."))
        return redirect(_list_url(organisation))
    try:
        used = use_list(actor.organisation.pk, source=form.cleaned_data["upload"], by=actor.user, at=timezone.now())
    except (UnableToReadFile, UnableToKeepFile) as error:
        messages.error(request, str(error))
    else:
        counts = {"lines": used.lines, "hits": used.hits}
        messages.success(
            request, _("The list has %(lines)s lines; %(hits)s people of our dossiers are on it.") % counts
        )
    return redirect(_list_url(organisation))


@never_cache
@require_http_methods(["POST"])
def bsn(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Show the BSN of one resident, or add one that was looked up by hand. A POST: the look is somebody's act."""
    actor = cast(ActingRequest, request).actor
    resident = access.get_resident_or_404(actor, pk)
    form = BsnForm(request.POST if "bsn" in request.POST else None)
    if form.is_bound and form.is_valid():
        try:
            add_bsn(resident, bsn=form.cleaned_data["bsn"], by=actor.user, at=timezone.now())
        except UnableToCheck as error:
            form.add_error("bsn", str(error))
    number = "" if form.errors else access.bsn_of(actor, resident)
    context = {"resident": resident, "bsn": number, "form": form, "dossier": request.POST.get("dossier", "")}
    return render(request, "municipality/bsn.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@one_at_a_time
def administrator(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Enter the bewindvoerder of one resident."""
    actor = cast(ActingRequest, request).actor
    resident = access.get_resident_or_404(actor, pk)
    known = resident.court_administrators.first()
    initial = {"name": known.name, "telephone": known.telephone} if known else None
    form = AdministratorForm(request.POST or None, initial=initial, about=[known] if known else [])
    dossier = resident.dossier_residents.latest("pk").dossier_id
    address = reverse("municipality:dossier", kwargs={"organisation": organisation, "pk": dossier})
    if request.method == "POST" and form.is_valid():
        try:
            enter_administrator(resident, **form.cleaned_data, by=actor.user, at=timezone.now())
        except UnableToEnterAdministrator as error:
            form.add_error("telephone", str(error))
        else:
            messages.success(request, _("The bewindvoerder has been stored."))
            return redirect(address)
    context = {"resident": resident, "form": form, "dossier_url": address}
    return render(request, "municipality/administrator.html", context)
