"""What the organisation calls its volunteers, and asks of them."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from samenspoor.domain.volunteering import access
from samenspoor.domain.volunteering.actions.volunteers import NumberAfterHours, change_policy, name_number_after_hours
from samenspoor.domain.volunteering.training_access import names_known
from samenspoor.foundation.accounts.changing import one_at_a_time
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.portals.organisation.acts import ActPage, act_or_show
from samenspoor.portals.organisation.forms import AfterHoursForm, PolicyForm, asked_of


@require_http_methods(["GET", "HEAD", "POST"])
@one_at_a_time
def after_hours(request: HttpRequest, organisation: str) -> HttpResponse:
    """Change whom volunteers ring when the office is closed."""
    actor = cast(ActingRequest, request).actor
    access.may_manage_volunteers(actor).or_refuse()
    now = access.policy_for(actor)
    initial = {name: getattr(now, name) for name in AfterHoursForm.base_fields}
    form = AfterHoursForm(request.POST or None, initial=initial, about=[now])
    back = reverse("organisation:volunteers", kwargs={"organisation": organisation})

    def act() -> object:
        given = form.cleaned_data
        number = NumberAfterHours(
            telephone=given["after_hours_telephone"], name=given["after_hours_name"], begins=given["after_hours_from"],
            ends=given["after_hours_until"],
        )  # fmt: skip
        return name_number_after_hours(actor.organisation, number, by=actor.user, at=timezone.now())

    title, parent = gettext("Outside office hours"), gettext("Volunteers")
    return act_or_show(request, form, act, ActPage(title=title, back=back, parent=parent))


@require_http_methods(["GET", "HEAD", "POST"])
@one_at_a_time
def policy(request: HttpRequest, organisation: str) -> HttpResponse:
    """Change the policy on volunteers."""
    actor = cast(ActingRequest, request).actor
    access.may_manage_volunteers(actor).or_refuse()
    now = access.policy_for(actor)
    names = names_known(actor, on=timezone.localdate())
    form = PolicyForm(request.POST or None, initial=asked_of(now), about=[now], trainings=names)
    back = reverse("organisation:volunteers", kwargs={"organisation": organisation})
    if request.method == "POST" and form.is_valid():
        change_policy(actor.organisation, **form.given, by=actor.user, at=timezone.now())
        messages.success(request, gettext("Stored."))
        return redirect(back)
    context = {
        "form": form,
        "title": gettext("What we ask of volunteers"),
        "button": gettext("Store"),
        "back": back,
        "parent": gettext("Volunteers"),
    }
    return render(request, "ui/act.html", context)
