"""The order of the worklist: a person decides on one dossier, and the rules for all of them change."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspoor.domain.casework import judging, rules
from samenspoor.domain.casework.judging import rules_in_force
from samenspoor.domain.casework.models import Dossier, JudgingRun, PriorityDecision, PriorityRules, Round
from samenspoor.domain.casework.models.dossier import DossierQuerySet
from samenspoor.domain.casework.states import JUDGING_NEXT
from samenspoor.foundation.audit.states import move, step
from samenspoor.foundation.organisations.models import Execution, Organisation

CHUNK_DOSSIERS = 10_000


class UnableToDecide(Exception):
    """The place of a dossier cannot be decided on like this; the message says why."""


class UnableToChangeRules(Exception):
    """The rules cannot become like this; the message says why."""


@dataclass(frozen=True)
class Judgement:
    """What a person says of the place of a dossier; `points` only with other points."""

    kind: PriorityDecision.Kind
    points: int | None = None
    reason: str = ""


@transaction.atomic
def decide_priority(dossier: Dossier, judgement: Judgement, *, by: int, at: datetime) -> PriorityDecision:
    """Confirm the place of a dossier, give it other points, or let the rules count again; kept as history.

    Other points stay when the rules judge again, until a crisis or an end of supply comes that was not there.
    """
    # Not the lock of `judged_under`, which many dossiers share.
    dossier = Dossier.objects.select_for_update(of=("self",)).select_related("judged_under").get(pk=dossier.pk)
    if dossier.closed_at:
        raise UnableToDecide(_("This dossier is closed. Open it again first."))
    by_rules = rules.priority(dossier.contributions)
    if judgement.kind == PriorityDecision.Kind.SET:
        dossier.decided_priority = _points(dossier, judgement)
    elif judgement.kind == PriorityDecision.Kind.RELEASED:
        dossier.decided_priority = None
    dossier.priority = by_rules if dossier.decided_priority is None else dossier.decided_priority
    dossier.save(update_fields=["decided_priority", "priority"])
    return PriorityDecision.objects.create(
        organisation_id=dossier.organisation_id,
        shared_with=dossier.shared_with,
        dossier=dossier,
        kind=judgement.kind,
        points=dossier.priority,
        points_by_rules=by_rules,
        reason=judgement.reason.strip(),
        decided_at=at,
        decided_by=by,
    )


def _points(dossier: Dossier, judgement: Judgement) -> int:
    if judgement.points is None or not judgement.reason.strip():
        raise UnableToDecide(_("Give the points, and say in a few words why."))
    under = (dossier.judged_under or PriorityRules()).crisis
    if judgement.points >= under and not dossier.is_crisis:
        raise UnableToDecide(
            _("Without a crisis a dossier stays below %(points)s points, so that a crisis comes first.")
            % {"points": under}
        )
    return judgement.points


@transaction.atomic
def enter_rules(entered: PriorityRules, *, by: int, at: datetime) -> PriorityRules:
    """Store what each rule weighs from a day on; what was entered before stays as it was."""
    today = timezone.localdate(at)
    if entered.starts_on < today:
        raise UnableToChangeRules(_("Rules begin today or later: the order of days gone by stays as it was."))
    weights = entered.weights
    if weights.crisis <= weights.most_without_crisis:
        raise UnableToChangeRules(
            _("A crisis must weigh more than everything else together: more than %(points)s points.")
            % {"points": weights.most_without_crisis}
        )
    parties = Execution.objects.filter(organisation=entered.organisation_id).parties_on(today)
    entered.pk, entered.entered_at, entered.entered_by = None, at, by
    entered.shared_with = parties
    entered.full_clean(exclude=("shared_with",))
    entered.save(force_insert=True)
    return entered


@transaction.atomic
def order_judging(organisation: Organisation, *, by: int, at: datetime) -> JudgingRun:
    """Have the rounds that are worked on judged again, from the first dossier on; one that runs begins anew."""
    total = _to_judge(organisation.pk).count()
    begun = {"total": total, "done": 0, "reached": 0, "ordered_at": at, "ordered_by": by}
    run, _is_new = JudgingRun.objects.update_or_create(organisation=organisation, defaults=begun)
    return move(run, to=JudgingRun.Status.RUNNING, following=JUDGING_NEXT)


def _to_judge(organisation: int) -> DossierQuerySet:
    rounds = Round.objects.filter(organisation=organisation).worked_on()
    return Dossier.objects.filter(organisation=organisation, round__in=rounds, closed_at=None)


@transaction.atomic
def judge_some(run: JudgingRun, *, by: int, at: datetime) -> JudgingRun:
    """Judge the next 10,000 dossiers by the rules of this day, in one statement; returns the run as it stands then."""
    run = JudgingRun.objects.select_for_update().get(pk=run.pk)
    today = timezone.localdate(at)
    found = rules_in_force(run.organisation_id, today)
    values = judging.values_of(found, today=today) | {
        "organisation": run.organisation_id,
        "rounds": list(Round.objects.filter(organisation=run.organisation_id).worked_on().values_list("pk", flat=True)),
        "reached": run.reached,
        "limit": CHUNK_DOSSIERS,
    }
    with connection.cursor() as cursor:
        cursor.execute(judging.JUDGED_AGAIN, values)
        count, last = cursor.fetchone()
    run.done += count
    run.reached = last or run.reached
    if count < CHUNK_DOSSIERS and run.status == JudgingRun.Status.RUNNING:
        run.total = run.done
        step(run, to=JudgingRun.Status.DONE, following=JUDGING_NEXT)
    run.save(update_fields=["done", "reached", "status", "total"])
    return run
