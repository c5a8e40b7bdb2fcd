from typing import Any

from django.db import migrations

CODE = "executing_administrator"


def add_role(apps: Any, schema_editor: Any) -> None:
    """An executing party looks after its own staff."""
    apps.get_model("accounts", "Role").objects.get_or_create(
        code=CODE,
        defaults={
            "name": "Beheerder uitvoerende partij",
            "organisation_kind": "executing_party",
            "permissions": ["manage_people"],
        },
    )


class Migration(migrations.Migration):
    dependencies = [("accounts", "0007_invited_by")]

    operations = [migrations.RunPython(add_role, migrations.RunPython.noop)]
