"""What is older than its term goes: from the row, from its history and from the disk; the rest stays."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from samenspoor.domain.intake import actions as intake
from samenspoor.domain.intake.models import ArrearsSignal, Creditor, Delivery, RejectedRow, SignalStatus
from samenspoor.domain.retention import actions, destruction, erasing
from samenspoor.domain.retention.destroyers import DESTROYERS
from samenspoor.domain.retention.inventory import declarations, event_model, fields_to_blank
from samenspoor.domain.retention.models import DestructionLine, DestructionReport
from samenspoor.foundation.accounts.models import Membership, Role, User
from samenspoor.foundation.audit.models import AccessLog
from samenspoor.foundation.jobs.owned import Assignment
from samenspoor.foundation.organisations.classification import RetentionClass
from samenspoor.foundation.organisations.models import Organisation

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
LONG_AGO, LATELY = NOW - timedelta(days=100), NOW - timedelta(days=2)
SECRET = "Geheimhouder"


@pytest.fixture
def files(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.MEDIA_ROOT.mkdir()
    return settings.MEDIA_ROOT


@pytest.fixture
def deliver(town, as_organisation, files):
    """One delivery with a file, a signal and a rejected row; named after a person, as happens."""

    def make(at: datetime, status: str, organisation: Organisation | None = None) -> Delivery:
        owner = organisation or town.waterveen
        with as_organisation(owner):
            creditor, _new = Creditor.objects.get_or_create(
                organisation=owner, code="brugwonen", defaults={"name": "Brugwonen", "type": "Huur"}
            )
            intake.attest_creditor(creditor, covenant="LCV", by=1, at=at)
            path = files / f"{owner.slug}-{at:%j}-{status[:3]}-{Delivery.objects.count()}"
            path.write_text(SECRET)
            delivery = intake.receive_delivery(creditor, file=path, file_name=f"{SECRET}.csv", by=1, at=at)
            Delivery.objects.filter(pk=delivery.pk).update(status="stored")
            ArrearsSignal.objects.create(
                organisation=owner, delivery=delivery, creditor=creditor, line=2, reference=f"R{delivery.pk}",
                fingerprint=str(delivery.pk).encode(), surname=SECRET, house_number="1", postcode="8951AB",
                amount_cents=100, arisen_on=at.date(), signalled_on=at.date(), is_end_of_supply=False,
                is_warm_handover=False, status=status,
            )  # fmt: skip
            RejectedRow.objects.create(
                organisation=owner, delivery=delivery, line=3, reference=SECRET, column="bedrag", code="x"
            )
            return delivery

    return make


def enter_terms(organisation, *, days: int = 30, **options) -> None:
    terms = [
        actions.EnteredTerm(retention_class, days=days, basis="Besluit 12", **options)
        for retention_class in RetentionClass.with_term()
    ]
    actions.enter_terms(organisation, terms=terms, by=7, at=NOW)


def order(organisation) -> DestructionReport:
    expected = sum(due.goes for due in actions.count_due(organisation, day=NOW.date()))
    return actions.order_destruction(organisation, expected=expected, by=7, at=NOW)


def destroy(organisation, as_organisation) -> DestructionReport:
    with as_organisation(organisation):
        report = order(organisation)
    destruction.carry_out(report.pk, Assignment(organisation, 7, NOW, "destroy"))
    with as_organisation(organisation):
        report.refresh_from_db()
    return report


def everything() -> str:
    """All that the acting organisation can read of deliveries, signals and rejected rows, history included."""
    tables = ("intake_delivery", "intake_deliveryevent", "intake_arrearssignal", "intake_rejectedrow")
    with connection.cursor() as cursor:
        found = []
        for table in tables:
            cursor.execute(f"SELECT t::text FROM {table} t")
            found += [text for (text,) in cursor.fetchall()]
    return "\n".join(found)


def test_what_is_over_its_term_is_gone_in_row_history_and_on_disk(town, deliver, as_organisation):
    old = deliver(LONG_AGO, SignalStatus.UNFOUNDED)
    path = Path(old.file)
    with as_organisation(town.waterveen):
        enter_terms(town.waterveen)
        assert SECRET in everything()
    report = destroy(town.waterveen, as_organisation)
    assert report.status == "done"
    assert not path.exists()
    with as_organisation(town.waterveen):
        assert SECRET not in everything()
        assert str(path) not in everything()
        assert not ArrearsSignal.objects.exists()
        assert not RejectedRow.objects.exists()
        delivery: Any = Delivery.objects.get()
        assert (delivery.file, delivery.file_name, delivery.status) == ("", "", "stored")
        who = delivery.events.order_by("pgh_id").values_list("pgh_label", "pgh_context__user")
        assert [label for label, _user in who] == ["insert", "update", "update"], "who, when and that it happened stay"
        lines = {line.retention_class: (line.expected, line.destroyed) for line in DestructionLine.objects.all()}
        assert lines == {
            "signal_not_taken_up": (1, 1), "rejected_row": (1, 1), "delivered_file": (1, 1),
        }  # fmt: skip


def test_what_is_within_its_term_or_taken_up_stays(town, deliver, as_organisation):
    lately = deliver(LATELY, SignalStatus.UNFOUNDED)
    taken_up = deliver(LONG_AGO, SignalStatus.TAKEN_UP)
    with as_organisation(town.waterveen):
        enter_terms(town.waterveen)
    destroy(town.waterveen, as_organisation)
    with as_organisation(town.waterveen):
        assert set(ArrearsSignal.objects.values_list("delivery", flat=True)) == {lately.pk, taken_up.pk}
    assert Path(lately.file).exists()


def test_another_organisation_loses_nothing(town, deliver, as_organisation):
    deliver(LONG_AGO, SignalStatus.UNFOUNDED)
    theirs = deliver(LONG_AGO, SignalStatus.UNFOUNDED, town.duinrade)
    with as_organisation(town.waterveen):
        enter_terms(town.waterveen)
    destroy(town.waterveen, as_organisation)
    assert Path(theirs.file).exists()
    with as_organisation(town.duinrade):
        assert SECRET in everything()
        assert ArrearsSignal.objects.count() == 1


def test_a_second_run_goes_on_where_the_first_was_killed(town, deliver, as_organisation, monkeypatch):
    monkeypatch.setattr(destruction, "CHUNK_RECORDS", 2)
    for _number in range(5):
        deliver(LONG_AGO, SignalStatus.REPEATED)
    with as_organisation(town.waterveen):
        enter_terms(town.waterveen)
        report = order(town.waterveen)
    whole, calls = destruction.destroy_chunk, []

    def killed_in_the_third_chunk(*arguments):
        calls.append(arguments)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return whole(*arguments)

    assignment = Assignment(town.waterveen, 7, NOW, "destroy")
    monkeypatch.setattr(destruction, "destroy_chunk", killed_in_the_third_chunk)
    with pytest.raises(KeyboardInterrupt):
        destruction.carry_out(report.pk, assignment)
    with as_organisation(town.waterveen):
        assert ArrearsSignal.objects.count() == 1
        assert order(town.waterveen) == report, "the one that runs goes on"
    destruction.carry_out(report.pk, assignment)
    with as_organisation(town.waterveen):
        assert not ArrearsSignal.objects.exists()
        assert DestructionLine.objects.get(retention_class="signal_not_taken_up").destroyed == 5


def test_the_log_and_ended_roles_go_too(town, employ, as_organisation):
    user = employ(town.waterveen, "caseworker")
    with as_organisation(town.waterveen):
        user.memberships.update(ends_on=LONG_AGO.date())
        look = {"user": user.pk, "kind": "opened", "purpose": "test", "subject_ids": [1]}
        AccessLog.objects.create(organisation=town.waterveen, looked_at=LONG_AGO, **look)
        AccessLog.objects.create(organisation=town.waterveen, looked_at=LATELY, **look)
        enter_terms(town.waterveen)
    with as_organisation(town.party):
        AccessLog.objects.create(organisation=town.party, shared_with=[town.waterveen.pk], looked_at=LONG_AGO, **look)
    destroy(town.waterveen, as_organisation)
    with as_organisation(town.waterveen):
        assert AccessLog.objects.filter(organisation=town.waterveen).count() == 1
        assert AccessLog.objects.filter(organisation=town.party).count() == 1, "what others share is theirs to destroy"
        assert not Membership.objects.filter(user=user).exists()
        with connection.cursor() as cursor:
            cursor.execute("SELECT DISTINCT user_id FROM accounts_membershipevent")
            assert cursor.fetchall() == [(0,)]
    assert not User.objects.filter(pk=user.pk).exists(), "the account goes with the last role"
    assert Role.objects.exists()


def test_an_account_with_a_role_elsewhere_stays(town, employ, as_organisation):
    user = employ(town.waterveen, "caseworker")
    with as_organisation(town.party):
        role = Role.objects.get(code="executing_caseworker")
        Membership.objects.create(organisation=town.party, user=user, role=role, starts_on=LATELY.date())
    with as_organisation(town.waterveen):
        Membership.objects.filter(user=user, organisation=town.waterveen).update(ends_on=LONG_AGO.date())
        enter_terms(town.waterveen)
    destroy(town.waterveen, as_organisation)
    assert User.objects.filter(pk=user.pk).exists()
    with as_organisation(town.party):
        assert Membership.objects.filter(user=user).exists()


def test_a_class_on_hold_is_left_alone(town, deliver, as_organisation):
    deliver(LONG_AGO, SignalStatus.UNFOUNDED)
    with as_organisation(town.waterveen):
        enter_terms(town.waterveen, hold_reason="Klacht loopt")
        assert sum(due.count for due in actions.count_due(town.waterveen, day=date(2026, 11, 23))) == 3
        with pytest.raises(actions.UnableToDestroy, match="niets te vernietigen"):
            order(town.waterveen)


def test_another_number_than_was_looked_at_is_not_destroyed(town, deliver, as_organisation):
    deliver(LONG_AGO, SignalStatus.UNFOUNDED)
    with as_organisation(town.waterveen):
        enter_terms(town.waterveen)
        with pytest.raises(actions.UnableToDestroy, match="Niet 2 maar 3"):
            actions.order_destruction(town.waterveen, expected=2, by=7, at=NOW)
        assert not DestructionReport.objects.exists()


def test_without_terms_nothing_is_due(town, deliver, as_organisation):
    deliver(LONG_AGO, SignalStatus.UNFOUNDED)
    with as_organisation(town.waterveen):
        assert {due.count for due in actions.count_due(town.waterveen, day=date(2026, 11, 23))} == {0}
        with pytest.raises(actions.UnableToDestroy):
            order(town.waterveen)


def test_counting_destroys_nothing(town, deliver, as_organisation):
    deliver(LONG_AGO, SignalStatus.UNFOUNDED)
    with as_organisation(town.waterveen):
        enter_terms(town.waterveen)
        for _again in range(2):
            found = {due.retention_class: due.count for due in actions.count_due(town.waterveen, day=NOW.date())}
            assert found[RetentionClass.SIGNAL_NOT_TAKEN_UP] == 1


def test_a_file_outside_the_folder_for_files_is_not_touched(town, deliver, as_organisation, tmp_path):
    delivery = deliver(LONG_AGO, SignalStatus.UNFOUNDED)
    strange = tmp_path / "of someone else"
    strange.write_text("x")
    with as_organisation(town.waterveen):
        Delivery.objects.filter(pk=delivery.pk).update(file=str(strange))
        enter_terms(town.waterveen)
    with pytest.raises(Exception, match="outside the folder"):
        destroy(town.waterveen, as_organisation)
    assert strange.exists()


@pytest.mark.parametrize("statement", ["DELETE FROM intake_deliveryevent", "DELETE FROM accounts_membershipevent"])
def test_even_the_eraser_deletes_no_history(town, deliver, as_organisation, statement):
    deliver(LATELY, SignalStatus.UNFOUNDED)
    with as_organisation(town.waterveen), erasing.erasing(RetentionClass.STAFF), connection.cursor() as cursor:
        cursor.execute(statement)
        assert cursor.rowcount == 0


def test_the_application_itself_cannot_blank_history(town, deliver, as_organisation):
    deliver(LATELY, SignalStatus.UNFOUNDED)
    with as_organisation(town.waterveen):
        delivery: Any = Delivery.objects.get()
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            delivery.events.update(file_name="")
        with erasing.erasing(RetentionClass.STAFF):
            pass
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            delivery.events.update(file_name="")


def test_every_class_with_a_term_has_a_way_to_destroy_it():
    assert [destroyer.retention_class for destroyer in DESTROYERS] == RetentionClass.with_term()


def test_every_value_that_must_go_can_be_blanked():
    for model in declarations():
        # A row that is kept is blanked itself; of every other one only the history.
        tables = (model, event_model(model)) if model is Delivery else (event_model(model),)
        for table in tables:
            for retention_class in RetentionClass.with_term():
                for field in fields_to_blank(table, retention_class) if table else ():
                    if not field.name.startswith("pgh_"):
                        erasing.blank_value(field)
