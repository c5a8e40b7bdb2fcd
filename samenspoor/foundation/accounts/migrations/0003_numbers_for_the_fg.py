from typing import Any

from django.db import migrations


def show_numbers_only(apps: Any, schema_editor: Any) -> None:
    """The FG oversees: sees how often people looked, not who looked at whom."""
    role = apps.get_model("accounts", "Role").objects.get(code="data_protection_officer")
    role.permissions = ["see_access_counts", "see_privacy_reports"]
    role.save()


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_policies")]

    operations = [migrations.RunPython(show_numbers_only, migrations.RunPython.noop)]
