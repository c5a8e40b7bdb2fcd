"""Forms of the visit orders."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.volunteering.models import Report, Volunteer
from samenspoor.domain.volunteering.order_access import Goer
from samenspoor.foundation.ui.fields import DayField
from samenspoor.foundation.ui.formats import in_sentence
from samenspoor.portals.organisation.words import lives_away


class AcceptForm(forms.Form):
    """Which volunteer goes; only those whose papers are in order can be chosen, who lives near first."""

    volunteer = forms.ChoiceField(
        label=_("Which volunteer goes?"), help_text=_("Only who may go today; who lives nearest stands first.")
    )

    def __init__(self, *arguments: Any, goers: Sequence[Goer], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._volunteers = {str(goer.volunteer.pk): goer.volunteer for goer in goers}
        field = self.fields["volunteer"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("Choose a volunteer")), *((str(goer.volunteer.pk), _label(goer)) for goer in goers)]

    @property
    def chosen(self) -> Volunteer:
        """The volunteer that was chosen."""
        return self._volunteers[self.cleaned_data["volunteer"]]


def _label(goer: Goer) -> str:
    away = "" if goer.kilometres is None else f", {in_sentence(lives_away(goer.kilometres))}"
    return f"{goer.volunteer}{away}"


class RefuseForm(forms.Form):
    """Why nobody goes."""

    reason = forms.CharField(label=_("Why not?"), max_length=200, help_text=_("The municipality reads this."))


class ReportForm(forms.Form):
    """What came of a visit or a call; only what the agreement names is reported."""

    report = forms.ChoiceField(
        label=_("What came of it?"),
        widget=forms.RadioSelect,
        help_text=_("Only this goes to the municipality. What you heard stays with you."),
    )
    on = DayField(label=_("On which day?"))

    def __init__(self, *arguments: Any, reports: Sequence[Report], **named: Any) -> None:
        super().__init__(*arguments, **named)
        field = self.fields["report"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(report.value, report.label) for report in reports]
