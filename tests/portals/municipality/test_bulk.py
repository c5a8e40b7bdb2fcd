"""Many dossiers at once over HTTP: tick them, say what to do, read per dossier what was done or why not."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from samenspoor.domain.casework.actions.bulk import forget_unstarted
from samenspoor.domain.casework.actions.closing import close_person
from samenspoor.domain.casework.actions.contacts import Approach, record_attempts
from samenspoor.domain.casework.models import (
    BulkAction,
    BulkKind,
    BulkLine,
    ContactKind,
    ContactResult,
    Dossier,
    DossierResident,
    Feedback,
)
from samenspoor.domain.casework.outcomes import Outcome, SubReason
from samenspoor.domain.journeys import carry_out
from samenspoor.foundation.audit.models import AccessLog
from samenspoor.foundation.jobs.owned import Assignment
from samenspoor.foundation.organisations.models import Execution, Organisation
from samenspoor.portals.municipality.views import bulk

SITE = "/waterveen/"
LIST = f"{SITE}werklijst/"
CHOOSE = f"{LIST}kiezen/"


@pytest.fixture
def caseworker(client, town, employ):
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
def dossiers(deliver, read):
    deliver(*({"number": str(number), "crisis_kind": "ontruiming" if number == 3 else ""} for number in (1, 2, 3)))
    return read(Dossier.objects.order_by("pk"))


@pytest.fixture
def served(town, as_organisation):
    """The executing party works for Waterveen."""
    with as_organisation(town.waterveen):
        return Execution.objects.create(
            organisation=town.waterveen, party=town.party, shared_with=[town.party.pk], starts_on=date(2026, 1, 1)
        )


def work():
    """Do what was handed to the worker."""
    for job in ProcrastinateJob.objects.filter(task_name="do_bulk"):
        organisation = Organisation.objects.get(pk=job.args["organisation"])
        carry_out.carry_out(job.args["bulk"], Assignment(organisation, job.args["user"], timezone.now(), "test"))


def choose(client, *dossiers, site=SITE, kind="assign", **more):
    ticked = {"chosen": [dossier.pk for dossier in dossiers]}
    return client.post(f"{site}werklijst/kiezen/", ticked | {"kind": kind} | more)


def assigned(read):
    return read(Dossier.objects.order_by("pk").values_list("assigned_to", flat=True))


def test_what_was_ticked_goes_to_a_colleague_and_the_rest_stays(client, dossiers, caseworker, read):
    page = choose(client, *dossiers[:2]).url
    assert "Je koos 2 meldingen" in client.get(page).text
    assert assigned(read) == [None] * 3, "nothing is done before someone starts it"
    client.post(f"{page}toewijzen/", {"to": caseworker.pk})
    assert "De meldingen worden nagelopen" in client.get(page).text
    work()
    assert assigned(read) == [caseworker.pk, caseworker.pk, None]
    report = client.get(page).text
    assert report.count("Toegewezen aan Anne Bos") == 2
    assert "Dorpsstraat 1" in report
    assert "Anne Bos" in client.get(f"{LIST}acties/").text


def test_all_of_the_list_are_those_of_the_filter(client, dossiers, caseworker, read):
    page = choose(client, all="1", list="mark=is_crisis&page=9").url
    client.post(f"{page}toewijzen/", {"to": caseworker.pk})
    work()
    assert assigned(read) == [None, None, caseworker.pk]


def test_a_dossier_that_a_colleague_closed_meanwhile_is_told_and_holds_nothing_up(
    client, dossiers, caseworker, read, town, as_organisation
):
    page = choose(client, *dossiers).url
    with as_organisation(town.waterveen):
        Dossier.objects.filter(pk=dossiers[1].pk).update(closed_at=timezone.now())
    client.post(f"{page}toewijzen/", {"to": caseworker.pk})
    work()
    assert assigned(read) == [caseworker.pk, None, caseworker.pk]
    report = client.get(page).text
    assert "Een collega heeft deze melding intussen afgesloten." in report
    assert client.get(f"{page}?result=undone").text.count("/meldingen/") == 1
    again = client.post(CHOOSE, {"rest_of": page.split("/")[-2], "kind": "assign"}).url
    assert "Je koos 1 melding." in client.get(again).text


def test_one_that_goes_wrong_by_a_mistake_of_ours_changes_nothing_and_the_others_go_on(
    client, dossiers, caseworker, read, monkeypatch, caplog
):
    assign = carry_out.ACTS[BulkKind.ASSIGN]

    def fails_at_the_second(assignment, action, lines):
        done = assign(assignment, action, lines)
        if dossiers[1].pk in {line.dossier_id for line in lines}:
            raise KeyError("a mistake of ours")
        return done

    monkeypatch.setitem(carry_out.ACTS, BulkKind.ASSIGN, fails_at_the_second)
    page = choose(client, *dossiers).url
    client.post(f"{page}toewijzen/", {"to": caseworker.pk})
    work()
    assert assigned(read) == [caseworker.pk, None, caseworker.pk]
    assert "Hier ging iets mis en er is niets veranderd." in client.get(page).text
    assert "a mistake of ours" in caplog.text


def test_a_second_tap_on_the_button_begins_nothing(client, dossiers, caseworker, read):
    page = choose(client, *dossiers).url
    client.post(f"{page}toewijzen/", {"to": caseworker.pk})
    answer = client.post(f"{page}toewijzen/", {"to": "nobody"}, follow=True).text
    assert "Dit is al begonnen." in answer
    assert ProcrastinateJob.objects.filter(task_name="do_bulk").count() == 1


def test_the_progress_bar_says_how_far_and_loads_the_page_again_at_the_end(client, dossiers, caseworker):
    page = choose(client, *dossiers).url
    client.post(f"{page}toewijzen/", {"to": caseworker.pk})
    going = client.get(f"{page}voortgang/")
    assert "0 van 3" in going.text
    assert "HX-Refresh" not in going.headers
    work()
    assert client.get(f"{page}voortgang/")["HX-Refresh"] == "true"


def test_without_a_tick_or_with_too_many_the_list_says_what_to_do(client, dossiers, caseworker, monkeypatch, read):
    answer = client.post(CHOOSE, {"kind": "assign", "list": "mark=is_crisis"}, follow=True)
    assert "Vink eerst aan welke meldingen je bedoelt." in answer.text
    assert answer.redirect_chain[0][0].endswith("?mark=is_crisis")
    monkeypatch.setitem(bulk.AT_MOST, BulkKind.ASSIGN, 2)
    answer = client.post(CHOOSE, {"kind": "assign", "all": "1"}, follow=True).text
    assert "Ten hoogste 2 in één keer." in answer
    assert read(BulkAction.objects.all()) == []


def test_the_executing_partys_worker_assigns_for_the_municipality(client, deliver, town, employ, read, served):
    deliver({"number": "1"}, {"number": "2"}, shared_with=(town.party.pk,))
    worker = employ(town.party, "executing_caseworker")
    client.force_login(worker)
    page = choose(client, site="/kustland/", all="1").url
    client.post(f"{page}toewijzen/", {"to": worker.pk})
    work()
    assert set(assigned(read)) == {worker.pk}
    assert {line.organisation_id for line in read(BulkLine.objects.all())} == {town.waterveen.pk}
    assert "Dorpsstraat 1" in client.get(page).text


def test_that_dossiers_become_nobody_s_must_be_said(client, dossiers, caseworker, read):
    page = choose(client, *dossiers).url
    client.post(f"{page}toewijzen/", {"to": caseworker.pk})
    work()
    page = choose(client, *dossiers).url
    answer = client.post(f"{page}toewijzen/", {"to": ""}, follow=True).text
    assert "Kies een van je collega" in answer
    assert set(assigned(read)) == {caseworker.pk}
    client.post(f"{page}toewijzen/", {"to": "nobody"})
    work()
    assert set(assigned(read)) == {None}


def test_an_arrangement_that_ended_meanwhile_changes_nothing_more(
    client, deliver, town, employ, read, served, as_organisation
):
    deliver({"number": "1"}, shared_with=(town.party.pk,))
    worker = employ(town.party, "executing_caseworker")
    client.force_login(worker)
    page = choose(client, site="/kustland/", all="1").url
    client.post(f"{page}toewijzen/", {"to": worker.pk})
    with as_organisation(town.waterveen):
        Execution.objects.update(ends_on=timezone.localdate() - timedelta(days=1))
    work()
    assert assigned(read) == [None]
    assert read(BulkLine.objects.values_list("status", "reason")) == [
        ("refused", "Jouw organisatie werkt niet voor deze gemeente.")
    ]


def test_nobody_else_can_do_it_or_read_about_it(client, dossiers, caseworker, town, employ, read):
    page = choose(client, *dossiers).url
    number = page.split("/")[-2]
    client.force_login(employ(town.duinrade, "caseworker"))
    assert client.get(f"/duinrade/werklijst/acties/{number}/").status_code == 404
    assert client.post(f"/duinrade/werklijst/acties/{number}/toewijzen/", {"to": ""}).status_code == 404
    moved = choose(client, *dossiers, site="/duinrade/")
    assert moved.url.startswith("/duinrade/werklijst/?"), "dossiers of another municipality were not ticked at all"
    client.force_login(employ(town.waterveen, "adviser"))
    assert choose(client, *dossiers).status_code == 403
    assert client.get(page).status_code == 403
    assert [action.status for action in read(BulkAction.objects.all())] == ["chosen"]


def test_the_report_notes_whose_address_was_shown(client, dossiers, caseworker, read):
    page = choose(client, *dossiers[:2]).url
    client.post(f"{page}toewijzen/", {"to": caseworker.pk})
    work()
    client.get(page)
    shown = read(AccessLog.objects.filter(purpose="municipality:bulk", kind="listed").values_list("subject_ids"))
    assert [sorted(ids) for (ids,) in shown] == [[dossier.pk for dossier in dossiers[:2]]]


def test_a_longer_report_asks_the_database_no_more(client, deliver, caseworker, read):
    def questions(count):
        deliver(*({"number": str(count * 10 + number)} for number in range(count)))
        page = choose(client, *read(Dossier.objects.filter(assigned_to=None))).url
        client.post(f"{page}toewijzen/", {"to": caseworker.pk})
        work()
        client.get(page)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(page).text.count("Toegewezen aan") == count
        return len(captured)

    assert questions(3) == questions(12)


def test_what_was_chosen_and_never_begun_is_forgotten_after_a_day(
    client, dossiers, caseworker, town, as_organisation, read
):
    begun = choose(client, dossiers[0]).url
    client.post(f"{begun}toewijzen/", {"to": caseworker.pk})
    choose(client, *dossiers[1:])
    with as_organisation(town.waterveen):
        assert forget_unstarted(town.waterveen, by=0, at=timezone.now()) == 0
        assert forget_unstarted(town.waterveen, by=0, at=timezone.now() + timedelta(hours=25)) == 1
    assert read(BulkLine.objects.values_list("dossier", flat=True)) == [dossiers[0].pk]


@pytest.fixture
def tried(dossiers, read, town, as_organisation):
    """Everyone was rung three times and nobody answered."""
    ring = Approach(kind=ContactKind.PHONE, result=ContactResult.NO_ANSWER)
    with as_organisation(town.waterveen):
        for dossier in dossiers:
            for days in (1, 2, 3):
                record_attempts(dossier, [ring], by=1, at=timezone.now() - timedelta(days=days))
    return dossiers


def list_to_check(client, *dossiers):
    return choose(client, *dossiers, kind="close").url


def ticks(page):
    return re.findall(r'name="person" value="(\d+:\d+)"', page)


def closed(read):
    return read(DossierResident.objects.order_by("dossier").values_list("outcome", flat=True))


def test_whoever_stays_ticked_is_closed_and_the_rest_stays_with_the_reason(client, tried, caseworker, read):
    page = list_to_check(client, *tried)
    shown = client.get(page).text
    assert "3 pogingen, nooit een reactie" in shown
    first, second = ticks(shown)
    assert "Er is een crisis" in shown.partition("Bekijk deze een voor een")[2], "the third is a crisis"
    assert closed(read) == ["", "", ""]
    client.post(f"{page}afsluiten/", {"outcome": Outcome.NO_CONTACT, "person": [second]})
    work()
    assert closed(read) == ["", Outcome.NO_CONTACT, ""]
    assert first != second
    report = client.get(page).text
    assert "Afgesloten met: Definitief geen contact" in report
    assert "Niet aangevinkt" in report
    assert "Er is een crisis" in report
    assert read(Feedback.objects.values_list("status", flat=True)) == ["ready"]


def test_who_is_not_clearly_proposed_cannot_be_closed_with_a_made_up_form(client, tried, caseworker, read):
    page = list_to_check(client, *tried)
    crisis = read(DossierResident.objects.filter(dossier=tried[2]))[0]
    made_up = {"outcome": Outcome.NO_CONTACT, "person": [f"{crisis.pk}:1"]}
    answer = client.post(f"{page}afsluiten/", made_up, follow=True).text
    assert "Er is niemand aangevinkt die met dit resultaat kan worden afgesloten." in answer
    other = {"outcome": Outcome.HAS_PAID, "person": ticks(client.get(page).text)}
    assert "Er is niemand aangevinkt" in client.post(f"{page}afsluiten/", other, follow=True).text
    work()
    assert closed(read) == ["", "", ""]


def test_what_changed_since_the_list_was_shown_is_told_per_person(
    client, tried, caseworker, read, deliver, town, as_organisation
):
    page = list_to_check(client, *tried)
    people = ticks(client.get(page).text)
    client.post(f"{page}afsluiten/", {"outcome": Outcome.NO_CONTACT, "person": people})
    with as_organisation(town.waterveen):
        first = DossierResident.objects.get(dossier=tried[0])
        spoken = Approach(kind=ContactKind.PHONE, result=ContactResult.SPOKEN, resident_id=first.resident_id)
        record_attempts(tried[0], [spoken], by=1, at=timezone.now())
        second = DossierResident.objects.get(dossier=tried[1])
        close_person(second, outcome=Outcome.OTHER_REASON, sub_reason=SubReason.DETENTION, by=1, at=timezone.now())
    work()
    assert closed(read) == ["", Outcome.OTHER_REASON, ""]
    report = client.get(page).text
    assert "Er was contact. Kies" in report
    assert "Een collega heeft dit al afgesloten" in report


def test_a_signal_that_came_after_the_list_was_shown_asks_for_a_look(client, tried, caseworker, read):
    page = list_to_check(client, *tried)
    first, second = ticks(client.get(page).text)
    seen_less = f"{first.partition(':')[0]}:0"
    client.post(f"{page}afsluiten/", {"outcome": Outcome.NO_CONTACT, "person": [seen_less, second]})
    work()
    assert closed(read) == ["", Outcome.NO_CONTACT, ""]
    assert "Er is een signaal bijgekomen" in client.get(page).text


def test_a_longer_list_to_check_asks_the_database_no_more(client, deliver, caseworker, read):
    def questions(count):
        deliver(*({"number": str(count * 10 + number)} for number in range(count)))
        page = list_to_check(client, *read(Dossier.objects.order_by("-pk"))[:count])
        client.get(page)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(page).text.count("Nog niemand heeft contact gezocht") == count
        return len(captured)

    assert questions(3) == questions(12)


def test_who_may_not_record_results_may_not_close_many(client, tried, town, employ):
    client.force_login(employ(town.waterveen, "manager"))
    assert choose(client, *tried, kind="close").status_code == 403
    assert 'value="close"' not in client.get(LIST).text
