"""What happens to partners and agreements: added, written, signed, written anew, terminated, withdrawn."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.core.files import File
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from samenspoor.domain.agreements import rules
from samenspoor.domain.agreements.authority import papers_of
from samenspoor.domain.agreements.deployment import STATUTORY, Doer, EarlyTask, HelpRole, HelpTask, Place
from samenspoor.domain.agreements.ending_mail import ending_mail, stop_changed_mail
from samenspoor.domain.agreements.endings import endings_of
from samenspoor.domain.agreements.models import (
    Agreement,
    AgreementKind,
    AgreementRegister,
    AgreementVersion,
    ChainPartner,
    ContactPerson,
    ContactSide,
    EndingWarning,
    LocalDivision,
    LocalPlace,
    PartnerKind,
    SignedPaper,
    StopChange,
)
from samenspoor.domain.agreements.own_table import table_of
from samenspoor.domain.agreements.signed_file import UnableToAttach, keep_signed
from samenspoor.domain.agreements.states import NEXT, AgreementStatus
from samenspoor.foundation.audit.states import step
from samenspoor.foundation.messaging.actions import queue_mail
from samenspoor.foundation.organisations.models import Organisation
from samenspoor.foundation.ui import formats


class UnableToAddPartner(Exception):
    """This partner cannot be added so; the message says why."""


class UnableToAgree(Exception):
    """The agreement cannot be written, signed or ended so; the message says why."""


class UnableToVary(Exception):
    """The own table cannot say this; the message says why."""


@dataclass(frozen=True, kw_only=True)
class Contact:
    """The fixed person of one side, as it is filled in."""

    name: str
    telephone: str
    days: Sequence[int] = ()
    opens: time | None = None
    closes: time | None = None
    hours: str = ""
    email: str = ""
    after_hours_name: str = ""
    after_hours_telephone: str = ""
    after_hours_from: time | None = None
    after_hours_until: time | None = None


@dataclass(frozen=True, kw_only=True)
class Signature:
    """Who signed for one side, and on which power (mandate, statutes)."""

    name: str
    power: str


@dataclass(frozen=True, kw_only=True)
class TermsWritten:
    """What a version says; `terms` are the fields of AgreementVersion that this kind of agreement has."""

    starts_on: date
    ends_on: date | None = None
    terms: Mapping[str, object] = field(default_factory=dict)


@transaction.atomic
def add_partner(
    organisation: Organisation, *, name: str, kind: PartnerKind, participant: Organisation | None = None, by: int,
    at: datetime,
) -> ChainPartner:  # fmt: skip
    """Put an organisation on the map of the chain. Raises UnableToAddPartner."""
    try:
        with transaction.atomic():
            partner = ChainPartner.objects.create(
                organisation=organisation,
                shared_with=[participant.pk] if participant else [],
                name=name.strip(),
                kind=kind,
                participant=participant,
                added_at=at,
                added_by=by,
            )
    except IntegrityError:
        raise UnableToAddPartner(_("This partner is on the list already.")) from None
    if participant:
        for table in (LocalPlace, LocalDivision):
            table.objects.filter(organisation=organisation).update(shared_with=_participants(organisation.pk))
    _changed(organisation.pk)
    return partner


@transaction.atomic
def describe_partner(
    partner: ChainPartner, *, does: str, target_groups: str, asked_by_mail: bool = False, by: int, at: datetime
) -> ChainPartner:
    """Say what a partner does, for whom, and whether help requests also go to its contact person by mail."""
    partner.does, partner.target_groups = does.strip(), target_groups.strip()
    partner.asked_by_mail = asked_by_mail
    partner.save(update_fields=["does", "target_groups", "asked_by_mail"])
    return partner


@transaction.atomic
def name_contact(partner: ChainPartner, contact: Contact, *, side: ContactSide, by: int, at: datetime) -> ContactPerson:
    """Name the fixed person of one side; whoever was it before, is so no longer."""
    named, _is_new = ContactPerson.objects.update_or_create(
        organisation_id=partner.organisation_id,
        partner=partner,
        side=side,
        defaults={
            "shared_with": partner.shared_with,
            "name": contact.name.strip(),
            "telephone": contact.telephone.strip(),
            "days": sorted(contact.days),
            "opens": contact.opens,
            "closes": contact.closes,
            "hours": contact.hours.strip(),
            "email": contact.email,
            "after_hours_name": contact.after_hours_name.strip(),
            "after_hours_telephone": contact.after_hours_telephone.strip(),
            "after_hours_from": contact.after_hours_from,
            "after_hours_until": contact.after_hours_until,
            "named_at": at,
            "named_by": by,
        },
    )
    return named


@transaction.atomic
def draft_agreement(
    partner: ChainPartner, written: TermsWritten, *, kind: AgreementKind, by: int, at: datetime
) -> Agreement:
    """Write the first version of an agreement; nothing holds until both sides have signed."""
    agreement = Agreement.objects.create(
        organisation_id=partner.organisation_id,
        shared_with=partner.shared_with,
        partner=partner,
        kind=kind,
        made_at=at,
        made_by=by,
    )
    _write(agreement, written, number=1, by=by, at=at)
    return agreement


@transaction.atomic
def rewrite(agreement: Agreement, written: TermsWritten, *, by: int, at: datetime) -> AgreementVersion:
    """Change the draft; where the newest version is signed already, begin the next one beside it."""
    agreement = _hold(agreement)
    if agreement.status not in (AgreementStatus.DRAFT, AgreementStatus.SIGNED):
        raise UnableToAgree(_("This agreement has been stopped. Make a new one."))
    newest = AgreementVersion.objects.filter(agreement=agreement).order_by("-number")[0]
    number = newest.number + 1 if newest.signed_on else newest.number
    if not newest.signed_on:
        newest.delete()
    return _write(agreement, written, number=number, by=by, at=at)


@transaction.atomic
def sign(
    agreement: Agreement, *, on: date, ours: Signature, theirs: Signature, by: int, at: datetime
) -> AgreementVersion:
    """Both sides have signed the newest version: from its first day on it counts, instead of the one before."""
    agreement = _hold(agreement)
    version = AgreementVersion.objects.filter(agreement=agreement, signed_on=None).first()
    if version is None:
        raise UnableToAgree(_("There is no draft to sign."))
    if on > timezone.localdate(at):
        raise UnableToAgree(_("This day has not come yet."))
    sides = set(ContactPerson.objects.filter(partner_id=agreement.partner_id).values_list("side", flat=True))
    if sides != set(ContactSide):
        raise UnableToAgree(_("Both sides name a fixed contact person first, with a direct number."))
    if agreement.status == AgreementStatus.DRAFT:
        step(agreement, to=AgreementStatus.SIGNED, following=NEXT)
        agreement.save(update_fields=["status"])
    version.signed_on = on
    version.our_signatory, version.our_power = ours.name.strip(), ours.power.strip()
    version.their_signatory, version.their_power = theirs.name.strip(), theirs.power.strip()
    version.save(update_fields=["signed_on", "our_signatory", "our_power", "their_signatory", "their_power"])
    _changed(agreement.organisation_id)
    _keep_standing(agreement, by=by)
    return version


@transaction.atomic
def attach_signed(version: AgreementVersion, paper: "File[bytes]", *, by: int, at: datetime) -> SignedPaper:
    """Keep the paper that both sides signed, in place of an earlier scan. Raises UnableToAttach, UnableToKeepFile."""
    if version.signed_on is None:
        raise UnableToAttach(_("First write down who signed this version."))
    kept = keep_signed(paper, organisation=version.organisation_id)
    earlier = SignedPaper.objects.select_for_update(of=("self",)).filter(version=version).first()
    if earlier is not None:
        # The file goes last, so a failure loses nothing.
        transaction.on_commit(Path(earlier.file).unlink)
        earlier.delete()
    return SignedPaper.objects.create(
        organisation_id=version.organisation_id,
        shared_with=version.shared_with,
        version=version,
        file=str(kept.path),
        size=kept.size,
        checksum=kept.checksum,
        attached_at=at,
        attached_by=by,
    )


@transaction.atomic
def terminate(agreement: Agreement, *, stops_on: date, reason: str, by: int, at: datetime) -> Agreement:
    """Stop it from a day on; what runs goes on for the transition period."""
    if stops_on < timezone.localdate(at):
        raise UnableToAgree(_("The last day can be today at the earliest. What then runs goes on for the transition."))
    _check_not_longer(agreement, stops_on)
    return _stop(agreement, AgreementStatus.TERMINATED, stops_on, reason, by)


@transaction.atomic
def move_stop(agreement: Agreement, *, stops_on: date, reason: str, by: int, at: datetime) -> StopChange:
    """Let it stop on another day, as long as the first has not come; never later than it ends by itself."""
    (agreement, was_on), today = _hold_stopped(agreement, at), timezone.localdate(at)
    if stops_on < today:
        raise UnableToAgree(_("The last day can be today at the earliest. What then runs goes on for the transition."))
    if stops_on == was_on:
        raise UnableToAgree(_("This is the day on which it stops already."))
    _check_not_longer(agreement, stops_on)
    return _correct_stop(agreement, was_on, stops_on, reason, by=by, at=at)


@transaction.atomic
def take_back_stop(agreement: Agreement, *, reason: str, by: int, at: datetime) -> StopChange:
    """Let it go on as it was signed, as long as the day on which it would stop has not come."""
    agreement, was_on = _hold_stopped(agreement, at)
    step(agreement, to=AgreementStatus.SIGNED, following=NEXT)
    return _correct_stop(agreement, was_on, None, reason, by=by, at=at)


@transaction.atomic
def withdraw(agreement: Agreement, *, reason: str, by: int, at: datetime) -> Agreement:
    """Nothing new from today, and of a machtiging nothing that runs either; a draft is thrown away so."""
    return _stop(agreement, AgreementStatus.WITHDRAWN, timezone.localdate(at), reason, by)


@transaction.atomic
def vary_matrix(
    organisation: Organisation, places: Mapping[tuple[HelpTask, HelpRole], Place], *, reason: str, by: int, at: datetime
) -> int:
    """Let cells of the matrix say something else here than nationally, or the same again; returns how many changed."""
    now, given = table_of(organisation.pk).places, _given(organisation, reason, by=by, at=at)
    changed = [
        LocalPlace(task=task, role=role, place=place, **given)
        for (task, role), place in places.items()
        if now[task, role] != place
    ]
    LocalPlace.objects.bulk_create(changed)
    return _varied(organisation, len(changed))


@transaction.atomic
def divide_early_tasks(
    organisation: Organisation, doers: Mapping[EarlyTask, Collection[Doer]], *, reason: str, by: int, at: datetime
) -> int:
    """Say who does which task in early signalling here; what is the statutory task itself stays with professionals."""
    now, given = table_of(organisation.pk).doers, _given(organisation, reason, by=by, at=at)
    for task in STATUTORY:
        if {Doer.VOLUNTEER, Doer.CREDITOR} & set(doers.get(task, ())):
            raise UnableToVary(
                _("“%(task)s” stays with the municipality: a volunteer or creditor never decides (Wgs art. 3a).")
                % {"task": task.label}
            )
    changed = [
        LocalDivision(task=task, doers=[doer.value for doer in Doer if doer in chosen], **given)
        for task, chosen in doers.items()
        if now[task] != frozenset(chosen)
    ]
    LocalDivision.objects.bulk_create(changed)
    return _varied(organisation, len(changed))


@transaction.atomic
def warn_of_endings(organisation: Organisation, *, by: int, at: datetime) -> int:
    """Tell both fixed contact persons which papers end, once per threshold; returns how many warnings are new."""
    today, new = timezone.localdate(at), 0
    for ending in endings_of(organisation.pk, on=today):
        agreement = ending.agreement
        if agreement.organisation_id != organisation.pk:
            continue
        warning, is_new = EndingWarning.objects.get_or_create(
            organisation=organisation,
            agreement=agreement,
            ends_on=ending.ends_on,
            days=rules.warning_due(ending.ends_on, today),
            defaults={"shared_with": agreement.shared_with, "warned_at": at},
        )
        if is_new:
            new += 1
            _mail_both_sides(warning, agreement, by=by, at=at)
    return new


def _mail_both_sides(warning: EndingWarning, agreement: Agreement, *, by: int, at: datetime) -> None:
    """Mail whoever has an address; who has none sees it on the first page."""
    reached = [contact for contact in agreement.partner.contacts.all() if contact.email]
    for contact in reached:
        mail = ending_mail(agreement, contact, ends_on=warning.ends_on)
        queue_mail(agreement.organisation, mail, key=f"ending-{warning.pk}-{contact.side}", by=by, at=at)
    sides = {contact.side for contact in reached}
    warning.is_ours_mailed, warning.is_theirs_mailed = ContactSide.OURS in sides, ContactSide.THEIRS in sides
    warning.save(update_fields=["is_ours_mailed", "is_theirs_mailed"])


def _tell_of(change: StopChange, agreement: Agreement, *, by: int, at: datetime) -> None:
    """Mail whoever was told of the old day by mail; the others read it where they would have read the stop."""
    agreement = Agreement.objects.with_terms().with_parties().get(pk=agreement.pk)
    today = timezone.localdate(at)
    now_on = rules.last_day_of(papers_of(agreement), today)
    if now_on == change.was_on:
        return
    warnings = list(EndingWarning.objects.select_for_update().filter(agreement=agreement, ends_on=change.was_on))
    mailed = {
        ContactSide.OURS: any(each.is_ours_mailed for each in warnings),
        ContactSide.THEIRS: any(each.is_theirs_mailed for each in warnings),
    }
    # Should it stop on that day after all, both sides are told again.
    EndingWarning.objects.filter(pk__in=[each.pk for each in warnings]).delete()
    if not any(mailed.values()):
        return
    for contact in agreement.partner.contacts.all():
        if contact.email and mailed[ContactSide(contact.side)]:
            mail = stop_changed_mail(agreement, contact, was_on=change.was_on, now_on=now_on, reason=change.reason)
            queue_mail(agreement.organisation, mail, key=f"stop-change-{change.pk}-{contact.side}", by=by, at=at)
    if now_on is not None and rules.ends_soon(now_on, today):
        EndingWarning.objects.get_or_create(
            organisation_id=agreement.organisation_id,
            agreement=agreement,
            ends_on=now_on,
            days=rules.warning_due(now_on, today),
            defaults={
                "shared_with": agreement.shared_with,
                "warned_at": at,
                "is_ours_mailed": mailed[ContactSide.OURS],
                "is_theirs_mailed": mailed[ContactSide.THEIRS],
            },
        )


def _hold_stopped(agreement: Agreement, at: datetime) -> tuple[Agreement, date]:
    """The agreement, held, and the day on which it stops. Raises UnableToAgree when that has come."""
    agreement = _hold(agreement)
    if agreement.stops_on is None or not agreement.may_correct_stop(timezone.localdate(at)):
        raise UnableToAgree(_("Only a stop whose day has not come yet can be changed. Make a new agreement."))
    return agreement, agreement.stops_on


def _check_not_longer(agreement: Agreement, stops_on: date) -> None:
    last = agreement.in_force.ends_on if agreement.in_force else None
    if last is not None and stops_on > last:
        raise UnableToAgree(
            _("It ends on %(day)s already. Choose an earlier day, or leave it as it is.") % {"day": formats.day(last)}
        )


def _correct_stop(
    agreement: Agreement, was_on: date, now_on: date | None, reason: str, *, by: int, at: datetime
) -> StopChange:
    """Keep what it was, and why it changed; both sides see it at once."""
    if not reason.strip():
        raise UnableToAgree(_("Write down why."))
    change = StopChange.objects.create(
        organisation_id=agreement.organisation_id,
        shared_with=agreement.shared_with,
        agreement=agreement,
        was_on=was_on,
        now_on=now_on,
        reason=reason.strip(),
        changed_at=at,
        changed_by=by,
    )
    agreement.stops_on = now_on
    if now_on is None:
        agreement.stop_reason, agreement.stopped_by = "", None
    agreement.save(update_fields=["status", "stops_on", "stop_reason", "stopped_by"])
    _changed(agreement.organisation_id)
    _keep_standing(agreement, by=by)
    _tell_of(change, agreement, by=by, at=at)
    return change


def _hold(agreement: Agreement) -> Agreement:
    return Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)


def _stop(agreement: Agreement, status: AgreementStatus, stops_on: date, reason: str, by: int) -> Agreement:
    agreement = _hold(agreement)
    if not reason.strip():
        raise UnableToAgree(_("Write down why."))
    step(agreement, to=status, following=NEXT)
    agreement.stops_on, agreement.stop_reason, agreement.stopped_by = stops_on, reason.strip(), by
    agreement.save(update_fields=["status", "stops_on", "stop_reason", "stopped_by"])
    _changed(agreement.organisation_id)
    _keep_standing(agreement, by=by)
    return agreement


def _write(agreement: Agreement, written: TermsWritten, *, number: int, by: int, at: datetime) -> AgreementVersion:
    if written.ends_on is not None and written.ends_on < written.starts_on:
        raise UnableToAgree(_("The last day comes before the first."))
    if agreement.kind == AgreementKind.MACHTIGING and not written.terms.get("acts"):
        raise UnableToAgree(_("A machtiging names at least one act."))
    if agreement.kind == AgreementKind.COOPERATION and not written.terms.get("phases"):
        raise UnableToAgree(_("Choose at least one phase in which you work together."))
    if agreement.kind in rules.DATA_PAPERS and not written.terms.get("data_categories"):
        raise UnableToAgree(_("Choose at least one kind of data that may travel."))
    _changed(agreement.organisation_id)
    return AgreementVersion.objects.create(
        organisation_id=agreement.organisation_id,
        shared_with=agreement.shared_with,
        agreement=agreement,
        number=number,
        starts_on=written.starts_on,
        ends_on=written.ends_on,
        written_at=at,
        written_by=by,
        **written.terms,
    )


def _keep_standing(agreement: Agreement, *, by: int) -> None:
    """The other side sees at once which pairings stand still, and which go on; the night does so for days to come."""
    if participant := agreement.partner.participant_id:
        app.configure_task("keep_standing").defer(organisation=participant, user=by)


def _given(organisation: Organisation, reason: str, *, by: int, at: datetime) -> dict[str, Any]:
    """What every row of the own table says beside its cell."""
    if not reason.strip():
        raise UnableToVary(_("Write down why."))
    shared = _participants(organisation.pk)
    return {
        "organisation": organisation, "shared_with": shared, "reason": reason.strip(), "chosen_at": at, "chosen_by": by
    }  # fmt: skip


def _varied(organisation: Organisation, number: int) -> int:
    if not number:
        raise UnableToVary(_("Nothing is other than it was."))
    _changed(organisation.pk)
    return number


def _participants(organisation_id: int) -> list[int]:
    """The partners that take part: they read the register and the own table."""
    partners = ChainPartner.objects.filter(organisation=organisation_id, participant__isnull=False)
    return sorted(partners.values_list("participant", flat=True))


def _changed(organisation_id: int) -> None:
    """From the next question on the authority reads the papers anew; each partner that takes part may ask it."""
    AgreementRegister.objects.update_or_create(
        organisation_id=organisation_id,
        defaults={"revision": uuid4(), "shared_with": _participants(organisation_id)},
    )
