"""Form widgets that Django's own do not cover."""

from django import forms


class DateInput(forms.DateInput):
    """The browser's own date picker; it speaks ISO on the wire and Dutch on the screen."""

    input_type = "date"

    def __init__(self, attrs: dict[str, str] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%d")
