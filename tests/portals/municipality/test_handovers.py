"""Handing over to debt help over HTTP: strangers are refused first; then the act, the two files and the looks."""

import json
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenspoor.domain.casework.actions import closing, offers
from samenspoor.domain.casework.actions.checks import add_bsn
from samenspoor.domain.casework.actions.safety import mark_unsafe
from samenspoor.domain.casework.models import DossierResident, StatutoryGround
from samenspoor.domain.casework.models.offer import AcceptedThrough
from samenspoor.domain.casework.outcomes import Outcome
from samenspoor.domain.linkage.models import Link
from samenspoor.domain.trajectory.models import Handover
from samenspoor.domain.trajectory.record_file import read_file
from samenspoor.foundation.audit.models import AccessLog
from samenspoor.foundation.organisations.models import Execution

pytestmark = pytest.mark.usefixtures("received_today")
SITE = "/waterveen/"
PARTY = "/kustland/"
BSN = "999993653"
OWN_TEAM = {
    "receiver": "Team Schuldhulp",
    "ground": "public_task",
    "appointment": "14 november om 10 uur, gemeentehuis.",
}
ELSEWHERE = {
    "receiver": "Stadsbank",
    "ground": "agreement",
    "appointment": "Zij bellen deze week.",
    "agreed_words": "Dat is goed.",
}


@pytest.fixture
def admit(town, as_organisation):
    def make(part):
        who: Any = {"by": 1, "at": timezone.now()}
        with as_organisation(town.waterveen):
            offers.accept_conversation(
                part, through=AcceptedThrough.PHONE, ground=StatutoryGround.EVICTION, by=1, at=timezone.now()
            )
            for act in (
                lambda one: offers.accept_help(
                    one, help=Outcome.FOLLOW_UP_FINANCIAL, asks_pause=True, wants_admission=True, **who
                ),
                lambda one: offers.admit(one, **who),
            ):
                act(DossierResident.objects.select_related("dossier").get(pk=part.pk))
            return DossierResident.objects.select_related("dossier__address", "resident").get(pk=part.pk)

    return make


@pytest.fixture
def person(deliver, admit, town, as_organisation):
    """Someone who was admitted, with two signals, and a neighbour at the same address who was not."""
    deliver(
        {"person": "new-1", "phone": "0612345678", "customer_number": "700"},
        {"person": "new-1", "creditor": "energie", "amount_cents": 84_250},
        {"person": "new-2", "surname": "Buurman", "creditor": "water", "phone": "0687654321"},
        shared_with=(town.party.pk,),
    )
    with as_organisation(town.waterveen):
        part = DossierResident.objects.select_related("dossier").exclude(resident__surname="Buurman").get()
    return admit(part)


@pytest.fixture
def caseworker(client, town, employ):
    user = employ(town.waterveen, "caseworker")
    client.force_login(user)
    return user


@pytest.fixture
def read(town, as_organisation):
    """Read what stands in the municipality's tables."""

    def now(rows):
        with as_organisation(town.waterveen):
            return list(rows)

    return now


@pytest.fixture
def serve(town, as_organisation):
    """Let the executing party work for Waterveen."""
    with as_organisation(town.waterveen):
        return Execution.objects.create(
            organisation=town.waterveen, party=town.party, shared_with=[town.party.pk], starts_on=date(2026, 1, 1)
        )


def make(client, person, entered=OWN_TEAM, *, site=SITE):
    return client.post(f"{site}personen/{person.pk}/overdracht/", entered, follow=True)


@pytest.fixture
def handover(client, person, caseworker, read):
    make(client, person)
    return read(Handover.objects.all())[0]


def page_of(person):
    return f"{SITE}meldingen/{person.dossier_id}/"


PAGES = ("bevestigd/", "intrekken/", "pagina/", "gegevens/")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_hand_over_is_hidden_from_another_municipality(client, handover, town, employ, read, page, method):
    client.force_login(employ(town.duinrade, "caseworker"))
    given = {"colleague": "Ik", "on": f"{timezone.localdate():%Y-%m-%d}"}
    answer = getattr(client, method)(f"/duinrade/overdrachten/{handover.pk}/{page}", given)
    assert answer.status_code in {404, 405}
    assert [row.status for row in read(Handover.objects.all())] == ["made"]


