"""The permission matrix: which role may do what, as an installation starts."""

from samenspoor.foundation.accounts.permissions import STARTING_ROLES, Permission
from samenspoor.foundation.ui.management.commands.reference import markdown_table


def permissions() -> str:
    """Roles in rows, permissions in columns by number."""
    numbers = {permission: number for number, permission in enumerate(Permission, 1)}
    legend = "\n".join(f"{number}. {permission.label}" for permission, number in numbers.items())
    rows = [
        (
            role.name,
            role.organisation_kind.label,
            *("ja" if permission in role.permissions else "" for permission in Permission),
        )
        for role in STARTING_ROLES
    ]
    table = markdown_table(("rol", "organisatie", *map(str, numbers.values())), rows)
    return (
        f"# Rollen en rechten\n\nZo begint een installatie; de beheerder geeft mensen een rol.\n\n{legend}\n\n{table}"
    )


DOCUMENTS = {"permissions.md": permissions}
