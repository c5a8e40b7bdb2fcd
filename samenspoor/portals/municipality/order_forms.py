"""The form that asks an organisation for a volunteer."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.agreements.deployment import Act
from samenspoor.domain.agreements.models import ChainPartner
from samenspoor.domain.volunteering.actions.orders import Order
from samenspoor.foundation.ui.fields import DayField

_DAYS = 14


class OrderForm(forms.Form):
    """Which organisation, which acts, until when; only what its papers allow can be chosen."""

    party = forms.ChoiceField(label=_("Which organisation?"))
    acts = forms.MultipleChoiceField(
        label=_("What do you ask?"), choices=Act.choices, widget=forms.CheckboxSelectMultiple
    )
    due_on = DayField(label=_("Until when?"))

    def __init__(self, *arguments: Any, allowed: Mapping[ChainPartner, Sequence[Act]], day: date, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.allowed = {partner: list(acts) for partner, acts in allowed.items()}
        self.fields["due_on"].initial = day + timedelta(days=_DAYS)
        party, acts = self.fields["party"], self.fields["acts"]
        if isinstance(party, forms.ChoiceField) and isinstance(acts, forms.MultipleChoiceField):
            party.choices = [(str(partner.participant_id), partner.name) for partner in self.allowed]
            named_acts = {act for chosen in self.allowed.values() for act in chosen}
            acts.choices = [(act.value, act.label) for act in Act if act in named_acts]

    @property
    def order(self) -> Order:
        """What was filled in."""
        given = self.cleaned_data
        return Order(party=int(given["party"]), acts=[Act(act) for act in given["acts"]], due_on=given["due_on"])
