"""Which threatening situation creditors announced: what is proposed when someone accepts a first conversation."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samenspoor.domain.casework.models import DossierSignal, StatutoryGround
from samenspoor.domain.intake.rows import CrisisKind

GROUND_OF = {
    CrisisKind.EVICTION: StatutoryGround.EVICTION,
    CrisisKind.CUT_OFF: StatutoryGround.CUT_OFF,
    CrisisKind.INSURANCE_ENDED: StatutoryGround.INSURANCE_ENDS,
}


@dataclass(frozen=True, kw_only=True)
class Threat:
    """The statutory ground that a signal makes likely, and who said so."""

    ground: StatutoryGround
    announced: str


def threat_of(dossier: int) -> Threat | None:
    """The first of all threats that creditors announced in this dossier; it holds for everyone who lives there."""
    taken = DossierSignal.objects.filter(dossier=dossier).exclude(signal__crisis_kind="")
    first = taken.select_related("signal__creditor").order_by("signal__crisis_on", "pk").first()
    if first is None:
        return None
    kind = CrisisKind(first.signal.crisis_kind)
    words = {"creditor": first.signal.creditor.name, "kind": kind.value}
    if first.signal.crisis_on:
        words["day"] = date_format(first.signal.crisis_on, "j F Y")
        return Threat(ground=GROUND_OF[kind], announced=_("%(creditor)s announced: %(kind)s on %(day)s.") % words)
    return Threat(ground=GROUND_OF[kind], announced=_("%(creditor)s announced: %(kind)s.") % words)
