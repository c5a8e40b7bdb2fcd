"""The order over HTTP: why a dossier stands where it stands, and who changes that."""

from datetime import timedelta

import pytest
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from samenspoor.domain.casework.models import Dossier, PriorityDecision, PriorityRules
from samenspoor.domain.casework.tasks import judge_rounds
from samenspoor.foundation.audit.models import AccessLog
from samenspoor.foundation.organisations.models import Execution

SITE = "/waterveen/"


@pytest.fixture
def dossier(deliver, town, as_organisation):
    deliver({}, shared_with=(town.party.pk,))
    with as_organisation(town.waterveen):
        return Dossier.objects.get()


@pytest.fixture
def caseworker(client, town, employ):
    user = employ(town.waterveen, "caseworker")
    client.force_login(user)
    return user


def page_of(dossier, site=SITE):
    return f"{site}meldingen/{dossier.pk}/"


def test_each_rule_is_shown_with_its_points(client, dossier, caseworker):
    page = client.get(page_of(dossier)).text
    assert "Soort vastelastenpartner" in page
    assert "50 punten" in page
    assert "4 punten" in page
    assert "54 punten" in page


def test_a_person_gives_other_points_with_a_reason_and_takes_them_back(client, dossier, caseworker):
    address = f"{page_of(dossier)}volgorde/"
    assert "waarom" in client.post(address, {"kind": "set", "points": "300"}).text
    page = client.post(address, {"kind": "set", "points": "300", "reason": "Baby op komst"}, follow=True).text
    assert "300 punten" in page
    assert "de regels zeggen 54 punten" in page
    assert "Baby op komst" in page
    assert "Anne Bos" in page
    page = client.post(address, {"kind": "released"}, follow=True).text
    assert "De regels tellen weer" in page
    assert "Een mens bepaalde dit" not in page


def test_a_confirmation_says_when_the_points_have_changed_since(client, dossier, caseworker, deliver):
    client.post(f"{page_of(dossier)}volgorde/", {"kind": "confirmed"})
    assert "De punten zijn daarna veranderd" not in client.get(page_of(dossier)).text
    deliver({"creditor": "water"})
    assert "De punten zijn daarna veranderd" in client.get(page_of(dossier)).text


def test_the_executing_party_decides_for_the_municipality_and_an_adviser_does_not(
    client, dossier, town, employ, as_organisation
):
    with as_organisation(town.waterveen):
        Execution.objects.create(
            organisation=town.waterveen,
            party=town.party,
            starts_on=timezone.localdate() - timedelta(9),
            shared_with=[town.party.pk],
        )
    worker = employ(town.party, "executing_caseworker")
    client.force_login(worker)
    page = client.post(f"{page_of(dossier, '/kustland/')}volgorde/",
                       {"kind": "set", "points": "9", "reason": "Al gebeld"}, follow=True)  # fmt: skip
    assert "9 punten" in page.text
    with as_organisation(town.waterveen):
        decision = PriorityDecision.objects.get()
        assert (decision.organisation, decision.decided_by) == (town.waterveen, worker.pk)
    client.force_login(employ(town.waterveen, "adviser"))
    assert client.post(f"{page_of(dossier)}volgorde/", {"kind": "confirmed"}).status_code == 403


@pytest.fixture
def adviser(client, town, employ):
    user = employ(town.waterveen, "adviser")
    client.force_login(user)
    return user


RULES = f"{SITE}regels/"
CHANGE = f"{RULES}veranderen/"


def filled_in(client, **other):
    """The form as it stands, with other values."""
    form = client.get(CHANGE).context["form"]
    shown = {name: form[name].value() for name in form.fields}
    return {name: str(value if value is not None else "") for name, value in shown.items()} | other


