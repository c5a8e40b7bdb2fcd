"""The rules in words, and the entry that a municipality publishes about them in the Algoritmeregister.

The fields, their names and their lengths are those of version 1.0 of its publication standard (Ministry of BZK). What
only the municipality knows is left out: the pages say so. Prioritising people for contact counts as "impactvol".
"""

from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from samenspoor.domain.casework.models import PriorityRules
from samenspoor.domain.intake.models import CreditorType
from samenspoor.foundation.organisations.models import Organisation
from samenspoor.foundation.ui.formats import euro, number

WGS = "https://wetten.overheid.nl/BWBR0031331"
BGS = "https://zoek.officielebekendmakingen.nl/stb-2020-240.html"
Entry = dict[str, str | list[str] | list[dict[str, str]]]
_ORDER = (
    "crisis", "crisis_near", "crisis_near_days", "end_of_supply", "multiple", "successive", "euros_per_point",
    "amount_most", "young", "young_below", "pensioner", "pensioner_from", "letter_only_below_cents", "sample_percent",
)  # fmt: skip


def rule_lines(found: PriorityRules) -> list[tuple[str, str]]:
    """Every rule with what it weighs, in the order of the form."""
    lines = [(_label(name), _told(found, name)) for name in _ORDER[:8]]
    lines += [
        (_("Type of creditor: %(type)s") % {"type": kind.label}, number(points))
        for kind in CreditorType
        if (points := found.creditor_points.get(kind.value))
    ]
    return lines + [(_label(name), _told(found, name)) for name in _ORDER[8:]]


def changes(before: PriorityRules, after: PriorityRules) -> list[str]:
    """What became different, one rule a line."""
    was, now = dict(rule_lines(before)), dict(rule_lines(after))
    names = list(dict.fromkeys([*now, *was]))
    return [f"{name}: {was.get(name, '0')} → {now.get(name, '0')}" for name in names if was.get(name) != now.get(name)]


def _label(name: str) -> str:
    return str(capfirst(PriorityRules._meta.get_field(name).verbose_name))  # type: ignore[union-attr]


def _told(found: PriorityRules, name: str) -> str:
    value: int = getattr(found, name)
    return euro(value) if name == "letter_only_below_cents" else number(value)


def entry(organisation: Organisation, found: PriorityRules, *, in_use_since: date | None) -> Entry:
    """What the register asks, by the names of its standard."""
    weights = "\n".join(f"{label}: {told}" for label, told in rule_lines(found))
    return {
        "name": _("Putting early signals of arrears in order"),
        "description_short": _(
            "Fixed-cost creditors tell the municipality who is in arrears. Plain rules with points put these reports"
            " in an order, so that whoever needs help most is called or visited first. A person decides."
        ),
        "organization": organisation.name,
        "category": ["Sociale zekerheid"],
        "status": "In gebruik",
        "begin_date": f"{in_use_since:%Y-%m}" if in_use_since else "",
        "contact_email": organisation.email,
        "publication_category": "Impactvolle algoritmes",
        "goal": _(
            "The goal is to offer help in time to residents who fall behind with rent, energy, water or the health"
            " insurance, before debts grow. Everyone of whom a signal came gets an offer of help. The order decides"
            " who hears from us first, and whether we call, visit or write: below a small amount, and without urgency,"
            " we write a letter. Nobody is refused anything by it, and nobody has to accept help."
        ),
        "proportionality": _(
            "There are more signals than caseworkers can visit at once. Without an order, the address that came in"
            " first would be first, also when someone else is about to be evicted. Simple points that everyone can"
            " check were chosen above a model that learns: a caseworker can explain each place to the resident. The"
            " drawback is that points know little of a person. Therefore people confirm or change the order, and a"
            " part of the reports can be drawn at random and taken up whatever the points say."
        ),
        "human_intervention": _(
            "A caseworker sees each rule with its points, and confirms the place of a report or gives it other points"
            " with a reason. That is kept, and the next calculation leaves it. A caseworker chooses how contact is made"
            " and decides on everything that follows. The program closes nothing and refuses nobody."
        ),
        "risks": _(
            "The rules know no nationality, birthplace, postcode or name, and learn nothing from data; a test of the"
            " software guards this. Age counts only when the municipality gives it points. A random sample shows"
            " whether the rules miss people. Before rules change, the effect on the current month is shown; who changed"
            " what, when and why is kept. Who looked at which report is logged."
        ),
        "lawful_basis": _(
            "Wet gemeentelijke schuldhulpverlening: the municipality offers help after a signal (article 3, first"
            " paragraph, under b) and may use what is needed for that (article 8b). The Besluit gemeentelijke"
            " schuldhulpverlening says which creditors send signals. AVG, article 6, first paragraph, under e."
        ),
        "lawful_basis_grouping": [
            {"title": "Wet gemeentelijke schuldhulpverlening", "link": WGS},
            {"title": "Besluit gemeentelijke schuldhulpverlening", "link": BGS},
        ],
        "source_data": _(
            "From the signals of creditors: type of creditor, amount in arrears, date of the signal, an announced end"
            " of supply or crisis and its date, and the birth date where it was delivered. From our own records:"
            " whether the address had more than one arrears in the month, or a signal in the six months before."
        ),
        "methods_and_models": _(
            "Each rule adds points; the sum is the place in the list, highest first. Points for the amount: one for"
            " every so many euros, up to a most. Of several types of creditor the heaviest counts. A crisis outweighs"
            " everything else together, and gets more points as its date comes nearer. The random sample is drawn by"
            " the number of the report alone. It is not self-learning. The rules since %(since)s:"
        )
        % {"since": f"{found.starts_on:%d-%m-%Y}"}
        + "\n"
        + weights,
        "provider": "Samenspoor (open source, EUPL-1.2)",
        "lang": "nld",
        "standard_version": "1.0",
        "source_id": f"samenspoor-volgorde-{organisation.slug}",
        "tags": _("debt help, early signals, arrears, order, priority"),
    }
