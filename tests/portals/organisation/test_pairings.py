"""The coordinator's road on screen: from someone who comes in, by three suggestions, to a good end."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenspoor.domain.agreements.rules import Gap, Lack, PaperKind
from samenspoor.domain.volunteering.actions import pairings as pairing_actions
from samenspoor.domain.volunteering.early_sight import months
from samenspoor.domain.volunteering.models import (
    GivenBack,
    HelpedResident,
    Instrument,
    OrganisationMessage,
    Pairing,
    ResidentMachtiging,
    TaskShare,
    Visit,
    Volunteer,
)
from samenspoor.domain.volunteering.standing import Standing
from samenspoor.domain.volunteering.states import PairingStatus
from samenspoor.foundation.audit.models import AccessLog
from samenspoor.foundation.organisations.models import Organisation
from samenspoor.portals.organisation.pairing_texts import standing_sentences
from tests.pairings import ASKED, day

TODAY, RESIDENTS, PAIRINGS = "/maatjes/coordinatie/", "/maatjes/inwoners/", "/maatjes/koppelingen/"
FORM = ASKED | {"urgency": "ordinary", "languages": ["nl"]}


@pytest.fixture
def coordinator(client, maatjes, employ):
    client.force_login(employ(maatjes, "coordinator"))
    return client


@pytest.fixture
def visit(maatjes, as_organisation):
    def make(pairing, *, days_ago, status="held", minutes=60):
        with as_organisation(maatjes):
            extra = {"minutes": minutes, "logged_at": timezone.now(), "logged_by": 9, "kilometres": 4}
            return Visit.objects.create(
                organisation=maatjes, pairing=pairing, phone_key=uuid4(), status=status, place="at_home",
                starts_at=timezone.now() - timedelta(days=days_ago), note="De post is geopend.",
                **(extra if status == "held" else {"cancelled_by": "resident"}),
            )  # fmt: skip

    return make


def only(model, maatjes, as_organisation):
    with as_organisation(maatjes):
        return model.objects.get()


def test_from_someone_who_comes_in_to_a_good_end(coordinator, maatjes, enlist, as_organisation):
    for name in ("Ann", "Bea", "Cor", "Dik"):
        enlist(name)
    page = coordinator.post(f"{RESIDENTS}nieuw/", FORM, follow=True).text
    assert "Jannie de Wit" in page
    one = f"{RESIDENTS}{only(HelpedResident, maatjes, as_organisation).pk}/"
    assert "geen gemeente ziet dit" in coordinator.get(one).text
    changed = FORM | {"on": day().isoformat(), "tasks": ["administration", "buddy"]}
    page = coordinator.post(f"{one}intake/", changed, follow=True).text
    assert "Bekijk de voorstellen" in page
    page = coordinator.get(f"{one}voorstellen/").text
    assert page.count("app-card ") == 3
    assert "1 andere vrijwilliger" in page
    with as_organisation(maatjes):
        chosen = Volunteer.objects.get(first_name="Ann")
        also = dict(Volunteer.objects.values_list("first_name", "pk"))
    begin = {"signed_on": day().isoformat(), "first_visit": "in_pairs", "minutes_a_week": "90", "quiet_weeks": "4",
             "goes_along": also["Bea"]}  # fmt: skip
    coordinator.post(f"{one}voorstellen/{chosen.pk}/")
    pairing = f"{PAIRINGS}{only(Pairing, maatjes, as_organisation).pk}/"
    for step, given, told in (
        ("wil/", {"know_each_other": "no"}, "Plan de kennismaking"),
        ("kennismaking/", {"on": day().isoformat()}, "Beiden zeiden ja"),
        ("ja/", {"resident_said_yes_on": day().isoformat(), "volunteer_said_yes_on": day().isoformat()}, "Begin"),
        ("begin/", begin | {"goes_along": ""}, "Kies wie de eerste keer meegaat"),
        ("begin/", begin, "Actief"),
        ("mee/", {"goes_along": also["Cor"]}, "Cor Vos"),
        ("pauze/", {"until": day(9).isoformat()}, "Pauzeert"),
        ("verder/", {}, "Actief"),
        ("voorval/", {"on": day().isoformat(), "what": "Er werd om geld gevraagd."}, "Staat stil"),
        ("opgelost/", {"agreed": "Er gaat geen geld om."}, "Er gaat geen geld om."),
    ):  # fmt: skip
        assert told in coordinator.post(f"{pairing}{step}", given, follow=True).text, step
    assert "Geef elk papier van de inwoner terug" in coordinator.get(f"{pairing}afronden/").text
    end = {"on": day().isoformat(), "reason": "done", "result": "achieved", "farewell": "Met taart."}
    assert "Met taart." in coordinator.post(f"{pairing}afronden/", end, follow=True).text
    assert only(HelpedResident, maatjes, as_organisation).status == "ended"


def test_someone_who_was_not_suggested_asks_a_reason(coordinator, enlist, take_in):
    other = enlist("Rol", roles=["mental"])
    one = f"{RESIDENTS}{take_in().pk}/voorstellen/"
    page = coordinator.get(one).text
    assert "Doet niet: praktische steun" in page
    assert "niemand die past" in page
    assert "Schrijf op waarom" in coordinator.post(f"{one}{other.pk}/", follow=True).text
    page = coordinator.post(f"{one}{other.pk}/", {"because": "kent de buurt"}, follow=True).text
    assert "Naar de koppeling met Rol" in page


def test_a_refusal_stands_on_the_day_with_its_reason(coordinator, enlist, take_in, bring):
    made = bring(take_in(), enlist("Bo"), to=PairingStatus.PROPOSED)
    coordinator.post(f"{PAIRINGS}{made.pk}/niet/", {"who": "volunteer", "reason": "times"})
    page = coordinator.get(TODAY).text
    assert "Bo: de tijden passen niet" in page
    assert (
        "De vrijwilliger: de tijden passen niet" in coordinator.get(f"{RESIDENTS}{made.resident_id}/voorstellen/").text
    )


def test_a_first_call_that_is_due_stands_on_the_day(coordinator, maatjes, take_in, as_organisation):
    resident = take_in()
    assert "Jannie de Wit" not in coordinator.get(TODAY, follow=True).text
    with as_organisation(maatjes):
        HelpedResident.objects.filter(pk=resident.pk).update(intake_on=day(-14))
    assert "Jannie de Wit" in coordinator.get(TODAY).text
    assert "Ik heb gebeld" in coordinator.get(f"{RESIDENTS}{resident.pk}/").text
    coordinator.post(f"{RESIDENTS}{resident.pk}/gebeld/")
    assert "Ik heb gebeld" not in coordinator.get(f"{RESIDENTS}{resident.pk}/").text
    assert "Jannie de Wit" not in coordinator.get(TODAY).text


def test_what_was_given_back_and_quiet_pairings_stand_on_the_day(
    coordinator, maatjes, enlist, take_in, bring, visit, as_organisation
):
    quiet, called_off = bring(take_in(), enlist("Ann")), bring(take_in(), enlist("Bea"))
    with as_organisation(maatjes):
        Pairing.objects.update(started_on=day(-60))
        given = GivenBack.objects.create(
            organisation=maatjes, pairing=quiet, phone_key=uuid4(), boundary="money", is_urgent=True,
            given_at=timezone.now(), given_by=9,
        )  # fmt: skip
    visit(quiet, days_ago=40)
    visit(called_off, days_ago=9, minutes=600)
    for days_ago in (5, 3):
        visit(called_off, days_ago=days_ago, status="cancelled")
    page = coordinator.get(TODAY).text
    assert "Dringend" in page
    assert "Geen bezoek sinds" in page
    assert "2 bezoeken op rij zijn afgezegd" in page
    assert "10 uur in 4 weken" in page
    coordinator.post(f"/maatjes/post/teruggegeven/{given.pk}/", {"answer": "Bewindvoerder gebeld."})
    assert "Dringend" not in coordinator.get(TODAY).text
    with as_organisation(maatjes):
        held = Visit.objects.filter(pairing=quiet).get()
    page = coordinator.post(f"/maatjes/post/bezoek/{held.pk}/bedanken/", {"back": "pairing"}, follow=True).text
    assert "Dank je wel" in page
    with as_organisation(maatjes):
        called_off_visit = Visit.objects.filter(pairing=called_off, status="cancelled")[0]
    page = coordinator.post(f"/maatjes/post/bezoek/{called_off_visit.pk}/bedanken/", follow=True).text
    assert "Dit bezoek is niet doorgegaan" in page
    assert "Bezoeken per maand" in coordinator.get("/maatjes/cijfers/").text
    with as_organisation(maatjes):
        done = months(maatjes.pk, since=day(-90))
    assert (sum(each.minutes for each in done), sum(each.kilometres for each in done)) == (660, 8)


def test_tasks_machtiging_and_measurement_stand_beside_the_resident(coordinator, maatjes, take_in, as_organisation):
    one = f"{RESIDENTS}{take_in().pk}/"
    coordinator.post(f"{one}taken/", {"task": "Post openen", "doer": "volunteer", "passes_on": "na zes weken"})
    page = coordinator.get(one).text
    assert "Post openen" in page
    assert "na zes weken" in page
    given = {"creditor": "Waterbedrijf", "act": "een overzicht opvragen", "starts_on": day().isoformat()}
    page = coordinator.post(f"{one}machtiging/", given | {"ends_on": day(-1).isoformat()}).text
    assert "laatste dag" in page.lower()
    coordinator.post(f"{one}machtiging/", given | {"ends_on": day(90).isoformat()})
    machtiging = only(ResidentMachtiging, maatjes, as_organisation)
    paper = coordinator.get(f"{RESIDENTS}machtigingen/{machtiging.pk}/")
    assert paper.content.startswith(b"%PDF")
    assert "Ondertekend" in coordinator.post(f"{RESIDENTS}machtigingen/{machtiging.pk}/verder/", follow=True).text
    page = coordinator.get(f"{RESIDENTS}metingen/nieuw/").text
    assert "Stress door schulden" in page
    questions = {"name": "mijnBudget", "dimensions": "Rust\nOverzicht", "is_used": "on"}
    coordinator.post(f"{RESIDENTS}metingen/nieuw/", questions)
    with as_organisation(maatjes):
        instrument = Instrument.objects.get()
    marks = {"moment": "first", "on": day().isoformat(), "mark_0": "2", "mark_1": "0"}
    page = coordinator.post(f"{one}meten/{instrument.pk}/", marks, follow=True).text
    assert "Overzicht" in page
    share = only(TaskShare, maatjes, as_organisation)
    coordinator.post(f"{RESIDENTS}taken/{share.pk}/weg/")
    assert "Post openen" not in coordinator.get(one).text


def test_weights_show_their_effect_before_they_are_stored(coordinator, enlist, take_in, maatjes, as_organisation):
    names = ("tasks", "skills", "distance", "meetings", "continuity", "wishes", "even_load", "waiting", "free_times")
    enlist("Tijd", free_times=["mornings"], meetings=["online"])
    enlist("Wijze", free_times=["evenings"], meetings=["at_home"])
    take_in(free_times=["mornings"], meetings=["at_home"])
    given = dict.fromkeys(names, "0")
    page = coordinator.post(f"{RESIDENTS}gewichten/", given).text
    assert "ten minste één" in page
    page = coordinator.post(f"{RESIDENTS}gewichten/", given | {"meetings": "10"}).text
    assert "Wijze Vos, Tijd Vos" in page
    with as_organisation(maatjes):
        seen = AccessLog.objects.get(subject="volunteering.volunteer", kind=AccessLog.Kind.LISTED)
        assert sorted(seen.subject_ids) == sorted(each.pk for each in Volunteer.objects.all())
    coordinator.post(f"{RESIDENTS}gewichten/", given | {"meetings": "10", "store": "1"})
    assert "Blijft gelijk" in coordinator.post(f"{RESIDENTS}gewichten/", given | {"meetings": "9"}).text


def test_a_volunteer_who_leaves_hands_over_first(coordinator, enlist, take_in, bring):
    volunteer = enlist("Bo")
    made = bring(take_in(), volunteer)
    own = f"/maatjes/vrijwilligers/{volunteer.pk}/"
    assert "Draag eerst de inwoners over" in coordinator.post(f"{own}verder/", {"to": "left"}, follow=True).text
    assert "Jannie de Wit" in coordinator.get(f"{own}overdragen/").text
    given = {"on": day().isoformat(), "continuity": "De mappen staan klaar."}
    coordinator.post(f"{PAIRINGS}{made.pk}/overdragen/", given)
    assert "De mappen staan klaar." in coordinator.get(f"{RESIDENTS}{made.resident_id}/").text
    assert "Gestopt" in coordinator.post(f"{own}verder/", {"to": "left"}, follow=True).text


def test_a_volunteer_who_leaves_with_three_residents_loses_none(
    coordinator, maatjes, enlist, take_in, bring, as_organisation
):
    """One who is helped, one whose help pauses, and one who was only proposed."""
    leaver = enlist("Bo", most_residents=3)
    names, states = ("Ada", "Bep", "Cas"), (PairingStatus.ACTIVE, PairingStatus.ACTIVE, PairingStatus.PROPOSED)
    made = [bring(take_in(name=name), leaver, to=to) for name, to in zip(names, states, strict=True)]
    coordinator.post(f"{PAIRINGS}{made[1].pk}/pauze/", {"until": day(9).isoformat()})
    own = f"/maatjes/vrijwilligers/{leaver.pk}/"

    def waiting():
        page = coordinator.get(f"{own}overdragen/").text
        return {name for name in names if name in page}

    assert waiting() == set(names)
    for one, step, given in zip(
        made,
        ("overdragen/", "overdragen/", "niet/"),
        (
            {"on": day().isoformat(), "continuity": "De mappen van Ada staan klaar."},
            {"on": day().isoformat(), "continuity": "Bep belt na vieren."},
            {"who": "volunteer", "reason": "no_room"},
        ),
        strict=True,
    ):
        # As long as one of them counts on the volunteer nobody leaves.
        assert "Draag eerst de inwoners over" in coordinator.post(f"{own}verder/", {"to": "left"}, follow=True).text
        coordinator.post(f"{PAIRINGS}{one.pk}/{step}", given)
        assert one.resident.name not in waiting()
    assert "Gestopt" in coordinator.post(f"{own}verder/", {"to": "left"}, follow=True).text
    with as_organisation(maatjes):
        found = {each.name: (each.status, each.continuity) for each in HelpedResident.objects.all()}
        assert {each.status for each in Pairing.objects.all()} == {PairingStatus.ENDED, PairingStatus.REFUSED}
    assert found == {
        "Ada": ("seeking", "De mappen van Ada staan klaar."), "Bep": ("seeking", "Bep belt na vieren."),
        "Cas": ("seeking", ""),
    }  # fmt: skip
    page = coordinator.get(f"{RESIDENTS}?status=seeking").text
    assert all(name in page for name in names)


def test_what_waits_for_an_answer_stands_on_the_day_the_longest_on_top(
    coordinator, maatjes, enlist, take_in, bring, as_organisation
):
    rows = {
        name: bring(take_in(name=name), enlist(f"V{name}"), to=to)
        for name, to in (
            ("Ada", PairingStatus.PROPOSED), ("Bep", PairingStatus.INTRODUCTION), ("Cas", PairingStatus.PROPOSED),
        )
    }  # fmt: skip
    with as_organisation(maatjes):
        HelpedResident.objects.update(called_on=day())
        for name, days in (("Ada", 10), ("Bep", 21), ("Cas", 2)):
            settled = timezone.now() - timedelta(days=days)
            row = Pairing.objects.filter(pk=rows[name].pk)
            row.update(settled_at=settled, introduced_on=day(-days) if name == "Bep" else None)
    page = coordinator.get(TODAY).text
    section = page.split("Wacht op antwoord")[1].split("</section>")[0]
    assert section.index("Bep") < section.index("Ada")
    assert "21 dagen" in section
    assert "Cas" not in section
    assert "jij bent aan zet" not in section
    with as_organisation(maatjes):
        Volunteer.objects.filter(pk=rows["Ada"].volunteer_id).update(vog_issued_on=day(-3000))
    section = coordinator.get(TODAY).text.split("Wacht op antwoord")[1].split("</section>")[0]
    assert "een papier van de vrijwilliger is niet in orde, dus jij bent aan zet" in section
    with as_organisation(maatjes):
        Pairing.objects.filter(pk=rows["Ada"].pk).update(status=PairingStatus.AGREED, conflict_asked_on=day())
        for number in range(9):
            # More than the day shows: the rest stands behind the link.
            made = pairing_actions.propose(
                HelpedResident.objects.get(pk=take_in(name=f"Extra {number}").pk), enlist(f"W{number}"),
                because="past", by=7, at=timezone.now(),
            )  # fmt: skip
            Pairing.objects.filter(pk=made.pk).update(settled_at=timezone.now() - timedelta(days=30))
        HelpedResident.objects.update(called_on=day())
    section = coordinator.get(TODAY).text.split("Wacht op antwoord")[1].split("</section>")[0]
    assert section.count("<li") == 10
    assert "?status=on_the_way" in section
    assert "Bep" in coordinator.get(f"{PAIRINGS}?status=on_the_way").text


def test_an_expired_paper_says_until_when_or_why_not(coordinator, town, sign_papers, enlist, take_in, bring,
                                                     as_organisation):  # fmt: skip
    sign_papers(ends_on=day(5))
    made = bring(take_in(town.waterveen), enlist())
    page = coordinator.get(f"{PAIRINGS}{made.pk}/").text
    assert "Gaat nog even door" not in page
    with as_organisation(made.organisation):
        Volunteer.objects.filter(pk=made.volunteer_id).update(secrecy_signed_on=None)
    page = coordinator.get(f"{PAIRINGS}{made.pk}/").text
    assert "niemand gaat nu op bezoek" in page
    assert "De geheimhoudingsverklaring van de vrijwilliger ontbreekt" in page
    assert "Gemeente Waterveen" in coordinator.get(TODAY).text


def test_what_goes_on_for_a_while_says_until_when_and_who_can_mend_it():
    lacks = (Lack((PaperKind.COOPERATION,), Gap.EXPIRED),)
    standing = Standing(lacks=lacks, until=day(9), is_in_transition=True)
    told = standing_sentences(standing, municipality="Gemeente Waterveen", contact=None)
    assert told[0].startswith("Loopt door t/m")
    assert told[1] == "Samenwerkingsovereenkomst met Gemeente Waterveen is verlopen."
    assert "kan dit herstellen" in told[2]


def test_one_message_reaches_all_volunteers_who_sign_in(coordinator, maatjes, enlist, as_organisation):
    enlist("Ann", user=71)
    enlist("Bea")
    coordinator.post("/maatjes/post/bericht/", {"text": "Donderdag is er koffie."})
    assert "Donderdag is er koffie." in coordinator.get("/maatjes/post/").text
    assert only(OrganisationMessage, maatjes, as_organisation).visible_to == [71]


@pytest.mark.parametrize("who", ["municipality", "other organisation"])
def test_nobody_else_opens_a_resident_or_a_pairing(client, town, employ, enlist, take_in, bring, who):
    made = bring(take_in(), enlist())
    other = town.waterveen
    if who == "other organisation":
        other = Organisation.objects.create(slug="anderen", name="De Anderen", kind="volunteers")
    client.force_login(employ(other, "manager" if who == "municipality" else "coordinator"))
    for page in (f"inwoners/{made.resident_id}/", f"koppelingen/{made.pk}/", f"koppelingen/{made.pk}/afronden/"):
        assert client.get(f"/{other.slug}/{page}").status_code in {403, 404}
        assert client.get(f"/maatjes/{page}").status_code in {403, 404}


@pytest.mark.parametrize("address", [TODAY, RESIDENTS, PAIRINGS])
def test_the_number_of_queries_does_not_grow(coordinator, maatjes, enlist, take_in, bring, as_organisation, address):
    def queries():
        with CaptureQueriesContext(connection) as found:
            coordinator.get(address)
        return len(found.captured_queries)

    def add(count):
        for number in range(count):
            bring(take_in(), enlist(f"A{number}"))
        with as_organisation(maatjes):
            Pairing.objects.update(started_on=day(-60))

    add(2)
    coordinator.get(address)
    few = queries()
    add(4)
    assert queries() == few
