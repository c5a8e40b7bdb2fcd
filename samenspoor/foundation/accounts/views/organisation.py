"""How residents reach the organisation, for its administrator."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenspoor.foundation.accounts import access, actions
from samenspoor.foundation.accounts.changing import one_at_a_time
from samenspoor.foundation.accounts.forms import ReachForm
from samenspoor.foundation.accounts.middleware import ActingRequest


@require_http_methods(["GET", "HEAD", "POST"])
@one_at_a_time
def reach(request: HttpRequest, organisation: str) -> HttpResponse:
    """Change the telephone number and e-mail address that stand on letters and cards."""
    actor = cast(ActingRequest, request).actor
    access.may_change_reach(actor).or_refuse()
    own = access.organisation_as_it_stands(actor)
    form = ReachForm(request.POST or None, initial={"telephone": own.telephone, "email": own.email}, about=[])
    if request.method == "POST" and form.is_valid():
        actions.change_reach(own, **form.cleaned_data, by=actor.user, at=timezone.now())
        messages.success(request, _("Stored."))
        return redirect("accounts:reach", organisation=organisation)
    return render(request, "accounts/reach.html", {"form": form})
