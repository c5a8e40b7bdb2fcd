"""The form for a visit that a volunteer without a phone rings through."""

from datetime import datetime, time
from typing import Any, cast
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.agreements.deployment import HelpTask
from samenspoor.domain.trajectory.wishes import Meeting
from samenspoor.domain.volunteering.actions.rung_in import RungIn
from samenspoor.domain.volunteering.actions.visits import MOST_MINUTES, MOST_SIGNS, Logged, NotHeld
from samenspoor.domain.volunteering.models import Canceller, Pairing, Visit
from samenspoor.domain.volunteering.private_words import asks_about
from samenspoor.foundation.ui.asking import AsksOnceForm
from samenspoor.foundation.ui.fields import DayField

HELD = "held"
_HOW = [
    (HELD, _("It took place")),
    (Canceller.RESIDENT.value, _("The resident called it off")),
    (Canceller.VOLUNTEER.value, _("The volunteer called it off")),
]


class RungInForm(AsksOnceForm):
    """How a visit went, as it was told on the telephone; and when the next one is."""

    phone_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    how = forms.ChoiceField(label=_("Did it take place?"), choices=_HOW, widget=forms.RadioSelect, initial=HELD)
    on = DayField(label=_("On which day?"), initial=timezone.localdate)
    place = forms.ChoiceField(
        label=_("What kind of visit was it?"), choices=Meeting.choices, widget=forms.RadioSelect,
        initial=Meeting.AT_HOME,
    )  # fmt: skip
    minutes = forms.IntegerField(
        label=_("How many minutes?"), min_value=1, max_value=MOST_MINUTES, required=False,
        help_text=_("Needed when it took place."),
        widget=forms.NumberInput(attrs={"class": "app-short"}),
    )  # fmt: skip
    kilometres = forms.IntegerField(
        label=_("Kilometres driven"), min_value=0, max_value=500, required=False,
        widget=forms.NumberInput(attrs={"class": "app-short"}),
    )  # fmt: skip
    tasks = forms.MultipleChoiceField(
        label=_("What was done?"), required=False, widget=forms.CheckboxSelectMultiple, choices=HelpTask.choices
    )
    note = forms.CharField(
        label=_("One sentence"), max_length=MOST_SIGNS, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Only what you need. Nothing about health, and no numbers of accounts."),
    )  # fmt: skip
    is_safe_home = forms.BooleanField(
        label=_("The volunteer has come away safely"), required=False, help_text=_("Ask it on the telephone.")
    )
    next_on = DayField(label=_("When is the next visit?"), required=False, help_text=_("Empty when nobody knows yet."))
    next_time = forms.TimeField(
        label=_("At what time?"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), required=False,
        initial="14:00",
    )  # fmt: skip

    def __init__(self, data: Any = None, *, pairing: Pairing, planned: Visit | None = None, **options: Any) -> None:
        if planned:
            # Also a day to come: whoever calls that visit off says so of that day.
            day = timezone.localdate(planned.starts_at)
            options["initial"] = {"on": day, "place": planned.place} | options.get("initial", {})
        super().__init__(data, **options)
        chosen = [(task.value, task.label) for task in HelpTask if task in pairing.tasks]
        if chosen:
            cast(forms.MultipleChoiceField, self.fields["tasks"]).choices = chosen
        else:
            del self.fields["tasks"]

    def asks_about(self, sentence: str) -> dict[str, str]:
        """What does not belong in a sentence about a resident."""
        return asks_about(sentence)

    def clean(self) -> dict[str, Any]:
        """A visit that took place lasted for some time."""
        given = super().clean()
        if given.get("how") == HELD and not given.get("minutes") and "minutes" not in self.errors:
            self.add_error("minutes", _("Fill in how many minutes it took."))
        return given

    @property
    def told(self) -> RungIn:
        """What was filled in."""
        return RungIn(visit=self._held if self.cleaned_data["how"] == HELD else self._not_held, next_at=self._next_at)

    @property
    def _held(self) -> Logged:
        given = self.cleaned_data
        return Logged(
            phone_key=given["phone_key"],
            on=given["on"],
            place=given["place"],
            minutes=given["minutes"],
            tasks=given.get("tasks", ()),
            note=given["note"],
            kilometres=given["kilometres"] or 0,
            is_safe_home=given["is_safe_home"],
        )

    @property
    def _not_held(self) -> NotHeld:
        given = self.cleaned_data
        return NotHeld(phone_key=given["phone_key"], on=given["on"], who=Canceller(given["how"]), place=given["place"])

    @property
    def _next_at(self) -> datetime | None:
        """Day and time together, in the Netherlands; at two where nobody said a time."""
        on, at = self.cleaned_data["next_on"], self.cleaned_data["next_time"] or time(14)
        return timezone.make_aware(datetime.combine(on, at)) if on else None
