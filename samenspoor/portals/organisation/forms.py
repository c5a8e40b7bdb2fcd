"""Forms of the coordinator's pages."""

from collections.abc import Sequence
from typing import Any, cast
from uuid import uuid4

from django import forms
from django.core.validators import RegexValidator
from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.agreements.deployment import HelpRole
from samenspoor.domain.trajectory.wishes import FreeTime, Knowledge, Language, Meeting
from samenspoor.domain.volunteering.actions.secrecy import Signed
from samenspoor.domain.volunteering.actions.trainings import Offered
from samenspoor.domain.volunteering.actions.volunteers import Described
from samenspoor.domain.volunteering.models import OwnWords, Volunteer, VolunteerPolicy
from samenspoor.domain.volunteering.models.volunteer import Gender
from samenspoor.domain.volunteering.secrecy_text import BEFORE_NUMBERS, VERSION
from samenspoor.foundation.accounts.changing import ChangeForm
from samenspoor.foundation.ui.fields import DayField
from samenspoor.foundation.ui.telephone import TELEPHONE
from samenspoor.portals.organisation.paper_texts import text_label


def _several(label: str | Promise, choices: type[TextChoices]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=cast(Any, label), choices=choices.choices, required=False, widget=forms.CheckboxSelectMultiple
    )


class VolunteerForm(ChangeForm):
    """Who a volunteer is, and what fits."""

    first_name = forms.CharField(label=_("First name"), max_length=60)
    surname = forms.CharField(
        label=_("Surname"), max_length=80, help_text=_("With what comes before it: van der Berg.")
    )
    telephone = forms.CharField(label=_("Telephone"), max_length=20, required=False, validators=[TELEPHONE])
    email = forms.EmailField(label=_("E-mail"), required=False)
    shown_telephone = forms.CharField(
        label=_("Number that residents and the municipality may ring"),
        max_length=20,
        required=False,
        help_text=_("Empty: they ring the coordinator."),
    )
    gender = forms.ChoiceField(
        label=_("Woman or man"),
        required=False,
        choices=[("", _("Not asked")), *Gender.choices],
        help_text=_("Only because some residents ask for it."),
    )
    postcode_area = forms.CharField(
        label=_("First four digits of the postcode"),
        required=False,
        max_length=4,
        validators=[RegexValidator(r"\A[1-9][0-9]{3}\Z", _("Fill in four digits, for example 8951."))],
        help_text=_("To find a resident nearby; the street is not needed."),
    )
    kilometres = forms.IntegerField(label=_("How far, in kilometres"), min_value=0, max_value=200, initial=10)
    roles = _several(_("What fits this volunteer?"), HelpRole)
    languages = _several(_("Which languages?"), Language)
    free_times = _several(_("When?"), FreeTime)
    meetings = _several(_("How do they like to meet?"), Meeting)
    most_residents = forms.IntegerField(
        label=_("How many residents at the same time, at most?"), min_value=0, max_value=20, initial=1
    )
    skills = forms.CharField(
        label=_("Skills and experience"),
        max_length=300,
        required=False,
        help_text=_("For example: allowances, small business."),
    )
    knows_about = _several(_("What does this volunteer know about?"), Knowledge)
    expected_on = DayField(
        label=_("Expected to be active from"),
        required=False,
        help_text=_("For whoever is in training or pauses, as far as it is known."),
    )
    leaves_on = DayField(label=_("Stops on"), required=False, help_text=_("Only when it was announced."))

    @property
    def described(self) -> Described:
        """What was filled in."""
        return Described(**self.cleaned_data)


def described_of(volunteer: Volunteer) -> dict[str, Any]:
    """What the form begins with."""
    return {name: getattr(volunteer, name) for name in VolunteerForm.base_fields}


class SuspendForm(forms.Form):
    """Why somebody may do nothing for now."""

    reason = forms.CharField(
        label=_("Why?"), max_length=200, help_text=_("Only coordinators of your organisation read this.")
    )


class PapersForm(ChangeForm):
    """Of which day the papers are; the papers themselves stay with whoever has them."""

    secrecy_signed_on = DayField(label=_("Secrecy statement signed on"), required=False)
    vog_issued_on = DayField(label=_("VOG issued on"), required=False, help_text=_("Only the day; keep no copy."))


