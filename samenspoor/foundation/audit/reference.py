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

Wat kan op wat volgen, en wie aan zet is. Een stand verandert alleen volgens deze tabellen: `move`, `step` en
`move_all` in `samenspoor/foundation/audit/states.py` weigeren iets anders. Een stip is het begin. Een pijl zegt
wat mag, niet dat er al een knop voor is."""


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
    called = str(apps.get_model(app, model)._meta.verbose_name)
    # A standard's own texts are no names in a diagram; those of the code are.
    names = {status: status.name.lower() for status in flow.following}
    labels = {status: str(dict(field.flatchoices)[status]) for status in flow.following}
    begins = [f"    [*] --> {names[status]}" for status in names if status in flow.first]
    arrows = [
        f"    {name} --> {names[after]}"
        for status, name in names.items()
        for after in names
        if after in flow.following[status]
    ]
    turns = [(labels[status], f"`{status.value}`", flow.turn[status].label) for status in names]
    return "\n".join(
        [
            f"## {called[:1].upper()}{called[1:]} (`{flow.field}`)",
            "",
            "```mermaid",
            "stateDiagram-v2",
            *(f'    state "{labels[status]}" as {name}' for status, name in names.items()),
            *begins,
            *arrows,
            "```",
            "",
            markdown_table(("Stand", "In de code", "Aan zet"), turns),
        ]
    )


DOCUMENTS = {"states.md": states}
