"""Every field of every table says what it tells about people and how long it is kept."""

import pytest

from samenspoor.domain.retention.inventory import declarations, unclassified
from samenspoor.foundation.organisations.classification import RetentionClass, Sensitivity, declare


def test_every_field_is_classified():
    assert unclassified() == [], "classify these in the app's privacy.py"


def test_what_is_personal_has_a_retention_class():
    loose = [
        f"{model._meta.label}.{name}"
        for model, fields in declarations().items()
        for name, privacy in fields.items()
        if (privacy.sensitivity is Sensitivity.NONE) != (privacy.retention is None)
    ]
    assert loose == []


def test_every_retention_class_is_used():
    used = {privacy.retention for fields in declarations().values() for privacy in fields.values()}
    assert set(RetentionClass) <= used


@pytest.mark.parametrize(
    "groups", [{"none": ("id", "id")}, {"none": ("id",), "personal": ("name",)}], ids=["twice", "without class"]
)
def test_a_wrong_declaration_is_refused(groups):
    with pytest.raises(ValueError, match=r"twice|retention class"):
        declare(**groups)
