"""A visit from the phone: planned, written down in four taps, once; and what is given back to the professional."""

import re
from datetime import timedelta
from smtplib import SMTPRecipientsRefused
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenspoor.domain.agreements.models import ContactPerson, ContactSide
from samenspoor.domain.volunteering.actions import answers, incidents, standing, volunteers
from samenspoor.domain.volunteering.actions import visits as actions
from samenspoor.domain.volunteering.actions.suspension import suspend
from samenspoor.domain.volunteering.models import (
    EndReason,
    GivenBack,
    HelpedResident,
    OrganisationMessage,
    OwnWords,
    Pairing,
    PairingResult,
    Visit,
    WellBeing,
)
from samenspoor.domain.volunteering.private_words import found_in, without_numbers
from samenspoor.domain.volunteering.states import PairingStatus, VisitStatus, VolunteerStatus
from samenspoor.foundation.organisations.acting import Scope, acting
from tests.paired import paired

__all__ = ["paired"]
HOME = "/maatjes/telefoon/"
JSON = {"Accept": "application/json"}


@pytest.fixture
def mine(client, paired):
    found = paired()
    client.force_login(found.user)
    return found


@pytest.fixture
def visits(mine, as_organisation):
    def read():
        with as_organisation(mine.organisation):
            return list(Visit.objects.order_by("pk"))

    return read


def note(**changes):
    day = timezone.localdate().isoformat()
    return {"phone_key": str(uuid4()), "place": "at_home", "minutes": "60", "tasks": ["administration"], "on": day,
            "note": "De post is bij.", "kilometres": "4"} | changes  # fmt: skip


def test_the_same_note_sent_three_times_is_one_visit(client, mine, visits):
    sent, page = note(), f"{HOME}inwoner/{mine.pairing.pk}/vastleggen/"
    answers = [client.post(page, sent, headers=JSON).json() for _time in range(3)]
    assert [answer["is_stored"] for answer in answers] == [True] * 3
    [visit] = visits()
    assert (visit.status, visit.minutes, visit.kilometres, visit.note) == ("held", 60, 4, "De post is bij.")
    assert (visit.logged_by, visit.visible_to) == (mine.user.pk, [mine.user.pk])


@pytest.mark.parametrize("why", ["a paper", "an incident"])
def test_a_note_of_a_pairing_that_stands_still_since_is_stored(client, mine, town, visits, as_organisation, why):
    who: Any = {"by": 1, "at": timezone.now()}
    with as_organisation(mine.organisation):
        ahead = timezone.now() + timedelta(days=1)
        planned = actions.plan_visit(mine.pairing, starts_at=ahead, place="at_home", phone_key=uuid4(), **who)
        if why == "a paper":
            HelpedResident.objects.update(municipality=town.waterveen.pk, request_key=uuid4())
            standing.keep_standing(mine.organisation, **who)
        else:
            incidents.report_incident(mine.pairing, what="Er werd geld gevraagd.", on=timezone.localdate(), **who)
    page, unsafe = f"{HOME}inwoner/{mine.pairing.pk}/", {"boundary": "unsafe", "note": "Er werd geschreeuwd."}
    assert client.get(f"{page}vastleggen/").status_code == 404
    notes = {"vastleggen/": note(visit=planned.pk), "teruggeven/": unsafe, "dringend/": unsafe}
    for address, sent in notes.items():
        answer = client.post(f"{page}{address}", {"phone_key": str(uuid4())} | sent, headers=JSON)
        assert answer.json()["is_stored"], address
    assert client.post(f"{HOME}bezoek/{planned.pk}/veilig/", headers=JSON).json()["is_stored"]
    [visit] = visits()
    assert (visit.pk, visit.status, visit.is_safe_home, visit.visible_to) == (planned.pk, "held", True, [])
    with as_organisation(mine.organisation):
        assert [each.is_urgent for each in GivenBack.objects.all()] == [True, True]
    wrong = client.post(f"{page}vastleggen/", note(minutes="9999")).text
    assert "Jan" in wrong
    assert "Jan de Wit" not in wrong


def test_a_note_of_a_pairing_that_has_ended_is_refused(client, mine, visits, as_organisation):
    with as_organisation(mine.organisation):
        Pairing.objects.update(
            status=PairingStatus.ENDED, ended_on=timezone.localdate(), end_reason=EndReason.DONE,
            result=PairingResult.ACHIEVED,
        )  # fmt: skip
    answer = client.post(f"{HOME}inwoner/{mine.pairing.pk}/vastleggen/", note(), headers=JSON)
    assert answer.status_code == 404
    assert visits() == []


