"""Only journeys write in the name of another organisation: they have asked whether there is an arrangement."""

import ast
import re
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[2] / "samenspoor"


def test_only_journeys_act_for_another_organisation():
    asks = re.compile(r"import .*\bacting_for\b")
    crossing = [str(path.relative_to(ROOT)) for path in ROOT.rglob("*.py") if asks.search(path.read_text())]
    assert crossing == ["domain/journeys/execute.py"]


def test_one_function_opens_the_whole_organisation_to_a_phone():
    """`for_organisation` checks who asks; elsewhere only commands and jobs act, and who was asked by another."""
    opened = Counter(
        str(path.relative_to(ROOT))
        for folder in ("domain", "portals")
        for path in (ROOT / folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == "acting" and node.keywords
    )
    assert opened == {
        "domain/journeys/execute.py": 1,
        "domain/linkage/links_command.py": 1,
        "domain/journeys/take_in.py": 1,
        "domain/journeys/deliver_command.py": 1,
        "domain/volunteering/phone_access.py": 1,
    }
