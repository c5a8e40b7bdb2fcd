from django.db import migrations

from samenspoor.foundation.organisations import policies

# What both sides signed stays as they signed it; only with whom the row is shared may follow the partner.
SIGNED_STAYS = """
CREATE FUNCTION samenspoor_refuse_change_of_signed_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(OLD) - 'shared_with' IS DISTINCT FROM to_jsonb(NEW) - 'shared_with' THEN
        RAISE EXCEPTION 'a signed version of an agreement does not change' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER signed_stays BEFORE UPDATE ON agreements_agreementversion FOR EACH ROW
    WHEN (OLD.signed_on IS NOT NULL) EXECUTE FUNCTION samenspoor_refuse_change_of_signed_version();
"""
NO_LONGER = """
DROP TRIGGER signed_stays ON agreements_agreementversion;
DROP FUNCTION samenspoor_refuse_change_of_signed_version();
"""


class Migration(migrations.Migration):
    """Apart from the tables: PostgreSQL checks new foreign keys under the policies."""

    dependencies = [("agreements", "0001_initial")]

    operations = [
        policies.Secure("ChainPartner"),
        policies.Secure("ContactPerson"),
        policies.Secure("AgreementRegister"),
        policies.Secure("Agreement"),
        policies.Secure("AgreementVersion"),
        policies.SecureHistory("ContactPersonEvent"),
        policies.SecureHistory("AgreementEvent"),
        policies.SecureHistory("AgreementVersionEvent"),
        migrations.RunSQL(SIGNED_STAYS, NO_LONGER),
    ]