def test_planned_called_off_planned_again_and_held(client, mine, visits):
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    plan = {"on": tomorrow, "time": "14:00", "place": "at_home"}
    page = f"{HOME}inwoner/{mine.pairing.pk}/plannen/"
    for hour in ("14:00", "15:00"):
        client.post(page, plan | {"time": hour, "phone_key": str(uuid4())})
    today = client.get(HOME).text
    assert "14:00" in today
    assert "tel:0519123456" in today
    # No address goes to the maker of a map: only a phone that opens its own map gets a route.
    assert "Route" not in today
    assert 'data-copy-text="Kerkstraat 1, 8951 AA Waterveen" aria-live="polite" hidden>Kopieer adres' in today
    android = client.get(HOME, headers={"User-Agent": "Android Mobi"}).text
    assert "geo:0,0?q=Kerkstraat%201" in android
    assert "Kopieer adres" not in android
    client.post(f"{HOME}bezoek/{visits()[0].pk}/afzeggen/", {"who": "resident"})
    again = client.get(f"{HOME}bezoek/{visits()[0].pk}/afzeggen/", follow=True)
    assert "Dit bezoek is al afgezegd." in again.text, "not asked a second time"
    assert [each.status for each in visits()] == ["cancelled", "planned"]
    planned = visits()[1].pk
    answer = client.post(f"{HOME}inwoner/{mine.pairing.pk}/vastleggen/", note(visit=planned), follow=True)
    assert "Ben je veilig weg bij Jan de Wit?" in answer.text
    assert [each.status for each in visits()] == ["cancelled", "held"]
    client.post(f"{HOME}bezoek/{planned}/veilig/")
    assert "Ben je veilig weg" not in client.get(HOME).text
    assert visits()[1].is_safe_home


def test_what_a_phone_kept_and_sends_again_is_called_off_and_read_once(client, mine, visits, as_organisation):
    with as_organisation(mine.organisation):
        who: Any = {"by": 1, "at": timezone.now()}
        tomorrow = timezone.now() + timedelta(days=1)
        visit = actions.plan_visit(mine.pairing, starts_at=tomorrow, place="at_home", phone_key=uuid4(), **who)
        message = answers.send_message(mine.organisation, text="Donderdag is er koffie.", **who)
    assert client.get(f"{HOME}sleutel/").json()["visits"] == [visit.pk]
    page = f"{HOME}bezoek/{visit.pk}/afzeggen/"
    for sent in ("resident", "resident", "volunteer"):
        assert client.post(page, {"who": sent}, headers=JSON).json()["is_stored"]
        assert client.post(f"{HOME}bericht/{message.pk}/", headers=JSON).json()["is_stored"]
    assert [(each.status, each.cancelled_by) for each in visits()] == [("cancelled", "resident")]
    assert client.get(f"{HOME}sleutel/").json()["visits"] == []


def test_the_same_hour_planned_twice_is_one_visit_that_takes_place_as_was_said_last(client, mine, visits):
    day = (timezone.localdate() + timedelta(days=1)).isoformat()
    page = f"{HOME}inwoner/{mine.pairing.pk}/plannen/"
    for place, headers in (("at_home", None), ("by_phone", None), ("by_phone", JSON)):
        sent = {"on": day, "time": "14:00", "place": place, "phone_key": str(uuid4())}
        client.post(page, sent, headers=headers)
    assert [(each.status, each.place) for each in visits()] == [("planned", "by_phone")]
    client.post(f"{HOME}bezoek/{visits()[0].pk}/afzeggen/", {"who": "resident"})
    client.post(page, sent | {"phone_key": str(uuid4())})
    assert [each.status for each in visits()] == ["cancelled", "planned"]


def test_the_database_keeps_no_two_planned_visits_of_one_moment(mine, as_organisation):
    begins = timezone.now() + timedelta(days=1)
    with as_organisation(mine.organisation):
        row: Any = {
            "organisation": mine.organisation,
            "pairing": mine.pairing,
            "starts_at": begins,
            "place": "by_phone",
        }
        Visit.objects.create(phone_key=uuid4(), **row)
        with pytest.raises(IntegrityError, match="planned_once"), transaction.atomic():
            Visit.objects.create(phone_key=uuid4(), **row)


