"""The record of a hand-over, composed when it is asked for: one person, what is owed, what was accepted and agreed.

Least data: nobody else of the dossier, no signal of which it is doubtful whose it is, no reason that stays with us.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils.translation import gettext as _

from samenspoor.domain.casework.letters import is_unsafe, place_of
from samenspoor.domain.casework.models import CollectionPause, Dossier, DossierResident, DossierSignal, HelpOffer
from samenspoor.domain.intake.access import names_of
from samenspoor.domain.intake.models import ArrearsSignal
from samenspoor.domain.linkage.models import Address, Link, Resident
from samenspoor.domain.trajectory.actions.handovers import UnableToHandOver
from samenspoor.domain.trajectory.models import Handover
from samenspoor.domain.trajectory.states import HandoverStatus
from samenspoor.domain.trajectory.steps import withheld


@dataclass(frozen=True, kw_only=True)
class Record:
    """What debt help gets of one person. `address` is None when someone moved and nobody knows where to."""

    handover: Handover
    composed_at: datetime
    made_by: str
    resident: Resident
    address: Address | None
    consult_first: bool
    signals: Sequence[ArrearsSignal]
    doubtful: int
    offer: HelpOffer
    pauses: Sequence[CollectionPause]
    bsn: str = ""

    def with_bsn(self, bsn: str) -> "Record":
        """The same with the BSN that may go along: see `access.take_along`."""
        return replace(self, bsn=bsn)

    @property
    def phones(self) -> list[str]:
        """Telephone numbers, each once."""
        return list(dict.fromkeys(signal.phone for signal in self.signals if signal.phone))

    @property
    def emails(self) -> list[str]:
        """E-mail addresses, each once."""
        return list(dict.fromkeys(signal.email for signal in self.signals if signal.email))

    @property
    def amount_cents(self) -> int:
        """All that is owed by these signals."""
        return sum(signal.amount_cents for signal in self.signals)

    @property
    def admitted_on(self) -> date:
        """The day of admission: without it there is no record."""
        if self.offer.admitted_on is None:
            raise ValueError("composed of someone who was not admitted")
        return self.offer.admitted_on


def compose(handover: Handover, *, at: datetime) -> Record:
    """Compose the record in a fixed number of queries. Raises UnableToHandOver when it, or the help, was withdrawn."""
    if handover.status == HandoverStatus.WITHDRAWN:
        raise UnableToHandOver(_("This hand-over has been withdrawn."))
    parts = DossierResident.objects.select_related("resident")
    part = parts.prefetch_related("help_offers", "checks__new_address__unsafe_marks").get(pk=handover.person_id)
    if why := withheld(part):
        raise UnableToHandOver(why)
    dossier = Dossier.objects.with_safety().select_related("address").get(pk=part.dossier_id)
    taken = DossierSignal.objects.filter(dossier=dossier, resident=part.resident_id)
    doubtful = set(
        Link.objects.filter(
            organisation_id=handover.organisation_id, signal__in=taken.values("signal"), state=Link.State.IN_REVIEW
        ).values_list("signal_id", flat=True)
    )
    rows = taken.select_related("signal__creditor").order_by("signal__creditor__name", "signal__signalled_on", "pk")
    certain = [row.signal for row in rows if row.signal_id not in doubtful]
    named = {signal.creditor_id for signal in certain}
    pauses = CollectionPause.objects.filter(person=part, creditor__in=named).select_related("creditor")
    return Record(
        handover=handover,
        composed_at=at,
        made_by=names_of([handover.made_by]).get(handover.made_by, ""),
        resident=part.resident,
        address=place_of(dossier, part),
        consult_first=is_unsafe(dossier, part),
        signals=certain,
        doubtful=len(doubtful),
        offer=part.help_offers.all()[0],
        pauses=list(pauses.order_by("creditor__name")),
    )
