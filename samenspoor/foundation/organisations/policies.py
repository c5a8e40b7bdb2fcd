"""Migration operations that let PostgreSQL itself refuse strangers: policies, owner guards and foreign keys."""

from typing import Any

from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import ProjectState

ERASER_ROLE = "samenspoor_eraser"

ACTING = "current_setting('samenspoor.organisation')::bigint"
OWNER = f"organisation_id = {ACTING}"
KEEP_OWNER = (
    'CREATE TRIGGER keep_owner BEFORE UPDATE ON "{table}" FOR EACH ROW'
    " WHEN (OLD.organisation_id IS DISTINCT FROM NEW.organisation_id) EXECUTE FUNCTION samenspoor_refuse_new_owner()"
)
SCOPE_ORGANISATION = "current_setting('samenspoor.scope') = 'organisation'"
PERSON_IS_NAMED = "current_setting('samenspoor.person')::bigint = ANY (visible_to)"

GUARDS = """
CREATE FUNCTION samenspoor_refuse_new_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a row of % keeps its owner', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE FUNCTION samenspoor_refuse_wider_sharing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'only the owner shares a row of %', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
"""

OTHERS = """
CREATE FUNCTION samenspoor_refuse_other_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(OLD) - TG_ARGV[0]::text[] IS DISTINCT FROM to_jsonb(NEW) - TG_ARGV[0]::text[] THEN
        RAISE EXCEPTION 'only the owner changes this of a row of %', TG_TABLE_NAME
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
"""


def application_role() -> str:
    """The role under which web, worker and commands run."""
    return str(settings.DATABASE_APPLICATION_ROLE)


def _columns(model: type[models.Model]) -> set[str]:
    return {field.name for field in model._meta.local_fields}


class _ModelOperation(migrations.operations.base.Operation):
    """An operation on one model of the app that it is called in."""

    reversible = True

    def __init__(self, model_name: str) -> None:
        self.model_name = model_name

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Change nothing in Django's picture: this is the database's own business."""

    def describe(self) -> str:
        return f"{type(self).__name__} {self.model_name}"

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        for statement in self.statements(to_state.apps.get_model(app_label, self.model_name)):
            schema_editor.execute(statement, params=None)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        """Leave it: a migration back drops the table itself."""

    def statements(self, model: type[models.Model]) -> list[str]:
        raise NotImplementedError


class GrantToApplication(migrations.operations.base.Operation):
    """The application reads and writes rows, of tables that exist and of those to come; policies say which rows."""

    reversible = True

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Change nothing in Django's picture."""

    def describe(self) -> str:
        return "Grant tables to the role of the application"

    def role(self) -> str:
        return application_role()

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        role, rights = self.role(), "SELECT, INSERT, UPDATE, DELETE"
        for statement in (
            f'GRANT {rights} ON ALL TABLES IN SCHEMA public TO "{role}"',
            f'GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO "{role}"',
            f'ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT {rights} ON TABLES TO "{role}"',
            f'ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO "{role}"',
        ):
            schema_editor.execute(statement)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        """Leave the rights: without tables they mean nothing."""


class GrantToEraser(GrantToApplication):
    """The retention job deletes and blanks rows of any table; policies and missing ones say which.

    History has no policy for deleting, so there the role can only blank.
    """

    def describe(self) -> str:
        return "Grant tables to the role of the retention job"

    def role(self) -> str:
        return ERASER_ROLE