def test_a_visit_of_tomorrow_that_was_earlier_is_that_visit(client, mine, visits):
    tomorrow = timezone.localdate() + timedelta(days=1)
    plan = {"on": tomorrow.isoformat(), "time": "14:00", "place": "at_home", "phone_key": str(uuid4())}
    client.post(f"{HOME}inwoner/{mine.pairing.pk}/plannen/", plan)
    today, [planned] = client.get(HOME).text, visits()
    assert "Leg dit bezoek vast" not in today
    page = f"{HOME}inwoner/{mine.pairing.pk}/vastleggen/"
    assert f'"{page}?bezoek={planned.pk}"' in today
    # Whoever writes down another visit does not touch the one of tomorrow.
    assert f'name="visit" value="{planned.pk}"' not in client.get(page).text
    form = client.get(f"{page}?bezoek={planned.pk}").text
    assert f'name="visit" value="{planned.pk}"' in form
    assert timezone.localdate().isoformat() in form
    client.post(page, note(visit=planned.pk))
    [held] = visits()
    assert (held.pk, held.status, timezone.localdate(held.starts_at)) == (planned.pk, "held", timezone.localdate())


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"on": "2020-01-01"}, "hooguit drie maanden"),
        ({"on": "2999-01-01"}, "hooguit drie maanden"),
        ({"minutes": "9999"}, "9999"),
        ({"tasks": ["buddy"]}, "buddy"),
        ({"phone_key": "x"}, "UUID"),
        ({"note": "x" * 501}, "500"),
    ],
)
def test_what_is_wrong_is_said_on_the_page_and_to_the_phone(client, mine, visits, changes, told):
    page = f"{HOME}inwoner/{mine.pairing.pk}/vastleggen/"
    assert client.post(page, note(**changes)).status_code == 200
    answer = client.post(page, note(**changes), headers=JSON)
    assert answer.status_code == 422
    assert told in answer.json()["why"]
    assert list(answer.json()["fields"]) == (["__all__"] if "on" in changes else list(changes))
    assert visits() == []


IBAN, CARD, BSN = "NL91 ABNA 0417 1643 00", "4111 1111 1111 1111", "111222333"


@pytest.mark.parametrize(
    ("sentence", "asked", "kept"),
    [
        (f"Rekening {IBAN} bij de post", "rekeningnummer", "Rekening [rekeningnummer weggelaten] bij de post"),
        (f"Rekening {IBAN.lower()}.", "rekeningnummer", "Rekening [rekeningnummer weggelaten]."),
        (f"Pas {CARD}", "pasnummer", "Pas [pasnummer weggelaten]"),
        (f"Zijn nummer is {BSN}", "burgerservicenummer", "Zijn nummer is [burgerservicenummer weggelaten]"),
        ("Nummer 1112.22.333", "burgerservicenummer", "Nummer [burgerservicenummer weggelaten]"),
        ("Hij moet € 1.200 betalen", "bedrag", "Hij moet € 1.200 betalen"),
    ],
)
def test_whoever_writes_a_number_is_asked_once_and_it_is_never_stored(client, mine, visits, sentence, asked, kept):
    page = f"{HOME}inwoner/{mine.pairing.pk}/"
    for address, sent in (("vastleggen/", note(note=sentence)), ("teruggeven/", given_back(note=sentence))):
        answer = client.post(f"{page}{address}", sent)
        assert f"Er staat een {asked} in." in answer.text
        told = re.search(r'name="asked" value="([^"]+)"', answer.text)
        assert told
        assert client.post(f"{page}{address}", sent | {"asked": told[1]}).status_code == 302
        # A note that was kept on the phone is never lost.
        later = sent | {"phone_key": str(uuid4())}
        assert client.post(f"{page}{address}", later, headers=JSON).json()["is_stored"]
    assert [each.note for each in visits()] == [kept] * 2
    with acting(organisation=mine.organisation.pk, user=1, purpose="test", scope=Scope.ORGANISATION):
        assert {each.note for each in GivenBack.objects.all()} == {kept}


ILL = "Ze is depressief en slikt medicijnen."


