"""On which terms a creditor may signal: attested or not, the grounds of its type, and what its covenant limits."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from samenspoor.domain.intake.models import Creditor, SignallingGround
from samenspoor.domain.intake.rules import Limits, is_within
from samenspoor.foundation.organisations.models import Organisation


@dataclass(frozen=True)
class Grounds:
    """On which dates and within which limits a type of creditor may signal to one municipality (R16, R3)."""

    periods: tuple[tuple[date, date, Limits], ...]

    @classmethod
    def of(cls, *, creditor_type: str, municipality_code: str) -> "Grounds":
        """Read the grounds, once per delivery."""
        rows = SignallingGround.objects.for_municipality(creditor_type, municipality_code=municipality_code)
        return cls(
            tuple(
                (
                    ground.starts_on,
                    ground.ends_on or date.max,
                    Limits(ground.minimum_cents, ground.minimum_days, ground.maximum_days),
                )
                for ground in rows
            )
        )

    def allow(self, *, day: date, amount_cents: int, days: int) -> bool:
        """Answer whether a signal of this date, amount and age has a ground."""
        return any(
            start <= day <= end and is_within(limits, amount_cents=amount_cents, days=days)
            for start, end, limits in self.periods
        )


@dataclass(frozen=True)
class Terms:
    """The terms of one creditor, as they are when its file is read."""

    creditor: int
    is_attested: bool
    grounds: Grounds
    covenant: Limits


def terms_of(creditor: Creditor, *, municipality: Organisation) -> Terms:
    """Read the terms of the creditor that delivers."""
    return Terms(
        creditor=creditor.pk,
        is_attested=creditor.attested_at is not None,
        grounds=Grounds.of(creditor_type=creditor.type, municipality_code=municipality.municipality_code),
        covenant=Limits(creditor.minimum_cents, creditor.minimum_days, creditor.maximum_days),
    )


def terms_by_name(creditors: QuerySet[Creditor], *, municipality: Organisation) -> dict[str, Terms]:
    """Read the terms of every creditor whose name or code may stand in a row of a loket's file."""
    found: dict[str, Terms] = {}
    for creditor in creditors:
        terms = terms_of(creditor, municipality=municipality)
        found[folded_name(creditor.code)] = found[folded_name(creditor.name)] = terms
    return found


def folded_name(name: str) -> str:
    """A creditor's name as it is compared."""
    return " ".join(name.lower().split())
