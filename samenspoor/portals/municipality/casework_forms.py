"""Forms of the work on a dossier: contact, acceptance, help, result."""

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.casework import outcomes
from samenspoor.domain.casework.actions.contacts import Approach
from samenspoor.domain.casework.models import (
    AcceptedThrough,
    ContactKind,
    ContactPurpose,
    ContactResult,
    Daypart,
    Dossier,
    DossierResident,
    StatutoryGround,
)
from samenspoor.domain.casework.outcomes import HELP_ACCEPTED, Outcome, SubReason
from samenspoor.domain.casework.threats import Threat
from samenspoor.foundation.ui.fields import DayField

Choices = list[tuple[str, str | Promise]]
# What people do; the others exist for data from elsewhere.
_OFFERED = (
    ContactKind.VISIT,
    ContactKind.PHONE,
    ContactKind.LETTER,
    ContactKind.MAIL,
    ContactKind.TEXT_MESSAGE,
    ContactKind.CARD,
    ContactKind.APPOINTMENT,
    ContactKind.ADMINISTRATIVE,
)


class AttemptForm(forms.Form):
    """One contact attempt, with the day and part of the day filled in."""

    kind = forms.ChoiceField(label=_("How?"), choices=[(kind.value, kind.label) for kind in _OFFERED])
    result = forms.ChoiceField(label=_("What came of it?"), choices=ContactResult.choices, widget=forms.RadioSelect)
    person = forms.TypedChoiceField(label=_("Who?"), coerce=int, empty_value=None, required=False)
    purpose = forms.ChoiceField(label=_("What for?"), choices=ContactPurpose.choices)
    on = DayField(label=_("Day"))
    daypart = forms.ChoiceField(label=_("Part of the day"), choices=Daypart.choices)
    call_back_on = DayField(label=_("Try again on"), required=False, help_text=_("Then it stands on top of your list."))

    def __init__(self, *args: Any, people: Sequence[DossierResident], **options: Any) -> None:
        super().__init__(*args, **options)
        field = cast(forms.TypedChoiceField, self.fields["person"])
        field.choices = [("", _("Everyone at this address")), *((part.resident_id, str(part)) for part in people)]

    @property
    def approach(self) -> Approach:
        """What was entered, once it is valid."""
        entered = self.cleaned_data
        return Approach(
            kind=ContactKind(entered["kind"]),
            result=ContactResult(entered["result"]),
            purpose=ContactPurpose(entered["purpose"]),
            resident_id=entered["person"],
            on=entered["on"],
            daypart=Daypart(entered["daypart"]),
        )


GROUNDS = [("", _("No: the conversation follows within four weeks")), *StatutoryGround.choices]


def say_threat(field: forms.Field, threat: Threat | None) -> None:
    """Propose the ground that a creditor announced, and say who announced what."""
    if threat:
        field.initial = threat.ground
        field.help_text = f"{threat.announced} {field.help_text}"


class GroundForm(forms.Form):
    """Whether a threatening situation shortens the term of the first conversation."""

    use_required_attribute = False

    ground = forms.ChoiceField(
        label=_("Is there a threatening situation?"), choices=GROUNDS, required=False, widget=forms.RadioSelect,
        help_text=_("Then the conversation follows within three working days (Wgs article 4)."),
    )  # fmt: skip

    def __init__(self, *arguments: Any, threat: Threat | None, **named: Any) -> None:
        super().__init__(*arguments, **named)
        say_threat(self.fields["ground"], threat)


class ConversationForm(GroundForm):
    """The first act: the resident accepts a first conversation."""

    through = forms.ChoiceField(label=_("How did the resident say yes?"), choices=AcceptedThrough.choices)

    field_order = ("through", "ground")


class HeldForm(forms.Form):
    """The day of the first conversation."""

    on = DayField(label=_("On which day was the conversation?"))