def test_whoever_writes_about_health_is_asked_once_and_decides(client, mine, visits):
    page = f"{HOME}inwoner/{mine.pairing.pk}/"
    for address, sent in (("vastleggen/", note(note=ILL)), ("teruggeven/", given_back(note=ILL))):
        answer = client.post(f"{page}{address}", sent)
        assert "Dit gaat over gezondheid. Is het nodig voor deze taak?" in answer.text
        assert client.post(f"{page}{address}", sent | {"asked": "health"}).status_code == 302
    # In need nobody is held up.
    assert client.post(f"{page}dringend/", given_back(note=ILL)).status_code == 302
    assert [each.note for each in visits()] == [ILL]
    with acting(organisation=mine.organisation.pk, user=1, purpose="test", scope=Scope.ORGANISATION):
        assert [each.note for each in GivenBack.objects.all()] == [ILL] * 2


@pytest.mark.parametrize(
    "sentence",
    [
        "Ik was ziek, dus een week later.", "Gebeld met de zorgverzekeraar over de zorgtoeslag.", "Ze nam niet op.",
        "De ziektekostenverzekering is betaald.", "Veel stress om de post.", "De huisarts belde over de afspraak.",
        "Dat is goed bevallen.", "Aardappels gekocht.",
    ],
)  # fmt: skip
def test_an_everyday_sentence_is_no_sentence_about_health(sentence):
    assert found_in(sentence) == []


@pytest.mark.parametrize(
    "sentence", ["Bel 0519 12 34 56 of +31 612345678", "NL91 ABNA 0417 1643 01", "Kenmerk 123456789", "Om 14:00, 12 km"]
)
def test_what_only_looks_like_a_number_is_left_as_it_is(client, mine, visits, sentence):
    client.post(f"{HOME}inwoner/{mine.pairing.pk}/vastleggen/", note(note=sentence))
    assert [each.note for each in visits()] == [sentence]


# Each of these ends in nine digits that pass the test of eleven.
@pytest.mark.parametrize(
    "number",
    [
        "+31612345671", "+31 612345671", "+31 (0)6 12345671", "+31(0)612345671", "+31 (0) 612345671",
        "+31-(0)6-12345671", "+31.612345671", "+31 0 612345671", "0031612345671", "0031 612345671", "0031 - 612345671",
        "0031 (0)6 12345671", "(0)6 12345671", "+48 501234561", "0048 501 234 561",
    ],
)  # fmt: skip
def test_a_telephone_number_is_no_citizen_service_number(number):
    assert found_in(f"Bel {number} na zes uur") == []
    assert found_in(f"Bel {number}, nummer {BSN}") == ["citizen"]
    assert "citizen" in found_in(f"Bel {number} {BSN}")


def test_a_long_sentence_keeps_its_last_words_when_numbers_are_left_out(client, mine, visits):
    page = f"{HOME}inwoner/{mine.pairing.pk}/"
    for address, make, most in (("vastleggen/", note, 500), ("teruggeven/", given_back, 300)):
        sent = make(note=f"Nummers {BSN} en {BSN}.".ljust(most - 12, "a") + " bel hem nu.")
        assert client.post(f"{page}{address}", sent, headers=JSON).json()["is_stored"]
    kept = [each.note for each in visits()]
    with acting(organisation=mine.organisation.pk, user=1, purpose="test", scope=Scope.ORGANISATION):
        kept.append(GivenBack.objects.get().note)
    for each in kept:
        assert each.startswith("Nummers [nummer] en [nummer].a")
        assert each.endswith("a bel hem nu.")


@pytest.mark.parametrize("number", [BSN, CARD, "NO93 8601 1117 947"])
def test_with_its_numbers_left_out_a_sentence_fits_where_it_fitted(number):
    for sentence in (number, f"{number} en {number}, ook {number}"):
        kept = without_numbers(sentence, most=len(sentence))
        assert len(kept) <= len(sentence)
        assert kept == sentence.replace(number, "[nummer]")


def given_back(**changes):
    return {"phone_key": str(uuid4()), "boundary": "money", "note": ""} | changes


def test_a_note_about_another_pairing_is_refused(client, paired, mine, visits):
    other = paired("Bo", "Piet Smit")
    assert client.post(f"{HOME}inwoner/{other.pairing.pk}/vastleggen/", note(), headers=JSON).status_code == 404
    assert visits() == []


