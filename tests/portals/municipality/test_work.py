"""The work on a dossier over HTTP: a tap, the three acts, the two questions at closing; and who may not."""

from datetime import date

import pytest
from django.utils import timezone

from samenspoor.domain.casework import deadlines
from samenspoor.domain.casework.actions.checks import decide
from samenspoor.domain.casework.lookup import Finding
from samenspoor.domain.casework.models import (
    CollectionPause,
    ContactAttempt,
    Deadline,
    Dossier,
    DossierResident,
    Feedback,
    ResidentCheck,
    UnsafeAddress,
)
from samenspoor.foundation.audit.models import AccessLog
from samenspoor.foundation.organisations.models import Execution

SITE = "/waterveen/"


@pytest.fixture
def dossier(deliver, town, as_organisation):
    deliver({"person": "new-1"}, {"person": "new-1", "creditor": "energie"}, shared_with=(town.party.pk,))
    with as_organisation(town.waterveen):
        return Dossier.objects.get()


@pytest.fixture
def person(dossier, town, as_organisation):
    with as_organisation(town.waterveen):
        return DossierResident.objects.get()


@pytest.fixture
def caseworker(client, town, employ):
    user = employ(town.waterveen, "caseworker")
    client.force_login(user)
    return user


@pytest.fixture
def stored(town, as_organisation):
    """Read what stands in the municipality's tables."""

    def read(rows):
        with as_organisation(town.waterveen):
            return list(rows)

    return read


def page_of(dossier):
    return f"{SITE}meldingen/{dossier.pk}/"


def test_a_missed_visit_is_one_tap_and_stands_on_the_timeline(client, dossier, person, caseworker, stored):
    before = client.get(page_of(dossier)).text
    assert "Ga langs of bel" in before
    after = client.post(
        f"{page_of(dossier)}tik/", {"what": "missed_visit", "person": person.resident_id}, follow=True
    ).text
    assert "Huisbezoek: niemand bereikt" in after
    assert "Probeer opnieuw" in after
    kinds = stored(ContactAttempt.objects.order_by("pk").values_list("kind", "made_by", "on"))
    today = timezone.localdate()
    assert kinds == [("Huisbezoek", caseworker.pk, today), ("Kaartje", caseworker.pk, today)]


def test_from_the_first_conversation_to_the_result_and_what_each_creditor_hears(
    client, dossier, person, caseworker, stored
):
    acts, today = f"{SITE}personen/{person.pk}/", timezone.localdate()
    left = deadlines.working_days_left(today, deadlines.latest_first_conversation(today))
    answer = client.post(f"{acts}gesprek/", {"through": "phone", "ground": ""}, follow=True)
    assert f"nog {left} werkdagen" in answer.text
    client.post(f"{acts}gevoerd/", {"on": f"{timezone.localdate():%Y-%m-%d}"})
    answer = client.post(f"{acts}hulp/", {"help": "(Budget)advies en/of quick fix", "asks_pause": "on"}, follow=True)
    assert "Pauzeert Energie de incasso?" in answer.text
    newest_first = ("Hulp aanvaard", "Eerste gesprek gevoerd", "Eerste gesprek aanvaard")
    told = [answer.text.index(f">{act}<") for act in newest_first]
    assert told == sorted(told), "the newest of a day stands on top"
    for pause in stored(CollectionPause.objects.all()):
        client.post(f"{SITE}pauzes/{pause.pk}/antwoord/", {"answer": "granted"})
    question = client.get(f"{acts}afsluiten/?soort=help").text
    assert "(Budget)advies" in question or "Advies, of iets" in question
    assert "Langere hulp met geld" not in question, "only what was accepted"
    closed = client.post(
        f"{acts}afsluiten/",
        {"kind": "help", "outcome": "(Budget)advies en/of quick fix", "signals_seen": "2"},
        follow=True,
    ).text
    assert "hoort: “Hulp aanvaard, pauzeer de incasso 30 dagen”" in closed
    assert set(stored(Feedback.objects.values_list("feedback_class", flat=True))) == {"help_accepted"}


