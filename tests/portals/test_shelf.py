"""The shelf of a chain: formats and experiences, shared within it, taken back by whoever put them there."""

import io
import re
import zipfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pypdf import PdfWriter
from pypdf.actions import JavaScript

from samenspoor.domain.agreements import actions as agreements
from samenspoor.domain.agreements.actions import Contact, Signature, TermsWritten
from samenspoor.domain.agreements.models import AgreementKind, ContactSide, PartnerKind
from samenspoor.domain.volunteering.actions import shelf as actions
from samenspoor.domain.volunteering.chain import chain_of
from samenspoor.domain.volunteering.models import ShelfItem
from samenspoor.foundation.organisations.models import Organisation
from tests.paired import paired
from tests.pairings import day

__all__ = ["paired"]
OURS, THEIRS, PHONE = "/waterveen/plank/", "/maatjes/plank/", "/maatjes/telefoon/leren/"
FORMAT = {"title": "Postlijst", "text": "Om de post van een maand te ordenen.", "task": "administration"}
TOLD = {"title": "Bellen op vaste dagen", "text": "Wat werkte bij ons: elke dinsdag bellen.\nDat weet iedereen."}


def pdf(*, script: bool = False) -> bytes:
    writer, content = PdfWriter(), io.BytesIO()
    writer.add_blank_page(width=200, height=200)
    if script:
        writer.add_open_action(JavaScript("app.alert(1)"))
    writer.write(content)
    return content.getvalue()