def test_what_is_given_back_urgently_is_with_the_coordinator_at_once(client, mine, employ, as_organisation):
    page = f"{HOME}inwoner/{mine.pairing.pk}/"
    assert "tel:0519111111" in client.get(f"{page}dringend/").text
    sent = {"phone_key": str(uuid4()), "boundary": "unsafe", "note": "Er werd geschreeuwd."}
    for _time in range(2):
        client.post(f"{page}teruggeven/", sent)
    assert "De coördinator heeft het." in client.get(page).text
    client.force_login(employ(mine.organisation, "coordinator"))
    assert "Dringend" in client.get("/maatjes/coordinatie/").text
    assert "Er werd geschreeuwd." in client.get("/maatjes/post/").text
    with as_organisation(mine.organisation):
        [given] = GivenBack.objects.all()
    assert given.is_urgent
    assert "Schrijf op wat" in client.post(f"/maatjes/post/teruggegeven/{given.pk}/", follow=True).text
    client.post(f"/maatjes/post/teruggegeven/{given.pk}/", {"answer": "Ik heb gebeld."})
    assert "Er werd geschreeuwd." not in client.get("/maatjes/post/").text
    again = client.post(f"/maatjes/post/teruggegeven/{given.pk}/", {"answer": "Ik ook."}, follow=True)
    assert "Een collega heeft dit al overgenomen." in again.text
    client.force_login(mine.user)
    assert "Ik heb gebeld." in client.get(page).text


def test_a_thank_you_a_message_and_how_it_goes(client, mine, visits, employ, as_organisation):
    client.post(f"{HOME}inwoner/{mine.pairing.pk}/vastleggen/", note())
    how = {"mark": "2", "wants_talk": "on", "phone_key": str(uuid4())}
    for _time in range(2):
        assert client.post(f"{HOME}hoe-gaat-het/", how).status_code == 302
    assert client.post(f"{HOME}hoe-gaat-het/", {"mark": "9"}, headers=JSON).status_code == 422
    client.force_login(employ(mine.organisation, "coordinator"))
    post = client.get("/maatjes/post/").text
    assert "De post is bij." in post
    assert "Wil graag praten" in post
    client.post(f"/maatjes/post/bezoek/{visits()[0].pk}/bedanken/", {"words": "Knap gedaan, Riet!"})
    client.post("/maatjes/post/bericht/", {"text": "Donderdag koffie."})
    client.post("/maatjes/post/bericht/", {"text": "  "})
    client.force_login(mine.user)
    today = client.get(HOME).text
    assert "Knap gedaan, Riet!" in today
    assert "Donderdag koffie." in today
    with as_organisation(mine.organisation):
        [message] = OrganisationMessage.objects.all()
        assert WellBeing.objects.get().mark == 2
    for _time in range(2):
        client.post(f"{HOME}bericht/{message.pk}/")
    assert "Donderdag koffie." not in client.get(HOME).text


def test_the_coordinator_reads_whom_a_message_did_not_reach(client, mine, employ, enlist, as_organisation):
    enlist("Kees", surname="Bakker", telephone="0519 33 33 33")
    left = enlist("Truus", surname="Weg")
    with as_organisation(mine.organisation):
        volunteers.go_on(left, to=VolunteerStatus.LEFT, by=1, at=timezone.now())
    client.force_login(employ(mine.organisation, "coordinator"))

    def ask() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get("/maatjes/post/")
        return len(captured)

    before = client.get("/maatjes/post/").text
    assert "1 vrijwilliger op de telefoon · 0 per mail" in before
    assert before.index("1 vrijwilliger krijgt het niet: bel") < before.index("Kees Bakker")
    page = client.post("/maatjes/post/bericht/", {"text": "Donderdag koffie."}, follow=True).text
    assert "Het staat op de telefoon van 1 vrijwilliger. 1 vrijwilliger kreeg het niet." in page
    page = page[page.index('id="sent"') :]
    assert (
        page.index("1 vrijwilliger kreeg het niet</summary>") < page.index("Kees Bakker") < page.index("tel:0519333333")
    )
    assert page.index("1 vrijwilliger heeft het nog niet gelezen") < page.index("Riet Dijkstra")
    assert "Truus" not in page
    few = ask()
    for number in range(5):
        enlist(f"Bo{number}")
        client.post("/maatjes/post/bericht/", {"text": "Morgen ook."})
    assert ask() == few


