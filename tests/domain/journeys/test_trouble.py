"""Bad files and two at once: nothing lost, nothing double, and every message says what to do."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from samenspoor.domain.intake import actions
from samenspoor.domain.intake.layout import COLUMNS
from samenspoor.domain.intake.models import ArrearsSignal, Creditor, RejectedRow, SignalStatus
from samenspoor.domain.journeys import take_in as journey
from samenspoor.domain.journeys.deliver import start_reading
from samenspoor.domain.journeys.stopped import is_stopped
from samenspoor.domain.journeys.tasks import resume_deliveries
from tests.fixtures import make_town

AT = datetime(2026, 11, 3, 9, tzinfo=UTC)
ROW = dict.fromkeys(COLUMNS, "") | {
    "kenmerk": "K1", "klantnummer": "88", "achternaam": "Jong", "huisnummer": "12", "postcode": "8951AB",
    "bedrag": "204,50", "ontstaansdatum": "2026-09-01", "signaaldatum": "2026-11-01",
}  # fmt: skip


def lines(*rows: dict[str, str]) -> str:
    return "\n".join([";".join(COLUMNS), *(";".join((ROW | row).values()) for row in rows)]) + "\n"


def numbered(start: int, end: int, **values: str) -> list[dict[str, str]]:
    return [{"kenmerk": f"K{number}", "klantnummer": str(number)} | values for number in range(start, end)]


def make_creditor(owner) -> Creditor:
    made = Creditor.objects.create(organisation=owner, code="brugwonen", name="Brugwonen", type="Huur")
    return actions.attest_creditor(made, covenant="LCV 2026", by=1, at=AT)


@pytest.fixture
def deliver(tmp_path, town, as_organisation):
    with as_organisation(town.waterveen):
        creditor = make_creditor(town.waterveen)

    def run(content: bytes | str, *, name="signalen.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        with as_organisation(town.waterveen):
            delivery = actions.receive_delivery(creditor, file=path, file_name=name, by=1, at=AT)
        return journey.read_and_store(delivery, journey.Road(town.waterveen, 1, AT))

    return run


def test_an_overlap_with_last_month_adds_only_what_is_new(deliver, town, as_organisation):
    assert deliver(lines(*numbered(0, 20))).new == 20
    december = numbered(10, 20) + numbered(20, 30, signaaldatum="2026-12-01")
    delivery = deliver(lines(*december), name="december.csv")
    assert (delivery.new, delivery.known, delivery.rejected) == (10, 10, 0)
    with as_organisation(town.waterveen):
        assert ArrearsSignal.objects.count() == 30


def test_the_same_people_a_month_later_are_repeats_and_not_lost(deliver, town, as_organisation):
    deliver(lines(*numbered(0, 5)))
    later = [row | {"kenmerk": f"L{row['kenmerk']}", "signaaldatum": "2026-12-01"} for row in numbered(0, 5)]
    assert deliver(lines(*later), name="december.csv").new == 5
    with as_organisation(town.waterveen):
        assert ArrearsSignal.objects.filter(status=SignalStatus.REPEATED).count() == 5


def test_a_file_cut_off_half_way_keeps_its_whole_rows(deliver, town, as_organisation):
    whole = lines(*numbered(0, 10))
    delivery = deliver(whole[: whole.rindex("8951AB") - 2])
    assert (delivery.status, delivery.new, delivery.rejected) == ("stored", 9, 1)
    with as_organisation(town.waterveen):
        assert RejectedRow.objects.filter(line=11, code="missing").exists()


def test_what_was_read_before_the_damage_stays(deliver, monkeypatch):
    monkeypatch.setattr(journey, "CHUNK_ROWS", 5)
    delivery = deliver(lines(*numbered(0, 12)) + 'K99;"' + "x" * 200_000)
    assert (delivery.status, delivery.new) == ("unreadable", 10)
    assert "Vanaf regel 14" in delivery.reason


def test_a_damaged_file_and_then_the_mended_one_leave_nobody_out(deliver, town, as_organisation, monkeypatch):
    monkeypatch.setattr(journey, "CHUNK_ROWS", 5)
    deliver(lines(*numbered(0, 12)) + 'K99;"' + "x" * 200_000)
    mended = deliver(lines(*numbered(0, 12)), name="hersteld.csv")
    road = journey.Road(town.waterveen, 1, AT)
    journey.open_all(journey.link(mended, road), road)
    with as_organisation(town.waterveen):
        assert ArrearsSignal.objects.filter(status=SignalStatus.TAKEN_UP).count() == 12


def test_a_file_whose_job_broke_off_is_taken_up_again(town, as_organisation, tmp_path):
    with as_organisation(town.waterveen):
        creditor = make_creditor(town.waterveen)
        delivery = actions.receive_delivery(creditor, file=tmp_path, file_name="a.csv", by=7, at=AT)
        start_reading(delivery, by=7)
        assert not is_stopped(delivery), "its job waits"
        with connection.cursor() as cursor:
            cursor.execute("UPDATE procrastinate_jobs SET status = 'failed'")
        assert is_stopped(delivery)
    resume_deliveries.func(organisation=town.waterveen.pk, user=0)
    resume_deliveries.func(organisation=town.waterveen.pk, user=0)
    jobs = ProcrastinateJob.objects.filter(status="todo")
    assert [job.args for job in jobs] == [{"organisation": town.waterveen.pk, "delivery": delivery.pk, "user": 7}]
    with as_organisation(town.waterveen):
        assert not is_stopped(delivery)


@pytest.mark.parametrize(
    "text",
    [
        "Robert'); DROP TABLE intake_arrearssignal,--",
        "<script>alert(1)</script>",
        '=HYPERLINK("http://kwaad.example")',
        "\\copy \\N \\.",
        "{{ 7*7 }}%(naam)s",
        "\u202egnoJ\u200b",
        "é" * 200,
    ],
)
def test_whatever_stands_in_a_name_is_only_a_name(deliver, town, as_organisation, text):
    content = [ROW | {"achternaam": text}]
    assert deliver(json.dumps(content), name="signalen.json").new == 1
    with as_organisation(town.waterveen):
        assert ArrearsSignal.objects.get().surname == text


def test_a_nul_in_json_does_not_stop_the_file(deliver):
    content = [ROW | {"achternaam": "J\0ng", "kenmerk": "K\0"}, ROW | {"kenmerk": "K2\ud800"}]
    delivery = deliver(json.dumps(content), name="signalen.json")
    assert (delivery.status, delivery.accepted + delivery.rejected) == ("stored", 2)


def test_files_of_one_organisation_wait_for_each_other(town, as_organisation, tmp_path):
    with as_organisation(town.waterveen):
        creditor = make_creditor(town.waterveen)
        for name in ("a.csv", "b.csv"):
            start_reading(actions.receive_delivery(creditor, file=tmp_path, file_name=name, by=1, at=AT), by=1)
    assert len(set(ProcrastinateJob.objects.values_list("lock", flat=True))) == 1


def test_two_uploads_of_the_same_rows_at_once_store_each_row_once(fresh_database, tmp_path, as_organisation):
    """The queue keeps them apart; even without it the database does."""
    town = make_town()
    path = tmp_path / "signalen.csv"
    path.write_text(lines(*numbered(0, 500)), encoding="utf-8")
    with as_organisation(town.waterveen):
        creditor = make_creditor(town.waterveen)
        deliveries = [
            actions.receive_delivery(creditor, file=path, file_name=name, by=1, at=AT) for name in ("a.csv", "b.csv")
        ]

    def read(delivery):
        try:
            return journey.read_and_store(delivery, journey.Road(town.waterveen, 1, AT))
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(read, deliveries))
    assert sum(delivery.new for delivery in done) == 500
    assert sum(delivery.known for delivery in done) == 500
    with as_organisation(town.waterveen):
        assert ArrearsSignal.objects.count() == 500
