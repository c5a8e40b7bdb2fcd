"""Only journeys write in the name of another organisation: they have asked whether there is an arrangement."""

from pathlib import Path

ROOT = Path(__file__).parents[2] / "samenspoor"


def test_only_journeys_act_for_another_organisation():
    crossing = [str(path.relative_to(ROOT)) for path in ROOT.rglob("*.py") if "import acting_for" in path.read_text()]
    assert crossing == ["domain/journeys/execute.py"]
