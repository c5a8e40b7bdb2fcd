"""The form of a training that is offered to the volunteers of the chain partners (S21)."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.volunteering.actions.trainings import Offered
from samenspoor.foundation.ui.fields import DayField


class TrainingOfferForm(forms.Form):
    """A training that volunteers can ask for."""

    name = forms.CharField(label=_("What is the training called?"), max_length=120)
    about = forms.CharField(label=_("One sentence about it"), max_length=300, required=False)
    on = DayField(label=_("On which day?"), required=False)
    once = forms.UUIDField(required=False, widget=forms.HiddenInput, initial=uuid4)

    @property
    def offered(self) -> Offered:
        """What was filled in, once it is valid."""
        given = self.cleaned_data
        return Offered(name=given["name"], about=given["about"], on=given["on"])
