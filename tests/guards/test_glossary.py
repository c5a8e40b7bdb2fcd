"""One word for one thing: every model and every status stands in GLOSSARY.md with what it is called on screen."""

from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.db import models

from samenspoor.domain.retention.inventory import tracked_model
from samenspoor.foundation.accounts.permissions import Permission

GLOSSARY = (Path(__file__).parents[2] / "GLOSSARY.md").read_text()
# Permissions stand in docs/reference/permissions.md, made from the code.
ELSEWHERE = {Permission}


def kinds(parent: type[models.TextChoices] = models.TextChoices) -> Iterator[type[models.TextChoices]]:
    for child in parent.__subclasses__():
        if child.__module__.startswith("samenspoor.") and child not in ELSEWHERE:
            yield child
        yield from kinds(child)


def test_every_model_stands_in_the_glossary():
    own = [model for model in apps.get_models() if model.__module__.startswith("samenspoor.")]
    missing = [model.__name__ for model in own if not tracked_model(model) and f"`{model.__name__}`" not in GLOSSARY]
    assert missing == []


def test_every_status_stands_in_the_glossary():
    assert list(kinds())
    missing = [
        f"{kind.__qualname__}: {value}" for kind in kinds() for value in kind.values if f"`{value}`" not in GLOSSARY
    ]
    assert missing == []


def test_the_glossary_promises_nothing_that_exists():
    assert "not built yet" not in GLOSSARY
