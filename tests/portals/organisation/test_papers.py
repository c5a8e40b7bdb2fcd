"""The coordinator reads what municipalities agreed with the own organisation, and nothing of another's."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenspoor.domain.agreements import actions
from samenspoor.domain.agreements.actions import Contact, Signature, TermsWritten
from samenspoor.domain.agreements.models import Agreement, AgreementKind, ChainPartner, ContactSide, PartnerKind
from samenspoor.foundation.organisations.models import Organisation
from samenspoor.foundation.ui.formats import day as in_words

PAGE = "/maatjes/papieren/"
KIND = AgreementKind.PROCESSING


@pytest.fixture
def maatjes(db):
    return Organisation.objects.create(slug="maatjes", name="De Maatjes", kind="volunteers")


@pytest.fixture
def others(db):
    return Organisation.objects.create(slug="anderen", name="De Anderen", kind="volunteers")


@pytest.fixture
def coordinator(client, maatjes, employ):
    client.force_login(employ(maatjes, "coordinator"))


@pytest.fixture
def agree(town, as_organisation):
    """Make an agreement of a municipality with an organisation; signed, unless asked otherwise."""

    def act(organisation, *, is_signed=True, starts_in=0, days=400, kind=KIND, transition_days=0) -> Agreement:
        now, first = timezone.now(), timezone.localdate() + timedelta(days=starts_in)
        with as_organisation(town.waterveen):
            partner = ChainPartner.objects.filter(participant=organisation).first()
            partner = partner or actions.add_partner(
                town.waterveen, name=organisation.name, kind=PartnerKind.VOLUNTEERS, participant=organisation,
                by=1, at=now,
            )  # fmt: skip
            for side in ContactSide:
                person = Contact(name=f"Joke {side}", telephone="0519 123456")
                actions.name_contact(partner, person, side=side, by=1, at=now)
            terms = {"acts": ["ring"]} if kind == AgreementKind.MACHTIGING else {"data_categories": ["name_address"]}
            written = TermsWritten(
                starts_on=first, ends_on=first + timedelta(days=days),
                terms=terms | {"transition_days": transition_days},
            )  # fmt: skip
            made = actions.draft_agreement(partner, written, kind=kind, by=1, at=now)
            if is_signed:
                signature = Signature(name="A. Bos", power="mandaat 12")
                actions.sign(made, on=first, ours=signature, theirs=signature, by=1, at=now)
            return made

    return act


def test_the_coordinator_reads_a_paper_and_takes_it_along_to_sign(client, maatjes, coordinator, agree):
    assert "Er is nog geen overeenkomst" in client.get(PAGE).text
    made = agree(maatjes, is_signed=False)
    assert "Verwerkersovereenkomst" in client.get(PAGE).text
    page = client.get(f"{PAGE}{made.pk}/").text
    assert "Papier om te ondertekenen" in page
    assert "Joke ours" in page
    answer = client.get(f"{PAGE}{made.pk}/versies/1/papier/")
    assert answer.content.startswith(b"%PDF-")
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert client.get(f"{PAGE}{made.pk}/versies/2/papier/").status_code == 404


def test_a_paper_that_ends_soon_stands_on_top_and_a_draft_thrown_away_is_gone(
    client, town, maatjes, coordinator, agree, as_organisation
):
    agree(maatjes, days=20)
    thrown_away = agree(maatjes, is_signed=False)
    with as_organisation(town.waterveen):
        actions.withdraw(thrown_away, reason="Vergissing", by=1, at=timezone.now())
    page = client.get(PAGE).text
    assert "Loopt binnenkort af" in page
    assert "Ingetrokken" not in page
    assert client.get(f"{PAGE}{thrown_away.pk}/").status_code == 404


def test_another_organisation_opens_neither_page_nor_paper(client, maatjes, others, coordinator, agree, employ):
    made = agree(others)
    for address in (f"{PAGE}{made.pk}/", f"{PAGE}{made.pk}/versies/1/papier/"):
        assert client.get(address).status_code == 404
    assert "Verwerkersovereenkomst" not in client.get(PAGE).text
    client.force_login(employ(others, "coordinator"))
    assert client.get(PAGE).status_code == 403


def test_a_municipality_has_its_own_page_for_this(client, town, employ):
    client.force_login(employ(town.waterveen, "adviser"))
    assert client.get("/waterveen/papieren/").status_code == 403


def test_the_number_of_queries_does_not_grow_with_the_papers(client, maatjes, coordinator, agree):
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            client.get(PAGE)
        return len(found.captured_queries)

    for _time in range(3):
        agree(maatjes)
    client.get(PAGE)
    few = queries()
    for _time in range(9):
        agree(maatjes)
    client.get(PAGE)
    assert queries() == few


def test_a_transition_that_is_over_is_not_promised_and_a_version_that_begins_later_hides_nothing(
    client, maatjes, coordinator, agree, town, as_organisation
):
    paper, now = agree(maatjes, starts_in=-300, days=250, transition_days=30), timezone.now()

    def told() -> bool:
        page = client.get(PAGE).text
        assert "loopt door t/m" not in page
        assert ("Papieren met Gemeente Waterveen zijn geëindigd" in page) == ("liep, is gestopt." in page)
        return "liep, is gestopt." in page

    assert told()
    first, terms = timezone.localdate() + timedelta(days=10), {"data_categories": ["name_address"]}
    with as_organisation(town.waterveen):
        actions.rewrite(paper, TermsWritten(starts_on=first, ends_on=None, terms=terms), by=1, at=now)
        signature = Signature(name="A. Bos", power="mandaat 12")
        actions.sign(paper, on=timezone.localdate(), ours=signature, theirs=signature, by=1, at=now)
    assert told()


def test_a_paper_that_ended_says_what_stops_what_goes_on_and_whom_to_ring_until_another_counts(
    client, maatjes, others, coordinator, agree
):
    agree(others, days=0)
    ended_on, other_on = timezone.localdate() - timedelta(days=12), timezone.localdate() - timedelta(days=2)
    agree(maatjes, starts_in=-300, days=288, transition_days=90)
    agree(maatjes, starts_in=-300, days=298, kind=AgreementKind.MACHTIGING)
    for page in (client.get("/maatjes/coordinatie/").text, client.get(PAGE).text):
        assert "Papieren met Gemeente Waterveen zijn geëindigd" in page
        assert f"eindigde op {in_words(ended_on)}." in page
        assert f"loopt door t/m {in_words(ended_on + timedelta(days=90))}." in page
        assert f"eindigde op {in_words(other_on)}." in page
        assert "Wat daaronder liep, is gestopt." in page
        assert "Je kunt geen nieuwe hulpvragen van deze gemeente oppakken" in page
        assert "Bel Joke ours van de gemeente" in page
        assert 'href="tel:0519123456"' in page
    agree(maatjes)
    page = client.get(PAGE).text
    assert f"eindigde op {in_words(ended_on)}." not in page
    assert "Je kunt geen nieuwe hulpvragen" not in page
    assert f"eindigde op {in_words(other_on)}." in page