class Secure(_ModelOperation):
    """One policy per command, row-level security forced, the owner fixed, foreign keys within the owner."""

    def statements(self, model: type[models.Model]) -> list[str]:
        table, columns = model._meta.db_table, _columns(model)
        seen = f"({OWNER} OR {ACTING} = ANY (shared_with))" if "shared_with" in columns else OWNER
        scope = f"({SCOPE_ORGANISATION} OR {PERSON_IS_NAMED})" if "visible_to" in columns else SCOPE_ORGANISATION
        statements = [
            f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY',
            f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY',
            f'CREATE POLICY owner_or_shared_reads ON "{table}" FOR SELECT USING ({seen} AND {scope})',
            f'CREATE POLICY owner_inserts ON "{table}" FOR INSERT WITH CHECK ({OWNER} AND {scope})',
            f'CREATE POLICY owner_or_shared_changes ON "{table}" FOR UPDATE USING ({seen} AND {scope})',
            f'CREATE POLICY owner_deletes ON "{table}" FOR DELETE USING ({OWNER} AND {SCOPE_ORGANISATION})',
            f'CREATE UNIQUE INDEX "{table}_owner_id" ON "{table}" (organisation_id, id)',
            KEEP_OWNER.format(table=table),
        ]
        if "shared_with" in columns:
            statements.append(
                f'CREATE TRIGGER keep_shared BEFORE UPDATE ON "{table}" FOR EACH ROW'
                " WHEN (OLD.shared_with IS DISTINCT FROM NEW.shared_with"
                f" AND OLD.organisation_id <> {ACTING}) EXECUTE FUNCTION samenspoor_refuse_wider_sharing()"
            )
        return statements + foreign_keys(model)


class OthersChangeOnly(_ModelOperation):
    """Of a shared row the other side changes these fields, and the database refuses the rest."""

    def __init__(self, model_name: str, *fields: str) -> None:
        super().__init__(model_name)
        self.fields = fields

    def statements(self, model: type[models.Model]) -> list[str]:
        table = model._meta.db_table
        columns = ",".join(field.attname for field in model._meta.local_fields if field.name in self.fields)
        trigger = (
            f'CREATE OR REPLACE TRIGGER keep_rest BEFORE UPDATE ON "{table}" FOR EACH ROW'
            f" WHEN (OLD.organisation_id <> {ACTING})"
            f" EXECUTE FUNCTION samenspoor_refuse_other_change('{{{columns}}}')"
        )
        return [trigger]


class KeepHistory(_ModelOperation):
    """The triggers of a new table that write its history; one operation each would load all models anew."""

    def statements(self, model: type[models.Model]) -> list[str]:
        return [trigger.install_sql for trigger in model._meta.triggers]  # type: ignore[attr-defined]


class SecureHistory(_ModelOperation):
    """An event table: the owner reads, whoever may change the row inserts, only the retention job blanks."""

    def statements(self, model: type[models.Model]) -> list[str]:
        table, role = model._meta.db_table, application_role()
        inserts = f"({OWNER} OR {ACTING} = ANY (shared_with))" if "shared_with" in _columns(model) else OWNER
        return [
            f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY',
            f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY',
            f'CREATE POLICY owner_reads ON "{table}" FOR SELECT USING ({OWNER} AND {SCOPE_ORGANISATION})',
            f'CREATE POLICY owner_or_shared_inserts ON "{table}" FOR INSERT WITH CHECK ({inserts})',
            f'CREATE POLICY owner_blanks ON "{table}" FOR UPDATE TO {ERASER_ROLE} USING ({OWNER}) WITH CHECK ({OWNER})',
            f'REVOKE UPDATE, DELETE, TRUNCATE ON "{table}" FROM "{role}"',
            f'GRANT SELECT, UPDATE ON "{table}" TO {ERASER_ROLE}',
        ]


class AppendOnly(_ModelOperation):
    """A table that the application may only add to and read."""

    def statements(self, model: type[models.Model]) -> list[str]:
        return [f'REVOKE UPDATE, DELETE, TRUNCATE ON "{model._meta.db_table}" FROM "{application_role()}"']


def foreign_keys(model: type[models.Model]) -> list[str]:
    """The constraints (organisation, x) → (organisation, id) for each key to another owned table.

    NOT VALID: the table is new, and a check of old rows would run under the policies; new rows are always checked.
    """
    statements = []
    for field in model._meta.local_fields:
        target = field.related_model
        if not isinstance(field, models.ForeignKey) or field.name == "organisation" or isinstance(target, str):
            continue
        if target and "organisation" in _columns(target):
            statements.append(
                f'ALTER TABLE "{model._meta.db_table}" ADD CONSTRAINT "{model._meta.db_table}_{field.column}_owner"'
                f' FOREIGN KEY (organisation_id, "{field.column}")'
                f' REFERENCES "{target._meta.db_table}" (organisation_id, id) DEFERRABLE INITIALLY DEFERRED NOT VALID'
            )
    return statements
