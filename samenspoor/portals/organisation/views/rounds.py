"""The matchingsoverleg on screen: put in, look at one proposal together, decide, and close with minutes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenspoor.domain.agreements.deployment import HelpRole
from samenspoor.domain.journeys.rounds import decide_pair
from samenspoor.domain.trajectory.wishes import Language
from samenspoor.domain.volunteering import round_access as access
from samenspoor.domain.volunteering.actions import rounds as actions
from samenspoor.domain.volunteering.actions.rounds import OnPair
from samenspoor.domain.volunteering.allocation.suitability import Ground, Suitability
from samenspoor.domain.volunteering.meeting import Meeting, is_followed, meeting_of
from samenspoor.domain.volunteering.models import (
    AllocationRound,
    DecisionKind,
    RoundDecision,
    RoundPair,
    RoundProfile,
    RoundRequest,
)
from samenspoor.domain.volunteering.states import RoundStatus
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.audit.looks import listed
from samenspoor.foundation.organisations.models import Organisation
from samenspoor.foundation.ui.formats import in_sentence
from samenspoor.portals.organisation.acts import UNABLE, ActPage, act_or_show
from samenspoor.portals.organisation.round_forms import CallForm, CloseForm, DecideForm, TakePartForm, WeightForm
from samenspoor.portals.organisation.round_texts import (
    GROUNDS,
    speaks_against,
    speaks_for,
    what_is_needed,
    what_it_costs,
)
from samenspoor.portals.organisation.words import in_words

_MOST_OTHERS = 6
_MOST_REASONS = 3


@require_GET
def rounds(request: HttpRequest, organisation: str) -> HttpResponse:
    """List the rounds that the own organisation called or was invited to."""
    actor = cast(ActingRequest, request).actor
    found = listed(access.rounds_for(actor).select_related("organisation"))
    running = [one for one in found if one.status != RoundStatus.CLOSED]
    closed = [one for one in found if one.status == RoundStatus.CLOSED]
    return render(request, "organisation/rounds.html", {"running": running, "closed": closed})


@require_http_methods(["GET", "HEAD", "POST"])
def call(request: HttpRequest, organisation: str) -> HttpResponse:
    """Call a matchingsoverleg."""
    actor = cast(ActingRequest, request).actor
    access.rounds_for(actor)
    form = CallForm(
        request.POST or None,
        municipalities=access.municipalities_of(actor),
        others=access.who_may_be_invited(actor),
    )

    def act() -> AllocationRound:
        return actions.call_round(actor.organisation, **form.cleaned_data, by=actor.user, at=timezone.now())

    page = ActPage(
        title=gettext("Call a matchingsoverleg"),
        button=gettext("Call"),
        back=reverse("organisation:rounds", kwargs={"organisation": organisation}),
        onward=lambda made: _address(made, organisation),
        parent=gettext("Matchingsoverleg"),
    )
    return act_or_show(request, form, act, page)


@require_GET
def meeting(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Show the meeting; asked by htmx for what is new, nothing when nothing changed. Closed: the minutes."""
    actor = cast(ActingRequest, request).actor
    this = access.get_round_or_404(actor, pk)
    if this.status == RoundStatus.CLOSED:
        if "stand" in request.GET:
            return HttpResponse(headers={"HX-Refresh": "true"})
        return render(request, "organisation/round_closed.html", _record(this))
    found = meeting_of(this, on=timezone.localdate())
    if request.GET.get("stand") == found.version:
        return HttpResponse(status=204)
    template = "organisation/round.html#board" if "stand" in request.GET else "organisation/round.html"
    return render(request, template, _board(actor, found))


