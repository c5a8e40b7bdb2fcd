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


class Migration(migrations.Migration):
    """Apart from the tables: PostgreSQL checks new foreign keys under the policies."""

    dependencies = [("agreements", "0001_initial"), ("organisations", "0002_policies")]

    operations = [
        policies.Secure("ChainPartner"),
        policies.Secure("ContactPerson"),
        policies.Secure("AgreementRegister"),
        policies.Secure("Agreement"),
        policies.Secure("AgreementVersion"),
        policies.Secure("SignedPaper"),
        policies.Secure("EndingWarning"),
        policies.Secure("LocalPlace"),
        policies.Secure("LocalDivision"),
        policies.SecureHistory("ContactPersonEvent"),
        policies.SecureHistory("AgreementEvent"),
        policies.SecureHistory("AgreementVersionEvent"),
        policies.SecureHistory("SignedPaperEvent"),
        policies.OthersChangeOnly("ChainPartner"),
        policies.OthersChangeOnly("ContactPerson"),
        policies.OthersChangeOnly("AgreementRegister"),
        policies.OthersChangeOnly("Agreement"),
        policies.OthersChangeOnly("AgreementVersion"),
        policies.OthersChangeOnly("SignedPaper"),
        policies.OthersChangeOnly("EndingWarning"),
        policies.OthersChangeOnly("LocalPlace"),
        policies.OthersChangeOnly("LocalDivision"),
        migrations.RunSQL(SIGNED_STAYS, migrations.RunSQL.noop),
        migrations.RunSQL(CHOICE_STAYS, migrations.RunSQL.noop),
    ]
