"""Who may deliver, see deliveries and attest creditors, and why not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.intake.models import Creditor, Delivery, DeliveryProfile, Sender
from samenspoor.domain.intake.senders import deliverers_of
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.models import Membership, User
from samenspoor.foundation.accounts.permissions import Permission
from samenspoor.foundation.audit import looks
from samenspoor.foundation.audit.verdict import Verdict


def may_deliver(actor: Actor) -> Verdict:
    """Answer whether this person may deliver files for a creditor."""
    return actor.may(Permission.DELIVER_SIGNALS)


def may_attest(actor: Actor) -> Verdict:
    """Answer whether this person may attest that a creditor collects responsibly."""
    return actor.may(Permission.ATTEST_CREDITOR)


def may_see_creditors(actor: Actor) -> Verdict:
    """Answer whether this person may see with whom the municipality works, and who waits for what."""
    if may_deliver(actor) or may_attest(actor):
        return Verdict(True)
    return Verdict(False, _("Only who delivers files or makes agreements with creditors sees this page."))


def deliverers_for(actor: Actor) -> list[Creditor | Sender]:
    """Creditors and lokets for which this person may deliver."""
    return deliverers_of(actor.organisation.pk)


def creditors_for(actor: Actor) -> QuerySet[Creditor]:
    """Creditors of the organisation, with how many of their files wait for attestation."""
    return (
        Creditor.objects.filter(organisation=actor.organisation)
        .annotate(waiting=Count("deliveries", filter=Q(deliveries__status=Delivery.Status.WAITING)))
        .order_by("name")
    )


def lokets_for(actor: Actor) -> list[Sender]:
    """The lokets through which creditors deliver to this organisation."""
    return list(Sender.objects.filter(organisation=actor.organisation).prefetch_related("profiles").order_by("name"))


def visible_to(actor: Actor, *, day: date) -> QuerySet[Delivery]:
    """Deliveries that this person may see, with who delivered them."""
    return Delivery.objects.filter(organisation_id__in=actor.owners(day)).select_related(
        "creditor", "sender", "profile"
    )


def get_delivery_or_404(actor: Actor, pk: int, *, day: date) -> Delivery:
    """Return one delivery and note the look."""
    may_deliver(actor).or_refuse()
    return looks.open_or_404(visible_to(actor, day=day), pk)


def get_creditor_or_404(actor: Actor, pk: int) -> Creditor:
    """Return one creditor of the own organisation and note the look."""
    may_see_creditors(actor).or_refuse()
    return looks.open_or_404(creditors_for(actor), pk)


def get_profile_or_404(actor: Actor, pk: int) -> DeliveryProfile:
    """Return one saved layout of a creditor or loket of the own organisation and note the look."""
    may_deliver(actor).or_refuse()
    rows = DeliveryProfile.objects.filter(organisation=actor.organisation).select_related("creditor", "sender")
    return looks.open_or_404(rows, pk)


@dataclass(frozen=True)
class Waiting:
    """What waits for a person: creditors with files that wait for attestation, and files to choose something for."""

    creditors: list[Creditor]
    to_choose: int

    @property
    def files(self) -> int:
        return sum(getattr(creditor, "waiting", 0) for creditor in self.creditors)


def waiting_for(actor: Actor) -> Waiting:
    """What waits in this organisation for those who deliver; nothing for others."""
    if not may_deliver(actor):
        return Waiting([], 0)
    to_choose = Delivery.objects.filter(
        organisation=actor.organisation, status__in=(Delivery.Status.MAPPING, Delivery.Status.UNASSIGNED)
    )
    return Waiting(list(_creditors_that_wait(actor)), to_choose.count())


def tasks_for(actor: Actor) -> list[Creditor]:
    """Creditors with waiting files that this person was named for: attesting them is this person's task."""
    if not may_attest(actor):
        return []
    return list(_creditors_that_wait(actor).filter(responsible=actor.user))


def _creditors_that_wait(actor: Actor) -> QuerySet[Creditor]:
    return creditors_for(actor).filter(
        pk__in=Delivery.objects.filter(status=Delivery.Status.WAITING).values("creditor")
    )


def attesters_of(actor: Actor, *, day: date) -> list[tuple[int, str]]:
    """The people of the organisation who may attest, by name."""
    rows = Membership.objects.in_force_on(day).filter(
        organisation=actor.organisation, role__permissions__contains=[Permission.ATTEST_CREDITOR]
    )
    return list(rows.order_by("user__name").values_list("user", "user__name"))


def names_of(users: Iterable[int | None]) -> dict[int, str]:
    """The names of colleagues by number."""
    return dict(User.objects.filter(pk__in={user for user in users if user}).values_list("pk", "name"))
