"""Every public action says who and when, is one transaction, and takes neither a request nor the clock."""

import ast
import inspect
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted(
    path
    for pattern in ("actions.py", "actions/*.py")
    for path in (ROOT / "samenspoor").rglob(pattern)
    if path.name != "__init__.py"
)
NAMES = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in MODULES]
# Asks and changes nothing.
READING = {"count_due"}


def public_actions() -> Iterator[tuple[str, Callable[..., object]]]:
    for name in NAMES:
        module = import_module(name)
        for attribute, value in vars(module).items():
            is_own = inspect.isfunction(value) and value.__module__ == name
            if is_own and not attribute.startswith("_") and attribute not in READING:
                yield f"{name}.{attribute}", value


ACTIONS = list(public_actions())


@pytest.mark.parametrize("action", [action for _name, action in ACTIONS], ids=[name for name, _action in ACTIONS])
def test_an_action_says_who_and_when_after_its_subject(action):
    parameters = inspect.signature(action).parameters
    for needed in ("by", "at"):
        assert needed in parameters, f"{needed} is missing"
        assert parameters[needed].kind is inspect.Parameter.KEYWORD_ONLY
    positional = [each for each in parameters.values() if each.kind is inspect.Parameter.POSITIONAL_OR_KEYWORD]
    assert len(positional) <= 2, "keyword-only after the subject"
    assert all(each.kind is not inspect.Parameter.VAR_KEYWORD for each in parameters.values())


@pytest.mark.parametrize("action", [action for _name, action in ACTIONS], ids=[name for name, _action in ACTIONS])
def test_an_action_is_one_transaction(action):
    function = next(
        node for node in ast.walk(ast.parse(inspect.getsource(action))) if isinstance(node, ast.FunctionDef)
    )
    assert "transaction.atomic" in {ast.unparse(decorator) for decorator in function.decorator_list}


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_actions_read_no_clock_and_no_request(path):
    tree = ast.parse(path.read_text())
    called = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    assert not called & {"timezone.now", "datetime.now", "date.today", "now"}
    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert "django.http" not in imported
