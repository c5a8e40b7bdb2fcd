"""Both sides look back on an agreement: they are told of the day in time, and either writes down what came of it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspoor.domain.agreements import rules
from samenspoor.domain.agreements.ending_mail import evaluation_mail
from samenspoor.domain.agreements.evaluations import (
    Coming,
    evaluations_coming,
    evaluations_held,
    is_looked_back_on,
    parties_of,
    settled_until,
)
from samenspoor.domain.agreements.models import Agreement, AgreementVersion, Evaluation, EvaluationWarning
from samenspoor.foundation.messaging.actions import queue_mail
from samenspoor.foundation.organisations.models import Organisation
from samenspoor.foundation.ui.agreed_days import why_not_agreed


class UnableToEvaluate(Exception):
    """The evaluation cannot be written down so; the message says why."""


@dataclass(frozen=True, kw_only=True)
class Looked:
    """What came of looking back together."""

    goes_well: str
    changes: str


@transaction.atomic
def record_evaluation(
    agreement: Agreement, looked: Looked, *, recorder: Organisation, held_on: date, by: int, at: datetime
) -> Evaluation:
    """Write down that it was held; the next day follows from it. The agreement was read `with_terms`."""
    version = agreement.in_force
    if version is None:
        raise UnableToEvaluate(_("Nothing was signed yet, so there is nothing to look back on."))
    if not is_looked_back_on(agreement):
        raise UnableToEvaluate(_("This kind of agreement is not looked back on."))
    if why := why_not_agreed(held_on, today=timezone.localdate(at)):
        raise UnableToEvaluate(why)
    if not looked.goes_well.strip():
        raise UnableToEvaluate(_("Write down what goes well."))
    if not looked.changes.strip():
        raise UnableToEvaluate(_("Write down what changes; “nothing” is an answer too."))
    said = {"goes_well": looked.goes_well.strip(), "changes": looked.changes.strip()}
    made, is_new = Evaluation.objects.get_or_create(
        organisation=recorder,
        agreement_number=agreement.pk,
        held_on=held_on,
        defaults={
            "shared_with": [party for party in parties_of(agreement) if party != recorder.pk],
            "planned_on": _meant(agreement, version, held_on=held_on),
            "recorded_at": at,
            "recorded_by": by,
            **said,
        },
    )
    if not is_new and any(getattr(made, name) != value for name, value in said.items()):
        raise UnableToEvaluate(_("Of this day it was written down already. Choose the day on which you met again."))
    return made


def _meant(agreement: Agreement, version: AgreementVersion, *, held_on: date) -> date:
    """For which planned day a meeting stands; what the other side wrote of the same day stands for the same one."""
    for held in evaluations_held(agreement):
        if held.held_on == held_on:
            return held.planned_on
    first, months, settled = version.evaluated_on, version.evaluated_months, settled_until(agreement)
    return rules.evaluation_meant(first, months, settled, held_on=held_on)


@transaction.atomic
def warn_of_evaluations(organisation: Organisation, *, by: int, at: datetime) -> int:
    """Tell both fixed contact persons of each evaluation, once per threshold; returns how many warnings are new."""
    today, new = timezone.localdate(at), 0
    oldest = today - timedelta(days=rules.EVALUATION_MAILED_DAYS)
    for coming in evaluations_coming(organisation.pk, on=today):
        agreement = coming.agreement
        if agreement.organisation_id != organisation.pk or coming.planned_on < oldest:
            continue
        warning, is_new = EvaluationWarning.objects.get_or_create(
            organisation=organisation,
            agreement=agreement,
            planned_on=coming.planned_on,
            days=coming.days,
            defaults={"shared_with": agreement.shared_with, "warned_at": at},
        )
        if is_new:
            new += 1
            _mail_both_sides(warning, coming, by=by, at=at)
    return new


def _mail_both_sides(warning: EvaluationWarning, coming: Coming, *, by: int, at: datetime) -> None:
    """Mail whoever has an address; who has none sees it on the first page."""
    for contact in coming.agreement.partner.contacts.all():
        if contact.email:
            mail = evaluation_mail(
                coming.agreement, contact, planned_on=coming.planned_on, has_passed=coming.has_passed
            )
            key = f"evaluation-{warning.pk}-{contact.side}"
            queue_mail(coming.agreement.organisation, mail, key=key, by=by, at=at)