def test_whoever_has_died_is_not_approached_and_closing_proposes_that_result(
    client, dossier, person, caseworker, town, stored, as_organisation
):
    with as_organisation(town.waterveen):
        check = ResidentCheck.objects.create(
            organisation=town.waterveen, person=person, status="proposed", proposal="deceased", shared_with=[]
        )
    page = client.get(page_of(dossier)).text
    assert "Kijk of deze inwoner is overleden" in page
    assert f"{SITE}controleren/?month=2026-11" in page
    assert 'name="what"' not in page, "no tap to ring, visit or write"
    with as_organisation(town.waterveen):
        decide(check, finding=Finding.DECEASED, by=caseworker.pk, at=timezone.now())
    page = client.get(page_of(dossier)).text
    close = f"{SITE}personen/{person.pk}/afsluiten/"
    assert f"{close}?soort=not_taken_up" in page
    assert 'name="what"' not in page
    assert client.get(close).context["form"].initial["kind"] == "not_taken_up"
    assert client.get(f"{close}?soort=not_taken_up").context["form"].initial["outcome"] == "Inwoner is overleden"
    assert "Afsluiten met “overleden”" in client.get(f"{SITE}werklijst/").text


def test_what_cannot_be_is_told_and_nothing_is_lost(client, dossier, person, caseworker, stored):
    answer = client.post(
        f"{SITE}personen/{person.pk}/afsluiten/",
        {"kind": "no_contact", "outcome": "Definitief geen contact kunnen krijgen", "signals_seen": "2"},
    )
    assert "Nog niemand heeft contact gezocht" in answer.text
    assert stored(DossierResident.objects.values_list("status", flat=True)) == ["open"]


def test_a_day_to_come_is_refused_with_the_form_still_filled_in(client, dossier, caseworker, stored):
    answer = client.post(
        f"{page_of(dossier)}contact/",
        {"kind": "Brief", "result": "sent", "purpose": "offer", "on": "2099-01-01", "daypart": "Ochtend"},
    )
    assert "Deze dag moet nog komen" in answer.text
    assert "2099-01-01" in answer.text
    assert stored(ContactAttempt.objects.all()) == []


def test_spoken_by_mistake_is_taken_back_until_something_was_agreed(client, dossier, person, caseworker, stored):
    page = f"/waterveen/meldingen/{dossier.pk}/"
    client.post(f"{page}tik/", {"what": "spoken_by_phone", "person": person.resident_id})
    [attempt] = stored(ContactAttempt.objects.all())
    assert "Net opgeschreven" in client.get(page).text
    client.post(f"/waterveen/contact/{attempt.pk}/terug/")
    assert stored(ContactAttempt.objects.all()) == []
    assert [part.status for part in stored(DossierResident.objects.all())] == ["open"]
    client.post(f"{page}tik/", {"what": "spoken_by_phone", "person": person.resident_id})
    client.post(f"/waterveen/personen/{person.pk}/gesprek/", {"through": "phone"})
    [attempt] = stored(ContactAttempt.objects.all())
    answer = client.post(f"/waterveen/contact/{attempt.pk}/terug/", follow=True)
    assert "Daarna is er meer opgeschreven" in answer.text
    assert len(stored(ContactAttempt.objects.all())) == 1


@pytest.mark.parametrize("whom", ["²", "9" * 30, "-1", "x"])
def test_nonsense_for_a_person_is_no_fault_of_ours(client, dossier, caseworker, whom):
    answer = client.post(f"/waterveen/meldingen/{dossier.pk}/tik/", {"what": "no_answer", "person": whom})
    assert answer.status_code == 302


def test_an_unsafe_address_offers_no_visit(client, dossier, caseworker, stored):
    client.post(f"{page_of(dossier)}onveilig/", {"review_on": "2099-01-01"})
    page = client.get(page_of(dossier)).text
    assert "Niet veilig om te bezoeken" in page
    assert "Niet thuis, kaartje" not in page
    client.post(f"{page_of(dossier)}onveilig/")
    assert stored(UnsafeAddress.objects.filter(lifted_at=None)) == []


