"""The chain and its papers on screen: an adviser makes one, both sides sign, and the door opens."""

import io
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pypdf import PdfWriter
from pypdf.actions import JavaScript
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

from samenspoor.domain.agreements.models import Agreement, AgreementVersion, ChainPartner, ContactPerson, SignedPaper
from samenspoor.domain.agreements.register import DOORS
from samenspoor.foundation.audit.models import AccessLog
from samenspoor.foundation.organisations.models import Organisation

CHAIN = "/waterveen/keten/"
PAGE = "/waterveen/overeenkomsten/"
SIGNED = {
    "our_signatory": "A. Bos", "our_power": "mandaat 12", "their_signatory": "J. Vis", "their_power": "bestuur",
}  # fmt: skip


def day(offset: int = 0) -> str:
    return (timezone.localdate() + timedelta(days=offset)).isoformat()


@pytest.fixture
def maatjes(db):
    return Organisation.objects.create(slug="maatjes", name="De Maatjes", kind="volunteers")


@pytest.fixture
def adviser(client, town, employ):
    user = employ(town.waterveen, "adviser")
    client.force_login(user)
    return user


@pytest.fixture
def partner(client, town, adviser, maatjes, as_organisation):
    client.post(f"{CHAIN}nieuw/", {"name": "De Maatjes", "kind": "volunteers", "participant": maatjes.pk})
    with as_organisation(town.waterveen):
        return ChainPartner.objects.get()


@pytest.fixture
def name_contacts(client, partner):
    def act():
        for side in ("ours", "theirs"):
            data = {"name": f"Joke {side}", "telephone": "0519 123456", "hours": "ma t/m do", "email": ""}
            client.post(f"{CHAIN}{partner.pk}/contact/{side}/", data)

    return act


def test_hours_and_the_number_for_the_evening_are_filled_in_once(client, partner):
    page = f"{CHAIN}{partner.pk}/contact/ours/"
    given = {
        "name": "Joke",
        "telephone": "0519 123456",
        "days": ["0", "1", "2", "4"],
        "opens": "9:00",
        "closes": "16:30",
    }
    wrong = {
        "Kies de dagen": given | {"days": []},
        "Dit is vóór de tijd": given | {"closes": "08:00"},
        "Vul beide tijden in": given | {"after_hours_telephone": "0519 99", "after_hours_from": "18:00"},
        "Vul het nummer in dat bij": given | {"after_hours_from": "18:00", "after_hours_until": "22:00"},
        "minstens vier cijfers": given | {"after_hours_telephone": "0"},
    }
    for told, sent in wrong.items():
        assert told in client.post(page, sent).text
    evening = {"after_hours_telephone": "0519 999999", "after_hours_from": "16:30", "after_hours_until": "22:00"}
    shown = client.post(page, given | evening, follow=True).text
    assert "maandag, dinsdag, woensdag en vrijdag, 9.00 tot 16.30 uur" in shown
    assert "16.30 tot 22.00 uur" in shown
    assert client.get(page).text.count("checked") == 4


@pytest.fixture
def draft(client, town, partner, as_organisation):
    def act(kind, **terms):
        data = {"starts_on": day(), "ends_on": day(400), "transition_days": "90"} | terms
        answer = client.post(f"{CHAIN}{partner.pk}/overeenkomst/{kind}/", data, follow=True)
        with as_organisation(town.waterveen):
            return Agreement.objects.order_by("pk").last(), answer.text

    return act


@pytest.fixture
def sign(client):
    def act(agreement):
        return client.post(f"{PAGE}{agreement.pk}/ondertekend/", SIGNED | {"on": day()}, follow=True).text

    return act


def test_with_nothing_yet_the_page_says_what_the_first_step_is(client, adviser):
    page = client.get(PAGE).text
    assert "De eerste stap" in page
    assert "Naar de ketenpartners" in page


