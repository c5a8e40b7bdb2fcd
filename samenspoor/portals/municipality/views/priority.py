"""The order: a person confirms the place of one dossier or changes it."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenspoor.domain.casework import access, rules
from samenspoor.domain.casework.actions.priority import UnableToDecide, decide_priority
from samenspoor.domain.journeys.execute import on_behalf_of
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.portals.municipality.priority_forms import DecisionForm
from samenspoor.portals.municipality.priority_texts import points_text


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Confirm the place of a dossier, or give it other points with a reason."""
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    access.may_work(actor).or_refuse()
    found = access.get_dossier_or_404(actor, pk, day=today)
    back = reverse("municipality:dossier", kwargs={"organisation": organisation, "pk": pk})
    is_decided = found.decided_priority is not None
    form = DecisionForm(request.POST or None, is_decided=is_decided, initial={"points": found.priority})
    if request.method == "POST" and form.is_valid():
        try:
            with on_behalf_of(found.organisation_id, actor=actor, day=today):
                decided = decide_priority(found, form.judgement, by=actor.user, at=timezone.now())
        except UnableToDecide as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Stored: %(what)s.") % {"what": decided.get_kind_display().lower()})
            return redirect(back)
    hint = _("Now %(points)s; by the rules %(by_rules)s. More points means higher on the worklist.") % {
        "points": points_text(found.priority),
        "by_rules": points_text(rules.priority(found.contributions)),
    }
    context = {"dossier": found, "form": form, "title": _("The place of this dossier"), "button": _("Store"),
               "back": back, "hint": hint}  # fmt: skip
    return render(request, "municipality/act.html", context)
