"""Forms of the order: a person's decision on one dossier, and the rules for all of them."""

import hashlib
import json
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.casework.actions.priority import Judgement
from samenspoor.domain.casework.models import PriorityDecision, PriorityRules
from samenspoor.domain.casework.models.priority import MOST_POINTS
from samenspoor.domain.intake.models import CreditorType
from samenspoor.foundation.accounts.changing import ChangeForm
from samenspoor.foundation.organisations.models import Organisation
from samenspoor.foundation.ui.fields import DayField

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


_URGENT = ("crisis", "crisis_near", "crisis_near_days", "end_of_supply", "multiple", "successive")
_AMOUNT = ("euros_per_point", "amount_most")
_AGE = ("young", "young_below", "pensioner", "pensioner_from")


class RulesForm(ChangeForm, forms.ModelForm):
    """What each rule weighs, from which day on and why."""

    begins_anew = frozenset({"starts_on"})

    letter_only_below = forms.DecimalField(
        label=_("Below this amount a letter only, in euros"),
        localize=True,
        min_value=0,
        max_value=100_000,
        decimal_places=2,
        help_text=_("Never with a crisis, an end of supply or more than one arrears."),
    )
    reason = forms.CharField(
        label=_("Why do the rules change?"), max_length=300, required=False,
        help_text=_("Needed to save. For example the decision in which this stands."),
    )  # fmt: skip
    # What was looked at before saving.
    previewed = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = PriorityRules
        fields = (*_URGENT, *_AMOUNT, *_AGE, "sample_percent", "starts_on")
        field_classes = {"starts_on": DayField}
        help_texts = {
            "sample_percent": _("Drawn by the number of the dossier, and marked “random sample” on the worklist."),
            "young": _("Only when the birth date was delivered."),
            "pensioner": _("Only when the birth date was delivered."),
        }

    def __init__(self, *arguments: Any, found: PriorityRules, day: date, **named: Any) -> None:
        initial = {name: getattr(found, name) for name in (*_URGENT, *_AMOUNT, *_AGE, "sample_percent")}
        initial |= {"starts_on": day, "letter_only_below": Decimal(found.letter_only_below_cents) / 100}
        super().__init__(*arguments, **named | {"initial": initial})
        for field in self.fields.values():
            field.label = capfirst(field.label)
        for index, kind in enumerate(CreditorType):
            self.fields[f"creditor_{index}"] = forms.IntegerField(
                label=kind.label, min_value=0, max_value=MOST_POINTS, initial=found.creditor_points.get(kind.value, 0)
            )

    @property
    def groups(self) -> list[tuple[str | Promise, list[BoundField]]]:
        """The fields under their headings."""
        creditors = [f"creditor_{index}" for index in range(len(CreditorType))]
        return [
            (title, [self[name] for name in names])
            for title, names in (
                (_("Urgency"), _URGENT),
                (_("Amount"), (*_AMOUNT, "letter_only_below")),
                (_("Type of creditor: the heaviest counts"), creditors),
                (_("Age, where known"), _AGE),
                (_("Random sample"), ("sample_percent",)),
            )
        ]

    def entered(self, organisation: Organisation) -> PriorityRules:
        """The rules that were filled in, not saved."""
        data = self.cleaned_data
        found = PriorityRules(organisation=organisation, reason=data["reason"].strip())
        for name in self._meta.fields or ():
            setattr(found, name, data[name])
        found.letter_only_below_cents = int(data["letter_only_below"] * 100)
        points = {kind.value: data[f"creditor_{index}"] for index, kind in enumerate(CreditorType)}
        found.creditor_points = {kind: value for kind, value in points.items() if value}
        return found

    @property
    def fingerprint(self) -> str:
        """The same for the same rules, whatever the reason."""
        data = {name: str(value) for name, value in self.cleaned_data.items() if name not in {"reason", "previewed"}}
        return hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()[:16]

    @property
    def was_previewed(self) -> bool:
        """Whether the effect of exactly these rules was shown."""
        return bool(self.cleaned_data["previewed"] == self.fingerprint)

    def _post_clean(self) -> None:
        """The action checks the whole row, with what this form does not ask."""
