"""The ways in which people write the same word: sounds alike, typing mistakes, diacritics lost, additions and phones."""

import unicodedata
from random import Random

_SOUNDS_ALIKE = (
    ("ss", "s"), ("y", "ij"), ("ij", "y"), ("ij", "ei"), ("ei", "ij"), ("ck", "k"), ("k", "c"), ("c", "k"), ("ph", "f"),
    ("dt", "t"), ("dt", "d"), ("ks", "x"), ("x", "ks"), ("oe", "u"), ("ui", "uy"), ("uij", "ui"), ("aa", "a"), ("ee", "e"),
    ("oo", "o"), ("z", "s"), ("sz", "s"), ("tt", "t"), ("ll", "l"), ("nn", "n"), ("g", "ch"), ("ch", "g"), ("v", "f"),
    ("sen", "zen"), ("s", "ss"), ("ou", "oe"), ("i", "ie"), ("th", "t"),
)  # fmt: skip
_SPECIAL = str.maketrans({"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "ß": "ss", "đ": "d"})
_NEAR = {
    "a": "sq",
    "e": "wr",
    "i": "uo",
    "o": "ip",
    "n": "bm",
    "r": "et",
    "s": "ad",
    "t": "ry",
    "l": "k",
    "d": "sf",
    "k": "jl",
}
_ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV", "I": "1", "II": "2", "III": "3", "IV": "4"}
_ENGLISH_FLOORS = {"hs": ("huis", "HS", "H", "bg"), "bis": ("BIS", "Bis", "b"), "ter": ("TER",)}


def plain(text: str) -> str:
    """Drop the diacritics."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_SPECIAL))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def ending(surname: str, *, woman: bool) -> str:
    """Give a partner's Polish name the ending for a woman."""
    return f"{surname[:-1]}a" if woman and surname.endswith(("ski", "cki", "ńscy")) else surname


def respell(text: str, rng: Random) -> str:
    """Write a name as it sounds, or with another hyphen."""
    lowered = text.casefold()
    fitting = [(old, new) for old, new in _SOUNDS_ALIKE if old in lowered[1:]]
    if "-" in text or not fitting:
        return text.replace("-", " ") if "-" in text else mistype(text, rng)
    old, new = rng.choice(fitting)
    at = lowered.index(old, 1)
    return text[:at] + new + text[at + len(old) :]


def mistype(text: str, rng: Random) -> str:
    """Make one typing mistake: two letters swapped, one doubled, dropped, or the neighbouring key."""
    if len(text) < 4:
        return text
    at = rng.randrange(1, len(text) - 1)
    draw = rng.random()
    if draw < 0.35:
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    if draw < 0.6:
        return text[:at] + text[at + 1 :]
    if draw < 0.75:
        return text[:at] + text[at] + text[at:]
    near = _NEAR.get(text[at].casefold())
    return text[:at] + (rng.choice(near) if near else rng.choice("aeinrst")) + text[at + 1 :]


def short_prefix(prefix: str, rng: Random) -> str:
    """Write a tussenvoegsel with capitals or shortened: v.d., v/d, Van Der."""
    if " " in prefix and rng.random() < 0.6:
        first, *rest = prefix.split(" ")
        letters = [first[0], *(word[0] for word in rest)]
        return rng.choice((".".join(letters) + ".", "/".join(letters), " ".join(letters), "".join(letters)))
    return prefix.title()


def write_street(street: str, rng: Random) -> str:
    """Shorten or widen a street name the way forms do."""
    for long, short in (
        ("Burgemeester ", "Burg. "), ("Dokter ", "Dr. "), ("Dominee ", "Ds. "), ("Prinses ", "Pr. "), ("Sint ", "St. "),
        ("Koningin ", "Kon. "), ("Meester ", "Mr. "),
    ):  # fmt: skip
        if long in street:
            return street.replace(long, short)
    draw = rng.random()
    if draw < 0.6 and street.endswith("straat"):
        return street[:-6] + rng.choice(("str.", "str", "-straat"))
    if draw < 0.8:
        return street.upper()
    return plain(street).replace("ij", "y")


def mistype_postcode(postcode: str, rng: Random) -> str:
    """Swap the letters, or change one letter or the last digit; the first three digits stay."""
    draw = rng.random()
    if draw < 0.4 and postcode[4] != postcode[5]:
        changed = postcode[:4] + postcode[5] + postcode[4]
    elif draw < 0.8:
        changed = postcode[:5] + rng.choice("BCDEGHKLNPRTVX")
    else:
        changed = postcode[:3] + str((int(postcode[3]) + rng.choice((1, -1))) % 10) + postcode[4:]
    return postcode if changed[4:] in {"SA", "SD", "SS"} else changed


def write_addition(addition: str, rng: Random) -> str:
    """Write the same addition otherwise: a for A, II for 2, huis for hs, with a dash or a word before it."""
    choices: list[str] = []
    if addition in _ENGLISH_FLOORS:
        choices += _ENGLISH_FLOORS[addition]
    elif addition.isalpha() and addition not in _ROMAN:
        choices += [addition.casefold(), addition.casefold(), f"-{addition}", f"{addition.casefold()}."]
    elif addition in _ROMAN:
        choices += [
            _ROMAN[addition],
            f"-{addition}",
            f"{_ROMAN[addition]}-hoog" if addition.isalpha() else f"{addition} hoog",
        ]
    elif addition.isdigit():
        choices += [f"-{addition}", f"app {addition}", f"{int(addition):02d}", f"/{addition}"]
    else:
        choices += [
            addition.casefold(),
            addition.upper(),
            addition.replace(" ", ""),
            f"-{addition}",
            addition.replace(" ", "-"),
        ]
    return rng.choice(choices)


def other_addition(addition: str, rng: Random) -> str:
    """Give the addition of a neighbour."""
    if addition.isdigit():
        return str(max(1, int(addition) + rng.choice((-1, 1))))
    if addition in _ROMAN:
        return rng.choice(("I", "II", "III"))
    if len(addition) == 1:
        return chr(max(65, ord(addition.upper()) + rng.choice((-1, 1))))
    if addition[-1].isdigit():
        return f"{addition[:-1]}{rng.randrange(1, 5)}"
    return rng.choice(("A", "1", "2", "hs"))


def write_phone(phone: str, rng: Random) -> str:
    """Write a telephone number with dashes, spaces or the country code."""
    size = 2 if phone.startswith("06") else 4
    head, tail = phone[:size], phone[size:]
    draw = rng.randrange(5)
    if draw == 0:
        return f"{head}-{tail}"
    if draw == 1:
        return f"+31{phone[1:]}"
    if draw == 2:
        return f"0031{phone[1:]}"
    if draw == 3:
        return f"{head} {' '.join(tail[at : at + 2] for at in range(0, len(tail), 2))}"
    return f"+31 (0){phone[1:size]} {tail}"
