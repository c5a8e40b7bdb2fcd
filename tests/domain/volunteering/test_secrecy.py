"""A signed secrecy statement: its day, its text and the paper; whoever else looks for it finds nothing."""

import hashlib
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.utils import timezone, translation
from pypdf import PdfWriter

from samenspoor.domain.retention.destroyers import DESTROYERS
from samenspoor.domain.retention.destruction import destroy_chunk
from samenspoor.domain.retention.inventory import event_model
from samenspoor.domain.retention.models import DestructionLine
from samenspoor.domain.volunteering.actions import pairings, volunteers
from samenspoor.domain.volunteering.actions.secrecy import Signed, sign_secrecy
from samenspoor.domain.volunteering.models import SecrecyStatement, Volunteer
from samenspoor.domain.volunteering.secrecy_text import BEFORE_NUMBERS, PROMISES, VERSION
from samenspoor.domain.volunteering.states import VolunteerStatus
from samenspoor.foundation.organisations.acting import Scope
from samenspoor.foundation.organisations.classification import RetentionClass
from samenspoor.foundation.organisations.models import Organisation
from tests.pairings import day

CHECKSUMS = {1: "1416b813ddbede9318fed6eb1091c6cbdf4b7dba6342edf77c404d7aeba9ebff"}
SIGNS, OTHER = 4001, 4002


def pdf() -> bytes:
    writer, content = PdfWriter(), io.BytesIO()
    writer.add_blank_page(width=100, height=100)
    writer.write(content)
    return content.getvalue()


def who() -> Any:
    return {"by": 7, "at": timezone.now()}


@pytest.fixture
def coordinator(maatjes, employ):
    client = Client()
    client.force_login(employ(maatjes, "coordinator"))
    return client


@pytest.fixture
def sign(maatjes, as_organisation, settings, tmp_path) -> Callable[..., SecrecyStatement]:
    settings.MEDIA_ROOT = tmp_path

    def act(volunteer: Volunteer, on: Any, **changes: Any) -> SecrecyStatement:
        with as_organisation(maatjes):
            return sign_secrecy(volunteer, Signed(on=on, **changes), **who())

    return act


def test_who_changes_a_word_gives_the_text_the_next_number():
    with translation.override("en"):
        text = "\n".join(str(each) for each in PROMISES)
    assert hashlib.sha256(text.encode()).hexdigest() == CHECKSUMS[VERSION]
    assert max(CHECKSUMS) == VERSION