def test_who_has_no_phone_gets_a_message_by_mail_and_a_mail_that_never_went_is_rung(
    client, mine, employ, enlist, as_organisation, run_jobs, mailoutbox, monkeypatch
):
    enlist("Kees", surname="Bakker", email="kees@voorbeeld.example")
    enlist("Stien", surname="Stil", email="stien@voorbeeld.example")
    suspended = enlist("Ans", surname="Af", email="ans@voorbeeld.example")
    with as_organisation(mine.organisation):
        suspend(suspended, reason="klacht", by=1, at=timezone.now())
    client.force_login(employ(mine.organisation, "coordinator"))
    before = client.get("/maatjes/post/").text
    assert "1 vrijwilliger op de telefoon · 2 per mail" in before
    to_ring = before[before.index("1 vrijwilliger krijgt het niet: bel") :]
    assert "Ans Af" in to_ring
    assert "Kees" not in to_ring
    once = re.search(r'name="once" value="([^"]+)"', before)
    assert once
    for _tap in range(2):
        sent = {"text": "Donderdag koffie.", "once": once[1]}
        page = client.post("/maatjes/post/bericht/", sent, follow=True).text
        assert "2 vrijwilligers krijgen het per mail. 1 vrijwilliger kreeg het niet." in page
    assert "al verstuurd" in client.post("/maatjes/post/bericht/", sent | {"text": "Anders."}, follow=True).text
    run_jobs()
    assert sorted(message.to for message in mailoutbox) == [["kees@voorbeeld.example"], ["stien@voorbeeld.example"]]
    [message] = [message for message in mailoutbox if message.to == ["kees@voorbeeld.example"]]
    assert message.subject == "Bericht van De Maatjes"
    assert "Hallo Kees,\n\nDonderdag koffie.\n\n" in message.body
    assert "Jan de Wit" not in message.body

    def refuse(*_sent, **_how):
        raise SMTPRecipientsRefused({})

    monkeypatch.setattr("samenspoor.foundation.messaging.actions.send_mail", refuse)
    client.post("/maatjes/post/bericht/", {"text": "Vrijdag thee."})
    run_jobs()
    page = client.get("/maatjes/post/").text
    latest = page[page.index("Vrijdag thee.") : page.index("Donderdag koffie.")]
    assert "3 vrijwilligers kregen het niet" in latest
    assert "Kees Bakker" in latest
    # What took no mail is not tried again.
    assert "1 vrijwilliger op de telefoon · 0 per mail" in page


def test_many_notes_are_one_line_each_on_pages_that_ask_as_much_as_one(client, mine, employ, as_organisation):
    def log(times: int, *, days_ago: int = 0) -> None:
        with as_organisation(mine.organisation):
            for number in range(times):
                on = timezone.localdate() - timedelta(days=days_ago)
                note = f"Zin {number} van {days_ago} dagen terug."
                logged = actions.Logged(phone_key=uuid4(), on=on, place="at_home", minutes=30, note=note)
                actions.log_visit(mine.pairing, logged, by=mine.user.pk, at=timezone.now())

    def read(query: str = "") -> tuple[int, str]:
        with CaptureQueriesContext(connection) as captured:
            page = client.get(f"/maatjes/post/{query}")
        return len(captured), page.text

    log(1)
    client.force_login(employ(mine.organisation, "coordinator"))
    read()
    one, _page = read()
    log(14)
    many, first = read()
    assert many == one
    assert (first.count("“Zin"), first.count('name="words"'), first.count('<details class="app-details">')) == (10,) * 3
    [after] = re.findall(r'href="\?after=(\d+)#thanks"', first)
    client.post(f"/maatjes/post/bezoek/{after}/bedanken/", {"words": "Dank!"})
    _count, second = read(f"?after={after}")
    assert second.count("“Zin") == 5
    # What was written down last is not the last visit: the newest visit stands on top.
    log(1, days_ago=3)
    assert "van 3 dagen terug" not in read()[1]
    assert 'href="?before=' in second


def test_a_wish_to_talk_stands_until_somebody_says_that_they_talked(client, mine, employ, as_organisation):
    with as_organisation(mine.organisation):
        long_ago = timezone.now() - timedelta(days=60)
        wish = actions.say_how_it_goes(mine.volunteer, mark=1, wants_talk=True, phone_key=uuid4(), by=1, at=long_ago)
    settle = f"/maatjes/post/praten/{wish.pk}/"
    assert client.post(settle).status_code == 403
    client.force_login(employ(mine.organisation, "coordinator"))
    for page in ("coordinatie", "post"):
        assert "Wil graag praten" in client.get(f"/maatjes/{page}/").text
    for _tap in range(2):
        assert "heeft al met deze vrijwilliger gepraat" not in client.post(settle, follow=True).text
    client.force_login(employ(mine.organisation, "coordinator", email="bea@maatjes.example"))
    assert "heeft al met deze vrijwilliger gepraat" in client.post(settle, follow=True).text
    for page in ("coordinatie", "post"):
        assert "Wil graag praten" not in client.get(f"/maatjes/{page}/").text


