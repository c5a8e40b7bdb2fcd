"""Beside a resident: who does what, the resident's own machtiging, and how somebody is doing, measured."""

from collections.abc import Callable
from typing import Any, cast

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenspoor.domain.volunteering import pairing_access, task_access
from samenspoor.domain.volunteering.access import may_manage_volunteers
from samenspoor.domain.volunteering.actions import measurements, tasks
from samenspoor.domain.volunteering.actions.measurements import EXAMPLE, EXAMPLE_DIMENSIONS, Marked
from samenspoor.domain.volunteering.actions.tasks import Machtiging, Share
from samenspoor.domain.volunteering.machtiging_print import print_machtiging
from samenspoor.domain.volunteering.models import Doer, HelpedResident, Instrument, MeasuringMoment
from samenspoor.foundation.accounts.changing import ChangeForm, one_at_a_time
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.ui.fields import DayField
from samenspoor.portals.organisation.acts import ActPage, act_or_show, do, slug_of


class ShareForm(forms.Form):
    """One task, who does it, and when it passes on."""

    task = forms.CharField(label=_("Task"), max_length=120, help_text=_("For example: opening the post together."))
    doer = forms.ChoiceField(label=_("Who does it?"), choices=Doer.choices, widget=forms.RadioSelect)
    until = DayField(label=_("Until when?"), required=False)
    passes_on = forms.CharField(
        label=_("When does it pass on?"),
        max_length=200,
        required=False,
        help_text=_("For example: after six weeks the resident does it alone."),
    )


class MachtigingForm(forms.Form):
    """What the resident lets a helper do."""

    creditor = forms.CharField(label=_("With whom?"), max_length=120)
    act = forms.CharField(
        label=_("For what?"), max_length=200, help_text=_("For example: asking for an overview of what is owed.")
    )
    starts_on = DayField(label=_("From"))
    ends_on = DayField(label=_("Until and including"))


