"""The month at a glance: what came in, what was done with it and what came of it, counted in the database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet, TextChoices
from django.utils.translation import gettext as _

from samenspoor.domain.casework.models import (
    ContactAttempt,
    ContactKind,
    Daypart,
    Deadline,
    DeadlineKind,
    Dossier,
    DossierResident,
)
from samenspoor.domain.casework.outcomes import HELP_ACCEPTED, REACHED, Outcome
from samenspoor.domain.casework.small_cells import hide_small
from samenspoor.domain.casework.states import PersonStatus
from samenspoor.domain.intake.models import ArrearsSignal, CreditorType, SignalStatus


@dataclass(frozen=True)
class Row:
    """One line: what it is, and a number per column; None is hidden because it is small."""

    label: str
    numbers: tuple[int | None, ...]


@dataclass(frozen=True)
class Figure:
    """One picture with its table."""

    key: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def without_small_cells(self) -> "Figure":
        """The same for eyes outside the team."""
        columns = [hide_small([row.numbers[place] for row in self.rows]) for place in range(len(self.columns))]
        rows = tuple(
            replace(row, numbers=tuple(column[number] for column in columns)) for number, row in enumerate(self.rows)
        )
        return replace(self, rows=rows)


@dataclass(frozen=True)
class Month:
    """All figures of one round."""

    month: date
    totals: tuple[Row, ...]
    figures: tuple[Figure, ...]

    def without_small_cells(self) -> "Month":
        """The same for eyes outside the team."""
        totals = hide_small([row.numbers[0] for row in self.totals])
        return replace(
            self,
            totals=tuple(replace(row, numbers=(shown,)) for row, shown in zip(self.totals, totals, strict=True)),
            figures=tuple(figure.without_small_cells() for figure in self.figures),
        )


def month_figures(month: date, *, owners: Sequence[int], today: date, names: Mapping[int, str]) -> Month:
    """Count one round for the municipalities `owners`; `names` are those of the people who work on dossiers.

    A fixed number of queries, whatever the number of rows.
    """
    signals = ArrearsSignal.objects.filter(
        organisation__in=owners, signalled_on__gte=month, signalled_on__lt=_next_month(month)
    )
    dossiers = Dossier.objects.filter(organisation__in=owners, month=month)
    of_month = {"organisation__in": owners, "dossier__month": month}
    people = DossierResident.objects.filter(**of_month)
    attempts = ContactAttempt.objects.filter(**of_month)
    deadlines = Deadline.objects.filter(**of_month)
    by_status = _counts(signals, "status")
    kinds = dossiers.aggregate(
        all=Count("pk"),
        single=Count("pk", filter=Q(is_multiple=False, is_successive=False)),
        multiple=Count("pk", filter=Q(is_multiple=True)),
        successive=Count("pk", filter=Q(is_successive=True)),
        crisis=Count("pk", filter=Q(is_crisis=True)),
        end_of_supply=Count("pk", filter=Q(is_end_of_supply=True)),
        letter_only=Count("pk", filter=Q(is_letter_only=True)),
        open=Count("pk", filter=Q(closed_at=None)),
    )
    part = people.aggregate(
        all=Count("pk"),
        reached=Count("pk", filter=Q(outcome__in=sorted(REACHED)) | Q(status__in=_IN_TOUCH)),
        accepted=Count("pk", filter=Q(outcome__in=sorted(HELP_ACCEPTED)) | Q(status__in=_HELPED)),
    )
    return Month(
        month=month,
        totals=(
            Row(_("Signals received"), (sum(by_status.values()),)),
            Row(_("Dossiers"), (kinds["all"],)),
            Row(_("People reached"), (part["reached"],)),
            Row(_("People who accepted help"), (part["accepted"],)),
            Row(_("Dossiers still open"), (kinds["open"],)),
        ),
        figures=(
            _received(signals),
            _not_taken_up(by_status),
            _kinds(kinds),
            _reach(attempts, "kind", _("Attempts and reach by kind of contact"), ContactKind, key="channel"),
            _reach(attempts, "daypart", _("Attempts and reach by part of the day"), Daypart, key="daypart"),
            _results(people),
            _terms(deadlines, today),
            _open_work(dossiers, today, names),
        ),
    )


_HELPED = (PersonStatus.HELPED, PersonStatus.ADMITTED)
_IN_TOUCH = (PersonStatus.IN_CONTACT, PersonStatus.CONVERSATION, *_HELPED)


def _next_month(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def _counts(rows: QuerySet[Any], field: str) -> dict[Any, int]:
    counted = rows.values_list(field).annotate(count=Count("pk")).order_by()
    return dict(counted)


def _received(signals: QuerySet[Any]) -> Figure:
    counted = _counts(signals, "creditor__type")
    rows = sorted((CreditorType(str(kind)).label, count) for kind, count in counted.items())
    return Figure(
        "received",
        _("Signals received by kind of creditor"),
        (_("Signals"),),
        tuple(Row(str(label), (count,)) for label, count in sorted(rows, key=lambda row: -row[1])),
    )


def _not_taken_up(by_status: Mapping[Any, int]) -> Figure:
    kept = [status for status in SignalStatus if status not in {SignalStatus.OPEN, SignalStatus.TAKEN_UP}]
    return Figure(
        "not_taken_up",
        _("Signals that were not taken up, and why"),
        (_("Signals"),),
        tuple(Row(str(status.label), (by_status[status],)) for status in kept if by_status.get(status)),
    )


def _kinds(kinds: Mapping[str, int]) -> Figure:
    labels = (
        (_("Single"), "single"),
        (_("Multiple"), "multiple"),
        (_("Successive"), "successive"),
        (_("Crisis"), "crisis"),
        (_("End of supply"), "end_of_supply"),
        (_("Letter only"), "letter_only"),
    )
    return Figure(
        "kinds",
        _("Dossiers by kind; one can be of more kinds"),
        (_("Dossiers"),),
        tuple(Row(label, (kinds[key],)) for label, key in labels),
    )


def _reach(attempts: QuerySet[Any], field: str, title: str, kinds: type[TextChoices], *, key: str) -> Figure:
    counted = attempts.values_list(field).annotate(count=Count("pk"), reached=Count("pk", filter=Q(is_reached=True)))
    found = {kind: (count, reached) for kind, count, reached in counted.order_by()}
    return Figure(
        key,
        title,
        (_("Attempts"), _("Reached")),
        tuple(Row(str(kind.label), found[kind]) for kind in kinds if kind in found),
    )


def _results(people: QuerySet[Any]) -> Figure:
    counted = _counts(people, "outcome")
    rows = [Row(str(outcome.label), (counted[outcome],)) for outcome in Outcome if counted.get(outcome)]
    if counted.get(""):
        rows.append(Row(_("No result yet"), (counted[""],)))
    return Figure("results", _("Results per person"), (_("People"),), tuple(rows))


def _terms(deadlines: QuerySet[Any], today: date) -> Figure:
    counted = (
        deadlines.values_list("kind")
        .annotate(
            kept=Count("pk", filter=Q(met_on__lte=F("due_on"))),
            late=Count("pk", filter=Q(met_on__gt=F("due_on"))),
            overdue=Count("pk", filter=Q(met_on=None, dropped_on=None, due_on__lt=today)),
            running=Count("pk", filter=Q(met_on=None, dropped_on=None, due_on__gte=today)),
        )
        .order_by()
    )
    found = {kind: numbers for kind, *numbers in counted}
    return Figure(
        "terms",
        _("Terms"),
        (_("Kept"), _("Kept too late"), _("Passed"), _("Still running")),
        tuple(Row(str(kind.label), tuple(found[kind])) for kind in DeadlineKind if kind in found),
    )


def _open_work(dossiers: QuerySet[Any], today: date, names: Mapping[int, str]) -> Figure:
    counted = (
        dossiers.filter(closed_at=None)
        .values_list("assigned_to")
        .annotate(count=Count("pk"), overdue=Count("pk", filter=Q(next_due_on__lt=today)))
        .order_by()
    )
    # Whose names are not ours to show are one line together.
    found: dict[str, tuple[int, int]] = {}
    for person, count, overdue in counted:
        label = names.get(person, _("Colleagues of another organisation")) if person else _("Nobody yet")
        before = found.get(label, (0, 0))
        found[label] = (before[0] + count, before[1] + overdue)
    rows = [Row(label, numbers) for label, numbers in found.items()]
    return Figure(
        "open_work",
        _("Open dossiers per person"),
        (_("Open"), _("With a term that has passed")),
        tuple(sorted(rows, key=lambda row: -(row.numbers[0] or 0))),
    )
