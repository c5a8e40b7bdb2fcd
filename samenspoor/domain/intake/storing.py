"""Stores checked rows: staged in a temporary table, then one INSERT … SELECT per chunk under the policies.

PostgreSQL refuses COPY straight into a table with row-level security, hence the stage.
"""

import hashlib
from collections.abc import Sequence

from django.db import connection

from samenspoor.domain.intake.models import SignalStatus
from samenspoor.domain.intake.rows import SignalRow

DELIVERED = SignalRow._fields
_COLUMNS = (*DELIVERED, "creditor_id", "line", "fingerprint", "status", "is_outside_covenant")
_STAGE = """
CREATE TEMPORARY TABLE IF NOT EXISTS intake_stage (
    reference text, customer_number text, surname text, prefix text, initials text, business_name text,
    birth_date date, street text, house_number text, house_addition text, postcode text, town text, phone text,
    email text, amount_cents integer, arisen_on date, signalled_on date, is_end_of_supply boolean,
    is_warm_handover boolean, crisis_kind text, crisis_on date, creditor_id bigint, line integer, fingerprint bytea,
    status text, is_outside_covenant boolean
) ON COMMIT DELETE ROWS
"""
# A signal that was unfounded, or about somebody who lived elsewhere, was never answered: what follows repeats nothing.
_COUNTED = tuple(set(SignalStatus) - {SignalStatus.UNFOUNDED, SignalStatus.NOT_A_RESIDENT})
# R2: the same arrears are the same creditor, customer number (else name, birth date and address) and date of arising.
_MARK_REPEATS = """
UPDATE intake_stage AS stage SET status = %(repeated)s
WHERE (stage.status = %(open)s OR stage.is_outside_covenant) AND NOT stage.is_end_of_supply AND stage.crisis_kind = ''
    AND EXISTS (
        SELECT FROM intake_arrearssignal AS earlier
        WHERE earlier.organisation_id = %(organisation)s AND earlier.creditor_id = stage.creditor_id
            AND earlier.customer_number = stage.customer_number AND earlier.arisen_on = stage.arisen_on
            AND earlier.signalled_on <= stage.signalled_on AND earlier.fingerprint <> stage.fingerprint
            AND earlier.amount_cents >= stage.amount_cents AND earlier.status = ANY (%(counted)s)
            AND (stage.customer_number <> '' OR (
                lower(earlier.surname) = lower(stage.surname)
                AND earlier.birth_date IS NOT DISTINCT FROM stage.birth_date
                AND earlier.postcode = stage.postcode AND earlier.house_number = stage.house_number
            ))
    )
"""


def fingerprint(row: SignalRow) -> bytes:
    """Sixteen bytes that change when anything in the delivered row does."""
    text = "\x1f".join(map(str, row))
    return hashlib.blake2b(text.encode(), digest_size=16).digest()


def store_chunk(
    rows: Sequence[tuple[int, int, SignalRow, SignalStatus, bool]], *, organisation: int, delivery: int
) -> tuple[int, int]:
    """Store rows and return how many were new and how many were known already.

    A row is (line, creditor, row, status, whether only the covenant makes it unfounded). Must run inside
    `acting`; a row that is stored already, to the letter, is known.
    """
    with connection.cursor() as cursor:
        cursor.execute(_STAGE)
        cursor.execute("TRUNCATE intake_stage")
        columns = ", ".join(_COLUMNS)
        with cursor.copy(f"COPY intake_stage ({columns}) FROM STDIN") as copy:
            for line, creditor, row, status, is_outside_covenant in rows:
                copy.write_row((*row, creditor, line, fingerprint(row), status.value, is_outside_covenant))
        cursor.execute(
            _MARK_REPEATS,
            {
                "repeated": SignalStatus.REPEATED,
                "open": SignalStatus.OPEN,
                "counted": [status.value for status in _COUNTED],
                "organisation": organisation,
            },
        )
        cursor.execute(
            f"INSERT INTO intake_arrearssignal (organisation_id, delivery_id, {columns})"  # noqa: S608
            f" SELECT %s, %s, {columns} FROM intake_stage"
            " ON CONFLICT (organisation_id, creditor_id, reference, fingerprint) DO NOTHING",
            [organisation, delivery],
        )
        new = cursor.rowcount
    return new, len(rows) - new
