"""Is this the same person? Two people side by side, one answer, the next pair; and every answer with its undo."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_http_methods

from samenspoor.domain.casework.leaks import leak_through
from samenspoor.domain.journeys import review as journey
from samenspoor.domain.journeys.execute import on_behalf_of
from samenspoor.domain.linkage import access
from samenspoor.domain.linkage.actions.reviewing import UnableToReview
from samenspoor.domain.linkage.explanations import explain_each
from samenspoor.domain.linkage.facts import Facts, facts_of
from samenspoor.domain.linkage.models import LinkReview
from samenspoor.domain.linkage.pairs import Pair, count_unsure, count_waiting, next_pair
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.audit.looks import listed
from samenspoor.foundation.ui.formats import day, euro
from samenspoor.foundation.ui.parts import Tone
from samenspoor.foundation.ui.tables import Column, Filter, Kind, Table
from samenspoor.foundation.ui.telephone import shown as number_shown
from samenspoor.foundation.ui.templatetags.ui import badge

OF_UNSURE = "twijfel"
TONES = {
    LinkReview.Verdict.SAME: Tone.POSITIVE,
    LinkReview.Verdict.OTHER: Tone.INFO,
    LinkReview.Verdict.UNSURE: Tone.NEUTRAL,
}
AGREES = frozenset({"same", "name", "home_same", "same_home", "same_namesake"})


@dataclass(frozen=True)
class Row:
    """One thing to compare: what it is, what each side says, and what the engine saw."""

    label: str | Promise
    own: list[str]
    other: list[str]
    seen: str = ""
    tone: Tone = Tone.NEUTRAL


def _rows(pair: Pair) -> list[Row]:
    own, other = facts_of(pair)
    codes = dict(code.split(":") for code in pair.candidate.evidence.split())
    said = explain_each(pair.candidate.evidence)

    def row(label: str | Promise, name: str, code: str, show: Callable[[Any], str] = str) -> Row:
        left, right = ([show(value) for value in getattr(side, name)] for side in (own, other))
        return Row(label, left, right, said.get(code, ""), _tone(codes.get(code, "")))

    return [
        row(_("Name"), "names", "initials"),
        row(_("Birth date"), "birth_dates", "birth_date", day),
        row(_("Address"), "addresses", "household"),
        row(_("Telephone"), "phones", "phone", number_shown),
        row(_("E-mail"), "emails", "email"),
        row(_("Customer number"), "customers", "customer_number"),
        Row(_("Signals"), _amounts(own), _amounts(other)),
    ]


def _amounts(facts: Facts) -> list[str]:
    return [f"{creditor}, {euro(cents)}, {day(on)}" for creditor, cents, on in facts.amounts]


def _tone(code: str) -> Tone:
    """Whether the two agree, so that it can be seen at a glance; the words say it too."""
    if not code or code == "missing":
        return Tone.NEUTRAL
    if "different" in code or code == "first_other_name":
        return Tone.WARNING
    return Tone.POSITIVE if code in AGREES else Tone.INFO


def _url(organisation: str, name: str, **more: int) -> str:
    return reverse(f"municipality:{name}", kwargs={"organisation": organisation} | more)


@require_GET
def queue(request: HttpRequest, organisation: str) -> HttpResponse:
    """The next pair that waits; with `?twijfel=1` those about which someone said not to know."""
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    of_unsure = OF_UNSURE in request.GET
    pair = next_pair(access.waiting_for(actor, day=today), of_unsure=of_unsure)
    return _show(request, pair, of_unsure=of_unsure)


def _show(request: HttpRequest, pair: Pair | None, *, of_unsure: bool) -> HttpResponse:
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    links = access.waiting_for(actor, day=today)
    context: dict[str, object] = {
        "waiting": count_waiting(links),
        "unsure": count_unsure(links),
        "of_unsure": of_unsure,
        "last": access.latest_answer_of(actor, day=today),
    }
    if pair:
        listed([pair.link])
        listed([pair.link.resident, pair.resident])
        context |= {"pair": pair, "rows": _rows(pair)}
    return render(request, "municipality/review.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def pair(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """One pair; a POST answers and goes on to the next."""
    actor = cast(ActingRequest, request).actor
    found = access.get_pair_or_404(actor, pk, day=timezone.localdate())
    if request.method != "POST" and found:
        return _show(request, found, of_unsure=OF_UNSURE in request.GET)
    if found is None:
        messages.info(request, _("This question has been answered already."))
    elif (verdict := request.POST.get("verdict", "")) in set(LinkReview.Verdict):
        _answer(request, found, LinkReview.Verdict(verdict))
    next_url = _url(organisation, "reviews")
    return redirect(f"{next_url}?{OF_UNSURE}=1" if OF_UNSURE in request.POST else next_url)


def _answer(request: HttpRequest, found: Pair, verdict: LinkReview.Verdict) -> None:
    actor = cast(ActingRequest, request).actor
    try:
        with on_behalf_of(found.link.organisation_id, actor=actor, day=timezone.localdate()):
            journey.answer(found, verdict=verdict, by=actor.user, at=timezone.now())
    except UnableToReview as error:
        messages.error(request, str(error))


def _answers(actor: Actor) -> Table:

    def link(review: LinkReview) -> str:
        return _url(actor.organisation.slug, "undo_review", pk=review.pk)

    return Table(
        caption=gettext_lazy("Answers, newest first"),
        default_order=("-decided_at", "-pk"),
        empty_text=gettext_lazy("Nobody has answered a question about two people yet."),
        is_exportable=False,
        columns=(
            Column(key="people", label=gettext_lazy("About"), link=link,
                   value=lambda row: _("%(one)s and %(other)s") % {"one": row.stood_under, "other": row.resident}),
            Column(key="address", label=gettext_lazy("Address"), value=lambda row: str(row.link.address)),
            Column(key="verdict", label=gettext_lazy("Answer"), value=lambda row: row.get_verdict_display(),
                   cell=lambda row: badge(row.get_verdict_display(), TONES[LinkReview.Verdict(row.verdict)])),
            Column(key="decided_at", label=gettext_lazy("When"), kind=Kind.MOMENT, is_sortable=True),
            Column(key="person", label=gettext_lazy("Who")),
            Column(key="undone_at", label=gettext_lazy("Taken back"), kind=Kind.MOMENT),
        ),
        filters=(
            Filter(
                key="stand",
                label=gettext_lazy("Show"),
                choices=[("in_force", gettext_lazy("Stands")), ("undone", gettext_lazy("Taken back"))],
                apply=lambda rows, choice: rows.in_force() if choice == "in_force" else rows.exclude(undone_at=None),
            ),
        ),
    )  # fmt: skip


@require_GET
def answers(request: HttpRequest, organisation: str) -> HttpResponse:
    """Everything that was answered; each can be taken back."""
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    shown = _answers(actor).show(access.reviews_visible_to(actor, day=today), query=request.GET)
    listed(shown.objects)
    return render(request, "municipality/reviews.html", {"table": shown})


@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Ask, then take an answer back; offers the report of a data breach when something went out meanwhile."""
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    review = access.get_review_or_404(actor, pk, day=today)
    if request.method == "POST":
        try:
            with on_behalf_of(review.organisation_id, actor=actor, day=today):
                taken_back = journey.take_back(review, by=actor.user, at=timezone.now())
        except UnableToReview as error:
            messages.error(request, str(error))
            return redirect(_url(organisation, "undo_review", pk=pk))
        messages.success(
            request, _("Taken back: the two stand apart again.") if review.moved_links else _("Taken back.")
        )
        if taken_back.asked_again:
            again = ngettext(
                "About %(count)d signal that came since, you are asked whose it is.",
                "About %(count)d signals that came since, you are asked whose they are.",
                taken_back.asked_again,
            )
            messages.info(request, again % {"count": taken_back.asked_again})
        return redirect(_url(organisation, "undo_review", pk=pk) if taken_back.leak else _url(organisation, "reviews"))
    context = {
        "review": review,
        "tone": TONES[LinkReview.Verdict(review.verdict)],
        "leak": leak_through(review, at=review.undone_at) if review.undone_at else None,
    }
    return render(request, "municipality/review_undo.html", context)
