"""Deliveries on screen: upload, report, and who may see them."""

from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from procrastinate.contrib.django.models import ProcrastinateJob

from samenspoor.domain.intake import actions
from samenspoor.domain.intake.layout import COLUMNS, Layout
from samenspoor.domain.intake.models import ArrearsSignal, Creditor, Delivery, DeliveryProfile, Sender
from samenspoor.domain.journeys.tasks import take_in_delivery
from samenspoor.foundation.audit.models import AccessLog
from tests.bad_files import BAD_FIELDS, BAD_FILES

PAGE = "/waterveen/aanleveringen/"
AT = datetime(2026, 11, 3, 9, tzinfo=UTC)
VALUES = dict.fromkeys(COLUMNS, "") | {
    "kenmerk": "K1", "klantnummer": "88", "achternaam": "<b>Jong</b>", "huisnummer": "12", "postcode": "8951AB",
    "bedrag": "204,50", "ontstaansdatum": "2026-09-01", "signaaldatum": "2026-11-01",
}  # fmt: skip


def signal_file(*rows, name="signalen.csv"):
    lines = [";".join(COLUMNS), *(";".join((VALUES | row).values()) for row in rows)]
    return SimpleUploadedFile(name, "\n".join(lines).encode())


@pytest.fixture
def creditor(town, as_organisation):
    with as_organisation(town.waterveen):
        rent = Creditor.objects.create(organisation=town.waterveen, code="brugwonen", name="Brugwonen", type="Huur")
        return actions.attest_creditor(rent, covenant="LCV 2026", by=1, at=AT)


@pytest.fixture
def caseworker(client, town, employ, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    user = employ(town.waterveen, "caseworker")
    client.force_login(user)
    return user


def work(user, town):
    """Do what the worker does with the job that was added last."""
    job = ProcrastinateJob.objects.latest("id")
    assert job.args == {"organisation": town.waterveen.pk, "delivery": job.args["delivery"], "user": user.pk}
    take_in_delivery.func(**job.args)


def test_an_uploaded_file_becomes_signals_and_a_report(client, town, creditor, caseworker, as_organisation):
    upload = signal_file({}, {"kenmerk": "K2", "geboortedatum": "1980-02-31"})
    response = client.post(PAGE, {"deliverer": f"creditor-{creditor.pk}", "uploads": upload})
    assert response.status_code == 302
    assert "Bestand inlezen" in client.get(response.url).text
    assert "HX-Refresh" not in client.get(f"{response.url}voortgang/").headers
    work(caseworker, town)
    assert client.get(f"{response.url}voortgang/").headers["HX-Refresh"] == "true"
    page = client.get(response.url).text
    assert "Deze datum bestaat niet" in page
    assert "1980-02-31" not in page, "the report tells no values"
    with as_organisation(town.waterveen):
        assert ArrearsSignal.objects.count() == 1
    report = client.get(f"{response.url}?export=csv")
    assert "K2" in report.content.decode("utf-8-sig")
    assert "signalen.csv" in client.get(PAGE).text


FOREIGN = (
    "Ref;Naam;Nr;PC;Saldo;Sinds;Peildatum;BSN\n"
    "R1;Jong;12;8951AB;204,50;01-09-2026;03-11-2026;123456782\n"
    "R2;Çelik;14;8951AB;88,10;31-02-2026;03-11-2026;123456782\n"
)


def foreign_file(name="vreemd.csv"):
    return SimpleUploadedFile(name, FOREIGN.encode())


def test_an_unknown_layout_is_mapped_on_a_page_and_then_read(client, town, creditor, caseworker, as_organisation):
    upload = {"deliverer": f"creditor-{creditor.pk}", "uploads": foreign_file()}
    address = client.post(PAGE, upload).url
    work(caseworker, town)
    page = client.get(address).text
    assert "We kennen de indeling van dit bestand nog niet" in page
    assert f"{address}kolommen/" in page
    mapping = client.get(f"{address}kolommen/")
    assert "8951AB" in mapping.text
    form = mapping.context["form"]
    chosen = {name: form[name].initial for name in form.fields if form[name].initial}
    assert chosen["column-postcode"] == "3"
    assert chosen["dates"] == "DD-MM-YYYY"
    response = client.post(f"{address}kolommen/", chosen)
    assert response.url == address
    work(caseworker, town)
    report = client.get(address).text
    assert "niet opgeslagen: BSN" in report
    assert "Schrijf hem als 23-11-2026." in report
    assert "Sinds" in report
    assert client.get(f"{address}kolommen/").url == address
    with as_organisation(town.waterveen):
        assert ArrearsSignal.objects.get().surname == "Jong"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"column-postcode": ""}, "Zonder dit kunnen we geen regel opnemen"),
        ({"column-achternaam": ""}, "Kies de kolom met de achternaam, of die met de bedrijfsnaam"),
        ({"column-straat": "3"}, "Je hebt deze kolom twee keer gekozen"),
        ({"dates": "YYYY-MM-DD"}, "Met deze keuze kunnen we geen enkele regel opnemen"),
        ({"column-straat": "99"}, "Selecteer een geldige keuze"),
    ],
)
def test_a_mapping_that_cannot_work_is_refused(client, town, creditor, caseworker, as_organisation, change, sentence):
    upload = {"deliverer": f"creditor-{creditor.pk}", "uploads": foreign_file()}
    address = client.post(PAGE, upload).url
    work(caseworker, town)
    form = client.get(f"{address}kolommen/").context["form"]
    chosen = {name: form[name].initial for name in form.fields if form[name].initial} | change
    page = client.post(f"{address}kolommen/", chosen)
    assert page.status_code == 200
    assert sentence in page.text
    with as_organisation(town.waterveen):
        assert not DeliveryProfile.objects.exists()


