"""The municipality's own table: what it leaves out is refused at once, what runs goes on, and partners read it."""

from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from samenspoor.domain.agreements import actions, rules
from samenspoor.domain.agreements.actions import UnableToVary
from samenspoor.domain.agreements.authority import authority_of
from samenspoor.domain.agreements.deployment import (
    FIRST_DIVISION,
    NATIONAL,
    Act,
    Doer,
    EarlyTask,
    HelpRole,
    HelpTask,
    Phase,
    Place,
)
from samenspoor.domain.agreements.models import AgreementKind, ChainPartner, LocalDivision, LocalPlace, PartnerKind
from samenspoor.domain.agreements.own_table import NATIONAL_TABLE, variations_of_matrix
from samenspoor.domain.agreements.rules import Gap, Question
from samenspoor.domain.trajectory.asking import to_discuss
from samenspoor.foundation.organisations.models import Organisation
from tests.help_requests import day, make_paper, who

CELL = (HelpTask.ADMINISTRATION, HelpRole.PRACTICAL)


@pytest.fixture
def waterveen(town, as_organisation):
    with as_organisation(town.waterveen):
        yield town.waterveen


def vary(waterveen: Any, place: Place, *cells: Any, reason: str = "Zo afgesproken in het overleg") -> int:
    return actions.vary_matrix(waterveen, dict.fromkeys(cells or [CELL], place), reason=reason, **who())


def divide(waterveen: Any, task: EarlyTask, *doers: Doer) -> int:
    return actions.divide_early_tasks(waterveen, {task: doers}, reason="Dat doet het wijkteam", **who())


def gaps(party: Any, waterveen: Any, *, reader: Any = None, **question: Any) -> list[Gap]:
    authority = authority_of(waterveen.pk, reader=(reader or waterveen).pk)
    asked: dict[str, Any] = {"phase": Phase.DEBT_HELP, "on": day()} | question
    return [lack.gap for lack in authority.answers(Question(party=party.pk, **asked)).lacks]


def test_a_cell_that_is_out_is_refused_at_once_and_back_when_it_is_as_nationally(helpers, waterveen):
    task, role = CELL
    assert gaps(helpers.maatjes, waterveen, task=task, role=role) == []
    assert vary(waterveen, Place.NOT) == 1
    assert gaps(helpers.maatjes, waterveen, task=task, role=role) == [Gap.OWN_TABLE]
    assert gaps(helpers.maatjes, waterveen, task=task, role=role, is_running=True) == []
    assert gaps(helpers.maatjes, waterveen, task=task, role=HelpRole.MENTAL) == []
    assert gaps(helpers.maatjes, waterveen) == []
    vary(waterveen, NATIONAL[CELL])
    assert gaps(helpers.maatjes, waterveen, task=task, role=role) == []
    told = [(each.was, each.now) for each in variations_of_matrix(waterveen.pk)]
    assert told == [("Niet door vrijwilligers", "Past goed"), ("Past goed", "Niet door vrijwilligers")]


def test_with_every_task_of_a_phase_out_the_phase_is_out(helpers, waterveen):
    cells = [(HelpTask.LOOK_ALONG, role) for role in HelpRole]
    vary(waterveen, Place.NOT, *cells[:-1])
    assert gaps(helpers.maatjes, waterveen, phase=Phase.AFTERCARE) == []
    vary(waterveen, Place.NOT, *cells)
    assert gaps(helpers.maatjes, waterveen, phase=Phase.AFTERCARE) == [Gap.OWN_TABLE]
    assert gaps(helpers.maatjes, waterveen, phase=Phase.AFTERCARE, task=HelpTask.LOOK_ALONG) == [Gap.OWN_TABLE]
    assert gaps(helpers.maatjes, waterveen) == []


def test_what_is_to_be_discussed_follows_the_own_table(helpers, waterveen):
    assert to_discuss(waterveen, [CELL[0]], [CELL[1]]) == []
    vary(waterveen, Place.INFORMS)
    assert to_discuss(waterveen, [CELL[0]], [CELL[1]]) == [CELL]
    assert gaps(helpers.maatjes, waterveen, task=CELL[0], role=CELL[1]) == []


