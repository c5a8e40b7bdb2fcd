"""Every status has its table, moves only by that table, and stands in the reference."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from samenspoor.domain.casework.states import FeedbackStatus, PersonStatus
from samenspoor.domain.intake.states import SignalStatus
from samenspoor.domain.retention.inventory import tracked_model
from samenspoor.foundation.audit.reference import flows

PACKAGE = Path(__file__).parents[2] / "samenspoor"
FLOWS = {flow.field: flow for flow in flows()}
NAMES = {"status", "state"}
WITHOUT = {"casework.DataBreachStep.status": "the status that was reached; the breach itself moves"}


def statuses() -> Iterator[str]:
    for model in apps.get_models():
        if model.__module__.startswith("samenspoor.") and not tracked_model(model):
            for field in model._meta.get_fields():
                if isinstance(field, models.CharField) and field.choices and field.name in NAMES:
                    yield f"{model._meta.app_label}.{model.__name__}.{field.name}"


def test_every_status_has_a_flow():
    found = set(statuses())
    assert "intake.Delivery.status" in found
    assert found == FLOWS.keys() | WITHOUT.keys()


@pytest.mark.parametrize("field", sorted(FLOWS))
def test_a_flow_names_every_status_and_says_whose_turn_it_is(field):
    app, model, name = field.split(".")
    values = {str(value) for value, _label in apps.get_model(app, model)._meta.get_field(name).flatchoices}
    flow = FLOWS[field]
    assert {str(value) for value in flow.following} == values
    assert {str(value) for value in flow.turn} == values
    assert {str(after) for following in flow.following.values() for after in following} <= values
    assert flow.first
    assert {str(status) for status in flow.first} <= values


# The first status of a row that is not stored yet.
SET_BY_HAND = {"domain/intake/actions.py": 1}


def test_a_status_is_set_nowhere_else():
    places = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        if "migrations" not in path.parts:
            count = sum(map(sets_status, ast.walk(ast.parse(path.read_text(encoding="utf-8")))))
            if count:
                places[str(path.relative_to(PACKAGE))] = count
    assert places == SET_BY_HAND


def sets_status(node: ast.AST) -> bool:
    """`row.status = …`, also among others, and `.update(status=…)` and its kin."""
    match node:
        case ast.Assign(targets=targets):
            flat = [one for target in targets for one in (target.elts if isinstance(target, ast.Tuple) else [target])]
            return any(isinstance(one, ast.Attribute) and one.attr in NAMES for one in flat)
        case ast.Call(func=ast.Attribute(attr="update"), keywords=keywords):
            return any(keyword.arg in NAMES for keyword in keywords)
        case ast.Call(func=ast.Attribute(attr="update_or_create"), keywords=keywords):
            given = [keyword.value for keyword in keywords if keyword.arg == "defaults"]
            keys = [key.value for value in given if isinstance(value, ast.Dict) for key in value.keys
                    if isinstance(key, ast.Constant)]  # fmt: skip
            return any(key in NAMES for key in keys)
    return False


@pytest.mark.parametrize(
    "line",
    [
        "row.status = 1",
        "row.reason, row.status = 1, 2",
        "rows.update(status=1)",
        "rows.update_or_create(pk=1, defaults={'state': 1})",
    ],
)
def test_the_guard_sees_every_way(line):
    assert any(map(sets_status, ast.walk(ast.parse(line))))


# Statements that open the dossiers of a whole delivery at once: what each sets, and of which rows.
IN_SQL = {
    "open": ("intake.ArrearsSignal.status", SignalStatus.UNFOUNDED, SignalStatus.OPEN),
    "taken_up": ("intake.ArrearsSignal.status", SignalStatus.OPEN, SignalStatus.TAKEN_UP),
    "withdrawn": ("casework.Feedback.status", FeedbackStatus.READY, FeedbackStatus.WITHDRAWN),
    "not_approached": ("casework.DossierResident.status", PersonStatus.CLOSED, PersonStatus.OPEN),
}


def test_sql_moves_a_status_as_its_flow_says():
    found = {}
    for path in PACKAGE.rglob("*.py"):
        if "migrations" not in path.parts:
            text = path.read_text(encoding="utf-8")
            # A temporary table holds rows that are not stored yet.
            for value in re.findall(r"(?<!intake_stage AS stage )SET (?:status|state) = %\((\w+)\)s", text):
                found[value] = str(path.relative_to(PACKAGE))
    assert found == dict.fromkeys(IN_SQL, "domain/casework/opening.py")
    for field, now, after in IN_SQL.values():
        assert after in FLOWS[field].following[now]
