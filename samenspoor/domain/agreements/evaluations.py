"""Which evaluation of an agreement is next, which ask attention now, and what was written down about earlier ones."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Q
from django.utils.translation import gettext as _

from samenspoor.domain.agreements import rules
from samenspoor.domain.agreements.authority import papers_of
from samenspoor.domain.agreements.models import Agreement, AgreementKind, Evaluation
from samenspoor.domain.agreements.terms import TERMS_OF
from samenspoor.foundation.ui import formats


@dataclass(frozen=True)
class Coming:
    """An evaluation that is near, or passed without being held."""

    agreement: Agreement
    with_whom: str
    planned_on: date
    days: int
    """Which warning counts: so many days before, 0 once the day has passed."""

    @property
    def has_passed(self) -> bool:
        """Whether it was planned for an earlier day."""
        return self.days == 0

    @property
    def sentence(self) -> str:
        """What stands on the first page of either side."""
        named = {
            "paper": self.agreement.get_kind_display(),
            "name": self.with_whom,
            "day": formats.day(self.planned_on),
        }
        told = (
            _("Evaluation of %(paper)s with %(name)s was planned on %(day)s and has not been held yet")
            if self.has_passed
            else _("Evaluation of %(paper)s with %(name)s on %(day)s")
        )
        return told % named


@dataclass(frozen=True)
class LookingBack:
    """What stands on the page of an agreement: the next day, whether it has passed, and what came of earlier ones."""

    planned_on: date | None
    has_passed: bool
    held: Sequence[Evaluation]
    results: str
    """What was agreed to come of it."""


def evaluations_coming(organisation: int, *, on: date) -> list[Coming]:
    """Of the papers of a municipality or of its partner that hold: what is near or was not held, the first on top."""
    either_side = Q(organisation=organisation) | Q(shared_with__contains=[organisation])
    rows = list(Agreement.objects.filter(either_side).with_terms().with_parties())
    settled, found = _settled(rows), []
    for row in rows:
        planned = _next(row, settled.get(row.pk), on)
        days = rules.evaluation_warning_due(planned, on) if planned else None
        if planned and days is not None:
            name = row.partner.name if row.organisation_id == organisation else row.organisation.name
            found.append(Coming(row, name, planned, days))
    return sorted(found, key=lambda each: (each.planned_on, each.agreement.pk))


def next_evaluation(agreement: Agreement, *, on: date) -> date | None:
    """The day of the next evaluation of an agreement that was read `with_terms`; None when none is planned."""
    return _next(agreement, _settled([agreement]).get(agreement.pk), on)


def is_looked_back_on(agreement: Agreement) -> bool:
    """Whether this kind of agreement is looked back on at all."""
    return "evaluated_on" in TERMS_OF[AgreementKind(agreement.kind)]


def looking_back(agreement: Agreement, *, on: date) -> LookingBack | None:
    """How looking back on an agreement that was read `with_terms` stands; None of what is not looked back on."""
    version = agreement.in_force
    if version is None or not is_looked_back_on(agreement):
        return None
    planned = next_evaluation(agreement, on=on)
    return LookingBack(planned, bool(planned and planned < on), evaluations_held(agreement), version.results)


def settled_until(agreement: Agreement) -> date | None:
    """The last planned day for which an evaluation was held."""
    return _settled([agreement]).get(agreement.pk)


def evaluations_held(agreement: Agreement) -> list[Evaluation]:
    """What either side wrote down about an agreement, the last on top."""
    rows = Evaluation.objects.filter(agreement_number=agreement.pk, organisation__in=parties_of(agreement))
    return list(rows.select_related("organisation").order_by("-held_on", "-pk"))


def parties_of(agreement: Agreement) -> list[int]:
    """Both sides, as far as they take part here; what anybody else writes about it counts for nothing."""
    return [party for party in (agreement.organisation_id, agreement.partner.participant_id) if party]


def _settled(agreements: Sequence[Agreement]) -> dict[int, date]:
    """Of each agreement the last planned day for which either side wrote an evaluation down; one query."""
    rows = Evaluation.objects.filter(agreement_number__in=[each.pk for each in agreements])
    latest = rows.values_list("agreement_number", "organisation").annotate(until=Max("planned_on"))
    found = {(number, writer): until for number, writer, until in latest}
    return {
        each.pk: max(days)
        for each in agreements
        if (days := _present(found.get((each.pk, party)) for party in parties_of(each)))
    }


def _present(days: Iterable[date | None]) -> list[date]:
    return [each for each in days if each]


def _next(agreement: Agreement, settled: date | None, on: date) -> date | None:
    """What the version that counts says comes next, while the paper holds and as long as it will hold by then."""
    papers, version = papers_of(agreement), agreement.in_force
    if version is None or all(paper.gap(on) for paper in papers):
        return None
    planned = rules.evaluation_after(version.evaluated_on, version.evaluated_months, settled)
    last = rules.last_day_of(papers, on)
    return None if planned is None or (last and planned > last) else planned
