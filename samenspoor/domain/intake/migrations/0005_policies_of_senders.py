from typing import Any

from django.db import migrations

from samenspoor.foundation.organisations import policies

TIE = """
ALTER TABLE intake_delivery ADD CONSTRAINT intake_delivery_{column}_owner FOREIGN KEY (organisation_id, {column})
    REFERENCES {table} (organisation_id, id) DEFERRABLE INITIALLY DEFERRED NOT VALID
"""


def add_window_of_cak(apps: Any, schema_editor: Any) -> None:
    """Tijdelijke regeling art. 2.4 (Stcrt. 2024, 10148): the oldest claim is at least five months old."""
    grounds = apps.get_model("intake", "SignallingGround").objects
    grounds.filter(creditor_type="CAK Eigen bijdrage").update(minimum_days=150)


class Migration(migrations.Migration):
    """Apart from the tables: PostgreSQL checks new foreign keys under the policies."""

    dependencies = [("intake", "0004_senders")]

    operations = [
        policies.Secure("Sender"),
        policies.SecureHistory("SenderEvent"),
        policies.Secure("DeliveryProfile"),
        policies.SecureHistory("DeliveryProfileEvent"),
        migrations.RunSQL(TIE.format(column="sender_id", table="intake_sender"), migrations.RunSQL.noop),
        migrations.RunSQL(TIE.format(column="profile_id", table="intake_deliveryprofile"), migrations.RunSQL.noop),
        migrations.RunPython(add_window_of_cak, migrations.RunPython.noop),
    ]