def test_several_files_wait_for_a_person_to_agree_who_sent_them(client, town, creditor, caseworker, as_organisation):
    with as_organisation(town.waterveen):
        loket = Sender.objects.create(organisation=town.waterveen, code="loketnoord", name="Loket Noord")
    uploads = [signal_file({}, name="Brugwonen-2026-11.csv"), signal_file({}, name="export.csv")]
    response = client.post(PAGE, {"uploads": uploads}, follow=True)
    assert "2 bestanden ontvangen" in response.text
    assert not ProcrastinateJob.objects.exists()
    form = response.context["senders_form"]
    proposed = {form.fields[name].label: form[name].initial for name in form.fields}
    assert proposed == {"Brugwonen-2026-11.csv": f"creditor-{creditor.pk}", "export.csv": ""}
    named = {name: form[name].initial for name in form.fields}
    client.post(f"{PAGE}afzenders/", named)
    assert ProcrastinateJob.objects.count() == 1
    last = next(name for name, key in named.items() if not key)
    client.post(f"{PAGE}afzenders/", {last: f"loket-{loket.pk}"})
    assert ProcrastinateJob.objects.count() == 2
    with as_organisation(town.waterveen):
        assert Delivery.objects.get(file_name="export.csv").sender == loket


def test_the_sender_is_proposed_from_the_header_too(client, town, creditor, caseworker, as_organisation):
    with as_organisation(town.waterveen):
        layout = Layout(("Ref", "PC"), {"kenmerk": 0, "postcode": 1})
        actions.save_profile(creditor, name="Eigen", layout=layout, by=1, at=AT)
    page = client.post(PAGE, {"uploads": foreign_file("export.csv")}, follow=True)
    form = page.context["senders_form"]
    assert [form[name].initial for name in form.fields] == [f"creditor-{creditor.pk}"]


def test_the_list_asks_for_itself_while_a_file_is_read(client, town, creditor, caseworker):
    client.post(PAGE, {"deliverer": f"creditor-{creditor.pk}", "uploads": signal_file({})})
    assert "hx-get" in client.get(f"{PAGE}lijst/").text
    work(caseworker, town)
    assert "hx-get" not in client.get(f"{PAGE}lijst/").text


@pytest.mark.parametrize(("content", "sentence"), BAD_FILES)
def test_a_file_that_cannot_be_read_says_what_to_do(client, town, creditor, caseworker, content, sentence):
    upload = SimpleUploadedFile("signalen.csv", content)
    response = client.post(PAGE, {"deliverer": f"creditor-{creditor.pk}", "uploads": upload})
    work(caseworker, town)
    page = client.get(response.url).text
    assert sentence in page


@pytest.mark.parametrize(("column", "value", "sentence"), BAD_FIELDS)
def test_a_field_that_cannot_be_stored_says_what_is_right_and_not_what_was_wrong(
    client, town, creditor, caseworker, column, value, sentence
):
    upload = signal_file({column: value}, {"kenmerk": "K2"})
    response = client.post(PAGE, {"deliverer": f"creditor-{creditor.pk}", "uploads": upload})
    work(caseworker, town)
    shown = client.get(response.url)
    assert (shown.context["delivery"].new, shown.context["delivery"].rejected) == (1, 1)
    [row] = shown.context["table"].objects
    assert row.column == column
    assert sentence in shown.text
    assert len(value) < 5 or value not in shown.text


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>.csv", "'; DROP TABLE x; --.csv", "x" * 400 + ".csv", "\u202evsc.a"]
)
def test_whatever_a_file_is_called_is_only_a_name(client, town, creditor, caseworker, name):
    upload = signal_file({}, name=name)
    response = client.post(PAGE, {"deliverer": f"creditor-{creditor.pk}", "uploads": upload})
    work(caseworker, town)
    shown = client.get(response.url)
    assert shown.context["delivery"].status == "done"
    assert "<script>alert" not in shown.text + client.get(PAGE).text


