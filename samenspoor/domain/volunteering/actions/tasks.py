"""Who does what for a resident (S22), and the resident's own machtiging to ring a creditor: each with an end."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspoor.domain.volunteering.actions.residents import UnableToHelp
from samenspoor.domain.volunteering.models import Doer, HelpedResident, ResidentMachtiging, TaskShare


@dataclass(frozen=True, kw_only=True)
class Share:
    """One task: who does it, until when, and when it passes on to someone else."""

    task: str
    doer: Doer
    until: date | None = None
    passes_on: str = ""


@dataclass(frozen=True, kw_only=True)
class Machtiging:
    """What the resident lets a helper do: with whom, for what, from and until which day."""

    creditor: str
    act: str
    starts_on: date
    ends_on: date


@transaction.atomic
def divide_task(resident: HelpedResident, share: Share, *, by: int, at: datetime) -> TaskShare:
    """Say who does a task; a second time for the same task changes it."""
    if not share.task.strip():
        raise UnableToHelp(_("Name the task."))
    if share.until and share.until < timezone.localdate(at):
        raise UnableToHelp(_("This day has passed."))
    resident = _hold_resident(resident)
    made, _is_new = TaskShare.objects.update_or_create(
        organisation_id=resident.organisation_id,
        resident=resident,
        task=share.task.strip(),
        defaults={
            "doer": share.doer, "until": share.until, "passes_on": share.passes_on.strip(), "written_at": at,
            "written_by": by, "visible_to": resident.visible_to,
        },
    )  # fmt: skip
    return made


@transaction.atomic
def drop_task(share: TaskShare, *, by: int, at: datetime) -> None:
    """Take a task off the list."""
    share.delete()


@transaction.atomic
def write_machtiging(resident: HelpedResident, machtiging: Machtiging, *, by: int, at: datetime) -> ResidentMachtiging:
    """Make a machtiging for the resident to sign; it always ends."""
    if not machtiging.creditor.strip() or not machtiging.act.strip():
        raise UnableToHelp(_("Fill in with whom, and for what."))
    if machtiging.ends_on < max(machtiging.starts_on, timezone.localdate(at)):
        raise UnableToHelp(_("The last day comes before the first, or has passed."))
    resident = _hold_resident(resident)
    return ResidentMachtiging.objects.create(
        organisation_id=resident.organisation_id,
        visible_to=resident.visible_to,
        resident=resident,
        creditor=machtiging.creditor.strip(),
        act=machtiging.act.strip(),
        starts_on=machtiging.starts_on,
        ends_on=machtiging.ends_on,
        made_at=at,
        made_by=by,
    )


@transaction.atomic
def sign_machtiging(machtiging: ResidentMachtiging, *, by: int, at: datetime) -> ResidentMachtiging:
    """The resident signed it today; the paper itself stays with the resident."""
    machtiging = _hold(machtiging)
    if machtiging.withdrawn_on:
        raise UnableToHelp(_("This machtiging was withdrawn. Make a new one."))
    machtiging.signed_on = machtiging.signed_on or timezone.localdate(at)
    machtiging.save(update_fields=["signed_on"])
    return machtiging


@transaction.atomic
def withdraw_machtiging(machtiging: ResidentMachtiging, *, by: int, at: datetime) -> ResidentMachtiging:
    """The resident takes it back, without a reason; it ends today."""
    machtiging = _hold(machtiging)
    machtiging.withdrawn_on = machtiging.withdrawn_on or timezone.localdate(at)
    machtiging.save(update_fields=["withdrawn_on"])
    return machtiging


def _hold_resident(resident: HelpedResident) -> HelpedResident:
    """Who sees the resident at this moment sees what is written now."""
    return HelpedResident.objects.select_for_update(of=("self",)).get(pk=resident.pk)


def _hold(machtiging: ResidentMachtiging) -> ResidentMachtiging:
    return ResidentMachtiging.objects.select_for_update(of=("self",)).get(pk=machtiging.pk)
