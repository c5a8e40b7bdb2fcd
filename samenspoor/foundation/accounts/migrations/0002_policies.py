from typing import Any

from django.db import migrations

from samenspoor.foundation.accounts.permissions import STARTING_ROLES
from samenspoor.foundation.organisations import policies

# Readable by the organisation, and by the user to whom it says where to work.
MEMBERSHIP_POLICIES = """
ALTER TABLE accounts_membership ENABLE ROW LEVEL SECURITY;
ALTER TABLE accounts_membership FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation_or_user_reads ON accounts_membership FOR SELECT USING (
    user_id = current_setting('samenspoor.user')::bigint
    OR organisation_id = NULLIF(current_setting('samenspoor.organisation'), '')::bigint
);
CREATE POLICY organisation_inserts ON accounts_membership FOR INSERT
    WITH CHECK (organisation_id = current_setting('samenspoor.organisation')::bigint);
CREATE POLICY organisation_changes ON accounts_membership FOR UPDATE
    USING (organisation_id = current_setting('samenspoor.organisation')::bigint);
CREATE POLICY organisation_deletes ON accounts_membership FOR DELETE
    USING (organisation_id = current_setting('samenspoor.organisation')::bigint);
CREATE TRIGGER keep_owner BEFORE UPDATE ON accounts_membership FOR EACH ROW
    WHEN (OLD.organisation_id IS DISTINCT FROM NEW.organisation_id) EXECUTE FUNCTION samenspoor_refuse_new_owner();
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

    dependencies = [("accounts", "0001_initial")]

    operations = [
        migrations.RunSQL(MEMBERSHIP_POLICIES, migrations.RunSQL.noop),
        policies.SecureHistory("MembershipEvent"),
        migrations.RunPython(add_starting_roles, migrations.RunPython.noop),
    ]
