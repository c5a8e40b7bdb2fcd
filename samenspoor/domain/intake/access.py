"""Who may deliver and see deliveries, and why not."""

from datetime import date

from django.db.models import QuerySet

from samenspoor.domain.intake.models import Creditor, Delivery
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.permissions import Permission
from samenspoor.foundation.audit import looks
from samenspoor.foundation.audit.verdict import Verdict


def may_deliver(actor: Actor) -> Verdict:
    """Answer whether this person may deliver files for a creditor."""
    return actor.may(Permission.DELIVER_SIGNALS)


def creditors_for(actor: Actor) -> QuerySet[Creditor]:
    """Creditors for which this person may deliver."""
    return Creditor.objects.filter(organisation=actor.organisation).order_by("name")


def visible_to(actor: Actor, *, day: date) -> QuerySet[Delivery]:
    """Deliveries that this person may see, with their creditor."""
    return Delivery.objects.filter(organisation_id__in=actor.owners(day)).select_related("creditor")


def get_delivery_or_404(actor: Actor, pk: int, *, day: date) -> Delivery:
    """Return one delivery and note the look."""
    may_deliver(actor).or_refuse()
    return looks.open_or_404(visible_to(actor, day=day), pk)
