"""The municipality varies the national table: which role a task suits, and who does which early task."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from samenspoor.domain.agreements.deployment import STATUTORY, Doer, EarlyTask, HelpRole, HelpTask, Place
from samenspoor.domain.agreements.models import LocalDivision, LocalPlace
from samenspoor.domain.agreements.noting import note_change, participants_of
from samenspoor.domain.agreements.own_table import table_of
from samenspoor.foundation.organisations.models import Organisation


class UnableToVary(Exception):
    """The own table cannot say this; the message says why."""


@transaction.atomic
def vary_matrix(
    organisation: Organisation, places: Mapping[tuple[HelpTask, HelpRole], Place], *, reason: str, by: int, at: datetime
) -> int:
    """Let cells of the matrix say something else here than nationally, or the same again; returns how many changed."""
    now, given = table_of(organisation.pk).places, _given(organisation, reason, by=by, at=at)
    changed = [
        LocalPlace(task=task, role=role, place=place, **given)
        for (task, role), place in places.items()
        if now[task, role] != place
    ]
    LocalPlace.objects.bulk_create(changed)
    return _varied(organisation, len(changed))


@transaction.atomic
def divide_early_tasks(
    organisation: Organisation, doers: Mapping[EarlyTask, Collection[Doer]], *, reason: str, by: int, at: datetime
) -> int:
    """Say who does which task in early signalling here; what is the statutory task itself stays with professionals."""
    now, given = table_of(organisation.pk).doers, _given(organisation, reason, by=by, at=at)
    for task in STATUTORY:
        if {Doer.VOLUNTEER, Doer.CREDITOR} & set(doers.get(task, ())):
            raise UnableToVary(
                _("“%(task)s” stays with the municipality: a volunteer or creditor never decides (Wgs art. 3a).")
                % {"task": task.label}
            )
    changed = [
        LocalDivision(task=task, doers=[doer.value for doer in Doer if doer in chosen], **given)
        for task, chosen in doers.items()
        if now[task] != frozenset(chosen)
    ]
    LocalDivision.objects.bulk_create(changed)
    return _varied(organisation, len(changed))


def _given(organisation: Organisation, reason: str, *, by: int, at: datetime) -> dict[str, Any]:
    """What every row of the own table says beside its cell."""
    if not reason.strip():
        raise UnableToVary(_("Write down why."))
    shared = participants_of(organisation.pk)
    return {
        "organisation": organisation, "shared_with": shared, "reason": reason.strip(), "chosen_at": at, "chosen_by": by
    }  # fmt: skip


def _varied(organisation: Organisation, number: int) -> int:
    if not number:
        raise UnableToVary(_("Nothing is other than it was."))
    note_change(organisation.pk)
    return number
