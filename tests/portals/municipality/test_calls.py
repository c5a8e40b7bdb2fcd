"""The call list over HTTP: strangers are refused first; then who is on it, in which order, and what a tap records."""

from datetime import date, datetime, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenspoor.domain.casework.actions.safety import mark_unsafe
from samenspoor.domain.casework.calls import Moment, most_urgent_first, to_call
from samenspoor.domain.casework.models import (
    ContactAttempt,
    ContactKind,
    ContactPurpose,
    ContactResult,
    Daypart,
    Deadline,
    DeadlineKind,
    Dossier,
    DossierResident,
    HelpOffer,
)
from samenspoor.domain.casework.phones import phone_numbers
from samenspoor.foundation.audit.models import AccessLog
from samenspoor.foundation.organisations.models import Execution

SITE = "/waterveen/"
PAGE = f"{SITE}bellen/"
PARTY = "/kustland/"


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
def people(deliver, town, caseworker, as_organisation):
    """Two people with a number and one without, all in the caseworker's dossiers, which the party may see."""
    phones = ("0670000001", "0670000002", "")
    deliver(
        *({"number": str(number), "phone": phone} for number, phone in enumerate(phones, start=1)),
        shared_with=(town.party.pk,),
    )
    with as_organisation(town.waterveen):
        Dossier.objects.update(assigned_to=caseworker.pk)
        return list(DossierResident.objects.select_related("dossier").order_by("dossier__address__house_number"))


def tap(client, person, what, *, site=SITE, **more):
    return client.post(f"{site}bellen/{person.pk}/tik/", {"what": what} | more)


def talk(client, person, **data):
    return client.post(f"{PAGE}{person.pk}/gesproken/", {"purpose": "offer", "person": person.resident_id} | data)


@pytest.mark.parametrize(("site", "owner", "role"), [
    ("/duinrade/", "duinrade", "caseworker"), (PARTY, "party", "executing_caseworker"),
])  # fmt: skip
def test_the_call_list_is_hidden_from_strangers(client, people, town, employ, read, site, owner, role):
    client.force_login(employ(getattr(town, owner), role))
    assert tap(client, people[0], "no_answer", site=site).status_code == 404
    assert client.get(f"{site}bellen/{people[0].pk}/gesproken/").status_code == 404
    assert "067000000" not in client.get(f"{site}bellen/").text + client.get(f"{site}bellen/?whose=nobody").text
    assert not read(ContactAttempt.objects.all())


@pytest.mark.parametrize("role", ["adviser", "manager", "privacy_officer", "administrator"])
def test_only_who_works_on_dossiers_rings(client, people, town, employ, read, role):
    client.force_login(employ(town.waterveen, role))
    assert tap(client, people[0], "no_answer").status_code == 403
    assert client.get(PAGE).status_code == 403
    assert client.get(f"{PAGE}{people[0].pk}/gesproken/").status_code == 403
    assert not read(ContactAttempt.objects.all())


def test_whoever_has_a_number_is_on_the_list_and_the_look_is_logged(client, people, read):
    page = client.get(PAGE).text
    assert page.count('href="tel:067000000') == 2
    assert "2 mensen om nu te bellen" in page
    assert "Van 1 andere persoon is geen telefoonnummer bekend" in page
    assert "€" not in page
    [look] = read(AccessLog.objects.filter(kind="listed", subject="casework.dossier").order_by("-pk")[:1])
    assert set(look.subject_ids) == {person.dossier_id for person in people[:2]}


def test_a_wrong_tap_is_taken_back_from_the_list(client, people, read):
    tap(client, people[0], "no_answer")
    page = client.get(PAGE)
    assert "Net opgeschreven" in page.text
    [attempt] = read(ContactAttempt.objects.all())
    answer = client.post(f"{SITE}contact/{attempt.pk}/terug/", {"back": "calls"})
    assert answer.url == PAGE
    assert "Teruggenomen: Telefoon van A. Jansen" in client.get(PAGE).text
    assert read(ContactAttempt.objects.all()) == []
    assert {part.status for part in read(DossierResident.objects.all())} == {"open"}
    assert len(read(Deadline.objects.running())) == 3


