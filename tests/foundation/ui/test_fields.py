"""A day that somebody chooses."""

from datetime import timedelta

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from samenspoor.foundation.ui.fields import AgreedDayField, DayField


@pytest.mark.parametrize(
    ("typed", "told"), [("0026-11-28", "vier cijfers"), ("0202-01-01", "vier cijfers"), ("2026-02-30", "datum")]
)
def test_a_year_that_nobody_means_is_asked_about(typed, told):
    with pytest.raises(ValidationError, match=told):
        DayField().clean(typed)
    assert DayField().clean("1931-05-02").year == 1931


class Agreed(forms.Form):
    on = AgreedDayField()


@pytest.mark.parametrize(("days", "told"), [(1, "moet nog komen"), (0, ""), (-366, ""), (-367, "langer dan een jaar")])
def test_nobody_agreed_tomorrow_or_so_long_ago_that_it_has_to_be_asked_again(days, told):
    typed = (timezone.localdate() + timedelta(days=days)).isoformat()
    form = Agreed({"on": typed})
    assert form.is_valid() is not bool(told)
    assert told in str(form.errors)
    assert f'value="{typed}"' in str(form["on"])
