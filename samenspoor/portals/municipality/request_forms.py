"""Forms of the requests for a volunteer: what is asked, of whom, and why the data may go along."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.agreements.deployment import HelpRole, HelpTask, Phase
from samenspoor.domain.trajectory.asked import Asked, Asker
from samenspoor.domain.trajectory.asking import Candidate, tasks_of
from samenspoor.domain.trajectory.models import HandoverGround
from samenspoor.domain.trajectory.shown import GROUNDS
from samenspoor.domain.trajectory.wishes import (
    Exclusion,
    FreeTime,
    HelperWish,
    Inclusion,
    Knowledge,
    Language,
    Meeting,
    Urgency,
)
from samenspoor.foundation.ui.fields import AgreedDayField
from samenspoor.foundation.ui.telephone import TELEPHONE

ROUND = "round"
_THE_ROUND = (ROUND, _("The matchingsoverleg: every organisation that may"))
_IF_AGREED = _("Only if the data go along because the resident agreed.")
_POSTCODE = re.compile(r"[1-9]\d{3}[A-Z]{2}")


def _several(label: Any, choices: Any = (), *, required: bool = False, help_text: Any = "") -> Any:
    return forms.MultipleChoiceField(
        label=label, choices=choices, widget=forms.CheckboxSelectMultiple, required=required, help_text=help_text
    )


def _organisations_or_round(chosen: list[str]) -> list[str]:
    if ROUND in chosen and len(chosen) > 1:
        raise forms.ValidationError(_("Choose one or more organisations, or the matchingsoverleg."))
    return chosen


class HelpForm(forms.Form):
    """What a volunteer is asked for; only the tasks of the phase and the organisations that may can be chosen."""

    use_required_attribute = False

    question = forms.CharField(
        label=_("What is it about, in one sentence?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Everyone that you ask reads this: no name, no amounts, no creditors."),
    )
    tasks = _several(_("What does the volunteer help with?"), required=True)
    roles = _several(_("In which role?"), HelpRole.choices, required=True)
    urgency = forms.ChoiceField(
        label=_("How soon?"), choices=Urgency.choices, widget=forms.RadioSelect, initial=Urgency.ORDINARY
    )
    to = _several(_("Whom do you ask?"), required=True)
    ground = forms.ChoiceField(
        label=_("Why may the data go along?"),
        choices=[(ground.value, label) for ground, label in GROUNDS.items()],
        widget=forms.RadioSelect,
    )
    agreed_on = AgreedDayField(label=_("On which day did the resident agree?"), required=False, help_text=_IF_AGREED)
    agreed_words = forms.CharField(
        label=_("What did the resident say?"), max_length=300, required=False, help_text=_IF_AGREED
    )
    telephone = forms.CharField(label=_("Telephone"), max_length=20, required=False, validators=[TELEPHONE])
    email = forms.EmailField(label=_("E-mail"), required=False)
    languages = _several(_("Language"), Language.choices)
    free_times = _several(_("When can the resident?"), FreeTime.choices)
    meetings = _several(_("How does the resident like to meet?"), Meeting.choices)
    wanted_knowledge = _several(
        _("What would the volunteer know about?"),
        Knowledge.choices,
        help_text=_("Only where it matters: who knows about it is proposed sooner, others may help too."),
    )
    helper_wish = forms.ChoiceField(
        label=_("Rather helped by"),
        choices=[("", _("Does not matter")), *HelperWish.choices],
        widget=forms.RadioSelect,
        required=False,
    )
    wished_party = forms.ChoiceField(label=_("Rather by this organisation"), required=False)
    avoided_party = forms.ChoiceField(label=_("Not by this organisation"), required=False)
    avoid = forms.CharField(
        label=_("Someone to avoid"),
        max_length=120,
        required=False,
        help_text=_("For example a neighbour who volunteers. Only who takes the request up reads this."),
    )
    suits = _several(_("What speaks for a volunteer"), Inclusion.choices)
    doubts = _several(
        _("What speaks against it"),
        Exclusion.choices,
        help_text=_("Advice, no lock: with one of these it is often better to wait, or to let a professional help."),
    )

    def __init__(self, *arguments: Any, phase: Phase, candidates: Sequence[Candidate], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.phase = phase
        self.names = {str(each.party): each.name for each in candidates}
        allowed = [(str(each.party), each.label) for each in candidates if not each.why_not]
        choices: dict[str, Any] = {
            "tasks": [(task.value, task.label) for task in tasks_of(phase)],
            "to": [*allowed, _THE_ROUND] if allowed else [],
            "wished_party": [("", _("Does not matter")), *self.names.items()],
            "avoided_party": [("", _("None")), *self.names.items()],
        }
        for name, options in choices.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = options

    def clean_to(self) -> list[str]:
        """Organisations, or the matchingsoverleg."""
        return _organisations_or_round(self.cleaned_data["to"])

    def clean(self) -> dict[str, Any]:
        """With the agreement of the resident its day and words."""
        entered = self.cleaned_data
        if entered.get("ground") == HandoverGround.AGREEMENT:
            for name in ("agreed_on", "agreed_words"):
                if name not in self.errors and not entered.get(name):
                    self.add_error(name, _("Fill this in: the resident has to agree."))
        return entered

    @property
    def asked(self) -> Asked:
        """What was filled in, once it is valid."""
        given = self.cleaned_data
        same = ("question", "agreed_on", "agreed_words", "telephone", "email", "languages", "free_times", "meetings",
                "wanted_knowledge", "helper_wish", "avoid", "suits", "doubts")  # fmt: skip
        return Asked(
            phase=self.phase,
            roles=[HelpRole(each) for each in given["roles"]],
            tasks=[HelpTask(each) for each in given["tasks"]],
            urgency=Urgency(given["urgency"]),
            ground=HandoverGround(given["ground"]),
            parties=[int(each) for each in given["to"] if each != ROUND],
            in_round=ROUND in given["to"],
            wished_party=int(given["wished_party"]) if given["wished_party"] else None,
            avoided_party=int(given["avoided_party"]) if given["avoided_party"] else None,
            **{name: given[name] for name in same},
        )


class CounterForm(HelpForm):
    """The same for someone of whom there is no dossier: name and address first."""

    name = forms.CharField(label=_("Name"), max_length=200)
    street = forms.CharField(label=_("Street"), max_length=150)
    house_number = forms.IntegerField(label=_("House number"), min_value=1, max_value=99_999)
    addition = forms.CharField(label=_("Addition"), max_length=20, required=False)
    postcode = forms.CharField(label=_("Postcode"), max_length=7)
    town = forms.CharField(label=_("Town"), max_length=100)
    once = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def clean_postcode(self) -> str:
        """As it is stored: `8951AB`."""
        postcode = str(self.cleaned_data["postcode"]).replace(" ", "").upper()
        if not _POSTCODE.fullmatch(postcode):
            raise forms.ValidationError(_("Fill in a postcode such as 8951 AB."))
        return postcode

    @property
    def asker(self) -> Asker:
        """Who stands at the counter."""
        names = ("name", "street", "house_number", "addition", "postcode", "town")
        return Asker(**{name: self.cleaned_data[name] for name in names})


class AskAgainForm(forms.Form):
    """Which other organisations are asked."""

    to = _several(_("Whom do you ask?"), required=True)

    def __init__(
        self, *arguments: Any, candidates: Sequence[Candidate], may_go_to_round: bool = False, **named: Any
    ) -> None:
        super().__init__(*arguments, **named)
        field = self.fields["to"]
        allowed = [(str(each.party), each.label) for each in candidates if not each.why_not]
        if isinstance(field, forms.ChoiceField):
            field.choices = [*allowed, _THE_ROUND] if allowed and may_go_to_round else allowed

    def clean_to(self) -> list[str]:
        """Organisations, or the matchingsoverleg."""
        return _organisations_or_round(self.cleaned_data["to"])

    @property
    def parties(self) -> list[int]:
        """The organisations that were chosen."""
        return [int(each) for each in self.cleaned_data["to"] if each != ROUND]

    @property
    def in_round(self) -> bool:
        """Whether it goes to the matchingsoverleg instead."""
        return ROUND in self.cleaned_data["to"]


class StopForm(forms.Form):
    """Why the help stops."""

    reason = forms.CharField(
        label=_("Why does it stop?"),
        max_length=200,
        help_text=_("The organisation reads this at once. For example: the resident does not want to any more."),
    )
