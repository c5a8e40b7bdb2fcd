"""Forms of visits: which day, what came of a conversation at the door, and where the route starts."""

import re
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.casework.actions.contacts import Talk
from samenspoor.domain.casework.models import ContactPurpose, DossierResident, StatutoryGround
from samenspoor.domain.casework.states import PersonStatus
from samenspoor.domain.casework.threats import Threat
from samenspoor.domain.journeys.talks import Agreed
from samenspoor.foundation.accounts.changing import ChangeForm
from samenspoor.foundation.ui.fields import DayField
from samenspoor.portals.municipality.casework_forms import GROUNDS, say_threat

_POSTCODE = re.compile(r"[1-9]\d{3}[A-Z]{2}")


class DayForm(forms.Form):
    """The day of the visits."""

    day = DayField(label=_("On which day?"))


class Answer(StrEnum):
    """What came of it, in the words of the door."""

    CONVERSATION = "conversation"
    THINKS = "thinks"
    NO_HELP = "no_help"
    OTHER = "other"


_ANSWERS = (
    (Answer.CONVERSATION, _("Accepts a first conversation")),
    (Answer.THINKS, _("Wants to think about it")),
    (Answer.NO_HELP, _("Needs no help")),
    (Answer.OTHER, _("Something else: I write it down later")),
)


class TalkForm(forms.Form):
    """A short form at the door; what was said is chosen, never filled in beforehand: a term may hang on it."""

    person = forms.TypedChoiceField(label=_("With whom did you speak?"), coerce=int, widget=forms.RadioSelect)
    answer = forms.ChoiceField(label=_("What came of it?"), choices=_ANSWERS, widget=forms.RadioSelect)
    call_back_on = DayField(label=_("Try again on"), required=False, help_text=_("When you agreed on a day."))
    ground = forms.ChoiceField(
        label=_("Is there a threatening situation?"),
        choices=GROUNDS,
        required=False,
    )
    purpose = forms.ChoiceField(label=_("What for?"), choices=ContactPurpose.choices)

    def __init__(self, *arguments: Any, people: Sequence[DossierResident], threat: Threat | None, **named: Any) -> None:
        super().__init__(*arguments, **named | {"initial": {"purpose": _purpose(people)}})
        say_threat(self.fields["ground"], threat)
        field = cast(forms.TypedChoiceField, self.fields["person"])
        field.choices = [(part.resident_id, str(part)) for part in people]
        if len(people) == 1:
            field.initial, field.widget = people[0].resident_id, forms.HiddenInput()

    @property
    def agreed(self) -> Agreed:
        """What was entered, once it is valid."""
        data = self.cleaned_data
        is_conversation = data["answer"] == Answer.CONVERSATION
        return Agreed(
            talk=Talk(
                resident_id=data["person"],
                purpose=ContactPurpose(data["purpose"]),
                call_back_on=data["call_back_on"],
            ),
            is_conversation=is_conversation,
            ground=StatutoryGround(data["ground"]) if is_conversation and data["ground"] else None,
        )

    @property
    def is_no_help(self) -> bool:
        """Whether the dossier can be closed for this person."""
        return bool(self.cleaned_data["answer"] == Answer.NO_HELP)


def _purpose(people: Sequence[DossierResident]) -> ContactPurpose:
    """What a visit was likely for."""
    statuses = {part.status for part in people}
    if statuses <= {PersonStatus.HELPED, PersonStatus.ADMITTED}:
        return ContactPurpose.FOLLOW_UP
    return ContactPurpose.CONVERSATION if statuses <= {PersonStatus.CONVERSATION} else ContactPurpose.OFFER


class StartForm(ChangeForm):
    """Where the route starts."""

    postcode = forms.CharField(
        label=_("Postcode of the office"), max_length=7, required=False, help_text=_("For example 1234 AB.")
    )

    def clean_postcode(self) -> str:
        """Without space, in capitals; empty when nothing was filled in."""
        postcode = str(self.cleaned_data["postcode"]).replace(" ", "").upper()
        if postcode and not _POSTCODE.fullmatch(postcode):
            raise forms.ValidationError(_("A postcode has four digits and two letters."))
        return postcode


def chosen_day(text: str, today: date) -> date:
    """The day in an address, today when it is none or has passed."""
    form = DayForm({"day": text})
    return max(form.cleaned_data["day"], today) if form.is_valid() else today
