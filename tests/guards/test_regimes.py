"""Two regimes: what debt help may need (Wgs art. 8a) has no field in early signalling, where art. 8b counts."""

import re

import pytest
from django.apps import apps

# What lies below the trajectory, which opens when the resident is admitted to debt help.
BEFORE = ("agreements", "intake", "linkage", "casework")
FORBIDDEN = {
    "health", "illness", "disease", "medical", "medication", "diagnosis", "disability", "addiction", "care_need",
    "criminal", "offence", "conviction", "sentence", "police", "benefit", "benefits", "income", "salary", "debts",
    "ethnicity", "religion", "orientation",
}  # fmt: skip


def words(name: str) -> set[str]:
    return set(re.findall(r"[a-z]+", name.lower())) | {name.lower()}


def test_early_signalling_has_no_field_for_what_only_debt_help_may_know():
    fields = [
        (f"{model._meta.label}.{field.name}", words(field.name) | words(str(getattr(field, "verbose_name", ""))))
        for model in apps.get_models()
        if model.__module__.startswith(tuple(f"samenspoor.domain.{app}." for app in BEFORE))
        for field in model._meta.local_fields
    ]
    assert fields
    assert [name for name, told in fields if told & FORBIDDEN] == []


@pytest.mark.parametrize("name", ["health", "has_disability", "monthly_income", "other debts"])
def test_the_guard_sees_such_a_field(name):
    assert words(name) & FORBIDDEN
