from django.db import migrations

# The application may not ANALYZE what it does not own, and autovacuum comes a minute late: a file of 100,000 rows was
# stored at a tenth of the speed, because the planner took the tables that it had just filled for empty.
FUNCTION = """
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
    dependencies = [("organisations", "0002_policies")]

    operations = [migrations.RunSQL(FUNCTION, "DROP FUNCTION samenspoor_refresh_statistics()")]
