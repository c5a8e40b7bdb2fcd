from django.db import migrations

from samenspoor.foundation.organisations import policies

# What was chosen stays as it was chosen: the next choice is a row of its own. Only with whom it is shared follows.
CHOICE_STAYS = """
CREATE FUNCTION samenspoor_refuse_change_of_choice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(OLD) - 'shared_with' IS DISTINCT FROM to_jsonb(NEW) - 'shared_with' THEN
        RAISE EXCEPTION 'a choice in the own table does not change' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER choice_stays BEFORE UPDATE ON agreements_localplace FOR EACH ROW
    EXECUTE FUNCTION samenspoor_refuse_change_of_choice();
CREATE TRIGGER choice_stays BEFORE UPDATE ON agreements_localdivision FOR EACH ROW
    EXECUTE FUNCTION samenspoor_refuse_change_of_choice();
"""
NO_LONGER = """
DROP TRIGGER choice_stays ON agreements_localdivision;
DROP TRIGGER choice_stays ON agreements_localplace;
DROP FUNCTION samenspoor_refuse_change_of_choice();
"""


class Migration(migrations.Migration):
    """Apart from the tables: PostgreSQL checks new foreign keys under the policies."""

    dependencies = [("agreements", "0008_own_table")]

    operations = [
        policies.Secure("LocalPlace"),
        policies.Secure("LocalDivision"),
        policies.OthersChangeOnly("LocalPlace"),
        policies.OthersChangeOnly("LocalDivision"),
        migrations.RunSQL(CHOICE_STAYS, NO_LONGER),
    ]
