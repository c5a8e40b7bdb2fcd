"""Forms about keeping and destroying: how long, under which DPIA, and how much goes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspoor.foundation.accounts.changing import ChangeForm
from samenspoor.foundation.ui.fields import DayField

SHORTEST_USUAL_TERM = 30
"""Days. The law names no shortest term; below this somebody probably meant months or years."""


class TermForm(ChangeForm):
    """How long one retention class is kept. A term of days, where years were meant, is asked for twice."""

    days = forms.IntegerField(label=_("Number of days"), min_value=1, max_value=36_500)
    basis = forms.CharField(
        label=_("Where is this decided?"),
        max_length=200,
        help_text=_("For example the selection list or a decision of the municipality, with its number."),
    )
    hold_reason = forms.CharField(
        label=_("Wait with destruction, because"),
        max_length=200,
        required=False,
        help_text=_("Fill this in as long as something may not be destroyed, such as during a complaint."),
    )
    is_meant = forms.BooleanField(label=_("Yes, these are days: it may go so soon"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        days = str(self.data.get("days", "")).strip()
        if not (days.isdecimal() and int(days) < SHORTEST_USUAL_TERM):
            del self.fields["is_meant"]

    def clean_is_meant(self) -> bool:
        """Refuse a short term until it was said that it is meant."""
        if not self.cleaned_data["is_meant"]:
            raise forms.ValidationError(
                _("This is shorter than %(days)s days. What is older can then be destroyed for good. Is that meant?")
                % {"days": SHORTEST_USUAL_TERM}
            )
        return True


class DestroyForm(forms.Form):
    """Whoever destroys copies the number of records: a yes alone is given too fast."""

    expected = forms.CharField(label=_("How many records go?"), max_length=12)

    def __init__(self, *args: Any, total: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.total = total
        self.fields["expected"].help_text = _("Copy the number beside “%(label)s”: so you know what you destroy.") % {
            "label": _("Altogether")
        }
        self.fields["expected"].widget.attrs |= {"inputmode": "numeric", "autocomplete": "off"}

    def clean_expected(self) -> int:
        """The number itself, with or without the points between thousands."""
        digits = "".join(found for found in self.cleaned_data["expected"] if not (found.isspace() or found == "."))
        if not digits.isdecimal() or int(digits) != self.total:
            raise forms.ValidationError(_("This is not the number of records that go."))
        return int(digits)


class DpiaForm(forms.Form):
    """Which DPIA covers this work."""

    version = forms.CharField(label=_("Version of the DPIA"), max_length=80)
    decided_on = DayField(label=_("Decided on"))
