"""Ways of looking at the worklist that colleagues keep: save one, see them all, throw one away."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenspoor.domain.casework import access
from samenspoor.domain.casework.actions.saved_views import remove_view, save_view
from samenspoor.domain.intake.access import names_of
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.portals.municipality.casework_forms import SaveViewForm
from samenspoor.portals.municipality.listing import worth_keeping


@require_http_methods(["GET", "HEAD", "POST"])
def saved_views(request: HttpRequest, organisation: str) -> HttpResponse:
    """Save the list that was on screen under a name; or show every saved view."""
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    access.may_see_worklist(actor).or_refuse()
    address = reverse("municipality:worklist", kwargs={"organisation": organisation})
    if request.method == "POST":
        form, query = SaveViewForm(request.POST), worth_keeping(QueryDict(request.POST.get("list", "")))
        if not form.is_valid():
            messages.error(request, _("Give the view a name of at most 60 characters."))
        else:
            save_view(actor.organisation, **form.cleaned_data, query=query, by=actor.user, at=timezone.now())
            messages.success(request, _("Saved: %(name)s.") % {"name": form.cleaned_data["name"]})
        return redirect(f"{address}?{query}")
    views = list(access.views_of(actor))
    names = names_of([view.made_by for view in views])
    rows = [
        {"view": view, "by": names.get(view.made_by, ""), "may_remove": access.may_remove_view(actor, view, day=today)}
        for view in views
    ]
    return render(request, "municipality/saved_views.html", {"rows": rows, "worklist_url": address})


@require_POST
def remove(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Throw a view away."""
    actor = cast(ActingRequest, request).actor
    found = access.get_view_or_404(actor, pk)
    access.may_remove_view(actor, found, day=timezone.localdate()).or_refuse()
    remove_view(found, by=actor.user, at=timezone.now())
    messages.success(request, _("Removed: %(name)s.") % {"name": found.name})
    return redirect("municipality:saved_views", organisation=organisation)
