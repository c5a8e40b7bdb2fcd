"""The people at an address do not belong together: each gets a dossier; or the address is bundled again."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from samenspoor.domain.casework import access
from samenspoor.domain.casework.actions.separation import end_separation, separate
from samenspoor.domain.journeys.execute import on_behalf_of
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.portals.municipality.casework_forms import SeparateForm


@require_http_methods(["GET", "HEAD", "POST"])
def put_apart(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Ask how one knows, and put the people of a dossier apart; where they are apart, ask to bundle again."""
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    access.may_work(actor).or_refuse()
    dossier = access.get_dossier_or_404(actor, pk, day=today)
    mark = access.separation_of(dossier)
    form = None if mark else SeparateForm(request.POST or None)
    back = reverse("municipality:dossier", kwargs={"organisation": organisation, "pk": pk})
    if request.method == "POST" and (form is None or form.is_valid()):
        with on_behalf_of(dossier.organisation_id, actor=actor, day=today):
            if mark:
                end_separation(mark, by=actor.user, at=timezone.now())
                messages.success(request, _("New signals at this address come together in one dossier again."))
            elif form:
                apart = separate(dossier, reason=form.cleaned_data["reason"], by=actor.user, at=timezone.now())
                told = ngettext(
                    "Written down. New signals at this address get a dossier per person.",
                    "Put apart in %(count)s dossiers. New signals at this address get a dossier per person too.",
                    len(apart),
                )
                messages.success(request, told % {"count": len(apart)})
        return redirect(back)
    context = {
        "title": _("Do these people belong together after all?") if mark else _("Do these people not belong together?"),
        "question": _("Then signals that come from now on stand together in one dossier again.")
        if mark
        else _("Then each of them gets a dossier. What was done for one person goes along with that person."),
        "text": mark.reason if mark else "",
        "confirm_label": _("Bundle again") if mark else _("Put apart"),
        "cancel_url": back,
        "form": form,
    }
    return render(request, "ui/confirm.html", context)