def office(compression: int = zipfile.ZIP_STORED, /, **entries: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", compression) as archive:
        for name, text in entries.items():
            archive.writestr(name.replace("__", "/").replace("_DOT_", "."), text)
    return content.getvalue()


def related(relation: str) -> bytes:
    """A DOCX with one relation."""
    found = f'<r:Relationships xmlns:r="r"><r:Relationship {relation}/></r:Relationships>'
    return office(**DOCX, word___rels__settings_DOT_xml_DOT_rels=found)


def linked(element: str) -> bytes:
    """An ODT with one element that names a place."""
    inside = f'<o xmlns:t="t" xmlns:xlink="http://www.w3.org/1999/xlink"><t:{element}/></o>'
    return office(**ODT | {"content_DOT_xml": inside})


DOCX = {"[Content_Types]_DOT_xml": "<Types/>", "word__document_DOT_xml": "<w/>"}
ODT = {"mimetype": "application/vnd.oasis.opendocument.text", "content_DOT_xml": "<o/>"}


def file(content: bytes, name: str = "postlijst.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.fixture
def shelf(client, town, papers, maatjes, employ):
    """Clients of the adviser, the coordinator and somebody outside the chain, with what the adviser put there."""

    def sign_in(organisation: Organisation, role: str, **more: str) -> Client:
        made = Client()
        made.force_login(employ(organisation, role, **more))
        return made

    stranger = Organisation.objects.create(slug="vreemd", name="Vreemd", kind="volunteers")
    at = {
        "adviser": sign_in(town.waterveen, "adviser"),
        "caseworker": sign_in(town.waterveen, "caseworker"),
        "coordinator": sign_in(maatjes, "coordinator"),
        "stranger": sign_in(stranger, "coordinator", email="s@vreemd.example"),
    }
    at["adviser"].post(f"{OURS}format/", FORMAT | {"file": file(pdf())})
    at["adviser"].post(f"{OURS}ervaring/", TOLD)
    return at


def test_what_one_puts_there_the_chain_reads_and_only_the_owner_takes_back(
    shelf, town, maatjes, as_organisation, paired
):
    for who, page in (("adviser", OURS), ("caseworker", OURS), ("coordinator", THEIRS)):
        shown = shelf[who].get(page).text
        assert "Om de post van een maand te ordenen." in shown
        assert "elke dinsdag bellen." in shown
        assert "Administratie op orde" in shown
        assert "De stap naar de gemeente" in shown, "the guides stand there too"
    assert "Zet een format" not in shelf["caseworker"].get(OURS).text
    assert shelf["caseworker"].post(f"{OURS}ervaring/", TOLD).status_code == 403
    with as_organisation(town.waterveen):
        item = ShelfItem.objects.get(kind="format")
        assert item.shared_with == [maatjes.pk]
    taken = shelf["coordinator"].get(f"{THEIRS}{item.pk}/bestand/")
    assert (taken.content, taken["Content-Type"]) == (pdf(), "application/pdf")
    assert 'filename="postlijst.pdf"' in taken["Content-Disposition"]

    assert "Postlijst" not in shelf["stranger"].get("/vreemd/plank/").text
    assert shelf["stranger"].get(f"/vreemd/plank/{item.pk}/bestand/").status_code == 404
    for who, page in (("stranger", "/vreemd/plank/"), ("coordinator", THEIRS)):
        assert shelf[who].post(f"{page}{item.pk}/terug/").status_code == 404

    volunteer = Client()
    volunteer.force_login(paired().user)
    learning = volunteer.get(PHONE).text
    assert "Postlijst" in learning
    assert "elke dinsdag" not in learning
    assert f'href="{PHONE}format/{item.pk}/" download' in learning
    assert volunteer.get(f"{PHONE}format/{item.pk}/").content == pdf()
    assert volunteer.get(THEIRS).status_code == 403

    assert Path(item.file).is_file()
    assert "Dit kan niet ongedaan worden gemaakt." in shelf["adviser"].get(f"{OURS}{item.pk}/terug/").text
    assert "Postlijst" in shelf["adviser"].get(OURS).text, "asking is not doing"
    assert "Postlijst" not in shelf["adviser"].post(f"{OURS}{item.pk}/terug/", follow=True).text.split("<main")[1]


def test_the_file_goes_when_it_is_taken_back(shelf, town, as_organisation, django_capture_on_commit_callbacks):
    with as_organisation(town.waterveen):
        item = ShelfItem.objects.get(kind="format")
        with django_capture_on_commit_callbacks(execute=True):
            actions.take_from_shelf(item, by=1, at=timezone.now())
    assert not Path(item.file).exists()


def rows(statement: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.rowcount


def test_the_database_refuses_what_another_party_would_change_or_read(shelf, town, maatjes, as_organisation):
    with as_organisation(maatjes):
        assert rows("SELECT 1 FROM volunteering_shelfitem") == 2
        assert rows("DELETE FROM volunteering_shelfitem") == 0
        for change in ("shared_with = '{}'", "title = 'Anders'", "file = '/etc/passwd'"):
            with pytest.raises(DatabaseError, match="only the owner"), transaction.atomic():
                rows(f"UPDATE volunteering_shelfitem SET {change}")
    for other in (town.duinrade, Organisation.objects.get(slug="vreemd")):
        with as_organisation(other):
            for statement in ("SELECT 1 FROM volunteering_shelfitem", "DELETE FROM volunteering_shelfitem",
                              "UPDATE volunteering_shelfitem SET title = title"):  # fmt: skip
                assert rows(statement) == 0


def test_a_stranger_pushes_nothing_onto_the_shelf_and_no_path_leads_out_of_it(
    shelf, town, maatjes, as_organisation, settings
):
    settings.MEDIA_ROOT.mkdir(parents=True, exist_ok=True)
    secret = Path(settings.MEDIA_ROOT) / "geheim.pdf"
    secret.write_bytes(b"geheim")
    given = {"key": "5b0c3b0e-5f6a-4b0e-8d5f-000000000001", "kind": "format", "file_kind": "pdf", "size": 1,
             "put_at": timezone.now(), "put_by": 1, "text": "x"}  # fmt: skip
    stranger = Organisation.objects.get(slug="vreemd")
    with as_organisation(stranger):
        ShelfItem.objects.create(
            organisation=stranger, shared_with=[town.waterveen.pk, maatjes.pk], title="Reclame", file=str(secret),
            **given,
        )  # fmt: skip
    for who, page in (("adviser", OURS), ("coordinator", THEIRS)):
        assert "Reclame" not in shelf[who].get(page).text
    with as_organisation(maatjes):
        outside = f"{Path(settings.MEDIA_ROOT) / 'shelf' / str(maatjes.pk)}/../../geheim.pdf"
        made = ShelfItem.objects.create(organisation=maatjes, title="Uit", file=outside, **given)
    assert shelf["coordinator"].get(f"{THEIRS}{made.pk}/bestand/").status_code == 404


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"MZ\x90\x00", "geen PDF, DOCX of ODT"),
        (pdf(script=True), "een programma of een ander bestand"),
        (office(**DOCX, word__vbaProject_DOT_bin="x"), "verstopt"),
        (related('Type="x/attachedTemplate" Target="https://kwaad.example/x.dotm" TargetMode="External"'), "verstopt"),
        (related('Type="x/attachedTemplate" Target="file:///\\\\kwaad\\x.dotm" TargetMode="External"'), "verstopt"),
        (related('Type="x/image" Target="&#104;ttps://kwaad.example/x.png"'), "verstopt"),
        (related('Id="/hyperlink" Type="x/attachedTemplate" Target="x.dotm" TargetMode="External"'), "verstopt"),
        (office(**DOCX, word__x_DOT_rels='<!DOCTYPE r [<!ENTITY a "b">]><r/>'), "verstopt"),
        (linked('image xlink:href="https://kwaad.example/x.png"'), "verstopt"),
        (office(**ODT, Basic__script_DOT_xml="x"), "verstopt"),
        (office(iets="x"), "geen PDF, DOCX of ODT"),
        (office(**DOCX)[:-30], "gaat niet open"),
        (office(**DOCX, word__x_DOT_rels="<r>"), "gaat niet open"),
        (office(zipfile.ZIP_BZIP2, **DOCX), "gaat niet open"),
        (office(zipfile.ZIP_LZMA, **ODT), "gaat niet open"),
        (office(**DOCX, café="x").replace("café".encode(), b"caf\xff\xff"), "gaat niet open"),
    ],
)  # fmt: skip
def test_a_file_that_is_something_else_is_refused(shelf, town, as_organisation, content, told):
    page = shelf["coordinator"].post(f"{THEIRS}format/", FORMAT | {"file": file(content)})
    assert told in page.text
    with as_organisation(town.waterveen):
        assert ShelfItem.objects.count() == 2


