"""Names and streets as people write them, however a creditor shouts, turns or swallows them. Only for the eye."""

import re

_PREFIX = re.compile(
    r"(?:van|uit|voor|bij|onder|de|der|den|het|'t|’t|ten|ter|te|op|in|aan|el|al|la|le|du|da|di|dos|von|zu|bin|ben|v\.?d\.?|v/d)",
    re.IGNORECASE,
)


def tidy(text: str) -> str:
    """`ROGGEBRINK` becomes `Roggebrink`; what has capitals and small letters stays as it was written."""
    if not (text.isupper() or text.islower()) or len(text) < 2:
        return text
    return re.sub(r"[^\W\d_]+", lambda word: _capital(word[0]), text)


def _capital(word: str) -> str:
    lowered = word.lower()
    return "IJ" + lowered[2:] if lowered.startswith("ij") else lowered[:1].upper() + lowered[1:]


def full_name(*, initials: str, prefix: str, surname: str) -> str:
    """`Hollander, den` with `C.` becomes `C. den Hollander`."""
    name, comma, behind = surname.partition(",")
    if comma and all(_PREFIX.fullmatch(word) for word in behind.split()):
        prefix, surname = prefix or behind.strip(), name
    words = [word.lower() if _PREFIX.fullmatch(word) else word for word in f"{prefix} {tidy(surname)}".split()]
    first = tidy(initials) if len(initials) > 3 and initials.isalpha() else initials
    return " ".join((first, *words)).strip()
