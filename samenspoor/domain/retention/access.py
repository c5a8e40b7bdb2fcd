"""Who may set terms and order destruction, who may read about it, and why not."""

from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery, Sum

from samenspoor.domain.retention.actions import DueRecords, count_due
from samenspoor.domain.retention.models import DestructionReport, DpiaConfirmation, RetentionTerm
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.models import User
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
    """Reports of the actor's organisation, each with the `person` who ordered it and how many were `destroyed`."""
    name = User.objects.filter(pk=OuterRef("ordered_by")).values("name")[:1]
    reports = DestructionReport.objects.filter(organisation=actor.organisation)
    return reports.annotate(person=Subquery(name), destroyed=Sum("lines__destroyed"), expected=Sum("lines__expected"))


def term_of(actor: Actor, retention_class: str) -> RetentionTerm | None:
    """The term that counts for one class, or None while nobody has entered it."""
    return RetentionTerm.objects.filter(organisation=actor.organisation, retention_class=retention_class).first()


def due_for(actor: Actor, *, day: date) -> list[DueRecords]:
    """Per class the term and how much a destruction on this day would destroy; numbers only."""
    may_read_retention(actor).or_refuse()
    return count_due(actor.organisation, day=day)


def get_report_or_404(actor: Actor, pk: int) -> DestructionReport:
    """Return one report and note the look."""
    may_read_retention(actor).or_refuse()
    return looks.open_or_404(reports_visible_to(actor), pk)


def newest_dpia(actor: Actor) -> DpiaConfirmation | None:
    """The confirmation that counts, or None."""
    return DpiaConfirmation.objects.filter(organisation=actor.organisation).order_by("-pk").first()
