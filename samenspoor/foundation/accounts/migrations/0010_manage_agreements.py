from typing import Any

from django.db import migrations

CODES = ("adviser", "manager")


def let_advisers_agree(apps: Any, schema_editor: Any) -> None:
    """Whoever makes the rules makes the agreements with partners too."""
    for role in apps.get_model("accounts", "Role").objects.filter(code__in=CODES):
        if "manage_agreements" not in role.permissions:
            role.permissions = [*role.permissions, "manage_agreements"]
            role.save()


class Migration(migrations.Migration):
    dependencies = [("accounts", "0009_volunteer_organisation")]

    operations = [migrations.RunPython(let_advisers_agree, migrations.RunPython.noop)]
