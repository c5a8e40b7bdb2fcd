"""Forms of residents and pairings."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, cast

from django import forms
from django.core.validators import RegexValidator
from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.agreements.deployment import HelpRole, HelpTask, Phase
from samenspoor.domain.trajectory.wishes import FreeTime, HelperWish, Knowledge, Language, Meeting, Urgency
from samenspoor.domain.volunteering.actions.listed import Named
from samenspoor.domain.volunteering.actions.pairings import Beginning, Ending
from samenspoor.domain.volunteering.actions.residents import Asked
from samenspoor.domain.volunteering.models import (
    EndReason,
    FirstVisit,
    HelpedResident,
    PairingResult,
    RefusalReason,
    Refuser,
    Volunteer,
)
from samenspoor.foundation.accounts.changing import ChangeForm
from samenspoor.foundation.ui.fields import AgreedDayField, DayField


def _several(
    label: str | Promise, choices: Iterable[tuple[str, str | Promise]], *, required: bool = False
) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=cast(Any, label), choices=list(choices), required=required, widget=forms.CheckboxSelectMultiple
    )


def _one(label: str | Promise, choices: type[TextChoices], **options: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=cast(Any, label), choices=choices.choices, widget=forms.RadioSelect, **options)


def _who_goes_along(*, required: bool = True) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=_("Who goes along the first time?"),
        coerce=int,
        empty_value=None,
        required=required,
        help_text=_(
            "With a second volunteer only. First ask whether this volunteer knows the resident. It takes no place:"
            " going along is for one visit."
        ),
    )


def _offer(field: forms.Field, volunteers: Sequence[Volunteer]) -> None:
    cast(forms.TypedChoiceField, field).choices = [("", _("Choose")), *((each.pk, str(each)) for each in volunteers)]


_PHASES = [(phase.value, phase.label) for phase in Phase if phase != Phase.EARLY_SIGNALLING]


class ResidentForm(ChangeForm):
    """Who a resident is, and what is asked."""

    name = forms.CharField(label=_("Name"), max_length=200)
    telephone = forms.CharField(label=_("Telephone"), max_length=20, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    address = forms.CharField(label=_("Address"), max_length=300, required=False)
    postcode_area = forms.CharField(
        label=_("First four digits of the postcode"),
        required=False,
        max_length=4,
        validators=[RegexValidator(r"\A[1-9][0-9]{3}\Z", _("Fill in four digits, for example 8951."))],
        help_text=_("To find a volunteer nearby."),
    )
    question = forms.CharField(
        label=_("What is it about?"), max_length=300, help_text=_("In a few words. No amounts, no diagnoses.")
    )
    phase = forms.ChoiceField(label=_("In which phase?"), choices=_PHASES, widget=forms.RadioSelect)
    roles = _several(_("Which help?"), HelpRole.choices, required=True)
    tasks = _several(_("With what?"), HelpTask.choices, required=True)
    languages = _several(_("Which languages?"), Language.choices)
    free_times = _several(_("When?"), FreeTime.choices)
    meetings = _several(_("How do they like to meet?"), Meeting.choices)
    wanted_knowledge = _several(_("What does the helper have to know about?"), Knowledge.choices)
    helper_wish = forms.ChoiceField(
        label=_("A wish about the helper?"),
        choices=[("", _("No wish")), *HelperWish.choices],
        required=False,
        widget=forms.RadioSelect,
    )
    avoid = forms.CharField(
        label=_("Someone to avoid"), max_length=120, required=False, help_text=_("For example a neighbour or relative.")
    )
    avoided_volunteers = forms.MultipleChoiceField(
        label=_("Not by these volunteers"), required=False, widget=forms.SelectMultiple
    )
    urgency = _one(_("How soon?"), Urgency)
    is_unsafe = forms.BooleanField(
        label=_("It is not safe there: no volunteer goes"),
        required=False,
        help_text=_("What runs stands still at once. Do not write down why."),
    )

    def __init__(self, *arguments: Any, volunteers: Sequence[Volunteer], **named: Any) -> None:
        super().__init__(*arguments, **named)
        field = self.fields["avoided_volunteers"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [(str(volunteer.pk), str(volunteer)) for volunteer in volunteers]

    @property
    def asked(self) -> Asked:
        """What was filled in."""
        given = {name: value for name, value in self.cleaned_data.items() if name in ResidentForm.base_fields}
        return Asked(**given | {"avoided_volunteers": [int(key) for key in given["avoided_volunteers"]]})


class IntakeForm(ResidentForm):
    """What the intake taught; roles, tasks and wishes may differ from what was asked."""

    begins_anew = frozenset({"on"})

    on = DayField(label=_("Day of the intake"))


def asked_of(resident: HelpedResident) -> dict[str, Any]:
    """What the form begins with."""
    return {name: getattr(resident, name) for name in ResidentForm.base_fields}


class ProposeForm(forms.Form):
    """Why someone else than the three who were suggested."""

    because = forms.CharField(
        label=_("Why this volunteer?"), max_length=200, help_text=_("Nobody outside your organisation reads this.")
    )


class NamedForm(forms.Form):
    """Who stands behind a number on the list without names."""

    first_name = forms.CharField(label=_("First name"), max_length=60)
    surname = forms.CharField(label=_("Surname"), max_length=80)
    telephone = forms.CharField(label=_("Telephone"), max_length=20, required=False)
    secrecy_signed_on = DayField(label=_("Secrecy statement signed on"))
    vog_issued_on = DayField(label=_("VOG issued on"), help_text=_("Only the day; keep no copy."))

    @property
    def named(self) -> Named:
        """What was filled in."""
        return Named(**self.cleaned_data)


class AgreeForm(forms.Form):
    """What is asked before anything else: do they know each other."""

    know_each_other = forms.ChoiceField(
        label=_("Do the resident and the volunteer know each other?"),
        choices=[("no", _("No")), ("yes", _("Yes: neighbours, relatives, colleagues"))],
        widget=forms.RadioSelect,
        help_text=_("Ask the volunteer, and say no name of the resident before that."),
    )


class IntroductionForm(forms.Form):
    """When they meet."""

    on = DayField(label=_("Day of the kennismaking"))


class ConfirmForm(forms.Form):
    """Both say yes, each for themselves."""

    resident_said_yes_on = AgreedDayField(label=_("The resident said yes on"))
    volunteer_said_yes_on = AgreedDayField(label=_("The volunteer said yes on"))


class BeginForm(forms.Form):
    """What is agreed as the help begins."""

    signed_on = AgreedDayField(label=_("Hulpovereenkomst signed on"))
    first_visit = _one(_("How does the first visit go?"), FirstVisit, help_text=_("Nobody goes alone the first time."))
    goes_along = _who_goes_along(required=False)
    minutes_a_week = forms.IntegerField(label=_("Minutes a week, agreed"), min_value=15, max_value=1200, initial=90)
    quiet_weeks = forms.IntegerField(
        label=_("After how many weeks without a visit do we ring?"), min_value=1, max_value=26, initial=4
    )

    def __init__(self, *given: Any, volunteers: Sequence[Volunteer], **options: Any) -> None:
        super().__init__(*given, **options)
        _offer(self.fields["goes_along"], volunteers)

    @property
    def beginning(self) -> Beginning:
        """What was filled in."""
        given = self.cleaned_data
        return Beginning(**given | {"first_visit": FirstVisit(given["first_visit"])})


class GoesAlongForm(ChangeForm):
    """Who comes along the first time."""

    goes_along = _who_goes_along()

    def __init__(self, *given: Any, volunteers: Sequence[Volunteer], **options: Any) -> None:
        super().__init__(*given, **options)
        _offer(self.fields["goes_along"], volunteers)


class PauseForm(forms.Form):
    """Until when."""

    until = DayField(label=_("Pauses until"))


class RefusePairingForm(forms.Form):
    """Who would rather not, and why; it counts in the next proposal."""

    who = _one(_("Who would rather not?"), Refuser)
    reason = _one(_("Why not?"), RefusalReason)
    note = forms.CharField(label=_("In words"), max_length=200, required=False)

    @property
    def given(self) -> dict[str, Any]:
        """What was filled in."""
        chosen = self.cleaned_data
        return chosen | {"who": Refuser(chosen["who"]), "reason": RefusalReason(chosen["reason"])}


class EndForm(forms.Form):
    """How a pairing ended."""

    on = DayField(label=_("Ended on"))
    reason = _one(_("Why does it end?"), EndReason)
    result = _one(_("What came of it?"), PairingResult)
    farewell = forms.CharField(label=_("How was it closed?"), max_length=300, required=False, widget=forms.Textarea)
    goes_on = forms.BooleanField(label=_("The resident needs another helper"), required=False)
    continuity = forms.CharField(
        label=_("What does the next helper have to know?"),
        max_length=300,
        required=False,
        widget=forms.Textarea,
        help_text=_("Only when another helper follows: where things are, what was agreed, what works."),
    )

    @property
    def ending(self) -> Ending:
        """What was filled in."""
        given = self.cleaned_data
        return Ending(**given | {"reason": EndReason(given["reason"]), "result": PairingResult(given["result"])})


class HandOverForm(forms.Form):
    """A resident passes to another helper because this one stops."""

    on = DayField(label=_("Last day"))
    continuity = forms.CharField(
        label=_("What does the next helper have to know?"),
        max_length=300,
        widget=forms.Textarea,
        help_text=_("Where things are, what was agreed, what works."),
    )

    @property
    def ending(self) -> Ending:
        """The end of this pairing; the resident goes on."""
        return Ending(
            on=cast(date, self.cleaned_data["on"]),
            reason=EndReason.VOLUNTEER_STOPS,
            result=PairingResult.PASSED_ON,
            goes_on=True,
            continuity=self.cleaned_data["continuity"],
        )


class HandResidentOverForm(forms.Form):
    """That the resident wants another organisation to hear who it is, on which day and in which words."""

    agreed_on = AgreedDayField(label=_("The resident agreed on"))
    agreed_words = forms.CharField(
        label=_("In the resident's words"),
        max_length=300,
        help_text=_("For example: “Yes, they may ring me”."),
    )


class IncidentForm(forms.Form):
    """What happened; the pairing stands still from that moment."""

    on = DayField(label=_("On which day?"))
    what = forms.CharField(
        label=_("What happened?"), max_length=300, widget=forms.Textarea,
        help_text=_("Short and factual. Only coordinators of your organisation read it."),
    )  # fmt: skip


class SettleForm(forms.Form):
    """What was agreed after something happened."""

    agreed = forms.CharField(
        label=_("What did you agree, and with whom?"), max_length=300, widget=forms.Textarea,
        help_text=_("Ring the resident and the volunteer first. Only coordinators of your organisation read it."),
    )  # fmt: skip


class WeightsForm(ChangeForm):
    """How much each ground counts, 0 to 10; the labels are those of the model."""

    def __init__(self, *arguments: Any, labels: dict[str, str], **named: Any) -> None:
        super().__init__(*arguments, **named)
        for name, label in labels.items():
            self.fields[name] = forms.IntegerField(
                label=label, min_value=0, max_value=10, widget=forms.NumberInput(attrs={"class": "app-short"})
            )

    def clean(self) -> dict[str, Any]:
        """At least one ground counts."""
        given = super().clean() or {}
        if self.fields.keys() == given.keys() and not any(given.values()):
            raise forms.ValidationError(_("Let at least one ground count."))
        return given
