"""The access log, for the privacy officer: who looked at what, when and why; and how often, for the FG."""

from datetime import timedelta
from operator import itemgetter
from typing import cast

from django.apps import apps
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET

from samenspoor.foundation.accounts import access
from samenspoor.foundation.accounts.forms import LooksForm
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.audit.looks import exported, listed
from samenspoor.foundation.audit.models import AccessLog
from samenspoor.foundation.organisations.owned import Owned
from samenspoor.foundation.ui.parts import Tone
from samenspoor.foundation.ui.tables import Column, Kind, Table
from samenspoor.foundation.ui.templatetags.ui import badge

TONES = {
    AccessLog.Kind.OPENED: Tone.NEUTRAL,
    AccessLog.Kind.LISTED: Tone.NEUTRAL,
    AccessLog.Kind.EXPORTED: Tone.WARNING,
    AccessLog.Kind.REFUSED: Tone.NEGATIVE,
}
DAYS_COUNTED = 31


def _kind(look: AccessLog) -> SafeString:
    return badge(look.get_kind_display(), TONES[AccessLog.Kind(look.kind)])


def _subjects() -> list[tuple[str, str]]:
    """Every kind of record of which looks are kept: (label in the log, name on screen)."""
    owned = (model for model in apps.get_models() if issubclass(model, Owned))
    return sorted(((model._meta.label_lower, capfirst(str(model._meta.verbose_name))) for model in owned),
                  key=lambda pair: pair[1])  # fmt: skip


def _what(look: AccessLog) -> str:
    """Say which record, or how many."""
    if not look.subject:
        return ""
    name = dict(_subjects()).get(look.subject, look.subject)
    if look.kind in (AccessLog.Kind.LISTED, AccessLog.Kind.EXPORTED) or len(look.subject_ids) != 1:
        count = len(look.subject_ids)
        return f"{name}: " + ngettext("%(count)d record", "%(count)d records", count) % {"count": count}
    return f"{name} {look.subject_ids[0]}"


def _purpose(look: AccessLog) -> str:
    """Name the page or the act, as the app that it belongs to calls it."""
    for config in apps.get_app_configs():
        if label := getattr(config, "purposes", {}).get(look.purpose):
            return str(label)
    return look.purpose


LOOKS = Table(
    caption=gettext_lazy("Looks, newest first"),
    default_order=("-looked_at",),
    empty_text=gettext_lazy("No looks that answer to this."),
    columns=(
        Column(key="looked_at", label=gettext_lazy("Moment"), kind=Kind.MOMENT),
        Column(key="person", label=gettext_lazy("Who")),
        Column(key="kind", label=gettext_lazy("What happened"), value=lambda row: row.get_kind_display(), cell=_kind),
        Column(key="what", label=gettext_lazy("Record"), value=_what),
        Column(key="purpose", label=gettext_lazy("Why"), value=_purpose),
        Column(key="reason", label=gettext_lazy("Reason of refusal")),
    ),
)
COUNTS = Table(
    caption=gettext_lazy("Looks per day"),
    empty_text=gettext_lazy("Nobody has looked at anything in these days."),
    columns=(
        Column(key="day", label=gettext_lazy("Day"), kind=Kind.DAY, value=itemgetter("day")),
        Column(key="people", label=gettext_lazy("People"), kind=Kind.NUMBER, value=itemgetter("people")),
        *(
            Column(key=kind.value, label=kind.label, kind=Kind.NUMBER, value=itemgetter(kind.value))
            for kind in AccessLog.Kind
        ),
    ),
)


@require_GET
def access_log(request: HttpRequest, organisation: str) -> HttpResponse:
    """Show who looked at what, narrowed by person, day, kind or record."""
    actor = cast(ActingRequest, request).actor
    access.may_see_access_log(actor).or_refuse()
    form = LooksForm(request.GET, people=access.people_who_looked(actor), subjects=_subjects())
    form.is_valid()
    rows = form.narrow(access.looks_visible_to(actor))
    if LOOKS.wants_export(request.GET):
        return LOOKS.export(rows, query=request.GET, file_name="inzage", note=exported)
    shown = LOOKS.show(rows, query=request.GET)
    listed(shown.objects)
    return render(request, "accounts/access_log.html", {"form": form, "table": shown})


@require_GET
def access_counts(request: HttpRequest, organisation: str) -> HttpResponse:
    """Show how often was looked per day, without who and at what."""
    actor = cast(ActingRequest, request).actor
    access.may_see_access_counts(actor).or_refuse()
    since = timezone.localdate() - timedelta(days=DAYS_COUNTED - 1)
    rows = access.looks_visible_to(actor).counts_per_day(since=since)
    if COUNTS.wants_export(request.GET):
        return COUNTS.export(rows, query=request.GET, file_name="inzage-aantallen")
    context = {"table": COUNTS.show(rows, query=request.GET), "since": since,
               "totals": [(kind.label, sum(row[kind.value] for row in rows), TONES[kind]) for kind in AccessLog.Kind],
               "may_see_log": access.may_see_access_log(actor)}  # fmt: skip
    return render(request, "accounts/access_counts.html", context)
