"""How a creditor writes a resident down: every kind of noise that signal files show, and which kinds were applied."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from samenspoor.synthetic import spelling
from samenspoor.synthetic.people import Person
from samenspoor.synthetic.places import Address, elsewhere

# Health insurers know the birth date of nearly everyone, water companies of few; together about a quarter is missing.
_BIRTH_MISSING = {"health": 0.12, "rent": 0.24, "energy": 0.33, "water": 0.42}
_INITIALS = {"health": 0.75, "rent": 0.7, "energy": 0.6, "water": 0.7}

KINDS = (
    "birth-missing",
    "birth-wrong",
    "spelling",
    "diacritics",
    "typo",
    "capitals",
    "prefix-in-surname",
    "prefix-dropped",
    "prefix-written",
    "partner-name",
    "first-name",
    "initials-missing",
    "initials-different",
    "names-swapped",
    "business-name",
    "legal-person",
    "addition-missing",
    "addition-different",
    "addition-written",
    "street-written",
    "number-wrong",
    "postcode-wrong",
    "old-address",
    "other-municipality",
    "phone-missing",
    "phone-written",
    "phone-shared",
    "phone-different",
    "mail-missing",
    "mail-different",
    "repeat",
    "repeat-higher",
    "small-amount",
)


@dataclass(slots=True)
class Record:
    """What the creditor's file says about who and where; `address` is where the person really lives."""

    surname: str
    prefix: str
    initials: str
    business: str
    born_on: str
    street: str
    number: str
    addition: str
    postcode: str
    town: str
    phone: str
    mail: str
    address: Address
    kinds: list[str] = field(default_factory=list)


