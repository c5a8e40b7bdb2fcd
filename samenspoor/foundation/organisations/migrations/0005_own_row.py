from django.db import migrations

from samenspoor.foundation.organisations import policies

TABLE = "organisations_organisation"
# Everyone reads who takes part, a new party may join, nobody is deleted, and only the organisation changes its own row.
OWN_ROW = f"""
ALTER TABLE "{TABLE}" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "{TABLE}" FORCE ROW LEVEL SECURITY;
CREATE POLICY everyone_reads ON "{TABLE}" FOR SELECT USING (true);
CREATE POLICY everyone_joins ON "{TABLE}" FOR INSERT WITH CHECK (true);
CREATE POLICY itself_changes ON "{TABLE}" FOR UPDATE USING (id = {policies.ACTING} AND {policies.SCOPE_ORGANISATION});
"""
NO_LONGER = f"""
DROP POLICY everyone_reads ON "{TABLE}";
DROP POLICY everyone_joins ON "{TABLE}";
DROP POLICY itself_changes ON "{TABLE}";
ALTER TABLE "{TABLE}" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "{TABLE}" DISABLE ROW LEVEL SECURITY;
"""
# A party cannot prolong its own arrangement: only the municipality changes it.
OWNER_CHANGES = f"""
DROP POLICY owner_or_shared_changes ON "organisations_execution";
CREATE POLICY owner_changes ON "organisations_execution" FOR UPDATE
    USING ({policies.OWNER} AND {policies.SCOPE_ORGANISATION});
"""
BOTH_CHANGE = f"""
DROP POLICY owner_changes ON "organisations_execution";
CREATE POLICY owner_or_shared_changes ON "organisations_execution" FOR UPDATE
    USING (({policies.OWNER} OR {policies.ACTING} = ANY (shared_with)) AND {policies.SCOPE_ORGANISATION});
"""


class Migration(migrations.Migration):
    dependencies = [("organisations", "0004_confirmed_retention")]

    operations = [
        migrations.RunSQL(OWN_ROW, NO_LONGER),
        migrations.RunSQL(OWNER_CHANGES, BOTH_CHANGE),
    ]