@pytest.mark.parametrize("page", PAGES)
def test_a_hand_over_is_hidden_from_a_party_without_arrangement(client, handover, town, employ, page):
    client.force_login(employ(town.party, "executing_caseworker"))
    assert client.get(f"{PARTY}overdrachten/{handover.pk}/{page}").status_code == 404


@pytest.mark.parametrize("role", ["adviser", "manager", "privacy_officer", "data_protection_officer", "administrator"])
def test_only_who_works_on_dossiers_makes_or_takes_hand_overs(client, handover, person, town, employ, read, role):
    client.force_login(employ(town.waterveen, role))
    assert client.post(f"{SITE}personen/{person.pk}/overdracht/", OWN_TEAM).status_code == 403
    for page in PAGES:
        assert client.get(f"{SITE}overdrachten/{handover.pk}/{page}").status_code == 403
    for page in PAGES[:2]:
        assert client.post(f"{SITE}overdrachten/{handover.pk}/{page}").status_code == 403
    assert [row.status for row in read(Handover.objects.all())] == ["made"]


def test_a_manager_sees_to_whom_but_takes_nothing_along(client, handover, person, town, employ):
    client.force_login(employ(town.waterveen, "manager"))
    page = client.get(page_of(person)).text
    assert "Team Schuldhulp" in page
    assert "/overdrachten/" not in page


def test_another_municipality_s_person_is_not_handed_over(client, person, town, employ, read):
    client.force_login(employ(town.duinrade, "caseworker"))
    assert make(client, person, site="/duinrade/").status_code == 404
    assert not read(Handover.objects.all())


def test_from_admission_to_a_confirmation_by_name(client, person, caseworker, read):
    page = client.get(page_of(person)).text
    assert "Overdracht maken" in page
    assert "Overdracht maken" in client.get(f"{SITE}werklijst/").text
    assert "Draag A. Jansen over" in client.get(f"{SITE}personen/{person.pk}/overdracht/").text
    made = make(client, person).text
    assert "Wacht op bevestiging door schuldhulpverlening" in made
    assert "Overgedragen aan schuldhulpverlening" in made
    assert "Wacht op bevestiging door schuldhulpverlening" in client.get(f"{SITE}werklijst/").text
    [row] = read(Handover.objects.all())
    assert (row.organisation_id, row.made_by, row.person_id) == (person.organisation_id, caseworker.pk, person.pk)
    confirmed = f"{SITE}overdrachten/{row.pk}/bevestigd/"
    client.post(confirmed, {"colleague": " ", "on": "2099-01-01"})
    assert [found.status for found in read(Handover.objects.all())] == ["made"]
    today = f"{timezone.localdate():%Y-%m-%d}"
    page = client.post(confirmed, {"colleague": "Ben Mulder", "on": today}, follow=True).text
    assert page.index("Schuldhulpverlening bevestigde de overdracht") < page.index(
        "Overgedragen aan schuldhulpverlening"
    )
    assert "Ben Mulder" in page
    assert "Wacht op bevestiging" not in page


def test_a_second_tap_makes_no_second_hand_over(client, handover, person, read):
    assert "Er is al een overdracht van deze inwoner" in make(client, person).text
    assert len(read(Handover.objects.all())) == 1


def test_an_agreement_needs_its_day_and_words(client, person, caseworker, read):
    assert "de inwoner moet instemmen" in make(client, person, ELSEWHERE).text
    assert not read(Handover.objects.all())
    make(client, person, ELSEWHERE | {"agreed_on": f"{timezone.localdate():%Y-%m-%d}"})
    [row] = read(Handover.objects.all())
    assert (row.ground, row.agreed_words) == ("agreement", "Dat is goed.")


