"""Where the synthetic people live: two invented towns with neighbourhoods, streets, postcodes and coordinates.

An address is worked out from its number, never stored, so a town of any size costs nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

PERSONS_PER_HOME = 2.1
_HOMES_PER_POSTCODE = 17
_LETTERS = "ABCDEGHJKLMNPRSTVWXZ"
_RARE_LETTERS = "FIOQUY"
_NEVER_ISSUED = {"SA", "SD", "SS"}
_STREET_KINDS = ("straat", "laan", "weg", "hof", "singel", "pad", "plantsoen", "dreef", "plein", "kade", "erf", "steeg")
_SPLIT_HOUSES = (("", "A", "B", "C"), ("hs", "1", "2", "3"), ("", "bis", "bis A", "ter"), ("I", "II", "III", "IV"))
_MULTIPLIER = 2_654_435_761  # a prime: stepping by it visits every address once
ELSEWHERE = 2_000_000_000  # addresses in other municipalities are numbered from here


class UnableToFindMunicipality(Exception):
    """There is no synthetic municipality with this name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbourhood:
    """A part of town with its own four digits; `arrears` says how often homes fall behind, 1 at most."""

    name: str
    postcode: int
    arrears: float
    latitude: float
    longitude: float
    stems: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality:
    """An invented municipality; `homes` is the number of addresses at its own size."""

    slug: str
    name: str
    inhabitants: int
    area_code: str
    neighbourhoods: tuple[Neighbourhood, ...]

    @property
    def homes(self) -> int:
        """The number of addresses at the town's own size."""
        return int(self.inhabitants / PERSONS_PER_HOME)


@dataclass(frozen=True, slots=True)
class Address:
    """One home; `addition` as the municipality itself writes it."""

    number_of_home: int
    street: str
    number: int
    addition: str
    postcode: str
    town: str
    neighbourhood: str
    latitude: float
    longitude: float


def _neighbourhood(postcode: int, name: str, arrears: float, place: tuple[float, float], stems: str) -> Neighbourhood:
    return Neighbourhood(
        name=name,
        postcode=postcode,
        arrears=arrears,
        latitude=place[0],
        longitude=place[1],
        stems=tuple(stem.replace("_", " ") for stem in stems.split()),
    )


