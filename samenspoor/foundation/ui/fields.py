"""Form fields that Django's own do not cover."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MinValueValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspoor.foundation.ui.agreed_days import why_not_agreed


class DateInput(forms.DateInput):
    """The browser's own date picker; it speaks ISO on the wire and Dutch on the screen."""

    input_type = "date"

    def __init__(self, attrs: dict[str, str] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%d")


class DayField(forms.DateField):
    """A day that somebody chooses. Whoever types `26` as the year in a date picker means 2026, and sends 0026."""

    widget = DateInput
    default_validators = [MinValueValidator(date(1900, 1, 1), _("Write the year in four digits, like 2026."))]


class AgreedDayField(DayField):
    """The day on which somebody agreed or signed: today or before, and at most a year ago."""

    def validate(self, value: Any) -> None:
        """Say at the field what the action would refuse."""
        super().validate(value)
        if value and (why := why_not_agreed(value, today=timezone.localdate())):
            raise forms.ValidationError(why)
