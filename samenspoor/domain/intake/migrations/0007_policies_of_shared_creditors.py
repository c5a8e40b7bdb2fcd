from django.db import migrations

# Who works for the municipality reads the creditor; changing and adding stay the owner's.
READS = """
ALTER POLICY owner_or_shared_reads ON intake_creditor USING (
    (organisation_id = current_setting('samenspoor.organisation')::bigint
        OR current_setting('samenspoor.organisation')::bigint = ANY (shared_with))
    AND current_setting('samenspoor.scope') = 'organisation'
);
CREATE TRIGGER keep_shared BEFORE UPDATE ON intake_creditor FOR EACH ROW
    WHEN (OLD.shared_with IS DISTINCT FROM NEW.shared_with
        AND OLD.organisation_id <> current_setting('samenspoor.organisation')::bigint)
    EXECUTE FUNCTION samenspoor_refuse_wider_sharing();
"""


class Migration(migrations.Migration):
    """Apart from the tables: PostgreSQL checks new foreign keys under the policies."""

    dependencies = [("intake", "0006_shared_creditors")]

    operations = [migrations.RunSQL(READS, migrations.RunSQL.noop)]
