"""One spelling for an address, however creditors write its number and addition. Plain Python."""

import re
from dataclasses import dataclass
from functools import lru_cache

_NUMBER = re.compile(r"\s*(\d+)(.*)", re.DOTALL)
_WORDS = re.compile(r"[^\W\d_]+|\d+")
# What people write for one thing: a floor, the ground floor, "bis". Roman numerals and floors become figures.
_WRITTEN = {
    "HUIS": "HS", "HSE": "HS", "BG": "HS", "BEGANEGROND": "HS", "PARTERRE": "HS",
    "BIS": "BS", "TWEEHOOG": "2", "EENHOOG": "1", "DRIEHOOG": "3", "VIERHOOG": "4",
    "I": "1", "II": "2", "III": "3", "IV": "4", "VI": "6", "VII": "7", "VIII": "8",
}  # fmt: skip
# Words that only say that something follows.
_SILENT = frozenset({"HOOG", "E", "ETAGE", "VERDIEPING", "APP", "APPARTEMENT", "TOEV", "NR", "KMR", "KAMER"})


@dataclass(frozen=True, slots=True)
class NormalAddress:
    """Postcode as `1234AB`, the number, one capital letter or none, and the rest of the addition in capitals."""

    postcode: str
    number: int
    letter: str
    addition: str


@lru_cache(maxsize=100_000)
def normalise(house_number: str, addition: str, postcode: str) -> NormalAddress:
    """Take number and addition apart. `house_number` begins with digits; raises ValueError when it does not.

    >>> normalise("12 a", "2", "8951 ab")
    NormalAddress(postcode='8951AB', number=12, letter='A', addition='2')
    >>> normalise("12", "2hoog", "8951AB") == normalise("12-II", "", "8951AB")
    True

    A single letter is a house letter, except I: on a Dutch door that is a Roman one, the first floor.
    """
    match = _NUMBER.match(house_number)
    if match is None:
        raise ValueError("a house number begins with digits")
    words = [_WRITTEN.get(word, word) for word in _WORDS.findall(f"{match[2]} {addition}".upper())]
    words = [word for place, word in enumerate(words) if not _is_silent(words, place)]
    letter = words.pop(0) if words and len(words[0]) == 1 and words[0].isalpha() else ""
    return NormalAddress(postcode.replace(" ", "").upper(), int(match[1]), letter, "".join(words))


def _is_silent(words: list[str], place: int) -> bool:
    """`HOOG` says nothing beside a figure; a lone `E` is a letter, after a figure it makes an ordinal."""
    word = words[place]
    if word not in _SILENT:
        return False
    before, after = words[place - 1 : place], words[place + 1 : place + 2]
    if word == "E":
        return bool(before) and before[0].isdigit()
    return bool(before or after)
