"""What an executing party sees follows its arrangement: earlier rows come along when it begins, all go when it ends."""

from collections.abc import Iterator

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from samenspoor.domain.casework.models import DossierResident, DossierSignal, ResidentCheck
from samenspoor.domain.intake.models import ArrearsSignal, Creditor
from samenspoor.domain.linkage.models import Address, Link, LinkCandidate, LinkReview, Resident
from samenspoor.domain.trajectory.models import HelpInvitation, HelpRequest, HelpRequestContact
from samenspoor.foundation.jobs.owned import Assignment
from samenspoor.foundation.organisations.models import Execution

STEP = 5_000
_LAYER = "samenspoor.domain."
_WITH_OTHERS = frozenset({HelpRequest, HelpRequestContact, HelpInvitation})


def _taken_up(**which: OuterRef) -> Exists:
    return Exists(DossierSignal.objects.filter(**which))


# An executing party works on dossiers. What came in besides, and whoever it is about, stays the municipality's own:
# of these tables only the rows of which this is true are shared, of every other table all.
ONLY_WHEN: dict[type[models.Model], Q] = {
    ArrearsSignal: Q(_taken_up(signal=OuterRef("pk"))),
    Creditor: Q(_taken_up(signal__creditor=OuterRef("pk"))),
    Link: Q(_taken_up(signal=OuterRef("signal"))),
    LinkCandidate: Q(_taken_up(signal=OuterRef("link__signal"))),
    LinkReview: Q(_taken_up(signal=OuterRef("link__signal"))),
    Resident: Q(_taken_up(resident=OuterRef("pk")))
    | Q(Exists(DossierResident.objects.filter(resident=OuterRef("pk"))))
    | Q(
        Exists(
            LinkCandidate.objects.filter(
                Exists(DossierSignal.objects.filter(signal=OuterRef("link__signal"))), resident=OuterRef("pk")
            )
        )
    ),
    Address: Q(_taken_up(dossier__address=OuterRef("pk")))
    | Q(_taken_up(signal__links__address=OuterRef("pk")))
    | Q(Exists(ResidentCheck.objects.filter(new_address=OuterRef("pk")))),
}


def shared_tables() -> Iterator[type[models.Model]]:
    """Every table of the work whose rows name the parties that may see them; history keeps what it was.

    Agreements, help requests and what volunteers do are shared with the organisation that they concern.
    """
    for model in apps.get_models():
        names = {field.name for field in model._meta.local_fields}
        is_work = model.__module__.startswith(_LAYER) and model._meta.app_label not in {"agreements", "volunteering"}
        if is_work and "shared_with" in names and not hasattr(model, "pgh_tracked_model") and model not in _WITH_OTHERS:
            yield model


def reshare(assignment: Assignment) -> int:
    """Name the parties of today on every row of a municipality, in short transactions; returns how many changed."""
    with assignment.acting():
        arrangements = Execution.objects.filter(organisation=assignment.organisation)
        parties = arrangements.parties_on(timezone.localdate(assignment.at))
    return sum(_reshare_table(model, parties, assignment) for model in shared_tables())


def _reshare_table(model: type[models.Model], parties: list[int], assignment: Assignment) -> int:
    rows = model._base_manager.filter(organisation=assignment.organisation)
    if model not in ONLY_WHEN:
        return _reshare_rows(rows, parties, assignment)
    seen = ONLY_WHEN[model]
    return _reshare_rows(rows.filter(seen), parties, assignment) + _reshare_rows(rows.exclude(seen), [], assignment)


def _reshare_rows(rows: "QuerySet[models.Model]", parties: list[int], assignment: Assignment) -> int:
    changed = last = 0
    while True:
        with assignment.acting():
            others = rows.filter(pk__gt=last).exclude(shared_with=parties).order_by("pk")
            step = list(others.values_list("pk", flat=True)[:STEP])
            if not step:
                return changed
            changed += rows.model._base_manager.filter(pk__in=step).update(shared_with=parties)
            last = step[-1]
