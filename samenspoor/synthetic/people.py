"""Who lives at an address: singles, couples, families, sharers, sole traders and a shelter."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from samenspoor.synthetic import names
from samenspoor.synthetic.name_lists import FOUNDATIONS, LEGAL_NAMES, TRADES
from samenspoor.synthetic.places import Address

MEMBERS = 64  # numbers kept free per household
_PHONES = 30_000_000


@dataclass(slots=True, kw_only=True)
class Person:
    """A resident as the population register would know them; `business` for a sole trader or a legal person."""

    number: int
    woman: bool
    given: tuple[str, ...]
    call_name: str
    prefix: str
    surname: str
    born_on: date
    phone: str
    mail: str
    partner_prefix: str = ""
    partner_surname: str = ""
    uses_partner_name: bool = False
    business: str = ""
    is_legal_person: bool = False


@dataclass(slots=True, kw_only=True)
class Household:
    """People behind one front door; `moved_in_month` counts from the first month of the run."""

    number: int
    kind: str
    address: Address
    members: list[Person] = field(default_factory=list)
    earlier_address: Address | None = None
    moved_in_month: int = 0


class Registrar:
    """Makes households; `today` is the day on which ages count."""

    def __init__(self, rng: Random, *, today: date, area_code: str) -> None:
        self._rng = rng
        self._today = today
        self._area_code = area_code

    def household(self, number: int, address: Address) -> Household:
        """Make a household at an address; the kinds and shares are those of homes with arrears."""
        draw = self._rng.random()
        home = Household(number=number, kind="single", address=address)
        if draw < 0.42:
            self._single(home)
        elif draw < 0.62:
            self._couple(home)
        elif draw < 0.90:
            self._family(home)
        elif draw < 0.985:
            self._sharers(home)
        else:
            self._legal_person(home)
        if home.kind != "legal person" and self._rng.random() < 0.05:
            self._open_business(home.members[0])
        return home

    def shelter(self, number: int, address: Address, *, people: int) -> Household:
        """Make a shelter: many people who have nothing but the address in common."""
        home = Household(number=number, kind="shelter", address=address)
        for _ in range(people):
            group = names.draw_group(self._rng)
            self._add(home, group, surname=names.draw_surname(self._rng, group), age=self._age())
        return home

    def _single(self, home: Household) -> None:
        group = names.draw_group(self._rng)
        self._add(home, group, surname=names.draw_surname(self._rng, group), age=self._age())

    def _couple(self, home: Household) -> None:
        home.kind = "couple"
        rng = self._rng
        group = names.draw_group(rng)
        other = group if rng.random() < 0.85 else names.draw_group(rng)
        age = self._age()
        first = self._add(home, group, surname=names.draw_surname(rng, group), age=age, woman=False)
        partner_age = max(18.5, age + rng.gauss(-2, 3))
        second = self._add(
            home, other, surname=names.draw_surname(rng, other), age=partner_age, woman=rng.random() < 0.96
        )
        self._marry(first, second)
        if rng.random() < 0.3:
            second.phone = first.phone
        if rng.random() < 0.2:
            second.mail = first.mail

    def _marry(self, first: Person, second: Person) -> None:
        if self._rng.random() < 0.7:
            second.partner_prefix, second.partner_surname = first.prefix, first.surname
            second.uses_partner_name = self._rng.random() < 0.6

    def _family(self, home: Household) -> None:
        """Parents and grown-up children: twins, sons named after their father, one telephone for all."""
        home.kind = "family"
        rng = self._rng
        group = names.draw_group(rng)
        surname = names.draw_surname(rng, group)
        age = rng.uniform(40, 68)
        single = rng.random() < 0.45
        parent = self._add(home, group, surname=surname, age=age, woman=single and rng.random() < 0.8)
        if not single:
            mother = self._add(
                home, group, surname=names.draw_surname(rng, group), age=age + rng.gauss(-2, 3), woman=True
            )
            self._marry(parent, mother)
        shared_phone = rng.random() < 0.4
        twins = rng.random() < 0.12
        born_on = None
        for number in range(rng.choices((1, 2, 3, 4), cum_weights=(55, 85, 96, 100))[0] + twins):
            child_age = max(18.1, min(age - 19, 18 + rng.random() * (age - 38) if age > 40 else 18.5))
            child = self._add(home, group, surname=surname, age=child_age)
            if twins and number < 2:
                child.born_on = born_on = born_on or child.born_on
            if not child.woman and not parent.woman and rng.random() < 0.25:
                self._name_after(child, parent)
            if shared_phone:
                child.phone = parent.phone
        if shared_phone and len(home.members) > 1:
            home.members[1].phone = parent.phone

    def _name_after(self, child: Person, parent: Person) -> None:
        if self._rng.random() < 0.6:
            child.given = parent.given
            child.call_name = parent.call_name
        else:
            # Another name with the same initial, where the list has one.
            same = [name.partition("/")[0] for name in names.DUTCH.men.names if name[0] == parent.given[0][0]]
            if same:
                child.given = (self._rng.choice(same), *parent.given[1:])
                child.call_name = child.given[0]

    def _sharers(self, home: Household) -> None:
        home.kind = "sharers"
        for _ in range(self._rng.choices((2, 3, 4, 5, 6), cum_weights=(45, 75, 90, 97, 100))[0]):
            group = names.draw_group(self._rng)
            self._add(home, group, surname=names.draw_surname(self._rng, group), age=18.2 + 14 * self._rng.random())

    def _legal_person(self, home: Household) -> None:
        home.kind = "legal person"
        group = names.DUTCH
        prefix, surname = names.draw_surname(self._rng, group)
        person = self._add(home, group, surname=(prefix, surname), age=45.0)
        person.is_legal_person = True
        if self._rng.random() < 0.7:
            trade = self._rng.choice(LEGAL_NAMES)
            person.business = f"{surname} {trade} {self._rng.choice(('B.V.', 'BV', 'B.V', 'N.V.'))}"
        else:
            person.business = f"{self._rng.choice(FOUNDATIONS)} {home.address.neighbourhood}".strip()

    def _open_business(self, person: Person) -> None:
        full = f"{person.prefix} {person.surname}".strip()
        trade = self._rng.choice(TRADES)
        person.business = f"{trade} {full if self._rng.random() < 0.7 else person.call_name}"

    def _age(self) -> float:
        return 18.3 + 64 * self._rng.random() * (0.35 + 0.65 * self._rng.random())

    def _add(
        self, home: Household, group: names.Group, *, surname: tuple[str, str], age: float, woman: bool | None = None
    ) -> Person:
        rng = self._rng
        if woman is None:
            woman = rng.random() < 0.5
        given, call_name = names.draw_given(rng, group, woman=woman)
        born_on = self._today - timedelta(days=int(age * 365.25) + rng.randrange(365) * (age > 20))
        if rng.random() < group.on_new_year:
            born_on = born_on.replace(month=1, day=1)
        number = home.number * MEMBERS + len(home.members) + 1
        person = Person(
            number=number,
            woman=woman,
            given=given,
            call_name=call_name,
            prefix=surname[0],
            surname=names.for_sex(surname[1], woman=woman),
            born_on=born_on,
            phone=self._phone(home.number * 8 + len(home.members), is_own=len(home.members) < 8),
            mail=_mail(call_name, surname[1], number, rng),
        )
        home.members.append(person)
        return person

    def _phone(self, number: int, *, is_own: bool) -> str:
        """Give a telephone number in the ranges 060, 067 and 069, where no mobile numbers are issued."""
        if self._rng.random() < 0.08:
            return f"{self._area_code}{self._rng.randrange(200_000, 999_999)}"
        digit, rest = divmod(number * 7_654_321 % _PHONES if is_own else self._rng.randrange(_PHONES), 10_000_000)
        return f"06{'079'[digit]}{rest:07d}"


_ASCII = str.maketrans("çğıöşüÇĞİÖŞÜąćęłńóśźżĄĆĘŁŃÓŚŹŻéèëïáíúčžščâûôß", "cgiosuCGIOSUacelnoszzACELNOSZZeeeiaiuczscauos")


def _mail(call_name: str, surname: str, number: int, rng: Random) -> str:
    first = call_name.translate(_ASCII).casefold()
    last = surname.translate(_ASCII).casefold().rstrip("*").replace(" ", "").replace("'", "")
    host = ("post", "mail", "thuis", "webpost")[number % 4]
    shape = rng.random()
    if shape < 0.4:
        local = f"{first}.{last}"
    elif shape < 0.7:
        local = f"{first[:1]}{last}{number % 100}"
    else:
        local = f"{first}{number % 1000}"
    cleaned = "".join(letter for letter in local if letter.isascii() and (letter.isalnum() or letter in ".-"))
    return f"{cleaned}@{host}.example"
