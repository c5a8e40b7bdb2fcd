"""The hand-over to debt help: made, taken along as a page or a data file, confirmed by name, withdrawn."""

from collections.abc import Callable
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samenspoor.domain.casework import access as casework
from samenspoor.domain.casework.models import Dossier
from samenspoor.domain.journeys.execute import on_behalf_of
from samenspoor.domain.trajectory import access
from samenspoor.domain.trajectory.actions import handovers as actions
from samenspoor.domain.trajectory.actions.handovers import UnableToHandOver
from samenspoor.domain.trajectory.models import Handover
from samenspoor.domain.trajectory.record import Record
from samenspoor.domain.trajectory.record_file import write_file
from samenspoor.domain.trajectory.record_print import print_record
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.audit.states import UnableToMove
from samenspoor.foundation.ui.acts import ActPage, act_or_show, do
from samenspoor.foundation.ui.parts import Tone
from samenspoor.portals.municipality.handover_forms import AcknowledgeForm, HandoverForm

UNABLE = (UnableToHandOver, UnableToMove)


def _back(organisation: str, dossier: int) -> str:
    return reverse("municipality:dossier", kwargs={"organisation": organisation, "pk": dossier})


def _act(request: HttpRequest, form: forms.Form, act: Callable[[], Any], page: ActPage, *, owner: int) -> HttpResponse:
    """Do one act in the municipality's name, or show its form with what is wrong."""

    def in_its_name() -> Any:
        with on_behalf_of(owner, actor=cast(ActingRequest, request).actor, day=timezone.localdate()):
            return act()

    return act_or_show(request, form, in_its_name, page, unable=UNABLE)


def _page(organisation: str, dossier: Dossier, *, title: str, button: str, said: str = "") -> ActPage:
    return ActPage(
        title=title,
        button=button,
        said=said,
        back=_back(organisation, dossier.pk),
        parent="",
        template="municipality/act.html",
        more={"dossier": dossier},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def make(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Hand over one person who was admitted."""
    actor = cast(ActingRequest, request).actor
    person = casework.get_person_or_404(actor, pk, day=timezone.localdate())
    form = HandoverForm(request.POST or None)

    def act() -> Handover:
        return actions.make_handover(person, form.entered, by=actor.user, at=timezone.now())

    page = _page(
        organisation,
        person.dossier,
        title=_("Hand %(name)s over to debt help") % {"name": person},
        button=_("Make the hand-over"),
        said=_("The hand-over has been made. Send the page or the data file to debt help."),
    )
    return _act(request, form, act, page, owner=person.organisation_id)


@require_http_methods(["GET", "HEAD", "POST"])
def acknowledge(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Write down who at debt help took it over."""
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    handover = access.get_handover_or_404(actor, pk, day=today)
    form = AcknowledgeForm(request.POST or None, initial={"on": today})

    def act() -> Handover:
        return actions.acknowledge(handover, **form.cleaned_data, by=actor.user, at=timezone.now())

    title = _("Debt help confirms that it takes over %(name)s") % {"name": handover.person}
    page = _page(organisation, handover.person.dossier, title=title, button=_("Write down"))
    return _act(request, form, act, page, owner=handover.organisation_id)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Ask, then withdraw a hand-over."""
    actor = cast(ActingRequest, request).actor
    handover = access.get_handover_or_404(actor, pk, day=timezone.localdate())
    back = _back(organisation, handover.person.dossier_id)

    def act() -> Handover:
        with on_behalf_of(handover.organisation_id, actor=actor, day=timezone.localdate()):
            return actions.withdraw_handover(handover, by=actor.user, at=timezone.now())

    if request.method == "POST":
        return do(request, act, back=back, said=_("The hand-over has been withdrawn."), unable=UNABLE)
    context = {
        "title": _("Withdraw the hand-over of %(name)s?") % {"name": handover.person},
        "question": _("Tell debt help too: what it received stays in its file. After that you can make it anew."),
        "confirm_label": _("Withdraw"),
        "cancel_url": back,
        "tone": Tone.NEGATIVE,
    }
    return render(request, "ui/confirm.html", context)


@require_GET
def page(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """The page for the file of debt help; that it was taken along is in the log."""
    return _take_along(request, organisation, pk, print_record, ending="pdf")


@require_GET
def data(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """The data file for the suite of debt help; that it was taken along is in the log."""
    return _take_along(request, organisation, pk, write_file, ending="json")


def _take_along(
    request: HttpRequest, organisation: str, pk: int, write: Callable[[Record], bytes], *, ending: str
) -> HttpResponse:
    actor, now = cast(ActingRequest, request).actor, timezone.now()
    handover = access.get_handover_or_404(actor, pk, day=timezone.localdate(now))
    try:
        record = access.take_along(actor, handover, at=now)
    except UnableToHandOver as error:
        messages.error(request, str(error))
        return redirect(_back(organisation, handover.person.dossier_id))
    response = HttpResponse(write(record), content_type=f"application/{ending}")
    response["Content-Disposition"] = f'attachment; filename="overdracht-{handover.pk}.{ending}"'
    response["Cache-Control"] = "no-store"
    return response