@pytest.mark.parametrize(
    ("terms", "told"),
    [
        ({"evaluated_on": day(500)}, "Kies een dag waarop deze overeenkomst nog geldt."),
        ({"evaluated_months": "6"}, "Vul de eerste dag in"),
        ({"stays_weeks": "4"}, "Laat dit leeg"),
    ],
)
def test_terms_that_cannot_go_together_are_refused_at_the_field(adviser, draft, terms, told):
    made, page = draft("cooperation", phases=["aftercare"], **terms)
    assert made is None
    assert told in page


@pytest.mark.parametrize(
    ("kind", "offered", "refused"), [("volunteers", "machtiging", "covenant"), ("creditor", "covenant", "machtiging")]
)
def test_only_what_fits_the_kind_of_partner_is_offered_and_can_be_made(
    client, town, adviser, as_organisation, kind, offered, refused
):
    client.post(f"{CHAIN}nieuw/", {"name": "Een partner", "kind": kind, "participant": ""})
    with as_organisation(town.waterveen):
        one = f"{CHAIN}{ChainPartner.objects.get().pk}/"
    page = client.get(one).text
    assert f"{one}overeenkomst/{offered}/" in page
    assert f"{one}overeenkomst/{refused}/" not in page
    assert client.get(f"{one}overeenkomst/{offered}/").status_code == 200
    assert client.get(f"{one}overeenkomst/{refused}/").status_code == 302


def test_an_agreement_that_is_signed_opens_a_door(client, partner, name_contacts, draft, sign):
    name_contacts()
    assert "0519\xa012\xa034\xa056" in client.get(CHAIN).text
    assert "ontbreekt" in client.get(PAGE).text
    for kind, terms in (
        ("cooperation", {"phases": ["early_signalling", "aftercare"]}),
        ("machtiging", {"acts": ["ring"], "side": "leading", "law": "private"}),
        ("processing", {"data_categories": ["name_address"], "reports_to_us": ["reached"]}),
    ):
        made, page = draft(kind, **terms)
        assert "Het concept staat klaar" in page
        assert ">Geldt<" in sign(made).replace("\n", "")
    page = client.get(PAGE).text
    assert page.count("app-doors__cell--open") == 1
    assert page.count(f'href="#why-{partner.pk}"') == len(DOORS) - 1, "each closed door leads to why"
    opened = page.partition("app-doors__cell--open")[2].partition("</td>")[0]
    assert "t/m" in opened
    why = page.partition(f'id="why-{partner.pk}"')[2].partition("</section>")[0]
    assert all(f">{each}<" in why for each in ("Samenwerkingsovereenkomst", "Verwerkersovereenkomst"))
    assert "noemt dit niet" in page
    assert "noemt de gegevens niet die hiervoor nodig zijn" in page, "to help, an appointment has to travel"
    made, _page = draft("data", data_categories=["name_address", "appointment"], reports_to_us=["started"])
    sign(made)
    assert client.get(PAGE).text.count("app-doors__cell--open") == 2


def test_the_paper_to_sign_is_taken_along_and_the_log_says_so(client, town, partner, draft, as_organisation):
    made, page = draft("cooperation", phases=["aftercare"])
    assert "Papier om te ondertekenen" in page
    answer = client.get(f"{PAGE}{made.pk}/versies/1/papier/")
    assert answer.content.startswith(b"%PDF-")
    assert answer["Content-Disposition"].startswith("attachment")
    assert client.get(f"{PAGE}{made.pk}/versies/2/papier/").status_code == 404
    with as_organisation(town.waterveen):
        assert AccessLog.objects.filter(subject="agreements.agreement", purpose="municipality:agreement_paper").exists()


@pytest.fixture
def attach(client):
    def act(agreement, content, name="getekend.pdf"):
        upload = SimpleUploadedFile(name, content, content_type="application/pdf")
        return client.post(f"{PAGE}{agreement.pk}/versies/1/toevoegen/", {"paper": upload}, follow=True).text

    return act


