"""A form that begins with what stands is compared when it is stored (`foundation/accounts/changing.py`)."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "samenspoor"
VIEWS = sorted([*(ROOT / "portals").rglob("*.py"), *(ROOT / "foundation" / "accounts" / "views").rglob("*.py")])
# What a form is told besides: whom or what can be chosen, and how it is asked. Nothing of it is stored again.
NOT_WHAT_STANDS = {
    "allowed", "asks", "breach", "candidates", "colleagues", "day", "deliverer", "deliverers", "deliveries", "goers",
    "instrument", "is_decided", "kind", "labels", "may_go_to_round", "municipalities", "not_about", "others",
    "pairing", "parties", "participants", "people", "phase", "planned", "roles", "salt", "sample", "subjects", "threat",
    "total", "volunteers",
}  # fmt: skip
BEGINS_SOMETHING_NEW = {
    "accounts/views/people.py": {"end_membership"},
    "chain/views/evaluations.py": {"record_evaluation"},
    "municipality/views/agreements.py": {"draft", "sign"},
    "municipality/views/breaches.py": {"report"},
    "municipality/views/executions.py": {"arrange", "end"},
    "municipality/views/handovers.py": {"acknowledge"},
    "municipality/views/requests.py": {"ask", "ask_at_counter"},
    "municipality/views/visits.py": {"visits"},
    "municipality/views/work.py": {"attempt", "accept_conversation", "hold_conversation", "accept_help", "close"},
    "organisation/views/orders.py": {"report"},
    "organisation/views/pairings.py": {"confirm", "begin", "end", "hand_over", "incident"},
    "organisation/views/residents.py": {"enter", "hand_over"},
    "organisation/views/tasks.py": {"write_machtiging", "measure"},
    "organisation/views/volunteers.py": {"enter", "training"},
}
"""Views whose form begins with a proposal, such as today; what they store is a new fact beside the earlier ones."""
OTHERWISE = {
    "municipality/views/deliveries.py": {"columns": "a file is mapped once; its rows say which layout read them"},
    "municipality/views/dossier.py": {"_assignment": "HandOnForm, as it is shown"},
    "municipality/views/priority.py": {"decide": "every decision on a place is kept, with who took it and why"},
    "municipality/views/work.py": {"assign": "HandOnForm compares whose the dossier is: one field, refused at once"},
}


def forms_made() -> Iterator[tuple[str, ast.FunctionDef, set[str]]]:
    """Each form that a view makes: the file, the function, and what the form is told."""
    for path in VIEWS:
        name = str(path.relative_to(ROOT)).removeprefix("portals/").removeprefix("foundation/")
        for view in ast.parse(path.read_text()).body:
            if isinstance(view, ast.FunctionDef):
                made = [node for node in ast.walk(view) if isinstance(node, ast.Call)]
                for node in made:
                    if ast.unparse(node.func).endswith("Form"):
                        yield name, view, {str(each.arg) for each in node.keywords}


def test_a_form_that_begins_with_what_stands_is_compared():
    told = [
        (path, view.name)
        for path, view, told in forms_made()
        if told - NOT_WHAT_STANDS and "about" not in told
        and view.name not in BEGINS_SOMETHING_NEW.get(path, set()) | OTHERWISE.get(path, {}).keys()
    ]  # fmt: skip
    assert told == [], "tell the form `about` what, let the view be `one_at_a_time`; or say here what it begins"


def test_whoever_compares_waits_for_whoever_stores():
    compared = {(path, view) for path, view, told in forms_made() if "about" in told}
    assert len(compared) > 15
    for path, view in compared:
        decorators = [ast.unparse(each) for each in view.decorator_list]
        shows_only = not decorators or decorators == ["require_GET"]
        assert shows_only or decorators[-1] == "one_at_a_time", f"{path}: {view.name}"


@pytest.mark.parametrize("listed", [BEGINS_SOMETHING_NEW, OTHERWISE])
def test_what_is_listed_is_there(listed):
    made = {(path, view.name) for path, view, _told in forms_made()}
    assert not {(path, view) for path, views in listed.items() for view in views} - made