def test_who_was_not_admitted_gets_no_button_and_no_hand_over(client, person, caseworker, read):
    [neighbour] = read(DossierResident.objects.exclude(pk=person.pk))
    page = client.get(page_of(person)).text
    assert f"/personen/{neighbour.pk}/overdracht/" not in page
    assert "Alleen wie is toegelaten" in make(client, neighbour).text
    assert not read(Handover.objects.all())


def test_the_data_file_reads_back_and_tells_of_this_person_alone(client, handover, person, caseworker, read):
    answer = client.get(f"{SITE}overdrachten/{handover.pk}/gegevens/")
    assert answer["Content-Type"] == "application/json"
    assert answer["Cache-Control"] == "no-store"
    found = read_file(answer.content)
    assert (found.version, found.resident.surname, found.resident.bsn) == ("1.0", "Jansen", "")
    assert (found.handover.receiver, found.handover.ground, found.handover.made_by) == (
        "Team Schuldhulp", "publiekeTaak", "Anne Bos",
    )  # fmt: skip
    assert [(debt.creditor.name, debt.amount_cents) for debt in found.debts] == [("Energie", 84_250), ("Huur", 20_000)]
    assert [debt.pause.answer for debt in found.debts if debt.pause] == ["gevraagd", "gevraagd"]
    today = timezone.localdate()
    assert (found.application.starts_on, found.application.is_crisis) == (today, True)
    assert (found.intake.decided_on, found.intake.decision) == (today, "Toelatingsbeschikking")
    assert found.resident.phones == ["0612345678"]
    assert "Buurman" not in answer.text
    assert "0687654321" not in answer.text
    assert "Water" not in answer.text.replace("Waterveen", "")
    assert set(json.loads(answer.content)) == {
        "formaat", "versie", "samengesteldOp", "gemeente", "overdracht", "inwoner", "aanmelding", "intake", "hulp",
        "schulden", "twijfelachtigeSignalen",
    }  # fmt: skip
    with pytest.raises(ValueError, match="extra_forbidden"):
        read_file(json.dumps(json.loads(answer.content) | {"gezondheid": "goed"}).encode())


def test_every_time_it_is_taken_along_is_a_look(client, handover, caseworker, read):
    before = len(read(AccessLog.objects.filter(kind="exported")))
    assert client.get(f"{SITE}overdrachten/{handover.pk}/pagina/").content.startswith(b"%PDF-")
    client.get(f"{SITE}overdrachten/{handover.pk}/gegevens/")
    looks = read(AccessLog.objects.filter(kind="exported").order_by("pk"))[before:]
    assert [(look.subject, look.subject_ids, look.user) for look in looks] == [
        ("trajectory.handover", [handover.pk], caseworker.pk)
    ] * 2


def test_the_bsn_goes_to_the_own_team_alone_and_is_a_look_of_its_own(
    client, person, caseworker, town, read, as_organisation
):
    with as_organisation(town.waterveen):
        add_bsn(person.resident, bsn=BSN, by=caseworker.pk, at=timezone.now())
    make(client, person, ELSEWHERE | {"agreed_on": f"{timezone.localdate():%Y-%m-%d}"})
    [elsewhere] = read(Handover.objects.all())
    assert read_file(client.get(f"{SITE}overdrachten/{elsewhere.pk}/gegevens/").content).resident.bsn == ""
    assert not read(AccessLog.objects.filter(subject="casework.residentbsn"))
    client.post(f"{SITE}overdrachten/{elsewhere.pk}/intrekken/")
    make(client, person)
    [own] = read(Handover.objects.exclude(pk=elsewhere.pk))
    assert read_file(client.get(f"{SITE}overdrachten/{own.pk}/gegevens/").content).resident.bsn == BSN
    assert len(read(AccessLog.objects.filter(subject="casework.residentbsn"))) == 1