@require_http_methods(["GET", "HEAD", "POST"])
def take_part(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Put the own volunteers and requests in."""
    actor = cast(ActingRequest, request).actor
    this = access.get_round_or_404(actor, pk)
    form = TakePartForm(request.POST or None)

    def act() -> object:
        return actions.take_part(
            this, organisation=actor.organisation, **form.cleaned_data, by=actor.user, at=timezone.now()
        )

    page = ActPage(
        title=gettext("Take part with our volunteers and requests"),
        button=gettext("Put in"),
        back=_address(this, organisation),
        parent=this.name,
    )
    return act_or_show(request, form, act, page)


@require_POST
def begin(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Begin the meeting."""
    actor = cast(ActingRequest, request).actor
    this = access.get_round_or_404(actor, pk)
    access.may_lead(actor, this).or_refuse()
    return _act(request, this, lambda: actions.begin(this, by=actor.user, at=timezone.now()))


@require_POST
def decide(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Pin, rule out, leave open again or accept a pair."""
    actor = cast(ActingRequest, request).actor
    this, form = access.get_round_or_404(actor, pk), DecideForm(request.POST)

    def act() -> object:
        given = form.cleaned_data
        decision = OnPair(DecisionKind(given["kind"]), given["request_key"], given["profile_key"])
        return decide_pair(this, organisation=actor.organisation, decision=decision, by=actor.user, at=timezone.now())

    return _act(request, this, act, form)


@require_POST
def change_weight(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Let a ground count more or less."""
    actor = cast(ActingRequest, request).actor
    this, form = access.get_round_or_404(actor, pk), WeightForm(request.POST)

    def act() -> object:
        ground, weight = Ground(form.cleaned_data["ground"]), form.cleaned_data["weight"]
        return actions.change_weight(
            this, organisation=actor.organisation, ground=ground, weight=weight, by=actor.user, at=timezone.now()
        )

    return _act(request, this, act, form)


@require_GET
def pair(request: HttpRequest, organisation: str, pk: int, request_key: str, profile_key: str) -> HttpResponse:
    """Say why a pair, which others suit, and what another would cost: divided anew."""
    actor = cast(ActingRequest, request).actor
    this = access.get_round_or_404(actor, pk)
    found = meeting_of(this, on=timezone.localdate())
    key = request_key, profile_key
    if this.status == RoundStatus.CLOSED or key[0] not in found.requests or key[1] not in found.profiles:
        raise Http404
    names = _names(actor, found)
    why = found.why(key)
    is_proposed = found.division.volunteer_of.get(key[0]) == key[1]
    others = _others(found, key, names)
    context = {
        "round": this,
        "key": key,
        "request_name": names[key[0]],
        "profile_name": names[key[1]],
        "suitability": why.suitability,
        "fits": _percent(why.suitability.score),
        "parts": [(GROUNDS[part.ground], part.fits // 10, part.weight) for part in why.suitability.parts],
        "reasons": _words(why.suitability),
        "better": [
            (names[one.volunteer], _percent(one.score), ", ".join(names[each] for each in one.helps))
            for one in why.better[:5]
        ],
        "is_proposed": is_proposed,
        "cost": None if is_proposed else what_it_costs(found.cost_of_forcing(key), names),
        "others": others,
    }
    return render(request, "organisation/round_pair.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Close with minutes; first what is decided and what is not."""
    actor = cast(ActingRequest, request).actor
    this, form = access.get_round_or_404(actor, pk), CloseForm(request.POST or None)
    access.may_lead(actor, this).or_refuse()

    def act() -> object:
        minutes = form.cleaned_data["minutes"]
        return actions.close_round(this, minutes=minutes, by=actor.user, at=timezone.now())

    page = ActPage(
        title=gettext("Close the matchingsoverleg"),
        button=gettext("Close"),
        back=_address(this, organisation),
        parent=this.name,
        template="organisation/round_close.html",
        more=lambda: _as_it_stands(actor, meeting_of(this, on=timezone.localdate())),
    )
    return act_or_show(request, form, act, page)


@dataclass(frozen=True)
class Recorded:
    """One decision that counted when a meeting closed: two pseudonyms, and which organisation decided."""

    request: str
    profile: str
    organisation: str
    at_table: str
    decided_at: datetime


def _as_it_stands(actor: Actor, found: Meeting) -> dict[str, object]:
    """What is decided, proposed and left over, before the meeting closes."""
    names, accepted = _names(actor, found), found.accepted_here
    proposed = [pair for pair in found.division.pairs if pair.request not in accepted]
    return {
        "accepted": [(names[key], names.get(profile, "")) for key, profile in sorted(accepted.items())],
        "undecided": [
            (names[one.request], names[one.volunteer], one.is_pinned)
            for one in sorted(proposed, key=lambda pair: _turn(found, pair.request))
        ],
        "left_over": [
            names[key] for key in sorted(found.division.left_over, key=lambda key: _turn(found, key))
            if key not in accepted
        ],
    }  # fmt: skip


def _record(this: AllocationRound) -> dict[str, object]:
    """What a closed meeting decided and proposed, by pseudonym: whose they were only their own organisation knows."""
    organisations, parts = _organisations(this), access.parts_of(this)
    pairs, decisions = access.pairs_of(this), access.decisions_of(this)
    parties = {str(pair.profile_key): pair.party for pair in pairs}
    parties |= {str(one.profile_key): one.organisation_id for one in decisions if one.kind == DecisionKind.ACCEPT}

    def profile(key: object) -> str:
        party = organisations.get(parties.get(str(key), 0))
        name = party.name if party else gettext("Volunteer")
        return f"{name} {_short(key)}"

    def recorded(kind: DecisionKind) -> list[Recorded]:
        return [
            Recorded(
                request=_request_code(one),
                profile=profile(one.profile_key),
                organisation=organisations[one.organisation_id].name,
                at_table=parts.get(one.organisation_id, ""),
                decided_at=one.decided_at,
            )
            for one in decisions
            if one.kind == kind
        ]

    undecided = [(_request_code(pair), profile(pair.profile_key)) for pair in pairs if not pair.is_accepted]
    return {
        "round": this,
        "organisations": organisations,
        "undecided": undecided,
        "left_over": max((this.left_over or 0) - len(undecided), 0),
        "decided": [
            (gettext("Accepted"), recorded(DecisionKind.ACCEPT)),
            (gettext("Pinned"), recorded(DecisionKind.PIN)),
            (gettext("Ruled out"), recorded(DecisionKind.FORBID)),
        ],
    }


@dataclass(frozen=True)
class Row:
    """One proposed pair as the table shows it."""

    key: tuple[str, str]
    request: str
    asks: str
    profile: str
    fits: int
    speaks_for: list[str]
    speaks_against: list[str]
    is_own: bool
    is_pinned: bool
    is_accepted: bool
    is_taken_up: bool


def _board(actor: Actor, found: Meeting) -> dict[str, object]:
    names, division = _names(actor, found), found.division
    organisations = _organisations(found.round)
    by_key = {str(number): one.name for number, one in organisations.items()}
    rows = []
    for one in sorted(division.pairs, key=lambda pair: _turn(found, pair.request)):
        words = _words(found.suitability(*one.key))
        rows.append(
            Row(
                key=one.key,
                request=names[one.request],
                asks=_asks(found, found.requests[one.request]),
                profile=names[one.volunteer],
                fits=_percent(one.score),
                speaks_for=words[0][:_MOST_REASONS],
                speaks_against=words[1][:_MOST_REASONS],
                is_own=found.profiles[one.volunteer].organisation_id == actor.organisation.pk,
                is_pinned=one.is_pinned,
                is_accepted=found.accepted.get(one.request) == one.volunteer,
                is_taken_up=is_followed(found.requests[one.request], actor.organisation.pk),
            )
        )
    return {
        "round": found.round,
        "version": found.version,
        "can_lead": bool(access.may_lead(actor, found.round)),
        "takes_part": actor.organisation.pk in found.parts,
        "parts": [(organisations[number], part) for number, part in found.parts.items() if number in organisations],
        "absent": [one for number, one in organisations.items() if number not in found.parts],
        "volunteer_count": len(found.profiles),
        "rows": rows,
        "left_over": [
            (names[key], _asks(found, found.requests[key]),
             [what_is_needed(one, by_key) for one in found.needed(key)][:_MOST_REASONS])
            for key in sorted(division.left_over, key=lambda key: _turn(found, key))
        ],
        "broken": [(names.get(key[0], ""), names.get(key[1], "")) for key in division.broken_pins],
        "forbidden": [
            (key, names[key[0]], names[key[1]])
            for key in sorted(found.problem.forbids)
            if key[0] in found.requests and key[1] in found.profiles
        ],
        "weights": [(ground.value, GROUNDS[ground], found.weights.of(ground)) for ground in Ground],
        "weight_range": range(11),
    }  # fmt: skip


def _percent(score: int) -> int:
    """A score is counted in thousandths; on screen it is how well two fit, of a hundred."""
    return score // 10


def _turn(found: Meeting, key: str) -> tuple[int, int, str]:
    """The most urgent first, then who waits longest."""
    request = found.problem.requests_by_key[key]
    return request.urgency, -request.waiting_days, key


def _others(found: Meeting, key: tuple[str, str], names: dict[str, str]) -> list[tuple[str, str, int]]:
    """Other volunteers who suit this request, the best first."""
    weighed = [
        (profile, names[profile], found.suitability(key[0], profile)) for profile in found.profiles if profile != key[1]
    ]
    possible = [(profile, name, _percent(one.score)) for profile, name, one in weighed if one.is_possible]
    return sorted(possible, key=lambda one: (-one[2], one[0]))[:_MOST_OTHERS]


def _names(actor: Actor, found: Meeting) -> dict[str, str]:
    """What everybody at the table calls a request or volunteer; the own ones also by name."""
    own = access.own_names(actor, found.round)
    organisations = _organisations(found.round)
    return {key: _called(_request_code(row), own.get(key)) for key, row in found.requests.items()} | {
        key: _called(_profile_code(row, organisations), own.get(key)) for key, row in found.profiles.items()
    }


def _called(code: str, name: str | None) -> str:
    return f"{code} ({name})" if name else code


def _short(key: object) -> str:
    return str(key)[:4].upper()


def _request_code(row: RoundRequest | RoundPair | RoundDecision) -> str:
    return gettext("Request %(code)s") % {"code": _short(row.request_key)}


def _profile_code(row: RoundProfile, organisations: dict[int, Organisation]) -> str:
    return f"{organisations[row.organisation_id].name} {_short(row.key)}"


def _asks(found: Meeting, row: RoundRequest) -> str:
    """What a request asks, in one line without a person in it."""
    days = (found.on - row.waiting_since).days
    parts = [
        in_words(row.roles, HelpRole),
        in_words(row.languages, Language),
        row.postcode_area,
        gettext("waits %(days)d days") % {"days": days},
        in_sentence(row.get_urgency_display()),
    ]
    return " · ".join(part for part in parts if part)


def _words(found: Suitability) -> tuple[list[str], list[str]]:
    return [speaks_for(one) for one in found.speaks_for], [speaks_against(one) for one in found.speaks_against]


def _organisations(this: AllocationRound) -> dict[int, Organisation]:
    return access.organisations_of(this)


def _address(this: AllocationRound, slug: str) -> str:
    return reverse("organisation:round", kwargs={"organisation": slug, "pk": this.pk})


def _act(
    request: HttpRequest, this: AllocationRound, act: Callable[[], object], form: forms.Form | None = None
) -> HttpResponse:
    """Do one act and show the meeting as it is then: only the board when htmx asks."""
    actor = cast(ActingRequest, request).actor
    problem = ""
    if form is not None and not form.is_valid():
        problem = gettext("This could not be stored. Load the page again.")
    else:
        try:
            act()
        except UNABLE as error:
            problem = str(error)
    if request.headers.get("HX-Request") == "true":
        board = _board(actor, meeting_of(this, on=timezone.localdate()))
        return render(request, "organisation/round.html#board", board | {"problem": problem})
    if problem:
        messages.error(request, problem)
    return redirect(_address(this, actor.organisation.slug))