def test_the_day_asks_as_much_for_one_visit_as_for_many(client, mine, as_organisation):
    def count() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(HOME).status_code == 200
        return len(captured)

    def plan(times: int) -> None:
        with as_organisation(mine.organisation):
            for number in range(times):
                actions.plan_visit(
                    mine.pairing, starts_at=timezone.now() + timedelta(days=number + 1), place="at_home",
                    phone_key=uuid4(), by=1, at=timezone.now(),
                )  # fmt: skip

    plan(2)
    first = count()
    plan(9)
    assert count() == first


def test_only_what_was_held_can_be_thanked_for_or_checked_out(mine, as_organisation):
    who: Any = {"by": 1, "at": timezone.now()}
    with as_organisation(mine.organisation):
        planned = actions.plan_visit(
            mine.pairing, starts_at=timezone.now() + timedelta(days=1), place="at_home", phone_key=uuid4(), **who
        )
        with pytest.raises(answers.UnableToAnswer):
            answers.thank(planned, words="", **who)
        with pytest.raises(actions.UnableToVisit):
            actions.check_out(planned, **who)
        with pytest.raises(actions.UnableToVisit):
            actions.plan_visit(mine.pairing, starts_at=who["at"], place="at_home", phone_key=uuid4(), **who)
        assert planned.status == VisitStatus.PLANNED


def test_the_pass_and_the_card_name_who_can_be_rung(client, mine, as_organisation):
    with as_organisation(mine.organisation):
        words = OwnWords("maatje", "maatjes")
        volunteers.change_policy(mine.organisation, words=words, vog_years=3, by=1, at=timezone.now())
    card = client.get(f"{HOME}pas/").text
    # The municipality and a resident see a first name, as on the pass of an order.
    assert '<p class="phone-who">Riet</p>' in card
    assert "maatje bij" in card
    # On one line, also when the pass is narrow.
    assert "0519\xa011\xa011\xa011" in client.get(f"{HOME}pas/").text
    assert "tel:0519111111" in client.get(f"{HOME}nummers/").text


def test_in_need_the_number_is_of_the_municipality_of_that_resident(client, mine, town, sign_papers, as_organisation):
    for municipality, number in ((town.duinrade, "0900 1"), (town.waterveen, "0900 2")):
        sign_papers(municipality)
        with as_organisation(municipality):
            ContactPerson.objects.filter(side=ContactSide.THEIRS).update(telephone=number)
    page = f"{HOME}inwoner/{mine.pairing.pk}/"
    assert "tel:0519111111" in client.get(page).text
    with as_organisation(mine.organisation):
        HelpedResident.objects.update(municipality=town.waterveen.pk, request_key=uuid4())
    assert "tel:09002" in client.get(page).text
    assert "tel:09001" not in client.get(page).text


def test_what_the_phone_installs_holds_nobody(client, mine):
    worker = client.get(f"{HOME}app.js")
    assert worker["Content-Type"].startswith("text/javascript")
    assert f'"page": "{HOME}zonder-internet/"' in worker.text
    manifest = client.get(f"{HOME}app.webmanifest").json()
    assert manifest["scope"] == manifest["start_url"] == HOME
    for page in ("app.js", "app.webmanifest", "zonder-internet/", "installeren/"):
        assert "Jan de Wit" not in client.get(f"{HOME}{page}").text


def test_the_page_without_connection_names_whom_to_ring_and_no_resident(
    client, mine, town, sign_papers, as_organisation
):
    sign_papers(town.waterveen)
    with as_organisation(town.waterveen):
        ContactPerson.objects.filter(side=ContactSide.THEIRS).update(telephone="0900 2")
    with as_organisation(mine.organisation):
        HelpedResident.objects.update(municipality=town.waterveen.pk, request_key=uuid4())
    answer = client.get(f"{HOME}zonder-internet/")
    for number in ("112", "113", "09002"):
        assert f'href="tel:{number}"' in answer.text
    assert "Jan" not in answer.text
    assert "no-store" in answer["Cache-Control"]
