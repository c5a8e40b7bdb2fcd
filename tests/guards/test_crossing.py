"""Only journeys write in the name of another organisation: they have asked whether there is an arrangement."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2] / "samenspoor"


def test_only_journeys_act_for_another_organisation():
    asks = re.compile(r"import .*\bacting_for\b")
    crossing = [str(path.relative_to(ROOT)) for path in ROOT.rglob("*.py") if asks.search(path.read_text())]
    assert crossing == ["domain/journeys/execute.py"]
