"""Which status can follow which, drawn from the tables that `move` obeys."""

import importlib
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.db import models

from samenspoor.foundation.audit.states import Flow
from samenspoor.foundation.ui.management.commands.reference import markdown_table

_PACKAGE = Path(__file__).parents[2]
_INTRODUCTION = """\
# Standen

Wat kan op wat volgen, en wie aan zet is. Een stand verandert alleen volgens deze tabellen: `move` in
`samenspoor/foundation/audit/states.py` weigert iets anders, en de geschiedenis bewaart elke stap."""


def flows() -> Iterator[Flow]:
    """Every flow that a `states.py` declares."""
    for path in sorted(_PACKAGE.rglob("*states.py")):
        module = importlib.import_module(".".join((_PACKAGE.name, *path.relative_to(_PACKAGE).with_suffix("").parts)))
        yield from getattr(module, "FLOWS", ())


def states() -> str:
    """One diagram and one table per status."""
    return "\n\n".join([_INTRODUCTION, *(_chapter(flow) for flow in sorted(flows(), key=lambda flow: flow.field))])


def _chapter(flow: Flow) -> str:
    app, model, name = flow.field.split(".")
    field: models.Field[object, object] = apps.get_model(app, model)._meta.get_field(name)
    labels = {str(value): str(label) for value, label in field.flatchoices}
    arrows = [
        f"    {now} --> {after}" for now, following in flow.following.items() for after in labels if after in following
    ]
    names = [f'    state "{label}" as {value}' for value, label in labels.items()]
    turns = [(label, f"`{value}`", flow.turn[value].label) for value, label in labels.items()]
    return "\n".join(
        [
            f"## {str(apps.get_model(app, model)._meta.verbose_name).capitalize()} (`{flow.field}`)",
            "",
            "```mermaid",
            "stateDiagram-v2",
            *names,
            *arrows,
            "```",
            "",
            markdown_table(("Stand", "In de code", "Aan zet"), turns),
        ]
    )


DOCUMENTS = {"states.md": states}
