"""A visit order from the dossier to the coordinator and back: under authority, with names and no amounts."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pypdf import PdfReader

from samenspoor.domain.agreements import actions as agreements
from samenspoor.domain.agreements.actions import Signature, TermsWritten
from samenspoor.domain.agreements.deployment import Act
from samenspoor.domain.agreements.models import Agreement, AgreementKind
from samenspoor.domain.casework.actions import offers
from samenspoor.domain.casework.actions.closing import close_person
from samenspoor.domain.casework.actions.safety import mark_unsafe
from samenspoor.domain.casework.models import AcceptedThrough, Deadline, Dossier, DossierResident
from samenspoor.domain.casework.outcomes import Outcome
from samenspoor.domain.linkage.models import Resident
from samenspoor.domain.volunteering.actions import phones, volunteers
from samenspoor.domain.volunteering.actions.orders import (
    Order,
    UnableToOrder,
    accept_order,
    recall_overtaken,
    report_order,
    send_order,
)
from samenspoor.domain.volunteering.actions.volunteers import Described
from samenspoor.domain.volunteering.actions.words_back import tell_back
from samenspoor.domain.volunteering.models import Report, VisitOrder, Volunteer, VolunteerPolicy, WordBack
from samenspoor.domain.volunteering.states import VolunteerStatus
from samenspoor.foundation.organisations.models import Organisation
from tests.portals.conftest import TERMS

AT = datetime(2026, 11, 24, 9, tzinfo=UTC)
WHO: Any = {"by": 7, "at": AT}
NOW: Any = {"by": 7, "at": timezone.now()}


def day(offset: int = 0) -> date:
    return timezone.localdate() + timedelta(days=offset)


@pytest.fixture
def volunteer(maatjes, as_organisation):
    with as_organisation(maatjes):
        made = volunteers.enter_volunteer(maatjes, Described(first_name="Bo", surname="Vos"), **WHO)
        made = volunteers.record_papers(made, vog_issued_on=day(-300), secrecy_signed_on=day(-300), **WHO)
        for status in (VolunteerStatus.INTERVIEW, VolunteerStatus.ACTIVE):
            made = volunteers.go_on(made, to=status, **WHO)
        return made


@pytest.fixture
def caseworker(client, town, employ):
    client.force_login(employ(town.waterveen, "caseworker"))
    return client


@pytest.fixture
def coordinator(maatjes, employ):
    other = Client()
    other.force_login(employ(maatjes, "coordinator", name="Fenna Wiersma"))
    return other


def test_the_municipality_reads_the_own_word_of_who_answered(
    caseworker, coordinator, order, volunteer, maatjes, as_organisation
):
    with as_organisation(maatjes):
        VolunteerPolicy.objects.update_or_create(
            organisation=maatjes, defaults={"label": "maatje", "label_plural": "maatjes"}
        )
    dossier = f"/waterveen/meldingen/{order.person.dossier_id}/"
    assert "Er is een vrijwilliger gevraagd" in caseworker.get(dossier).text
    one = f"/maatjes/opdrachten/{order.pk}/"
    coordinator.post(f"{one}wie/", {"volunteer": volunteer.pk})
    page = caseworker.get(dossier).text
    assert all(each in page for each in ("Er is een maatje gevraagd", "Een maatje gaat", "Een maatje gaat langs"))
    coordinator.post(f"{one}terugmelden/", {"report": "urgent", "on": day().isoformat()})
    step = "Bel vandaag: een maatje meldt dat het dringend is"
    assert step in caseworker.get("/waterveen/werklijst/").text
    page = caseworker.get(dossier).text
    assert all(each in page for each in (step, "Een maatje meldt", "Een maatje sprak deze inwoner"))


def test_from_the_dossier_to_the_coordinator_and_back(
    caseworker, coordinator, papers, volunteer, person, town, as_organisation
):
    address = f"/waterveen/personen/{person.pk}/vrijwilliger/"
    assert "Vraag een vrijwilliger" in caseworker.get(f"/waterveen/meldingen/{person.dossier_id}/").text
    page = caseworker.get(address).text
    assert "Geen bedragen, geen vastelastenpartners" in page
    asked = {"party": volunteer.organisation_id, "acts": ["ring"], "due_on": day(7).isoformat()}
    page = caseworker.post(address, asked, follow=True).text
    assert "Verstuurd, nog geen antwoord" in page
    assert "Er is een vrijwilliger gevraagd" in page
    assert 'href="tel:0519292910"' in page, "whom to ring about it at the organisation"

    with as_organisation(town.waterveen):
        order, name = VisitOrder.objects.get(), str(Resident.objects.get())
    page = coordinator.get("/maatjes/opdrachten/").text
    assert name in page
    assert "€" not in page
    one = f"/maatjes/opdrachten/{order.pk}/"
    assert "0519\xa029\xa029\xa010" in coordinator.get(one).text
    assert "Dit veld is verplicht" in coordinator.post(f"{one}wie/", {"volunteer": ""}).text, "nobody goes by accident"
    coordinator.post(f"{one}wie/", {"volunteer": volunteer.pk})
    assert "Bo Vos" in coordinator.get(one).text
    page = coordinator.post(f"{one}terugmelden/", {"report": "wants_contact", "on": day().isoformat()}, follow=True)
    assert "Wil contact met de gemeente" in page.text
    assert name not in page.text, "who it was about stays with the municipality once it is over"
    assert name not in coordinator.get("/maatjes/opdrachten/?work=all").text
    again = coordinator.get(f"{one}terugmelden/", follow=True).text
    assert "al beantwoord" in again
    assert "<form" not in again.partition("<main")[2].partition("</main>")[0]
    assert "wil contact met de gemeente" in caseworker.get("/waterveen/werklijst/").text
    page = caseworker.get(f"/waterveen/meldingen/{person.dossier_id}/").text
    assert "Een vrijwilliger meldt" in page
    assert "Wil contact met de gemeente" in page
    assert "<strong>Bel: wil contact</strong>" in page
    assert "Bel: wil contact" in caseworker.get("/waterveen/werklijst/").text
    assert "Bo Vos" in page


@pytest.fixture
def reported(order, volunteer, maatjes, town, as_organisation):
    """The volunteer reported that the resident wants contact; the agreement names what is told back."""

    def report(*named: str, what: Report = Report.WANTS_CONTACT) -> VisitOrder:
        with as_organisation(town.waterveen):
            processing = Agreement.objects.get(kind="processing")
            terms = TERMS[AgreementKind.PROCESSING] | {"reports_to_partner": list(named)}
            agreements.rewrite(processing, TermsWritten(starts_on=day(), ends_on=day(90), terms=terms), **WHO)
            signed = Signature(name="A. Bos", power="mandaat")
            agreements.sign(processing, on=day(), ours=signed, theirs=signed, by=7, at=timezone.now())
        with as_organisation(maatjes):
            accept_order(order, volunteer, by=7, at=timezone.now())
            return report_order(order, report=what, on=day(), by=7, at=timezone.now())

    return report


def test_who_asked_a_volunteer_for_contact_is_rung_within_two_working_days_and_was_not_left_alone(
    caseworker, reported, person, town, as_organisation
):
    dossier, worklist = f"/waterveen/meldingen/{person.dossier_id}/", "/waterveen/werklijst/"
    with as_organisation(town.waterveen):
        Deadline.objects.update(starts_on=day(-60), due_on=day(-30))
    late = "werkdagen te laat"
    assert all(late in caseworker.get(address).text for address in (dossier, worklist))
    reported()
    assert "nog 2 werkdagen" in caseworker.get(worklist).text
    page = caseworker.get(dossier).text
    assert "Een vrijwilliger sprak deze inwoner" in page
    assert "Nog niet benaderd" not in page
    assert late not in page
    assert "nog 2 werkdagen" in page
    with as_organisation(town.waterveen):
        VisitOrder.objects.update(report=Report.URGENT)
    assert "uiterlijk vandaag" in caseworker.get(dossier).text


def spoken(caseworker: Client, person: DossierResident) -> None:
    tapped = {"person": person.resident_id, "what": "spoken_by_phone"}
    caseworker.post(f"/waterveen/meldingen/{person.dossier_id}/tik/", tapped)


def test_the_organisation_hears_who_picked_up_what_its_volunteer_reported_and_that_it_ended(
    caseworker, coordinator, reported, person, maatjes, town, as_organisation, run_jobs
):
    one = f"/maatjes/opdrachten/{reported('picked_up', 'by_whom', 'closed').pk}/"
    run_jobs()
    assert "Wat de gemeente meldt" not in coordinator.get(one).text, "nobody rang yet"
    spoken(caseworker, person)
    run_jobs()
    page = coordinator.get(one).text
    assert "opgepakt door Anne Bos" in page
    assert "afgesloten bij de gemeente" not in page
    assert "Opgepakt · Anne Bos" in caseworker.get(f"/waterveen/meldingen/{person.dossier_id}/").text
    with as_organisation(town.waterveen):
        offers.accept_help(DossierResident.objects.get(), help=Outcome.FOLLOW_UP_FINANCIAL, asks_pause=False, **NOW)
        close_person(DossierResident.objects.get(), outcome=Outcome.FOLLOW_UP_FINANCIAL, **NOW)
        for _twice in range(2):
            tell_back(town.waterveen, **NOW)
        told: Any = WordBack.objects.get(word="closed")
        assert [each.pgh_context["organisation"] for each in told.events.all()] == [town.waterveen.pk]
    page = coordinator.get(one).text
    assert page.count("afgesloten bij de gemeente") == page.count("opgepakt door Anne Bos") == 1
    with as_organisation(maatjes), pytest.raises(DatabaseError, match="change"), transaction.atomic():
        WordBack.objects.update(colleague="Iemand anders")
    with as_organisation(town.duinrade):
        assert not WordBack.objects.exists()


@pytest.mark.parametrize(
    ("named", "what", "words"),
    [
        ((), Report.WANTS_CONTACT, []),
        (("by_whom",), Report.WANTS_CONTACT, []),
        (("picked_up",), Report.WANTS_CONTACT, [("picked_up", "")]),
        (("closed",), Report.WANTS_CONTACT, []),
        (("picked_up", "by_whom", "closed"), Report.NOT_REACHED, []),
    ],
)
def test_what_the_agreement_does_not_name_no_organisation_hears(
    caseworker, reported, person, town, maatjes, as_organisation, run_jobs, named, what, words
):
    reported(*named, what=what)
    spoken(caseworker, person)
    run_jobs()
    for organisation in (town.waterveen, maatjes):
        with as_organisation(organisation):
            assert list(WordBack.objects.values_list("word", "colleague")) == words
    with as_organisation(Organisation.objects.create(slug="ordner", name="De Ordner", kind="volunteers")):
        assert not WordBack.objects.exists()


def test_who_sends_reads_beforehand_that_no_telephone_number_goes_along(
    caseworker, papers, person, town, as_organisation
):
    address = f"/waterveen/personen/{person.pk}/vrijwilliger/"
    assert "noemt geen telefoonnummers" not in caseworker.get(address).text
    with as_organisation(town.waterveen):
        processing = Agreement.objects.get(kind="processing")
        terms = {"data_categories": ["name_address"], "reports_to_us": ["reached"]}
        agreements.rewrite(processing, TermsWritten(starts_on=day(), ends_on=day(90), terms=terms), **WHO)
        signed = Signature(name="A. Bos", power="mandaat")
        agreements.sign(processing, on=day(), ours=signed, theirs=signed, by=7, at=timezone.now())
    assert "noemt geen telefoonnummers" in caseworker.get(address).text


def test_what_no_paper_names_cannot_be_asked(caseworker, papers, person, maatjes, town, as_organisation):
    address = f"/waterveen/personen/{person.pk}/vrijwilliger/"
    asked = {"party": maatjes.pk, "acts": ["explain"], "due_on": day(7).isoformat()}
    assert "app-field--invalid" in caseworker.post(address, asked).text
    with as_organisation(town.waterveen):
        with pytest.raises(UnableToOrder, match="mag niet"):
            send_order(person, Order(party=maatjes.pk, acts=[Act.EXPLAIN], due_on=day(7)), by=7, at=timezone.now())
        agreements.withdraw(Agreement.objects.get(kind="machtiging"), reason="stopt", **WHO)
    assert "Geen enkele organisatie mag dit vandaag" in caseworker.get(address).text


@pytest.mark.parametrize("reports", [[], ["urgent"]])
def test_a_paper_that_names_no_answer_opens_no_door_and_the_register_says_so(
    caseworker, papers, person, maatjes, town, employ, as_organisation, reports
):
    rewrite_processing(town, as_organisation, reports)
    page = caseworker.get(f"/waterveen/personen/{person.pk}/vrijwilliger/").text
    assert "Geen enkele organisatie mag dit vandaag" in page
    with as_organisation(town.waterveen), pytest.raises(UnableToOrder, match="noemt niet dat zij melden"):
        send_order(person, Order(party=maatjes.pk, acts=[Act.RING], due_on=day(7)), by=7, at=timezone.now())
    caseworker.force_login(employ(town.waterveen, "adviser"))
    assert "noemt niet dat zij melden of iemand bereikt is" in caseworker.get("/waterveen/overeenkomsten/").text


def test_only_what_the_agreement_names_is_reported(coordinator, order, volunteer, papers, town, as_organisation):
    address = f"/maatjes/opdrachten/{order.pk}/"
    coordinator.post(f"{address}wie/", {"volunteer": volunteer.pk})
    rewrite_processing(town, as_organisation, ["reached"])
    page = coordinator.get(f"{address}terugmelden/").text
    assert "Niet bereikt" in page
    assert "Wil contact met de gemeente" not in page
    coordinator.post(f"{address}terugmelden/", {"report": "wants_contact", "on": day().isoformat()})
    with as_organisation(town.waterveen), pytest.raises(UnableToOrder, match="noemt dit niet"):
        report_order(order, report=Report.WANTS_CONTACT, on=day(), by=7, at=timezone.now())
    with as_organisation(town.waterveen):
        assert VisitOrder.objects.get().report == ""
    coordinator.post(f"{address}terugmelden/", {"report": "not_reached", "on": day().isoformat()})
    with as_organisation(town.waterveen):
        assert VisitOrder.objects.get().report == "not_reached"


def rewrite_processing(town, as_organisation, reports):
    """Both sides sign another version of the processing agreement, which counts from today."""
    with as_organisation(town.waterveen):
        paper = Agreement.objects.get(kind="processing")
        terms = {"data_categories": ["name_address", "telephone"], "reports_to_us": reports}
        written = TermsWritten(starts_on=day(), ends_on=day(90), terms=terms)
        agreements.rewrite(paper, written, **WHO | {"at": timezone.now()})
        signed = Signature(name="A. Bos", power="mandaat")
        agreements.sign(paper, on=day(), ours=signed, theirs=signed, **WHO | {"at": timezone.now()})


def test_the_round_of_today_says_what_volunteers_were_asked_and_said(
    caseworker, coordinator, order, volunteer, person, town, as_organisation
):
    caseworker.post(
        "/waterveen/bezoeken/plannen/", {"day": day().isoformat(), "dossier": [person.dossier_id], "whose": "nobody"}
    )
    assert "uitgezet bij vrijwilligers" in caseworker.get("/waterveen/vandaag/").text
    coordinator.post(f"/maatjes/opdrachten/{order.pk}/wie/", {"volunteer": volunteer.pk})
    coordinator.post(f"/maatjes/opdrachten/{order.pk}/terugmelden/", {"report": "urgent", "on": day().isoformat()})
    page = caseworker.get("/waterveen/vandaag/").text
    assert "uitgezet bij vrijwilligers" not in page
    assert "dringend: iemand moet vandaag bellen" in page


def test_nobody_goes_after_the_last_day_of_the_papers_and_lists_say_who_goes(
    caseworker, papers, person, maatjes, town, as_organisation
):
    with as_organisation(town.waterveen):
        with pytest.raises(UnableToOrder, match="gelden tot"):
            send_order(person, Order(party=maatjes.pk, acts=[Act.RING], due_on=day(4000)), by=7, at=timezone.now())
        send_order(person, Order(party=maatjes.pk, acts=[Act.RING], due_on=day(7)), by=7, at=timezone.now())
    assert "Uitgezet bij vrijwilligers" in caseworker.get("/waterveen/bezoeken/?whose=nobody").text


def test_a_paper_that_was_withdrawn_since_stops_who_would_go(order, volunteer, town, as_organisation):
    with as_organisation(town.waterveen):
        agreements.withdraw(Agreement.objects.get(kind="machtiging"), reason="stopt", **WHO)
    with as_organisation(volunteer.organisation), pytest.raises(UnableToOrder, match="mag niet"):
        accept_order(order, volunteer, by=7, at=timezone.now())


def test_a_machtiging_that_is_withdrawn_takes_back_who_goes_already_and_the_coordinator_reads_whom_to_ring(
    order, volunteer, coordinator, client, town, employ, as_organisation
):
    with as_organisation(volunteer.organisation):
        accept_order(order, volunteer, by=7, at=timezone.now())
    with as_organisation(town.waterveen):
        paper = Agreement.objects.get(kind="machtiging").pk
    client.force_login(employ(town.waterveen, "adviser", name="Marijke Hoekstra"))
    page = client.post(f"/waterveen/overeenkomsten/{paper}/intrekken/", {"reason": "Er ging iets mis"}, follow=True)
    assert "Ingetrokken" in page.text
    with as_organisation(volunteer.organisation):
        order.refresh_from_db()
        assert order.status == "recalled"
        assert (order.name, order.address, order.visible_to) == ("", "", [])
    start = coordinator.get("/maatjes/coordinatie/").text
    assert "Hoeft niet meer te gaan" in start
    taken_back = start[start.index("Hoeft niet meer te gaan") :]
    assert "Bo Vos" in taken_back
    # Without a phone the order was on paper.
    assert "het papier met het adres" in taken_back
    with as_organisation(volunteer.organisation):
        phones.give_access(volunteer, by=7, at=timezone.now())
    assert "van de telefoon af" in coordinator.get("/maatjes/coordinatie/").text


@pytest.mark.parametrize("lack", ["pauses", "no vog"])
def test_only_an_active_volunteer_with_papers_goes(order, volunteer, as_organisation, lack):
    with as_organisation(volunteer.organisation):
        if lack == "pauses":
            volunteers.go_on(volunteer, to=VolunteerStatus.PAUSED, **WHO)
        else:
            volunteers.record_papers(volunteer, vog_issued_on=None, secrecy_signed_on=day(-300), **WHO)
        with pytest.raises(UnableToOrder, match="actieve vrijwilliger"):
            accept_order(order, Volunteer.objects.get(), by=7, at=timezone.now())


def test_who_suspends_a_volunteer_waits_for_whoever_sends_that_volunteer(order, volunteer, as_organisation):
    with as_organisation(volunteer.organisation), CaptureQueriesContext(connection) as found:
        accept_order(order, volunteer, by=7, at=timezone.now())
    read = [query["sql"] for query in found if 'FROM "volunteering_volunteer"' in query["sql"]]
    assert "FOR UPDATE" in read[0]


def test_nobody_is_sent_to_an_unsafe_address(papers, person, maatjes, town, as_organisation):
    with as_organisation(town.waterveen):
        mark_unsafe(person.dossier.address, review_on=day(30), by=7, at=timezone.now())
        with pytest.raises(UnableToOrder, match="Naar dit adres"):
            send_order(person, Order(party=maatjes.pk, acts=[Act.RING], due_on=day(7)), by=7, at=timezone.now())


def test_two_are_not_asked_for_one_person_and_what_is_taken_back_is_gone(
    caseworker, coordinator, order, person, maatjes, town, as_organisation
):
    with as_organisation(town.waterveen), pytest.raises(UnableToOrder, match="al een vrijwilliger"):
        send_order(person, Order(party=maatjes.pk, acts=[Act.RING], due_on=day(7)), by=7, at=timezone.now())
    caseworker.post(f"/waterveen/bezoekopdrachten/{order.pk}/terug/", {"dossier": person.dossier_id})
    assert "Teruggenomen" in coordinator.get(f"/maatjes/opdrachten/{order.pk}/").text
    answer = coordinator.post(f"/maatjes/opdrachten/{order.pk}/niemand/", {"reason": "druk"}, follow=True).text
    assert "al beantwoord" in answer


@pytest.mark.parametrize("since", ["spoken to", "unsafe", "nothing"])
def test_an_order_that_was_overtaken_is_taken_back_within_the_hour(order, person, town, as_organisation, since):
    with as_organisation(town.waterveen):
        if since == "spoken to":
            offers.accept_conversation(person, through=AcceptedThrough.PHONE, by=7, at=timezone.now())
        elif since == "unsafe":
            mark_unsafe(person.dossier.address, review_on=day(30), by=7, at=timezone.now())
        assert recall_overtaken(town.waterveen, by=0, at=timezone.now()) == (since != "nothing")
        assert (VisitOrder.objects.get().status == "recalled") == (since != "nothing")


def test_a_refusal_is_read_on_the_timeline(caseworker, coordinator, order, person):
    coordinator.post(f"/maatjes/opdrachten/{order.pk}/niemand/", {"reason": "Deze week niemand vrij"})
    assert "Deze week niemand vrij" in caseworker.get(f"/waterveen/meldingen/{person.dossier_id}/").text


def test_a_report_of_tomorrow_is_refused(coordinator, order, volunteer):
    one = f"/maatjes/opdrachten/{order.pk}/"
    coordinator.post(f"{one}wie/", {"volunteer": volunteer.pk})
    answer = coordinator.post(f"{one}terugmelden/", {"report": "reached", "on": day(1).isoformat()}).text
    assert "Kies een dag tussen" in answer


def test_the_organisation_reads_the_order_and_nothing_of_the_dossier(order, maatjes, as_organisation):
    with as_organisation(maatjes), connection.cursor() as cursor:
        assert VisitOrder.objects.get().name
        assert not Dossier.objects.exists()
        assert not DossierResident.objects.exists()
        assert not Resident.objects.exists()
        cursor.execute("DELETE FROM volunteering_visitorder")
        assert cursor.rowcount == 0


@pytest.mark.parametrize("who", ["duinrade", "other organisation", "executing party"])
def test_nobody_else_finds_the_order(client, town, employ, order, as_organisation, who):
    if who == "other organisation":
        own = Organisation.objects.create(slug="anderen", name="De Anderen", kind="volunteers")
        client.force_login(employ(own, "coordinator"))
        assert client.get(f"/anderen/opdrachten/{order.pk}/").status_code == 404
    else:
        own = town.duinrade if who == "duinrade" else town.party
        role = "caseworker" if who == "duinrade" else "executing_caseworker"
        client.force_login(employ(own, role))
        assert client.post(f"/{own.slug}/bezoekopdrachten/{order.pk}/terug/").status_code in {403, 404}
    with as_organisation(own):
        assert not VisitOrder.objects.exists()


def test_the_pass_has_a_first_name_and_a_number_to_check(coordinator, order, volunteer, papers):
    address = f"/maatjes/opdrachten/{order.pk}/pas/"
    assert "Kies eerst wie er gaat" in coordinator.get(address, follow=True).text
    coordinator.post(f"/maatjes/opdrachten/{order.pk}/wie/", {"volunteer": volunteer.pk})
    answer = coordinator.get(address)
    assert answer["Content-Type"] == "application/pdf"
    words = " ".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)
    words = words.replace("\u2011", "-").replace("\xa0", " ")
    for word in ("Bo", "Nummer 1", "De Maatjes", f"{order.pk}-1", "0519 29 29 10", "pincode"):
        assert word in words
    assert "Vos" not in words
