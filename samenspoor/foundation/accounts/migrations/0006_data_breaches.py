from typing import Any

from django.db import migrations


def let_officers_handle(apps: Any, schema_editor: Any) -> None:
    """The privacy officer and the data protection officer follow data breaches together."""
    for role in apps.get_model("accounts", "Role").objects.filter(
        code__in=("privacy_officer", "data_protection_officer")
    ):
        if "handle_data_breaches" not in role.permissions:
            role.permissions = [*role.permissions, "handle_data_breaches"]
            role.save()


class Migration(migrations.Migration):
    dependencies = [("accounts", "0005_check_people")]

    operations = [migrations.RunPython(let_officers_handle, migrations.RunPython.noop)]
