"""The forms of what the chain shares: its shelf (S21), and an evaluation (S19)."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.agreements.actions import Looked
from samenspoor.domain.agreements.deployment import HelpTask, Phase
from samenspoor.domain.volunteering.actions.shelf import Shelved
from samenspoor.foundation.ui.fields import DayField


class _ShelfForm(forms.Form):
    """Something for the shelf of the chain."""

    # A browser shows an empty field that is required as wrong from the beginning.
    use_required_attribute = False

    title = forms.CharField(label=_("What is it called?"), max_length=120)
    text = forms.CharField()
    task = forms.ChoiceField(
        label=_("For which task?"), required=False, choices=[("", _("For every task")), *HelpTask.choices]
    )
    phase = forms.ChoiceField(
        label=_("In which phase?"), required=False, choices=[("", _("In every phase")), *Phase.choices]
    )
    once = forms.UUIDField(required=False, widget=forms.HiddenInput, initial=uuid4)

    @property
    def shelved(self) -> Shelved:
        """What was filled in, once it is valid."""
        given = self.cleaned_data
        return Shelved(**{name: given[name] for name in ("title", "text", "task", "phase")})


class FormatForm(_ShelfForm):
    """A format: a letter, a list, a plan that others can use."""

    text = forms.CharField(label=_("In one sentence: what is it for?"), max_length=300)
    file = forms.FileField(
        label=_("The file"), help_text=_("PDF, DOCX or ODT, at most 10 MB. An empty format: nothing about a resident.")
    )

    field_order = ("title", "text", "file", "task", "phase")


class ExperienceForm(_ShelfForm):
    """What worked, in words."""

    text = forms.CharField(
        label=_("What worked for you?"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_(
            "The whole chain reads this. Nobody may recognise a resident: no name, no street, no story of one."
        ),
    )


class EvaluationForm(forms.Form):
    """What came of looking back together."""

    # A browser shows an empty field that is required as wrong from the beginning.
    use_required_attribute = False

    held_on = DayField(label=_("When was it held?"))
    goes_well = forms.CharField(
        label=_("What goes well?"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The other side reads this too. Nothing about a resident or a volunteer."),
    )
    changes = forms.CharField(label=_("What changes?"), max_length=600, widget=forms.Textarea(attrs={"rows": 3}))

    @property
    def looked(self) -> Looked:
        """What was filled in."""
        return Looked(goes_well=self.cleaned_data["goes_well"], changes=self.cleaned_data["changes"])
