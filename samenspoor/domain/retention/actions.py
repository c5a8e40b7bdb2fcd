"""What can happen to retention: terms are entered, the DPIA is confirmed, a destruction is ordered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspoor.domain.retention.destroyers import DESTROYERS
from samenspoor.domain.retention.models import DestructionLine, DestructionReport, DpiaConfirmation, RetentionTerm
from samenspoor.domain.retention.tasks import destroy
from samenspoor.foundation.organisations.classification import RetentionClass
from samenspoor.foundation.organisations.models import Organisation


class UnableToConfirmDpia(Exception):
    """The DPIA cannot be confirmed so; the message says why."""


class UnableToDestroy(Exception):
    """Nothing can be destroyed yet; the message says what to do first."""


@dataclass(frozen=True)
class EnteredTerm:
    """A term as the privacy officer enters it."""

    retention_class: RetentionClass
    days: int
    basis: str
    hold_reason: str = ""


@dataclass(frozen=True)
class DueRecords:
    """How much of one class is due, what keeps it from being destroyed, and how much stays because work on it runs."""

    retention_class: RetentionClass
    counted_from: str
    term: RetentionTerm | None
    before: date | None
    count: int
    staying: int = 0
    newest: datetime | None = None

    @property
    def goes(self) -> int:
        """How many a destruction would take."""
        return 0 if self.term is None or self.term.hold_reason else self.count


@transaction.atomic
def enter_terms(organisation: Organisation, *, terms: Sequence[EnteredTerm], by: int, at: datetime) -> None:
    """Enter terms, each with where it was decided; a term that stays the same leaves no trace in history."""
    known = {term.retention_class: term for term in RetentionTerm.objects.filter(organisation=organisation)}
    for entered in terms:
        term = known.get(entered.retention_class) or RetentionTerm(
            organisation=organisation, retention_class=entered.retention_class
        )
        wanted = (entered.days, entered.basis, entered.hold_reason)
        if (term.days, term.basis, term.hold_reason) == wanted:
            continue
        term.days, term.basis, term.hold_reason = wanted
        term.entered_by, term.entered_at = by, at
        term.save()
    _open_for_real_data(organisation)


@transaction.atomic
def confirm_dpia(
    organisation: Organisation, *, version: str, decided_on: date, by: int, at: datetime
) -> DpiaConfirmation:
    """Confirm that a DPIA covers this work (AVG art. 35)."""
    if decided_on > timezone.localdate(at):
        raise UnableToConfirmDpia(_("This day lies in the future. Fill in the day on which the DPIA was decided on."))
    confirmation = DpiaConfirmation.objects.create(
        organisation=organisation, version=version, decided_on=decided_on, confirmed_by=by, confirmed_at=at
    )
    _open_for_real_data(organisation)
    return confirmation


@transaction.atomic
def order_destruction(organisation: Organisation, *, expected: int, by: int, at: datetime) -> DestructionReport:
    """Have everything destroyed whose term is over today. While one destruction runs, it is that one that goes on.

    `expected` is how many records whoever orders it thinks will go: nobody destroys another number by mistake.
    """
    report = DestructionReport.objects.filter(status=DestructionReport.Status.RUNNING).first()
    if report is None:
        found = [due for due in count_due(organisation, day=timezone.localdate(at)) if due.goes]
        if not found:
            raise UnableToDestroy(_("There is nothing to destroy: no record is older than its term."))
        if expected != (total := sum(due.goes for due in found)):
            raise UnableToDestroy(_("Not %(expected)s but %(total)s records go. Look again, and fill in how many.")
                                  % {"expected": expected, "total": total})  # fmt: skip
        report = DestructionReport.objects.create(organisation=organisation, ordered_by=by, ordered_at=at)
        lines = [
            DestructionLine(
                organisation=organisation,
                report=report,
                retention_class=due.retention_class,
                days=due.term.days,
                before=due.before,
                expected=due.count,
            )
            for due in found
            if due.term and due.before
        ]
        DestructionLine.objects.bulk_create(lines)
    destroy.configure(lock=f"destruction-{organisation.pk}").defer(
        organisation=organisation.pk, user=by, report=report.pk
    )
    return report


def count_due(organisation: Organisation, *, day: date) -> list[DueRecords]:
    """Count, per class, what a destruction on this day would destroy; destroys nothing."""
    terms = {term.retention_class: term for term in RetentionTerm.objects.filter(organisation=organisation)}
    found = []
    for destroyer in DESTROYERS:
        term = terms.get(destroyer.retention_class)
        before = day - timedelta(days=term.days) if term else None
        count, staying, newest = destroyer.count(organisation.pk, before=before) if before else (0, 0, None)
        found.append(
            DueRecords(
                destroyer.retention_class,
                str(destroyer.counted_from),
                term,
                before,
                count,
                staying=staying,
                newest=newest,
            )
        )
    return found


def _open_for_real_data(organisation: Organisation) -> None:
    """Tell the organisation for which classes term and DPIA are confirmed; its pages stop saying "practice data"."""
    has_dpia = DpiaConfirmation.objects.filter(organisation=organisation).exists()
    terms = RetentionTerm.objects.filter(organisation=organisation).values_list("retention_class", flat=True)
    organisation.confirmed_retention = sorted(terms) if has_dpia else []
    organisation.save(update_fields=["confirmed_retention"])
