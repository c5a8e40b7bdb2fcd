"""A day that somebody chooses."""

import pytest
from django.core.exceptions import ValidationError

from samenspoor.foundation.ui.fields import DayField


@pytest.mark.parametrize(
    ("typed", "told"), [("0026-11-28", "vier cijfers"), ("0202-01-01", "vier cijfers"), ("2026-02-30", "datum")]
)
def test_a_year_that_nobody_means_is_asked_about(typed, told):
    with pytest.raises(ValidationError, match=told):
        DayField().clean(typed)
    assert DayField().clean("1931-05-02").year == 1931
