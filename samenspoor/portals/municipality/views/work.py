"""The work on a dossier: each page records one act and returns to the dossier."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenspoor.domain.casework import access, outcomes
from samenspoor.domain.casework.actions import assignment, closing, contacts, offers, safety, taking_back
from samenspoor.domain.casework.actions.closing import UnableToClose
from samenspoor.domain.casework.actions.contacts import MISSED_VISIT, Approach, UnableToRecordContact
from samenspoor.domain.casework.actions.offers import UnableToAccept
from samenspoor.domain.casework.actions.safety import UnableToMark
from samenspoor.domain.casework.actions.taking_back import UnableToTakeBack
from samenspoor.domain.casework.models import (
    AcceptedThrough,
    ContactKind,
    ContactPurpose,
    ContactResult,
    Daypart,
    Dossier,
    DossierResident,
    StatutoryGround,
)
from samenspoor.domain.casework.outcomes import Outcome
from samenspoor.domain.casework.threats import threat_of
from samenspoor.domain.journeys.execute import on_behalf_of
from samenspoor.domain.volunteering.telling import tell_back_soon
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.audit.states import UnableToMove
from samenspoor.foundation.ui.parts import Tone
from samenspoor.portals.municipality.casework_forms import (
    AttemptForm,
    ConversationForm,
    GroundForm,
    HandOnForm,
    HeldForm,
    HelpForm,
    KindForm,
    OutcomeForm,
    UnsafeForm,
)

UNABLE = (UnableToRecordContact, UnableToAccept, UnableToClose, UnableToMark, UnableToMove, UnableToTakeBack)
REVIEW_AFTER = timedelta(days=182)
# What one tap on the dossier records.
TAPS = {
    "missed_visit": MISSED_VISIT,
    "spoken_at_door": (Approach(kind=ContactKind.VISIT, result=ContactResult.SPOKEN),),
    "no_answer": (Approach(kind=ContactKind.PHONE, result=ContactResult.NO_ANSWER),),
    "spoken_by_phone": (Approach(kind=ContactKind.PHONE, result=ContactResult.SPOKEN),),
    "letter_sent": (Approach(kind=ContactKind.LETTER, result=ContactResult.SENT),),
}


def _page(organisation: str, dossier: int) -> str:
    return reverse("municipality:dossier", kwargs={"organisation": organisation, "pk": dossier})


def _record(request: HttpRequest, owner: int, act: Callable[[], Any]) -> bool:
    """Do one act in the name of the dossier's municipality; what cannot be done is told on the next page."""
    try:
        with on_behalf_of(owner, actor=cast(ActingRequest, request).actor, day=timezone.localdate()):
            act()
            tell_back_soon(owner, by=cast(ActingRequest, request).actor.user)
    except UNABLE as error:
        messages.error(request, str(error))
        return False
    return True


def _dossier(actor: Actor, pk: int) -> Dossier:
    access.may_work(actor).or_refuse()
    return access.get_dossier_or_404(actor, pk, day=timezone.localdate())


