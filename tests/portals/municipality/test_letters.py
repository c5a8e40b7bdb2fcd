"""Letters over HTTP: strangers are refused first; then list, batch, file, taking back, and the municipality's texts."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from samenspoor.domain.casework.actions.safety import mark_unsafe
from samenspoor.domain.casework.models import (
    ContactAttempt,
    Dossier,
    DossierResident,
    Letter,
    LetterBatch,
    LetterText,
    Round,
)
from samenspoor.domain.journeys import write_letters
from samenspoor.foundation.audit.models import AccessLog
from samenspoor.foundation.jobs.owned import Assignment
from samenspoor.foundation.organisations.models import Execution, Organisation

SITE = "/waterveen/"
PAGE = f"{SITE}brieven/"
PARTY = "/kustland/"


@pytest.fixture
def caseworker(client, town, employ, settings, tmp_path, as_organisation):
    settings.MEDIA_ROOT = tmp_path
    with as_organisation(town.waterveen):
        Organisation.objects.filter(pk=town.waterveen.pk).update(telephone="14 0519")
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
def serve(town, as_organisation):
    """Let the executing party work for Waterveen."""
    with as_organisation(town.waterveen):
        return Execution.objects.create(
            organisation=town.waterveen, party=town.party, shared_with=[town.party.pk], starts_on=date(2026, 1, 1)
        )


@pytest.fixture
def people(deliver, town, as_organisation):
    """Three people with small arrears at three addresses, in a closed round, which the party may see."""
    deliver(*({"number": str(number), "amount_cents": 3_000} for number in (1, 2, 3)), shared_with=(town.party.pk,))
    with as_organisation(town.waterveen):
        Round.objects.update(closed_at=timezone.now(), closed_by=1)
        return list(DossierResident.objects.order_by("pk"))


def work():
    """Do what was handed to the worker."""
    for job in ProcrastinateJob.objects.filter(task_name="write_letters"):
        organisation = Organisation.objects.get(pk=job.args["organisation"])
        assignment = Assignment(organisation, job.args["user"], timezone.now(), "test")
        write_letters.carry_out(job.args["batch"], assignment)


def order(client, people, *, site=SITE):
    return client.post(f"{site}brieven/opdracht/", {"kind": "offer", "person": [each.pk for each in people]})


@pytest.fixture
def batch(client, people, caseworker, read):
    """A batch of which two people were ticked."""
    order(client, people[:2])
    work()
    return read(LetterBatch.objects.all())[0]


PAGES = ("", "voortgang/", "bestand/", "terugnemen/")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_batch_is_hidden_from_another_municipality(client, batch, town, employ, read, page, method):
    client.force_login(employ(town.duinrade, "caseworker"))
    answer = getattr(client, method)(f"/duinrade/brieven/{batch.pk}/{page}")
    assert answer.status_code in {404, 405}
    assert len(read(ContactAttempt.objects.all())) == 2


@pytest.mark.parametrize("page", PAGES)
def test_a_batch_is_hidden_from_a_party_that_works_for_another_municipality(client, batch, town, employ, read, page):
    client.force_login(employ(town.party, "executing_caseworker"))
    assert client.get(f"{PARTY}brieven/{batch.pk}/{page}").status_code == 404


def test_a_party_without_arrangement_writes_to_nobody(client, people, caseworker, town, employ, read):
    client.force_login(employ(town.party, "executing_caseworker"))
    order(client, people, site=PARTY)
    assert not read(LetterBatch.objects.all())


@pytest.mark.parametrize("role", ["adviser", "manager", "privacy_officer", "administrator"])
def test_only_who_works_on_dossiers_sends_or_sees_letters(client, batch, people, town, employ, read, role):
    client.force_login(employ(town.waterveen, role))
    assert order(client, people).status_code == 403
    for page in PAGES:
        assert client.get(f"{PAGE}{batch.pk}/{page}").status_code == 403
    assert client.post(f"{PAGE}{batch.pk}/terugnemen/").status_code == 403
    assert len(read(ContactAttempt.objects.all())) == 2


def test_another_municipality_s_people_cannot_be_ticked(client, people, caseworker, town, employ, read):
    client.force_login(employ(town.duinrade, "caseworker"))
    order(client, people, site="/duinrade/")
    assert not read(Letter.objects.all())


@pytest.mark.parametrize("role", ["caseworker", "privacy_officer"])
def test_texts_are_changed_by_who_makes_the_rules(client, town, employ, read, role):
    client.force_login(employ(town.waterveen, role))
    assert client.post(f"{PAGE}teksten/offer/", {"act": "store"}).status_code == 403


def test_a_party_changes_no_text(client, town, employ, serve):
    client.force_login(employ(town.party, "executing_caseworker"))
    assert client.get(f"{PARTY}brieven/teksten/offer/").status_code == 403


def test_the_list_proposes_and_says_who_gets_none(client, people, caseworker, read, town, as_organisation):
    with as_organisation(town.waterveen):
        address = Dossier.objects.get(pk=people[2].dossier_id).address
        mark_unsafe(address, review_on=date(2030, 1, 1), by=1, at=timezone.now())
    page = client.get(PAGE).text
    assert page.count('name="person"') == 2
    assert page.count(" checked>") == 2
    assert "Zij krijgen geen brief" in page
    assert "overleg eerst" in page
    looked = read(AccessLog.objects.filter(kind="listed", subject="casework.dossier"))
    assert {pk for look in looked for pk in look.subject_ids} == {each.dossier_id for each in people}


def test_letters_are_written_recorded_once_and_printed_as_often_as_needed(client, batch, people, caseworker, read):
    work()
    attempts = read(ContactAttempt.objects.values_list("kind", "made_by"))
    assert attempts == [("Brief", caseworker.pk)] * 2
    assert oct(Path(batch.file).stat().st_mode)[-3:] == "600"
    page = client.get(f"{PAGE}{batch.pk}/").text
    assert "Druk de brieven af" in page
    assert "Niet aangevinkt" in page
    for _time in range(2):
        answer = client.get(f"{PAGE}{batch.pk}/bestand/")
        assert answer.content.startswith(b"%PDF-")
    printed = read(AccessLog.objects.filter(kind="exported"))
    assert [set(look.subject_ids) for look in printed] == [{each.dossier_id for each in people[:2]}] * 2


def test_what_was_not_posted_is_taken_back_with_its_file(client, batch, read, django_capture_on_commit_callbacks):
    assert "Zijn deze brieven niet gepost?" in client.get(f"{PAGE}{batch.pk}/terugnemen/").text
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{PAGE}{batch.pk}/terugnemen/")
    assert not read(ContactAttempt.objects.all())
    assert not Path(batch.file).exists()
    assert client.get(PAGE).text.count('name="person"') == 3


def test_a_party_has_letters_made_in_the_municipality_s_name(client, people, caseworker, town, employ, serve, read):
    worker = employ(town.party, "executing_caseworker")
    client.force_login(worker)
    order(client, people, site=PARTY)
    work()
    [made] = read(LetterBatch.objects.all())
    assert (made.organisation_id, made.status, made.ordered_by) == (town.waterveen.pk, "done", worker.pk)
    assert "Gemeente Waterveen" in client.get(f"{PARTY}brieven/{made.pk}/").text
    assert client.get(f"{PARTY}brieven/{made.pk}/bestand/").content.startswith(b"%PDF-")
    assert len(read(ContactAttempt.objects.all())) == 3


def test_an_arrangement_that_ended_before_the_worker_came_writes_nothing(
    client, people, caseworker, town, employ, serve, read, as_organisation
):
    client.force_login(employ(town.party, "executing_caseworker"))
    order(client, people, site=PARTY)
    with as_organisation(town.waterveen):
        Execution.objects.update(ends_on=timezone.localdate() - timedelta(days=1))
    work()
    assert not read(ContactAttempt.objects.all())
    assert {letter.status for letter in read(Letter.objects.all())} == {"left_out"}


def text(**changed):
    return {"subject": "Wij denken mee", "body": "Beste {naam}, bel {telefoon}.", "rights": "Wij kregen bericht.",
            "closing": "Groet", "starts_on": f"{timezone.localdate():%Y-%m-%d}", "act": "store"} | changed  # fmt: skip


def test_an_adviser_looks_at_a_text_as_a_letter_and_stores_it(client, caseworker, town, employ, read):
    adviser = employ(town.waterveen, "adviser")
    client.force_login(adviser)
    assert client.get(PAGE).url == f"{PAGE}teksten/"
    assert "Verander de eerste brief" in client.get(f"{PAGE}teksten/").text
    change = f"{PAGE}teksten/offer/"
    assert client.post(change, text(act="look")).content.startswith(b"%PDF-")
    assert not read(LetterText.objects.all())
    refused = client.post(change, text(body="Bel {telefoon}, u moet {bedrag} betalen")).text
    assert "“{bedrag}” kan niet worden ingevuld" in refused
    client.post(change, text())
    [stored] = read(LetterText.objects.all())
    assert (stored.body, stored.entered_by) == ("Beste {naam}, bel {telefoon}.", adviser.pk)
    assert "Beste {naam}, bel {telefoon}." in client.get(f"{PAGE}teksten/").text


def test_the_list_asks_no_more_questions_for_more_people(client, deliver, caseworker, town, as_organisation):
    def questions(*numbers):
        deliver(*({"number": str(number), "amount_cents": 3_000} for number in numbers))
        with as_organisation(town.waterveen):
            Round.objects.update(closed_at=timezone.now(), closed_by=1)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(PAGE).text.count('name="person"') == numbers[-1]
        return len(asked)

    questions(1)
    assert questions(*range(2, 4)) == questions(*range(4, 13))
