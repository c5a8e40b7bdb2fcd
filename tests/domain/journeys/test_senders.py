"""Files as real senders deliver them: layouts of their own, a loket's rows, attestation, and what a covenant limits."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.apps import apps
from procrastinate.contrib.django.models import ProcrastinateJob

from samenspoor.domain.intake import actions, mapping
from samenspoor.domain.intake.layout import COLUMNS, CREDITOR_COLUMN, Layout
from samenspoor.domain.intake.models import (
    ArrearsSignal,
    Creditor,
    Delivery,
    DeliveryProfile,
    RejectedRow,
    Sender,
    SignalStatus,
)
from samenspoor.domain.intake.rows import DateNotation, Notation
from samenspoor.domain.intake.rules import Limits
from samenspoor.domain.journeys import take_in as journey
from samenspoor.domain.journeys.attest import attest
from samenspoor.domain.journeys.map_columns import map_columns

AT = datetime(2026, 11, 3, 9, tzinfo=UTC)
ROW = dict.fromkeys(COLUMNS, "") | {
    "kenmerk": "K1", "klantnummer": "88", "achternaam": "Jong", "huisnummer": "12", "postcode": "8951AB",
    "bedrag": "204,50", "ontstaansdatum": "2026-09-01", "signaaldatum": "2026-11-01",
}  # fmt: skip
OWN = "Ref|Naam|Huisnr|PC|Achterstand|Sinds|Peildatum|BSN\n"
OWN_ROW = "R1|Jong|12|8951AB|1.204,50|01-09-2026|03-11-2026|123456782\n"


def make_creditor(owner, code="brugwonen", kind="Huur", *, attested=True, **named):
    made = Creditor.objects.create(organisation=owner, code=code, name=code.capitalize(), type=kind, **named)
    return actions.attest_creditor(made, covenant="LCV 2026", by=1, at=AT) if attested else made


@pytest.fixture
def creditor(town, as_organisation) -> Creditor:
    with as_organisation(town.waterveen):
        return make_creditor(town.waterveen)


@pytest.fixture
def loket(town, as_organisation) -> Sender:
    with as_organisation(town.waterveen):
        return Sender.objects.create(organisation=town.waterveen, code="loketnoord", name="Loket Noord")


@pytest.fixture
def deliver(tmp_path, town, as_organisation):
    def run(deliverer, text: str, *, name="bestand.csv") -> Delivery:
        path: Path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        with as_organisation(town.waterveen):
            delivery = actions.receive_delivery(deliverer, file=path, file_name=name, by=1, at=AT)
        return read(delivery)

    def read(delivery: Delivery) -> Delivery:
        with as_organisation(town.waterveen):
            delivery = Delivery.objects.get(pk=delivery.pk)
            if delivery.status != "reading":
                return delivery
            delivery.deliverer  # noqa: B018 (loads it while the policies let it be seen)
        return journey.read_and_store(delivery, journey.Road(town.waterveen, 1, AT))

    run.read = read  # type: ignore[attr-defined]
    return run


def open_layout(*rows: dict[str, str], extra: str = CREDITOR_COLUMN) -> str:
    lines = [";".join((*COLUMNS, extra))]
    lines += [";".join((ROW | row)[column] for column in (*COLUMNS, extra)) for row in rows]
    return "\n".join(lines)


def own_layout(delivery: Delivery, **notation) -> Layout:
    sample = mapping.take_sample(Path(delivery.file))
    return Layout(sample.header, mapping.propose(sample, is_loket=False).places, Notation(**notation))


def test_an_unknown_layout_waits_for_a_person_and_then_goes_on(deliver, town, creditor, as_organisation):
    delivery = deliver(creditor, OWN + OWN_ROW)
    assert (delivery.status, delivery.new) == ("mapping", 0)
    with as_organisation(town.waterveen):
        layout = own_layout(delivery, dates=DateNotation.DUTCH)
        map_columns(delivery, name="Brugwonen 2026", layout=layout, by=1, at=AT)
        assert ProcrastinateJob.objects.get().args["delivery"] == delivery.pk
    delivery = deliver.read(delivery)
    assert (delivery.status, delivery.new, delivery.dropped_columns) == ("stored", 1, ["BSN"])
    with as_organisation(town.waterveen):
        assert ArrearsSignal.objects.get().amount_cents == 120_450
        assert delivery.profile.name == "Brugwonen 2026"
    next_month = deliver(creditor, OWN + OWN_ROW.replace("R1", "R2"), name="december.csv")
    assert (next_month.status, next_month.new) == ("stored", 1)


def test_a_profile_says_what_the_sender_calls_the_column(deliver, town, creditor, as_organisation):
    delivery = deliver(creditor, OWN + OWN_ROW)
    with as_organisation(town.waterveen):
        map_columns(delivery, name="x", layout=own_layout(delivery, dates=DateNotation.DUTCH), by=1, at=AT)
    deliver(creditor, OWN + OWN_ROW.replace("01-09-2026", "31-02-2026"), name="fout.csv")
    with as_organisation(town.waterveen):
        assert RejectedRow.objects.values_list("column", "code").get() == ("Sinds", "not_a_date")


def test_a_header_saved_twice_is_one_profile(town, creditor, as_organisation):
    with as_organisation(town.waterveen):
        for date_notation in (DateNotation.ISO, DateNotation.DUTCH):
            layout = Layout(("Ref ", "PC"), {"kenmerk": 0, "postcode": 1}, Notation(dates=date_notation))
            actions.save_profile(creditor, name="x", layout=layout, by=1, at=AT)
        profile = DeliveryProfile.objects.get()
        assert (profile.header, profile.mapping) == (["ref", "pc"], {"ref": "kenmerk", "pc": "postcode"})
        assert profile.notation.dates is DateNotation.DUTCH
        assert apps.get_model("intake", "DeliveryProfileEvent").objects.count() == 2
    with as_organisation(town.duinrade):
        assert not DeliveryProfile.objects.exists()


def test_a_file_is_mapped_once(deliver, town, creditor, as_organisation):
    delivery = deliver(creditor, OWN + OWN_ROW)
    with as_organisation(town.waterveen):
        layout = own_layout(delivery, dates=DateNotation.DUTCH)
        map_columns(delivery, name="x", layout=layout, by=1, at=AT)
        delivery.refresh_from_db()
        with pytest.raises(actions.UnableToDeliverFile, match="al gekozen"):
            map_columns(delivery, name="x", layout=layout, by=1, at=AT)


def test_the_rows_of_a_loket_name_their_creditor(deliver, town, creditor, loket, as_organisation):
    with as_organisation(town.waterveen):
        energy = make_creditor(town.waterveen, "laagstroom", "Energie")
        make_creditor(town.waterveen, "veenwater", "Water", attested=False)
    delivery = deliver(loket, open_layout(
        {CREDITOR_COLUMN: "Brugwonen"},
        {CREDITOR_COLUMN: " LAAGSTROOM "},
        {CREDITOR_COLUMN: "brugwonen", "kenmerk": "K1"},
        {CREDITOR_COLUMN: "Veenwater"},
        {CREDITOR_COLUMN: "Onbekend BV"},
        {CREDITOR_COLUMN: ""},
    ))  # fmt: skip
    assert (delivery.status, delivery.new, delivery.rejected, delivery.dropped_columns) == ("stored", 2, 4, [])
    with as_organisation(town.waterveen):
        assert set(ArrearsSignal.objects.values_list("creditor", "reference")) == {
            (creditor.pk, "K1"), (energy.pk, "K1"),
        }  # fmt: skip
        assert list(RejectedRow.objects.order_by("line").values_list("line", "code")) == [
            (4, "duplicate"), (5, "creditor_not_attested"), (6, "unknown_creditor"), (7, "missing"),
        ]  # fmt: skip


def test_the_legal_ground_is_asked_for_each_row_of_a_loket(deliver, town, creditor, loket, as_organisation):
    with as_organisation(town.waterveen):
        make_creditor(town.waterveen, "hypotheker", "Hypotheek")  # an experiment in which Waterveen takes no part
    deliver(loket, open_layout({CREDITOR_COLUMN: "brugwonen"}, {CREDITOR_COLUMN: "hypotheker"}))
    with as_organisation(town.waterveen):
        statuses = dict(ArrearsSignal.objects.values_list("creditor__code", "status"))
    assert statuses == {"brugwonen": SignalStatus.OPEN, "hypotheker": SignalStatus.UNFOUNDED}


def test_a_lokets_file_without_the_creditor_needs_mapping(deliver, loket):
    assert deliver(loket, open_layout({"x": "1"}, extra="x")).status == "mapping"


def test_a_creditors_file_does_not_keep_a_column_meant_for_lokets(deliver, creditor):
    delivery = deliver(creditor, open_layout({CREDITOR_COLUMN: "Iemand anders"}))
    assert (delivery.new, delivery.dropped_columns) == (1, [CREDITOR_COLUMN])


@pytest.mark.parametrize(
    ("limits", "row", "status"),
    [
        (Limits(minimum_cents=20_450), {}, SignalStatus.OPEN),
        (Limits(minimum_cents=20_451), {}, SignalStatus.UNFOUNDED),
        (Limits(minimum_cents=20_451), {"eindelevering": "ja"}, SignalStatus.OPEN),
        (Limits(minimum_days=61), {}, SignalStatus.OPEN),
        (Limits(minimum_days=62), {}, SignalStatus.UNFOUNDED),
        (Limits(maximum_days=61), {}, SignalStatus.OPEN),
        (Limits(maximum_days=60), {}, SignalStatus.UNFOUNDED),
        (Limits(), {"bedrag": "0,01"}, SignalStatus.OPEN),
    ],
)
def test_a_signal_is_unfounded_only_outside_what_the_covenant_names(
    deliver, town, creditor, as_organisation, limits, row, status
):
    with as_organisation(town.waterveen):
        actions.attest_creditor(creditor, covenant="LCV 2026", limits=limits, by=1, at=AT)
    deliver(creditor, open_layout(row, extra="kenmerk"))
    with as_organisation(town.waterveen):
        assert ArrearsSignal.objects.get().status == status


@pytest.mark.parametrize(
    ("row", "status"),
    [
        ({"ontstaansdatum": "2026-05-01", "bedrag": "100,00"}, SignalStatus.OPEN),
        ({"ontstaansdatum": "2026-05-01", "bedrag": "99,99"}, SignalStatus.UNFOUNDED),
        ({"ontstaansdatum": "2026-08-01", "bedrag": "500,00"}, SignalStatus.UNFOUNDED),
        ({"ontstaansdatum": "2026-08-01", "bedrag": "500,00", "crisis_soort": "royement"}, SignalStatus.UNFOUNDED),
    ],
)
def test_what_the_law_limits_holds_for_every_signal(deliver, town, as_organisation, row, status):
    """CAK own contribution: at least 100 euros and five months (Tijdelijke regeling art. 2.4)."""
    with as_organisation(town.waterveen):
        cak = make_creditor(town.waterveen, "cak", "CAK Eigen bijdrage")
    deliver(cak, open_layout({"crisis_soort": ""} | row, extra="crisis_soort"))
    with as_organisation(town.waterveen):
        assert ArrearsSignal.objects.get().status == status


def test_after_attestation_the_files_that_waited_are_read(deliver, town, as_organisation):
    with as_organisation(town.waterveen):
        rent = make_creditor(town.waterveen, attested=False)
    waiting = deliver(rent, open_layout({}, extra="kenmerk"))
    assert waiting.status == "waiting"
    with as_organisation(town.waterveen):
        rent.refresh_from_db()
        assert attest(rent, covenant="LCV 2026", limits=Limits(), by=1, at=AT) == 1
        assert ProcrastinateJob.objects.get().args["delivery"] == waiting.pk
        assert attest(rent, covenant="LCV 2027", limits=Limits(), by=1, at=AT) == 0
    assert deliver.read(waiting).new == 1


def test_the_sender_of_a_file_is_said_once(town, creditor, tmp_path, as_organisation):
    with as_organisation(town.waterveen):
        delivery = actions.receive_unassigned(
            town.waterveen.pk, proposed=None, file=tmp_path, file_name="x.csv", by=1, at=AT
        )
        assert delivery.deliverer is None
        assert actions.assign_delivery(delivery, deliverer=creditor, by=1, at=AT).status == "reading"
        with pytest.raises(actions.UnableToDeliverFile, match="al gekozen"):
            actions.assign_delivery(delivery, deliverer=creditor, by=1, at=AT)
