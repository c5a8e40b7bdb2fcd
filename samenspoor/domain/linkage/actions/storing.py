"""The engine's decisions are stored, a chunk at a time."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from samenspoor.domain.intake.models import SignalStatus
from samenspoor.domain.linkage.exchange import Decision, Proposal
from samenspoor.domain.linkage.models import Link
from samenspoor.domain.linkage.pairs import where_now

# The temporary tables live until the transaction ends, which may hold several chunks.
_CLEAR = "DROP TABLE IF EXISTS linkage_stage, linkage_proposed"
_STAGE = """
CREATE TEMPORARY TABLE linkage_stage (
    signal bigint PRIMARY KEY, address bigint, state text, resident text, score float8, evidence text,
    resident_id bigint
) ON COMMIT DROP
"""
_NUMBER = """
WITH people AS (
    SELECT resident, CASE WHEN resident LIKE 'new-%%' THEN nextval('linkage_resident_id_seq')
        ELSE resident::bigint END AS id
    FROM (SELECT DISTINCT resident FROM linkage_stage) AS found
)
UPDATE linkage_stage AS stage SET resident_id = people.id FROM people WHERE people.resident = stage.resident
"""
# A new person is shown by the fullest name that the signals give, and by a birth date if any has one.
_DESCRIBED = """
SELECT DISTINCT ON (stage.resident_id) stage.resident_id, signal.surname, signal.prefix, signal.initials,
    signal.business_name, max(signal.birth_date) OVER (PARTITION BY stage.resident_id) AS birth_date,
    bool_or(signal.status = %(open)s) OVER (PARTITION BY stage.resident_id) AS is_open
FROM linkage_stage AS stage
JOIN intake_arrearssignal AS signal ON signal.organisation_id = %(organisation)s AND signal.id = stage.signal
WHERE stage.resident {kind} 'new-%%'
ORDER BY stage.resident_id, length(signal.surname) = 0, length(signal.prefix) + length(signal.initials) DESC, signal.id
"""
_RESIDENTS = f"""
INSERT INTO linkage_resident
    (id, organisation_id, shared_with, surname, prefix, initials, business_name, birth_date)
SELECT resident_id, %(organisation)s, CASE WHEN is_open THEN %(shared_with)s::bigint[] ELSE '{{}}' END,
    surname, prefix, initials, business_name, birth_date
FROM ({_DESCRIBED.format(kind="LIKE")}) AS described
"""  # noqa: S608
_FILL = f"""
UPDATE linkage_resident AS resident SET birth_date = described.birth_date
FROM ({_DESCRIBED.format(kind="NOT LIKE")}) AS described
WHERE resident.organisation_id = %(organisation)s AND resident.id = described.resident_id
    AND resident.birth_date IS NULL AND described.birth_date IS NOT NULL
"""  # noqa: S608
_LINKS = """
INSERT INTO linkage_link
    (organisation_id, shared_with, signal_id, address_id, resident_id, state, score, evidence, linked_at)
SELECT %(organisation)s, CASE WHEN signal.status = %(open)s THEN %(shared_with)s::bigint[] ELSE '{}' END, stage.signal,
    address, resident_id, state, score, evidence, %(at)s
FROM linkage_stage AS stage
JOIN intake_arrearssignal AS signal ON signal.organisation_id = %(organisation)s AND signal.id = stage.signal
"""
_PROPOSED = "CREATE TEMPORARY TABLE linkage_proposed (signal bigint, resident text, score float8, evidence text) \
ON COMMIT DROP"
# `new-<signal>` names the person of that signal, whose link stands by now.
_CANDIDATES = """
INSERT INTO linkage_linkcandidate (organisation_id, shared_with, link_id, resident_id, score, evidence)
SELECT DISTINCT ON (own.id, found.id) %(organisation)s, own.shared_with, own.id, found.id, proposed.score,
    proposed.evidence
FROM linkage_proposed AS proposed
JOIN linkage_link AS own ON own.organisation_id = %(organisation)s AND own.signal_id = proposed.signal
LEFT JOIN linkage_link AS other ON other.organisation_id = %(organisation)s
    AND other.signal_id = CASE WHEN proposed.resident LIKE 'new-%%' THEN substr(proposed.resident, 5)::bigint END
JOIN linkage_resident AS found ON found.organisation_id = %(organisation)s
    AND found.id = CASE WHEN proposed.resident LIKE 'new-%%' THEN other.resident_id ELSE proposed.resident::bigint END
WHERE found.id <> own.resident_id
ORDER BY own.id, found.id, proposed.score DESC
"""


@transaction.atomic
def store_links(
    decisions: Sequence[Decision],
    proposals: Sequence[Proposal] = (),
    *,
    organisation: int,
    shared_with: list[int],
    by: int,
    at: datetime,
) -> int:
    """Make the new residents, link each signal, and name candidates for those in review. Returns how many in review.

    All signals of one new person must stand in the same call, and those whom proposals name in this or an earlier one.
    """
    # A colleague may have answered while the engine ran: then its person's signals stand elsewhere by now.
    now = where_now({int(decision.resident) for decision in decisions if decision.resident.isdigit()})
    moved = {str(resident): str(place) for resident, place in now.items()}
    # What nobody takes up is the municipality's alone; opening a dossier shows the parties the rest.
    values: dict[str, Any] = {
        "organisation": organisation,
        "shared_with": shared_with,
        "open": SignalStatus.OPEN,
        "at": at,
    }
    with connection.cursor() as cursor:
        cursor.execute(_CLEAR)
        cursor.execute(_STAGE)
        with cursor.copy("COPY linkage_stage (signal, address, state, resident, score, evidence) FROM STDIN") as copy:
            for decision in decisions:
                copy.write_row(
                    (
                        decision.signal,
                        decision.address,
                        decision.state,
                        moved.get(decision.resident, decision.resident),
                        decision.score,
                        decision.evidence,
                    )
                )
        cursor.execute("ANALYZE linkage_stage")
        for statement in (_NUMBER, _RESIDENTS, _FILL, _LINKS):
            cursor.execute(statement, values)
        if proposals:
            cursor.execute(_PROPOSED)
            with cursor.copy("COPY linkage_proposed FROM STDIN") as copy:
                for proposal in proposals:
                    copy.write_row((proposal.signal, proposal.resident, proposal.score, proposal.evidence))
            cursor.execute("ANALYZE linkage_proposed")
            cursor.execute(_CANDIDATES, values)
    return sum(decision.state == Link.State.IN_REVIEW for decision in decisions)