def test_two_taps_at_once_count_once(client, people, read):
    tap(client, people[0], "no_answer")
    tap(client, people[0], "no_answer")
    assert len(read(ContactAttempt.objects.all())) == 1
    assert "telt één keer" in client.get(PAGE).text


def test_a_colleague_s_tap_stays(client, people, read, town, employ):
    tap(client, people[0], "no_answer")
    [attempt] = read(ContactAttempt.objects.all())
    client.force_login(employ(town.waterveen, "adviser"))
    assert "Net opgeschreven" not in client.get(PAGE).text
    client.post(f"{SITE}contact/{attempt.pk}/terug/")
    assert len(read(ContactAttempt.objects.all())) == 1


def test_what_came_of_a_talk_must_be_chosen(client, people, read):
    page = client.get(f"{PAGE}{people[0].pk}/gesproken/").text
    assert 'type="radio" name="answer"' in page
    assert "checked" not in page
    assert "verplicht" in talk(client, people[0]).text
    assert read(ContactAttempt.objects.all()) == []


def test_a_crisis_and_who_else_may_answer_are_shown(client, caseworker, deliver, town, as_organisation):
    deliver(
        {"phone": "0670000001", "surname": "Jansen", "crisis_kind": "ontruiming"},
        {"phone": "0670000002", "surname": "De Vries"},
    )
    with as_organisation(town.waterveen):
        Dossier.objects.update(assigned_to=caseworker.pk)
    page = client.get(PAGE).text
    assert "Crisis" in page
    assert "In dezelfde melding: A. de Vries" in page


@pytest.mark.parametrize("what", ["no_answer", "message_left"])
def test_no_answer_is_one_tap_and_comes_back_in_another_part_of_the_day(client, people, caseworker, read, what):
    answer = tap(client, people[0], what)
    assert answer.url == PAGE
    daypart = Daypart.at(timezone.localtime().hour)
    attempts = read(ContactAttempt.objects.values_list("kind", "result", "made_by", "daypart", "resident"))
    assert attempts == [("Telefoon", what, caseworker.pk, daypart, people[0].resident_id)]
    page = client.get(PAGE).text
    assert "0670000001" not in page
    assert "0670000002" in page


def test_what_was_nobody_s_becomes_that_of_who_rings(client, people, caseworker, town, as_organisation, read):
    with as_organisation(town.waterveen):
        Dossier.objects.update(assigned_to=None)
    assert "0670000001" not in client.get(PAGE).text
    assert "0670000001" in client.get(f"{PAGE}?whose=nobody").text
    assert tap(client, people[0], "no_answer", whose="nobody").url == f"{PAGE}?whose=nobody"
    assigned = read(Dossier.objects.order_by("address__house_number").values_list("assigned_to", flat=True))
    assert assigned == [caseworker.pk, None, None]


def test_a_talk_with_a_yes_is_recorded_whole(client, people, read):
    answer = talk(client, people[0], answer="conversation")
    assert answer.url == PAGE
    [offer] = read(HelpOffer.objects.all())
    assert (offer.person_id, offer.accepted_through) == (people[0].pk, "phone")
    [attempt] = read(ContactAttempt.objects.all())
    assert (attempt.kind, attempt.is_reached) == ("Telefoon", True)
    assert "0670000001" not in client.get(PAGE).text


def test_who_thinks_comes_back_on_the_day_agreed(client, people, read, town, as_organisation):
    today = timezone.localdate()
    talk(client, people[0], answer="thinks", call_back_on=f"{today + timedelta(3):%Y-%m-%d}")
    assert "0670000001" not in client.get(PAGE).text
    with as_organisation(town.waterveen):
        ContactAttempt.objects.update(on=today - timedelta(3))
        Deadline.objects.filter(kind=DeadlineKind.CALL_BACK).update(due_on=today)
    assert "0670000001" in client.get(PAGE).text


