"""Judges the rounds that are worked on again, some dossiers at a time, each in a short transaction of its own."""

from samenspoor.domain.casework.actions.priority import judge_some
from samenspoor.domain.casework.models import JudgingRun
from samenspoor.foundation.jobs.owned import Assignment


def judge_all(run_id: int, assignment: Assignment) -> None:
    """Go on from the last dossier that the run reached; also when another asked to begin anew meanwhile."""
    with assignment.acting():
        run = JudgingRun.objects.get(pk=run_id)
    while run.status == JudgingRun.Status.RUNNING:
        with assignment.acting():
            run = judge_some(run, by=assignment.by, at=assignment.at)