WATERVEEN = Municipality(
    slug="waterveen",
    name="Waterveen",
    inhabitants=48_000,
    area_code="0518",
    neighbourhoods=(
        _neighbourhood(
            8950,
            "Binnenstad",
            0.75,
            (53.180, 5.600),
            "Sluis Markt Kerk Molen Waag Linnen Zilver Turf Bier Smede Vis Koren Raadhuis Gasthuis Wester Ooster",
        ),
        _neighbourhood(
            8951,
            "Stationskwartier",
            0.8,
            (53.186, 5.608),
            "Spoor Perron Wissel Rangeer Thorbecke Stations Loods Locomotief Coupé Dienst Remise Tender Seinhuis Halte",
        ),
        _neighbourhood(
            8952,
            "Vogelbuurt",
            1.0,
            (53.192, 5.596),
            "Merel Spreeuwen Kievit Reiger Zwaluw Leeuwerik Grutto Lijster Mussen Scholekster Roerdomp Fuut Wulpen Tureluur",
        ),
        _neighbourhood(
            8953,
            "Bloemenwijk",
            0.9,
            (53.188, 5.584),
            "Tulpen Rozen Anjer Dahlia Krokus Hyacinten Lelie Viooltjes Fresia Asters Narcissen Begonia Gentiaan Irissen",
        ),
        _neighbourhood(
            8954,
            "Rivierenbuurt",
            0.95,
            (53.174, 5.588),
            "Maas Waal IJssel Lek Linge Dommel Vecht Eem Rotte Amstel Schelde Dinkel Berkel Regge Zaan Merwede",
        ),
        _neighbourhood(
            8955,
            "Componistenkwartier",
            0.55,
            (53.170, 5.604),
            "Mozart Beethoven Bach Händel Brahms Chopin Sweelinck Diepenbrock Röntgen Schubert Haydn Verdi Dvořák Pijper",
        ),
        _neighbourhood(
            8956,
            "Schilderswijk",
            0.85,
            (53.172, 5.616),
            "Rembrandt Vermeer Jan_Steen Frans_Hals Ruysdael Jozef_Israëls Mesdag Mauve Breitner Mondriaan Ruijs Potter Cuyp",
        ),
        _neighbourhood(
            8957,
            "Turfland",
            0.4,
            (53.178, 5.632),
            "Veenkamp Baggelaar Legakker Petgat Turfschip Stobbe Veenpluis Dagwerk Kluft Wijk Zodde Opgaande Trekgat Bonk",
        ),
        _neighbourhood(
            8958,
            "Sterrenwijk",
            0.7,
            (53.190, 5.622),
            "Orion Pegasus Grote_Beer Poolster Cassiopeia Andromeda Wega Sirius Perseus Saturnus Venus Mercurius Kometen",
        ),
        _neighbourhood(
            8959,
            "Bomenbuurt",
            0.8,
            (53.198, 5.612),
            "Eiken Beuken Linden Kastanje Wilgen Elzen Populieren Esdoorn Iepen Berken Lariks Sparren Meidoorn Hazelaar",
        ),
        _neighbourhood(
            8960,
            "Havenkwartier",
            0.65,
            (53.184, 5.576),
            "Schipper Kraan Kiel Boeg Anker Tros Spant Mast Kombuis Loods Dok Werf Zeil Bakboord Stuurboord Kajuit",
        ),
        _neighbourhood(
            8961,
            "Waterveen-Buiten",
            0.35,
            (53.162, 5.570),
            "Noorder Zuider Burgemeester_Wijbenga Dokter_Jelgersma Dominee_Postma Prinses_Beatrix Meester_Hoekstra "
            "Koningin_Wilhelmina Sint_Vitus Achter Polder Terp Hemrik Miedema",
        ),
    ),
)

DUINRADE = Municipality(
    slug="duinrade",
    name="Duinrade",
    inhabitants=9_000,
    area_code="0519",
    neighbourhoods=(
        _neighbourhood(
            8970,
            "Dorp",
            0.8,
            (53.252, 5.470),
            "Kerk School Dorps Bakkers Smids Pastorie Wagenmakers Brink Ooster Wester Notaris Vuurtoren",
        ),
        _neighbourhood(
            8971,
            "Duinzicht",
            0.5,
            (53.258, 5.462),
            "Helm Duindoorn Zandzegge Braam Kruipwilg Parnassia Duinroos Zeeraket Vlier Liguster Kamperfoelie",
        ),
        _neighbourhood(
            8972,
            "Strandwijk",
            0.9,
            (53.262, 5.476),
            "Schelpen Kokkel Wulk Zeester Garnalen Mossel Oester Krabben Zeepaard Nonnetjes Strandgaper",
        ),
        _neighbourhood(
            8973,
            "Oude Polder",
            0.4,
            (53.244, 5.482),
            "Dijk Kwelder Slikken Polder Boezem Gemaal Wiel Inlaag Slaper Waker Dromer",
        ),
    ),
)

MUNICIPALITIES = {town.slug: town for town in (WATERVEEN, DUINRADE)}

# Neighbours to which residents leave; no synthetic municipality has these digits.
_OTHER_TOWNS = (
    (8980, "Oosterkoog"),
    (8981, "Oosterkoog"),
    (8990, "Nijezijl"),
    (9280, "Harkemaburen"),
    (8440, "Veenhoop"),
)


def municipality_named(name: str) -> Municipality:
    """Find a municipality by its name or slug, in any letter case."""
    found = MUNICIPALITIES.get(name.strip().casefold())
    if found is None:
        known = " en ".join(town.slug for town in MUNICIPALITIES.values())
        raise UnableToFindMunicipality(f"De oefengemeente '{name}' bestaat niet. Kies uit: {known}.")
    return found