class HelpForm(forms.Form):
    """The second act: help is accepted."""

    help = forms.ChoiceField(
        label=cast(str, outcomes.QUESTIONS[outcomes.Kind.HELP][0]),
        choices=[(answer.outcome.value, answer.text) for answer in outcomes.QUESTIONS[outcomes.Kind.HELP][1]],
        widget=forms.RadioSelect,
    )
    asks_pause = forms.BooleanField(
        label=_("Ask the creditors to pause collection for 30 days"), required=False, initial=True
    )
    wants_admission = forms.BooleanField(
        label=_("The resident wants admission to debt help"),
        required=False,
        help_text=_("The term for the decision then runs from the first conversation (Wgs article 4a)."),
    )


class KindForm(forms.Form):
    """The first question at closing."""

    kind = forms.ChoiceField(
        label=_("What was it in the end?"), choices=list(outcomes.KIND_LABELS.items()), widget=forms.RadioSelect
    )


class OutcomeForm(forms.Form):
    """The second question at closing, and the reason that stays with us where one is needed."""

    outcome = forms.ChoiceField(widget=forms.RadioSelect)
    sub_reason = forms.ChoiceField(
        label=_("Reason that stays with us"),
        choices=[("", _("Not needed here")), *SubReason.choices],
        required=False,
        help_text=_("Only for “another reason” and “another helper”. No creditor hears it."),
    )
    signals_seen = forms.IntegerField(widget=forms.HiddenInput)
    kind = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, kind: outcomes.Kind, accepted: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        question, answers = outcomes.QUESTIONS[kind]
        field = cast(forms.ChoiceField, self.fields["outcome"])
        field.label = cast(str, question)
        field.choices = [
            (answer.outcome.value, answer.text)
            for answer in answers
            if not accepted or answer.outcome == accepted or answer.outcome not in HELP_ACCEPTED
        ]
        if kind != outcomes.Kind.NOT_TAKEN_UP:
            del self.fields["sub_reason"]

    @property
    def result(self) -> tuple[Outcome, SubReason | None]:
        """The chosen result and reason, once it is valid."""
        reason = self.cleaned_data.get("sub_reason")
        return Outcome(self.cleaned_data["outcome"]), SubReason(reason) if reason else None


class UnsafeForm(forms.Form):
    """When to look again at a mark."""

    review_on = DayField(label=_("Look again on"))

    def __init__(self, *args: Any, day: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["review_on"].initial = day


class SeparateForm(forms.Form):
    """How one knows that people at an address do not belong together."""

    reason = forms.CharField(
        label=_("How do you know?"),
        max_length=200,
        help_text=_("For example: a shelter, rooms that are let, two homes."),
    )


_NOBODY = "nobody"


class AssignForm(forms.Form):
    """Whom to give dossiers to; that it is nobody must be said."""

    to = forms.ChoiceField(label=_("Colleague"), error_messages={"required": _("Choose one of your colleagues.")})

    def __init__(self, *args: Any, colleagues: dict[int, str], **options: Any) -> None:
        super().__init__(*args, **options)
        field = cast(forms.ChoiceField, self.fields["to"])
        field.choices = [("", _("Choose a colleague")), (_NOBODY, _("Nobody")), *colleagues.items()]

    @property
    def worker(self) -> int | None:
        """The colleague, or nobody, once it is valid."""
        chosen = self.cleaned_data["to"]
        return None if chosen == _NOBODY else int(chosen)


class HandOnForm(AssignForm):
    """The same for one dossier, which someone may have, also someone of another organisation."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, dossier: Dossier, colleagues: dict[int, str], **options: Any) -> None:
        self._present = str(dossier.assigned_to or "")
        initial = {"to": self._present or _NOBODY, "seen": self._present}
        if dossier.assigned_to and dossier.assigned_to not in colleagues:
            colleagues = {dossier.assigned_to: dossier.assignee or ""} | colleagues
        super().__init__(*args, colleagues=colleagues, initial=initial, **options)

    def clean_seen(self) -> str:
        """Refuse when it went to someone else since the page was shown: nobody takes over without having seen whose."""
        if self.cleaned_data["seen"] != self._present:
            raise forms.ValidationError(_("Someone else just took this on. Look again before you change it."))
        return self._present


class SaveViewForm(forms.Form):
    """The name under which a way of looking at the worklist is kept."""

    name = forms.CharField(label=_("Name of this view"), max_length=60)
    is_shared = forms.BooleanField(label=_("For the whole team"), required=False)
