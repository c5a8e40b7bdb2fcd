"""What letters say: the texts of the municipality, with an example before they are stored and their history after."""

from collections.abc import Sequence
from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samenspoor.domain.casework import letter_access as access
from samenspoor.domain.casework.actions.letters import UnableToChangeText, enter_text
from samenspoor.domain.casework.letter_print import Addressee, print_letters
from samenspoor.domain.casework.letter_texts import GAPS
from samenspoor.domain.casework.models import LetterKind, LetterText
from samenspoor.domain.intake.access import names_of
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.changing import Change, day_meant, one_at_a_time
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.ui.tables import Column, Kind, ShownTable, Table
from samenspoor.portals.municipality.later_versions import later_versions
from samenspoor.portals.municipality.letter_forms import TextForm

# Nobody's: the example must not look like someone of the town.
_NOBODY = Addressee(name="V. van Voorbeeld", street="Voorbeeldstraat 1", postcode="1234 AB", town="Voorbeeld")


@require_GET
def texts(request: HttpRequest, organisation: str) -> HttpResponse:
    """What each letter says today."""
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    access.may_read_texts(actor).or_refuse()
    words = [(kind, access.words_in_force(actor.organisation.pk, kind, day=today)) for kind in LetterKind]
    context = {"texts": words, "may_change": bool(access.may_change_texts(actor)), "gaps": GAPS}
    return render(request, "municipality/letter_texts.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@one_at_a_time
def change(request: HttpRequest, organisation: str, kind: str) -> HttpResponse:
    """Change one text: look at it as a letter first, then store it with the day from which it counts."""
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    access.may_change_texts(actor).or_refuse()
    if kind not in LetterKind.values:
        raise Http404
    day = day_meant(request, today=today)
    words = access.words_in_force(actor.organisation.pk, kind, day=day)
    stands = access.text_for(actor, LetterKind(kind), day=day)
    form = TextForm(
        request.POST or None,
        kind=kind,
        words=words,
        day=day,
        about=[Change(stands.entered_by, stands.entered_at)] if stands else [],
    )
    if request.method == "POST" and form.is_valid():
        if request.POST.get("act") == "look":
            return _example(actor, form)
        try:
            enter_text(
                actor.organisation,
                kind=LetterKind(kind),
                words=form.words,
                starts_on=form.cleaned_data["starts_on"],
                by=actor.user,
                at=timezone.now(),
            )
        except UnableToChangeText as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The text has been stored."))
            return redirect("municipality:letter_texts", organisation=organisation)
    ever = access.texts_ever(actor, LetterKind(kind))
    context = {
        "form": form,
        "kind": LetterKind(kind),
        "gaps": GAPS,
        "history": _history(ever),
        "later": later_versions(ever, after=day),
    }
    return render(request, "municipality/letter_text.html", context)


def _example(actor: Actor, form: TextForm) -> HttpResponse:
    """The letter as it will be printed, to nobody."""
    printed = print_letters(actor.organisation, form.words, [_NOBODY], day=form.cleaned_data["starts_on"])
    response = HttpResponse(printed, content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="voorbeeld.pdf"'
    return response


def _history(ever: Sequence[LetterText]) -> ShownTable:
    names = names_of([each.entered_by for each in ever])
    return Table(
        caption=_("Earlier texts, newest first"),
        columns=(
            Column(key="starts_on", label=_("Counts from"), kind=Kind.DAY),
            Column(key="subject", label=_("Subject")),
            Column(key="body", label=_("Text")),
            Column(key="by", label=_("By"), value=lambda row: names.get(row.entered_by, "")),
            Column(key="entered_at", label=_("Entered"), kind=Kind.MOMENT),
        ),
        empty_text=_("Nothing yet: this is the text with which every municipality starts."),
        is_exportable=False,
    ).show(ever, query=QueryDict())
