"""Forms of the order: a person's decision on one dossier, and the rules for all of them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.casework.actions.priority import Judgement
from samenspoor.domain.casework.models import PriorityDecision
from samenspoor.domain.casework.models.priority import MOST_POINTS

Kind = PriorityDecision.Kind


class DecisionForm(forms.Form):
    """Whether the place of a dossier is right; with other points the reason is asked."""

    kind = forms.ChoiceField(label=_("Is this the right place?"), widget=forms.RadioSelect)
    points = forms.IntegerField(
        label=_("Points"), required=False, min_value=0, max_value=MOST_POINTS, help_text=_("Only with other points.")
    )
    reason = forms.CharField(
        label=_("Why, in a few words"),
        max_length=300,
        required=False,
        help_text=_("Write nothing about health, crime or other debts."),
    )

    def __init__(self, *arguments: Any, is_decided: bool, **named: Any) -> None:
        super().__init__(*arguments, **named)
        labels = [(Kind.CONFIRMED, _("Yes, it stands right")), (Kind.SET, _("No, it gets other points"))]
        if is_decided:
            labels.append((Kind.RELEASED, _("Let the rules count again")))
        self.fields["kind"].choices = [(kind.value, label) for kind, label in labels]  # type: ignore[attr-defined]

    @property
    def judgement(self) -> Judgement:
        """What was decided, once it is valid."""
        data = self.cleaned_data
        return Judgement(Kind(data["kind"]), data["points"], data["reason"])
