"""What a task asks to know about: a request names tasks, and who knows about them fits better."""

from collections.abc import Iterable, Mapping

from samenspoor.domain.agreements.deployment import HelpTask
from samenspoor.domain.trajectory.wishes import Knowledge

KNOWLEDGE_OF: Mapping[str, frozenset[str]] = {
    HelpTask.HELP_APPLYING: frozenset({Knowledge.FORMS}),
    HelpTask.ADMINISTRATION: frozenset({Knowledge.FORMS}),
    HelpTask.GATHER_PAPERS: frozenset({Knowledge.FORMS}),
    HelpTask.LOOK_ALONG: frozenset({Knowledge.BUDGET}),
}
"""Few, and of every day: what only this resident needs, the coordinator adds in the intake."""


def knowledge_for(tasks: Iterable[str], *, also: Iterable[str] = ()) -> list[str]:
    """What to begin with for these tasks, and what was asked; the coordinator sees it in the intake, may change it."""
    return sorted({each for task in tasks for each in KNOWLEDGE_OF.get(task, ())} | set(also))
