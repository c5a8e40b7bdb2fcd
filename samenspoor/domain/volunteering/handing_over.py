"""Who accepted a resident that came to the own organisation directly, and how far the hand-over is."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.text import capfirst

from samenspoor.domain.volunteering.access import may_manage_volunteers
from samenspoor.domain.volunteering.actions.residents import Asked
from samenspoor.domain.volunteering.models import (
    DecisionKind,
    HelpedResident,
    Pairing,
    ResidentHandOver,
    RoundDecision,
)
from samenspoor.domain.volunteering.states import HelpedStatus
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.organisations.models import Organisation
from samenspoor.foundation.ui import formats

MOST_PATIENCE = timedelta(days=60)
"""So long after the meeting a resident who came to another organisation may still be handed over."""


@dataclass(frozen=True)
class Taker:
    """The other organisation, and what was handed over to it; None when the resident was not asked yet."""

    party: Organisation
    handed: ResidentHandOver | None


def accepted_by_others(organisation: int, keys: Iterable[UUID], *, at: datetime) -> dict[UUID, int]:
    """Which other organisation accepted each of these in a matchingsoverleg not long ago, and did not come back on it.

    So long, and no longer, the other side keeps whom it chose: `refresh_rounds`.
    """
    kinds = (DecisionKind.ACCEPT, DecisionKind.RELEASE)
    rows = RoundDecision.objects.filter(request_key__in=list(keys), kind__in=kinds).exclude(organisation=organisation)
    found: dict[UUID, int] = {}
    for one in rows.filter(decided_at__gte=at - MOST_PATIENCE).order_by("pk"):
        if one.request_key and one.kind == DecisionKind.ACCEPT:
            found[one.request_key] = one.organisation_id
        elif one.request_key and found.get(one.request_key) == one.organisation_id:
            del found[one.request_key]
    return found


def to_hand_over(actor: Actor, *, at: datetime) -> list[tuple[HelpedResident, Organisation]]:
    """The own residents whom another organisation accepted, and who were not handed over yet."""
    may_manage_volunteers(actor).or_refuse()
    rows = HelpedResident.objects.filter(
        organisation=actor.organisation, municipality=None, status=HelpedStatus.SEEKING
    )
    waiting = {one.key: one for one in rows.exclude(pairings__in=Pairing.objects.running()).order_by("came_at", "pk")}
    accepted = accepted_by_others(actor.organisation.pk, waiting, at=at)
    handed = set(_handed(actor.organisation.pk, accepted))
    parties = Organisation.objects.in_bulk(set(accepted.values()))
    return [(waiting[key], parties[accepted[key]]) for key in waiting if key in accepted and key not in handed]


def taker_of(actor: Actor, resident: HelpedResident, *, at: datetime) -> Taker | None:
    """Who takes over a resident that was fetched, or has; None for whoever nobody else accepted."""
    may_manage_volunteers(actor).or_refuse()
    handed = _handed(actor.organisation.pk, [resident.key]).get(resident.key)
    if handed is None and (resident.municipality or resident.status != HelpedStatus.SEEKING):
        return None
    accepted = {} if handed else accepted_by_others(actor.organisation.pk, [resident.key], at=at)
    party = handed.party if handed else accepted.get(resident.key)
    return Taker(Organisation.objects.get(pk=party), handed) if party else None


def what_travels(resident: HelpedResident) -> Asked:
    """Who it is and what is asked: no notes, tasks or measurements, and no name of a volunteer here."""
    names = (field.name for field in fields(Asked))
    shown = {name: getattr(resident, name) for name in names}
    return Asked(**shown | {"avoided_volunteers": []})


def in_words(asked: Asked) -> list[tuple[str, str]]:
    """Every part of what travels as people read it, each under the name of its field; what is empty is left out."""
    return [(_label(name), _text(name, value)) for name, value in asdict(asked).items() if value]


def _label(name: str) -> str:
    return capfirst(str(HelpedResident._meta.get_field(name).verbose_name))  # type: ignore[union-attr]


def _text(name: str, value: object) -> str:
    if isinstance(value, bool):
        return formats.yes_no(value)
    field = HelpedResident._meta.get_field(name)
    values = value if isinstance(value, list) else [value]
    labels = dict(getattr(getattr(field, "base_field", field), "flatchoices", ()))
    return ", ".join(str(labels.get(each, each)) for each in values)


def _handed(organisation: int, keys: Iterable[UUID]) -> dict[UUID, ResidentHandOver]:
    rows = ResidentHandOver.objects.filter(organisation=organisation, resident_key__in=list(keys))
    return {one.resident_key: one for one in rows}
