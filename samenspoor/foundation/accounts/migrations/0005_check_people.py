from typing import Any

from django.db import migrations


def let_caseworkers_check(apps: Any, schema_editor: Any) -> None:
    """The municipality's own caseworkers ask the BRP; an executing party without BRP does not."""
    role = apps.get_model("accounts", "Role").objects.get(code="caseworker")
    if "check_people" not in role.permissions:
        role.permissions = [*role.permissions, "check_people"]
        role.save()


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_work_on_dossiers")]

    operations = [migrations.RunPython(let_caseworkers_check, migrations.RunPython.noop)]
