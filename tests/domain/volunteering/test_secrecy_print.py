"""The secrecy statement of a volunteer: a paper to sign with what is promised and for whom, and the day in the file."""

import io

from django.test import Client
from pypdf import PdfReader

from samenspoor.domain.volunteering.models import Volunteer
from samenspoor.domain.volunteering.secrecy_print import print_secrecy
from samenspoor.domain.volunteering.secrecy_text import PROMISES, VERSION
from samenspoor.foundation.organisations.models import Organisation
from tests.pairings import day


def read(content: bytes) -> str:
    reader = PdfReader(io.BytesIO(content))
    assert "/StructTreeRoot" in reader.root_object
    assert str(reader.root_object["/Lang"]) == "nl-NL"
    assert len(reader.pages) == 1
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_it_names_who_signs_for_whom_and_every_promise():
    volunteer = Volunteer(
        first_name="Bo #strong[x]", surname="Vos", number=12, organisation=Organisation(name="Maatjes")
    )
    text = read(print_secrecy(volunteer, municipalities=["Gemeente Waterveen"]))
    for told in ("Geheimhoudingsverklaring", "Bo #strong[x] Vos", "Maatjes", "Gemeente Waterveen", "Handtekening"):
        assert told in text
    assert all(str(each) in text for each in PROMISES)
    assert f"Tekst {VERSION}" in text
    assert "inwoners van" not in read(print_secrecy(volunteer, municipalities=[]))


def test_the_coordinator_prints_it_from_the_volunteers_page_and_nobody_else(
    town, maatjes, sign_papers, enlist, employ, as_organisation
):
    sign_papers()
    volunteer, client = enlist(), Client()
    client.force_login(employ(maatjes, "coordinator"))
    address = f"/maatjes/vrijwilligers/{volunteer.pk}/"
    assert f"{address}geheimhouding/" in client.get(address).text
    answer = client.get(f"{address}geheimhouding/")
    assert "Gemeente Waterveen" in read(answer.content)
    client.post(f"{address}papieren/", {"vog_issued_on": day(-9).isoformat(), "secrecy_signed_on": day(-3).isoformat()})
    with as_organisation(maatjes):
        assert Volunteer.objects.get().secrecy_signed_on == day(-3)
    client.force_login(employ(town.waterveen, "adviser"))
    assert client.get(f"{address}geheimhouding/").status_code in {403, 404}
