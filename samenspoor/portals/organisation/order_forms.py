"""Forms of the visit orders."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.volunteering.models import Report, Volunteer
from samenspoor.foundation.ui.widgets import DateInput


class AcceptForm(forms.Form):
    """Which volunteer goes; only those whose papers are in order can be chosen."""

    volunteer = forms.ChoiceField(label=_("Which volunteer goes?"))

    def __init__(self, *arguments: Any, volunteers: Sequence[Volunteer], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._volunteers = {str(volunteer.pk): volunteer for volunteer in volunteers}
        field = self.fields["volunteer"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(key, str(volunteer)) for key, volunteer in self._volunteers.items()]

    @property
    def chosen(self) -> Volunteer:
        """The volunteer that was chosen."""
        return self._volunteers[self.cleaned_data["volunteer"]]


class RefuseForm(forms.Form):
    """Why nobody goes."""

    reason = forms.CharField(label=_("Why not?"), max_length=200, help_text=_("The municipality reads this."))


class ReportForm(forms.Form):
    """What came of a visit or a call; nothing else is reported."""

    report = forms.ChoiceField(
        label=_("What came of it?"),
        choices=Report.choices,
        widget=forms.RadioSelect,
        help_text=_("Only this goes to the municipality. What you heard stays with you."),
    )
    on = forms.DateField(label=_("On which day?"), widget=DateInput)