class MeasureForm(forms.Form):
    """The marks of one moment; the questions are those of the instrument."""

    moment = forms.ChoiceField(label=_("Which moment?"), choices=MeasuringMoment.choices, widget=forms.RadioSelect)
    on = DayField(label=_("On which day?"))

    def __init__(self, *arguments: Any, instrument: Instrument, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._places = range(len(instrument.dimensions))
        marks = [("0", _("No answer")), *((str(mark), str(mark)) for mark in range(1, instrument.highest + 1))]
        for place in self._places:
            self.fields[f"mark_{place}"] = forms.ChoiceField(label=instrument.dimensions[place], choices=marks)

    @property
    def marks(self) -> list[int]:
        """The mark of each question, in its order."""
        return [int(self.cleaned_data[f"mark_{place}"]) for place in self._places]


class InstrumentForm(ChangeForm):
    """An instrument with what it asks, one question on a line."""

    name = forms.CharField(label=_("Name"), max_length=120)
    dimensions = forms.CharField(
        label=_("What is asked"), widget=forms.Textarea, help_text=_("One on each line. The mark is 1 to 5.")
    )
    is_used = forms.BooleanField(label=_("We use this"), required=False)


@require_http_methods(["GET", "HEAD", "POST"])
def divide(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Say who does a task."""
    found, form = _resident(request, pk), ShareForm(request.POST or None)

    def act(**who: Any) -> object:
        given = form.cleaned_data
        return tasks.divide_task(found, Share(**given | {"doer": Doer(given["doer"])}), **who)

    return _act(request, found, form, act, title=gettext("Who does what?"))


@require_POST
def drop(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Take a task off the list."""
    actor = cast(ActingRequest, request).actor
    share = task_access.get_share_or_404(actor, pk)
    back = _url(request, share.resident)
    return do(request, lambda: tasks.drop_task(share, by=actor.user, at=timezone.now()), back=back)


@require_http_methods(["GET", "HEAD", "POST"])
def write_machtiging(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Make a machtiging to print and sign."""
    found = _resident(request, pk)
    form = MachtigingForm(request.POST or None, initial={"starts_on": timezone.localdate()})

    def act(**who: Any) -> object:
        return tasks.write_machtiging(found, Machtiging(**form.cleaned_data), **who)

    return _act(request, found, form, act, title=gettext("Machtiging of the resident"))


@require_GET
def machtiging(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """The machtiging on paper, for signature."""
    found = task_access.get_machtiging_or_404(cast(ActingRequest, request).actor, pk)
    answer = HttpResponse(print_machtiging(found), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="machtiging-{found.pk}.pdf"'
    return answer


@require_POST
def settle_machtiging(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """The resident signed it, or takes it back."""
    actor = cast(ActingRequest, request).actor
    found = task_access.get_machtiging_or_404(actor, pk)
    act = tasks.withdraw_machtiging if "withdraw" in request.POST else tasks.sign_machtiging
    return do(request, lambda: act(found, by=actor.user, at=timezone.now()), back=_url(request, found.resident))


@require_http_methods(["GET", "HEAD", "POST"])
def measure(request: HttpRequest, organisation: str, pk: int, instrument: int) -> HttpResponse:
    """Write down the marks of one moment."""
    found = _resident(request, pk)
    used = task_access.get_instrument_or_404(cast(ActingRequest, request).actor, instrument)
    form = MeasureForm(request.POST or None, initial={"on": timezone.localdate(), "moment": "first"}, instrument=used)

    def act(**who: Any) -> object:
        given = form.cleaned_data
        moment = MeasuringMoment(given["moment"])
        return measurements.measure(found, used, marked=Marked(moment=moment, on=given["on"], marks=form.marks), **who)

    return _act(request, found, form, act, title=used.name)


@require_GET
def instruments(request: HttpRequest, organisation: str) -> HttpResponse:
    """The instruments that the organisation measures with."""
    rows = list(task_access.instruments_of(cast(ActingRequest, request).actor))
    return render(request, "organisation/instruments.html", {"instruments": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@one_at_a_time
def instrument(request: HttpRequest, organisation: str, pk: int | None = None) -> HttpResponse:
    """Take an instrument in use, change it, or stop with it; a new one begins with an example."""
    actor = cast(ActingRequest, request).actor
    may_manage_volunteers(actor).or_refuse()
    found = task_access.get_instrument_or_404(actor, pk) if pk else None
    name, asked = (found.name, found.dimensions) if found else (EXAMPLE, list(EXAMPLE_DIMENSIONS))
    initial = {"name": name, "dimensions": "\n".join(asked), "is_used": found.is_used if found else True}
    form = InstrumentForm(request.POST or None, initial=initial, about=[found] if found else None)

    def act() -> object:
        given = form.cleaned_data | {"dimensions": form.cleaned_data["dimensions"].splitlines()}
        return measurements.use_instrument(actor.organisation, **given, by=actor.user, at=timezone.now())

    back = reverse("organisation:instruments", kwargs={"organisation": organisation})
    page = ActPage(title=gettext("Measuring instrument"), back=back, parent=gettext("Measuring instruments"))
    return act_or_show(request, form, act, page)


def _resident(request: HttpRequest, pk: int) -> HelpedResident:
    return pairing_access.get_resident_or_404(cast(ActingRequest, request).actor, pk)


def _url(request: HttpRequest, found: HelpedResident) -> str:
    return reverse("organisation:resident", kwargs={"organisation": slug_of(request), "pk": found.pk})


def _act(
    request: HttpRequest, found: HelpedResident, form: forms.Form, act: Callable[..., object], *, title: str
) -> HttpResponse:
    actor = cast(ActingRequest, request).actor
    page = ActPage(title=title, back=_url(request, found), parent=str(found))
    return act_or_show(request, form, lambda: act(by=actor.user, at=timezone.now()), page)
