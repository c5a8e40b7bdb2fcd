"""Destroys what is due, chunk by chunk, as the one database role that may touch history."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from django.db.models import F

from samenspoor.domain.retention.destroyers import DESTROYERS, Destroyer
from samenspoor.domain.retention.inventory import event_model, fields_to_blank
from samenspoor.domain.retention.models import DestructionLine, DestructionReport
from samenspoor.foundation.jobs.owned import Assignment
from samenspoor.foundation.organisations.classification import RetentionClass
from samenspoor.foundation.organisations.policies import ERASER_ROLE

CHUNK_RECORDS = 5_000


def carry_out(report_id: int, assignment: Assignment) -> None:
    """Destroy what each line of the report is about; a second run goes on with what is left."""
    with assignment.acting():
        lines = list(DestructionLine.objects.filter(report=report_id).order_by("pk"))
    by_class = {destroyer.retention_class: destroyer for destroyer in DESTROYERS}
    for line in lines:
        while True:
            with assignment.acting():
                count = destroy_chunk(by_class[RetentionClass(line.retention_class)], line)
                DestructionLine.objects.filter(pk=line.pk).update(destroyed=F("destroyed") + count)
            if not count:
                break
    with assignment.acting():
        DestructionReport.objects.filter(pk=report_id).update(
            status=DestructionReport.Status.DONE, finished_at=assignment.at
        )


def destroy_chunk(destroyer: Destroyer, line: DestructionLine) -> int:
    """Destroy up to 5,000 records of one class, in the open transaction; returns how many.

    Files go first: when the transaction fails after all, the next run finds the record again, and no file.
    """
    records = list(destroyer.records(line.organisation_id, before=line.before).order_by("pk")[:CHUNK_RECORDS])
    if not records:
        return 0
    model, ids = type(records[0]), [record.pk for record in records]
    if destroyer.remove_files:
        destroyer.remove_files(records)
    with _as_eraser():
        for part, key in destroyer.parts:
            part_ids = list(part._base_manager.filter(**{f"{key}__in": ids}).values_list("pk", flat=True))
            _delete(part, part_ids)
            _blank_history(part, part_ids, destroyer.retention_class)
        if destroyer.keeps_row:
            model._base_manager.filter(pk__in=ids).update(**_blanks(model, destroyer.retention_class))
        else:
            _delete(model, ids)
        _blank_history(model, ids, destroyer.retention_class)
    return len(ids)


@contextmanager
def _as_eraser() -> Iterator[None]:
    """Work as the role of the retention job, inside the transaction and under the same policies."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {ERASER_ROLE}")
    yield
    # After an error the rollback takes the role back too.
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE NONE")


def _delete(model: type[models.Model], ids: Sequence[int]) -> None:
    """Delete rows without looking for others that point at them: what hangs on them stands in `parts`."""
    with connection.cursor() as cursor:
        cursor.execute(f'DELETE FROM "{model._meta.db_table}" WHERE id = ANY(%s)', [list(ids)])  # noqa: S608
        if cursor.rowcount != len(ids):
            raise RuntimeError(f"{len(ids)} rows of {model._meta.label} were due, {cursor.rowcount} could be deleted")


def _blank_history(model: type[models.Model], ids: Sequence[int], retention_class: RetentionClass) -> None:
    """Leave who, when and which field in the history; never the value."""
    events = event_model(model)
    blanks = _blanks(events, retention_class) if events else {}
    if events and blanks:
        events._base_manager.filter(pgh_obj_id__in=ids).update(**blanks)


def _blanks(model: type[models.Model], retention_class: RetentionClass) -> dict[str, Any]:
    return {field.attname: blank_value(field) for field in fields_to_blank(model, retention_class)}


def blank_value(field: models.Field) -> Any:
    """What stands in a field after its value was destroyed; raises TypeError where nothing can."""
    if field.null:
        return None
    if isinstance(field, ArrayField):
        return []
    if isinstance(field, models.CharField | models.TextField):
        return ""
    if isinstance(field, models.BinaryField):
        return b""
    if isinstance(field, models.IntegerField | models.ForeignKey):
        return 0
    if isinstance(field, models.BooleanField):
        return False
    raise TypeError(f"{field} cannot be blanked: make it nullable, or delete the row")
