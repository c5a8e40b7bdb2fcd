"""The database adds up what the page shows: the same rules, twice, held together."""

from dataclasses import asdict, fields

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from samenspoor.domain.casework import judging, opening, rules
from samenspoor.domain.casework.models import PriorityRules
from tests.domain.casework.test_rules import TODAY, all_facts, all_weights

ASK = f"""
SELECT {judging.POINTS}, {judging.IS_LETTER_ONLY}, {judging.IS_SAMPLED}
FROM (SELECT %(id)s::bigint AS id, %(month)s::date AS month, %(f_is_crisis)s::boolean AS is_crisis,
    %(f_crisis_on)s::date AS crisis_on, %(f_is_end_of_supply)s::boolean AS is_end_of_supply,
    %(f_is_multiple)s::boolean AS is_multiple, %(f_is_successive)s::boolean AS is_successive,
    %(f_amount_cents)s::bigint AS amount_cents, %(f_creditor_types)s::text[] AS creditor_types,
    %(f_youngest_born_on)s::date AS youngest_born_on, %(f_oldest_born_on)s::date AS oldest_born_on) AS fact
"""


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(all_facts, all_weights, some.integers(1, 2**40), some.integers(0, 100), some.integers(0, 100_000))
def test_the_database_judges_as_the_page_tells(db, facts, weights, dossier, percent, below):
    entered = PriorityRules(**asdict(weights), sample_percent=percent, letter_only_below_cents=below)
    assert entered.weights == weights
    values = judging.values_of(entered, today=TODAY) | {f"f_{key}": value for key, value in asdict(facts).items()}
    with connection.cursor() as cursor:
        cursor.execute(ASK, values | {"id": dossier, "month": facts.month})
        found = cursor.fetchone()
    assert found == (
        rules.priority(rules.contributions(facts, weights)),
        rules.is_letter_only(facts, below_cents=below),
        rules.is_sampled(dossier, percent=percent),
    )


ALLOWED = {
    "month", "judged_on", "amount_cents", "is_crisis", "crisis_on", "is_end_of_supply", "is_multiple", "is_successive",
    "creditor_types", "youngest_born_on", "oldest_born_on",
}  # fmt: skip
NEVER = ("national", "birthplace", "born_in", "geboorteplaats", "postcode", "surname", "gender", "street", "town")


def test_the_rules_know_nothing_else_of_people():
    """R12. Who adds a fact here answers for it in the algorithm register, and to a judge."""
    assert {field.name for field in fields(rules.Facts)} == ALLOWED


@pytest.mark.parametrize("statement", [judging.JUDGED, judging.JUDGED_AGAIN, opening.TOUCHED, opening.SUCCESSIVE])
def test_no_statement_that_judges_reads_where_someone_comes_from(statement):
    assert [word for word in NEVER if word in statement.lower()] == []


def test_no_weight_is_about_where_someone_comes_from():
    names = [field.name for field in PriorityRules._meta.get_fields()] + [field.name for field in fields(rules.Weights)]
    assert [name for name in names for word in NEVER if word in name] == []