@require_POST
def tap(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Record what one tap means, now; `person` says whom, where it matters."""
    actor = cast(ActingRequest, request).actor
    found = _dossier(actor, pk)
    approaches = TAPS.get(request.POST.get("what", ""))
    person = request.POST.get("person", "")
    if approaches:
        whom = int(person) if person.isascii() and person.isdigit() and len(person) < 19 else None
        named = [Approach(kind=each.kind, result=each.result, resident_id=whom) for each in approaches]
        if _record(
            request,
            found.organisation_id,
            lambda: contacts.record_tap(found, named, by=actor.user, at=timezone.now()),
        ):
            messages.success(request, _("Recorded: %(what)s.") % {"what": _told(named)})
    return redirect(_page(organisation, pk))


@require_POST
def take_back(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Undo what one tap recorded a moment ago."""
    actor = cast(ActingRequest, request).actor
    found = access.get_attempt_or_404(actor, pk, day=timezone.localdate())
    if _record(
        request,
        found.organisation_id,
        lambda: taking_back.take_back_tap(found, by=actor.user, at=timezone.now()),
    ):
        whom = found.resident or found.dossier.address
        messages.success(
            request, _("Taken back: %(what)s of %(whom)s.") % {"what": found.get_kind_display(), "whom": whom}
        )
    back, whose = request.POST.get("back"), request.POST.get("whose")
    if back == "calls":
        calls = reverse("municipality:calls", kwargs={"organisation": organisation})
        return redirect(f"{calls}?whose=nobody" if whose == "nobody" else calls)
    return redirect(_page(organisation, found.dossier_id))


def _told(approaches: list[Approach]) -> str:
    return ", ".join(f"{each.kind.label}: {str(each.result.label).lower()}" for each in approaches)


@require_http_methods(["GET", "HEAD", "POST"])
def attempt(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Record a contact attempt with everything that may be known of it."""
    actor, now = cast(ActingRequest, request).actor, timezone.localtime()
    found = _dossier(actor, pk)
    people = [part for part in found.dossier_residents.all() if part.status != "closed"]
    initial = {
        "kind": request.GET.get("soort", ContactKind.PHONE),
        "person": people[0].resident_id if len(people) == 1 else None,
        "purpose": ContactPurpose.OFFER,
        "on": now.date(),
        "daypart": Daypart.at(now.hour),
    }
    form = AttemptForm(request.POST or None, people=people, initial=initial)
    if (
        request.method == "POST"
        and form.is_valid()
        and _record(
            request,
            found.organisation_id,
            lambda: contacts.record_attempts(
                found, [form.approach], call_back_on=form.cleaned_data["call_back_on"], by=actor.user, at=timezone.now()
            ),
        )
    ):
        messages.success(request, _("Recorded: %(what)s.") % {"what": _told([form.approach])})
        return redirect(_page(organisation, pk))
    return _show(request, found, form, title=_("Record a contact attempt"), button=_("Write down"))


def _show(request: HttpRequest, dossier: Dossier, form: Any, *, title: str, button: str, **more: Any) -> HttpResponse:
    context = {
        "dossier": dossier,
        "form": form,
        "title": title,
        "button": button,
        "back": _page(request.resolver_match.kwargs["organisation"], dossier.pk) if request.resolver_match else "",
    }
    return render(request, "municipality/act.html", context | more)


@require_http_methods(["GET", "HEAD", "POST"])
def accept_conversation(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """First act: the resident accepts a first conversation."""
    actor = cast(ActingRequest, request).actor
    person = access.get_person_or_404(actor, pk, day=timezone.localdate())
    through = access.last_spoken_through(person) or AcceptedThrough.PHONE
    form = ConversationForm(request.POST or None, initial={"through": through}, threat=threat_of(person.dossier_id))
    if request.method == "POST" and form.is_valid():
        ground = form.cleaned_data["ground"]
        if _record(
            request,
            person.organisation_id,
            lambda: offers.accept_conversation(
                person,
                through=AcceptedThrough(form.cleaned_data["through"]),
                ground=StatutoryGround(ground) if ground else None,
                by=actor.user,
                at=timezone.now(),
            ),
        ):
            messages.success(request, _("%(name)s accepted a first conversation.") % {"name": person})
            return redirect(_page(organisation, person.dossier_id))
    title = _("%(name)s accepts a first conversation") % {"name": person}
    return _show(request, person.dossier, form, title=title, button=_("Write down"))


@require_http_methods(["GET", "HEAD", "POST"])
def correct_ground(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """A threatening situation was overlooked, or there is none after all."""
    actor = cast(ActingRequest, request).actor
    person = access.get_person_or_404(actor, pk, day=timezone.localdate())
    form = GroundForm(request.POST or None, threat=threat_of(person.dossier_id))
    if request.method == "POST" and form.is_valid():
        ground = form.cleaned_data["ground"]
        if _record(
            request,
            person.organisation_id,
            lambda: offers.correct_ground(
                person, ground=StatutoryGround(ground) if ground else None, by=actor.user, at=timezone.now()
            ),
        ):
            messages.success(request, _("Changed. The term of the first conversation fits it."))
            return redirect(_page(organisation, person.dossier_id))
    title = _("Threatening situation of %(name)s") % {"name": person}
    return _show(request, person.dossier, form, title=title, button=_("Write down"))


@require_POST
def confirm(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Someone rang, the appointment stands."""
    actor = cast(ActingRequest, request).actor
    person = access.get_person_or_404(actor, pk, day=timezone.localdate())
    _record(
        request,
        person.organisation_id,
        lambda: offers.confirm_conversation(person, by=actor.user, at=timezone.now()),
    )
    return redirect(_page(organisation, person.dossier_id))


@require_http_methods(["GET", "HEAD", "POST"])
def hold_conversation(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """The first conversation took place."""
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    person = access.get_person_or_404(actor, pk, day=today)
    form = HeldForm(request.POST or None, initial={"on": today})
    if (
        request.method == "POST"
        and form.is_valid()
        and _record(
            request,
            person.organisation_id,
            lambda: offers.hold_conversation(person, on=form.cleaned_data["on"], by=actor.user, at=timezone.now()),
        )
    ):
        return redirect(_page(organisation, person.dossier_id))
    title = _("First conversation with %(name)s") % {"name": person}
    return _show(request, person.dossier, form, title=title, button=_("Write down"))


@require_http_methods(["GET", "HEAD", "POST"])
def accept_help(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Second act: help is accepted; the creditors are asked for a pause, and the third act may be asked for."""
    actor = cast(ActingRequest, request).actor
    person = access.get_person_or_404(actor, pk, day=timezone.localdate())
    form = HelpForm(request.POST or None, initial={"asks_pause": True})
    if request.method == "POST" and form.is_valid():
        entered = form.cleaned_data
        if _record(
            request,
            person.organisation_id,
            lambda: offers.accept_help(
                person,
                help=Outcome(entered["help"]),
                asks_pause=entered["asks_pause"],
                wants_admission=entered["wants_admission"],
                by=actor.user,
                at=timezone.now(),
            ),
        ):
            messages.success(request, _("%(name)s accepted help.") % {"name": person})
            return redirect(_page(organisation, person.dossier_id))
    title = _("%(name)s accepts help") % {"name": person}
    return _show(request, person.dossier, form, title=title, button=_("Write down"))


@require_POST
def answer_pause(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """A creditor says whether it pauses."""
    actor = cast(ActingRequest, request).actor
    pause = access.get_pause_or_404(actor, pk, day=timezone.localdate())
    is_granted = request.POST.get("answer") == "granted"
    _record(
        request,
        pause.organisation_id,
        lambda: offers.answer_pause(pause, is_granted=is_granted, by=actor.user, at=timezone.now()),
    )
    return redirect(_page(organisation, pause.person.dossier_id))


@require_http_methods(["GET", "HEAD", "POST"])
def admit(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Third act, after a question: admitted to debt help."""
    actor = cast(ActingRequest, request).actor
    person = access.get_person_or_404(actor, pk, day=timezone.localdate())
    back = _page(organisation, person.dossier_id)
    if request.method == "POST":
        _record(request, person.organisation_id, lambda: offers.admit(person, by=actor.user, at=timezone.now()))
        return redirect(back)
    context = {
        "title": _("Is %(name)s admitted to debt help?") % {"name": person},
        "question": _(
            "Record this when the decision has been taken. A decision is taken by a member of staff, never here."
        ),
        "confirm_label": _("Admitted"),
        "cancel_url": back,
    }
    return render(request, "ui/confirm.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Two questions lead to the national result of one person."""
    actor = cast(ActingRequest, request).actor
    person = access.get_person_or_404(actor, pk, day=timezone.localdate())
    asked = request.POST.get("kind") or request.GET.get("soort") or ""
    kind = outcomes.Kind(asked) if asked in set(outcomes.Kind) else None
    title = _("Close for %(name)s") % {"name": person}
    if kind is None:
        form: KindForm | OutcomeForm = KindForm(initial={"kind": _proposed(person)})
        return _show(request, person.dossier, form, title=title, button=_("Go on"), hint=_("Question 1 of 2"))
    offer = next(iter(person.help_offers.all()), None)
    accepted = offer.help if offer else ""
    looked_up = person.looked_up
    initial = {
        "kind": kind,
        "signals_seen": person.dossier.dossier_signals.filter(resident=person.resident_id).count(),
        "outcome": (looked_up and looked_up.proposed_outcome) or accepted,
    }
    form = OutcomeForm(
        request.POST if "outcome" in request.POST or "signals_seen" in request.POST else None,
        kind=kind,
        accepted=accepted,
        initial=initial,
    )
    if request.method == "POST" and form.is_valid():
        outcome, sub_reason = form.result
        if _record(
            request,
            person.organisation_id,
            lambda: closing.close_person(
                person,
                outcome=outcome,
                sub_reason=sub_reason,
                signals_seen=form.cleaned_data["signals_seen"],
                by=actor.user,
                at=timezone.now(),
            ),
        ):
            messages.success(request, _("Closed with: %(outcome)s.") % {"outcome": outcome.label})
            return redirect(_page(organisation, person.dossier_id))
    return _show(request, person.dossier, form, title=title, button=_("Close"), hint=_("Question 2 of 2"))


def _proposed(person: DossierResident) -> outcomes.Kind:
    """The likely answer to the first question, from what was looked up and what happened."""
    if person.looked_up and person.looked_up.proposed_outcome:
        return outcomes.Kind.NOT_TAKEN_UP
    if person.status in {"helped", "admitted"}:
        return outcomes.Kind.HELP
    if person.status in {"in_contact", "conversation"}:
        return outcomes.Kind.NO_HELP
    return outcomes.Kind.NO_CONTACT if person.status == "approached" else outcomes.Kind.NOT_TAKEN_UP


@require_http_methods(["GET", "HEAD", "POST"])
def reopen(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Ask, then go on with someone whose part was closed."""
    actor = cast(ActingRequest, request).actor
    person = access.get_person_or_404(actor, pk, day=timezone.localdate())
    back = _page(organisation, person.dossier_id)
    if request.method == "POST":
        _record(
            request, person.organisation_id, lambda: closing.reopen_person(person, by=actor.user, at=timezone.now())
        )
        return redirect(back)
    context = {
        "title": _("Go on with %(name)s?") % {"name": person},
        "question": _("The result is taken back. Feedback that was not sent yet is withdrawn."),
        "confirm_label": _("Open again"),
        "cancel_url": back,
        "tone": Tone.NEGATIVE,
    }
    return render(request, "ui/confirm.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def mark_unsafe(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Stop visits at the address of a dossier, or lift the mark that is there."""
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    found = _dossier(actor, pk)
    mark = access.mark_of(found)
    form = None if mark else UnsafeForm(request.POST or None, day=_half_a_year_after(today))
    if request.method == "POST":
        if mark:
            _record(request, found.organisation_id, lambda: safety.lift_mark(mark, by=actor.user, at=timezone.now()))
            return redirect(_page(organisation, pk))
        if (
            form
            and form.is_valid()
            and _record(
                request,
                found.organisation_id,
                lambda: safety.mark_unsafe(
                    found.address, review_on=form.cleaned_data["review_on"], by=actor.user, at=timezone.now()
                ),
            )
        ):
            return redirect(_page(organisation, pk))
    context = {
        "title": _("May people visit this address again?") if mark else _("Is this address not safe to visit?"),
        "question": _("Then nobody visits and no volunteer is asked. Colleagues see the mark, not the reason."),
        "confirm_label": _("Lift the mark") if mark else _("Mark as not safe"),
        "cancel_url": _page(organisation, pk),
        "tone": Tone.NEGATIVE,
        "form": form,
    }
    return render(request, "ui/confirm.html", context)


def _half_a_year_after(day: date) -> date:
    return day + REVIEW_AFTER


@require_POST
def assign(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Give a dossier to a colleague, or take it."""
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    access.may_assign(actor).or_refuse()
    found = access.get_dossier_or_404(actor, pk, day=today)
    form = HandOnForm(request.POST, dossier=found, colleagues=access.colleagues_of(actor, day=today))
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
    elif _record(
        request,
        found.organisation_id,
        lambda: assignment.assign_dossiers([found.pk], to=form.worker, by=actor.user, at=timezone.now()),
    ):
        messages.success(request, _("Recorded who works on it."))
    return redirect(_page(organisation, pk))
