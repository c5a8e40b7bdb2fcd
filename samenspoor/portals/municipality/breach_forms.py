"""Forms of a data breach: the report without names, and each step after it."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.casework.actions.breaches import BreachReport
from samenspoor.domain.casework.breach_states import NEXT, BreachStatus
from samenspoor.domain.casework.models import DataBreach, DataClass
from samenspoor.foundation.ui.fields import DayField


class ReportForm(forms.Form):
    """What is reported to the data protection officer; most of it is filled in already."""

    use_required_attribute = False

    what_happened = forms.CharField(
        label=_("What happened?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Without names. The number of the dossier goes along."),
    )  # fmt: skip
    data_classes = forms.MultipleChoiceField(
        label=_("What may someone have seen?"), choices=DataClass.choices, widget=forms.CheckboxSelectMultiple
    )
    people_count = forms.IntegerField(label=_("Of how many people?"), min_value=1, max_value=1_000_000)
    since = DayField(label=_("When did it begin?"))
    discovered_on = DayField(label=_("On which day was it discovered?"))
    discovered_time = forms.TimeField(
        label=_("At what time?"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text=_("From this moment there are 72 hours to tell the AP."),
    )  # fmt: skip
    measures = forms.CharField(
        label=_("What did you do at once?"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For example: fetched the letter back, rang the resident."),
    )  # fmt: skip

    @property
    def report(self) -> BreachReport:
        """What was entered, once it is valid."""
        entered = dict(self.cleaned_data)
        entered["data_classes"] = [DataClass(value) for value in entered["data_classes"]]
        discovered = datetime.combine(entered.pop("discovered_on"), entered.pop("discovered_time"))
        return BreachReport(**entered, discovered_at=timezone.make_aware(discovered))


class StepForm(forms.Form):
    """The next step of a data breach, with its reason."""

    use_required_attribute = False

    to = forms.ChoiceField(label=_("What is the next step?"), widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Why, or how?"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Without names. For example the number that the AP gave, or why people need not be told."),
    )  # fmt: skip

    def __init__(self, *arguments: Any, breach: DataBreach, **named: Any) -> None:
        super().__init__(*arguments, **named)
        following = NEXT[BreachStatus(breach.status)]
        self.fields["to"].choices = [  # type: ignore[attr-defined]
            (status.value, status.label) for status in BreachStatus if status in following
        ]