class Clerk:
    """Writes records for one run; `number_elsewhere` keeps homes outside the municipality apart."""

    def __init__(self, rng: Random, *, number_elsewhere: int) -> None:
        self._rng = rng
        self._elsewhere = number_elsewhere

    def write(
        self, person: Person, address: Address, *, kind: str, known_at: Address | None, is_shared: bool
    ) -> Record:
        """Write a person down at an address; `known_at` is an earlier address that the creditor may still have."""
        rng = self._rng
        record = Record(
            person.surname,
            person.prefix,
            "",
            person.business,
            "",
            "",
            "",
            "",
            "",
            "",
            person.phone,
            person.mail,
            address,
        )
        self._place(record, known_at)
        if person.is_legal_person:
            record.surname = record.prefix = ""
            record.kinds.append("legal-person")
        else:
            self._name(record, person, kind)
            self._birth(record, person, kind)
            if person.business:
                record.kinds.append("business-name")
                draw = rng.random()
                if draw < 0.3:
                    record.surname = record.prefix = record.initials = record.born_on = ""
                elif draw < 0.6:
                    record.business = ""
                    record.kinds.remove("business-name")
        self._contact(record, person, is_shared=is_shared)
        return record

    def _name(self, record: Record, person: Person, kind: str) -> None:
        rng = self._rng
        self._choose_surname(record, person)
        self._initials(record, person, kind)
        draw = rng.random()
        if draw < 0.04:
            self._change(record, "surname", spelling.respell(record.surname, rng), "spelling")
        elif draw < 0.07:
            self._change(record, "surname", spelling.mistype(record.surname, rng), "typo")
        if not record.surname.isascii() and rng.random() < 0.55:
            self._change(record, "surname", spelling.plain(record.surname), "diacritics")
        if not record.initials.isascii() and rng.random() < 0.55:
            record.initials = spelling.plain(record.initials)
        if record.prefix:
            self._write_prefix(record)
        draw = rng.random()
        if draw < 0.045:
            record.surname, record.initials = record.surname.upper(), record.initials.upper()
            record.prefix = record.prefix.upper()
            record.kinds.append("capitals")
        elif draw < 0.05 and len(record.initials) > 3 and "." not in record.initials:
            record.surname, record.initials = record.initials, record.surname
            record.kinds.append("names-swapped")

    def _choose_surname(self, record: Record, person: Person) -> None:
        """Take own name, partner's name or both; a choice other than the person's own is noise."""
        if not person.partner_surname:
            return
        rng = self._rng
        own = f"{person.prefix} {person.surname}".strip()
        uses_partner = person.uses_partner_name
        if rng.random() < 0.25:
            uses_partner = not uses_partner
            record.kinds.append("partner-name")
        if uses_partner:
            record.prefix, record.surname = person.partner_prefix, spelling.ending(person.partner_surname, woman=True)
            if rng.random() < 0.4:
                record.surname = f"{record.surname}{rng.choice(('-', '-', ' - ', ' '))}{own}"

    def _initials(self, record: Record, person: Person, kind: str) -> None:
        rng = self._rng
        draw = rng.random()
        if draw < 0.03:
            record.kinds.append("initials-missing")
        elif draw < 0.045:
            wrong = rng.choice("ABCDEFGHJKLMNPRSTW")
            record.initials = f"{wrong}."
            record.kinds.append("initials-different")
        elif rng.random() < _INITIALS[kind]:
            letters = [name[:1] for name in person.given]
            if len(letters) > 1 and rng.random() < 0.3:
                letters = letters[:1]
            shape = rng.random()
            record.initials = (
                "".join(letters) if shape < 0.2 else " ".join(letters) if shape < 0.25 else ".".join(letters) + "."
            )
            if shape >= 0.95:
                record.initials = record.initials.casefold()
        else:
            draw = rng.random()
            record.initials = (
                person.given[0] if draw < 0.45 else person.call_name if draw < 0.85 else " ".join(person.given)
            )
            record.kinds.append("first-name")
            if rng.random() < 0.03:
                record.initials = spelling.mistype(record.initials, rng)

    def _write_prefix(self, record: Record) -> None:
        rng = self._rng
        draw = rng.random()
        if draw < 0.08:
            record.surname, record.prefix = f"{record.prefix} {record.surname}", ""
            record.kinds.append("prefix-in-surname")
        elif draw < 0.11:
            record.surname, record.prefix = f"{record.surname}, {record.prefix}", ""
            record.kinds.append("prefix-in-surname")
        elif draw < 0.15:
            record.prefix = ""
            record.kinds.append("prefix-dropped")
        elif draw < 0.20:
            record.prefix = spelling.short_prefix(record.prefix, rng)
            record.kinds.append("prefix-written")
        elif draw < 0.21:
            record.surname, record.prefix = (record.prefix + record.surname).replace(" ", "").capitalize(), ""
            record.kinds.append("prefix-in-surname")

    def _birth(self, record: Record, person: Person, kind: str) -> None:
        rng = self._rng
        if rng.random() < _BIRTH_MISSING[kind]:
            record.kinds.append("birth-missing")
            return
        born_on = person.born_on
        if rng.random() < 0.025:
            born_on = wrong_birth_date(born_on, rng)
            if born_on != person.born_on:
                record.kinds.append("birth-wrong")
        record.born_on = born_on.isoformat()

    def _place(self, record: Record, known_at: Address | None) -> None:
        rng = self._rng
        written = record.address
        draw = rng.random()
        if draw < 0.007:
            self._elsewhere += 1
            written = record.address = elsewhere(rng, number=self._elsewhere)
            record.kinds.append("other-municipality")
        elif known_at is not None:
            written = known_at
            record.kinds.append("old-address")
        record.street, record.number = written.street, str(written.number)
        record.addition, record.postcode, record.town = written.addition, written.postcode, written.town
        draw = rng.random()
        if draw < 0.05:
            self._change(record, "street", spelling.write_street(record.street, rng), "street-written")
        elif draw < 0.075:
            self._change(record, "street", spelling.mistype(record.street, rng), "street-written")
        draw = rng.random()
        if draw < 0.008:
            number = max(1, int(record.number) + rng.choice((-2, 2, 1, -1, 10, -10)))
            self._change(record, "number", str(number), "number-wrong")
        elif draw < 0.018:
            self._change(record, "postcode", spelling.mistype_postcode(record.postcode, rng), "postcode-wrong")
        self._write_addition(record)
        draw = rng.random()
        if draw < 0.25:
            record.postcode = f"{record.postcode[:4]} {record.postcode[4:]}"
        elif draw < 0.28:
            record.postcode = record.postcode.casefold()
        if rng.random() < 0.04:
            record.town = record.town.upper()

    def _write_addition(self, record: Record) -> None:
        rng = self._rng
        draw = rng.random()
        if not record.addition:
            if draw < 0.006:
                record.addition = rng.choice(("A", "1", "hs", "bis", "2"))
                record.kinds.append("addition-different")
        elif draw < 0.07:
            record.addition = ""
            record.kinds.append("addition-missing")
        elif draw < 0.09:
            self._change(record, "addition", spelling.other_addition(record.addition, rng), "addition-different")
        elif draw < 0.45:
            written = spelling.write_addition(record.addition, rng)
            self._change(record, "addition", written, "addition-written")
        elif draw < 0.50:
            glue = rng.choice(("", " ", "-"))
            # A bare digit glued to the number would be another number.
            glue = glue or ("-" if record.addition[0].isdigit() else "")
            record.number, record.addition = f"{record.number}{glue}{record.addition}", ""
            record.kinds.append("addition-written")

    def _contact(self, record: Record, person: Person, *, is_shared: bool) -> None:
        rng = self._rng
        draw = rng.random()
        if draw < 0.22:
            record.phone = ""
            record.kinds.append("phone-missing")
        elif draw < 0.29:
            record.phone = f"06{rng.choice('079')}{rng.randrange(10_000_000):07d}"
            record.kinds.append("phone-different")
        else:
            if is_shared:
                record.kinds.append("phone-shared")
            if draw < 0.55:
                record.phone = spelling.write_phone(record.phone, rng)
                record.kinds.append("phone-written")
        draw = rng.random()
        if draw < 0.38:
            record.mail = ""
            record.kinds.append("mail-missing")
        elif draw < 0.45:
            local, _, _ = record.mail.partition("@")
            record.mail = f"{local}{rng.randrange(10, 99)}@{rng.choice(('post', 'mail', 'thuis'))}.example"
            record.kinds.append("mail-different")
        elif draw < 0.48:
            record.mail = record.mail.upper()

    @staticmethod
    def _change(record: Record, name: str, value: str, kind: str) -> None:
        if value != getattr(record, name):
            setattr(record, name, value)
            record.kinds.append(kind)


def wrong_birth_date(born_on: date, rng: Random) -> date:
    """Swap day and month, mistype the year, or be a few days off."""
    draw = rng.random()
    if draw < 0.35 and born_on.day <= 12:
        return born_on.replace(month=born_on.day, day=born_on.month)
    if draw < 0.75:
        years = rng.choice((-1, 1, -10, 10, -2, 9, -9))
        return born_on.replace(
            year=born_on.year + (years if born_on.year + years < 2008 else -abs(years)), day=min(born_on.day, 28)
        )
    return born_on + timedelta(days=rng.choice((-10, -1, 1, 10, 20, 30)))