def test_both_organisations_see_who_works_on_it_and_nobody_takes_over_unseen(
    client, dossier, caseworker, town, employ, as_organisation, stored
):
    with as_organisation(town.waterveen):
        Execution.objects.create(
            organisation=town.waterveen, party=town.party, shared_with=[town.party.pk], starts_on=date(2026, 1, 1)
        )
    client.post(f"{page_of(dossier)}toewijzen/", {"to": caseworker.pk, "seen": ""})
    worker = employ(town.party, "executing_caseworker", name="Yusuf Demir")
    client.force_login(worker)
    site = f"/kustland/meldingen/{dossier.pk}/"
    page = client.get(site).text
    assert f"{caseworker} van een andere organisatie werkt eraan" in page
    assert f'<option value="{caseworker.pk}" selected' in page
    assert str(caseworker) in client.get("/kustland/werklijst/").text.partition("<tbody")[2]
    unseen = client.post(f"{site}toewijzen/", {"to": worker.pk, "seen": ""}, follow=True).text
    assert "Iemand anders nam dit net op zich" in unseen
    assert stored(Dossier.objects.values_list("assigned_to", flat=True)) == [caseworker.pk]
    client.post(f"{site}toewijzen/", {"to": worker.pk, "seen": caseworker.pk})
    client.force_login(caseworker)
    page = client.get(page_of(dossier)).text
    assert "Yusuf Demir van een andere organisatie werkt eraan" in page
    assert "Op zich genomen" in page


def test_the_worklist_shows_what_is_mine_and_what_is_late(client, dossier, caseworker, town, as_organisation):
    assert "Anne Bos" not in client.get(f"{SITE}werklijst/?who=mine").text.partition("<tbody")[2]
    client.post(f"{page_of(dossier)}toewijzen/", {"to": caseworker.pk, "seen": ""})
    assert "Anne Bos" in client.get(f"{SITE}werklijst/?who=mine").text.partition("<tbody")[2]
    with as_organisation(town.waterveen):
        Dossier.objects.update(next_due_on=date(2020, 1, 1))
    assert "Dorpsstraat" in client.get(f"{SITE}werklijst/?work=overdue").text


def test_the_executing_partys_worker_records_for_the_municipality(
    client, dossier, person, town, employ, as_organisation, stored
):
    with as_organisation(town.waterveen):
        Execution.objects.create(
            organisation=town.waterveen, party=town.party, shared_with=[town.party.pk], starts_on=date(2026, 1, 1)
        )
    client.force_login(employ(town.party, "executing_caseworker"))
    page = f"/kustland/meldingen/{dossier.pk}/"
    assert "Vastgelegd" in client.post(f"{page}tik/", {"what": "no_answer"}, follow=True).text
    assert [row.organisation_id for row in stored(ContactAttempt.objects.all())] == [town.waterveen.pk]


ACTS = (
    "meldingen/{dossier}/tik/",
    "meldingen/{dossier}/contact/",
    "meldingen/{dossier}/onveilig/",
    "meldingen/{dossier}/toewijzen/",
    "personen/{person}/gesprek/",
    "personen/{person}/bevestigd/",
    "personen/{person}/gevoerd/",
    "personen/{person}/hulp/",
    "personen/{person}/toegelaten/",
    "personen/{person}/afsluiten/",
    "personen/{person}/heropenen/",
)


@pytest.mark.parametrize("act", ACTS)
def test_another_municipality_and_another_role_can_do_nothing(
    client, dossier, person, town, employ, act, stored, as_organisation
):
    path = act.format(dossier=dossier.pk, person=person.pk)
    client.force_login(employ(town.duinrade, "caseworker"))
    assert client.post(f"/duinrade/{path}", {"what": "no_answer"}).status_code == 404
    assert client.post(f"/waterveen/{path}", {"what": "no_answer"}).status_code == 403
    client.force_login(employ(town.waterveen, "adviser"))
    assert client.post(f"/waterveen/{path}", {"what": "no_answer"}).status_code == 403
    assert stored(ContactAttempt.objects.all()) == []
    with as_organisation(town.waterveen):
        assert AccessLog.objects.filter(kind=AccessLog.Kind.REFUSED).exists()


