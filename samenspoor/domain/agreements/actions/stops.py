"""An agreement stops: terminated from a day on, withdrawn at once; a stop to come is moved or taken back."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspoor.domain.agreements import rules
from samenspoor.domain.agreements.actions.papers import UnableToAgree
from samenspoor.domain.agreements.authority import papers_of
from samenspoor.domain.agreements.ending_mail import stop_changed_mail
from samenspoor.domain.agreements.models import Agreement, ContactSide, EndingWarning, StopChange
from samenspoor.domain.agreements.noting import hold, keep_standing, note_change
from samenspoor.domain.agreements.states import NEXT, AgreementStatus
from samenspoor.foundation.audit.states import step
from samenspoor.foundation.messaging.actions import queue_mail
from samenspoor.foundation.ui import formats


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


def _hold_stopped(agreement: Agreement, at: datetime) -> tuple[Agreement, date]:
    """The agreement, held, and the day on which it stops. Raises UnableToAgree when that has come."""
    # With its versions: until when it counts by itself stands in the newest that was signed.
    agreement = Agreement.objects.with_terms().get(pk=hold(agreement).pk)
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
    note_change(agreement.organisation_id)
    keep_standing(agreement, by=by)
    _tell_of(change, agreement, by=by, at=at)
    return change


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


def _stop(agreement: Agreement, status: AgreementStatus, stops_on: date, reason: str, by: int) -> Agreement:
    agreement = hold(agreement)
    if not reason.strip():
        raise UnableToAgree(_("Write down why."))
    step(agreement, to=status, following=NEXT)
    agreement.stops_on, agreement.stop_reason, agreement.stopped_by = stops_on, reason.strip(), by
    agreement.save(update_fields=["status", "stops_on", "stop_reason", "stopped_by"])
    note_change(agreement.organisation_id)
    keep_standing(agreement, by=by)
    return agreement
