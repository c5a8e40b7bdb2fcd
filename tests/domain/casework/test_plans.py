"""The worklist and the search reach an index, also under the policies: with a million rows that is all that counts."""

from datetime import date

import psycopg
import pytest
from django.db import connection, transaction

from samenspoor.domain.casework import access
from samenspoor.domain.casework.models import Dossier, SearchTerm
from samenspoor.domain.linkage.models import Address
from samenspoor.embedded import OWNER_ROLE
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.permissions import Permission
from tests.fixtures import make_town

TODAY = date(2026, 11, 3)


def explained(rows) -> str:
    with connection.cursor() as cursor:
        # Two rows are cheap to sort; a million are not.
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off")
        sql, values = rows.query.sql_with_params()
        cursor.execute(f"EXPLAIN {sql}", values)
        return "\n".join(line for (line,) in cursor.fetchall())


@pytest.fixture
def plan(deliver, town, as_organisation):
    deliver({}, {"number": "14"})
    acting = as_organisation(town.waterveen)
    acting.__enter__()

    yield explained
    acting.__exit__(None, None, None)


@pytest.fixture
def actor(town) -> Actor:
    return Actor(1, town.waterveen, "caseworker", frozenset({Permission.SEE_WORKLIST}))


def test_the_worklist_reads_its_order_from_an_index(plan, actor):
    rows = access.visible_to(actor, day=TODAY).of_month(date(2026, 11, 1)).order_by("-priority", "pk")[:51]
    found = plan(rows)
    assert "Seq Scan" not in found
    assert "dossier_by_priority" in found
    assert "Sort" not in found


def test_what_is_too_late_is_read_from_an_index_and_the_rest_still_is(plan, actor):
    visible = access.visible_to(actor, day=TODAY)
    too_late = plan(visible.due_by(TODAY).order_by("next_due_on", "pk")[:51])
    assert "open_dossier_too_late" in too_late
    crisis = plan(visible.due_by(TODAY).filter(is_crisis=True).order_by("next_due_on", "pk")[:51])
    assert "open_crisis_by_term" in crisis or "open_dossier_too_late" in crisis
    rest = plan(visible.open().not_due_by(TODAY).order_by("-priority", "pk")[:51])
    assert "open_dossier_by_priority" in rest
    of_month = plan(visible.of_month(date(2026, 11, 1)).not_due_by(TODAY).order_by("-priority", "pk")[:51])
    assert "dossier_by_priority" in of_month
    for found in (too_late, crisis, rest, of_month):
        assert "Seq Scan" not in found
        assert "Sort" not in found


def test_the_search_begins_at_the_word(fresh_database, cluster, as_organisation):
    with transaction.atomic():
        town = make_town()
        with as_organisation(town.waterveen):
            address = Address.objects.create(
                organisation=town.waterveen, postcode="8951AB", house_number=1, street="Dorpsstraat", town="Waterveen"
            )
            words = (SearchTerm(organisation=town.waterveen, address=address, term=f"woord{n}") for n in range(2_000))
            SearchTerm.objects.bulk_create(words)
    # Without statistics every index costs the same, and the planner may pick the one of the owner.
    with psycopg.connect(cluster.url(OWNER_ROLE, connection.settings_dict["NAME"]), autocommit=True) as owner:
        owner.execute(f"ANALYZE {SearchTerm._meta.db_table}")
    rows = SearchTerm.objects.filter(organisation_id__in=[town.waterveen.pk], term__begins_with="jan")
    with as_organisation(town.waterveen):
        found = explained(rows.values("address_id"))
    assert "Seq Scan" not in found
    assert ">= 'jan'::text" in found


def test_the_dossiers_of_what_was_found_come_from_an_index(plan, actor):
    assert "Seq Scan" not in plan(access.find(actor, "jan dorps", day=TODAY))


def test_like_would_not_reach_the_index(plan, actor):
    like = Dossier.objects.filter(address__search_terms__term__startswith="jan")
    assert ">= 'jan'::text" not in plan(like)


def test_whom_to_ring_or_visit_comes_from_an_index(plan, actor):
    rows = access.visible_to(actor, day=TODAY).open().filter(assigned_to=None)
    found = plan(rows.order_by("next_due_on", "pk")[:150])
    assert "open_dossier_" in found
    assert "Seq Scan" not in found
