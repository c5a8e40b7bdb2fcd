"""Visits over HTTP: strangers are refused first; then planning in order, the phone's list, and what one tap records."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pypdf import PdfReader

from samenspoor.domain.casework.actions.safety import mark_unsafe
from samenspoor.domain.casework.codes import written
from samenspoor.domain.casework.models import (
    ContactAttempt,
    Daypart,
    Deadline,
    Dossier,
    DossierResident,
    HelpOffer,
    PlannedVisit,
    PostcodePlace,
    ReferenceCode,
    WorkingAgreement,
)
from samenspoor.domain.linkage.models import Address
from samenspoor.foundation.audit.models import AccessLog
from samenspoor.foundation.organisations.models import Execution, Organisation

SITE = "/waterveen/"
PAGE = f"{SITE}bezoeken/"
TODAY = f"{SITE}vandaag/"
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
def dossiers(deliver, town, caseworker, as_organisation):
    """Three dossiers of the caseworker, which the party may see, at three places in a row."""
    deliver(
        *({"number": str(number), "phone": "0670000001" if number == 1 else ""} for number in (1, 2, 3)),
        shared_with=(town.party.pk,),
    )
    with as_organisation(town.waterveen):
        Dossier.objects.update(assigned_to=caseworker.pk)
        for number, (postcode, east) in enumerate((("8951AB", 0.03), ("8952AB", 0.01), ("8953AB", 0.02)), start=1):
            Address.objects.filter(house_number=number).update(postcode=postcode)
            PostcodePlace.objects.create(postcode=postcode, latitude=53.18, longitude=5.6 + east)
        PostcodePlace.objects.create(postcode="8950AA", latitude=53.18, longitude=5.6)
        WorkingAgreement.objects.create(organisation=town.waterveen, visits_start="8950AA")
        Organisation.objects.filter(pk=town.waterveen.pk).update(telephone="14 0519")
        return list(Dossier.objects.order_by("address__house_number"))


def today():
    return timezone.localdate()


def plan(client, dossiers, *, site=SITE, day=None, whose=""):
    data = {"dossier": [each.pk for each in dossiers], "day": f"{day or today():%Y-%m-%d}", "whose": whose}
    return client.post(f"{site}bezoeken/plannen/", data)


@pytest.fixture
def planned(client, dossiers, read):
    """The visits of today, by house number."""
    plan(client, dossiers)
    return read(PlannedVisit.objects.order_by("dossier__address__house_number"))


def tap(client, visit, what, *, site=SITE, **more):
    return client.post(f"{site}bezoeken/{visit.pk}/tik/", {"what": what} | more)


def serve(town, as_organisation):
    with as_organisation(town.waterveen):
        Execution.objects.create(
            organisation=town.waterveen, party=town.party, shared_with=[town.party.pk], starts_on=date(2026, 1, 1)
        )


@pytest.mark.parametrize(("site", "owner", "role"), [
    ("/duinrade/", "duinrade", "caseworker"), (PARTY, "party", "executing_caseworker"),
])  # fmt: skip
def test_a_visit_is_hidden_from_strangers(client, planned, dossiers, town, employ, read, site, owner, role):
    client.force_login(employ(getattr(town, owner), role))
    assert tap(client, planned[0], "missed", site=site).status_code == 404
    assert client.get(f"{site}bezoeken/{planned[0].pk}/gesproken/").status_code == 404
    plan(client, dossiers, site=site, day=today() + timedelta(1))
    assert "Dorpsstraat" not in client.get(f"{site}bezoeken/").text + client.get(f"{site}vandaag/").text
    assert not read(ContactAttempt.objects.all())
    assert {visit.day for visit in read(PlannedVisit.objects.all())} == {today()}


@pytest.mark.parametrize("role", ["adviser", "manager", "privacy_officer", "administrator"])
def test_only_who_works_on_dossiers_plans_or_records_visits(client, planned, dossiers, town, employ, read, role):
    client.force_login(employ(town.waterveen, role))
    assert plan(client, dossiers).status_code == 403
    assert tap(client, planned[0], "missed").status_code == 403
    for page in (PAGE, TODAY, f"{PAGE}{planned[0].pk}/gesproken/"):
        assert client.get(page).status_code == 403
    assert not read(ContactAttempt.objects.all())


def test_only_who_makes_the_rules_says_where_visits_start(client, dossiers, town, employ, read):
    start = f"{PAGE}startpunt/"
    assert client.post(start, {"postcode": "1234AB"}).status_code == 403
    client.force_login(employ(town.party, "executing_caseworker"))
    assert client.post(f"{PARTY}bezoeken/startpunt/", {"postcode": "1234AB"}).status_code == 403
    client.force_login(employ(town.waterveen, "adviser"))
    assert "vier cijfers en twee letters" in client.post(start, {"postcode": "12 AB"}).text
    client.post(start, {"postcode": "8951 ab"})
    assert [agreed.visits_start for agreed in read(WorkingAgreement.objects.all())] == ["8951AB"]


def test_the_list_comes_in_the_order_of_a_short_way_from_the_start(client, planned, read):
    assert [visit.place for visit in planned] == [3, 1, 2]
    page = client.get(TODAY).text
    assert page.index("Dorpsstraat 2") < page.index("Dorpsstraat 3") < page.index("Dorpsstraat 1")


def test_what_is_added_later_takes_its_place_in_the_way(client, dossiers, read):
    plan(client, [dossiers[0]])
    plan(client, dossiers[1:])
    assert [visit.place for visit in read(PlannedVisit.objects.order_by("dossier__address__house_number"))] == [3, 1, 2]


def test_who_asks_for_a_visit_is_proposed_and_no_longer_once_planned(client, dossiers, town, as_organisation, read):
    with as_organisation(town.waterveen):
        mark_unsafe(dossiers[2].address, review_on=date(2030, 1, 1), by=1, at=timezone.now())
    page = client.get(PAGE).text
    assert page.count('name="dossier"') == 2
    plan(client, dossiers)
    assert len(read(PlannedVisit.objects.all())) == 2, "nobody goes to an address that is not safe"
    assert client.get(PAGE).text.count('name="dossier"') == 0


def test_what_was_not_made_asks_again_and_moves_to_the_new_day(client, dossiers, planned, read, town, as_organisation):
    with as_organisation(town.waterveen):
        PlannedVisit.objects.update(day=today() - timedelta(1))
    assert client.get(PAGE).text.count('name="dossier"') == 3
    plan(client, dossiers[:1])
    assert sorted(visit.day for visit in read(PlannedVisit.objects.all())) == [today() - timedelta(1)] * 2 + [today()]


def test_what_was_nobody_s_becomes_that_of_who_goes(client, dossiers, caseworker, town, as_organisation, read):
    with as_organisation(town.waterveen):
        Dossier.objects.update(assigned_to=None)
    assert client.get(PAGE).text.count('name="dossier"') == 0
    assert client.get(f"{PAGE}?whose=nobody").text.count('name="dossier"') == 3
    plan(client, dossiers[:1], whose="nobody")
    assert read(Dossier.objects.order_by("pk").values_list("assigned_to", flat=True)) == [caseworker.pk, None, None]


@pytest.mark.parametrize("days", [-1, 32])
def test_a_day_gone_by_or_far_away_is_refused(client, dossiers, read, days):
    answer = plan(client, dossiers, day=today() + timedelta(days))
    assert "Kies een dag" in client.get(answer.url).text
    assert not read(PlannedVisit.objects.all())


def test_today_shows_who_and_where_and_nothing_of_arrears(client, planned, read):
    page = client.get(TODAY).text
    assert "3 bezoeken te doen" in page
    assert "geo:53.18000,5.61000?q=Dorpsstraat%202" in page
    assert 'href="tel:0670000001"' in page
    assert "€" not in page
    assert "Huur" not in page
    for visit in planned:
        assert f"bezoeken/{visit.pk}/gesproken/" in page
    looked = read(AccessLog.objects.filter(kind="listed", subject="casework.dossier").order_by("-pk"))
    assert set(looked[0].subject_ids) == {visit.dossier_id for visit in planned}


def test_a_missed_visit_is_one_tap_recorded_once_and_taken_back_the_same_day(client, planned, caseworker, read):
    for _time in range(2):
        answer = tap(client, planned[0], "missed")
    assert answer.url == TODAY
    attempts = read(ContactAttempt.objects.order_by("pk").values_list("kind", "made_by", "on", "daypart"))
    daypart = Daypart.at(timezone.localtime().hour)
    assert attempts == [(kind, caseworker.pk, today(), daypart) for kind in ("Huisbezoek", "Kaartje")]
    assert "al vastgelegd" in client.get(TODAY).text
    tap(client, planned[0], "take_back")
    assert not read(ContactAttempt.objects.all())
    assert len(read(Deadline.objects.running())) == 3
    assert "3 bezoeken te doen" in client.get(TODAY).text


def test_a_phone_opens_on_today_so_that_a_missed_visit_takes_two_taps(client, planned):
    phone = {"User-Agent": "Mozilla/5.0 (Linux; Android 15) Mobile Safari"}
    assert client.get(SITE, headers=phone).url == TODAY
    assert client.get(SITE).url == f"{SITE}werklijst/"
    assert "Vandaag 3 bezoeken" in client.get(f"{SITE}werklijst/").text
    for visit in planned:
        tap(client, visit, "missed")
    assert client.get(SITE, headers=phone).url == f"{SITE}werklijst/"


def test_later_puts_a_visit_last(client, planned):
    tap(client, planned[1], "later")
    page = client.get(TODAY).text.partition("<h1")[2]
    assert page.index("Dorpsstraat 3") < page.index("Dorpsstraat 1") < page.index("Dorpsstraat 2")


def test_what_is_taken_off_the_list_asks_for_a_visit_again(client, planned):
    answer = tap(client, planned[0], "cancel", back="planning")
    assert answer.url.startswith(PAGE)
    assert client.get(PAGE).text.count('name="dossier"') == 1


def test_an_address_marked_since_says_not_alone_and_takes_no_visit(client, planned, town, as_organisation, read):
    with as_organisation(town.waterveen):
        address = Address.objects.get(house_number=1)
        mark_unsafe(address, review_on=date(2030, 1, 1), by=1, at=timezone.now())
    page = client.get(TODAY).text
    assert page.count("Niet alleen: overleg eerst") == 1
    assert page.count('value="missed"') == 2
    tap(client, planned[0], "missed")
    assert not read(ContactAttempt.objects.all())
    assert [visit.status for visit in read(PlannedVisit.objects.filter(pk=planned[0].pk))] == ["planned"]


def talk(client, visit, **data):
    return client.post(f"{PAGE}{visit.pk}/gesproken/", {"purpose": "offer"} | data)


def test_spoken_asks_little_and_records_the_conversation_that_was_accepted(client, planned, read):
    [person] = read(DossierResident.objects.filter(dossier=planned[0].dossier_id))
    form = client.get(f"{PAGE}{planned[0].pk}/gesproken/").text
    assert "Met wie heb je gesproken?" not in form, "there is one"
    talk(client, planned[0], person=person.resident_id, answer="conversation")
    [offer] = read(HelpOffer.objects.all())
    assert (offer.person_id, offer.accepted_through) == (person.pk, "visit")
    [attempt] = read(ContactAttempt.objects.all())
    assert (attempt.kind, attempt.is_reached, attempt.purpose) == ("Huisbezoek", True, "offer")
    assert [visit.status for visit in read(PlannedVisit.objects.filter(pk=planned[0].pk))] == ["spoken"]


def test_who_needs_no_help_leads_to_closing_and_who_thinks_to_a_term(client, planned, read):
    first, second = (read(DossierResident.objects.filter(dossier=visit.dossier_id))[0] for visit in planned[:2])
    answer = talk(client, planned[0], person=first.resident_id, answer="no_help")
    assert answer.url == f"{SITE}personen/{first.pk}/afsluiten/?soort=no_help"
    again = today() + timedelta(3)
    talk(client, planned[1], person=second.resident_id, answer="thinks", call_back_on=f"{again:%Y-%m-%d}")
    terms = read(Deadline.objects.running().filter(kind="call_back").values_list("resident", "due_on"))
    assert terms == [(second.resident_id, again)]
    assert not read(HelpOffer.objects.all())


def test_a_day_in_the_past_undoes_the_whole_form(client, planned, read):
    person = read(DossierResident.objects.filter(dossier=planned[0].dossier_id))[0]
    yesterday = f"{today() - timedelta(1):%Y-%m-%d}"
    answer = talk(client, planned[0], person=person.resident_id, answer="thinks", call_back_on=yesterday)
    assert "niet voorbij is" in answer.text
    assert not read(ContactAttempt.objects.all())


def test_a_party_plans_and_records_in_the_municipality_s_name(client, dossiers, town, employ, as_organisation, read):
    serve(town, as_organisation)
    worker = employ(town.party, "executing_caseworker")
    with as_organisation(town.waterveen):
        Dossier.objects.update(assigned_to=worker.pk)
    client.force_login(worker)
    plan(client, dossiers, site=PARTY)
    visits = read(PlannedVisit.objects.order_by("dossier__address__house_number"))
    assert [(visit.place, visit.worker) for visit in visits] == [(3, worker.pk), (1, worker.pk), (2, worker.pk)]
    tap(client, visits[0], "missed", site=PARTY)
    assert {each.organisation_id for each in read(ContactAttempt.objects.all())} == {town.waterveen.pk}


def test_each_dossier_gets_one_code_that_outlives_the_visit(client, dossiers, planned, read):
    codes = read(ReferenceCode.objects.all())
    assert len({each.code for each in codes}) == 3
    assert {each.expires_on for each in codes} == {today() + timedelta(90)}
    plan(client, dossiers, day=today() + timedelta(1))
    assert len(read(ReferenceCode.objects.all())) == 3


def test_the_pages_ask_no_more_questions_for_more_visits(client, deliver, caseworker, town, as_organisation):
    def questions(*numbers):
        deliver(*({"number": str(number)} for number in numbers))
        with as_organisation(town.waterveen):
            Dossier.objects.update(assigned_to=caseworker.pk)
            new = list(Dossier.objects.filter(planned_visits=None))
        with CaptureQueriesContext(connection) as proposing:
            assert client.get(PAGE).text.count('name="dossier"') == len(new)
        proposed = len(proposing)
        plan(client, new)
        with CaptureQueriesContext(connection) as showing:
            assert f"{numbers[-1]} bezoeken te doen" in client.get(TODAY).text
        return proposed, len(showing)

    questions(1, 2)
    assert questions(3, 4) == questions(*range(5, 13))


def printed(client, *, site=SITE, day=None):
    return client.get(f"{site}bezoeken/blad/", {"day": f"{day or today():%Y-%m-%d}"})


def words_of(answer):
    pages = PdfReader(BytesIO(answer.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.mark.parametrize(("site", "owner", "role", "status"), [
    ("/duinrade/", "duinrade", "caseworker", 302), (PARTY, "party", "executing_caseworker", 302),
    (SITE, "waterveen", "manager", 403),
])  # fmt: skip
def test_a_stranger_prints_nothing_of_the_visits(client, planned, town, employ, site, owner, role, status):
    client.force_login(employ(getattr(town, owner), role))
    assert printed(client, site=site).status_code == status


def test_the_sheet_has_a_card_with_its_code_for_each_door_and_no_word_about_arrears(client, planned, read):
    answer = printed(client)
    text = words_of(answer)
    for code in read(ReferenceCode.objects.all()):
        assert text.count(written(code.code)) == 2, "on the sheet and on the card"
    assert text.count("Wij waren bij u aan de deur") == 3
    assert not {"schuld", "achterstand", "huur", "€"} & set(text.lower().split())
    logged = read(AccessLog.objects.filter(kind="exported"))
    assert {pk for look in logged for pk in look.subject_ids} == {visit.dossier_id for visit in planned}


def test_without_a_telephone_number_no_card_is_printed(client, planned, town, as_organisation):
    with as_organisation(town.waterveen):
        Organisation.objects.filter(pk=town.waterveen.pk).update(telephone="")
    answer = printed(client)
    assert "telefoonnummer" in client.get(answer.url).text


def test_the_card_names_nobody_who_lives_there(client, planned, read):
    names = {each.resident.surname for each in read(DossierResident.objects.select_related("resident"))}
    sheet, *cards = PdfReader(BytesIO(printed(client).content)).pages
    assert all(name in sheet.extract_text() for name in names)
    assert not any(name in card.extract_text() for card in cards for name in names)


def test_a_marked_address_and_a_visit_made_get_no_card(client, planned, town, as_organisation):
    with as_organisation(town.waterveen):
        mark_unsafe(Address.objects.get(house_number=1), review_on=date(2030, 1, 1), by=1, at=timezone.now())
    tap(client, planned[1], "missed")
    text = words_of(printed(client))
    assert text.count("Wij waren bij u aan de deur") == 1
    assert "overleg eerst" in text
    assert printed(client, day=today() + timedelta(1)).status_code == 302


def test_the_code_on_a_card_finds_its_dossier_until_it_ends(client, planned, town, as_organisation, read, employ):
    [code] = read(ReferenceCode.objects.filter(dossier=planned[1].dossier_id))
    search = {"q": written(code.code).lower()}
    found = client.post(f"{SITE}werklijst/zoeken/", search).text
    assert f"/meldingen/{planned[1].dossier_id}/" in found
    assert f"/meldingen/{planned[0].dossier_id}/" not in found
    with as_organisation(town.waterveen):
        ReferenceCode.objects.update(expires_on=today() - timedelta(1))
    assert f"/meldingen/{planned[1].dossier_id}/" not in client.post(f"{SITE}werklijst/zoeken/", search).text
    with as_organisation(town.waterveen):
        ReferenceCode.objects.update(expires_on=today())
    client.force_login(employ(town.duinrade, "caseworker"))
    assert f"/meldingen/{planned[1].dossier_id}/" not in client.post("/duinrade/werklijst/zoeken/", search).text
