"""How two signals are compared: the levels, from most alike to least, and what each is called as evidence.

Address, surname and telephone of a family go together, so surname and address are one comparison: two people of one
household agree on all of that and are not one person. Birth date, initials and customer number tell people apart.
"""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Level:
    """One way in which two signals can agree or differ; `condition` is SQL over columns ending in _l and _r."""

    name: str
    condition: str
    is_null: bool = False
    by_frequency: str = ""
    """Column whose rarity counts: agreeing on a rare surname says more."""
    is_local: bool = False
    """A coincidence that stays within a home or a contract: among more signals it is rarer."""
    within: str = ""
    """Only pairs for which this holds count: a family shares a telephone, so that says less at one door."""


@dataclass(frozen=True)
class Comparison:
    """The levels of one comparison, tried in order; the last is `ELSE`."""

    name: str
    levels: tuple[Level, ...]


_SAME = "name_l = name_r"
_VARIANT = (
    "(sound_l = sound_r OR (len(name_l) > 3 AND len(name_r) > 3 AND damerau_levenshtein(name_l, name_r) = 1)"
    " OR jaro_winkler_similarity(name_l, name_r) > 0.94)"
)
_PARTNER = "list_has_any(words_l, words_r)"
_HOME = "address_l = address_r"
_DOOR = "place_l = place_r"
_APART = "place_l <> place_r"
# Many e-mail addresses are made of a name, so among namesakes the same one may be two people's.
_NAMESAKE = f"{_APART} AND ({_SAME} OR {_VARIANT})"
_STRANGER = f"{_APART} AND coalesce(NOT ({_SAME} OR {_VARIANT}), true)"

COMPARISONS = (
    Comparison("household", (
        Level("home_same", f"{_HOME} AND {_SAME}", is_local=True),
        Level("home_variant", f"{_HOME} AND {_VARIANT}", is_local=True),
        Level("home_partner", f"{_HOME} AND {_PARTNER}", is_local=True),
        Level("home_different", _HOME, is_local=True),
        Level("door_same", f"{_DOOR} AND {_SAME}", is_local=True),
        Level("door_alike", f"{_DOOR} AND ({_VARIANT} OR {_PARTNER})", is_local=True),
        Level("postcode_same", f"postcode_l = postcode_r AND ({_SAME} OR {_VARIANT})", is_local=True),
        Level("elsewhere_same", _SAME, by_frequency="name"),
        Level("elsewhere_variant", _VARIANT),
        Level("elsewhere_partner", _PARTNER),
        Level("different", "ELSE"),
    )),
    Comparison("birth_date", (
        Level("missing", "birth_l IS NULL OR birth_r IS NULL", is_null=True),
        Level("same", "birth_l = birth_r"),
        Level("swapped", "year(birth_l) = year(birth_r) AND day(birth_l) = month(birth_r)"
                         " AND month(birth_l) = day(birth_r)"),
        Level("one_digit", "hamming(strftime(birth_l, '%Y%m%d'), strftime(birth_r, '%Y%m%d')) = 1"),
        Level("different", "ELSE"),
    )),
    Comparison("initials", (
        Level("missing", "initial_l IS NULL OR initial_r IS NULL OR is_business_l OR is_business_r", is_null=True),
        Level("name", "first_name_l = first_name_r"),
        Level("same", "letters_l = letters_r AND len(letters_l) > 1"),
        Level("first", "initial_l = initial_r AND (first_name_l IS NULL OR first_name_r IS NULL)"),
        Level("first_other_name", "initial_l = initial_r"),
        Level("different", "ELSE"),
    )),
    Comparison("customer_number", (
        Level("missing", "customer_l IS NULL OR customer_r IS NULL OR creditor_l <> creditor_r", is_null=True),
        Level("same", "customer_l = customer_r", is_local=True),
        Level("different", "ELSE"),
    )),
    Comparison("phone", (
        Level("missing", "phone_l IS NULL OR phone_r IS NULL", is_null=True),
        Level("same_home", f"{_DOOR} AND phone_l = phone_r", within=_DOOR),
        Level("different_home", _DOOR, within=_DOOR),
        Level("same", "phone_l = phone_r", within=_APART, is_local=True),
        Level("different", "ELSE", within=_APART),
    )),
    Comparison("email", (
        Level("missing", "email_l IS NULL OR email_r IS NULL", is_null=True),
        Level("same_home", f"{_DOOR} AND email_l = email_r", within=_DOOR),
        Level("different_home", _DOOR, within=_DOOR),
        Level("same_namesake", f"{_NAMESAKE} AND email_l = email_r", within=_NAMESAKE),
        Level("different_namesake", _NAMESAKE, within=_NAMESAKE),
        Level("same", "email_l = email_r", within=_STRANGER, is_local=True),
        Level("different", "ELSE", within=_STRANGER),
    )),
)  # fmt: skip
EVIDENCE = tuple(f"{comparison.name}:{level.name}" for comparison in COMPARISONS for level in comparison.levels)

# Whom to compare at all. Each rule finds pairs through an equality, so the work grows with n log n.
BLOCKS = (
    "l.address_block = r.address_block",
    "l.customer = r.customer",
    "l.birth = r.birth AND l.initial = r.initial",
    "l.birth = r.birth AND l.sound = r.sound",
    "l.phone = r.phone AND l.initial = r.initial",
    "l.email = r.email",
    "l.place = r.place AND l.sound = r.sound",
    "l.sound = r.sound AND l.postcode = r.postcode AND l.initial = r.initial",
    "l.first_name = r.first_name AND l.sound = r.sound AND len(l.sound) > 5",
)


def codes(levels: dict[str, int]) -> str:
    """The evidence of a pair: `levels` gives per comparison the number that Splink gave to its level."""
    found = []
    for comparison in COMPARISONS:
        real = [level for level in comparison.levels if not level.is_null]
        value = levels[comparison.name]
        name = "missing" if value < 0 else real[len(real) - 1 - value].name
        found.append(f"{comparison.name}:{name}")
    return " ".join(found)


def settings(model: dict[str, Any], *, signals: int) -> dict[str, Any]:
    """Splink's settings of these comparisons with the weights of a trained model, for a number of signals.

    In a larger town two random signals are more rarely one person, or of one home; the names stay as common.
    """
    smaller = model["signals"] / max(signals, 1)
    prior = min(0.5, model["others_per_signal"] / max(signals - 1, 1))
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": "unique_id",
        "probability_two_random_records_match": prior,
        "retain_matching_columns": True,
        "retain_intermediate_calculation_columns": False,
        "blocking_rules_to_generate_predictions": [{"blocking_rule": rule, "sql_dialect": "duckdb"} for rule in BLOCKS],
        "comparisons": [
            {
                "output_column_name": comparison.name,
                "comparison_levels": [
                    _splink_level(level, model[comparison.name], smaller=smaller) for level in comparison.levels
                ],
            }
            for comparison in COMPARISONS
        ],
    }


def _splink_level(level: Level, weights: dict[str, Any], *, smaller: float) -> dict[str, Any]:
    described: dict[str, Any] = {"sql_condition": level.condition, "label_for_charts": level.name}
    if level.is_null:
        return described | {"is_null_level": True}
    m_probability, u_probability = weights[level.name]
    if level.is_local:
        u_probability = min(0.9, u_probability * smaller)
    described |= {"m_probability": m_probability, "u_probability": u_probability}
    if level.by_frequency:
        described |= {"tf_adjustment_column": level.by_frequency, "tf_adjustment_weight": 0.5}
    return described
