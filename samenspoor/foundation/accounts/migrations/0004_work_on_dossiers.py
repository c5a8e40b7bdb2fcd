from typing import Any

from django.db import migrations

GIVEN = {
    "caseworker": ["work_on_dossiers", "assign_dossiers"],
    "executing_caseworker": ["work_on_dossiers", "assign_dossiers"],
    "manager": ["assign_dossiers"],
}


def let_caseworkers_work(apps: Any, schema_editor: Any) -> None:
    """The work itself has come: whoever sees the worklist does not therefore record in it."""
    for role in apps.get_model("accounts", "Role").objects.filter(code__in=GIVEN):
        role.permissions = [*role.permissions, *(each for each in GIVEN[role.code] if each not in role.permissions)]
        role.save()


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_numbers_for_the_fg")]

    operations = [migrations.RunPython(let_caseworkers_work, migrations.RunPython.noop)]