def test_a_link_to_click_on_and_a_picture_inside_are_kept(shelf):
    kept = (
        related('Type="x/hyperlink" Target="https://www.nvvk.nl/" TargetMode="External"'),
        related('Type="x/styles" Target="styles.xml"'),
        linked('a xlink:href="https://www.nvvk.nl/"'),
        linked('image xlink:href="Pictures/1.png"'),
    )
    for number, content in enumerate(kept):
        page = shelf["coordinator"].post(f"{THEIRS}format/", FORMAT | {"title": f"Nr {number}", "file": file(content)})
        assert page.status_code == 302, page.text


def test_docx_and_odt_are_kept_and_what_is_sent_twice_stands_there_once(shelf, maatjes, as_organisation):
    for name, entries in (("docx", DOCX), ("odt", ODT)):
        once = re.search(r'name="once" value="([^"]+)"', shelf["coordinator"].get(f"{THEIRS}format/").text)
        assert once
        for _tap in range(2):
            given = FORMAT | {"title": name, "once": once[1], "file": file(office(**entries), "x.pdf")}
            shelf["coordinator"].post(f"{THEIRS}format/", given)
        with as_organisation(maatjes):
            item = ShelfItem.objects.get(title=name)
            kept = list(Path(item.file).parent.glob("*"))
        assert item.file_kind == name
        assert f'filename="{name}.{name}"' in shelf["adviser"].get(f"{OURS}{item.pk}/bestand/")["Content-Disposition"]
    assert len(kept) == 2


