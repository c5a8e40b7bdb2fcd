"""Portals obtain objects through the domain's access functions only, and store nothing themselves."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PORTALS = sorted((ROOT / "samenspoor" / "portals").rglob("*.py"))
MANAGERS = {"objects", "_base_manager", "_default_manager"}
WRITING = {"save", "delete", "bulk_create", "update_or_create", "get_or_create"}


@pytest.mark.parametrize("path", PORTALS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_portal_asks_no_model_itself(path):
    """A form may begin with `Model.objects.none()`; the view hands it the choices that access allows."""
    text = path.read_text().replace(".objects.none()", "")
    asked = [
        ast.unparse(node)
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS and ast.unparse(node.value)[:1].isupper()
    ]
    assert asked == [], "go through an access function"


@pytest.mark.parametrize("path", PORTALS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_portal_writes_through_actions(path):
    called = [node.func.attr for node in ast.walk(ast.parse(path.read_text()))
              if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]  # fmt: skip
    assert not set(called) & WRITING
    assert not list((ROOT / "samenspoor" / "portals").rglob("models.py"))
