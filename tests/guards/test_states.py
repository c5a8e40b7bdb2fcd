"""Every status has its table, moves only by that table, and stands in the reference."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from samenspoor.domain.retention.inventory import tracked_model
from samenspoor.foundation.audit.reference import flows

PACKAGE = Path(__file__).parents[2] / "samenspoor"
FLOWS = {flow.field: flow for flow in flows()}
JOB = "how far a job is: only the job itself sets it"
MANY = "set for many rows in one statement, by rules that are tested where they stand"
WITHOUT = {
    "casework.BulkAction.status": JOB,
    "casework.BulkLine.status": JOB,
    "casework.CheckRun.status": JOB,
    "casework.JudgingRun.status": JOB,
    "casework.DataBreachStep.status": "the status that was reached; the breach itself moves",
    "casework.Feedback.status": MANY,
    "casework.ResidentCheck.status": MANY,
    "intake.ArrearsSignal.status": MANY,
    "linkage.Link.state": MANY,
    "retention.DestructionReport.status": JOB,
}


def statuses() -> Iterator[str]:
    for model in apps.get_models():
        if model.__module__.startswith("samenspoor.") and not tracked_model(model):
            for field in model._meta.get_fields():
                if isinstance(field, models.CharField) and field.name in {"status", "state"}:
                    yield f"{model._meta.app_label}.{model.__name__}.{field.name}"


def test_every_status_has_a_flow_or_a_reason():
    found = set(statuses())
    assert "intake.Delivery.status" in found
    assert found - FLOWS.keys() - WITHOUT.keys() == set()
    assert WITHOUT.keys() - found == set(), "a reason without its status"


@pytest.mark.parametrize("field", sorted(FLOWS))
def test_a_flow_names_every_status_and_says_whose_turn_it_is(field):
    app, model, name = field.split(".")
    values = {str(value) for value, _label in apps.get_model(app, model)._meta.get_field(name).flatchoices}
    flow = FLOWS[field]
    assert {str(value) for value in flow.following} == values
    assert {str(value) for value in flow.turn} == values
    assert {str(after) for following in flow.following.values() for after in following} <= values


# A result goes with its status in one statement, under a constraint; both lines ask NEXT first, under a row lock.
SET_BY_HAND = {
    "domain/casework/actions/closing.py": 2,
    # The first status of a new row.
    "domain/intake/actions.py": 1,
}


def test_a_status_with_a_flow_is_set_nowhere_else():
    setting = re.compile(r"\b(delivery|person|part|breach)\.status(, \w+\.\w+)* = ")
    places = {
        str(path.relative_to(PACKAGE)): count
        for path in sorted(PACKAGE.rglob("*.py"))
        if (count := len(setting.findall(path.read_text(encoding="utf-8")))) and "migrations" not in path.parts
    }
    # SQL compares, it does not set.
    assert {path: count for path, count in places.items() if path != "domain/casework/opening.py"} == SET_BY_HAND
