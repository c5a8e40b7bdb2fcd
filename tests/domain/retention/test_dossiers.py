"""A dossier goes with its signals, people and address, unless something of them is still needed."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from samenspoor.domain.agreements.actions import Signature, TermsWritten, rewrite, sign
from samenspoor.domain.agreements.models import Agreement, AgreementKind, ChainPartner, ContactPerson
from samenspoor.domain.casework.actions import known, letters, offers
from samenspoor.domain.casework.actions.moving import move_signals
from samenspoor.domain.casework.letters import candidates, for_letters
from samenspoor.domain.casework.models import (
    CollectionPause,
    ContactAttempt,
    CourtAdministrator,
    DataBreach,
    Deadline,
    Dossier,
    DossierResident,
    DossierSignal,
    KnownAtDebtHelp,
    Letter,
    LetterBatch,
    LetterKind,
    ResidentBsn,
    ResidentCheck,
    Round,
    SearchTerm,
)
from samenspoor.domain.casework.outcomes import Outcome
from samenspoor.domain.intake.models import ArrearsSignal, SignalStatus
from samenspoor.domain.journeys.help_requests import stop, take_up
from samenspoor.domain.journeys.review import answer
from samenspoor.domain.linkage.models import Address, Link, LinkCandidate, LinkReview, Resident
from samenspoor.domain.linkage.pairs import open_pairs
from samenspoor.domain.retention import actions, destruction
from samenspoor.domain.retention.destroyers import DESTROYERS
from samenspoor.domain.retention.dossiers import _DONE
from samenspoor.domain.retention.erasing import blank_value
from samenspoor.domain.retention.inventory import fields_to_blank, tracked_model
from samenspoor.domain.trajectory.actions.handovers import Entered, acknowledge, make_handover
from samenspoor.domain.trajectory.actions.requests import send_request
from samenspoor.domain.trajectory.models import (
    Handover,
    HandoverGround,
    HelpInvitation,
    HelpRequest,
    HelpRequestContact,
    KeptReach,
    RequestLink,
)
from samenspoor.foundation.jobs.owned import Assignment
from samenspoor.foundation.organisations.classification import RetentionClass
from tests.help_requests import DATA, asked, day, who
from tests.linked_signals import Deliverer

NOW = datetime(2026, 12, 23, 9, tzinfo=UTC)
CLOSED = datetime(2026, 6, 12, 9, tzinfo=UTC)
MAY = {"signalled_on": date(2026, 5, 4), "arisen_on": date(2026, 3, 1)}
REACH_NOT_NAMED = ["name_address", "appointment", "language"]
EVERYTHING = (Dossier, DossierSignal, ArrearsSignal, Link, LinkCandidate, Resident, Address, SearchTerm)


@pytest.fixture
def take_in(town, as_organisation):
    return Deliverer(town.waterveen, as_organisation)


def close_old() -> None:
    """The dossiers of May were closed in June, and nothing about them waits for anybody."""
    old = Dossier.objects.filter(month__lt=date(2026, 9, 1))
    Deadline.objects.running().filter(dossier__in=old).update(dropped_on=CLOSED.date())
    old.update(closed_at=CLOSED, next_due_on=None)


@pytest.fixture
def destroy(town, as_organisation):
    def run(retention_class: RetentionClass = RetentionClass.DOSSIER, days: int = 100) -> None:
        with as_organisation(town.waterveen):
            close_old()
            term = actions.EnteredTerm(retention_class, days=days, basis="Besluit 12")
            actions.enter_terms(town.waterveen, terms=[term], by=7, at=NOW)
            [due] = [due for due in actions.count_due(town.waterveen, day=NOW.date()) if due.goes]
            report = actions.order_destruction(town.waterveen, expected=due.goes, by=7, at=NOW)
        destruction.carry_out(report.pk, Assignment(town.waterveen, 7, NOW, "destroy"))

    return run


def left(model, as_organisation, town) -> int:
    with as_organisation(town.waterveen):
        return int(model.objects.count())


def test_nothing_is_left_of_an_old_dossier(take_in, destroy, town, as_organisation):
    take_in({"surname": "Geheim", "birth_date": None, **MAY}, {"surname": "Stil", **MAY})
    destroy()
    assert {model.__name__: left(model, as_organisation, town) for model in EVERYTHING} == dict.fromkeys(
        (model.__name__ for model in EVERYTHING), 0
    )
    with as_organisation(town.waterveen), connection.cursor() as cursor:
        cursor.execute("SELECT count(*), count(*) FILTER (WHERE surname <> '') FROM linkage_residentevent")
        assert cursor.fetchone() == (4, 0)
        cursor.execute("SELECT count(*) FROM linkage_linkevent WHERE signal_id <> 0 OR resident_id <> 0")
        assert cursor.fetchone() == (0,)
        cursor.execute("SELECT count(*) FROM casework_dossierevent WHERE address_id <> 0")
        assert cursor.fetchone() == (0,)


def _open_again(_part: DossierResident) -> None:
    Dossier.objects.update(closed_at=None)


def _term_runs(part: DossierResident) -> None:
    Deadline.objects.create(
        organisation=part.organisation, dossier=part.dossier, resident=part.resident, kind="decision",
        starts_on=date(2026, 6, 1), due_on=date(2026, 7, 27),
    )  # fmt: skip


def _creditor_was_asked(part: DossierResident) -> None:
    creditor = ArrearsSignal.objects.get().creditor
    CollectionPause.objects.create(
        organisation=part.organisation, person=part, creditor=creditor, requested_on=date(2026, 6, 1)
    )


def _handed_over(part: DossierResident) -> None:
    Handover.objects.create(
        organisation=part.organisation, person=part, receiver="Kredietbank", ground=HandoverGround.PUBLIC_TASK,
        appointment="Dinsdag", made_at=CLOSED, made_by=7,
    )  # fmt: skip


def _in_a_breach(part: DossierResident) -> None:
    DataBreach.objects.create(
        organisation=part.organisation, dossier_number=part.dossier_id, what_happened="Brief bij de buren",
        data_classes=["name"], people_count=1, since=date(2026, 6, 1), discovered_at=CLOSED, reported_at=CLOSED,
        reported_by=7,
    )  # fmt: skip


@pytest.mark.parametrize("work", [_open_again, _term_runs, _creditor_was_asked, _handed_over, _in_a_breach])
def test_a_dossier_on_which_work_runs_stays_however_old(take_in, town, as_organisation, work):
    take_in({"surname": "Geheim", **MAY})
    with as_organisation(town.waterveen):
        term = actions.EnteredTerm(RetentionClass.DOSSIER, days=1, basis="Besluit 12")
        actions.enter_terms(town.waterveen, terms=[term], by=7, at=NOW)
        close_old()

        def counted() -> tuple[int, int, datetime | None]:
            [found] = [due for due in actions.count_due(town.waterveen, day=NOW.date()) if due.term]
            return found.count, found.staying, found.newest

        assert counted() == (1, 0, CLOSED)
        work(DossierResident.objects.select_related("dossier").get())
        assert counted() == (0, 1, None)


def test_a_dossier_counts_from_the_day_on_which_it_was_closed(take_in, town, as_organisation):
    take_in({"surname": "Geheim", **MAY})
    with as_organisation(town.waterveen):
        close_old()
        [found] = [row for row in DESTROYERS if row.retention_class == RetentionClass.DOSSIER]
        assert found.count(town.waterveen.pk, before=CLOSED.date()) == (0, 0, None)
        assert found.count(town.waterveen.pk, before=CLOSED.date() + timedelta(1)) == (1, 0, CLOSED)


def test_what_was_looked_up_goes_with_the_dossier(take_in, destroy, town, as_organisation):
    """The check with what was found, the number, the new address, the hit and the bewindvoerder."""
    take_in({"surname": "Geheim", **MAY})
    with as_organisation(town.waterveen):
        person = DossierResident.objects.select_related("resident").get()
        owner = {"organisation": town.waterveen}
        moved_to = Address.objects.create(**owner, postcode="8955ZZ", house_number=3)
        ResidentCheck.objects.create(
            **owner, person=person, status="decided", proposal="moved within", finding="moved within",
            found_name="A. Geheim", found_place={"town": "Waterveen"}, new_address=moved_to, decided_at=NOW,
            decided_by=7,
        )  # fmt: skip
        ResidentBsn.objects.create(**owner, resident=person.resident, sealed="x", added_at=NOW)
        KnownAtDebtHelp.objects.create(**owner, person=person, consulent="Ria Smit", noted_at=NOW)
        CourtAdministrator.objects.create(
            **owner, resident=person.resident, name="Bewind BV", telephone="1", entered_at=NOW, entered_by=7
        )
    destroy()
    for model in (ResidentCheck, ResidentBsn, KnownAtDebtHelp, CourtAdministrator, Address, Resident):
        assert left(model, as_organisation, town) == 0
    with as_organisation(town.waterveen), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM casework_residentcheckevent WHERE person_id <> 0")
        assert cursor.fetchone() == (0,)
        cursor.execute("SELECT count(*) FROM casework_courtadministratorevent WHERE name <> ''")
        assert cursor.fetchone() == (0,)


def test_with_its_signals_an_answer_goes_and_whoever_only_the_answer_named(take_in, destroy, town, as_organisation):
    take_in({"surname": "Jansen", **MAY}, {"surname": "Janssen", "creditor": "energie", **MAY})
    with as_organisation(town.waterveen):
        first, second = Link.objects.order_by("signal")
        LinkCandidate.objects.create(organisation=town.waterveen, link=second, resident=first.resident, score=0.5)
        Link.objects.filter(pk=second.pk).update(state=Link.State.IN_REVIEW)
        [pair] = open_pairs([Link.objects.get(pk=second.pk)])
        answer(pair, verdict=LinkReview.Verdict.SAME, by=7, at=NOW)
    destroy()
    for model in (LinkReview, LinkCandidate, Link, Resident):
        assert left(model, as_organisation, town) == 0


def test_history_keeps_no_value_of_what_the_work_itself_deleted(take_in, destroy, town, as_organisation):
    names = [{"surname": name, "customer_number": name, **MAY} for name in ("Geheim", "Gehaim", "Stil")]
    take_in(*names)
    with as_organisation(town.waterveen):
        first, second, third = DossierResident.objects.order_by("pk")
        known.enter_administrator(first.resident, name="B. Winter", telephone="0612345678", by=7, at=CLOSED)
        known.enter_administrator(first.resident, name="", telephone="", by=7, at=CLOSED)
        KnownAtDebtHelp.objects.create(organisation=town.waterveen, person=third, noted_at=CLOSED).delete()
        ResidentCheck.objects.create(
            organisation=town.waterveen, person=second, status="proposed", proposal="deceased", checked_at=CLOSED
        )
        link = Link.objects.get(resident=second.resident)
        LinkReview.objects.create(
            organisation=town.waterveen, link=link, stood_under=second.resident, resident=first.resident,
            verdict="same", moved_links=[link.pk], decided_at=CLOSED, decided_by=7,
        )  # fmt: skip
        Link.objects.filter(pk=link.pk).update(resident=first.resident)
        signals = list(DossierSignal.objects.filter(resident=second.resident).values_list("signal_id", flat=True))
        move_signals(signals, to=first.resident, by=7, at=CLOSED)
        assert DossierResident.objects.count() == 2
    destroy()
    assert left(Resident, as_organisation, town) == 0
    assert values_in_history(town, as_organisation) == {}


def values_in_history(town, as_organisation) -> dict[str, set[Any]]:
    """Every value of a dossier that some event table still holds, by column."""
    found: dict[str, set[Any]] = {}
    with as_organisation(town.waterveen):
        for events in apps.get_models():
            if tracked_model(events):
                for field in fields_to_blank(events, RetentionClass.DOSSIER):
                    blank = blank_value(field)
                    rows = events._base_manager.exclude(**{f"{field.attname}": blank} if blank is not None else {})
                    values = {str(value) for value in rows.values_list(field.attname, flat=True)} - {str(blank)}
                    if values:
                        found[f"{events._meta.db_table}.{field.attname}"] = values
    return found


def test_a_person_with_a_newer_dossier_stays(take_in, destroy, town, as_organisation):
    take_in({"surname": "Blijver", **MAY})
    with as_organisation(town.waterveen):
        person = f"{Resident.objects.get().pk}"
    take_in({"surname": "Blijver", "person": person, "signalled_on": date(2026, 11, 2)})
    destroy()
    assert left(Dossier, as_organisation, town) == 1
    assert left(ArrearsSignal, as_organisation, town) == 1
    assert left(Resident, as_organisation, town) == 1
    assert left(Address, as_organisation, town) == 1


def test_who_is_gone_is_no_longer_found_at_an_address_that_stays(take_in, destroy, town, as_organisation):
    take_in({"surname": "Vertrokken", **MAY})
    take_in({"surname": "Blijver", "signalled_on": date(2026, 11, 2)})
    destroy()
    with as_organisation(town.waterveen):
        words = set(SearchTerm.objects.values_list("term", flat=True))
    assert "vertrokken" not in words
    assert {"blijver", "dorpsstraat", "8951ab", "12"} <= words


def test_a_newer_dossier_stays_whole(take_in, destroy, town, as_organisation):
    take_in({"surname": "Oud", **MAY, "number": "1"}, {"surname": "Nieuw", "number": "2"})
    before = {model: left(model, as_organisation, town) for model in EVERYTHING}
    destroy()
    for model in (Dossier, DossierSignal, ArrearsSignal, Link, Resident, Address):
        assert left(model, as_organisation, town) == before[model] - 1


def test_a_signal_not_taken_up_goes_with_its_link_and_its_person(take_in, destroy, town, as_organisation):
    delivery = take_in({"surname": "Geheim", "status": SignalStatus.UNFOUNDED})
    assert left(Dossier, as_organisation, town) == 0
    assert left(Link, as_organisation, town) == 1
    destroy(RetentionClass.SIGNAL_NOT_TAKEN_UP, days=10)
    for model in (ArrearsSignal, Link, Resident, Address):
        assert left(model, as_organisation, town) == 0
    assert delivery.pk


def test_dossiers_are_still_found_afterwards(client, take_in, destroy, town, employ):
    take_in({"surname": "Oud", **MAY, "number": "1"}, {"surname": "Nieuw", "number": "2"})
    destroy()
    client.force_login(employ(town.waterveen, "caseworker"))
    page = client.post("/waterveen/werklijst/zoeken/", {"q": "nieuw"})
    assert page.status_code == 200
    assert "Dorpsstraat 2" in page.text


@pytest.mark.parametrize("model", [Dossier, ArrearsSignal, Link, Resident, Address])
def test_every_key_to_what_is_destroyed_has_an_index(model):
    """PostgreSQL looks for rows that still point at each deleted one; without an index that reads the whole table."""
    for relation in model._meta.related_objects:
        key, source = relation.field, relation.related_model._meta
        if not hasattr(key, "db_index") or "Event" in source.object_name:
            continue
        leading = [
            tuple(found.fields[:2]) for found in (*source.constraints, *source.indexes) if hasattr(found, "fields")
        ]
        assert key.db_index or ("organisation", key.name) in leading, f"{source.label}.{key.name}"


def test_no_letter_outlives_its_dossier_nor_does_one_that_was_taken_back(
    take_in, destroy, town, as_organisation, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    file = tmp_path / "letters.pdf"
    take_in({**MAY, "amount_cents": 3_000})
    town.waterveen.telephone = "14 0519"
    who: Any = {"by": 7, "at": NOW}
    with as_organisation(town.waterveen):
        Round.objects.update(closed_at=NOW, closed_by=1)

        def write() -> LetterBatch:
            [found] = candidates(for_letters(Dossier.objects.all()).get(), most_attempts=3, today=NOW.date())
            made = letters.order_letters(
                town.waterveen, kind=LetterKind.OFFER, listed=[letters.Listed(candidate=found)], **who
            )
            letters.write_some(made, **who)
            return letters.finish_batch(made, file=str(file), **who)

        letters.take_back(write(), **who)
        write()
    file.write_bytes(b"%PDF-")
    destroy()
    assert not file.exists()
    assert left(Letter, as_organisation, town) == left(ContactAttempt, as_organisation, town) == 0
    with as_organisation(town.waterveen), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM casework_contactattemptevent WHERE dossier_id <> 0")
        assert cursor.fetchone() == (0,)
        cursor.execute("SELECT count(*) FROM casework_letterevent WHERE dossier_id <> 0 OR person_id <> 0")
        assert cursor.fetchone() == (0,)


def test_a_hand_over_to_debt_help_goes_with_its_dossier(take_in, destroy, town, as_organisation):
    take_in({"person": "new-1", **MAY})
    who: Any = {"by": 7, "at": NOW}
    with as_organisation(town.waterveen):
        part = DossierResident.objects.select_related("dossier").get()
        offers.accept_help(part, help=Outcome.FOLLOW_UP_FINANCIAL, asks_pause=False, **who)
        offers.admit(part, **who)
        entered = Entered(receiver="Geheim", ground=HandoverGround.PUBLIC_TASK, appointment="Geheim")
        acknowledge(make_handover(part, entered, **who), colleague="Geheim", on=NOW.date(), **who)
    destroy()
    assert left(Handover, as_organisation, town) == left(Dossier, as_organisation, town) == 0
    with as_organisation(town.waterveen), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM trajectory_handoverevent")
        assert cursor.fetchone() == (3,)
        cursor.execute(
            "SELECT count(*) FROM trajectory_handoverevent e WHERE e::text LIKE '%Geheim%' OR person_id <> 0"
        )
        assert cursor.fetchone() == (0,)


def test_a_request_for_a_volunteer_goes_with_its_dossier_its_link_and_what_was_kept_of_it(
    take_in, helpers, destroy, run_jobs, town, as_organisation
):
    take_in({"person": "new-1", **MAY})
    with as_organisation(town.waterveen):
        ChainPartner.objects.filter(participant=helpers.maatjes).update(asked_by_mail=True)
        ContactPerson.objects.filter(side="theirs").update(name="Geheim", email="geheim@maatjes.example")
        part = DossierResident.objects.select_related("dossier__address", "resident", "organisation").get()
        offers.accept_help(part, help=Outcome.FOLLOW_UP_FINANCIAL, asks_pause=False, **who())
        offers.admit(part, **who())
        request = send_request(part, asked(helpers.maatjes, agreed_words="Geheim", avoid="Geheim"), **who())
        paper = Agreement.objects.get(kind=AgreementKind.DATA, partner__participant=helpers.maatjes)
        signed = Signature(name="A. Bos", power="mandaat")
        written = TermsWritten(starts_on=day(-1), ends_on=day(400), terms=DATA | {"data_categories": REACH_NOT_NAMED})
        rewrite(paper, written, **who())
        sign(paper, on=day(), ours=signed, theirs=signed, **who())
    with as_organisation(helpers.maatjes):
        take_up(request, party=helpers.maatjes.pk, **who())
    run_jobs()
    with as_organisation(town.waterveen):
        stop(request, reason="Geheim", **who())
    of_requests = (HelpRequest, HelpInvitation, HelpRequestContact, RequestLink, KeptReach)
    assert all(left(model, as_organisation, town) for model in of_requests)
    destroy()
    assert not any(left(model, as_organisation, town) for model in (*of_requests, Dossier))
    with as_organisation(town.waterveen), connection.cursor() as cursor:
        for table in ("helprequestevent", "helpinvitationevent", "helprequestcontactevent"):
            cursor.execute(
                f"SELECT count(*) FILTER (WHERE e::text ~ 'Geheim|Jansen'), count(*) FROM trajectory_{table} e"
            )
            told, kept = cursor.fetchone()
            assert (told, kept > 0) == (0, True)


def test_what_hangs_on_what_goes_with_a_dossier_goes_first():
    """Deleting is bare: a table that was added later and is forgotten here stops every destruction."""
    going = [model for model, _way in _DONE]
    hanging = [
        (relation.related_model, model)
        for model in going
        for relation in model._meta.related_objects
        if tracked_model(relation.related_model) is None
    ]
    assert [(each, on) for each, on in hanging if each not in going[: going.index(on)]] == []


def test_a_printed_file_goes_after_its_own_term(destroy, town, as_organisation, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    file = tmp_path / "letters.pdf"
    file.write_bytes(b"%PDF-")
    with as_organisation(town.waterveen):
        batch = LetterBatch.objects.create(
            organisation=town.waterveen, kind="offer", status="done", file=str(file), ordered_at=NOW - timedelta(40),
            ordered_by=7,
        )  # fmt: skip
    destroy(RetentionClass.LETTER_FILE, days=30)
    assert not file.exists()
    with as_organisation(town.waterveen):
        assert LetterBatch.objects.get(pk=batch.pk).file == ""
