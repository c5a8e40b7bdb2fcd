"""The rules for the order, as the database applies them to many dossiers at once.

`rules.contributions` is what the page shows of one dossier; POINTS adds the same up in SQL, from a row called `fact`.
"""

import json
from datetime import date
from typing import Any

from samenspoor.domain.casework.models.priority import PriorityRules
from samenspoor.domain.casework.rules import Facts

POINTS = """(
    CASE WHEN fact.is_crisis THEN %(crisis)s ELSE 0 END
    + CASE WHEN fact.is_crisis AND fact.crisis_on IS NOT NULL
        THEN %(crisis_near)s * greatest(%(crisis_near_days)s - greatest(fact.crisis_on - %(today)s::date, 0), 0)
            / %(crisis_near_days)s
        ELSE 0 END
    + CASE WHEN fact.is_end_of_supply THEN %(end_of_supply)s ELSE 0 END
    + CASE WHEN fact.is_multiple THEN %(multiple)s ELSE 0 END
    + CASE WHEN fact.is_successive THEN %(successive)s ELSE 0 END
    + coalesce((
        SELECT max((%(creditor_points)s::jsonb ->> kind)::integer) FROM unnest(fact.creditor_types) AS kind
    ), 0)
    + least(fact.amount_cents / (%(euros_per_point)s::bigint * 100), %(amount_most)s)
    + CASE WHEN fact.youngest_born_on > (fact.month - make_interval(years => %(young_below)s))::date
        THEN %(young)s ELSE 0 END
    + CASE WHEN fact.oldest_born_on <= (fact.month - make_interval(years => %(pensioner_from)s))::date
        THEN %(pensioner)s ELSE 0 END
)::integer"""
IS_LETTER_ONLY = """(
    fact.amount_cents < %(letter_only_below)s
    AND NOT fact.is_crisis AND NOT fact.is_end_of_supply AND NOT fact.is_multiple
)"""
IS_SAMPLED = """(
    ('x' || left(md5('sample ' || fact.id), 8))::bit(32)::bigint %% 10000 < %(sample_percent)s * 100
)"""
FACTS = ", ".join(name for name in Facts.__dataclass_fields__ if name not in {"month", "judged_on"})
# What a person decided stays, until a crisis or an end of supply comes that was not there then.
_DECIDED = """CASE
    WHEN fact.is_crisis AND NOT dossier.is_crisis OR fact.is_end_of_supply AND NOT dossier.is_end_of_supply THEN NULL
    ELSE dossier.decided_priority END"""
_JUDGED = f"""
    decided_priority = {_DECIDED},
    priority = coalesce({_DECIDED}, {POINTS}),
    is_letter_only = {IS_LETTER_ONLY},
    is_sample = {IS_SAMPLED},
    judged_on = %(today)s, judged_under_id = %(rules)s
"""
# The dossiers whose facts were gathered anew.
JUDGED = f"""
UPDATE casework_dossier AS dossier
SET {", ".join(f"{name.strip()} = fact.{name.strip()}" for name in FACTS.split(","))}, {_JUDGED}
FROM casework_touched AS fact
WHERE dossier.organisation_id = %(organisation)s AND dossier.id = fact.id
"""  # noqa: S608
# The next so many dossiers by the facts that they have.
JUDGED_AGAIN = f"""
WITH fact AS (
    SELECT id, month, {FACTS} FROM casework_dossier
    WHERE organisation_id = %(organisation)s AND round_id = ANY (%(rounds)s) AND closed_at IS NULL AND id > %(reached)s
    ORDER BY id LIMIT %(limit)s
), judged AS (
    UPDATE casework_dossier AS dossier SET {_JUDGED}
    FROM fact WHERE dossier.organisation_id = %(organisation)s AND dossier.id = fact.id
    RETURNING dossier.id
)
SELECT count(*), coalesce(max(id), 0) FROM judged
"""  # noqa: S608


def rules_in_force(organisation: int, day: date) -> PriorityRules:
    """The rules of a municipality on a day; unsaved ones, with the starting weights, while it entered none."""
    own = PriorityRules.objects.filter(organisation=organisation)
    return own.in_force_on(day) or PriorityRules(organisation_id=organisation, starts_on=day)


def values_of(found: PriorityRules, *, today: date) -> dict[str, Any]:
    """What the statements here need to know of the rules, and of the day on which is judged."""
    weights = found.weights
    named = {name: getattr(weights, name) for name in weights.__dataclass_fields__ if name != "creditor_points"}
    return named | {
        "creditor_points": json.dumps(weights.creditor_points),
        "letter_only_below": found.letter_only_below_cents,
        "sample_percent": found.sample_percent,
        "rules": found.pk,
        "today": today,
    }
