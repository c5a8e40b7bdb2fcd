"""Forms of the matchingsoverleg."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.volunteering.allocation.suitability import Ground
from samenspoor.domain.volunteering.models import DecisionKind
from samenspoor.foundation.organisations.models import Organisation


class CallForm(forms.Form):
    """Who meets, and for which municipality."""

    name = forms.CharField(
        label=_("What is it called?"), max_length=80, help_text=_("For instance: November, Waterveen.")
    )
    municipality = forms.TypedChoiceField(
        label=_("Requests of which municipality?"), coerce=int, empty_value=None, required=False,
        help_text=_("Its requests for the matchingsoverleg are put in along with those of your own."),
    )  # fmt: skip
    invited = forms.TypedMultipleChoiceField(
        label=_("Who is invited?"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self,
        *arguments: Any,
        municipalities: Sequence[Organisation],
        others: Sequence[Organisation],
        **named: Any,
    ) -> None:
        super().__init__(*arguments, **named)
        for name, first, found in (("municipality", [("", _("None"))], municipalities), ("invited", [], others)):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = [*first, *((one.pk, one.name) for one in found)]


class TakePartForm(forms.Form):
    """Who sits at the table, and how much the organisation gives."""

    name = forms.CharField(label=_("Who takes part for your organisation?"), max_length=120)
    most_places = forms.IntegerField(
        label=_("Places that you give at most"), required=False, min_value=0, max_value=999,
        help_text=_("Empty: every free place of your volunteers may be used."),
    )  # fmt: skip


class DecideForm(forms.Form):
    """One decision on one pair, from a button."""

    kind = forms.ChoiceField(choices=[(kind.value, kind.label) for kind in DecisionKind if kind != DecisionKind.WEIGHT])
    request_key = forms.UUIDField()
    profile_key = forms.UUIDField()


class WeightForm(forms.Form):
    """How much one ground counts."""

    ground = forms.ChoiceField(choices=[(ground.value, ground.value) for ground in Ground])
    weight = forms.IntegerField(min_value=0, max_value=10)


class CloseForm(forms.Form):
    """What was agreed besides the pairs."""

    minutes = forms.CharField(
        label=_("Report of the meeting"), max_length=1000, required=False, widget=forms.Textarea,
        help_text=_("What you agreed, without names of residents or volunteers."),
    )  # fmt: skip
