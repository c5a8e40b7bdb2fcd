"""The town's past went the whole road, once."""

from datetime import UTC, date, datetime

import pytest

from samenspoor.domain.casework.models import ContactAttempt, Deadline, Dossier, DossierResident, Round
from samenspoor.domain.intake.models import ArrearsSignal, Creditor, CreditorType, Delivery
from samenspoor.foundation.audit.models import AccessLog
from samenspoor.synthetic.files import checked_run
from samenspoor.synthetic.history import live_through
from samenspoor.synthetic.looks import Worker, add_looks

UNTIL = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture
def creditors(town, as_organisation):
    with as_organisation(town.duinrade):
        for code in ("brugwonen", "veenstede", "laagstroom", "noordergas", "veenwater", "zorgsaam"):
            Creditor.objects.create(
                organisation=town.duinrade, code=code, name=code, type=CreditorType.RENT, attested_by=1,
                attested_at="2026-01-01T09:00Z",
            )  # fmt: skip


def test_the_months_before_the_last_are_behind_the_town(town, creditors, as_organisation, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    run = checked_run(signals=9, seed=2, municipality="duinrade", months=3, until=date(2026, 11, 20))
    live_through(town.duinrade, run, workers=[1], until=UNTIL)
    with as_organisation(town.duinrade):
        assert set(Delivery.objects.values_list("status", flat=True)) == {"done"}
        signals = ArrearsSignal.objects.count()
        assert 0 < signals < 9
        assert ArrearsSignal.objects.latest("signalled_on").signalled_on < date(2026, 11, 1)
        assert not Round.objects.filter(closed_at=None).exists()
        assert Dossier.objects.exists() or ArrearsSignal.objects.exclude(status="Opgepakt").count() == signals
    live_through(town.duinrade, run, workers=[1], until=UNTIL)
    with as_organisation(town.duinrade):
        assert ArrearsSignal.objects.count() == signals


def test_the_work_of_those_months_is_done_and_a_second_call_does_nothing_twice(
    town, creditors, as_organisation, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    run = checked_run(signals=90, seed=2, municipality="duinrade", months=3, until=date(2026, 11, 20))
    live_through(town.duinrade, run, workers=[1, 2], until=UNTIL)
    with as_organisation(town.duinrade):
        attempts = ContactAttempt.objects.count()
        assert attempts > 0
        assert set(ContactAttempt.objects.values_list("made_by", flat=True)) == {1, 2}
        assert ContactAttempt.objects.latest("recorded_at").recorded_at <= UNTIL
        ended = DossierResident.objects.exclude(outcome="").values_list("outcome", flat=True)
        assert len(set(ended)) > 2
        assert not Deadline.objects.running().filter(dossier__closed_at__isnull=False).exists()
    live_through(town.duinrade, run, workers=[1, 2], until=UNTIL)
    with as_organisation(town.duinrade):
        assert ContactAttempt.objects.count() == attempts
    # Whoever wrote or rang had opened the dossier, on that day.
    workers = {1: Worker(town.duinrade, "caseworker"), 2: Worker(town.duinrade, "caseworker")}
    for _time in range(2):
        add_looks(town.duinrade, workers)
    with as_organisation(town.duinrade):
        worked = set(ContactAttempt.objects.values_list("made_by", "dossier", "recorded_at__date"))
        looks = list(AccessLog.objects.values_list("user", "subject_ids__0", "looked_at__date"))
    assert (len(looks), set(looks)) == (attempts, worked)
