"""What the signals say of a person, each value once: what a colleague compares."""

from dataclasses import dataclass, field
from datetime import date

from samenspoor.domain.linkage.models import Link
from samenspoor.domain.linkage.pairs import Pair
from samenspoor.domain.linkage.readable import full_name


@dataclass
class Facts:
    """The values of one side, in the order in which they came."""

    names: list[str] = field(default_factory=list)
    birth_dates: list[date] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)
    customers: list[str] = field(default_factory=list)
    amounts: list[tuple[str, int, date]] = field(default_factory=list)

    def add(self, link: Link) -> None:
        """Add what one signal says."""
        signal = link.signal
        name = full_name(initials=signal.initials, prefix=signal.prefix, surname=signal.surname)
        found: tuple[tuple[list[str], str], ...] = (
            (self.names, name if signal.surname else signal.business_name),
            (self.addresses, f"{link.address}, {link.address.postcode_apart} {link.address.town}".strip()),
            (self.phones, signal.phone),
            (self.emails, signal.email),
            (self.customers, f"{signal.creditor.name}: {signal.customer_number}" if signal.customer_number else ""),
        )
        for values, value in found:
            if value and value not in values:
                values.append(value)
        if signal.birth_date and signal.birth_date not in self.birth_dates:
            self.birth_dates.append(signal.birth_date)
        self.amounts.append((signal.creditor.name, signal.amount_cents, signal.signalled_on))


def facts_of(pair: Pair) -> tuple[Facts, Facts]:
    """Both sides of a question: whoever the waiting signal names, and the resident who may be the same."""
    own, other = Facts(), Facts()
    links = Link.objects.filter(organisation_id=pair.link.organisation_id).select_related("signal__creditor", "address")
    is_alone = pair.candidate.is_signal_only
    waiting = links.filter(pk=pair.link.pk) if is_alone else links.filter(resident=pair.link.resident_id)
    for link in waiting.order_by("signal"):
        own.add(link)
    for link in links.filter(resident=pair.resident).order_by("signal"):
        other.add(link)
    return own, other