def test_what_was_signed_is_kept_with_its_text_and_paper_and_an_older_text_stops_nothing(
    coordinator, maatjes, enlist, take_in, as_organisation, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    volunteer = enlist()
    own = f"/maatjes/vrijwilligers/{volunteer.pk}/"
    given: dict[str, Any] = {"on": day(-9).isoformat(), "version": BEFORE_NUMBERS}
    page = coordinator.post(f"{own}geheimhouding/ondertekend/", given, follow=True).text
    assert "een oudere tekst" in page
    assert "Oudere geheimhoudingsverklaring" in coordinator.get("/maatjes/vrijwilligers/").text
    with as_organisation(maatjes):
        assert pairings.propose(take_in(), volunteer, because="past goed", **who())
    given = {"on": day(-2).isoformat(), "version": VERSION, "paper": SimpleUploadedFile("x.pdf", b"MZ")}
    assert "geen PDF" in coordinator.post(f"{own}geheimhouding/ondertekend/", given).text
    for _time in range(2):
        given["paper"] = SimpleUploadedFile("x.pdf", pdf())
        page = coordinator.post(f"{own}geheimhouding/ondertekend/", given, follow=True).text
    assert "een oudere tekst" not in page
    with as_organisation(maatjes):
        found = {each.signed_on: each for each in SecrecyStatement.objects.all()}
        volunteer = Volunteer.objects.get()
        # A day put right by hand says nothing of the text; one that was written down does.
        volunteers.record_papers(volunteer, vog_issued_on=day(-9), secrecy_signed_on=day(-1), **who())
        assert Volunteer.objects.get().secrecy_version is None
        volunteers.record_papers(volunteer, vog_issued_on=day(-9), secrecy_signed_on=day(-9), **who())
        assert Volunteer.objects.get().secrecy_version == BEFORE_NUMBERS
    assert {on: each.version for on, each in found.items()} == {day(-9): BEFORE_NUMBERS, day(-2): VERSION}
    assert (volunteer.secrecy_signed_on, volunteer.secrecy_version) == (day(-2), VERSION)
    # The first scan of that day made way for the second; the database rolls back in a test, so both still stand.
    kept = Path(found[day(-2)].file)
    assert kept.is_relative_to(tmp_path / "secrecy" / str(maatjes.pk))
    paper = f"{own}geheimhouding/{found[day(-2)].pk}/"
    assert coordinator.get(paper).content == kept.read_bytes()
    assert coordinator.get(f"{own}geheimhouding/{found[day(-9)].pk}/").status_code == 404
    page = coordinator.post(f"{paper}weg/", follow=True).text
    assert "De scan is weg" in page
    assert coordinator.get(paper).status_code == 404


@pytest.mark.parametrize("reader", ["municipality", "other organisation", "another volunteer", "the volunteer"])
def test_nobody_but_the_own_coordinator_finds_a_statement(town, maatjes, enlist, sign, employ, as_organisation, reader):
    statement = sign(enlist(user=SIGNS), day(-2), paper=ContentFile(pdf()))
    other = Organisation.objects.create(slug="anders", name="Anders", kind="volunteers")
    owner, scope = {
        "municipality": (town.waterveen, {}),
        "other organisation": (other, {}),
        "another volunteer": (maatjes, {"scope": Scope.PERSON, "person": OTHER}),
        "the volunteer": (maatjes, {"scope": Scope.PERSON, "person": SIGNS}),
    }[reader]
    with as_organisation(owner, **scope), connection.cursor() as cursor:
        assert not SecrecyStatement.objects.exists()
        assert not statement.events.model.objects.exists()
        cursor.execute("UPDATE volunteering_secrecystatement SET version = 9")
        assert cursor.rowcount == 0
        cursor.execute("DELETE FROM volunteering_secrecystatement")
        assert cursor.rowcount == 0
    client = Client()
    role = {"municipality": "adviser", "other organisation": "coordinator"}.get(reader, "volunteer")
    client.force_login(employ(owner, role))
    for slug in {owner.slug, "maatjes"}:
        page = f"/{slug}/vrijwilligers/{statement.volunteer_id}/geheimhouding/"
        for address in (f"{page}{statement.pk}/", f"{page}ondertekend/"):
            assert client.get(address).status_code in {403, 404}


def test_paper_and_history_go_with_the_file(maatjes, enlist, sign, as_organisation):
    gone, stays = enlist(), enlist("Ann")
    signed = [sign(each, day(-2), paper=ContentFile(pdf())) for each in (gone, stays)]
    with as_organisation(maatjes):
        volunteers.go_on(gone, to=VolunteerStatus.LEFT, **who())
        destroyer = next(each for each in DESTROYERS if each.retention_class == RetentionClass.VOLUNTEER)
        assert destroy_chunk(destroyer, DestructionLine(organisation=maatjes, before=day(1))) == 1
        assert [Path(each.file).exists() for each in signed] == [False, True]
        assert list(SecrecyStatement.objects.values_list("pk", flat=True)) == [signed[1].pk]
        events: Any = event_model(SecrecyStatement)
        of_gone = events._base_manager.filter(pgh_obj_id=signed[0].pk)
        assert {(each.file, each.checksum) for each in of_gone} == {("", "")}


def test_a_statement_is_not_of_tomorrow_and_an_earlier_one_changes_nothing(maatjes, enlist, sign, as_organisation):
    volunteer = enlist()
    with pytest.raises(volunteers.UnableToRecordPapers, match="moet nog komen"):
        sign(volunteer, day(1))
    with pytest.raises(volunteers.UnableToRecordPapers, match="nummer"):
        sign(volunteer, day(), version=VERSION + 1)
    sign(volunteer, day(-2))
    sign(volunteer, day(-400), version=BEFORE_NUMBERS)
    with as_organisation(maatjes):
        volunteer = Volunteer.objects.get()
    assert (volunteer.secrecy_signed_on, volunteer.secrecy_version) == (day(-2), VERSION)