def test_an_unsafe_address_says_consult_first(client, handover, person, town, as_organisation):
    with as_organisation(town.waterveen):
        mark_unsafe(person.dossier.address, review_on=date(2099, 1, 1), by=1, at=timezone.now())
    answer = client.get(f"{SITE}overdrachten/{handover.pk}/gegevens/")
    assert read_file(answer.content).resident.consult_first
    assert "veilig" not in answer.text


def test_a_signal_of_which_it_is_doubtful_whose_it_is_stays_here(client, handover, person, town, as_organisation):
    with as_organisation(town.waterveen):
        Link.objects.filter(signal__creditor__code="energie").update(state=Link.State.IN_REVIEW)
    found = read_file(client.get(f"{SITE}overdrachten/{handover.pk}/gegevens/").content)
    assert [debt.creditor.name for debt in found.debts] == ["Huur"]
    assert found.doubtful == 1


def test_after_a_withdrawn_acceptance_nothing_is_taken_along(client, handover, person, read, town, as_organisation):
    who: Any = {"by": 1, "at": timezone.now()}
    with as_organisation(town.waterveen):
        closed = closing.close_person(person, outcome=Outcome.FOLLOW_UP_FINANCIAL, **who)
        closing.reopen_person(closed, **who)
    for page in PAGES[2:]:
        answer = client.get(f"{SITE}overdrachten/{handover.pk}/{page}", follow=True)
        assert "Misschien is het ja teruggenomen" in answer.text
    assert not read(AccessLog.objects.filter(kind="exported"))
    assert "intrekken?" in client.get(f"{SITE}overdrachten/{handover.pk}/intrekken/").text
    assert "Overdracht ingetrokken" in client.post(f"{SITE}overdrachten/{handover.pk}/intrekken/", follow=True).text
    assert "is ingetrokken" in client.get(f"{SITE}overdrachten/{handover.pk}/gegevens/", follow=True).text


def test_who_was_closed_after_admission_still_has_the_button(client, person, caseworker, town, as_organisation):
    with as_organisation(town.waterveen):
        closing.close_person(person, outcome=Outcome.FOLLOW_UP_FINANCIAL, by=1, at=timezone.now())
    assert f"/personen/{person.pk}/overdracht/" in client.get(page_of(person)).text
    assert "Team Schuldhulp" in make(client, person).text


def test_a_party_works_in_the_municipality_s_name_and_never_gets_the_bsn(
    client, person, caseworker, town, employ, serve, read, as_organisation
):
    with as_organisation(town.waterveen):
        add_bsn(person.resident, bsn=BSN, by=caseworker.pk, at=timezone.now())
    worker = employ(town.party, "executing_caseworker")
    client.force_login(worker)
    assert "Wacht op bevestiging" in make(client, person, site=PARTY).text
    [made] = read(Handover.objects.all())
    assert (made.organisation_id, made.made_by) == (town.waterveen.pk, worker.pk)
    found = read_file(client.get(f"{PARTY}overdrachten/{made.pk}/gegevens/").content)
    assert (found.municipality.name, found.resident.bsn) == ("Gemeente Waterveen", "")
    assert [debt.creditor.name for debt in found.debts] == ["Energie", "Huur"]
    given = {"colleague": "Ben Mulder", "on": f"{timezone.localdate():%Y-%m-%d}"}
    client.post(f"{PARTY}overdrachten/{made.pk}/bevestigd/", given)
    assert [row.colleague for row in read(Handover.objects.all())] == ["Ben Mulder"]


def test_lists_and_pages_ask_no_more_questions_for_more_people(
    client, deliver, admit, caseworker, town, as_organisation
):
    def questions(*numbers):
        deliver(*({"number": str(number), "person": f"new-{number}"} for number in numbers))
        with as_organisation(town.waterveen):
            parts = list(DossierResident.objects.filter(status="open").select_related("dossier"))
        for part in parts:
            make(client, admit(part))
        with CaptureQueriesContext(connection) as asked:
            shown = client.get(f"{SITE}werklijst/").text
        assert shown.count("Wacht op bevestiging") == numbers[-1]
        return len(asked)

    questions(1)
    assert questions(2, 3) == questions(*range(4, 13))
