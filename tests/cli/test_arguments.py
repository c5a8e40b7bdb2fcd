"""What a person types is understood or refused at once, before a database or Django starts."""

import importlib.util
import os

import pytest
from django.db import OperationalError

from samenspoor import cli
from samenspoor.cli.commands import COMMANDS, Command

SYNTHESISE = [
    "synthesise",
    "--signals",
    "10",
    "--seed",
    "1",
    "--municipality",
    "waterveen",
    "--out",
    "o",
    "--truth",
    "t",
]


@pytest.fixture(autouse=True)
def no_database(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise AssertionError("a database was started")

    monkeypatch.setattr(cli, "running", refuse)


def test_help_names_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["--help"])
    assert ended.value.code == 0
    printed = capsys.readouterr().out
    for name in ("demo", "serve", "worker", "migrate", "synthesise"):
        assert f"\n    {name} " in printed or f"\n    {name}\n" in printed
    assert "prepare-town" not in printed


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ([], "OPDRACHT"),
        (["serve", "--processes", "0"], "'0' is geen aantal (1 of meer)"),
        (["serve", "--port", "65536"], "'65536' is geen poort"),
        (["demo", "--months", "-1"], "--months"),
        ([*SYNTHESISE, "--months", "2", "--until", "31-02-2026"], "'31-02-2026' is geen datum (JJJJ-MM-DD)"),
    ],
)
def test_a_mistake_ends_with_1_and_says_which(
    arguments: list[str], complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)
    assert ended.value.code == 1, "2 means an unreadable file to whoever calls deliver"
    captured = capsys.readouterr()
    assert complaint in captured.err
    assert captured.out == ""


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS.keys())
def test_every_command_has_its_module(command: Command) -> None:
    assert importlib.util.find_spec(command.module) is not None


def test_the_demo_refuses_a_database_of_your_own(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://samenspoor_app@production/samenspoor")
    assert cli.main(["demo"]) == 1
    assert "Haal DATABASE_URL weg" in capsys.readouterr().err


def test_migrate_asks_for_the_owners_address(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://samenspoor_app@production/samenspoor")
    monkeypatch.delenv("DATABASE_OWNER_URL", raising=False)
    assert cli.main(["migrate"]) == 1
    assert "DATABASE_OWNER_URL ontbreekt" in capsys.readouterr().err
    assert os.environ["DATABASE_URL"] == "postgresql://samenspoor_app@production/samenspoor"


def test_a_database_that_goes_away_is_told_in_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def lose(_options: object) -> int:
        raise OperationalError("server closed the connection unexpectedly")

    monkeypatch.setenv("DATABASE_URL", "postgresql://samenspoor_app@production/samenspoor")
    monkeypatch.setattr(f"{COMMANDS['links'].module}.run", lose)
    assert cli.main(["links", "--municipality", "waterveen", "--out", "x"]) == 1
    assert capsys.readouterr().err.startswith("De database is weg.")
