"""The first page under an organisation's address: the worklist, or the other parts of this role's work."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from samenspoor.domain.agreements import access as agreements
from samenspoor.domain.agreements.data_held import data_ends, requests_told
from samenspoor.domain.agreements.endings import Ended, Ending
from samenspoor.domain.agreements.models import AgreementKind
from samenspoor.domain.casework.visit_access import left_today
from samenspoor.domain.intake import access as intake
from samenspoor.domain.retention import access as retention
from samenspoor.domain.trajectory.held_data import requests_running
from samenspoor.foundation.accounts import access as accounts
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.accounts.permissions import Permission
from samenspoor.foundation.audit.models import AccessLog
from samenspoor.foundation.ui.formats import day, number
from samenspoor.foundation.ui.telephone import shown as number_shown
from samenspoor.portals.municipality.authority_texts import NOTHING_NEW, RUNS_UNDER

DAYS_COUNTED, MOST_ENDED = 31, 5


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part of someone's work: what it is for, how it stands, what waits, and the page to go to."""

    title: str
    text: str
    facts: list[tuple[str, str]]
    action: str
    url: str
    waits: str = ""
    waits_url: str = ""
    """Where what waits is done, if that is not the page to go to."""
    evaluations: Sequence[tuple[str, str]] = ()
    """What is to be evaluated, and the page of the agreement."""
    more_evaluations: int = 0
    ended: Sequence["EndedLine"] = ()
    more_ended: int = 0


@dataclass(frozen=True, kw_only=True)
class EndedLine:
    """A paper that ended and was not replaced: what stopped, what goes on, and where it is mended."""

    paper: str
    url: str
    stopped: str
    goes_on: str
    mend: str
    mend_url: str


def _page(actor: Actor, name: str) -> str:
    return reverse(name, kwargs={"organisation": actor.organisation.slug})


def _creditors(actor: Actor) -> Part:
    rows = list(intake.creditors_for(actor))
    without = sum(row.attested_at is None for row in rows)
    files = sum(getattr(row, "waiting", 0) for row in rows)
    return Part(
        title=_("Fixed-cost creditors"),
        text=_("With whom the municipality works, and whether each of them collects responsibly."),
        facts=[
            (_("Creditors"), number(len(rows))),
            (_("Not attested yet"), number(without)),
            (_("Files that wait for it"), number(files)),
        ],
        action=_("To the creditors"),
        url=_page(actor, "municipality:creditors"),
        waits=ngettext(
            "%(count)s creditor has not been attested yet.", "%(count)s creditors have not been attested yet.", without
        )
        % {"count": number(without)}
        if without
        else "",
    )


def _people(actor: Actor) -> Part:
    here = accounts.memberships_of(actor).in_force_on(timezone.localdate())
    new = here.filter(user__last_login=None).count()
    return Part(
        title=_("Staff"),
        text=_("Who works here, with which role. You let people in, change their role and close the door behind them."),
        facts=[(_("Working here"), number(here.count())), (_("Never signed in yet"), number(new))],
        action=_("To the staff"),
        url=_page(actor, "accounts:people"),
    )


def _reach(actor: Actor) -> Part:
    own = actor.organisation
    return Part(
        title=_("How residents reach us"),
        text=_("The telephone number and e-mail address on letters and cards."),
        facts=[
            (_("Telephone"), number_shown(own.telephone) or _("not filled in")),
            (_("E-mail"), own.email or _("not filled in")),
        ],
        action=_("Change this"),
        url=_page(actor, "accounts:reach"),
        waits="" if own.telephone else _("Without a telephone number no letter or card is made."),
    )


def _looks(actor: Actor) -> Part:
    since = timezone.localdate() - timedelta(days=DAYS_COUNTED - 1)
    days = accounts.looks_visible_to(actor).counts_per_day(since=since)
    has_names = accounts.may_see_access_log(actor)
    return Part(
        title=_("Who looked at what") if has_names else _("How often people looked"),
        text=_("Who opened data of residents in the last 31 days, and what was refused.")
        if has_names
        else _("How often data of residents were opened, exported or refused in the last 31 days; without names."),
        facts=[
            (str(kind.label), number(sum(day[kind.value] for day in days)))
            for kind in (AccessLog.Kind.OPENED, AccessLog.Kind.EXPORTED, AccessLog.Kind.REFUSED)
        ],
        action=_("Look at the log") if has_names else _("Look at the numbers"),
        url=_page(actor, "accounts:access_log" if has_names else "accounts:access_counts"),
    )


def _retention(actor: Actor) -> Part:
    due = retention.due_for(actor, day=timezone.localdate())
    missing = sum(row.term is None for row in due)
    dpia, may_set = retention.newest_dpia(actor), retention.may_set_retention(actor)
    waits = _("Until every term and the DPIA are there, no data of real people may be entered.")
    return Part(
        title=_("Keep and destroy"),
        text=_("How long data are kept, in which decision that stands, and what has been destroyed."),
        facts=[
            (_("Terms that are missing"), number(missing)),
            (_("DPIA (study of the privacy risks)"), _("confirmed") if dpia else _("not confirmed yet")),
            (_("To be destroyed now"), number(sum(row.goes for row in due))),
        ],
        action=_("Fill in what is missing") if may_set and (missing or not dpia) else _("Look at terms and reports"),
        url=_page(actor, "municipality:retention"),
        waits=waits if missing or not dpia else "",
    )


