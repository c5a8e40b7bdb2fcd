"""What leaves as a file: hours by month, a volunteer's own file, residents to hand over, the pass of a visitor."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from samenspoor.domain.volunteering.models import HelpedResident, Pairing, Visit, Volunteer, WellBeing
from samenspoor.domain.volunteering.privacy import PRIVACY
from samenspoor.domain.volunteering.takeaway import LEFT_OUT, OF_A_VOLUNTEER
from samenspoor.foundation.audit.models import AccessLog
from samenspoor.foundation.organisations.classification import RetentionClass

PAGE = "/maatjes/vrijwilligers/"


@pytest.fixture
def coordinator(client, maatjes, employ):
    client.force_login(employ(maatjes, "coordinator"))


@pytest.fixture
def pairing(enlist, maatjes, as_organisation):
    volunteer = enlist("Bo", surname="=1+1")
    now = timezone.now()
    today = timezone.localdate()
    with as_organisation(maatjes):
        resident = HelpedResident.objects.create(
            organisation=maatjes, number=1, name="Jan Zeldzaam", address="Kade 1", phase="debt_help",
            roles=["practical"], tasks=["buddy"], question="Post", status="helped", came_at=now, entered_by=7,
        )  # fmt: skip
        HelpedResident.objects.create(
            organisation=maatjes, number=2, name="Piet Klaar", phase="debt_help", roles=["practical"],
            tasks=["buddy"], question="Post", status="ended", came_at=now, ended_at=now, entered_by=7,
        )  # fmt: skip
        return Pairing.objects.create(
            organisation=maatjes, resident=resident, volunteer=volunteer, roles=["practical"], tasks=["buddy"],
            status="active", proposed_at=now, proposed_by=7, call_before=today, volunteer_said_yes_on=today,
            resident_said_yes_on=today, agreement_signed_on=today, started_on=today, first_visit="in_pairs",
            settled_at=now, settled_by=7,
        )  # fmt: skip


def test_hours_are_counted_by_month_and_no_spreadsheet_executes_a_name(
    client, coordinator, pairing, maatjes, as_organisation
):
    now = timezone.now()
    with as_organisation(maatjes):
        for minutes, status, long_ago in ((60, "held", 0), (45, "held", 0), (30, "held", 70), (None, "planned", 0)):
            Visit.objects.create(
                organisation=maatjes, pairing=pairing, phone_key=uuid4(), status=status, place="at_home",
                starts_at=now - timedelta(days=long_ago), minutes=minutes, kilometres=7, note="Kast vol post",
                logged_at=now, logged_by=7,
            )  # fmt: skip
    page = client.get(f"{PAGE}uren/").text
    assert "1:45" in page
    lines = client.get(f"{PAGE}uren/?month=all&export=csv").content.decode("utf-8-sig").splitlines()
    assert len(lines) == 3
    assert lines[1].endswith(";2;1:45;14")
    assert "Bo =1+1" in lines[1]
    earlier = timezone.localdate(now - timedelta(days=70))
    of_volunteers, totals = page.split(">Alle vrijwilligers samen<")
    assert "1:45" in totals
    assert "0:30" in totals
    assert "0:30" not in of_volunteers, "the newest month, until another is chosen"
    assert f"{earlier.year}, samen" in totals
    chosen = client.get(f"{PAGE}uren/?month={earlier:%Y-%m}").text.split(">Alle vrijwilligers samen<")[0]
    assert "0:30" in chosen
    assert "1:45" not in chosen
    picked = client.get(f"{PAGE}uren/?month={earlier:%Y-%m}&export=csv").content.decode("utf-8-sig")
    assert len(picked.splitlines()) == 2
    own = client.get(f"{PAGE}{pairing.volunteer_id}/eigen-bestand/").content.decode("utf-8-sig")
    assert "'=1+1" in own
    assert "Minuten;135" in own
    assert "Zeldzaam" not in own
    assert "Kast vol post" not in own


def test_what_is_kept_of_a_volunteer_is_told_without_the_resident(
    client, coordinator, pairing, maatjes, as_organisation
):
    volunteer, now, today = pairing.volunteer, timezone.now(), timezone.localdate()
    with as_organisation(maatjes):
        WellBeing.objects.create(
            organisation=maatjes, volunteer=volunteer, mark=2, wants_talk=True, said_at=now, phone_key=uuid4()
        )
        Volunteer.objects.filter(pk=volunteer.pk).update(suspension_lifted_on=today)
        Pairing.objects.filter(pk=pairing.pk).update(
            status="refused", refused_by="volunteer", refusal="too_heavy", refusal_note="Jan Zeldzaam schreeuwde",
            chosen_because="kent de buurt", incident_on=today, incident="Jan Zeldzaam schreeuwde",
        )  # fmt: skip
    own = client.get(f"{PAGE}{volunteer.pk}/eigen-bestand/").content.decode("utf-8-sig")
    for told in (": 2, wil graag praten", f"Schorsing opgeheven op;{today}", "De vrijwilliger; ", "te zwaar",
                 "kent de buurt", f"Er is iets gebeurd op {today}", "Op verzoek te zien"):  # fmt: skip
        assert told in own
    assert "Zeldzaam" not in own
    kept = {name for name, one in PRIVACY[Volunteer].items() if one.retention == RetentionClass.VOLUNTEER}
    assert kept == OF_A_VOLUNTEER.keys() | LEFT_OUT.keys()


def test_residents_to_hand_over_are_those_of_today_with_who_helps_and_the_look_is_noted(
    client, coordinator, pairing, maatjes, as_organisation
):
    text = client.get(f"{PAGE}overdracht/").content.decode("utf-8-sig")
    assert "Jan Zeldzaam" in text
    assert "1 Bo =1+1" in text
    assert "Rechtstreeks gekomen" in text
    assert "Piet Klaar" not in text
    with as_organisation(maatjes):
        look = AccessLog.objects.get(kind=AccessLog.Kind.EXPORTED)
        assert look.subject_ids == [pairing.resident_id]


def test_capacity_is_exact_for_the_organisation_and_large_for_the_municipality(
    client, coordinator, enlist, sign_papers, town, employ
):
    for _number in range(6):
        enlist(postcode_area="8951")
    enlist(postcode_area="8952", roles=["mental"])
    sign_papers()
    page = client.get("/maatjes/capaciteit/?role=mental").text
    assert "8952" in page
    assert "Gemeente Waterveen" in page
    assert "zijn gepubliceerd" in client.post("/maatjes/capaciteit/publiceren/", follow=True).text
    client.force_login(employ(town.waterveen, "manager"))
    page = client.get("/waterveen/vooruitblik/?role=all").text
    assert "De Maatjes telde op" in page
    assert "verborgen" in page
    assert "nog geen" in page
    lines = client.get("/waterveen/vooruitblik/?role=mental&export=csv").content.decode("utf-8-sig").splitlines()
    assert lines[1] == "8952;Mentale steun;nog geen;verborgen;verborgen;0;0;0;verborgen;verborgen"
    client.force_login(employ(town.waterveen, "privacy_officer"))
    assert client.get("/waterveen/vooruitblik/").status_code == 403
