from typing import Any

from django.db import migrations

# Someone who sees only rows that name them learns nothing of the others who work there.
MEMBERSHIP_POLICIES = """
DROP POLICY organisation_or_user_reads ON accounts_membership;
DROP POLICY organisation_inserts ON accounts_membership;
DROP POLICY organisation_changes ON accounts_membership;
DROP POLICY organisation_deletes ON accounts_membership;
CREATE POLICY organisation_or_user_reads ON accounts_membership FOR SELECT USING (
    user_id = current_setting('samenspoor.user')::bigint
    OR organisation_id = NULLIF(current_setting('samenspoor.organisation'), '')::bigint
    AND current_setting('samenspoor.scope') = 'organisation'
);
CREATE POLICY organisation_inserts ON accounts_membership FOR INSERT WITH CHECK (
    organisation_id = current_setting('samenspoor.organisation')::bigint
    AND current_setting('samenspoor.scope') = 'organisation'
);
CREATE POLICY organisation_changes ON accounts_membership FOR UPDATE USING (
    organisation_id = current_setting('samenspoor.organisation')::bigint
    AND current_setting('samenspoor.scope') = 'organisation'
);
CREATE POLICY organisation_deletes ON accounts_membership FOR DELETE USING (
    organisation_id = current_setting('samenspoor.organisation')::bigint
    AND current_setting('samenspoor.scope') = 'organisation'
);
"""


def add_role(apps: Any, schema_editor: Any) -> None:
    """A volunteer helps the residents of the own pairings, from a phone."""
    apps.get_model("accounts", "Role").objects.get_or_create(
        code="volunteer",
        defaults={"name": "Vrijwilliger", "organisation_kind": "volunteers", "permissions": ["help_residents"]},
    )


class Migration(migrations.Migration):
    dependencies = [("accounts", "0011_coordinator")]

    operations = [
        migrations.RunSQL(MEMBERSHIP_POLICIES, migrations.RunSQL.noop),
        migrations.RunPython(add_role, migrations.RunPython.noop),
    ]