def _ended(actor: Actor, ended: Ended) -> EndedLine:
    found, slug = ended.agreement, actor.organisation.slug
    kind = AgreementKind(found.kind)
    own = reverse("municipality:agreement", kwargs={"organisation": slug, "pk": found.pk})
    if ended.begins_again_on:
        mend, url = _("The next version begins on %(day)s") % {"day": day(ended.begins_again_on)}, own
    elif ended.waits_for_signatures:
        mend, url = _("The next version waits for both signatures"), own
    elif ended.may_be_rewritten:
        mend = _("Write a new version")
        url = reverse("municipality:rewrite_agreement", kwargs={"organisation": slug, "pk": found.pk})
    else:
        mend = _("Make a new agreement")
        url = reverse(
            "municipality:draft_agreement", kwargs={"organisation": slug, "pk": found.partner_id, "kind": kind.value}
        )
    goes_on = ""
    if kind in RUNS_UNDER:
        goes_on = (
            _("What ran already goes on until %(until)s.") % {"until": day(ended.goes_on_until)}
            if ended.goes_on_until
            else _("What ran under it has stopped.")
        )
    return EndedLine(
        paper=_("%(paper)s with %(name)s ended on %(day)s.")
        % {"paper": kind.label, "name": found.partner.name, "day": day(ended.ended_on)},
        url=own,
        stopped=str(NOTHING_NEW[kind]),
        goes_on=goes_on,
        mend=mend,
        mend_url=url,
    )


def _waits(actor: Actor, ending: Sequence[Ending], today: date) -> tuple[str, str]:
    """The paper that ends first; before it one on data of which the partner still holds some."""
    if not ending:
        return "", ""
    ends = data_ends(agreements.agreements_of(actor), on=today)
    running = requests_running(actor.organisation.pk)
    held = {
        each: told
        for each in ending
        if each.agreement.pk in ends
        and (told := requests_told(each.with_whom, running.get(each.agreement.partner.participant_id or 0, 0)))
    }
    first = next(iter(held), ending[0])
    said = _("%(paper)s with %(name)s ends on %(day)s.") % {
        "paper": first.agreement.get_kind_display(),
        "name": first.with_whom,
        "day": day(first.ends_on),
    }
    url = reverse("municipality:agreement", kwargs={"organisation": actor.organisation.slug, "pk": first.agreement.pk})
    return (f"{said} {held[first]}" if first in held else said), url


def _agreements(actor: Actor) -> Part:
    today = timezone.localdate()
    ending, ended = agreements.ending_soon(actor, on=today), agreements.ended_unreplaced(actor, on=today)
    evaluations = agreements.evaluations_near(actor, on=today)
    partners = agreements.partners_of(actor).count()
    waits, waits_url = _waits(actor, ending, today)
    return Part(
        title=_("Agreements"),
        text=_("With whom the municipality works, and which papers say what volunteers may do."),
        facts=[
            (_("Chain partners"), number(partners)),
            (_("Papers that end within half a year"), number(len(ending))),
            (_("Papers that have ended and were not replaced"), number(len(ended))),
        ],
        ended=[_ended(actor, each) for each in ended[:MOST_ENDED]],
        more_ended=max(len(ended) - MOST_ENDED, 0),
        evaluations=[
            (
                each.sentence,
                reverse(
                    "municipality:agreement",
                    kwargs={"organisation": actor.organisation.slug, "pk": each.agreement.pk},
                ),
            )
            for each in evaluations[:MOST_ENDED]
        ],
        more_evaluations=max(len(evaluations) - MOST_ENDED, 0),
        action=_("Look at who may do what"),
        url=_page(actor, "municipality:agreements"),
        waits=waits,
        waits_url=waits_url,
    )


PARTS: tuple[tuple[tuple[Permission, ...], Callable[[Actor], Part]], ...] = (
    ((Permission.MANAGE_PEOPLE,), _people),
    ((Permission.MANAGE_PEOPLE,), _reach),
    ((Permission.ATTEST_CREDITOR, Permission.DELIVER_SIGNALS), _creditors),
    ((Permission.MANAGE_AGREEMENTS,), _agreements),
    ((Permission.SEE_PRIVACY_REPORTS,), _retention),
    ((Permission.SEE_ACCESS_LOG, Permission.SEE_ACCESS_COUNTS), _looks),
)


@require_GET
def start(request: HttpRequest, organisation: str) -> HttpResponse:
    """Open the worklist, today's visits on a phone, or show the parts of this role's work; numbers only."""
    actor = cast(ActingRequest, request).actor
    if actor.may(Permission.MANAGE_VOLUNTEERS):
        return redirect("organisation:today", organisation=organisation)
    if actor.may(Permission.HELP_RESIDENTS):
        return redirect("volunteer:today", organisation=organisation)
    # Browsers on a phone say "Mobi"; whoever signs in there with visits to make stands at a door.
    is_on_phone = "Mobi" in request.headers.get("User-Agent", "")
    if is_on_phone and left_today(actor, day=timezone.localdate()):
        return redirect("municipality:today", organisation=organisation)
    if actor.may(Permission.SEE_WORKLIST):
        return redirect("municipality:worklist", organisation=organisation)
    parts = [make(actor) for permissions, make in PARTS if any(map(actor.may, permissions))]
    # What has stopped first, then what waits.
    parts.sort(key=lambda part: (not part.ended, not part.waits and not part.evaluations))
    return render(request, "municipality/start.html", {"parts": parts, "tasks": intake.tasks_for(actor)})
