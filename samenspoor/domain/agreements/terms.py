"""Which terms each kind of agreement has, and how two versions of them differ."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy

from samenspoor.domain.agreements.models import Agreement, AgreementKind, AgreementVersion, PartnerKind
from samenspoor.foundation.ui import formats
from samenspoor.foundation.ui.tables import NOTHING

TERMS_OF: Mapping[AgreementKind, tuple[str, ...]] = {
    AgreementKind.COOPERATION: (
        "phases", "roles", "tasks", "target_groups", "intensity", "money", "handover_moments", "evaluated_on",
        "evaluated_months", "results", "stays_after_acceptance", "stays_weeks", "transition_days",
    ),
    AgreementKind.MACHTIGING: ("acts", "side", "law", "transition_days"),
    AgreementKind.PROCESSING: ("data_categories", "reports_to_us", "reports_to_partner", "transition_days"),
    AgreementKind.DATA: ("data_categories", "reports_to_us", "reports_to_partner", "transition_days"),
    AgreementKind.COVENANT: ("target_groups", "results", "evaluated_on", "evaluated_months"),
    AgreementKind.SUBSIDY: ("money", "results", "evaluated_on", "evaluated_months"),
}  # fmt: skip
KINDS_FOR: Mapping[PartnerKind, tuple[AgreementKind, ...]] = {
    PartnerKind.CREDITOR: (AgreementKind.COVENANT, AgreementKind.PROCESSING, AgreementKind.DATA),
}
"""With a creditor other things are agreed than with who helps residents; whoever is something else may do both."""
_ALWAYS = ("starts_on", "ends_on")
LEFT, RIGHT = "links", "rechts"
"""The names of the two sides in the address of a comparison."""


def kinds_for(partner: PartnerKind) -> tuple[AgreementKind, ...]:
    """Which kinds of agreement there can be with a kind of partner."""
    others = tuple(kind for kind in AgreementKind if kind != AgreementKind.COVENANT)
    return KINDS_FOR.get(partner, tuple(AgreementKind) if partner == PartnerKind.OTHER else others)


def terms_shown(version: AgreementVersion, kind: AgreementKind) -> list[tuple[str, str | Promise, object]]:
    """Each term of a version: its field, its name on screen and its value; several of a closed list as their labels."""
    return [(name, _label(name), _value(version, name)) for name in (*_ALWAYS, *TERMS_OF[kind])]


def differences(
    before: AgreementVersion, after: AgreementVersion, kind: AgreementKind
) -> list[tuple[str | Promise, object, object]]:
    """What changed between two versions: the term, what it said and what it says."""
    names = (*_ALWAYS, *TERMS_OF[kind])
    changed = [name for name in names if getattr(before, name) != getattr(after, name)]
    return [(_label(name), _value(before, name), _value(after, name)) for name in changed]


@dataclass(frozen=True)
class VersionShown:
    """A version as it stands on a page: what it says, and what it says otherwise than the one before it."""

    version: AgreementVersion
    details: Sequence[tuple[str, str]]
    changes: Sequence[tuple[str | Promise, str, str]]


def versions_shown(agreement: Agreement) -> list[VersionShown]:
    """Every version of an agreement that was read `with_terms`, the newest first."""
    versions, kind = list(agreement.versions.all()), AgreementKind(agreement.kind)
    return [
        VersionShown(
            after,
            [(capfirst(str(label)), shown_text(value)) for _name, label, value in terms_shown(after, kind)],
            differences_shown(before, after, kind) if before else (),
        )
        for after, before in zip(versions, [*versions[1:], None], strict=True)
    ]


def counting(versions: Sequence[VersionShown], *, on: date) -> VersionShown:
    """Which of the versions, the newest first, says what holds on a day; the draft while nothing was signed."""
    signed = [each for each in versions if each.version.signed_on]
    return next((each for each in signed if each.version.starts_on <= on), [*signed, *versions][0])


@dataclass(frozen=True)
class Comparison:
    """Two versions of one agreement beside each other: where they differ, and what they say alike."""

    left: AgreementVersion
    right: AgreementVersion
    changes: Sequence[tuple[str | Promise, str, str]]
    alike: Sequence[tuple[str, str]]

    @property
    def choices(self) -> list[tuple[str, str, AgreementVersion]]:
        """What is chosen on each side: its name in the address, its label, and the version."""
        return [
            (LEFT, gettext("Version on the left"), self.left),
            (RIGHT, gettext("Version on the right"), self.right),
        ]


def compare(agreement: Agreement, left: AgreementVersion, right: AgreementVersion) -> Comparison:
    """Put any two versions beside each other, also when others came between."""
    kind = AgreementKind(agreement.kind)
    pairs = zip(terms_shown(left, kind), terms_shown(right, kind), strict=True)
    alike = [(capfirst(str(label)), shown_text(was)) for (_name, label, was), (*_rest, now) in pairs if was == now]
    return Comparison(left, right, differences_shown(left, right, kind), alike)


def differences_shown(
    before: AgreementVersion, after: AgreementVersion, kind: AgreementKind
) -> list[tuple[str | Promise, str, str]]:
    """What changed between two versions, as it stands on a page."""
    return [(label, shown_text(was), shown_text(now)) for label, was, now in differences(before, after, kind)]


def shown_text(value: object) -> str:
    """One value as people write it."""
    if isinstance(value, list):
        return ", ".join(map(str, value)) or NOTHING
    if isinstance(value, bool):
        return formats.yes_no(value)
    if isinstance(value, date):
        return formats.day(value)
    return NOTHING if value in {None, ""} else str(value)


_TO_BOTH = {
    "reports_to_us": gettext_lazy("what the partner reports to the municipality"),
    "reports_to_partner": gettext_lazy("what the municipality reports to the partner"),
}
"""Both sides read a paper, and "us" is another one for each."""


def _label(name: str) -> str | Promise:
    if name in _TO_BOTH:
        return _TO_BOTH[name]
    label: str | Promise = AgreementVersion._meta.get_field(name).verbose_name  # type: ignore[union-attr]
    return label


def _value(version: AgreementVersion, name: str) -> object:
    value, field = getattr(version, name), AgreementVersion._meta.get_field(name)
    if isinstance(value, list):
        labels = dict(field.base_field.flatchoices)  # type: ignore[union-attr]
        return [labels.get(each, each) for each in value]
    return getattr(version, f"get_{name}_display")() if getattr(field, "flatchoices", ()) else value
