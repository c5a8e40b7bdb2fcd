from django.db import migrations

from samenspoor.foundation.organisations import policies

# Everyone reads who takes part, a new party may join, nobody is deleted, and only the organisation changes its own row.
OWN_ROW = f"""
ALTER TABLE organisations_organisation ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisations_organisation FORCE ROW LEVEL SECURITY;
CREATE POLICY everyone_reads ON organisations_organisation FOR SELECT USING (true);
CREATE POLICY everyone_joins ON organisations_organisation FOR INSERT WITH CHECK (true);
CREATE POLICY itself_changes ON organisations_organisation FOR UPDATE
    USING (id = {policies.ACTING} AND {policies.SCOPE_ORGANISATION});
"""
# A party cannot prolong its own arrangement: only the municipality changes it.
OWNER_CHANGES = f"""
DROP POLICY owner_or_shared_changes ON organisations_execution;
CREATE POLICY owner_changes ON organisations_execution FOR UPDATE
    USING ({policies.OWNER} AND {policies.SCOPE_ORGANISATION});
"""
# The application may not ANALYZE what it does not own, and autovacuum comes a minute late: a file of 100,000 rows was
# stored at a tenth of the speed, because the planner took the tables that it had just filled for empty.
STATISTICS = """
CREATE FUNCTION samenspoor_refresh_statistics() RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp SET default_statistics_target = 25 AS $$
DECLARE grown regclass;
BEGIN
    FOR grown IN
        SELECT c.oid::regclass FROM pg_class AS c JOIN pg_stat_user_tables AS s ON s.relid = c.oid
        WHERE c.relkind = 'r' AND s.schemaname = 'public'
            AND s.n_mod_since_analyze > 200 + 0.5 * greatest(c.reltuples, 0)
        ORDER BY c.oid
    LOOP
        EXECUTE format('ANALYZE %s', grown);
    END LOOP;
END $$;
"""


class Migration(migrations.Migration):
    """Apart from the tables: PostgreSQL checks new foreign keys under the policies."""

    dependencies = [("organisations", "0001_initial")]

    operations = [
        policies.Secure("Execution"),
        migrations.RunSQL(OWN_ROW, migrations.RunSQL.noop),
        migrations.RunSQL(OWNER_CHANGES, migrations.RunSQL.noop),
        migrations.RunSQL(STATISTICS, "DROP FUNCTION samenspoor_refresh_statistics()"),
    ]