def test_without_a_file_the_form_says_so(client, town, creditor, caseworker):
    page = client.post(PAGE, {"deliverer": f"creditor-{creditor.pk}"})
    assert page.status_code == 200
    assert not ProcrastinateJob.objects.exists()


def test_a_creditor_of_another_municipality_cannot_be_chosen(client, town, caseworker, as_organisation):
    with as_organisation(town.duinrade):
        theirs = Creditor.objects.create(organisation=town.duinrade, code="x", name="Elders", type="Huur")
    page = client.post(PAGE, {"deliverer": f"creditor-{theirs.pk}", "uploads": signal_file({})})
    assert page.status_code == 200
    assert "Elders" not in page.text
    with as_organisation(town.duinrade):
        assert not Delivery.objects.exists()


@pytest.mark.parametrize(
    ("size", "status", "told"),
    [
        (200_000, 200, "Het bestand kon niet worden bewaard: de schijf is vol"),
        (4_000_000, 507, "De schijf van de server is vol"),
    ],
    ids=["when it is kept", "while it comes in"],
)
@pytest.mark.parametrize("names", [["a.csv"], ["klein.csv", "groot.csv"]], ids=["one", "two"])
def test_a_full_disk_says_so_and_keeps_nothing(
    client, town, creditor, caseworker, settings, tmp_path, full_disk, as_organisation, size, status, told, names
):
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    uploads = [SimpleUploadedFile(name, b"x" * 100) for name in names[1:]]
    uploads.append(SimpleUploadedFile(names[0], b"x" * size))
    with full_disk():
        page = client.post(PAGE, {"deliverer": f"creditor-{creditor.pk}", "uploads": uploads})
    assert page.status_code == status
    assert told in page.text
    assert not ProcrastinateJob.objects.exists()
    with as_organisation(town.waterveen):
        assert not Delivery.objects.exists()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_another_municipalitys_delivery_is_not_found_and_the_look_is_logged(
    client, town, creditor, caseworker, as_organisation, tmp_path
):
    with as_organisation(town.duinrade):
        rent = Creditor.objects.create(organisation=town.duinrade, code="x", name="Elders", type="Huur")
        theirs = actions.receive_delivery(rent, file=tmp_path, file_name="geheim.csv", by=1, at=AT)
    assert client.get(f"{PAGE}{theirs.pk}/").status_code == 404
    with as_organisation(town.waterveen):
        assert AccessLog.objects.filter(kind="refused", subject_ids=[theirs.pk], user=caseworker.pk).exists()


@pytest.mark.parametrize("role", ["adviser", "privacy_officer", "data_protection_officer", "administrator"])
def test_other_roles_are_refused(client, town, employ, role):
    client.force_login(employ(town.waterveen, role))
    assert client.get(PAGE).status_code == 403


@pytest.mark.parametrize("count", [3, 12])
def test_the_list_asks_the_database_as_often_for_many_as_for_few(
    client, town, creditor, caseworker, as_organisation, count, django_assert_num_queries, tmp_path
):
    with as_organisation(town.waterveen):
        for _number in range(count):
            actions.receive_delivery(creditor, file=tmp_path, file_name="x.csv", by=1, at=AT)
    client.get(PAGE)
    with django_assert_num_queries(QUERIES, connection=connection):
        client.get(PAGE)


QUERIES = 24


def test_a_longer_list_asks_the_database_no_more(client, town, creditor, caseworker, as_organisation):
    def deliver(count):
        with as_organisation(town.waterveen):
            for number in range(count):
                Delivery.objects.create(
                    organisation=town.waterveen, creditor=creditor, file_name=f"{number}.csv", file="x",
                    status=Delivery.Status.DONE, delivered_at=AT, delivered_by=caseworker.pk,
                )  # fmt: skip

    def questions():
        with CaptureQueriesContext(connection) as captured:
            assert client.get(PAGE).status_code == 200
        return len(captured)

    deliver(3)
    few = questions()
    deliver(9)
    assert questions() == few
    assert client.get(PAGE).text.count("app-table__row") == 12


@pytest.fixture
def delivered(town, creditor, caseworker, as_organisation):
    def make(**fields):
        values = {"file_name": "a.csv", "file": "x", "status": Delivery.Status.DONE, "delivered_at": AT}
        with as_organisation(town.waterveen):
            return Delivery.objects.create(
                organisation=town.waterveen, creditor=creditor, delivered_by=caseworker.pk, **(values | fields)
            )

    return make


