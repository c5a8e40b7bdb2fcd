"""Lists from elsewhere: looked at first, taken over by number, nothing of a wrong line, read by nobody else."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenspoor.domain.volunteering.actions.secrecy import Signed, sign_secrecy
from samenspoor.domain.volunteering.allocation.suitability import Request, Weights, weigh
from samenspoor.domain.volunteering.light import offers_of
from samenspoor.domain.volunteering.models import HelpedResident, LightVolunteer, Pairing, Volunteer
from samenspoor.domain.volunteering.secrecy_text import BEFORE_NUMBERS, VERSION
from samenspoor.foundation.organisations.models import Organisation
from samenspoor.foundation.ui.formats import day as in_words

PAGE = "/maatjes/vrijwilligers/lijst/"
LIGHT = "/maatjes/vrijwilligers/lijst-zonder-namen/"
HEADER = "Nummer;Voornaam;Achternaam;E-mail;Postcode;Rollen;Talen;Stand;Geheimhouding;VOG;BSN\n"
LIGHT_HEADER = "nummer;naam;rollen;gebied;dagdelen;vrije_plaatsen;papieren_op_orde_tot\n"


@pytest.fixture
def coordinator(client, maatjes, employ):
    client.force_login(employ(maatjes, "coordinator"))


@pytest.fixture
def send(client, coordinator):
    """Choose a file, and take it over when `also` says so; returns the page of the preview, and the page after."""

    def act(text: str, *, page: str = PAGE, also: bool = True) -> tuple[str, str]:
        answer = client.post(page, {"upload": SimpleUploadedFile("lijst.csv", text.encode())}).text
        seen = re.search(r'name="seen" value="([^"]+)"', answer)
        if not also or not seen:
            return answer, ""
        return answer, client.post(page, {"seen": seen[1]}, follow=True).text

    return act


def line(**values: Any) -> str:
    plain = {"number": 7, "first_name": "Bo", "surname": "de Vos", "email": "", "area": "8951 AB",
             "roles": "Praktische steun, mental", "languages": "Nederlands / Turks", "status": "Actief",
             "secrecy": "01-02-2024", "vog": "2024-01-15", "bsn": "123456782"}  # fmt: skip
    return ";".join(str(value) for value in (plain | values).values()) + "\n"


def test_a_list_is_looked_at_before_anything_is_stored(send, maatjes, as_organisation):
    preview, _after = send(HEADER + line(), also=False)
    assert "Er is nog niets opgeslagen" in preview
    assert "Bo de Vos" in preview
    assert "BSN" in preview
    with as_organisation(maatjes):
        assert not Volunteer.objects.exists()
    _preview, after = send(HEADER + line())
    assert "1 nieuw" in after
    with as_organisation(maatjes):
        made = Volunteer.objects.get()
        assert (made.number, made.status, made.postcode_area) == (7, "active", "8951")
        assert (made.roles, made.languages) == (["practical", "mental"], ["nl", "tr"])
        assert made.surname_key == "vos de bo"


def test_the_same_list_twice_makes_no_doubles_and_an_empty_cell_leaves_what_stands_there(
    send, maatjes, as_organisation
):
    send(HEADER + line())
    preview, _after = send(HEADER + line())
    assert "Lijst overnemen" not in preview
    send(HEADER + line(first_name="", surname="", email="bo@voorbeeld.nl", secrecy="", status="Pauzeert"))
    with as_organisation(maatjes):
        made = Volunteer.objects.get()
        assert (str(made), made.email, made.status) == ("Bo de Vos", "bo@voorbeeld.nl", "active")
        assert made.secrecy_signed_on


def test_a_day_that_was_written_down_with_its_text_keeps_that_text(send, maatjes, as_organisation, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    send(HEADER + line(secrecy="01-03-2024"))
    who: Any = {"by": 7, "at": timezone.now()}
    with as_organisation(maatjes):
        made = Volunteer.objects.get()
        for signed in (Signed(on=date(2024, 2, 1), version=BEFORE_NUMBERS), Signed(on=date(2024, 3, 1))):
            sign_secrecy(made, signed, **who)
    for on, version in (("01-02-2024", BEFORE_NUMBERS), ("15-02-2024", None), ("01-03-2024", VERSION)):
        send(HEADER + line(secrecy=on))
        with as_organisation(maatjes):
            assert Volunteer.objects.get().secrecy_version == version


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"number": ""}, "Het nummer ontbreekt"),
        ({"number": "x7"}, "is geen getal"),
        ({"email": "bo"}, "is geen e-mailadres"),
        ({"area": "0123"}, "vier cijfers van een postcode"),
        ({"roles": "Kok"}, "is hier niet bekend"),
        ({"vog": "2999-01-01"}, "moet nog komen"),
        ({"vog": "gisteren"}, "is geen dag"),
        ({"secrecy": ""}, "Niemand is actief zonder geheimhoudingsverklaring"),
        ({"first_name": ""}, "een voornaam en een achternaam"),
        ({"status": "Gestopt"}, "is hier niet bekend"),
        ({"surname": "x" * 81}, "is langer dan 80 tekens"),
        ({"number": 8}, "staat twee keer in deze lijst"),
    ],
)
def test_of_a_wrong_line_nothing_is_stored_and_it_is_said_why(send, maatjes, as_organisation, wrong, told):
    preview, _after = send(HEADER + line(number=8, surname="Zee") + line(**wrong))
    assert "Regel 3" in preview
    assert told in preview
    with as_organisation(maatjes):
        assert [each.surname for each in Volunteer.objects.all()] == ["Zee"]


@pytest.mark.parametrize(
    "text",
    ["", "%PDF-1.4 x", "Voornaam;Achternaam\nBo;Vos\n", "nummer;voornaam\n", "nummer;voornaam\n" + "1;Bo\n" * 2001],
    ids=["empty", "pdf", "without number", "header alone", "too long"],
)
def test_a_file_that_is_no_list_is_refused_in_words(send, text):
    preview, _after = send(text)
    assert "app-field--invalid" in preview
    assert "Lijst overnemen" not in preview


def test_what_was_signed_for_another_page_or_person_is_not_taken_over(client, send, maatjes, employ, as_organisation):
    preview, _after = send(HEADER + line(), also=False)
    seen = re.search(r'name="seen" value="([^"]+)"', preview)
    assert seen
    assert "te lang geleden" in client.post(LIGHT, {"seen": seen[1]}, follow=True).text
    assert "te lang geleden" in client.post(PAGE, {"seen": f"x{seen[1]}"}, follow=True).text
    client.force_login(employ(maatjes, "coordinator", email="ander@maatjes.example"))
    assert "te lang geleden" in client.post(PAGE, {"seen": seen[1]}, follow=True).text
    with as_organisation(maatjes):
        assert not Volunteer.objects.exists()


def test_the_number_of_queries_does_not_grow_with_the_lines(client, send):
    def queries(count: int, first: int) -> int:
        text = HEADER + "".join(line(number=first + number) for number in range(count))
        with CaptureQueriesContext(connection) as found:
            send(text)
        return len(found.captured_queries)

    queries(1, 1)
    assert queries(3, 100) == queries(12, 200)


def light_line(number: int, places: int = 1, roles: str = "practical", until: str = "31-12-2999") -> str:
    return f"{number};Bo Vos;{roles};8951;Ochtenden;{places};{until}\n"


def test_a_list_without_names_replaces_the_earlier_one_and_says_what_changed(client, send, maatjes, as_organisation):
    send(LIGHT_HEADER + light_line(1) + light_line(2) + light_line(3), page=LIGHT)
    preview, after = send(LIGHT_HEADER + light_line(1) + light_line(2, places=0) + light_line(4), page=LIGHT)
    assert "naam" in preview
    assert "1 nieuw, 1 gewijzigd, 1 weg" in after
    assert "3 vrijwilligers" in client.get(LIGHT).text
    with as_organisation(maatjes):
        rows = LightVolunteer.objects.order_by("number")
        assert [(row.number, row.free_places) for row in rows] == [(1, 1), (2, 0), (4, 1)]
        assert "Bo Vos" not in str(list(rows.values()))


def test_the_list_without_names_is_read_back_and_the_day_says_who_is_free_and_whose_papers_end(client, send):
    soon, later = (timezone.localdate() + timedelta(days=days) for days in (20, 300))
    send(
        LIGHT_HEADER
        + light_line(1, until=f"{later:%d-%m-%Y}")
        + light_line(2, until=f"{soon:%d-%m-%Y}", places=2)
        + light_line(3, until=f"{timezone.localdate() - timedelta(days=1):%d-%m-%Y}", places=4),
        page=LIGHT,
    )
    page = client.get(LIGHT).text
    for shown in ("Praktische steun", "8951", in_words(soon)):
        assert shown in page
    exported = client.get(f"{LIGHT}?export=csv").text.splitlines()
    assert [row.split(";")[0] for row in exported[1:]] == ["1", "2", "3"]
    today = client.get("/maatjes/coordinatie/").text
    assert "Er staan 3 vrijwilligers op, met 3 vrije plaatsen." in today
    assert f"Nummer 2 ({in_words(soon)})." in today
    assert today.index("Nummer 3") < today.index("Nummer 2")
    assert "Nummer 1" not in today
    assert "Voer eerst je vrijwilligers in" not in today


def test_who_is_free_can_be_weighed_and_papers_count(send, maatjes, as_organisation):
    yesterday = timezone.localdate() - timedelta(days=1)
    send(LIGHT_HEADER + light_line(1) + light_line(2, until=f"{yesterday:%d-%m-%Y}"), page=LIGHT)
    with as_organisation(maatjes):
        offers = [offered for _light, offered in offers_of(maatjes.pk, on=timezone.localdate())]
    asked = Request(key="x", roles=frozenset({"practical"}))
    assert [weigh(asked, offer, Weights()).is_possible for offer in offers] == [True, False]
    assert [offer.key for offer in offers] == ["light-1", "light-2"]


def test_who_stands_on_the_list_is_suggested_and_asked_under_the_own_number(
    client, send, take_in, maatjes, as_organisation
):
    send(LIGHT_HEADER + light_line(12), page=LIGHT)
    resident = take_in()
    page = client.get(f"/maatjes/inwoners/{resident.pk}/voorstellen/").text
    assert "1. Nummer 12" in page
    ask = f"/maatjes/inwoners/{resident.pk}/voorstellen/nummer/12/"
    assert ask in page
    day = (timezone.localdate() - timedelta(days=30)).isoformat()
    given = {"first_name": "Bo", "surname": "Vos", "secrecy_signed_on": day, "vog_issued_on": "2999-01-01"}
    assert "nog niet" in client.post(ask, given).text
    assert "Bo Vos" in client.post(ask, given | {"vog_issued_on": day}, follow=True).text
    with as_organisation(maatjes):
        made = Pairing.objects.select_related("volunteer").get()
        assert (made.volunteer.number, made.volunteer.status, made.volunteer.roles) == (12, "active", ["practical"])
    page = client.get(f"/maatjes/inwoners/{resident.pk}/voorstellen/").text
    assert "Nummer 12" not in page
    assert client.get(ask).status_code == 404


@pytest.mark.parametrize("how", ["asked for another resident", "on a list with names"])
def test_a_number_that_a_matchingsoverleg_chose_stays_chosen_once_there_is_a_file(
    client, send, take_in, enlist, maatjes, as_organisation, how
):
    send(LIGHT_HEADER + light_line(12, places=2), page=LIGHT)
    chosen, other = take_in(), take_in(name="Kees Bos")
    with as_organisation(maatjes):
        HelpedResident.objects.filter(pk=chosen.pk).update(meant_for_number=12)
    one = f"/maatjes/inwoners/{chosen.pk}/"
    assert "Vraag nummer 12" in client.get(one).text
    if how == "on a list with names":
        send(HEADER + line(number=12, surname="Vos"))
    else:
        day = (timezone.localdate() - timedelta(days=30)).isoformat()
        given = {"first_name": "Bo", "surname": "Vos", "secrecy_signed_on": day, "vog_issued_on": day}
        client.post(f"/maatjes/inwoners/{other.pk}/voorstellen/nummer/12/", given)
    page = client.get(one).text
    assert "In het matchingsoverleg gekozen" in page
    assert "Vraag Bo" in page
    assert "In het matchingsoverleg gekozen" in client.get(f"{one}voorstellen/").text
    with as_organisation(maatjes):
        number = Volunteer.objects.get(number=12).pk
    client.post(f"{one}voorstellen/{number}/", {"because": "past goed"})
    assert "In het matchingsoverleg gekozen" not in client.get(one).text


@pytest.mark.parametrize("who", ["municipality", "other organisation"])
def test_neither_a_municipality_nor_another_organisation_reads_a_list(client, town, send, employ, as_organisation, who):
    send(LIGHT_HEADER + light_line(1), page=LIGHT)
    own, role = town.waterveen, "manager"
    if who == "other organisation":
        own, role = Organisation.objects.create(slug="anderen", name="De Anderen", kind="volunteers"), "coordinator"
    with as_organisation(own), connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM volunteering_lightvolunteer")
        assert cursor.rowcount == 0
        cursor.execute("DELETE FROM volunteering_lightvolunteer")
        assert cursor.rowcount == 0
    client.force_login(employ(own, role))
    for page in (
        LIGHT,
        PAGE,
        "/maatjes/vrijwilligers/uren/",
        "/maatjes/vrijwilligers/overdracht/",
        "/maatjes/capaciteit/",
    ):
        assert client.get(page).status_code == 403


def test_the_file_to_fill_in_can_be_brought_in_as_it_is(client, send):
    for kind, page in (("vol", PAGE), ("licht", LIGHT)):
        text = client.get(f"/maatjes/vrijwilligers/voorbeeld/{kind}/").content.decode("utf-8-sig")
        preview, after = send(text, page=page)
        assert "Regel 2" not in preview
        assert "1 nieuw" in after
