"""Who may set terms and order destruction, who may read about it, and why not."""

from django.db.models import QuerySet

from samenspoor.domain.retention.models import DestructionReport, DpiaConfirmation
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.permissions import Permission
from samenspoor.foundation.audit import looks
from samenspoor.foundation.audit.verdict import Verdict


def may_set_retention(actor: Actor) -> Verdict:
    """Answer whether this person may enter terms, confirm the DPIA and order destruction."""
    return actor.may(Permission.SET_RETENTION)


def may_read_retention(actor: Actor) -> Verdict:
    """Answer whether this person may read terms and reports."""
    return actor.may(Permission.SEE_PRIVACY_REPORTS)


def reports_visible_to(actor: Actor) -> QuerySet[DestructionReport]:
    """Reports of the actor's organisation."""
    return DestructionReport.objects.filter(organisation=actor.organisation)


def get_report_or_404(actor: Actor, pk: int) -> DestructionReport:
    """Return one report and note the look."""
    may_read_retention(actor).or_refuse()
    return looks.open_or_404(reports_visible_to(actor), pk)


def newest_dpia(actor: Actor) -> DpiaConfirmation | None:
    """The confirmation that counts, or None."""
    return DpiaConfirmation.objects.filter(organisation=actor.organisation).order_by("-pk").first()
