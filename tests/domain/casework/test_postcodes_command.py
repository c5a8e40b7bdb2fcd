"""Where postcodes lie comes from a file, whole or not at all."""

import argparse

import pytest

from samenspoor.domain.casework import postcodes_command
from samenspoor.domain.casework.models import PostcodePlace


@pytest.fixture
def read(db, tmp_path, capsys):
    def run(text):
        file = tmp_path / "postcodes.csv"
        file.write_text(text)
        return postcodes_command.run(argparse.Namespace(file=file)), capsys.readouterr().err

    return run


def places():
    return list(PostcodePlace.objects.order_by("postcode").values_list("postcode", "latitude", "longitude"))


def test_a_second_file_moves_what_was_known(read):
    code, told = read("postcode;breedtegraad;lengtegraad\n8951 ab;53,18;5,6\n8952AB;53.19;5.61\n")
    assert (code, "2 postcodes" in told) == (0, True)
    read("postcode,breedtegraad,lengtegraad\n8951AB,53.2,5.7\n")
    assert places() == [("8951AB", 53.2, 5.7), ("8952AB", 53.19, 5.61)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("postcode;lat;lon\n8951AB;53.18;5.6\n", "breedtegraad"),
        ("postcode;breedtegraad;lengtegraad\n8951AB;53.18;5.6\n8952AB;5.6;53.18\n", "Regel 3"),
        ("postcode;breedtegraad;lengtegraad\n951AB;53.18;5.6\n", "Regel 2"),
        ("postcode;breedtegraad;lengtegraad\n8951AB;x\n", "Regel 2"),
        ("", "postcode"),
    ],
)
def test_a_wrong_file_stores_nothing_and_says_where(read, text, told):
    code, answer = read(text)
    assert code == 1
    assert told in answer
    assert places() == []


def test_a_file_that_is_not_there_is_told(tmp_path, capsys):
    assert postcodes_command.run(argparse.Namespace(file=tmp_path / "nergens.csv")) == 1
    assert "nergens.csv" in capsys.readouterr().err
