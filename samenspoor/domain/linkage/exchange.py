"""The two files that go to the engine, and the two that come back; PostgreSQL writes and Python reads them.

The folder holds personal data: it is readable by this account only and its owner removes it.
"""

import csv
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TextIO

from django.db import connection

from samenspoor.domain.intake.models import SignalStatus
from samenspoor.domain.linkage.addresses import normalise
from samenspoor.foundation.jobs.owned import TryAgain

_SECONDS_FOR_ENGINE = 3600
_DESCRIPTION = """
    signal.id AS signal, {resident} AS resident, address.id AS address, address.postcode, address.house_number,
    address.house_letter, address.house_addition, signal.surname, signal.prefix, signal.initials,
    signal.business_name, signal.birth_date, signal.phone, signal.email, signal.creditor_id AS creditor,
    signal.customer_number
"""
_KNOWN = f"""
COPY (
    SELECT {_DESCRIPTION.format(resident="link.resident_id")}
    FROM linkage_link AS link
    JOIN intake_arrearssignal AS signal ON signal.organisation_id = link.organisation_id AND signal.id = link.signal_id
    JOIN linkage_address AS address ON address.organisation_id = link.organisation_id AND address.id = link.address_id
) TO STDOUT (FORMAT csv, HEADER)
"""  # noqa: S608
_NEW = f"""
COPY (
    SELECT {_DESCRIPTION.format(resident="NULL")}
    FROM linkage_place AS place
    JOIN intake_arrearssignal AS signal ON signal.id = place.signal
    JOIN linkage_address AS address
        ON address.organisation_id = signal.organisation_id AND address.postcode = place.postcode
        AND address.house_number = place.house_number AND address.house_letter = place.house_letter
        AND address.house_addition = place.house_addition
    ORDER BY signal.id
) TO STDOUT (FORMAT csv, HEADER)
"""  # noqa: S608
_PLACES = """
CREATE TEMPORARY TABLE linkage_place (
    signal bigint, postcode text, house_number integer, house_letter text, house_addition text, street text, town text,
    is_open boolean
) ON COMMIT DROP
"""
_ADDRESSES = """
INSERT INTO linkage_address
    (organisation_id, shared_with, postcode, house_number, house_letter, house_addition, street, town)
SELECT DISTINCT ON (postcode, house_number, house_letter, house_addition)
    %(organisation)s::bigint,
    CASE WHEN bool_or(is_open) OVER (PARTITION BY postcode, house_number, house_letter, house_addition)
        THEN %(shared_with)s::bigint[] ELSE '{}' END,
    postcode, house_number, house_letter, house_addition, street, town
FROM linkage_place
ORDER BY postcode, house_number, house_letter, house_addition, length(street) DESC, street
ON CONFLICT (organisation_id, postcode, house_number, house_letter, house_addition) DO NOTHING
"""


class UnableToLink(TryAgain):
    """The engine stopped; nothing was linked and a second run begins again."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What the engine says of one new signal. `resident` is a number in force or `new-<signal>`."""

    signal: int
    address: int
    state: str
    resident: str
    score: float
    evidence: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A resident whom the engine proposes for a signal in review."""

    signal: int
    resident: str
    score: float
    evidence: str


def write_files(folder: Path, *, delivery: int, organisation: int, shared_with: list[int]) -> int:
    """Make the addresses that are missing and write `known.csv` and `new.csv`; returns how many signals are new.

    Must run inside `acting`. Signals of the delivery that have a link already are known.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, house_number, house_addition, postcode, street, town, status = %s"
            " FROM intake_arrearssignal AS signal"
            " WHERE delivery_id = %s AND NOT EXISTS (SELECT FROM linkage_link AS link"
            " WHERE link.organisation_id = signal.organisation_id AND link.signal_id = signal.id)",
            [SignalStatus.OPEN, delivery],
        )
        signals = cursor.fetchall()
        cursor.execute("DROP TABLE IF EXISTS linkage_place")
        cursor.execute(_PLACES)
        with cursor.copy("COPY linkage_place FROM STDIN") as copy:
            for signal, house_number, addition, postcode, street, town, is_open in signals:
                place = normalise(house_number=house_number, addition=addition, postcode=postcode)
                copy.write_row(
                    (signal, place.postcode, place.number, place.letter, place.addition, street, town, is_open)
                )
        cursor.execute("ANALYZE linkage_place")
        cursor.execute(_ADDRESSES, {"organisation": organisation, "shared_with": shared_with})
        for name, statement in (("known.csv", _KNOWN), ("new.csv", _NEW)):
            with (folder / name).open("wb") as file, cursor.copy(statement) as copy:
                for block in copy:
                    file.write(block)
    return len(signals)


def run_engine(folder: Path) -> None:
    """Let the engine decide, in a process of its own that may use two gigabytes; raises UnableToLink."""
    try:
        finished = subprocess.run(
            [sys.executable, "-m", "samenspoor.domain.linkage.engine", str(folder)],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=_SECONDS_FOR_ENGINE,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UnableToLink(f"the linkage engine was not ready after {_SECONDS_FOR_ENGINE} seconds") from error
    if finished.returncode:
        raise UnableToLink(f"the linkage engine stopped with {finished.returncode}: {finished.stderr[-500:]}")


def _rows(file: TextIO) -> Iterator[dict[str, str]]:
    return iter(csv.DictReader(file))


def read_decisions(folder: Path) -> list[Decision]:
    """Read what the engine decided, people together: the signals of one person follow each other."""
    with (folder / "new.csv").open(newline="") as file:
        addresses = {int(row["signal"]): int(row["address"]) for row in _rows(file)}
    with (folder / "decisions.csv").open(newline="") as file:
        decisions = [
            Decision(
                signal=int(row["signal"]),
                address=addresses[int(row["signal"])],
                state=row["state"],
                resident=row["resident"],
                score=float(row["score"] or 0),
                evidence=row["evidence"],
            )
            for row in _rows(file)
        ]
    return sorted(decisions, key=lambda decision: (decision.resident, decision.signal))


def read_proposals(folder: Path) -> list[Proposal]:
    """Read who may be meant by the signals in review."""
    with (folder / "candidates.csv").open(newline="") as file:
        return [
            Proposal(int(row["signal"]), row["resident"], float(row["score"] or 0), row["evidence"])
            for row in _rows(file)
        ]


def chunks_of_people(decisions: list[Decision], *, size: int) -> Iterator[list[Decision]]:
    """Cut into chunks of about `size` signals, never between the signals of one person."""
    chunk: list[Decision] = []
    for _resident, group in groupby(decisions, key=lambda decision: decision.resident):
        chunk += group
        if len(chunk) >= size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
