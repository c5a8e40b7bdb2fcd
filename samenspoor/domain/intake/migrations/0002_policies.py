from datetime import date
from typing import Any

from django.db import migrations

from samenspoor.foundation.organisations import policies

SOURCE_TEMPORARY = "Tijdelijke regeling signaal betalingsachterstanden"
# Besluit gemeentelijke schuldhulpverlening, art. 3; experiments on Wgs art. 10. Stcrt. 2021, 45719; 2024, 10148;
# 2025, 17636. The participants of the mortgage experiment: Amsterdam, Arnhem, Breda, Hollands Kroon, Nijmegen,
# Tilburg, Den Haag, Heerlen, Rotterdam.
MORTGAGE_TOWNS = ["GM0363", "GM0202", "GM0758", "GM1911", "GM0268", "GM0855", "GM0518", "GM0917", "GM0599"]
GROUNDS: tuple[tuple[str, str, date, list[str], int, int | None], ...] = (
    ("Huur", "Bgs art. 2 en 3", date(2021, 1, 1), [], 0, None),
    ("Energie", "Bgs art. 3", date(2021, 1, 1), [], 0, None),
    ("Water", "Bgs art. 3, Regeling afsluitbeleid drinkwater", date(2021, 1, 1), [], 0, None),
    ("Zorg", "Bgs art. 3", date(2021, 1, 1), [], 0, None),
    ("Hypotheek", SOURCE_TEMPORARY, date(2024, 1, 1), MORTGAGE_TOWNS, 0, None),
    ("CAK Eigen bijdrage", f"{SOURCE_TEMPORARY}, art. 2.4", date(2024, 1, 1), [], 10_000, 150),
    ("Belastingdienst", f"{SOURCE_TEMPORARY}, art. 2.5", date(2025, 1, 1), [], 60_000, None),
    ("Dienst Toeslagen", f"{SOURCE_TEMPORARY}, art. 2.5", date(2025, 1, 1), [], 0, None),
)


def add_grounds(apps: Any, schema_editor: Any) -> None:
    """Store the grounds that the law gives; each has its period, so a change of law is a row."""
    for creditor_type, basis, starts_on, towns, minimum_cents, minimum_days in GROUNDS:
        apps.get_model("intake", "SignallingGround").objects.create(
            creditor_type=creditor_type,
            legal_basis=basis,
            starts_on=starts_on,
            municipality_codes=towns,
            minimum_cents=minimum_cents,
            minimum_days=minimum_days,
        )


# Who works for the municipality reads the creditor; changing stays the owner's.
OWNER_CHANGES = f"""
ALTER POLICY owner_or_shared_changes ON intake_creditor USING ({policies.OWNER} AND {policies.SCOPE_ORGANISATION});
ALTER POLICY owner_or_shared_inserts ON intake_creditorevent WITH CHECK ({policies.OWNER});
"""

# Everything but the status is what the creditor delivered.
IMMUTABLE = """
CREATE FUNCTION intake_refuse_changed_signal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_user <> 'samenspoor_eraser'
        AND to_jsonb(NEW) - 'status' - 'shared_with' <> to_jsonb(OLD) - 'status' - 'shared_with' THEN
        RAISE EXCEPTION 'a delivered signal does not change' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER delivered_is_delivered BEFORE UPDATE ON intake_arrearssignal
    FOR EACH ROW EXECUTE FUNCTION intake_refuse_changed_signal();
"""


class Migration(migrations.Migration):
    """Apart from the tables: PostgreSQL checks new foreign keys under the policies."""

    dependencies = [("intake", "0001_initial"), ("organisations", "0002_policies")]

    operations = [
        policies.Secure("Creditor"),
        policies.Secure("Sender"),
        policies.Secure("DeliveryProfile"),
        policies.Secure("Delivery"),
        policies.Secure("RejectedRow"),
        policies.Secure("ArrearsSignal"),
        policies.SecureHistory("CreditorEvent"),
        policies.SecureHistory("DeliveryEvent"),
        policies.SecureHistory("SenderEvent"),
        policies.SecureHistory("DeliveryProfileEvent"),
        migrations.RunSQL(OWNER_CHANGES, migrations.RunSQL.noop),
        migrations.RunSQL(IMMUTABLE, migrations.RunSQL.noop),
        migrations.RunPython(add_grounds, migrations.RunPython.noop),
    ]
