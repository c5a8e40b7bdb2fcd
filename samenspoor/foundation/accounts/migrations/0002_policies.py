from typing import Any

from django.db import migrations

from samenspoor.foundation.accounts.permissions import STARTING_ROLES
from samenspoor.foundation.organisations import policies

# Counters of tries; shape of Django's database cache.
ATTEMPTS = """
CREATE TABLE accounts_attempt (
    cache_key varchar(255) PRIMARY KEY,
    value text NOT NULL,
    expires timestamptz NOT NULL
);
CREATE INDEX accounts_attempt_expires ON accounts_attempt (expires);
"""
# Readable by the user to whom it says where to work, and by the organisation; someone who sees only rows that name them
# learns nothing of the others who work there.
OF_ORGANISATION = f"{policies.OWNER} AND {policies.SCOPE_ORGANISATION}"
MEMBERSHIP_POLICIES = f"""
ALTER TABLE accounts_membership ENABLE ROW LEVEL SECURITY;
ALTER TABLE accounts_membership FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation_or_user_reads ON accounts_membership FOR SELECT USING (
    user_id = current_setting('samenspoor.user')::bigint
    OR organisation_id = NULLIF(current_setting('samenspoor.organisation'), '')::bigint
    AND {policies.SCOPE_ORGANISATION}
);
CREATE POLICY organisation_inserts ON accounts_membership FOR INSERT WITH CHECK ({OF_ORGANISATION});
CREATE POLICY organisation_changes ON accounts_membership FOR UPDATE USING ({OF_ORGANISATION});
CREATE POLICY organisation_deletes ON accounts_membership FOR DELETE USING ({OF_ORGANISATION});
{policies.KEEP_OWNER.format(table="accounts_membership")};
"""


def add_starting_roles(apps: Any, schema_editor: Any) -> None:
    """Store the roles that an installation starts with."""
    for role in STARTING_ROLES:
        apps.get_model("accounts", "Role").objects.create(
            code=role.code,
            name=role.name,
            organisation_kind=role.organisation_kind,
            permissions=[str(permission) for permission in role.permissions],
        )


class Migration(migrations.Migration):
    """Apart from the tables: PostgreSQL checks new foreign keys under the policies."""

    dependencies = [("accounts", "0001_initial"), ("organisations", "0002_policies")]

    operations = [
        migrations.RunSQL(ATTEMPTS, "DROP TABLE accounts_attempt"),
        migrations.RunSQL(MEMBERSHIP_POLICIES, migrations.RunSQL.noop),
        policies.SecureHistory("MembershipEvent"),
        migrations.RunPython(add_starting_roles, migrations.RunPython.noop),
    ]