def _letter_pairs() -> Iterator[str]:
    every = _LETTERS + _RARE_LETTERS
    common = [first + second for first in _LETTERS for second in _LETTERS]
    rare = [first + second for first in every for second in every if first in _RARE_LETTERS or second in _RARE_LETTERS]
    return (pair for pair in common + rare if pair not in _NEVER_ISSUED)


LETTER_PAIRS = tuple(_letter_pairs())


class Homes:
    """The addresses of one municipality, numbered; more homes first means more postcodes, then longer streets."""

    def __init__(self, municipality: Municipality, *, homes: int, seed: int) -> None:
        parts = len(municipality.neighbourhoods)
        self.municipality = municipality
        per_part = -(-max(homes, municipality.homes) // parts)
        self._postcodes = min(len(LETTER_PAIRS), -(-per_part // _HOMES_PER_POSTCODE))
        self.per_postcode = -(-per_part // self._postcodes)
        self.count = parts * self._postcodes * self.per_postcode
        self._start = Random(f"{municipality.slug} {seed}").randrange(self.count)

    def shuffled(self, index: int) -> Address:
        """Give the home at a place in a fixed shuffled order: different places below `count` are different homes."""
        return self.at((self._start + index * _MULTIPLIER) % self.count)

    def neighbourhood_of(self, index: int) -> Neighbourhood:
        """Give the neighbourhood of the home at this place in the shuffled order."""
        parts = self.municipality.neighbourhoods
        return parts[(self._start + index * _MULTIPLIER) % self.count % len(parts)]

    def at(self, position: int) -> Address:
        """Give the home with this number, from 0 to `count`."""
        parts = self.municipality.neighbourhoods
        part = parts[position % len(parts)]
        postcode, home = divmod(position // len(parts), self.per_postcode)
        block, segment = divmod(postcode, 4)
        first = 1 + segment % 2 + (segment // 2) * 2 * self.per_postcode
        number, addition = _numbered(home, first, postcode + part.postcode)
        stem = part.stems[block % len(part.stems)]
        street = stem + _STREET_KINDS[(block // len(part.stems) + block) % len(_STREET_KINDS)]
        return Address(
            position + 1,
            street,
            number,
            addition,
            f"{part.postcode}{LETTER_PAIRS[postcode]}",
            self.municipality.name,
            part.name,
            round(part.latitude + (postcode % 11 - 5) * 0.0004 + home * 0.000007, 6),
            round(part.longitude + (postcode // 11 % 11 - 5) * 0.0006, 6),
        )


def postcode_places(homes: Homes) -> Iterator[tuple[str, float, float]]:
    """Where each postcode of a municipality lies: postcode, latitude and longitude of the home in its middle."""
    parts, middle = len(homes.municipality.neighbourhoods), homes.per_postcode // 2
    for position in range(homes.count // homes.per_postcode):
        postcode, part = divmod(position, parts)
        home = homes.at((postcode * homes.per_postcode + middle) * parts + part)
        yield home.postcode, home.latitude, home.longitude


def _numbered(home: int, first: int, kind: int) -> tuple[int, str]:
    """Number a home: seven in ten postcodes have houses, two a flat, one houses split into floors."""
    ten = kind * 7 % 10
    if ten < 7:
        return first + 2 * home, ""
    if ten < 9:
        door = home % 24
        addition = (
            str(door + 1) if ten == 7 else f"{'ABCDEF'[door // 4]}{door % 4 + 1}" if kind % 3 == 0 else chr(65 + door)
        )
        return first + 2 * (home // 24), addition
    return first + 2 * (home // 4), _SPLIT_HOUSES[kind % 4][home % 4]


def elsewhere(rng: Random, *, number: int) -> Address:
    """Make up a home in another municipality."""
    digits, town = _OTHER_TOWNS[rng.randrange(len(_OTHER_TOWNS))]
    letters = LETTER_PAIRS[rng.randrange(300)]
    street = rng.choice(("Dorpsstraat", "Kerkweg", "Molenlaan", "Hoofdstraat", "Zuiderweg", "Schoolstraat"))
    return Address(ELSEWHERE + number, street, rng.randrange(1, 180), "", f"{digits}{letters}", town, "", 53.2, 5.9)
