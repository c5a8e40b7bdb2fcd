"""Forms of a hand-over to debt help: making it, and who there confirmed it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.trajectory.actions.handovers import Entered
from samenspoor.domain.trajectory.models import HandoverGround
from samenspoor.foundation.ui.fields import AgreedDayField, DayField


class HandoverForm(forms.Form):
    """To whom, on which ground, and what was agreed."""

    use_required_attribute = False

    receiver = forms.CharField(label=_("Which team or organisation takes over?"), max_length=120)
    appointment = forms.CharField(
        label=_("What did you agree about the conversation?"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("When, where, with whom, and what the resident brings. Nothing about health or other debts."),
    )
    ground = forms.ChoiceField(
        label=_("Why may the data go along?"),
        choices=HandoverGround.choices,
        widget=forms.RadioSelect,
        help_text=_("Only our own debt help gets the BSN too, when we have it."),
    )
    agreed_on = AgreedDayField(
        label=_("On which day did the resident agree?"),
        required=False,
        help_text=_("Only when the resident agrees. You need not fill it in for your own debt help."),
    )
    agreed_words = forms.CharField(label=_("What did the resident say?"), max_length=300, required=False)

    def clean(self) -> dict[str, Any]:
        """With the agreement of the resident its day and words are needed."""
        entered = self.cleaned_data
        if entered.get("ground") == HandoverGround.AGREEMENT:
            for name in ("agreed_on", "agreed_words"):
                if name not in self.errors and not entered.get(name):
                    self.add_error(name, _("Fill this in: the resident has to agree."))
        return entered

    @property
    def entered(self) -> Entered:
        """What was filled in, once it is valid."""
        return Entered(**{**self.cleaned_data, "ground": HandoverGround(self.cleaned_data["ground"])})


class AcknowledgeForm(forms.Form):
    """Who at debt help took it over, and when."""

    use_required_attribute = False

    colleague = forms.CharField(label=_("Who at debt help confirmed it?"), max_length=120)
    on = DayField(label=_("On which day?"))
