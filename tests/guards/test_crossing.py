"""Only journeys write in the name of another organisation: they have asked whether there is an arrangement."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2] / "samenspoor"


def test_only_journeys_act_for_another_organisation():
    asks = re.compile(r"import .*\bacting_for\b")
    crossing = [str(path.relative_to(ROOT)) for path in ROOT.rglob("*.py") if asks.search(path.read_text())]
    assert crossing == ["domain/journeys/execute.py"]


def test_one_function_opens_the_whole_organisation_to_a_phone():
    """`for_organisation` checks who asks; elsewhere in the domain only commands and jobs, which have no person."""
    asked = {
        str(path.relative_to(ROOT)): path.read_text().count("Scope.ORGANISATION")
        for folder in ("domain", "portals")
        for path in (ROOT / folder).rglob("*.py")
    }
    assert {path: count for path, count in asked.items() if count} == {
        "domain/linkage/links_command.py": 1,
        "domain/journeys/take_in.py": 1,
        "domain/journeys/deliver_command.py": 1,
        "domain/volunteering/phone_access.py": 1,
    }
