"""Letters: who gets which, the batch that the worker writes, the file to print, and taking back what was not posted."""

from pathlib import Path
from typing import cast

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenspoor.domain.casework import letter_access as access
from samenspoor.domain.casework.actions.letters import UnableToSend
from samenspoor.domain.casework.models import Letter, LetterBatch, LetterKind
from samenspoor.domain.intake.access import names_of
from samenspoor.domain.journeys.letters import order_letters, take_letters_back
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.audit.looks import listed
from samenspoor.foundation.organisations.models import Organisation
from samenspoor.foundation.ui.parts import Tone
from samenspoor.foundation.ui.tables import Column, Filter, Kind, ShownTable, Table
from samenspoor.foundation.ui.templatetags.ui import badge

_TONES = {Letter.Status.WRITTEN: Tone.POSITIVE, Letter.Status.LEFT_OUT: Tone.WARNING}
_BATCHES_SHOWN = 10


def _kind(query: QueryDict) -> LetterKind:
    asked = query.get("kind", "")
    return LetterKind(asked) if asked in LetterKind.values else LetterKind.OFFER


def _page(organisation: str, batch: LetterBatch) -> str:
    return reverse("municipality:letter_batch", kwargs={"organisation": organisation, "pk": batch.pk})


@require_GET
def letters(request: HttpRequest, organisation: str) -> HttpResponse:
    """Propose who gets one kind of letter; nothing is written before someone asks for it."""
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    if not access.may_send_letters(actor) and access.may_read_texts(actor):
        return redirect("municipality:letter_texts", organisation=organisation)
    kind = _kind(request.GET)
    found = access.candidates_for(actor, kind, day=today)
    listed({each.dossier.pk: each.dossier for each in found}.values())
    context = {
        "kinds": LetterKind,
        "kind": kind,
        "to_tick": [each for each in found if not each.withheld],
        "withheld": [each for each in found if each.withheld],
        "batches": _batches(actor, access.batches_of(actor, day=today)[:_BATCHES_SHOWN]),
        "is_municipality": actor.organisation.kind == Organisation.Kind.MUNICIPALITY,
    }
    return render(request, "municipality/letters.html", context)


def _batches(actor: Actor, rows: "QuerySet[LetterBatch]") -> ShownTable:
    names = names_of([row.ordered_by for row in rows])
    owner = Column(key="municipality", label=_("Municipality"), value=lambda row: row.organisation.name)
    is_municipality = actor.organisation.kind == Organisation.Kind.MUNICIPALITY
    return Table(
        caption=_("Batches, newest first"),
        columns=(
            Column(
                key="kind",
                label=_("Letter"),
                value=lambda row: row.get_kind_display(),
                link=lambda row: _page(actor.organisation.slug, row),
            ),
            Column(key="ordered_at", label=_("When"), kind=Kind.MOMENT),
            Column(key="by", label=_("By"), value=lambda row: names.get(row.ordered_by, "")),
            Column(key="status", label=_("How far"), value=lambda row: row.get_status_display()),
            *(() if is_municipality else (owner,)),
        ),
        empty_text=_("No letters have been made yet."),
        is_exportable=False,
    ).show(list(rows), query=QueryDict())


@require_POST
def order(request: HttpRequest, organisation: str) -> HttpResponse:
    """Have the letters of whoever is ticked made."""
    actor, now = cast(ActingRequest, request).actor, timezone.now()
    kind = _kind(request.POST)
    found = access.candidates_for(actor, kind, day=timezone.localdate(now))
    ticked = {int(key) for key in request.POST.getlist("person") if key.isascii() and key.isdigit()}
    try:
        batches = order_letters(found, kind=kind, ticked=ticked, actor=actor, at=now)
    except UnableToSend as error:
        messages.error(request, str(error))
        return redirect(f"{reverse('municipality:letters', kwargs={'organisation': organisation})}?kind={kind}")
    if len(batches) > 1:
        messages.success(request, _("Each municipality has a batch of its own."))
        return redirect("municipality:letters", organisation=organisation)
    return redirect(_page(organisation, batches[0]))


