"""The months that the town has behind it: every file went the whole road, as it would have with real creditors."""

import csv
import sys
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from uuid import uuid4

from django.conf import settings

from samenspoor.domain.casework.actions.rounds import close_due_rounds
from samenspoor.domain.intake import actions
from samenspoor.domain.intake.models import Creditor, Delivery
from samenspoor.domain.journeys.take_in import take_in
from samenspoor.foundation.organisations.acting import Scope, acting
from samenspoor.foundation.organisations.models import Organisation
from samenspoor.synthetic.files import OPEN_LAYOUT, Run, Signal
from samenspoor.synthetic.visits import plan_today
from samenspoor.synthetic.waiting import history_of
from samenspoor.synthetic.work import work_through

_SIGNALLED = OPEN_LAYOUT.index("signaaldatum")
_MORNING = time(9, tzinfo=UTC)


def live_through(owner: Organisation, run: Run, *, workers: Sequence[int], until: datetime) -> None:
    """Deliver the files of the months before the last of the run and do the work; a second call goes on."""
    by = workers[0]
    signals = sorted(history_of(run), key=attrgetter("month", "creditor"))
    names = {_file_name(signal.creditor, run.first_days[signal.month]) for signal in signals}
    with _acting(owner, by):
        earlier = Delivery.objects.filter(organisation=owner).order_by("pk").values_list("file_name", flat=True).first()
    if earlier and earlier not in names:
        return  # The town has lived on since: a history of other months would be one of other people.
    for month, of_month in groupby(signals, key=attrgetter("month")):
        for code, rows in groupby(of_month, key=attrgetter("creditor")):
            _deliver(owner, code, list(rows), month=run.first_days[month], by=by)
        next_month = run.first_days[month + 1]
        with _acting(owner, by):
            close_due_rounds(owner.pk, by=by, at=datetime.combine(next_month, _MORNING))
            work_through(run.first_days[month], workers=workers, until=until, is_last=month == run.months - 2)
        sys.stderr.write(f"{owner.name} heeft nu maand {month + 1} van {run.months - 1} achter zich.\n")
    with _acting(owner, by):
        plan_today(owner, run, workers=workers, at=until)


def _file_name(code: str, month: date) -> str:
    return f"{code}-{month:%Y-%m}.csv"


def _acting(owner: Organisation, by: int) -> AbstractContextManager[None]:
    return acting(organisation=owner.pk, user=by, purpose="prepare the town", scope=Scope.ORGANISATION)


def _deliver(owner: Organisation, code: str, rows: list[Signal], *, month: date, by: int) -> None:
    """Deliver one creditor's file of a month on the morning after its last signal, unless that was done before."""
    name = _file_name(code, month)
    at = datetime.combine(max(date.fromisoformat(row.values[_SIGNALLED]) for row in rows) + timedelta(1), _MORNING)
    with _acting(owner, by):
        delivery = Delivery.objects.filter(organisation=owner, file_name=name).first()
        if delivery is None:
            creditor = Creditor.objects.get(organisation=owner, code=code)
            folder = Path(settings.MEDIA_ROOT) / "deliveries" / str(owner.pk)
            kept = _write(rows, folder / str(uuid4()))
            delivery = actions.receive_delivery(creditor, file=kept, file_name=name, by=by, at=at)
    take_in(delivery.pk, organisation=owner, by=by, at=at)


def _write(rows: Iterable[Signal], path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(OPEN_LAYOUT)
        writer.writerows(row.values for row in rows)
    path.chmod(0o600)
    return path