def test_a_delivery_whose_file_was_destroyed_keeps_a_name(client, delivered):
    gone = delivered(file_name="", file="")
    name = f"Aanlevering {gone.pk}, bestand vernietigd"
    assert f'<h1 class="nl-heading nl-heading--level-1">{name}</h1>' in client.get(f"{PAGE}{gone.pk}/").text
    assert name in client.get(PAGE).text


def test_the_columns_of_a_destroyed_file_cannot_be_chosen(client, delivered):
    gone = delivered(file_name="", file="", status=Delivery.Status.MAPPING)
    page = client.get(f"{PAGE}{gone.pk}/kolommen/", follow=True)
    assert page.redirect_chain[-1][0] == f"{PAGE}{gone.pk}/"
    assert "Lever het opnieuw aan" in page.text


def test_a_finished_delivery_leads_to_the_worklist_and_an_unreadable_one_to_another_file(client, delivered):
    assert "Naar de werklijst" in client.get(f"{PAGE}{delivered().pk}/").text
    broken = client.get(f"{PAGE}{delivered(status=Delivery.Status.UNREADABLE, reason='Dit is een PDF.').pk}/").text
    assert "Naar de werklijst" not in broken
    assert "Lever een ander bestand aan" in broken


def test_what_stood_before_the_damage_is_told(client, delivered):
    broken = delivered(status=Delivery.Status.UNREADABLE, reason="Dit bestand is beschadigd.", new=10, known=2)
    assert "12 signalen daarvóór zijn wel verwerkt." in client.get(f"{PAGE}{broken.pk}/").text


def test_a_delivery_that_stands_still_says_so(client, delivered):
    broken_off = delivered(status=Delivery.Status.STORED)
    assert client.get(f"{PAGE}{broken_off.pk}/voortgang/").headers["HX-Refresh"] == "true"
    page = client.get(f"{PAGE}{broken_off.pk}/").text
    assert "Dit bestand staat stil" in page
    assert "hx-trigger" not in page


def test_deliveries_are_filtered_sorted_and_exported(client, delivered):
    delivered(file_name="b-wacht.csv", status=Delivery.Status.MAPPING)
    delivered(file_name="c-fouten.csv", rejected=3)
    delivered(file_name="a-pdf.csv", status=Delivery.Status.UNREADABLE)

    def names(query):
        return [row.file_name for row in client.get(f"{PAGE}?{query}").context["table"].objects]

    assert names("show=waiting") == ["b-wacht.csv"]
    assert names("show=rejected") == ["c-fouten.csv"]
    assert names("show=unreadable") == ["a-pdf.csv"]
    assert names("sort=file_name") == ["a-pdf.csv", "b-wacht.csv", "c-fouten.csv"]
    assert "Weer op de gewone volgorde: nieuwste eerst" in client.get(f"{PAGE}?sort=file_name").text
    assert "c-fouten.csv" in client.get(f"{PAGE}?export=csv").content.decode("utf-8-sig")
    assert 'hx-get="/waterveen/aanleveringen/lijst/?show=waiting"' not in client.get(f"{PAGE}?show=waiting").text
    delivered(file_name="d.csv", status=Delivery.Status.READING)
    assert 'hx-get="/waterveen/aanleveringen/lijst/?sort=file_name"' in client.get(f"{PAGE}?sort=file_name").text


def test_without_a_file_the_page_says_what_to_choose(client, creditor, caseworker):
    assert "Kies een of meer bestanden." in client.post(PAGE, {"deliverer": ""}).text


@pytest.mark.parametrize("status", ["unassigned", "waiting", "mapping"])
def test_a_wrong_file_is_withdrawn_and_removed(client, delivered, tmp_path, status, django_capture_on_commit_callbacks):
    kept = tmp_path / "verkeerd.csv"
    kept.write_text("geheim")
    wrong = f"{PAGE}{delivered(file_name='verkeerd.csv', file=str(kept), status=status).pk}/"
    assert "Trek het in" in client.get(wrong).text
    assert "verkeerd.csv" in client.get(f"{wrong}intrekken/").text
    with django_capture_on_commit_callbacks(execute=True):
        assert "is ingetrokken en verwijderd" in client.post(f"{wrong}intrekken/", follow=True).text
    assert not kept.exists()
    assert [row.status for row in client.get(f"{PAGE}?show=waiting").context["table"].objects] == []
    assert client.get(f"{wrong}kolommen/").status_code == 302


@pytest.mark.parametrize("status", ["reading", "stored", "linked", "done", "unreadable", "withdrawn"])
def test_a_file_that_is_being_read_or_was_read_stays(client, delivered, tmp_path, status):
    kept = tmp_path / "gelezen.csv"
    kept.write_text("x")
    page = f"{PAGE}{delivered(file=str(kept), status=status).pk}/"
    assert "Trek het in" not in client.get(page).text
    assert "kan niet meer worden ingetrokken" in client.post(f"{page}intrekken/", follow=True).text
    assert kept.exists()
