"""Who falls behind with whom, and when: the months of trouble of a household, with the published volumes and mix.

Shares and mix follow the Divosa monitor 2023 and the first half of 2024.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from random import Random

from samenspoor.synthetic.people import Household, Person
from samenspoor.synthetic.places import Address

SIGNALS_PER_INHABITANT = 0.004  # a month
_GOES_ON = 0.455  # a month with signals is followed by another within six months
_GAPS = (1, 2, 3, 4, 5, 6)
_GAP_TOTALS = tuple(accumulate((52, 21, 12, 7, 5, 3)))
_MULTIPLE_AT_START = 0.175
_MULTIPLE_LATER = 0.03
_BEFORE = 18  # months before the run in which trouble may have begun


@dataclass(frozen=True, slots=True, kw_only=True)
class Creditor:
    """A creditor and the day of the month on which it delivers."""

    slug: str
    name: str
    kind: str
    day: int
    mark: str


CREDITORS = (
    Creditor(slug="brugwonen", name="Brugwonen", kind="rent", day=6, mark="BW"),
    Creditor(slug="veenstede", name="Veenstede", kind="rent", day=8, mark="VS"),
    Creditor(slug="laagstroom", name="Laagstroom", kind="energy", day=10, mark="LS"),
    Creditor(slug="noordergas", name="Noordergas", kind="energy", day=4, mark="NG"),
    Creditor(slug="veenwater", name="Veenwater", kind="water", day=12, mark="VW"),
    Creditor(slug="zorgsaam", name="Zorgsaam", kind="health", day=15, mark="ZS"),
)
BY_SLUG = {creditor.slug: creditor for creditor in CREDITORS}
_KINDS = ("rent", "energy", "water", "health")
_KIND_TOTALS = tuple(accumulate((25.2, 18.4, 19.6, 38.5)))
_CRISIS = {"rent": "ontruiming", "energy": "afsluiting", "water": "afsluiting", "health": "royement"}
_TYPICAL = {"rent": (45_000, 210_000), "energy": (9_000, 95_000), "water": (4_500, 24_000), "health": (26_000, 98_000)}
_STEP = {"rent": (45_000, 85_000), "energy": (9_000, 24_000), "water": (2_000, 5_000), "health": (13_500, 17_500)}
_REPEATS = {"rent": 0.10, "energy": 0.62, "water": 0.22, "health": 0.50}


@dataclass(slots=True)
class Debt:
    """One arrears with one creditor, as it stands at its latest signal."""

    creditor: Creditor
    person: Person
    customer: str
    began_on: date
    amount_cents: int


@dataclass(slots=True, kw_only=True)
class Event:
    """One signal that is due: what the creditor knows is true, before anyone writes it down."""

    creditor: Creditor
    person: Person
    address: Address
    month: int
    signalled_on: date
    customer: str
    began_on: date
    amount_cents: int
    ends_supply: bool = False
    warm_handover: bool = False
    crisis: str = ""
    crisis_on: date | None = None
    repeat: str = ""


def months_of_trouble(rng: Random, *, months: int) -> list[tuple[int, bool]]:
    """Draw the months in which signals arrive, each with whether it opens the trouble; empty if none is in the run."""
    month = rng.randrange(-_BEFORE, months)
    found = [(month, True)] if month >= 0 else []
    while rng.random() < _GOES_ON:
        month += rng.choices(_GAPS, cum_weights=_GAP_TOTALS)[0]
        if month >= months:
            break
        if month >= 0:
            found.append((month, False))
    return found


class Bookkeeper:
    """Turns the months of trouble of a household into signals."""

    def __init__(self, rng: Random, *, first_days: list[date], until: date) -> None:
        self._rng = rng
        self._first_days = first_days
        self._until = until

    def events(self, home: Household, troubled: list[tuple[int, bool]]) -> list[Event]:
        """Give the signals of a household, in order of month."""
        rng = self._rng
        tenancy = _Contracts(rng, home)
        debts: list[Debt] = []
        made: list[Event] = []
        for month, opens in troubled:
            taken: set[str] = set()
            number = 1
            if rng.random() < (_MULTIPLE_AT_START if opens else _MULTIPLE_LATER):
                number = min(2 if rng.random() < 0.85 else 3, tenancy.most)
            for place in range(number):
                repeat = ""
                debt = debts[-1] if debts else None
                # Only what was signalled before this month can come back in it.
                if place == 0 and debt is not None and rng.random() < _REPEATS[debt.creditor.kind] * 1.25:
                    repeat = "repeat" if rng.random() < 0.5 else "repeat-higher"
                    if repeat == "repeat-higher":
                        debt.amount_cents += rng.randrange(*_STEP[debt.creditor.kind])
                    elif rng.random() < 0.1:
                        debt.amount_cents = max(1_000, debt.amount_cents - 5_000)
                else:
                    debt = self._new_debt(tenancy, month, taken)
                    debts.append(debt)
                taken.add(debt.creditor.kind)
                made.append(self._event(home, debt, month, repeat))
        return made

    def _new_debt(self, contracts: "_Contracts", month: int, taken: set[str]) -> Debt:
        rng = self._rng
        kind = rng.choices(_KINDS, cum_weights=_KIND_TOTALS)[0]
        while kind in taken or not contracts.has(kind):
            kind = rng.choices(_KINDS, cum_weights=_KIND_TOTALS)[0]
        creditor, person, customer = contracts.draw(kind)
        low, high = _TYPICAL[kind]
        amount = int(low + (high - low) * rng.random() * rng.random())
        if rng.random() < 0.04:
            amount = rng.randrange(600, 5_000)
        elif rng.random() < 0.02:
            amount *= rng.randrange(3, 6)
        began_on = self._first_days[month] - timedelta(days=rng.randrange(24, 96))
        if rng.random() < 0.5:
            began_on = began_on.replace(day=1)
        return Debt(creditor, person, customer, began_on, amount)

    def _event(self, home: Household, debt: Debt, month: int, repeat: str) -> Event:
        rng = self._rng
        moved = home.earlier_address is None or month >= home.moved_in_month
        day = self._first_days[month] + timedelta(days=debt.creditor.day - 1 + rng.randrange(3))
        event = Event(
            creditor=debt.creditor,
            person=debt.person,
            address=home.address if moved or home.earlier_address is None else home.earlier_address,
            month=month,
            signalled_on=min(day, self._until),
            customer=debt.customer,
            began_on=debt.began_on,
            amount_cents=debt.amount_cents,
            warm_handover=rng.random() < 0.03,
            repeat=repeat,
        )
        kind = debt.creditor.kind
        event.ends_supply = kind == "energy" and rng.random() < 0.25
        if rng.random() < 0.025:
            event.crisis = _CRISIS[kind]
            event.crisis_on = event.signalled_on + timedelta(days=rng.randrange(3, 30))
        return event


class _Contracts:
    """With whom a household has its contracts: one landlord or none, one supplier, water, and insurance for each."""

    def __init__(self, rng: Random, home: Household) -> None:
        self._rng = rng
        self._home = home
        self._customers: dict[tuple[str, int], str] = {}
        self._creditors = {
            "rent": BY_SLUG["brugwonen" if rng.random() < 0.65 else "veenstede"],
            "energy": BY_SLUG["laagstroom" if rng.random() < 0.6 else "noordergas"],
            "water": BY_SLUG["veenwater"],
            "health": BY_SLUG["zorgsaam"],
        }
        self._is_tenant = rng.random() < 0.8
        self._alone = home.kind in {"shelter", "sharers"}

    @property
    def most(self) -> int:
        """How many kinds of contract the household can have at all."""
        return 2 if self._home.kind == "shelter" else 3

    def has(self, kind: str) -> bool:
        """Say whether the household has such a contract: owners pay no rent, legal persons no health insurance."""
        if self._home.kind == "shelter":
            return kind == "health" or (kind == "energy" and self._rng.random() < 0.2)
        if self._home.members[0].is_legal_person:
            return kind != "health"
        return kind != "rent" or self._is_tenant

    def draw(self, kind: str) -> tuple[Creditor, Person, str]:
        """Draw who owes: the holder of the contract, now and then the partner or another member."""
        rng = self._rng
        members = self._home.members
        person = members[0]
        if len(members) > 1 and (self._alone or rng.random() < (0.45 if kind == "health" else 0.15)):
            person = members[rng.randrange(len(members))]
        creditor = self._creditors[kind]
        key = (creditor.slug, person.number)
        customer = self._customers.get(key)
        if customer is None:
            customer = self._customers[key] = f"{rng.randrange(10_000_000, 99_999_999)}"
        return creditor, person, customer