def test_the_partner_hears_the_same_also_one_who_comes_later_and_another_municipality_hears_nothing(
    helpers, town, as_organisation
):
    with as_organisation(town.waterveen):
        vary(town.waterveen, Place.NOT)
        late = Organisation.objects.create(slug="laat", name="Laatkomers", kind="volunteers")
        actions.add_partner(
            town.waterveen, name="Laatkomers", kind=PartnerKind.VOLUNTEERS, participant=late, **who()
        )  # fmt: skip
    for party in (helpers.maatjes, late):
        with as_organisation(party):
            assert authority_of(town.waterveen.pk, reader=party.pk).table.places[CELL] == Place.NOT
    with as_organisation(town.duinrade):
        assert not LocalPlace.objects.exists()
        assert authority_of(town.duinrade.pk, reader=town.duinrade.pk).table == NATIONAL_TABLE


def test_ringing_that_the_social_team_does_is_asked_of_no_volunteer(helpers, waterveen):
    partner = waterveen_partner(waterveen)
    make_paper(partner, AgreementKind.COOPERATION, {"phases": [Phase.EARLY_SIGNALLING]})
    make_paper(
        partner, AgreementKind.MACHTIGING, {"acts": [Act.RING, Act.EXPLAIN], "side": "leading", "law": "private"}
    )
    make_paper(partner, AgreementKind.PROCESSING, {"data_categories": ["name_address", "telephone"]})
    early: dict[str, Any] = {"phase": Phase.EARLY_SIGNALLING}
    assert gaps(helpers.maatjes, waterveen, act=Act.RING, **early) == []
    divide(waterveen, EarlyTask.RING, Doer.SOCIAL_TEAM)
    assert gaps(helpers.maatjes, waterveen, act=Act.RING, **early) == [Gap.OWN_TABLE]
    assert gaps(helpers.maatjes, waterveen, act=Act.EXPLAIN, **early) == []


def waterveen_partner(waterveen: Any) -> Any:
    return ChainPartner.objects.get(organisation=waterveen, name="De Maatjes")


def test_the_statutory_task_stays_with_professionals_by_action_and_in_the_database(waterveen):
    with pytest.raises(UnableToVary, match="beslist nooit"):
        divide(waterveen, EarlyTask.CLOSE, Doer.VOLUNTEER)
    with pytest.raises(IntegrityError, match="statutory_tasks"), transaction.atomic():
        LocalDivision.objects.create(
            organisation=waterveen, task="close", doers=["volunteer"], reason="x", chosen_at=timezone.now(), chosen_by=1
        )


def test_nothing_changes_without_a_reason_or_without_a_change(waterveen):
    with pytest.raises(UnableToVary, match="waarom"):
        vary(waterveen, Place.NOT, reason=" ")
    with pytest.raises(UnableToVary, match="anders"):
        vary(waterveen, NATIONAL[CELL])
    with pytest.raises(UnableToVary, match="anders"):
        divide(waterveen, EarlyTask.RING, *FIRST_DIVISION[EarlyTask.RING])


def rows(statement: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.rowcount


@pytest.mark.parametrize("table", ["localplace", "localdivision"])
def test_nobody_rewrites_a_choice_and_a_partner_neither_deletes_nor_shares_it(helpers, town, as_organisation, table):
    with as_organisation(town.waterveen):
        vary(town.waterveen, Place.NOT)
        divide(town.waterveen, EarlyTask.RING, Doer.SOCIAL_TEAM)
        with pytest.raises(IntegrityError, match="does not change"), transaction.atomic():
            rows(f"UPDATE agreements_{table} SET reason = 'anders'")
    with as_organisation(helpers.maatjes):
        assert rows(f"SELECT 1 FROM agreements_{table}") == 1
        assert rows(f"DELETE FROM agreements_{table}") == 0
        with pytest.raises(DatabaseError), transaction.atomic():
            rows(f"UPDATE agreements_{table} SET shared_with = '{{}}'")
    with as_organisation(town.duinrade):
        assert rows(f"SELECT 1 FROM agreements_{table}") == 0


def test_in_the_rules_a_table_without_anything_out_changes_no_answer():
    question = Question(party=1, phase=Phase.AFTERCARE, on=day())
    assert rules.answer(question, ()) == rules.answer(question, (), NATIONAL_TABLE.left_out)
