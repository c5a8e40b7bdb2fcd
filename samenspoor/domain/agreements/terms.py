"""Which terms each kind of agreement has, and how two versions of them differ."""

from collections.abc import Mapping

from django.utils.functional import Promise

from samenspoor.domain.agreements.models import AgreementKind, AgreementVersion

TERMS_OF: Mapping[AgreementKind, tuple[str, ...]] = {
    AgreementKind.COOPERATION: (
        "phases", "roles", "tasks", "target_groups", "intensity", "money", "handover_moments", "evaluated_on",
        "results", "stays_after_acceptance", "transition_days",
    ),
    AgreementKind.MACHTIGING: ("acts", "side", "law", "transition_days"),
    AgreementKind.PROCESSING: ("data_categories", "reports_to_us", "reports_to_partner", "transition_days"),
    AgreementKind.DATA: ("data_categories", "reports_to_us", "reports_to_partner", "transition_days"),
    AgreementKind.COVENANT: ("target_groups", "results", "evaluated_on"),
    AgreementKind.SUBSIDY: ("money", "results", "evaluated_on"),
}  # fmt: skip
_ALWAYS = ("starts_on", "ends_on")


def terms_shown(version: AgreementVersion, kind: AgreementKind) -> list[tuple[str | Promise, object]]:
    """Each term of a version with its name on screen; several values of a closed list as their labels."""
    return [(_label(name), _value(version, name)) for name in (*_ALWAYS, *TERMS_OF[kind])]


def differences(
    before: AgreementVersion, after: AgreementVersion, kind: AgreementKind
) -> list[tuple[str | Promise, object, object]]:
    """What changed between two versions: the term, what it said and what it says."""
    names = (*_ALWAYS, *TERMS_OF[kind])
    changed = [name for name in names if getattr(before, name) != getattr(after, name)]
    return [(_label(name), _value(before, name), _value(after, name)) for name in changed]


def _label(name: str) -> str | Promise:
    label: str | Promise = AgreementVersion._meta.get_field(name).verbose_name  # type: ignore[union-attr]
    return label


def _value(version: AgreementVersion, name: str) -> object:
    value, field = getattr(version, name), AgreementVersion._meta.get_field(name)
    if isinstance(value, list):
        labels = dict(field.base_field.flatchoices)  # type: ignore[union-attr]
        return [labels.get(each, each) for each in value]
    return getattr(version, f"get_{name}_display")() if getattr(field, "flatchoices", ()) else value