@pytest.fixture
def threatened(dossier, deliver):
    """One signal more, that announces an eviction."""
    deliver({"person": "new-1", "creditor": "zorg", "crisis_kind": "ontruiming", "crisis_on": date(2026, 12, 12)})


def running(stored):
    return stored(Deadline.objects.running().values_list("kind", flat=True))


def test_the_ground_that_a_creditor_announced_is_proposed(client, person, threatened, caseworker):
    form = client.get(f"{SITE}personen/{person.pk}/gesprek/")
    assert "meldde: ontruiming op 12 december 2026" in form.text
    assert form.context["form"]["ground"].value() == "eviction"
    spoken = client.get(f"{SITE}bellen/{person.pk}/gesproken/")
    assert spoken.context["form"]["ground"].value() == "eviction"


def test_without_a_threat_none_is_proposed_and_the_yes_came_as_the_talk_did(client, dossier, person, caseworker):
    client.post(f"{page_of(dossier)}tik/", {"what": "spoken_at_door", "person": person.resident_id})
    form = client.get(f"{SITE}personen/{person.pk}/gesprek/").context["form"]
    assert not form["ground"].value()
    assert form["through"].value() == "visit"


def test_a_ground_that_was_overlooked_is_corrected_and_the_term_follows(client, dossier, person, caseworker, stored):
    client.post(f"{SITE}personen/{person.pk}/gesprek/", {"through": "phone", "ground": ""})
    assert running(stored) == ["conversation"]
    assert f"personen/{person.pk}/dreiging/" in client.get(page_of(dossier)).text
    page = client.post(f"{SITE}personen/{person.pk}/dreiging/", {"ground": "eviction"}, follow=True).text
    assert "nog 3 werkdagen" in page
    assert running(stored) == ["crisis_conversation"]
    client.post(f"{SITE}personen/{person.pk}/dreiging/", {"ground": ""})
    assert running(stored) == ["conversation"]
    client.post(f"{SITE}personen/{person.pk}/gevoerd/", {"on": f"{timezone.localdate():%Y-%m-%d}"})
    assert "al gevoerd" in client.post(f"{SITE}personen/{person.pk}/dreiging/", {"ground": "eviction"}).text
    assert running(stored) == []


def test_the_pause_has_its_own_term_beside_the_decision(client, dossier, person, caseworker):
    acts = f"{SITE}personen/{person.pk}/"
    client.post(f"{acts}gesprek/", {"through": "phone", "ground": ""})
    client.post(f"{acts}gevoerd/", {"on": f"{timezone.localdate():%Y-%m-%d}"})
    help_accepted = {"help": "Vervolghulp en/of verwijzing financieel", "asks_pause": "on", "wants_admission": "on"}
    client.post(f"{acts}hulp/", help_accepted)
    [task] = client.get(page_of(dossier)).context["tasks"]
    assert str(task.title) == "Besluit over toelating"
    assert int(task.term.split()[1]) > 30, "eight weeks"
    assert task.pause_term == "nog 5 werkdagen"


def test_who_gets_a_letter_only_is_not_visited_after_it(client, dossier, person, caseworker, town, as_organisation):
    with as_organisation(town.waterveen):
        Dossier.objects.update(is_letter_only=True)
    client.post(f"{page_of(dossier)}tik/", {"what": "letter_sent", "person": person.resident_id})
    page = client.get(page_of(dossier)).text
    assert "Wacht op antwoord op de brief" in page
    assert "Niet thuis, kaartje achtergelaten" not in page
    assert "Afsluiten zonder contact" in page


def test_an_act_of_today_stands_above_what_has_an_earlier_hour(client, dossier, person, caseworker):
    client.post(f"{page_of(dossier)}tik/", {"what": "spoken_at_door", "person": person.resident_id})
    page = client.post(f"{SITE}personen/{person.pk}/gesprek/", {"through": "phone", "ground": ""}, follow=True).text
    assert page.index(">Eerste gesprek aanvaard<") < page.index(">Huisbezoek: gesproken<")
