"""Forms of the phone: large tiles to tap, and a sentence for whoever wants to."""

import json
from collections.abc import Collection
from datetime import date, datetime
from typing import Any, cast
from uuid import uuid4

from django import forms
from django.db.models import TextChoices
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.agreements.deployment import HelpTask
from samenspoor.domain.trajectory.wishes import Meeting
from samenspoor.domain.volunteering.actions.visits import Handed, Logged
from samenspoor.domain.volunteering.models import Boundary, Canceller, Pairing, Report, Visit
from samenspoor.domain.volunteering.private_words import ASKS, Private, asks_about
from samenspoor.foundation.ui.asking import AsksOnceForm
from samenspoor.foundation.ui.fields import DayField

DURATIONS = (
    (30, _("Half an hour")), (60, _("One hour")), (90, _("An hour and a half")), (120, _("Two hours")),
    (180, _("Three hours")),
)  # fmt: skip
MARKS = ((5, _("Very well")), (4, _("Well")), (3, _("So-so")), (2, _("Not so well")), (1, _("Badly")))
CALLERS_OFF = ((Canceller.RESIDENT.value, Canceller.RESIDENT.label), (Canceller.VOLUNTEER.value, _("I do")))
URGENT = (Boundary.UNSAFE, Boundary.TOO_HEAVY, Boundary.OTHER)


def _tiles(label: str | Promise, choices: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=cast(Any, label), choices=choices, widget=forms.RadioSelect)


class NoteForm(forms.Form):
    """Anything that may be sent again: the key says that it is the same."""

    phone_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class SentenceForm(AsksOnceForm, NoteForm):
    """A note with a sentence: whoever writes a number, an amount or something about health is asked once about it.

    `asks` is off for what a phone sends by itself: that asked already, and nobody is there to answer.
    """

    def __init__(self, *given: Any, asks: bool = True, not_about: Collection[Private] = (), **options: Any) -> None:
        super().__init__(*given, **options)
        self.asks, self.not_about = asks, not_about
        sentences = {kind.value: str(sentence) for kind, sentence in ASKS.items() if kind not in not_about}
        self.fields["note"].widget.attrs["data-asks"] = json.dumps(sentences)

    def asks_about(self, sentence: str) -> dict[str, str]:
        """What does not belong in the sentence, unless the phone asked already."""
        return asks_about(sentence, but=self.not_about) if self.asks else {}


class LogForm(SentenceForm):
    """A visit that took place: what kind, how long, what was done."""

    place = _tiles(_("What kind of visit was it?"), Meeting.choices)
    minutes = _tiles(_("How long did it take?"), DURATIONS)
    tasks = forms.MultipleChoiceField(
        label=_("What did you do?"), required=False, widget=forms.CheckboxSelectMultiple, choices=HelpTask.choices
    )
    note = forms.CharField(
        label=_("One sentence"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Only what your coordinator needs. Nothing about health, and no numbers of accounts."),
    )
    on = DayField(label=_("When was it?"), initial=timezone.localdate)
    kilometres = forms.IntegerField(label=_("Kilometres driven"), min_value=0, max_value=500, required=False)
    is_safe_home = forms.BooleanField(label=_("I have come away safely"), required=False)
    visit = forms.IntegerField(required=False, widget=forms.HiddenInput)
    LATER = ("on", "kilometres", "is_safe_home")

    def __init__(self, data: Any = None, *, pairing: Pairing, planned: Visit | None = None, **options: Any) -> None:
        today = timezone.localdate()
        planned_on = timezone.localdate(planned.starts_at) if planned else None
        if planned and planned_on:
            first = {"place": planned.place, "on": min(planned_on, today), "visit": planned.pk}
            options["initial"] = first | options.get("initial", {})
        super().__init__(data, **options)
        if planned_on is None or planned_on > today:
            self.fields["on"].widget.attrs["data-today"] = ""
        chosen = [(task.value, task.label) for task in HelpTask if task in pairing.tasks]
        if not chosen:
            del self.fields["tasks"]
        else:
            cast(forms.MultipleChoiceField, self.fields["tasks"]).choices = chosen

    @property
    def first_fields(self) -> list[forms.BoundField]:
        """What is asked of everybody."""
        return [field for field in self.visible_fields() if field.name not in self.LATER]

    @property
    def later_fields(self) -> list[forms.BoundField]:
        """What is seldom needed."""
        return [field for field in self.visible_fields() if field.name in self.LATER]

    @property
    def logged(self) -> Logged:
        """What was filled in."""
        given = self.cleaned_data
        return Logged(
            phone_key=given["phone_key"],
            on=given["on"],
            place=given["place"],
            minutes=int(given["minutes"]),
            tasks=given.get("tasks", ()),
            note=given["note"],
            kilometres=given["kilometres"] or 0,
            is_safe_home=given["is_safe_home"],
            visit=given["visit"],
        )


class PlanForm(NoteForm):
    """When and how the next visit is."""

    on = DayField(label=_("Which day?"))
    time = forms.TimeField(
        label=_("At what time?"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), initial="14:00"
    )
    place = _tiles(_("What kind of visit is it?"), Meeting.choices)

    @property
    def starts_at(self) -> datetime:
        """Day and time together, in the Netherlands."""
        on: date = self.cleaned_data["on"]
        return timezone.make_aware(datetime.combine(on, self.cleaned_data["time"]))


class CallOffForm(forms.Form):
    """Who calls it off."""

    who = _tiles(_("Who calls it off?"), CALLERS_OFF)


class GiveBackForm(SentenceForm):
    """Why it belongs to the professional; the reason is the button."""

    boundary = forms.ChoiceField(choices=Boundary.choices)
    note = forms.CharField(
        label=_("One sentence for the coordinator"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def handed(self, *, is_urgent: bool) -> Handed:
        """What was filled in."""
        given = self.cleaned_data
        return Handed(
            phone_key=given["phone_key"],
            boundary=Boundary(given["boundary"]),
            is_urgent=is_urgent,
            note=given["note"],
        )


class ReportForm(forms.Form):
    """What came of a visit order, and on which day: today, unless the phone had no connection."""

    report = forms.ChoiceField(choices=Report.choices)
    on = forms.DateField(initial=timezone.localdate, widget=forms.HiddenInput(attrs={"data-today": ""}))


class HowAreYouForm(NoteForm):
    """About the volunteer, and only if they want to."""

    mark = _tiles(_("How are you?"), MARKS)
    wants_talk = forms.BooleanField(label=_("I would like to talk about it with the coordinator"), required=False)


def reasons(choices: tuple[Boundary, ...] | type[TextChoices]) -> list[tuple[str, str]]:
    """The reasons as buttons."""
    return [(each.value, str(each.label)) for each in choices]