def pdf(**options) -> bytes:
    writer, content = PdfWriter(), io.BytesIO()
    writer.add_blank_page(width=100, height=100)
    if options.get("script"):
        writer.add_open_action(JavaScript("app.alert(1)"))
    if options.get("page_script"):
        writer.pages[0][NameObject("/AA")] = DictionaryObject({NameObject("/O"): JavaScript("app.alert(1)")})
    if options.get("link"):
        launch = DictionaryObject({NameObject("/S"): NameObject("/Launch"), NameObject("/F"): TextStringObject("cmd")})
        link = DictionaryObject({NameObject("/Subtype"): NameObject("/Link"), NameObject("/A"): launch})
        writer.pages[0][NameObject("/Annots")] = ArrayObject([link])
    if options.get("inside"):
        writer.add_attachment("rekening.exe", b"MZ")
    if options.get("password"):
        writer.encrypt("geheim", algorithm="RC4-128")
    writer.write(content)
    return content.getvalue()


def test_the_signed_paper_is_kept_read_replaced_and_served_as_a_file_to_save(
    client, town, maatjes, employ, partner, name_contacts, draft, sign, attach, as_organisation
):
    name_contacts()
    made, _page = draft("cooperation", phases=["aftercare"])
    assert "Schrijf eerst op wie deze versie heeft ondertekend" in attach(made, pdf())
    sign(made)
    assert "Het ondertekende papier" in attach(made, pdf())
    with as_organisation(town.waterveen):
        first = Path(SignedPaper.objects.get().file)
    assert first.stat().st_mode & 0o077 == 0
    again = pdf() + b"%tweede scan"
    with TestCase.captureOnCommitCallbacks(execute=True):
        attach(made, again)
    assert not first.exists()
    answer = client.get(f"{PAGE}{made.pk}/versies/1/ondertekend/")
    assert answer.content == again
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    client.force_login(employ(maatjes, "coordinator"))
    assert client.get(f"/maatjes/papieren/{made.pk}/versies/1/ondertekend/").content == again
    client.force_login(employ(town.duinrade, "adviser", email="a@duinrade.example"))
    assert client.get(f"/duinrade/overeenkomsten/{made.pk}/versies/1/ondertekend/").status_code == 404


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"<html><script>alert(1)</script></html>", "Dit is geen PDF"),
        (b"#!/bin/sh\nrm -rf /\n", "Dit is geen PDF"),
        (b"<script>%PDF-1.7", "Dit is geen PDF"),
        (b"%PDF-1.7\n<script>alert(1)</script>", "gaat niet open"),
        (pdf(script=True), "Er zit een programma of een ander bestand in deze PDF"),
        (pdf(page_script=True), "Er zit een programma of een ander bestand in deze PDF"),
        (pdf(link=True), "Er zit een programma of een ander bestand in deze PDF"),
        (pdf(inside=True), "Er zit een programma of een ander bestand in deze PDF"),
        (pdf(password=True), "wachtwoord"),
        (pdf() + b" " * 10 * 1024 * 1024, "te groot"),
    ],
    ids=[
        "html",
        "script",
        "html before it",
        "html after it",
        "program inside",
        "on a page",
        "in a link",
        "file inside",
        "password",
        "too large",
    ],
)
def test_what_is_no_paper_is_refused_with_the_reason_and_not_kept(
    town, partner, name_contacts, draft, sign, attach, as_organisation, content, told
):
    name_contacts()
    made, _page = draft("cooperation", phases=["aftercare"])
    sign(made)
    assert told in attach(made, content)
    with as_organisation(town.waterveen):
        assert not SignedPaper.objects.exists()
        assert not list((Path(settings.MEDIA_ROOT) / "agreements" / str(town.waterveen.pk)).glob("*"))


def test_without_contact_persons_nothing_is_signed(client, partner, draft, sign):
    made, _page = draft("cooperation", phases=["aftercare"])
    assert "Beide kanten noemen eerst een vaste contactpersoon" in sign(made)


def test_a_machtiging_without_acts_is_refused_and_what_was_filled_in_stays(client, partner, draft):
    made, page = draft("machtiging", side="leading", law="private", ends_on=day(77))
    assert made is None
    assert "minstens één handeling" in page
    assert day(77) in page