class SecrecyForm(forms.Form):
    """A secrecy statement that was signed, with the scan if it is kept."""

    on = DayField(label=_("Signed on"))
    version = forms.TypedChoiceField(
        label=_("Which text was signed?"),
        choices=[
            *((number, text_label(number)) for number in range(VERSION, BEFORE_NUMBERS, -1)),
            (BEFORE_NUMBERS, text_label(BEFORE_NUMBERS)),
        ],
        coerce=int,
        initial=VERSION,
        help_text=_("The number stands at the bottom of the paper."),
    )
    paper = forms.FileField(
        label=_("The signed paper (PDF)"), required=False,
        help_text=_("May stay empty. A scan or a digitally signed PDF, at most 10 MB; only coordinators see it."),
    )  # fmt: skip

    @property
    def signed(self) -> Signed:
        """What was filled in."""
        given = self.cleaned_data
        return Signed(on=given["on"], version=given["version"], paper=given["paper"] or None)


class TrainingForm(forms.Form):
    """A training that was followed."""

    name = forms.CharField(label=_("Training"), max_length=120)
    followed_on = DayField(label=_("Followed on"))
    valid_until = DayField(label=_("Valid until"), required=False, help_text=_("Empty: it does not lapse."))


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


class AfterHoursForm(ChangeForm):
    """Whom volunteers ring when the office is closed."""

    after_hours_telephone = forms.CharField(
        label=_("Number outside office hours"),
        max_length=20,
        required=False,
        validators=[TELEPHONE],
        help_text=_("Stands on the phone of every volunteer. Leave it empty when nobody answers then."),
    )
    after_hours_name = forms.CharField(
        label=_("What is it called?"), max_length=120, required=False, help_text=_("For example: back-up service.")
    )
    after_hours_from = forms.TimeField(
        label=_("Answered from"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text=_("Leave both times empty when somebody answers as long as the office is closed."),
    )
    after_hours_until = forms.TimeField(
        label=_("Answered until"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )

    def clean(self) -> dict[str, Any]:
        """Both times or neither, and only with a number."""
        given = super().clean() or self.cleaned_data
        times = [given.get(name) is not None for name in ("after_hours_from", "after_hours_until")]
        if any(times) and not all(times):
            self.add_error("after_hours_from", _("Fill in both times, or neither."))
        elif any(times) and not given.get("after_hours_telephone") and "after_hours_telephone" not in self.errors:
            self.add_error("after_hours_telephone", _("Fill in the number that goes with these times."))
        return given


class PolicyForm(ChangeForm):
    """What the organisation calls and asks of volunteers."""

    label = forms.CharField(
        label=_("What do you call a volunteer?"), max_length=30, help_text=_("For example: maatje, vrijwilliger.")
    )
    label_plural = forms.CharField(
        label=_("And several?"), max_length=30, help_text=_("For example: maatjes, vrijwilligers.")
    )
    vog_years = forms.IntegerField(
        label=_("After how many years is a new VOG asked for?"),
        min_value=1,
        max_value=10,
        help_text=_("The law sets no term; this is your own choice."),
    )

    def __init__(self, *arguments: Any, trainings: Sequence[str], **named: Any) -> None:
        super().__init__(*arguments, **named)
        for role in HelpRole if trainings else ():
            self.fields[_trainings_of(role)] = forms.MultipleChoiceField(
                label=gettext("Trainings for %(role)s") % {"role": str(role.label).lower()},
                choices=[(name, name) for name in trainings],
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )

    def clean(self) -> dict[str, Any]:
        """An own word for one goes with an own word for several."""
        given = super().clean() or self.cleaned_data
        words = OwnWords(given.get("label", ""), given.get("label_plural", ""))
        if all(words) and not words.belong_together:
            self.add_error(
                "label_plural", _("These are two different words. Fill in the same word for one and several.")
            )
        return given

    @property
    def given(self) -> dict[str, Any]:
        """What was filled in."""
        chosen = self.cleaned_data
        pairs = [(role, name) for role in HelpRole for name in chosen.get(_trainings_of(role), ())]
        words = OwnWords(chosen["label"], chosen["label_plural"])
        return {"words": words, "vog_years": chosen["vog_years"], "trainings": pairs}


def _trainings_of(role: HelpRole) -> str:
    return f"trainings_{role.value}"


def asked_of(policy: VolunteerPolicy) -> dict[str, Any]:
    """What the form begins with."""
    trainings: dict[str, list[str]] = {}
    for role, name in policy.asked_trainings:
        trainings.setdefault(_trainings_of(HelpRole(role)), []).append(name)
    words = {"label": policy.label, "label_plural": policy.label_plural}
    return {**words, "vog_years": policy.vog_years, **trainings}