def test_who_needs_no_help_leads_to_closing(client, people):
    answer = talk(client, people[0], answer="no_help")
    assert answer.url == f"{SITE}personen/{people[0].pk}/afsluiten/?soort=no_help"


def test_a_day_in_the_past_undoes_the_whole_form(client, people, read):
    yesterday = f"{timezone.localdate() - timedelta(1):%Y-%m-%d}"
    answer = talk(client, people[0], answer="thinks", call_back_on=yesterday)
    assert "niet voorbij is" in answer.text
    assert not read(ContactAttempt.objects.all())


def test_an_unsafe_address_is_rung_a_letter_only_dossier_and_a_closed_one_are_not(
    client, people, town, as_organisation
):
    with as_organisation(town.waterveen):
        mark_unsafe(people[0].dossier.address, review_on=date(2030, 1, 1), by=1, at=timezone.now())
        Dossier.objects.filter(pk=people[1].dossier_id).update(is_letter_only=True)
    page = client.get(PAGE).text
    assert "0670000001" in page
    assert "0670000002" not in page
    with as_organisation(town.waterveen):
        Dossier.objects.update(closed_at=timezone.now())
    assert "Niemand om nu te bellen" in client.get(PAGE).text


def test_who_was_not_rung_in_this_part_of_the_day_comes_first(people, town, as_organisation):
    today = timezone.localdate()
    with as_organisation(town.waterveen):
        ContactAttempt.objects.create(
            organisation=town.waterveen, dossier=people[0].dossier, resident_id=people[0].resident_id,
            kind=ContactKind.PHONE, purpose=ContactPurpose.OFFER, result=ContactResult.NO_ANSWER, is_reached=False,
            on=today - timedelta(1), daypart=Daypart.MORNING, made_by=1,
            recorded_at=datetime.combine(today, time(9), tzinfo=timezone.get_current_timezone()),
        )  # fmt: skip
        Deadline.objects.update(met_on=today)
        rows = list(Dossier.objects.for_list())
        phones = phone_numbers([row.pk for row in rows])

        def order(daypart):
            now = Moment(day=today, daypart=daypart)
            found = [call for row in rows for call in to_call(row, phones, now, most_attempts=3) if call.phones]
            return [call.person.pk for call in most_urgent_first(found, now)]

        assert order(Daypart.MORNING) == [people[1].pk, people[0].pk]
        assert order(Daypart.EVENING) == sorted((people[0].pk, people[1].pk))


def test_a_party_rings_in_the_municipality_s_name(client, people, town, employ, as_organisation, read):
    with as_organisation(town.waterveen):
        Execution.objects.create(
            organisation=town.waterveen, party=town.party, shared_with=[town.party.pk], starts_on=date(2026, 1, 1)
        )
    worker = employ(town.party, "executing_caseworker")
    with as_organisation(town.waterveen):
        Dossier.objects.update(assigned_to=worker.pk)
    client.force_login(worker)
    assert "0670000001" in client.get(f"{PARTY}bellen/").text
    tap(client, people[0], "message_left", site=PARTY)
    assert {each.organisation_id for each in read(ContactAttempt.objects.all())} == {town.waterveen.pk}


def test_the_page_asks_no_more_questions_for_more_people(client, deliver, caseworker, town, as_organisation):
    def questions(*numbers):
        deliver(*({"number": str(number), "phone": f"06700000{number:02}"} for number in numbers))
        with as_organisation(town.waterveen):
            Dossier.objects.update(assigned_to=caseworker.pk)
        with CaptureQueriesContext(connection) as showing:
            assert client.get(PAGE).text.count('href="tel:') == numbers[-1]
        return len(showing)

    assert questions(1, 2) == questions(*range(3, 12))