def test_two_versions_stand_beside_each_other(client, town, partner, name_contacts, draft, sign, as_organisation):
    name_contacts()
    made, _page = draft("cooperation", phases=["aftercare"], intensity="een keer per week")
    sign(made)
    data = {
        "starts_on": day(), "ends_on": day(400), "transition_days": "90", "phases": ["aftercare"],
        "intensity": "twee keer per week",
    }  # fmt: skip
    client.post(f"{PAGE}{made.pk}/herschrijven/", data)
    page = client.get(f"{PAGE}{made.pk}/").text
    assert "Versie 2" in page
    assert "een keer per week" in page
    assert "twee keer per week" in page
    with as_organisation(town.waterveen):
        assert list(AgreementVersion.objects.order_by("number").values_list("signed_on", flat=True)) == [
            date.fromisoformat(day()), None,
        ]  # fmt: skip


def test_both_sides_see_on_their_first_page_that_a_paper_ends(
    client, town, maatjes, employ, partner, name_contacts, draft, sign
):
    name_contacts()
    made, _page = draft("processing", data_categories=["name_address"], ends_on=day(20))
    sign(made)
    told = "Verwerkersovereenkomst met %s eindigt op"
    assert told % "De Maatjes" in client.get("/waterveen/").text
    client.force_login(employ(maatjes, "coordinator"))
    client.post("/maatjes/vrijwilligers/nieuw/", {
        "first_name": "Bo", "surname": "Vos", "kilometres": 5, "most_residents": 1,
    })  # fmt: skip
    assert told % "Gemeente Waterveen" in client.get("/maatjes/coordinatie/").text


def test_the_roles_and_tasks_stand_on_a_page_as_they_were_printed(client, adviser):
    page = client.get(f"{PAGE}rollen/").text
    assert page.count("●") - 1 == 26
    assert page.count("○") - 1 == 6
    assert "Stimuleren en aanmoedigen" in page


def test_withdrawing_closes_the_door_at_once(client, partner, name_contacts, draft, sign):
    name_contacts()
    made, _page = draft("machtiging", acts=["ring"], side="leading", law="private")
    sign(made)
    answer = client.post(f"{PAGE}{made.pk}/intrekken/", {"reason": "De organisatie stopt"}, follow=True).text
    assert "Ingetrokken" in answer
    assert "De organisatie stopt" in answer
    assert "Meteen intrekken" not in answer
    assert "is ingetrokken" in client.get(PAGE).text


def test_a_stop_is_moved_and_taken_back_on_its_page_and_the_partner_reads_it(
    client, town, maatjes, employ, adviser, partner, name_contacts, draft, sign
):
    name_contacts()
    made, _page = draft("cooperation", phases=["aftercare"], ends_on=day(100))
    sign(made)
    one = f"{PAGE}{made.pk}/"
    assert "Opzegging terugdraaien" not in client.get(one).text
    client.post(f"{one}stoppen/", {"stops_on": day(20), "reason": "Nieuwe aanbesteding"})
    page = client.get(one).text
    assert f"{one}laatste-dag/" in page
    assert f"{one}stoppen/terug/" in page
    page = client.post(f"{one}laatste-dag/", {"stops_on": day(101), "reason": "Later"}).text
    assert "eindigt al op" in page
    assert f'value="{day(101)}"' in page
    page = client.post(f"{one}laatste-dag/", {"stops_on": day(40), "reason": "Een maand later"}, follow=True).text
    assert "Een maand later" in page
    assert "Nieuwe aanbesteding" in page
    page = client.post(f"{one}stoppen/terug/", {"reason": "Zij gaan toch door"}, follow=True).text
    assert "Zij gaan toch door" in page
    assert "Nieuwe versie schrijven" in page
    assert "Waarom het stopt" not in page
    client.force_login(employ(maatjes, "coordinator"))
    page = client.get(f"/maatjes/papieren/{made.pk}/").text
    assert "Zij gaan toch door" in page
    assert "Een maand later" in page


