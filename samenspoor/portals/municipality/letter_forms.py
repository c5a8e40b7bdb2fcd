"""The form of what a letter says."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.casework.letter_texts import Words, faults
from samenspoor.foundation.accounts.changing import ChangeForm
from samenspoor.foundation.ui.fields import DayField

_FIELDS = ("subject", "body", "rights", "closing", "return_address")


class TextForm(ChangeForm):
    """The text of one kind of letter, from which day on it counts."""

    begins_anew = frozenset({"starts_on"})

    subject = forms.CharField(label=_("Subject"), max_length=100, help_text=_("Neutral: a housemate may see it."))
    body = forms.CharField(
        label=_("Text"),
        max_length=3_000,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("An empty line begins a new paragraph."),
    )
    rights = forms.CharField(
        label=_("About your data"),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text=_("Small, at the foot of the letter. Needed in the first letter (AVG article 14)."),
    )
    closing = forms.CharField(label=_("Closing and sender"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
    return_address = forms.CharField(
        label=_("Return address"),
        max_length=100,
        required=False,
        help_text=_("One small line above the address, in the window. Leave out what your team is called."),
    )
    starts_on = DayField(label=_("Counts from"))

    def __init__(self, *arguments: Any, kind: str, words: Words, day: date, **named: Any) -> None:
        initial = {name: getattr(words, name) for name in _FIELDS} | {"starts_on": day}
        super().__init__(*arguments, **named | {"initial": initial})
        self.kind = kind

    def clean(self) -> dict[str, Any]:
        """Check the gaps and the words before anything is shown or stored."""
        if not self.errors:
            for name, why in faults(self.words, self.kind).items():
                self.add_error(name, why)
        return self.cleaned_data

    @property
    def words(self) -> Words:
        """What was entered."""
        return Words(**{name: self.cleaned_data[name] for name in _FIELDS})
