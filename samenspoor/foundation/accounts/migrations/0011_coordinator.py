from typing import Any

from django.db import migrations


def add_role(apps: Any, schema_editor: Any) -> None:
    """A volunteer organisation has a coordinator, who looks after its staff as well."""
    apps.get_model("accounts", "Role").objects.get_or_create(
        code="coordinator",
        defaults={
            "name": "Coördinator vrijwilligers",
            "organisation_kind": "volunteers",
            "permissions": ["manage_volunteers", "manage_people"],
        },
    )


class Migration(migrations.Migration):
    dependencies = [("accounts", "0010_manage_agreements")]

    operations = [migrations.RunPython(add_role, migrations.RunPython.noop)]