def test_the_same_form_with_another_file_is_refused_and_what_stands_there_stays_until_it_is_taken_back(
    shelf, maatjes, as_organisation
):
    once = re.search(r'name="once" value="([^"]+)"', shelf["coordinator"].get(f"{THEIRS}format/").text)
    assert once
    given = FORMAT | {"title": "Gevuld", "once": once[1]}
    shelf["coordinator"].post(f"{THEIRS}format/", given | {"file": file(pdf())})
    for other in ({"file": file(pdf() + b"\n")}, {"file": file(pdf()), "task": "buddy"}):
        assert "al verstuurd" in shelf["coordinator"].post(f"{THEIRS}format/", given | other).text
    with as_organisation(maatjes):
        item = ShelfItem.objects.get(title="Gevuld")
        assert Path(item.file).read_bytes() == pdf()
        assert [str(each) for each in Path(item.file).parent.glob("*")] == [item.file]


def test_two_taps_at_once_keep_one_file(shelf, maatjes, as_organisation, monkeypatch):
    first_look, shelved, key = actions._earlier, actions.Shelved(title="Twee", text="tikken"), uuid4()
    with as_organisation(maatjes):
        who: Any = {"key": key, "by": 1, "at": timezone.now()}
        item = actions.put_format(maatjes, shelved, file=file(pdf()), **who)
        looked: list[Any] = []

        def look(*given):
            # The first look finds nothing yet: the other tap is busy.
            looked.append(given)
            return first_look(*given) if len(looked) > 1 else None

        monkeypatch.setattr(actions, "_earlier", look)
        assert actions.put_format(maatjes, shelved, file=file(pdf()), **who) == item
        assert [str(each) for each in Path(item.file).parent.glob("*")] == [item.file]


def test_who_has_a_paper_is_in_the_chain_from_the_next_morning_and_who_has_none_any_more_is_not(
    shelf, town, maatjes, as_organisation
):
    now = timezone.now()
    who: Any = {"by": 1, "at": now}
    newcomer = Organisation.objects.create(slug="nieuw", name="Nieuw", kind="volunteers")
    with as_organisation(town.waterveen):
        partner = agreements.add_partner(
            town.waterveen, name="Nieuw", kind=PartnerKind.WELFARE, participant=newcomer, **who
        )
        assert actions.share_shelf(town.waterveen, **who) == 0, "without a paper nobody joins"
    with as_organisation(newcomer):
        item = actions.tell_experience(newcomer, actions.Shelved(title="Van ons", text="Alleen voor ons."), **who)
        assert item.shared_with == []
    with as_organisation(town.waterveen):
        for side in ContactSide:
            agreements.name_contact(partner, Contact(name="Jip", telephone="0519 29 29 11"), side=side, **who)
        terms = TermsWritten(starts_on=date(2026, 1, 1), ends_on=day(90), terms={"phases": ["early_signalling"]})
        paper = agreements.draft_agreement(partner, terms, kind=AgreementKind.COOPERATION, **who)
        signed = Signature(name="A. Bos", power="mandaat")
        agreements.sign(paper, on=date(2026, 1, 1), ours=signed, theirs=signed, **who)
        assert actions.share_shelf(town.waterveen, **who) == 2
        assert actions.share_shelf(town.waterveen, **who) == 0
    with as_organisation(newcomer):
        assert rows("SELECT 1 FROM volunteering_shelfitem") == 3
        assert chain_of(newcomer, on=day()) == sorted([town.waterveen.pk, maatjes.pk])
    with as_organisation(town.waterveen):
        agreements.terminate(paper, stops_on=day(), reason="Klaar.", **who)
        assert actions.share_shelf(town.waterveen, by=0, at=now + timedelta(days=1)) == 2
    with as_organisation(newcomer):
        assert rows("SELECT 1 FROM volunteering_shelfitem") == 1, "only what they put there themselves"
        assert chain_of(newcomer, on=day(1)) == []


def test_queries_do_not_grow_with_what_stands_there(shelf):
    with CaptureQueriesContext(connection) as few:
        shelf["coordinator"].get(THEIRS)
    for number in range(3):
        shelf["coordinator"].post(f"{THEIRS}ervaring/", TOLD | {"title": f"Nog een {number}"})
    with CaptureQueriesContext(connection) as more:
        assert "Nog een 2" in shelf["coordinator"].get(THEIRS).text
    assert len(more) == len(few)
