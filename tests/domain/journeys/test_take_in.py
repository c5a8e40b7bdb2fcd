"""From file to stored signals: nothing lost, nothing double, each row its national status."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction

from samenspoor.domain.intake import actions
from samenspoor.domain.intake.layout import COLUMNS
from samenspoor.domain.intake.models import ArrearsSignal, Creditor, Delivery, RejectedRow, SignalStatus
from samenspoor.domain.journeys import take_in as journey

AT = datetime(2026, 11, 3, 9, tzinfo=UTC)
ROW = dict.fromkeys(COLUMNS, "") | {
    "kenmerk": "K1", "klantnummer": "88", "achternaam": "Jong", "huisnummer": "12", "postcode": "8951AB",
    "bedrag": "204,50", "ontstaansdatum": "2026-09-01", "signaaldatum": "2026-11-01",
}  # fmt: skip


@pytest.fixture
def creditor(town, as_organisation) -> Creditor:
    town.waterveen.postcode_areas = ["8950", "8951"]
    with as_organisation(town.waterveen):
        town.waterveen.save()
        rent = Creditor.objects.create(organisation=town.waterveen, code="brugwonen", name="Brugwonen", type="Huur")
        return actions.attest_creditor(rent, covenant="LCV 2026", by=1, at=AT)


@pytest.fixture
def deliver(tmp_path, town, creditor, as_organisation):
    def write(*rows: dict[str, str], name: str = "signalen.csv", extra: str = "") -> Path:
        lines = [";".join(COLUMNS) + extra]
        lines += [";".join((ROW | row)[column] for column in COLUMNS) + row.get("extra", "") for row in rows]
        path = tmp_path / name
        path.write_text("\n".join(lines), encoding="utf-8")
        return path

    def run(*rows: dict[str, str], **options) -> Delivery:
        path = options.pop("path", None) or write(*rows, **options)
        with as_organisation(town.waterveen):
            delivery = actions.receive_delivery(creditor, file=path, file_name=path.name, by=1, at=AT)
        if delivery.status == "waiting":
            return delivery
        return journey.read_and_store(delivery, journey.Road(town.waterveen, 1, AT))

    return run


def statuses(town, as_organisation) -> dict[str, str]:
    with as_organisation(town.waterveen):
        return dict(ArrearsSignal.objects.values_list("reference", "status"))


def test_a_row_becomes_a_signal(deliver, town, as_organisation):
    delivery = deliver({})
    assert (delivery.status, delivery.new, delivery.known, delivery.rejected) == ("stored", 1, 0, 0)
    with as_organisation(town.waterveen):
        signal = ArrearsSignal.objects.get()
        assert (signal.surname, signal.amount_cents, signal.status) == ("Jong", 20_450, SignalStatus.OPEN)
    with as_organisation(town.duinrade):
        assert not ArrearsSignal.objects.exists()


def test_the_same_file_twice_stores_nothing_twice(deliver, town, as_organisation):
    rows = [{"kenmerk": f"K{number}", "klantnummer": str(number)} for number in range(5)]
    assert deliver(*rows).new == 5
    again = deliver(*rows)
    assert (again.new, again.known, again.accepted) == (0, 5, 5)
    assert set(statuses(town, as_organisation).values()) == {SignalStatus.OPEN}


@pytest.mark.parametrize(
    ("row", "status"),
    [
        ({"bedrag": "204,50"}, SignalStatus.REPEATED),
        ({"bedrag": "100,00"}, SignalStatus.REPEATED),
        ({"bedrag": "300,00"}, SignalStatus.OPEN),
        ({"ontstaansdatum": "2026-10-01"}, SignalStatus.OPEN),
        ({"eindelevering": "ja"}, SignalStatus.OPEN),
        ({"crisis_soort": "ontruiming"}, SignalStatus.OPEN),
        ({"klantnummer": "99"}, SignalStatus.OPEN),
    ],
    ids=["same", "lower", "higher", "other arrears", "end of supply", "crisis", "other customer"],
)
def test_a_repeat_is_the_same_arrears_not_higher(deliver, town, as_organisation, row, status, tmp_path):
    deliver({})
    path = tmp_path / "december.csv"
    values = ROW | {"crisis_soort": ""} | row | {"kenmerk": "K2", "signaaldatum": "2026-12-01"}
    path.write_text(f"{';'.join(values)}\n{';'.join(values.values())}\n", encoding="utf-8")
    deliver(path=path)
    assert statuses(town, as_organisation)["K2"] == status


def test_what_was_never_taken_up_is_no_repeat_when_it_comes_again(deliver, town, as_organisation):
    deliver({"postcode": "8970AA"}, {"kenmerk": "K2", "klantnummer": "99"})
    moved = {"signaaldatum": "2026-12-01"}
    deliver({"kenmerk": "K3"} | moved, {"kenmerk": "K4", "klantnummer": "99"} | moved, name="december.csv")
    assert statuses(town, as_organisation) == {
        "K1": SignalStatus.NOT_A_RESIDENT,
        "K2": SignalStatus.OPEN,
        "K3": SignalStatus.OPEN,
        "K4": SignalStatus.REPEATED,
    }


@pytest.mark.parametrize(
    ("row", "status"),
    [
        ({"achternaam": "", "bedrijfsnaam": "De Kade B.V."}, SignalStatus.UNFOUNDED),
        ({"achternaam": "", "bedrijfsnaam": "Kapsalon Bea"}, SignalStatus.OPEN),
        ({"postcode": "8970AA"}, SignalStatus.NOT_A_RESIDENT),
        ({"ontstaansdatum": "2020-01-01", "signaaldatum": "2020-06-01"}, SignalStatus.UNFOUNDED),
    ],
    ids=["legal person", "sole trader", "other municipality", "before the law"],
)
def test_what_is_not_taken_up_is_stored_with_its_status(deliver, town, as_organisation, row, status):
    assert deliver(row).new == 1
    assert statuses(town, as_organisation) == {"K1": status}


def test_a_bad_row_never_stops_the_good_ones(deliver, town, as_organisation):
    delivery = deliver({}, {"kenmerk": "K2", "geboortedatum": "1980-02-31"}, {"kenmerk": "K3", "bedrag": "-1"}, {})
    assert (delivery.new, delivery.rejected) == (1, 3)
    with as_organisation(town.waterveen):
        rejected = RejectedRow.objects.order_by("line").values_list("line", "reference", "column", "code")
        assert list(rejected) == [
            (3, "K2", "geboortedatum", "not_a_date"),
            (4, "K3", "bedrag", "amount_not_positive"),
            (5, "K1", "kenmerk", "duplicate"),
        ]


def test_a_column_that_may_not_be_delivered_is_stored_nowhere(deliver, town, as_organisation):
    delivery = deliver({"extra": ";123456782"}, extra=";bsn")
    assert delivery.dropped_columns == ["bsn"]
    with as_organisation(town.waterveen), connection.cursor() as cursor:
        cursor.execute("SELECT s::text FROM intake_arrearssignal s")
        assert all("123456782" not in text for (text,) in cursor.fetchall())


def test_a_second_run_goes_on_where_the_first_was_killed(deliver, town, as_organisation, monkeypatch):
    monkeypatch.setattr(journey, "CHUNK_ROWS", 10)
    rows = [{"kenmerk": f"K{number}", "klantnummer": str(number)} for number in range(25)]
    store_rows, chunks = actions.store_rows, []

    def killed_in_the_second_chunk(*arguments, **named):
        chunks.append(named)
        if len(chunks) == 2:
            raise KeyboardInterrupt
        return store_rows(*arguments, **named)

    monkeypatch.setattr(actions, "store_rows", killed_in_the_second_chunk)
    with pytest.raises(KeyboardInterrupt):
        deliver(*rows)
    with as_organisation(town.waterveen):
        delivery = Delivery.objects.get()
        assert (delivery.new, delivery.status) == (10, "reading")
    delivery = journey.read_and_store(delivery, journey.Road(town.waterveen, 1, AT))
    assert (delivery.new, delivery.known, delivery.status) == (25, 0, "stored")


def test_without_attestation_a_delivery_waits(deliver, town, creditor, as_organisation):
    with as_organisation(town.waterveen):
        Creditor.objects.update(attested_at=None, attested_by=None)
        creditor.refresh_from_db()
    delivery = deliver({})
    assert journey.take_in(delivery.pk, organisation=town.waterveen, by=1, at=AT).status == "waiting"
    assert statuses(town, as_organisation) == {}


def test_an_unreadable_file_says_why(deliver, tmp_path):
    path = tmp_path / "signalen.csv"
    path.write_bytes(b"%PDF-1.4")
    delivery = deliver(path=path)
    assert delivery.status == "unreadable"
    assert delivery.reason.startswith("Dit is een PDF.")


def test_sql_and_html_in_names_are_only_names(deliver, town, as_organisation):
    name = "'); DROP TABLE intake_arrearssignal; -- <script>alert(1)</script>".replace(";", ",")
    deliver({"achternaam": name})
    with as_organisation(town.waterveen):
        assert ArrearsSignal.objects.get().surname == name


def test_what_was_delivered_does_not_change(deliver, town, as_organisation):
    deliver({})
    with as_organisation(town.waterveen):
        assert ArrearsSignal.objects.update(status=SignalStatus.DECEASED) == 1
        with pytest.raises(DatabaseError, match="does not change"), transaction.atomic():
            ArrearsSignal.objects.update(amount_cents=1)


def test_a_signal_cannot_hang_on_another_organisations_delivery(deliver, town, as_organisation):
    deliver({})
    with as_organisation(town.waterveen):
        signal = ArrearsSignal.objects.get()
    with as_organisation(town.duinrade):
        signal.pk, signal.organisation_id = None, town.duinrade.pk
        signal.save()
        with pytest.raises(DatabaseError, match="owner"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        ArrearsSignal.objects.filter(organisation=town.duinrade).delete()
