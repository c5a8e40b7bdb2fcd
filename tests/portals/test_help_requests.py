"""A request for a volunteer on screen: what the other side will see first, then taken up, told, refused."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import time, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenspoor.domain.agreements import actions as agreements
from samenspoor.domain.agreements.actions import Contact, Signature, TermsWritten
from samenspoor.domain.agreements.deployment import Phase
from samenspoor.domain.agreements.models import Agreement, AgreementKind, ChainPartner, ContactSide
from samenspoor.domain.trajectory.actions.answers import accept_request, refuse_request
from samenspoor.domain.trajectory.actions.following import hear_ended, withdraw_request
from samenspoor.domain.trajectory.actions.requests import send_from_counter, send_request
from samenspoor.domain.trajectory.asked import Asker
from samenspoor.domain.trajectory.models import HelpInvitation, HelpRequest
from samenspoor.domain.trajectory.waiting_words import waiting_mail
from samenspoor.domain.volunteering.actions import pairings, residents
from samenspoor.domain.volunteering.actions.residents import Asked as ResidentAsked
from samenspoor.domain.volunteering.models import (
    GivenBack,
    HelpedResident,
    HelpReport,
    Pairing,
    RefusalReason,
    Refuser,
    Volunteer,
)
from samenspoor.domain.volunteering.visibility import show_to_helpers
from tests.help_requests import DATA, asked, day, make_paper, who
from tests.paired import pair


def sign_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def caseworker(town, employ):
    return sign_in(employ(town.waterveen, "caseworker"))


@pytest.fixture
def coordinators(helpers, employ):
    return {slug: sign_in(employ(getattr(helpers, slug), "coordinator")) for slug in ("maatjes", "ordner")}


def filled_in(*parties: Any, **changes: Any) -> dict[str, Any]:
    return {
        "question": "De post ordenen en bijhouden", "tasks": ["administration"], "roles": ["practical"],
        "urgency": "this_week", "to": [party.pk for party in parties], "ground": "agreement",
        "agreed_on": day().isoformat(), "agreed_words": "Ja, graag", "telephone": "0612345678",
        "languages": ["nl", "tr"], "wanted_knowledge": ["taxes"],
        "avoid": "Zwager Henk",
    } | changes  # fmt: skip


def test_from_the_dossier_by_way_of_a_look_to_who_takes_it_up(
    caseworker, coordinators, admitted, helpers, town, as_organisation, run_jobs
):
    address = f"/waterveen/personen/{admitted.pk}/hulpvraag/"
    assert address in caseworker.get(f"/waterveen/meldingen/{admitted.dossier_id}/").text
    assert "Gegevensovereenkomst" in caseworker.get(address).text
    page = caseworker.post(address, filled_in(helpers.maatjes, helpers.ordner)).text
    assert "Er is nog niets verstuurd" in page
    for_all, for_one = page.split('id="one"')
    assert "Turks" in for_all
    assert "Belastingaangifte" in for_all
    assert "Jansen" not in for_all
    assert all(each in for_one for each in ("A. Jansen", "Dorpsstraat 12", "0612345678", "Zwager Henk"))
    with as_organisation(town.waterveen):
        assert not HelpRequest.objects.exists()
    page = caseworker.post(address, filled_in(helpers.maatjes, helpers.ordner, send="1"), follow=True).text
    assert "Wacht op antwoord" in page

    with as_organisation(town.waterveen):
        numbers = {each.party: each.pk for each in HelpInvitation.objects.all()}
    one = {slug: f"/{slug}/gevraagde-hulp/{numbers[getattr(helpers, slug).pk]}/" for slug in ("maatjes", "ordner")}
    for slug, client in coordinators.items():
        assert "1 hulpvraag wacht op je antwoord" in client.get(f"/{slug}/coordinatie/").text
        pages = client.get(f"/{slug}/gevraagde-hulp/").text + client.get(one[slug]).text
        assert "De post ordenen en bijhouden" in pages
        assert "Jansen" not in pages
    coordinators["maatjes"].post(f"{one['maatjes']}aannemen/")
    waits = coordinators["maatjes"].get(f"{one['maatjes']}?wacht=1")
    assert (waits.status_code, waits.headers.get("HX-Refresh")) == (204, None)
    run_jobs()
    arrived = coordinators["maatjes"].get(f"{one['maatjes']}?wacht=1")
    assert (arrived.status_code, arrived.headers.get("HX-Refresh")) == (204, "true")
    page = coordinators["maatjes"].get(one["maatjes"]).text
    assert "A. Jansen" in page
    assert "bel en doe de intake" in page
    page = coordinators["ordner"].post(f"{one['ordner']}aannemen/", follow=True).text
    assert "Een andere organisatie was eerst" in page
    assert "Jansen" not in page + coordinators["ordner"].get("/ordner/gevraagde-hulp/?work=all").text
    assert coordinators["ordner"].get(one["maatjes"].replace("/maatjes/", "/ordner/")).status_code == 404

    with as_organisation(helpers.maatjes):
        taken_up = HelpedResident.objects.get()
        pairing = pair(helpers.maatjes, first_name="Riet", resident="Iemand anders").pairing
        Pairing.objects.filter(pk=pairing.pk).update(resident=taken_up)
        given = given_back(pairing)
    post = coordinators["maatjes"].get("/maatjes/post/").text
    assert "De gemeente moet vandaag bellen" in post
    for _twice in range(2):
        post = coordinators["maatjes"].post(f"/maatjes/post/teruggegeven/{given.pk}/gemeente/", follow=True).text
    assert "De gemeente weet het" in post
    assert "De gemeente moet vandaag bellen" not in post
    run_jobs()
    with as_organisation(town.waterveen):
        assert HelpReport.objects.filter(event="urgent").count() == 1
    assert "dringend: bel vandaag" in caseworker.get("/waterveen/werklijst/").text
    page = caseworker.get(f"/waterveen/meldingen/{admitted.dossier_id}/").text
    assert "Een organisatie pakt de hulpvraag op" in page
    assert "Dringend: iemand moet vandaag bellen" in page


def given_back(pairing: Pairing) -> GivenBack:
    """It does not feel safe, says the volunteer. Must run inside `acting`."""
    return GivenBack.objects.create(
        organisation_id=pairing.organisation_id, pairing=pairing, phone_key=uuid4(), boundary="unsafe",
        is_urgent=True, given_at=timezone.now(), given_by=9,
    )  # fmt: skip


def test_the_page_that_waits_hears_that_the_request_stopped_meanwhile(
    coordinators, sent, helpers, town, as_organisation
):
    with as_organisation(town.waterveen):
        one = f"/maatjes/gevraagde-hulp/{HelpInvitation.objects.get(party=helpers.maatjes.pk).pk}/"
    coordinators["maatjes"].post(f"{one}aannemen/")
    assert coordinators["maatjes"].get(f"{one}?wacht=1").headers.get("HX-Refresh") is None
    with as_organisation(town.waterveen):
        withdraw_request(sent, reason="Verhuisd", **who())
    assert coordinators["maatjes"].get(f"{one}?wacht=1").headers["HX-Refresh"] == "true"


@pytest.mark.parametrize("is_named", [True, False])
def test_how_far_the_search_is_travels_only_where_the_paper_names_it(
    caseworker, coordinators, sent, helpers, town, as_organisation, run_jobs, is_named
):
    """The attack: the organisation does every step, under a paper that does not name how far it is."""
    with as_organisation(town.waterveen):
        if is_named:
            paper = Agreement.objects.get(kind=AgreementKind.DATA, partner__participant=helpers.maatjes)
            named = DATA | {"reports_to_us": ["started", "planned"]}
            agreements.rewrite(paper, TermsWritten(starts_on=day(), terms=named), **who())
            signed = Signature(name="A. Bos", power="mandaat")
            agreements.sign(paper, on=day(), ours=signed, theirs=signed, **who())
        one = HelpInvitation.objects.get(party=helpers.maatjes.pk)
    coordinators["maatjes"].post(f"/maatjes/gevraagde-hulp/{one.pk}/aannemen/")
    run_jobs()
    with as_organisation(helpers.maatjes):
        bo = pair(helpers.maatjes, first_name="Bo", resident="Iemand anders").volunteer
        Volunteer.objects.filter(pk=bo.pk).update(roles=["practical"], most_residents=2)
        resident = HelpedResident.objects.get(request_key__isnull=False)

    def in_steps() -> Iterator[None]:
        resident.refresh_from_db()
        residents.finish_intake(resident, intake_of(resident), on=day(), **who())
        yield
        pairing = pairings.propose(resident, bo, because="Woont dichtbij", **who())
        yield
        pairings.agree(pairing, know_each_other=False, **who())
        pairings.plan_introduction(pairing, on=day(), **who())
        yield
        pairings.refuse(pairing, who=Refuser.RESIDENT, reason=RefusalReason.NO_CLICK, **who())
        yield

    read = []
    steps = in_steps()
    for _step in ("intake", "proposal", "kennismaking", "no click"):
        with as_organisation(helpers.maatjes):
            next(steps)
        run_jobs()
        with as_organisation(town.waterveen):
            request, reports = HelpRequest.objects.get(), list(HelpReport.objects.all())
            mail = waiting_mail(town.waterveen, to="jan@example.org", name="Jan", stage=request.stage)
            read.append((request.stage, mail.body))
    page = caseworker.get(f"/waterveen/hulpvragen/{sent.pk}/").text
    stages = ["seeking", "proposed", "meeting", "seeking"]
    assert [stage for stage, _text in read] == (stages if is_named else [""] * 4)
    assert len({text for _stage, text in read}) == (3 if is_named else 1)
    assert [report.event for report in sorted(reports, key=lambda each: each.pk)] == (stages if is_named else [])
    assert not any(report.helper or report.helper_telephone for report in reports)
    assert ("Er wordt iemand gezocht" in page) == is_named
    assert ("hoor je als je" in page) != is_named


def test_the_warning_and_the_words_travel_to_the_coordinator_and_to_no_phone(
    coordinators, admitted, helpers, town, as_organisation, run_jobs
):
    said = ("Te ingewikkeld zonder andere hulp", "Ja, graag iemand aan de keukentafel")
    with as_organisation(town.waterveen):
        send_request(admitted, asked(helpers.maatjes, doubts=["too_complex"]), **who())
        one = HelpInvitation.objects.get()
    coordinators["maatjes"].post(f"/maatjes/gevraagde-hulp/{one.pk}/aannemen/")
    run_jobs()
    with as_organisation(helpers.maatjes):
        resident = HelpedResident.objects.get()
        paired = pair(helpers.maatjes, first_name="Riet", resident="Iemand anders")
        Pairing.objects.filter(pk=paired.pairing.pk).update(resident=resident)
        show_to_helpers([resident.pk])
    page = coordinators["maatjes"].get(f"/maatjes/inwoners/{resident.pk}/").text
    assert all(each in page for each in said)
    phone = sign_in(paired.user).get(f"/maatjes/telefoon/inwoner/{paired.pairing.pk}/").text
    assert "A. Jansen" in phone
    assert not any(each in phone for each in said)


def intake_of(resident: HelpedResident) -> ResidentAsked:
    """What was asked, unchanged after the talk."""
    return ResidentAsked(**{each.name: getattr(resident, each.name) for each in fields(ResidentAsked)})


def test_of_who_came_directly_no_municipality_is_told(coordinators, helpers, town, as_organisation):
    with as_organisation(helpers.maatjes):
        given = given_back(pair(helpers.maatjes, first_name="Riet", resident="Jan de Wit").pairing)
    assert "De gemeente moet vandaag bellen" not in coordinators["maatjes"].get("/maatjes/post/").text
    page = coordinators["maatjes"].post(f"/maatjes/post/teruggegeven/{given.pk}/gemeente/", follow=True).text
    assert "Bel zelf" in page
    with as_organisation(town.waterveen):
        assert not HelpReport.objects.exists()


def test_a_sentence_with_an_amount_does_not_get_as_far_as_the_look(caseworker, admitted, helpers):
    address = f"/waterveen/personen/{admitted.pk}/hulpvraag/"
    page = caseworker.post(address, filled_in(helpers.maatjes, question="Heeft € 300 schuld")).text
    assert "Laat bedragen weg" in page
    assert "Er is nog niets verstuurd" not in page
    page = caseworker.post(address, filled_in(helpers.maatjes, edit="1")).text
    assert "De post ordenen en bijhouden" in page


def test_at_the_counter_refused_asked_again_told_and_stopped(caseworker, coordinators, helpers, town, as_organisation):
    person = {"name": "F. Bakker", "street": "Kerkweg", "house_number": "3", "postcode": "8951 ab", "town": "Waterveen"}
    given = filled_in(helpers.maatjes, tasks=["look_along"], send="1") | person
    page = caseworker.post("/waterveen/hulpvragen/loket/?fase=aftercare", given, follow=True).text
    assert "Kerkweg 3, 8951 AB Waterveen" in page
    assert 'href="tel:0612345678"' in page
    with as_organisation(town.waterveen):
        request, invitation = HelpRequest.objects.get(), HelpInvitation.objects.get()
    coordinators["maatjes"].post(f"/maatjes/gevraagde-hulp/{invitation.pk}/niet/", {"why": "full", "words": "tot mei"})
    one = f"/waterveen/hulpvragen/{request.pk}/"
    page = caseworker.get(one).text
    assert "Niemand kon" in page
    assert "Er is nu geen vrijwilliger vrij: tot mei" in page
    page = caseworker.post(f"{one}anderen/", {"to": [helpers.ordner.pk]}, follow=True).text
    assert "Wacht op antwoord" in page
    assert "Over twee weken weer" in caseworker.post(f"{one}verteld/", follow=True).text
    assert "Niemand kon" not in caseworker.get("/waterveen/hulpvragen/").text
    page = caseworker.post(f"{one}stoppen/", {"reason": "Verhuisd"}, follow=True).text
    assert "Verhuisd" in page
    assert "F. Bakker" not in caseworker.get("/waterveen/hulpvragen/").text
    assert "F. Bakker" in caseworker.get("/waterveen/hulpvragen/?work=ended&export=csv").content.decode()


def test_the_counter_sends_a_form_once_and_asks_a_real_number(caseworker, helpers, town, as_organisation):
    counter = "/waterveen/hulpvragen/loket/?fase=aftercare"
    person = {"name": "F. Bakker", "street": "Kerkweg", "house_number": "3", "postcode": "8951 ab", "town": "Waterveen"}
    given = filled_in(helpers.maatjes, tasks=["look_along"], send="1") | person
    given["once"] = str(caseworker.get(counter).context["form"]["once"].value())
    assert "minstens acht cijfers" in caseworker.post(counter, given | {"telephone": "abc"}).text
    for _twice in range(2):
        assert "F. Bakker" in caseworker.post(counter, given, follow=True).text
    assert "al verstuurd" in caseworker.post(counter, given | {"name": "G. Smit"}).text
    with as_organisation(town.waterveen):
        assert HelpRequest.objects.count() == 1


def test_another_phase_at_the_counter_keeps_what_was_typed(caseworker, helpers):
    page = caseworker.get("/waterveen/hulpvragen/loket/?fase=aftercare").text
    assert 'formaction="?fase=debt_help"' in page
    halfway = {"phase": "debt_help", "name": "F. Bakker", "question": "Post", "urgency": "soon"}
    page = caseworker.post("/waterveen/hulpvragen/loket/?fase=debt_help", halfway).text
    assert 'value="F. Bakker"' in page
    assert "Er klopt nog iets niet" not in page


@pytest.mark.parametrize(("owner", "role"), [("duinrade", "caseworker"), ("party", "executing_caseworker")])
def test_another_municipality_and_an_executing_party_find_no_request(sent, town, employ, owner, role):
    own = getattr(town, owner)
    client = sign_in(employ(own, role))
    assert client.get(f"/{own.slug}/hulpvragen/{sent.pk}/").status_code in {403, 404}
    assert client.post(f"/{own.slug}/hulpvragen/{sent.pk}/verteld/").status_code in {403, 404}


def test_the_lists_ask_as_many_questions_for_twelve_as_for_three(
    caseworker, coordinators, helpers, town, as_organisation
):
    counts = []
    for number in (3, 9):
        with as_organisation(town.waterveen):
            for each in range(number):
                asker = Asker(name=f"F. Bakker{each}", street="Kerkweg", postcode="8951AB", house_number=90 + each)
                send_from_counter(town.waterveen, asked(helpers.maatjes, phase=Phase.DEBT_HELP), asker=asker, **who())
        with CaptureQueriesContext(connection) as found:
            caseworker.get("/waterveen/hulpvragen/")
            coordinators["maatjes"].get("/maatjes/gevraagde-hulp/")
        counts.append(len(found))
    assert counts[0] == counts[1]


def test_whom_to_ring_is_one_question_for_all_who_are_late(caseworker, sent, helpers, town, as_organisation):
    counts = []
    for late in (2, 1):
        with as_organisation(town.waterveen):
            HelpInvitation.objects.update(asked_at=timezone.now() - timedelta(days=10))
        with CaptureQueriesContext(connection) as found:
            page = caseworker.get(f"/waterveen/hulpvragen/{sent.pk}/").text
        assert page.count('href="tel:0519292910"') == late
        counts.append(len(found))
        if late == 2:
            with as_organisation(helpers.ordner):
                refuse_request(sent, party=helpers.ordner.pk, reason="Vol", **who())
    assert counts[0] == counts[1]


def test_as_long_as_it_runs_the_request_and_the_dossier_say_whom_to_ring_at_each_organisation(
    caseworker, sent, admitted, helpers, town, as_organisation
):
    one, dossier = f"/waterveen/hulpvragen/{sent.pk}/", f"/waterveen/meldingen/{admitted.dossier_id}/"
    with as_organisation(town.waterveen):
        partner = ChainPartner.objects.get(participant=helpers.maatjes.pk)
        fenna = Contact(name="Fenna", telephone="0519 11 11 11", after_hours_telephone="0519 22 22 22",
                        days=list(range(5)), opens=time(9), closes=time(17))  # fmt: skip
        agreements.name_contact(partner, fenna, side=ContactSide.THEIRS, **who())

    def numbers(address: str) -> dict[str, bool]:
        page = caseworker.get(address).text
        return {each: f'href="tel:{each}"' in page for each in ("0519111111", "0519222222", "0519292910")}

    everybody = {"0519111111": True, "0519222222": True, "0519292910": True}
    assert numbers(one) == numbers(dossier) == everybody
    assert "maandag t/m vrijdag, 9.00 tot 17.00 uur" in caseworker.get(one).text
    with as_organisation(helpers.maatjes):
        accept_request(sent, party=helpers.maatjes.pk, **who())
    only_theirs = everybody | {"0519292910": False}
    assert numbers(one) == numbers(dossier) == only_theirs
    with as_organisation(town.waterveen):
        HelpRequest.objects.update(told_on=day(-15))
    page = caseworker.get(one).text
    assert "Laat de inwoner weten hoe het staat" in page
    assert "pakte De Maatjes de hulpvraag op" in page
    assert numbers(one) == only_theirs
    with as_organisation(town.waterveen):
        hear_ended(HelpRequest.objects.get(), result="Afgerond", **who())
    assert not any(numbers(one).values())


def test_on_a_day_off_the_caseworker_reads_when_the_office_answers_and_is_not_led_to_the_urgent_line(
    caseworker, sent, helpers, town, as_organisation
):
    """The office answers on one day of the week, which is not today."""
    with as_organisation(town.waterveen):
        partner = ChainPartner.objects.get(participant=helpers.maatjes.pk)
        fenna = Contact(name="Fenna", telephone="0519 11 11 11", after_hours_telephone="0519 22 22 22",
                        days=[day(3).weekday()], opens=time(9), closes=time(17))  # fmt: skip
        agreements.name_contact(partner, fenna, side=ContactSide.THEIRS, **who())
        HelpInvitation.objects.exclude(party=helpers.maatjes.pk).delete()
        HelpInvitation.objects.update(asked_at=who()["at"] - timedelta(days=20))
    page = caseworker.get(f"/waterveen/hulpvragen/{sent.pk}/").text
    assert "Bel Fenna van De Maatjes" in page
    assert "Nu neemt niemand op. Weer vanaf" in page
    assert 'href="tel:0519111111"' in page
    assert 'href="tel:0519222222"' not in page


def test_who_waits_for_the_answer_of_an_organisation_is_told_since_when(caseworker, sent, town, as_organisation):
    with as_organisation(town.waterveen):
        HelpRequest.objects.update(told_on=day(-15))
    page = caseworker.get(f"/waterveen/hulpvragen/{sent.pk}/").text
    assert "De Ordner heeft nog niet geantwoord" in page
    assert 'href="tel:0519292910"' in page


def test_what_the_agreement_does_not_name_is_said_before_sending(caseworker, admitted, helpers, town, as_organisation):
    with as_organisation(town.waterveen):
        paper = Agreement.objects.get(kind=AgreementKind.DATA, partner__participant=helpers.ordner.pk)
        terms = DATA | {"data_categories": ["name_address", "appointment"]}
        rewritten = TermsWritten(starts_on=day(-1), ends_on=day(400), terms=terms)
        agreements.rewrite(paper, rewritten, **who())
        signed = Signature(name="A. Bos", power="mandaat")
        agreements.sign(paper, on=day(), ours=signed, theirs=signed, **who())
    address = f"/waterveen/personen/{admitted.pk}/hulpvraag/"
    page = caseworker.post(address, filled_in(helpers.maatjes, helpers.ordner)).text
    assert "De overeenkomst met De Ordner noemt niet: telefoon en e-mail" in page
    assert "De overeenkomst met De Ordner noemt niet: taal en manier van afspreken" in page
    assert "Turks" not in page
    assert "0612345678" in page
    page = caseworker.post(address, filled_in(helpers.ordner)).text
    assert 'name="telephone" value="0612345678"' in page
    assert "0612345678" not in page.split('id="one"')[1].split("<form")[0]
    assert "Wat niet meegaat" not in caseworker.post(address, filled_in(helpers.maatjes)).text


@pytest.fixture
def ended(sent, helpers, town, as_organisation):
    """The papers of both organisations that were asked have ended; another one, with papers, came meanwhile."""
    with as_organisation(town.waterveen):
        for paper in Agreement.objects.filter(kind=AgreementKind.DATA):
            agreements.withdraw(paper, reason="Zij stoppen", **who())
        partner = ChainPartner.objects.get(participant=helpers.steunpunt.pk)
        make_paper(partner, AgreementKind.DATA, DATA)
    return sent


def test_when_the_papers_of_all_who_were_asked_ended_others_are_asked_and_nothing_is_lost(
    caseworker, coordinators, ended, admitted, helpers, town, as_organisation, employ
):
    one = f"/waterveen/hulpvragen/{ended.pk}/"
    page = caseworker.get(one).text
    assert "De Maatjes kan dit niet meer oppakken: Verwerkersovereenkomst" in page
    assert f'nl-button--primary" href="{one}anderen/"' in page
    assert "Hun papieren gelden niet meer: vraag anderen" in caseworker.get("/waterveen/hulpvragen/?work=mine").text
    page = caseworker.post(f"{one}anderen/", {"to": [helpers.steunpunt.pk]}, follow=True).text
    assert "Wacht op antwoord" in page
    assert all(each in page for each in ("De post ordenen en bijhouden", "Zwager Henk", "0612345678"))

    page = caseworker.get(f"/waterveen/meldingen/{admitted.dossier_id}/").text
    assert "Hulpvraag opnieuw verstuurd" in page
    assert "A. Jansen · Steunpunt" in page
    assert "A. Jansen · De Maatjes, De Ordner" in page
    assert "De Ordner · De gemeente vraagt anderen" in page
    with as_organisation(town.waterveen):
        numbers = {each.party: each.pk for each in HelpInvitation.objects.all()}
    page = coordinators["maatjes"].get(f"/maatjes/gevraagde-hulp/{numbers[helpers.maatjes.pk]}/").text
    assert "De gemeente vraagt anderen" in page
    assert "De post ordenen" not in page
    newcomer = sign_in(employ(helpers.steunpunt, "coordinator"))
    assert "De post ordenen" in newcomer.get(f"/steunpunt/gevraagde-hulp/{numbers[helpers.steunpunt.pk]}/").text


def test_it_may_go_to_the_matchingsoverleg_as_well_once_nobody_can(caseworker, ended, helpers, town, as_organisation):
    one = f"/waterveen/hulpvragen/{ended.pk}/"
    page = caseworker.post(f"{one}anderen/", {"to": ["round", helpers.steunpunt.pk]}).text
    assert "Kies een of meer organisaties, of het matchingsoverleg" in page
    page = caseworker.post(f"{one}anderen/", {"to": ["round"]}, follow=True).text
    assert "Wacht op het matchingsoverleg" in page
    with as_organisation(town.waterveen):
        request = HelpRequest.objects.get()
        assert (request.in_round, request.shared_with) == (True, [helpers.steunpunt.pk])
    assert 'value="round"' not in caseworker.get(f"{one}anderen/").text


@pytest.mark.parametrize(("on", "why"), [("1999-11-28", "langer dan een jaar geleden"), (day(1), "moet nog komen")])
def test_a_day_on_which_nobody_can_have_agreed_is_said_at_the_field_and_what_was_typed_stays(
    caseworker, admitted, helpers, town, as_organisation, on, why
):
    address = f"/waterveen/personen/{admitted.pk}/hulpvraag/"
    typed = filled_in(helpers.maatjes, agreed_on=str(on))
    for also in ({}, {"send": "1"}):
        page = caseworker.post(address, typed | also)
        assert why in str(page.context["form"].errors["agreed_on"])
        assert list(page.context["form"].errors) == ["agreed_on"]
        assert f'value="{on}"' in page.text
        assert "De post ordenen en bijhouden" in page.text
    with as_organisation(town.waterveen):
        assert not HelpRequest.objects.exists()


def test_who_helped_this_resident_before_stands_first_as_far_as_the_municipality_heard(
    caseworker, coordinators, sent, admitted, helpers, town, as_organisation
):
    with as_organisation(helpers.ordner):
        accept_request(sent, party=helpers.ordner.pk, **who())
    with as_organisation(town.waterveen):
        hear_ended(sent, result="Afgerond", **who())
    address = f"/waterveen/personen/{admitted.pk}/hulpvraag/"
    assert "hielp deze inwoner eerder" not in caseworker.get(address).text, "that it began was never heard"
    with as_organisation(town.waterveen):
        HelpRequest.objects.update(helper="Bo")
    page = caseworker.get(address)
    first, second, *_round = page.context["form"].fields["to"].choices
    assert first == (str(helpers.ordner.pk), "De Ordner (hielp deze inwoner eerder)")
    assert second == (str(helpers.maatjes.pk), "De Maatjes")
    page = caseworker.post(address, filled_in(helpers.ordner)).text
    assert "hielp deze inwoner eerder" not in page, "what they will see does not say so"
    other = "/waterveen/hulpvragen/loket/?fase=debt_help"
    assert "hielp deze inwoner eerder" not in caseworker.get(other).text


def test_when_the_papers_of_who_took_it_up_ended_the_page_says_why_nothing_begins_and_whom_to_ring(
    caseworker, sent, helpers, town, as_organisation
):
    one = f"/waterveen/hulpvragen/{sent.pk}/"
    with as_organisation(helpers.maatjes):
        accept_request(sent, party=helpers.maatjes.pk, **who())
    told = "De Maatjes kan nu geen vrijwilliger laten beginnen"
    assert told not in caseworker.get(one).text
    with as_organisation(town.waterveen):
        paper = Agreement.objects.get(kind=AgreementKind.COOPERATION, partner__participant=helpers.maatjes.pk)
        agreements.withdraw(paper, reason="Zij stoppen", **who())
    page = caseworker.get(one).text
    assert told in page
    assert "Samenwerkingsovereenkomst is ingetrokken" in page
    assert 'href="tel:0519292910"' in page


def test_where_the_start_is_not_reported_nobody_says_that_nothing_began(
    caseworker, sent, helpers, town, as_organisation
):
    with as_organisation(helpers.maatjes):
        accept_request(sent, party=helpers.maatjes.pk, **who())
    with as_organisation(town.waterveen):
        own = Agreement.objects.filter(partner__participant=helpers.maatjes.pk)
        paper = own.get(kind=AgreementKind.DATA)
        agreements.rewrite(paper, TermsWritten(starts_on=day(), terms=DATA | {"reports_to_us": []}), **who())
        signed = Signature(name="A. Bos", power="mandaat")
        agreements.sign(paper, on=day(), ours=signed, theirs=signed, **who())
        agreements.withdraw(own.get(kind=AgreementKind.COOPERATION), reason="Zij stoppen", **who())
    page = caseworker.get(f"/waterveen/hulpvragen/{sent.pk}/").text
    assert "geen vrijwilliger laten beginnen" not in page
    assert "van het begin hoor je niets" in page
