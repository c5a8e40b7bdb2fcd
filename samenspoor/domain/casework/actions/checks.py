"""People are looked up in the population register, and a person decides on everyone of whom it is not certain."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from samenspoor.connections.brp.people import RegisteredPerson, is_bsn
from samenspoor.domain.casework.lookup import Conclusion, Doubt, Finding
from samenspoor.domain.casework.models import (
    CheckRun,
    DossierResident,
    DossierSignal,
    ResidentBsn,
    ResidentCheck,
    Round,
)
from samenspoor.domain.casework.models.check import FINDINGS
from samenspoor.domain.casework.states import CHECK_NEXT, CHECK_RUN_NEXT, PersonStatus
from samenspoor.domain.intake.models import ArrearsSignal, SignalStatus
from samenspoor.domain.intake.states import SIGNAL_NEXT
from samenspoor.domain.linkage.addresses import normalise
from samenspoor.domain.linkage.models import Address, Resident
from samenspoor.domain.linkage.readable import full_name
from samenspoor.foundation.audit.states import move_all, step
from samenspoor.foundation.organisations.sealing import seal, seal_again, unseal

LISTED_AT_ONCE = 5_000
_THIS_PERSON = {Finding.LIVES_HERE, Finding.MOVED_WITHIN, Finding.LIVES_ELSEWHERE, Finding.DECEASED}
_STATUS_OF_SIGNALS = {
    Finding.LIVES_ELSEWHERE: SignalStatus.NOT_A_RESIDENT,
    Finding.DECEASED: SignalStatus.DECEASED,
}


class UnableToCheck(Exception):
    """The check cannot be done or decided as asked; the message says why."""


@dataclass(frozen=True)
class LookedUp:
    """What the register made likely of one person; None when it gave no answer that can be used."""

    person: DossierResident
    conclusion: Conclusion | None


@transaction.atomic
def order_checks(month_round: Round, *, for_new_only: bool = False, by: int, at: datetime) -> CheckRun:
    """Have everyone of a round looked up, again too, or only who never was; one that runs or was stopped goes on.

    Nobody is asked about twice without somebody who wants it (least data).
    """
    month_round = Round.objects.select_for_update(of=("self",)).get(pk=month_round.pk)
    latest = CheckRun.objects.filter(round=month_round).order_by("-pk").first()
    if latest and latest.status != CheckRun.Status.DONE:
        if latest.is_for_new_only and not for_new_only:
            latest.is_for_new_only = False
            latest.save(update_fields=["is_for_new_only"])
        if latest.status == CheckRun.Status.STOPPED:
            latest.fault = ""
            step(latest, to=CheckRun.Status.RUNNING, following=CHECK_RUN_NEXT)
            latest.save(update_fields=["status", "fault"])
        return latest
    return CheckRun.objects.create(
        organisation_id=month_round.organisation_id,
        shared_with=month_round.shared_with,
        round=month_round,
        is_for_new_only=for_new_only,
        ordered_at=at,
        ordered_by=by,
    )


@transaction.atomic
def list_by_hand(run: CheckRun, *, by: int, at: datetime) -> int:
    """Put up to 5,000 people of the round on the list to work through; returns how many came on it."""
    waiting = DossierResident.objects.open().filter(dossier__round=run.round_id, checks__isnull=True)
    rows = [_new(person) for person in waiting.order_by("pk")[:LISTED_AT_ONCE]]
    ResidentCheck.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


@transaction.atomic
def store_conclusions(run: CheckRun, looked_up: Sequence[LookedUp], *, by: int, at: datetime) -> None:
    """Store what the register said of up to some hundreds of people, in a fixed number of statements.

    What a person decided stays, unless the register now says that someone has died: that is proposed again (R7).
    """
    people = [row.person.pk for row in looked_up]
    known = {check.person_id: check for check in _locked(people)}
    ResidentCheck.objects.bulk_create([_new(row.person) for row in looked_up if row.person.pk not in known])
    known = {check.person_id: check for check in _locked(people)}
    checks = []
    numbers: dict[int, tuple[DossierResident, str]] = {}
    for row in looked_up:
        check = known[row.person.pk]
        _conclude(check, row.conclusion, at=at)
        checks.append(check)
        if check.status == ResidentCheck.Status.PASSED and row.conclusion and row.conclusion.person:
            numbers[row.person.resident_id] = (row.person, row.conclusion.person.bsn)
    ResidentCheck.objects.bulk_update(checks, _CONCLUDED)
    _add_numbers(numbers, by=None, at=at)
    CheckRun.objects.filter(pk=run.pk).update(done=run.done + len(looked_up), total=run.total)


@transaction.atomic
def end_run(run: CheckRun, *, status: str, fault: str = "", by: int, at: datetime) -> None:
    """Say that a run is done, or why it stopped; the people whom it did not reach wait for the next."""
    move_all(CheckRun.objects.filter(pk=run.pk), to=status, following=CHECK_RUN_NEXT, also={"fault": fault})


@transaction.atomic
def decide(check: ResidentCheck, *, finding: Finding, by: int, at: datetime, reason: str = "") -> ResidentCheck:
    """Choose what is true of this person; nothing closes by it (R6). Another choice later takes the place of this one.

    What differs from the proposal needs a reason. The number and the address of the register are kept only when it is
    this person.
    """
    check = ResidentCheck.objects.select_for_update(of=("self",)).select_related("person__dossier").get(pk=check.pk)
    if check.person.status == PersonStatus.CLOSED:
        raise UnableToCheck(_("This person's part is closed. Open it again first."))
    if finding == Finding.DIFFERS:
        raise UnableToCheck(_("Say who it is: choose where this person lives, or “not found”."))
    _require_reason(check, finding, reason)
    step(check, to=ResidentCheck.Status.DECIDED, following=CHECK_NEXT)
    check.finding, check.reason = finding, reason.strip()[:300]
    check.decided_by, check.decided_at = by, at
    is_meant = finding in _THIS_PERSON and (check.proposal in {finding, Finding.LIVES_HERE, Finding.DIFFERS})
    check.new_address = _new_address(check) if finding == Finding.MOVED_WITHIN and is_meant else None
    if is_meant and check.found_bsn:
        _add_numbers({check.person.resident_id: (check.person, unseal(check.found_bsn))}, by=by, at=at)
    _forget(check, keep_name=is_meant)
    check.save()
    _mark_signals(check, finding)
    return check


@transaction.atomic
def add_bsn(resident: Resident, *, bsn: str, by: int, at: datetime) -> None:
    """Add the number that a caseworker looked up, where there is no coupling."""
    if not is_bsn(bsn):
        raise UnableToCheck(_("This is no valid BSN: it has nine digits and passes the test of eleven."))
    ResidentBsn.objects.update_or_create(
        organisation_id=resident.organisation_id,
        resident=resident,
        defaults={"sealed": seal(bsn), "added_by": by, "added_at": at},
    )


@transaction.atomic
def seal_with_newest_key(organisation: int, *, by: int, at: datetime) -> int:
    """Seal every number of a municipality with the newest key; returns how many."""
    numbers = list(ResidentBsn.objects.filter(organisation=organisation).select_for_update())
    for number in numbers:
        number.sealed = seal_again(number.sealed)
    ResidentBsn.objects.bulk_update(numbers, ["sealed"], batch_size=1000)
    found = list(ResidentCheck.objects.filter(organisation=organisation).exclude(found_bsn="").select_for_update())
    for check in found:
        check.found_bsn = seal_again(check.found_bsn)
    ResidentCheck.objects.bulk_update(found, ["found_bsn"], batch_size=1000)
    return len(numbers) + len(found)


_CONCLUDED = [
    "status", "proposal", "repair", "doubt", "found_name", "found_born_on", "found_place", "found_bsn", "checked_at",
    "finding", "reason", "new_address", "decided_at", "decided_by",
]  # fmt: skip


def _require_reason(check: ResidentCheck, finding: Finding, reason: str) -> None:
    if reason.strip() or check.proposal in {"", finding}:
        return
    if check.proposal == Finding.DIFFERS:
        raise UnableToCheck(_("Say in a few words how you know this."))
    raise UnableToCheck(
        _("The BRP makes something else likely: %(proposal)s. Say in a few words why you choose otherwise.")
        % {"proposal": FINDINGS[check.proposal]}
    )


def _new(person: DossierResident) -> ResidentCheck:
    return ResidentCheck(organisation_id=person.organisation_id, shared_with=person.shared_with, person=person)


def _locked(people: Sequence[int]) -> list[ResidentCheck]:
    return list(ResidentCheck.objects.filter(person__in=people).select_for_update(of=("self",)).order_by("pk"))


def _conclude(check: ResidentCheck, conclusion: Conclusion | None, *, at: datetime) -> None:
    check.checked_at = at
    if conclusion is None:
        conclusion = Conclusion(Finding.NOT_FOUND, doubt=Doubt.NO_ANSWER)
    is_decided = check.status == ResidentCheck.Status.DECIDED
    if is_decided and (conclusion.finding != Finding.DECEASED or check.finding == Finding.DECEASED):
        return
    check.finding, check.reason, check.new_address = "", "", None
    check.decided_at = check.decided_by = None
    check.proposal, check.repair, check.doubt = conclusion.finding, conclusion.repair, conclusion.doubt
    _forget(check, keep_name=False)
    if conclusion.is_certain:
        step(check, to=ResidentCheck.Status.PASSED, following=CHECK_NEXT)
        check.finding = Finding.LIVES_HERE
        return
    step(check, to=ResidentCheck.Status.PROPOSED, following=CHECK_NEXT)
    if conclusion.person:
        _keep_found(check, conclusion.person, is_elsewhere=conclusion.finding == Finding.LIVES_ELSEWHERE)


def _keep_found(check: ResidentCheck, found: RegisteredPerson, *, is_elsewhere: bool) -> None:
    """Keep what a person needs to choose; of another municipality only the town, never the new address."""
    initials = "".join(f"{name[0]}." for name in found.given.split())
    check.found_name = full_name(initials=initials, prefix=found.prefix, surname=found.surname)[:500]
    if found.partner_surname:
        partner = full_name(initials="", prefix=found.partner_prefix, surname=found.partner_surname)
        check.found_name = _("%(name)s, partner of %(partner)s") % {"name": check.found_name, "partner": partner}
    check.found_born_on, check.found_bsn = found.birth_date, seal(found.bsn)
    if found.place:
        at = found.place
        check.found_place = {"town": at.town} if is_elsewhere else {
            "postcode": at.postcode, "number": at.house_number, "letter": at.house_letter,
            "addition": at.house_addition, "street": at.street, "town": at.town,
        }  # fmt: skip


def _forget(check: ResidentCheck, *, keep_name: bool) -> None:
    check.found_bsn = ""
    if not keep_name:
        check.found_name, check.found_born_on, check.found_place = "", None, None


def _add_numbers(numbers: Mapping[int, tuple[DossierResident, str]], *, by: int | None, at: datetime) -> None:
    """Add the numbers of those who have none, or another one."""
    stored = {row.resident_id: row for row in ResidentBsn.objects.filter(resident__in=numbers)}
    fresh = [
        ResidentBsn(
            organisation_id=person.organisation_id,
            resident_id=resident,
            sealed=seal(bsn),
            added_by=by,
            added_at=at,
        )
        for resident, (person, bsn) in numbers.items()
        if resident not in stored
    ]
    ResidentBsn.objects.bulk_create(fresh)
    changed = [row for row in stored.values() if unseal(row.sealed) != numbers[row.resident_id][1]]
    for row in changed:
        row.sealed, row.added_by, row.added_at = seal(numbers[row.resident_id][1]), by, at
    ResidentBsn.objects.bulk_update(changed, ["sealed", "added_by", "added_at"])


def _new_address(check: ResidentCheck) -> Address | None:
    """The address in town where this person is picked up from now on."""
    at: dict[str, Any] = check.found_place or {}
    if not at.get("postcode"):
        return None
    spelt = normalise(str(at["number"]), f"{at['letter']} {at['addition']}", at["postcode"])
    address, _is_new = Address.objects.get_or_create(
        organisation_id=check.organisation_id,
        postcode=spelt.postcode,
        house_number=spelt.number,
        house_letter=spelt.letter,
        house_addition=spelt.addition,
        defaults={"street": at["street"], "town": at["town"], "shared_with": check.shared_with},
    )
    return address


def _mark_signals(check: ResidentCheck, finding: Finding) -> None:
    """Give this person's signals in the dossier the status that a person chose (DDAS), or take it back."""
    signals = DossierSignal.objects.filter(
        dossier_id=check.person.dossier_id, resident_id=check.person.resident_id
    ).values("signal")
    move_all(
        ArrearsSignal.objects.filter(pk__in=signals),
        to=_STATUS_OF_SIGNALS.get(finding, SignalStatus.TAKEN_UP),
        following=SIGNAL_NEXT,
    )