@require_GET
def batch(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """How far a batch is; then the file to print, and per person whether there is a letter and why not."""
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    found = access.get_batch_or_404(actor, pk, day=today)
    counts, status = access.letters_of(actor, found).counts(), Letter.Status
    context = _how_far(counts) | {
        "batch": found,
        "by": names_of([found.ordered_by]).get(found.ordered_by, ""),
        "left_out": counts.get(status.LEFT_OUT, 0),
        "written": counts.get(status.WRITTEN, 0),
        "taken_back": counts.get(status.TAKEN_BACK, 0),
        "has_file": bool(found.file) and Path(found.file).exists(),
        "may_take_back": counts.get(status.WRITTEN, 0) and timezone.localdate(found.ordered_at) == today,
    }
    if found.status != LetterBatch.Status.RUNNING:
        context["table"] = _letters(request, actor, found)
    return render(request, "municipality/letter_batch.html", context)


def _how_far(counts: dict[str, int]) -> dict[str, object]:
    """How many of those who get a letter have been gone through."""
    to_write = sum(counts.values()) - counts.get(Letter.Status.LEFT_OUT, 0)
    return {"to_write": to_write, "gone_through": to_write - counts.get(Letter.Status.WAITING, 0)}


def _letters(request: HttpRequest, actor: Actor, found: LetterBatch) -> ShownTable:
    slug = actor.organisation.slug
    table = Table(
        caption=_("Per person"),
        columns=(
            Column(
                key="person",
                label=_("Person"),
                value=lambda row: str(row.person),
                link=lambda row: reverse("municipality:dossier", kwargs={"organisation": slug, "pk": row.dossier_id}),
            ),
            Column(key="address", label=_("Address"), value=lambda row: str(row.dossier.address)),
            Column(
                key="status",
                label=_("Letter"),
                value=lambda row: row.get_status_display(),
                cell=lambda row: badge(row.get_status_display(), _TONES.get(row.status, Tone.NEUTRAL)),
            ),
            Column(key="reason", label=_("Why not")),
        ),
        default_order=("-status", "pk"),
        filters=(
            Filter(
                key="status",
                label=_("Show"),
                choices=[("written", _("Written")), ("left_out", _("No letter"))],
                apply=lambda rows, choice: rows.filter(status=choice),
            ),
        ),
        is_exportable=False,
    )
    shown = table.show(access.letters_of(actor, found), query=request.GET)
    listed([cast(Letter, letter).dossier for letter in shown.objects])
    return shown


@require_GET
def progress(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """The progress bar alone; tells the page to load again when the file is there."""
    actor = cast(ActingRequest, request).actor
    found = access.get_batch_or_404(actor, pk, day=timezone.localdate())
    context = {"batch": found} | _how_far(access.letters_of(actor, found).counts())
    response = render(request, "municipality/letter_batch.html#progress", context)
    if found.status != LetterBatch.Status.RUNNING:
        response["HX-Refresh"] = "true"
    return response


@require_GET
def print_file(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """The file to print, as often as needed; every name in it goes into the access log."""
    actor = cast(ActingRequest, request).actor
    found = access.get_batch_or_404(actor, pk, day=timezone.localdate())
    path = Path(found.file)
    if not found.file or not path.exists():
        messages.error(request, _("There is no file of these letters any more."))
        return redirect(_page(organisation, found))
    access.note_printed(access.letters_of(actor, found))
    response = HttpResponse(path.read_bytes(), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="brieven-{found.ordered_at:%Y-%m-%d}-{found.pk}.pdf"'
    response["Cache-Control"] = "no-store"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Ask, then undo the letters of a batch that were not posted after all."""
    actor, now = cast(ActingRequest, request).actor, timezone.now()
    found = access.get_batch_or_404(actor, pk, day=timezone.localdate(now))
    back = _page(organisation, found)
    if request.method == "POST":
        try:
            count = take_letters_back(found, actor=actor, at=now)
        except UnableToSend as error:
            messages.error(request, str(error))
        else:
            text = ngettext("%(count)d letter has been taken back.", "%(count)d letters have been taken back.", count)
            messages.success(request, text % {"count": count})
        return redirect(back)
    context = {
        "title": _("Were these letters not posted?"),
        "question": _("Then they no longer count as contact, and the file is removed. Destroy what has been printed."),
        "confirm_label": _("Take them back"),
        "cancel_url": back,
        "tone": Tone.NEGATIVE,
    }
    return render(request, "ui/confirm.html", context)
