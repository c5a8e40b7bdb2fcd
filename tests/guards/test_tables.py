"""Every table is owned and secured, or stands in the closed list with its reason."""

import pytest
from django.apps import apps
from django.db import connection

WITHOUT_ORGANISATION = {
    "organisations_organisation": "the parties themselves; no personal data",
    "accounts_user": "a person may work for several organisations",
    "accounts_role": "sets of permissions; no personal data",
    "accounts_answercode": "keyed hash of a code → the organisation that it opens for; no personal data",
    "accounts_attempt": "counters of tries at signing in",
    "intake_signallingground": "the law, the same for every municipality; no personal data",
    "casework_postcodeplace": "where a postcode lies, the same for everyone; no personal data",
    "django_session": "sign-in",
    "account_emailaddress": "sign-in",
    "account_emailconfirmation": "sign-in",
    "mfa_authenticator": "sign-in",
    "auth_group": "Django's own, unused",
    "auth_group_permissions": "Django's own, unused",
    "auth_permission": "Django's own, unused",
    "django_content_type": "names of models",
    "django_migrations": "names of migrations",
    "pghistory_context": "unused: the context stands in each event row",
    "procrastinate_events": "job queue: arguments are ids only",
    "procrastinate_jobs": "job queue: arguments are ids only",
    "procrastinate_periodic_defers": "job queue: arguments are ids only",
    "procrastinate_workers": "job queue: heartbeats",
}

KEYS_TO_WHAT_IS_NOT_SHARED = {
    "intake.ArrearsSignal.delivery": "which file it came in with is the municipality's own business",
    "casework.Dossier.opened_with": "which file it came in with is the municipality's own business",
}


def rows(statement: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


def test_every_table_is_owned_or_stands_in_the_closed_list(db):
    tables = {name for (name,) in rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")}
    owned = {
        name
        for (name,) in rows(
            "SELECT table_name FROM information_schema.columns"
            " WHERE table_schema = 'public' AND column_name = 'organisation_id'"
        )
    }
    assert tables - owned == set(WITHOUT_ORGANISATION)


def test_every_owned_table_forces_row_level_security(db):
    loose = rows(
        "SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid"
        " WHERE a.attname = 'organisation_id' AND c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace"
        " AND NOT (c.relrowsecurity AND c.relforcerowsecurity)"
    )
    assert loose == []


def test_every_owned_table_has_a_policy_for_reading_and_adding(db):
    policies = {
        (table, command) for table, command in rows("SELECT tablename, cmd FROM pg_policies WHERE schemaname='public'")
    }
    for model in apps.get_models():
        if any(field.name == "organisation" for field in model._meta.local_fields):
            for command in ("SELECT", "INSERT"):
                assert (model._meta.db_table, command) in policies, f"{model._meta.label} has no policy for {command}"


@pytest.mark.parametrize("right", ["UPDATE", "DELETE", "TRUNCATE"])
def test_the_application_cannot_rewrite_history(db, right):
    for model in apps.get_models():
        if hasattr(model, "pgh_tracked_model") and model._meta.managed:
            [(allowed,)] = rows(f"SELECT has_table_privilege(current_user, '{model._meta.db_table}', '{right}')")
            assert not allowed, f"{model._meta.db_table} can be rewritten"


def test_the_application_owns_no_table(db):
    assert rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tableowner = current_user") == []


def test_no_key_leads_from_a_shared_table_to_one_that_is_not_shared():
    """Whoever may read the shared row would run into a key that leads to nothing."""
    loose = []
    for model in apps.get_models():
        names = {field.name for field in model._meta.local_fields}
        if hasattr(model, "pgh_tracked_model") or "shared_with" not in names:
            continue
        for field in model._meta.local_fields:
            target = field.related_model
            if not target or isinstance(target, str) or field.name == "organisation":
                continue
            fields = {other.name for other in target._meta.local_fields}
            if "organisation" in fields and "shared_with" not in fields:
                loose.append(f"{model._meta.label}.{field.name}")
    assert set(loose) == set(KEYS_TO_WHAT_IS_NOT_SHARED)