def test_the_effect_is_looked_at_before_rules_are_saved(client, dossier, adviser, town, as_organisation, deliver):
    data = filled_in(client, multiple="250", letter_only_below="300")
    skipped = client.post(CHANGE, data | {"act": "save", "reason": "Besluit 12"}).text
    assert "Bekijk het gevolg nog een keer" in skipped
    shown = client.post(CHANGE, data | {"act": "preview"})
    assert shown.context["effect"].letters_after == 1
    assert "Dorpsstraat" not in shown.text, "who makes the rules sees no addresses"
    with as_organisation(town.waterveen):
        assert not PriorityRules.objects.exists()
    data["previewed"] = shown.context["previewed"]
    assert "Zeg waarom" in client.post(CHANGE, data | {"act": "save"}).text
    changed = client.post(CHANGE, data | {"act": "save", "reason": "Besluit 12", "multiple": "260"}).text
    assert "Bekijk het gevolg nog een keer" in changed
    page = client.post(CHANGE, data | {"act": "save", "reason": "Besluit 12"}, follow=True).text
    assert "De regels zijn bewaard" in page
    assert "Meldingen worden op volgorde gezet" in page
    assert "200 → 250" in page
    assert "Besluit 12" in page
    judge_rounds.func(**ProcrastinateJob.objects.get(task_name="judge_rounds").args)
    assert client.get(f"{RULES}voortgang/").headers["HX-Refresh"] == "true"
    with as_organisation(town.waterveen):
        assert Dossier.objects.get().is_letter_only


def test_who_works_with_dossiers_sees_which_ones_move_and_the_look_is_logged(
    client, dossier, town, employ, as_organisation
):
    client.force_login(employ(town.waterveen, "manager"))
    page = client.post(CHANGE, filled_in(client, creditor_6="80") | {"act": "preview"})
    assert "Dorpsstraat 12" in page.text
    assert "84 punten" in page.text
    with as_organisation(town.waterveen):
        assert AccessLog.objects.filter(subject="casework.dossier", kind="listed", subject_ids=[dossier.pk]).exists()


def test_rules_that_put_something_above_a_crisis_are_refused(client, dossier, adviser):
    data = filled_in(client, crisis="700")
    data["previewed"] = client.post(CHANGE, data | {"act": "preview"}).context["previewed"]
    assert "meer dan 750 punten" in client.post(CHANGE, data | {"act": "save", "reason": "x"}).text
    assert "app-field--invalid" in client.post(CHANGE, data | {"multiple": "-1", "act": "preview"}).text


def test_a_caseworker_reads_the_rules_and_changes_none(client, town, employ):
    client.force_login(employ(town.waterveen, "caseworker"))
    page = client.get(RULES).text
    assert "Er dreigt een crisis" in page
    assert "Regels veranderen" not in page
    assert client.get(CHANGE).status_code == 403
    client.force_login(employ(town.party, "executing_caseworker"))
    assert client.get("/kustland/regels/").status_code == 403
    client.force_login(employ(town.waterveen, "privacy_officer"))
    assert client.get(RULES).status_code == 403


LENGTHS = {
    "name": 100, "description_short": 350, "organization": 100, "begin_date": 7, "contact_email": 500, "goal": 2500,
    "proportionality": 2500, "human_intervention": 2500, "risks": 2500, "lawful_basis": 2500, "source_data": 2500,
    "methods_and_models": 5000, "provider": 200, "source_id": 100, "tags": 2500,
}  # fmt: skip


def test_the_entry_for_the_register_fits_its_standard(client, dossier, adviser):
    page = client.get(f"{RULES}algoritmeregister/").text
    assert "Menselijke tussenkomst" in page
    answer = client.get(f"{RULES}algoritmeregister/?vorm=json")
    assert "attachment" in answer.headers["Content-Disposition"]
    entry = answer.json()
    assert [name for name, most in LENGTHS.items() if not 0 <= len(entry[name]) <= most] == []
    required = ("name", "description_short", "organization", "status", "publication_category", "lang")
    assert all(entry[name] for name in required)
    assert (entry["publication_category"], entry["begin_date"]) == ("Impactvolle algoritmes", "2026-11")
    assert "Er dreigt een crisis: 1.000" in entry["methods_and_models"]
    assert "Soort vastelastenpartner: Huur: 50" in entry["methods_and_models"]