@pytest.mark.parametrize("role", ["caseworker", "privacy_officer"])
def test_others_read_the_register_and_change_nothing(client, town, employ, partner, draft, as_organisation, role):
    made, _page = draft("cooperation", phases=["aftercare"])
    client.force_login(employ(town.waterveen, role, email=f"{role}@anders.example"))
    assert client.get(PAGE).status_code == 200
    assert "Nieuwe versie" not in client.get(f"{PAGE}{made.pk}/").text
    for address in (
        f"{CHAIN}nieuw/", f"{CHAIN}{partner.pk}/contact/ours/", f"{CHAIN}{partner.pk}/overeenkomst/data/",
        f"{CHAIN}{partner.pk}/beschrijving/", f"{PAGE}{made.pk}/herschrijven/", f"{PAGE}{made.pk}/ondertekend/",
        f"{PAGE}{made.pk}/versies/1/toevoegen/", f"{PAGE}{made.pk}/stoppen/", f"{PAGE}{made.pk}/intrekken/",
        f"{PAGE}{made.pk}/laatste-dag/", f"{PAGE}{made.pk}/stoppen/terug/",
    ):  # fmt: skip
        assert client.post(address, {"reason": "x"}).status_code == 403
    with as_organisation(town.waterveen):
        assert not ContactPerson.objects.exists()


def test_another_municipality_finds_nothing(client, town, employ, partner, draft):
    made, _page = draft("cooperation", phases=["aftercare"])
    client.force_login(employ(town.duinrade, "adviser", email="a@duinrade.example"))
    assert client.get(f"/duinrade/keten/{partner.pk}/").status_code == 404
    assert client.get(f"/duinrade/overeenkomsten/{made.pk}/").status_code == 404
    assert client.get(PAGE).status_code == 403


def test_the_number_of_queries_does_not_grow_with_the_papers(client, partner, name_contacts, draft, sign):
    name_contacts()

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            client.get(PAGE)
        return len(found.captured_queries)

    for _time in range(2):
        sign(draft("cooperation", phases=["aftercare"])[0])
    client.get(PAGE)
    few = queries()
    for _time in range(6):
        sign(draft("machtiging", acts=["ring"], side="leading", law="private")[0])
    client.get(PAGE)
    assert queries() == few


def test_papers_on_data_become_lines_of_the_register_of_processing(client, name_contacts, draft, sign):
    name_contacts()
    terms = {"data_categories": ["name_address"], "reports_to_us": ["urgent"], "reports_to_partner": ["picked_up"]}
    made, _page = draft("processing", **terms)
    draft("cooperation", phases=["aftercare"])
    assert "De Maatjes" not in client.get(f"{PAGE}verwerkingsregister/").content.decode()
    sign(made)
    lines = client.get(f"{PAGE}verwerkingsregister/").content.decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert "De Maatjes;Verwerker voor de gemeente;Verwerkersovereenkomst;Naam en adres;Dringend;Opgepakt" in lines[1]


def test_any_two_versions_are_chosen_left_and_right_also_by_the_partner(
    client, town, maatjes, employ, partner, name_contacts, draft, sign
):
    name_contacts()
    made, _page = draft("cooperation", phases=["aftercare"])
    sign(made)
    for money in ("100 euro", "200 euro"):
        terms = {"starts_on": day(), "ends_on": day(400), "transition_days": "90", "phases": ["aftercare"]}
        client.post(f"{PAGE}{made.pk}/herschrijven/", terms | {"money": money})
        sign(made)
    assert "vergelijken/" in client.get(f"{PAGE}{made.pk}/").text
    page = client.get(f"{PAGE}{made.pk}/vergelijken/?links=1&rechts=3").text
    assert "200 euro" in page
    assert "100 euro" not in page
    assert "100 euro" in client.get(f"{PAGE}{made.pk}/vergelijken/").text
    for wrong in ("9", "x", "0" * 30):
        assert client.get(f"{PAGE}{made.pk}/vergelijken/?links={wrong}").status_code == 404
    client.force_login(employ(maatjes, "coordinator"))
    assert "200 euro" in client.get(f"/maatjes/papieren/{made.pk}/vergelijken/?links=1&rechts=3").text
