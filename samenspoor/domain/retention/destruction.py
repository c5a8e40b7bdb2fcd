"""Destroys what a report is about, chunk by chunk."""

from django.db.models import F
from django.utils import timezone

from samenspoor.domain.retention.destroyers import DESTROYERS, Destroyer
from samenspoor.domain.retention.erasing import erasing
from samenspoor.domain.retention.models import DestructionLine, DestructionReport
from samenspoor.domain.retention.states import NEXT
from samenspoor.foundation.audit.states import move_all
from samenspoor.foundation.jobs.owned import Assignment
from samenspoor.foundation.organisations.classification import RetentionClass

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
        report = DestructionReport.objects.filter(pk=report_id)
        move_all(report, to=DestructionReport.Status.DONE, following=NEXT, also={"finished_at": timezone.now()})


def destroy_chunk(destroyer: Destroyer, line: DestructionLine) -> int:
    """Destroy up to 5,000 records of one class, in the open transaction; returns how many.

    Files go first: when the transaction fails after all, the next run finds the record again, and no file.
    """
    records = list(destroyer.records(line.organisation_id, before=line.before).order_by("pk")[:CHUNK_RECORDS])
    if not records:
        return _destroy_beside(destroyer, line)
    if destroyer.remove_files:
        destroyer.remove_files(records)
    with erasing(destroyer.retention_class) as eraser:
        destroyer.erase(records, eraser)
    return len(records)


def _destroy_beside(destroyer: Destroyer, line: DestructionLine) -> int:
    """Destroy up to 5,000 of what goes by itself, once nothing else of the class is due."""
    beside = destroyer.records_beside(line.organisation_id, before=line.before)
    if beside is None or not (ids := list(beside.order_by("pk").values_list("pk", flat=True)[:CHUNK_RECORDS])):
        return 0
    with erasing(destroyer.retention_class) as eraser:
        eraser.delete(beside.model, ids)
    return len(ids)
