"""The coordinator's volunteers on screen and in the database: the organisation's own, and nobody else's."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenspoor.domain.volunteering.models import Training, Volunteer, VolunteerPolicy
from samenspoor.foundation.organisations.models import Organisation

PAGE = "/maatjes/vrijwilligers/"
TODAY = "/maatjes/coordinatie/"
WHO = {
    "first_name": "Şükran", "surname": "de Boer", "kilometres": "10", "most_residents": "2", "roles": ["practical"],
    "languages": ["nl", "tr"], "postcode_area": "8951",
}  # fmt: skip


def day(offset: int = 0) -> str:
    return (timezone.localdate() + timedelta(days=offset)).isoformat()


@pytest.fixture
def maatjes(db):
    return Organisation.objects.create(slug="maatjes", name="De Maatjes", kind="volunteers")


@pytest.fixture
def others(db):
    return Organisation.objects.create(slug="anderen", name="De Anderen", kind="volunteers")


@pytest.fixture
def coordinator(client, maatjes, employ):
    user = employ(maatjes, "coordinator")
    client.force_login(user)
    return user


@pytest.fixture
def enter(client, maatjes, coordinator, as_organisation):
    def act(**changes):
        answer = client.post(f"{PAGE}nieuw/", WHO | changes, follow=True)
        with as_organisation(maatjes):
            return Volunteer.objects.order_by("pk").last(), answer.text

    return act


def go_on(client, volunteer, to):
    return client.post(f"{PAGE}{volunteer.pk}/verder/", {"to": to}, follow=True).text


def test_with_nobody_yet_the_day_says_what_to_do_first(client, coordinator):
    assert "Voer eerst je vrijwilligers in" in client.get(TODAY).text
    assert client.get("/maatjes/", follow=True).redirect_chain[-1][0] == TODAY


def test_from_interest_to_active_with_the_papers(client, enter):
    volunteer, page = enter()
    assert "Şükran de Boer" in page
    assert "Praktische steun" in page
    assert volunteer.number == 1
    go_on(client, volunteer, "interview")
    assert "Eerst wordt de geheimhoudingsverklaring ondertekend" in go_on(client, volunteer, "active")
    papers = {"vog_issued_on": day(-30), "secrecy_signed_on": day(-10)}
    client.post(f"{PAGE}{volunteer.pk}/papieren/", papers)
    assert "Actief" in go_on(client, volunteer, "active")
    assert "In orde" in client.get(PAGE).text
    assert "zijn in orde" in client.get(TODAY).text


def test_a_paper_that_lapses_soon_stands_on_the_day(client, enter):
    volunteer, _page = enter()
    client.post(f"{PAGE}{volunteer.pk}/papieren/", {"vog_issued_on": day(-1080), "secrecy_signed_on": day(-10)})
    go_on(client, volunteer, "interview")
    go_on(client, volunteer, "active")
    client.post(
        f"{PAGE}{volunteer.pk}/training/", {"name": "Opfriscursus", "followed_on": day(-9), "valid_until": day(9)}
    )
    page = client.get(TODAY).text
    assert "VOG vernieuwen vóór" in page
    assert "Opfriscursus vernieuwen vóór" in page
    client.post(f"{PAGE}afspraken/", {"label": "maatje", "label_plural": "maatjes", "vog_years": "2"})
    assert "VOG is verlopen op" in client.get(TODAY).text
    assert ">Maatjes</h1>" in client.get(PAGE).text


@pytest.mark.parametrize(("one", "several"), [("maatje", "vrijwilligers"), ("Vrijwilliger", "maatjes")])
def test_an_own_word_for_one_asks_an_own_word_for_several(client, enter, maatjes, as_organisation, one, several):
    enter()
    page = client.post(f"{PAGE}afspraken/", {"label": one, "label_plural": several, "vog_years": "3"})
    assert "twee verschillende woorden" in page.text
    with as_organisation(maatjes):
        assert VolunteerPolicy.objects.get().label == "vrijwilliger"
        # Whoever chose a word before several had one reads that word alone.
        VolunteerPolicy.objects.update(label="maatje")
    assert ">Maatje</h1>" in client.get(PAGE).text


def test_a_training_that_a_role_asks_stands_on_the_file_until_it_was_followed(client, enter):
    volunteer, _page = enter()
    own = f"{PAGE}{volunteer.pk}/"
    # Before anything is on the list there is nothing to choose.
    assert "Trainingen voor" not in client.get(f"{PAGE}afspraken/").text
    client.post(f"{PAGE}trainingen/", {"name": "Luisteren", "about": "", "on": ""})
    assert "Trainingen voor praktische steun" in client.get(f"{PAGE}afspraken/").text
    asked = {"label": "maatje", "label_plural": "maatjes", "vog_years": "3", "trainings_practical": ["Luisteren"]}
    client.post(f"{PAGE}afspraken/", asked)
    fields = re.findall(r"<input[^>]*trainings_practical[^>]*>", client.get(f"{PAGE}afspraken/").text)
    assert ["checked" in field for field in fields if "checkbox" in field] == [True]
    page = client.get(own).text
    assert "Training “Luisteren” ontbreekt" in page
    assert "begint er niets nieuws voor praktische steun" in page
    assert 'value="Luisteren"' in client.get(f"{own}training/?naam=Luisteren").text
    client.post(f"{own}training/", {"name": "luisteren", "followed_on": day(-1), "valid_until": ""})
    assert "Volg “Luisteren”" not in client.get(own).text


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("first_name", "", "app-field--invalid"),
        ("postcode_area", "895", "vier cijfers"),
        ("postcode_area", "８９５１", "vier cijfers"),
        ("most_residents", "99", "app-field--invalid"),
        ("roles", ["kok"], "app-field--invalid"),
    ],
)
def test_what_is_wrong_is_said_and_nobody_is_entered(enter, field, value, told):
    volunteer, page = enter(**{field: value})
    assert volunteer is None
    assert told in page


def test_papers_of_tomorrow_and_a_step_that_does_not_follow_are_refused(client, enter):
    volunteer, _page = enter()
    answer = client.post(f"{PAGE}{volunteer.pk}/papieren/", {"vog_issued_on": day(1), "secrecy_signed_on": ""}).text
    assert "Deze dag moet nog komen" in answer
    assert "kan niet" in go_on(client, volunteer, "paused")
    assert client.post(f"{PAGE}{volunteer.pk}/verder/", {"to": "koning"}).status_code == 302


def test_names_stand_under_the_letter_of_the_surname(client, enter):
    for surname in ("van der Zee", "Aydın", "de Boer", "el Boukili"):
        enter(surname=surname, first_name="Bo")
    page = client.get(PAGE).text
    shown = [page.index(f"Bo {surname}") for surname in ("Aydın", "de Boer", "el Boukili", "van der Zee")]
    assert shown == sorted(shown)


def test_numbers_are_given_once_in_each_organisation(enter):
    assert [enter()[0].number for _time in range(3)] == [1, 2, 3]


@pytest.mark.parametrize("who", ["municipality", "other organisation"])
def test_neither_a_municipality_nor_another_organisation_reads_a_file(
    client, town, others, employ, enter, as_organisation, who
):
    volunteer, _page = enter()
    own, role = (town.waterveen, "manager") if who == "municipality" else (others, "coordinator")
    client.force_login(employ(own, role))
    assert client.get(PAGE).status_code == 403
    assert client.get(f"/{own.slug}/vrijwilligers/{volunteer.pk}/").status_code in {403, 404}
    with as_organisation(own), connection.cursor() as cursor:
        for table in ("volunteer", "training", "volunteerpolicy"):
            cursor.execute(f"SELECT 1 FROM volunteering_{table}")
            assert cursor.rowcount == 0
        cursor.execute("UPDATE volunteering_volunteer SET first_name = 'x'")
        assert cursor.rowcount == 0
        assert not Volunteer._base_manager.exists()
        assert not Training.objects.exists()


def test_a_municipality_has_no_volunteers_of_its_own(client, town, employ):
    for role in ("caseworker", "manager", "administrator"):
        client.force_login(employ(town.waterveen, role))
        assert client.get("/waterveen/vrijwilligers/").status_code == 403


def test_a_coordinator_opens_no_page_of_dossiers(client, coordinator):
    for page in ("werklijst/", "keten/", "overeenkomsten/", "aanleveringen/", "maand/", "bewaren/"):
        assert client.get(f"/maatjes/{page}").status_code == 403


@pytest.mark.parametrize("address", [PAGE, TODAY])
def test_the_number_of_queries_does_not_grow_with_the_volunteers(client, enter, address):
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            client.get(address)
        return len(found.captured_queries)

    def enter_active(count: int) -> None:
        for _time in range(count):
            volunteer, _page = enter()
            client.post(f"{PAGE}{volunteer.pk}/papieren/", {"vog_issued_on": day(-1080), "secrecy_signed_on": day()})
            client.post(f"{PAGE}{volunteer.pk}/training/", {"name": "Basis", "followed_on": day(), "valid_until": ""})
            go_on(client, volunteer, "interview")
            go_on(client, volunteer, "active")

    enter_active(3)
    few = queries()
    enter_active(9)
    assert queries() == few


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("şük", True),
        ("sukran BOER", True),
        ("de boer", True),
        ("1", True),
        ("2", False),
        ("Jansen", False),
        ("%", False),
    ],
)
def test_a_volunteer_is_found_by_name_or_number(client, enter, text, found):
    enter()
    page = client.post(f"{PAGE}zoeken/", {"q": text}).text
    assert ("Şükran de Boer" in page) == found
    assert ("Niemand heet zo" in page) != found
    # An order is a link, and a link would lose what was looked for.
    assert "sort=" not in page


def test_a_search_asks_as_much_for_one_as_for_many(client, enter, enlist):
    enter()

    def queries():
        with CaptureQueriesContext(connection) as asked:
            client.post(f"{PAGE}zoeken/", {"q": "vos"})
        return len(asked.captured_queries)

    enlist("Ann")
    queries()
    few = queries()
    for name in ("Bea", "Cor", "Dik"):
        enlist(name)
    assert queries() == few
    # Nothing to look for is the list.
    assert client.post(f"{PAGE}zoeken/", {"q": " "}).url == PAGE
