"""How people are called: surnames and given names by background, with the frequencies of a Dutch town."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random

from samenspoor.synthetic import name_lists as lists

_SHARE_OF_RARE = 0.45  # of the people in a group, how many have a name outside the common list


class Pool:
    """Names with falling frequency, as in a telephone book: the n-th is drawn with weight 1 / (n + 6)."""

    __slots__ = ("_totals", "names")

    def __init__(self, names: Iterable[str], rare: Iterable[str] = ()) -> None:
        common, uncommon = list(dict.fromkeys(names)), list(dict.fromkeys(rare))
        weights = [1 / (place + 6) for place in range(len(common))]
        if uncommon:
            each = sum(weights) * _SHARE_OF_RARE / (1 - _SHARE_OF_RARE) / len(uncommon)
            weights += [each] * len(uncommon)
        self.names: Sequence[str] = common + uncommon
        self._totals = list(accumulate(weights))

    def draw(self, rng: Random) -> str:
        """Draw one name."""
        return rng.choices(self.names, cum_weights=self._totals)[0]


def _composed(first: Iterable[str], last: Sequence[str]) -> list[str]:
    made = [one + two for one in first for two in last if one[-1:].casefold() != two[:1]]
    # A fixed shuffle, so that neighbours in the list are no neighbours in the alphabet.
    Random(1).shuffle(made)
    return made


def _dutch_rare() -> list[str]:
    plain = _composed(lists.DUTCH_FIRST_PARTS, lists.DUTCH_LAST_PARTS)
    prefixes = ("", "", "", "van|", "van|", "van_der|", "van_den|", "van_de|", "de|", "ten|", "ter|")
    return [prefixes[place % len(prefixes)].replace("_", " ") + name for place, name in enumerate(plain)]


@dataclass(frozen=True, slots=True)
class Group:
    """People with the same background: their names, and how often a birthday is only known as 1 January."""

    surnames: Pool
    men: Pool
    women: Pool
    on_new_year: float = 0.0


def _group(
    surnames: Iterable[str], rare: Iterable[str], given: tuple[Iterable[str], Iterable[str]], new_year: float = 0.0
) -> Group:
    return Group(Pool(surnames, rare), Pool(given[0]), Pool(given[1]), new_year)


DUTCH = _group(lists.DUTCH_SURNAMES, _dutch_rare(), (lists.DUTCH_MEN, lists.DUTCH_WOMEN))
TURKISH = _group(
    lists.TURKISH_SURNAMES,
    _composed(lists.TURKISH_FIRST_PARTS, lists.TURKISH_LAST_PARTS),
    (lists.TURKISH_MEN, lists.TURKISH_WOMEN),
    0.05,
)
MOROCCAN = _group(
    lists.MOROCCAN_SURNAMES,
    [name.title() for name in _composed(lists.MOROCCAN_FIRST_PARTS, lists.MOROCCAN_LAST_PARTS)],
    (lists.MOROCCAN_MEN, lists.MOROCCAN_WOMEN),
    0.08,
)
POLISH = _group(
    lists.POLISH_SURNAMES,
    _composed(lists.POLISH_FIRST_PARTS, lists.POLISH_LAST_PARTS),
    (lists.POLISH_MEN, lists.POLISH_WOMEN),
)
SURINAMESE = _group(lists.SURINAMESE_SURNAMES, (), (lists.SURINAMESE_MEN, lists.SURINAMESE_WOMEN))
OTHER = _group(lists.OTHER_SURNAMES, (), (lists.OTHER_MEN, lists.OTHER_WOMEN), 0.12)

_GROUPS = (DUTCH, TURKISH, MOROCCAN, POLISH, SURINAMESE, OTHER)
_GROUP_TOTALS = tuple(accumulate((62, 7, 8, 5, 8, 10)))


def draw_group(rng: Random) -> Group:
    """Draw a background."""
    return rng.choices(_GROUPS, cum_weights=_GROUP_TOTALS)[0]


def draw_surname(rng: Random, group: Group) -> tuple[str, str]:
    """Draw a surname as (tussenvoegsel, surname); a name that follows the sex ends in `*` until `for_sex`."""
    prefix, bar, surname = group.surnames.draw(rng).partition("|")
    return (prefix, surname) if bar else ("", prefix)


def for_sex(surname: str, *, woman: bool) -> str:
    """Give a Polish surname its ending."""
    return surname.replace("*", "a" if woman else "i")


def draw_given(rng: Random, group: Group, *, woman: bool) -> tuple[tuple[str, ...], str]:
    """Draw the given names, one to three, and the name that friends use."""
    pool = group.women if woman else group.men
    formal, _, call = pool.draw(rng).partition("/")
    number = 1 if group is not DUTCH else rng.choices((1, 2, 3), cum_weights=(45, 85, 100))[0]
    more = tuple(pool.draw(rng).partition("/")[0] for _ in range(number - 1))
    return (formal, *more), call or formal
