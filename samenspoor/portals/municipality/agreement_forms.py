"""Forms of partners and agreements."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet, TextChoices
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.agreements.actions import Contact, Signature, TermsWritten
from samenspoor.domain.agreements.deployment import Act, HelpRole, HelpTask, Phase
from samenspoor.domain.agreements.models import (
    AgreementKind,
    AgreementVersion,
    DataCategory,
    Law,
    PartnerKind,
    ReportToPartner,
    ReportToUs,
    Side,
)
from samenspoor.domain.agreements.terms import TERMS_OF
from samenspoor.foundation.accounts.changing import ChangeForm
from samenspoor.foundation.organisations.models import Organisation
from samenspoor.foundation.ui.fields import DayField
from samenspoor.foundation.ui.telephone import OFFICE_TELEPHONE


class PartnerForm(forms.Form):
    """Someone new in the local chain."""

    name = forms.CharField(label=_("Name"), max_length=120)
    kind = forms.ChoiceField(label=_("Kind"), choices=PartnerKind.choices)
    participant = forms.ModelChoiceField(
        queryset=Organisation.objects.none(),
        label=_("Takes part in Samenspoor as"),
        empty_label=_("Does not take part"),
        required=False,
    )

    def __init__(self, *arguments: Any, participants: "QuerySet[Organisation]", **named: Any) -> None:
        super().__init__(*arguments, **named)
        field = self.fields["participant"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = participants


class DescriptionForm(ChangeForm):
    """What a partner does, and for whom."""

    does = forms.CharField(label=_("What they do"), max_length=300, required=False)
    target_groups = forms.CharField(label=_("For whom"), max_length=300, required=False)
    asked_by_mail = forms.BooleanField(
        label=_("Help requests also go by mail"),
        required=False,
        help_text=_("For an organisation with a system of its own. Its contact person gets a link, and answers there."),
    )


def _clock(label: Any, help_text: Any = "") -> forms.TimeField:
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(label=label, required=False, widget=widget, help_text=help_text)


class ContactForm(ChangeForm):
    """The fixed contact person of one side."""

    name = forms.CharField(label=_("Name"), max_length=120)
    telephone = forms.CharField(label=_("Direct number"), max_length=20, validators=[OFFICE_TELEPHONE])
    days = forms.TypedMultipleChoiceField(
        label=_("On which days is it answered?"),
        choices=tuple(WEEKDAYS.items()),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("From these days and times a volunteer's phone tells who can be rung now."),
    )
    opens = _clock(_("Answered from"))
    closes = _clock(_("Answered until"))
    hours = forms.CharField(
        label=_("More about when to ring"),
        max_length=100,
        required=False,
        help_text=_("For example: not during school holidays."),
    )
    email = forms.EmailField(label=_("E-mail"), required=False)
    after_hours_telephone = forms.CharField(
        label=_("Number outside office hours"),
        max_length=20,
        required=False,
        validators=[OFFICE_TELEPHONE],
        help_text=_(
            "For a volunteer in need in the evening or at the weekend. Leave it empty when nobody answers then."
        ),
    )
    after_hours_name = forms.CharField(label=_("Who answers there"), max_length=120, required=False)
    after_hours_from = _clock(
        _("Outside office hours, answered from"),
        _("Leave both times empty when somebody answers as long as the office is closed."),
    )
    after_hours_until = _clock(_("Outside office hours, answered until"))

    def clean(self) -> dict[str, Any]:
        """Days go with times, and times with a number."""
        given = super().clean() or self.cleaned_data
        office = [given.get(name) for name in ("days", "opens", "closes")]
        if any(office) and not all(office):
            self.add_error("days", _("Choose the days, and from when until when; or leave all of it empty."))
        elif all(office) and given["closes"] <= given["opens"]:
            self.add_error("closes", _("This is before the time from which it is answered."))
        times = [given.get(name) is not None for name in ("after_hours_from", "after_hours_until")]
        if any(times) and not all(times):
            self.add_error("after_hours_from", _("Fill in both times, or neither."))
        elif any(times) and not given.get("after_hours_telephone") and "after_hours_telephone" not in self.errors:
            self.add_error("after_hours_telephone", _("Fill in the number that goes with these times."))
        return given

    @property
    def contact(self) -> Contact:
        """What was filled in."""
        return Contact(**self.cleaned_data)


def _several(label: Any, choices: type[TextChoices], help_text: Any = "") -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=choices.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=help_text,
    )


class TermsForm(ChangeForm):
    """The terms of one kind of agreement; the fields of other kinds are left out."""

    starts_on = DayField(label=_("First day"))
    ends_on = DayField(label=_("Last day"), required=False, help_text=_("Empty: until one side stops it."))
    phases = _several(_("In which phases do you work together?"), Phase)
    roles = _several(_("Which roles may volunteers have?"), HelpRole)
    tasks = _several(_("Which tasks may they do?"), HelpTask)
    acts = _several(
        _("Which acts may volunteers do for the municipality?"),
        Act,
        _("Only factual acts. A volunteer never decides on rights (Wgs art. 3a)."),
    )
    side = forms.ChoiceField(label=_("What are they for?"), choices=Side.choices, widget=forms.RadioSelect)
    law = forms.ChoiceField(label=_("Under which law?"), choices=Law.choices, widget=forms.RadioSelect)
    data_categories = _several(_("Which data of residents may travel?"), DataCategory)
    reports_to_us = _several(_("What do they report to us?"), ReportToUs, _("Nothing else is reported."))
    reports_to_partner = _several(_("What do we report to them?"), ReportToPartner, _("Nothing else is reported."))
    target_groups = forms.CharField(label=_("For which residents?"), max_length=300, required=False)
    intensity = forms.CharField(
        label=_("How intensive?"),
        max_length=300,
        required=False,
        help_text=_("For example: once a week, at most a year."),
    )
    money = forms.CharField(label=_("What is agreed on money?"), max_length=300, required=False)
    handover_moments = forms.CharField(label=_("When is someone handed over?"), max_length=600, required=False)
    results = forms.CharField(label=_("Which results are agreed?"), max_length=600, required=False)
    evaluated_on = DayField(label=_("First evaluation"), required=False)
    evaluated_months = forms.IntegerField(
        label=_("Then again after how many months?"),
        min_value=1,
        max_value=60,
        required=False,
        help_text=_("Both sides see it from 30 days before. Empty: once."),
    )
    stays_after_acceptance = forms.BooleanField(
        label=_("The same volunteer stays after the resident accepts help"), required=False
    )
    stays_weeks = forms.IntegerField(
        label=_("How many weeks at most after acceptance?"),
        min_value=1,
        max_value=104,
        required=False,
        help_text=_("Only when the same volunteer stays. Empty: as long as the help runs."),
    )
    transition_days = forms.IntegerField(
        label=_("Transition period in days"),
        min_value=0,
        max_value=730,
        initial=90,
        help_text=_("So long running help goes on after the last day."),
    )

    def __init__(self, *arguments: Any, kind: AgreementKind, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.terms: Sequence[str] = TERMS_OF[kind]
        for name in set(self.fields) - {"starts_on", "ends_on", *self.terms}:
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """How long somebody stays is said only of who stays, and how often only of what begins."""
        given = super().clean() or self.cleaned_data
        if given.get("evaluated_months") and not given.get("evaluated_on") and "evaluated_on" not in self.errors:
            self.add_error("evaluated_on", _("Fill in the first day, or leave the months empty."))
        ends_on, evaluated_on = given.get("ends_on"), given.get("evaluated_on")
        if ends_on and evaluated_on and evaluated_on > ends_on:
            self.add_error("evaluated_on", _("Choose a day on which this agreement still holds."))
        if given.get("stays_weeks") and not given.get("stays_after_acceptance"):
            self.add_error("stays_weeks", _("Leave this empty, or say that the same volunteer stays."))
        return given

    @property
    def written(self) -> TermsWritten:
        """What was filled in."""
        given = self.cleaned_data
        return TermsWritten(
            starts_on=given["starts_on"],
            ends_on=given["ends_on"],
            terms={name: given[name] for name in self.terms},
        )


def terms_of(version: AgreementVersion, kind: AgreementKind) -> Mapping[str, object]:
    """What the form begins with when a version is written anew."""
    return {name: getattr(version, name) for name in ("starts_on", "ends_on", *TERMS_OF[kind])}


class SignatureForm(forms.Form):
    """Who signed for each side, on which power, and when."""

    on = DayField(label=_("Signed on"))
    our_signatory = forms.CharField(label=_("Signed for the municipality by"), max_length=120)
    our_power = forms.CharField(
        label=_("On which power?"), max_length=120, help_text=_("For example: mandate register, article 12.")
    )
    their_signatory = forms.CharField(label=_("Signed for the partner by"), max_length=120)
    their_power = forms.CharField(
        label=_("On which power, with the partner?"), max_length=120, help_text=_("For example: chair of the board.")
    )

    @property
    def ours(self) -> Signature:
        """For the municipality."""
        return Signature(name=self.cleaned_data["our_signatory"], power=self.cleaned_data["our_power"])

    @property
    def theirs(self) -> Signature:
        """For the partner."""
        return Signature(name=self.cleaned_data["their_signatory"], power=self.cleaned_data["their_power"])


class SignedPaperForm(forms.Form):
    """The paper that both sides signed."""

    paper = forms.FileField(
        label=_("The signed paper (PDF)"), help_text=_("A scan or a digitally signed PDF, at most 10 MB.")
    )


class StopForm(forms.Form):
    """Why an agreement stops, and when."""

    stops_on = DayField(label=_("Last day"))
    reason = forms.CharField(label=_("Why?"), max_length=300)


class MoveStopForm(ChangeForm):
    """On which day it stops instead, and why."""

    begins_anew = frozenset({"reason"})

    stops_on = DayField(label=_("Last day"))
    reason = forms.CharField(label=_("Why?"), max_length=300)


class TakeBackStopForm(forms.Form):
    """Why it does not stop after all."""

    reason = forms.CharField(label=_("Why?"), max_length=300)


class WithdrawForm(forms.Form):
    """Why an agreement is withdrawn."""

    reason = forms.CharField(label=_("Why?"), max_length=300)
