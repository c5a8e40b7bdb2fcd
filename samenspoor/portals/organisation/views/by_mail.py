"""A request by mail at an organisation with a system of its own: read and answered once, without signing in."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from samenspoor.domain.journeys.help_requests import refuse_by_link, take_up_by_link
from samenspoor.domain.trajectory import link_access as access
from samenspoor.domain.trajectory.invitation_access import contact_of
from samenspoor.domain.trajectory.link_access import Linked
from samenspoor.domain.trajectory.models import HelpRequest
from samenspoor.domain.trajectory.shown import what_is_asked
from samenspoor.foundation.accounts.codes import NOBODY, TooManyTries, acting_by_code, find_code
from samenspoor.portals.organisation.acts import ActPage, act_or_show, do
from samenspoor.portals.organisation.request_forms import RefuseRequestForm

_PURPOSE, _ROLE = "answer_by_mail", "by_mail"


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, code: str) -> HttpResponse:
    """Show what is asked, or take the one answer; looking uses the link not up, for mail programs look too."""
    try:
        found = find_code(request, code)
    except TooManyTries:
        return _over(request, None, status=429)
    if found is None:
        return _over(request, None)
    with acting_by_code(found, purpose=_PURPOSE, role=_ROLE, at=timezone.now()):
        linked = access.open_link(found, at=timezone.now())
        if linked is None or linked.request is None:
            return _over(request, linked)
        return _answer(request, linked, linked.request)


def _answer(request: HttpRequest, linked: Linked, asked: HelpRequest) -> HttpResponse:
    link, here = linked.link, request.path
    if request.POST.get("answer") == "accept":
        said = _("Taken up. Thank you! Sign in to Samenspoor: name and address stand there within a minute.")
        return do(request, lambda: take_up_by_link(link, asked, by=NOBODY, at=timezone.now()), back=here, said=said)
    form = RefuseRequestForm(request.POST or None)
    page = ActPage(
        title=_("Can you help here?"),
        template="organisation/asked_by_mail.html",
        back=here,
        parent="",
        said=_("Stored. The municipality reads why. Thank you for your answer."),
        more={
            "linked": linked,
            "what": what_is_asked(asked),
            "municipality": link.invitation.organisation,
            "contact": contact_of(link.invitation),
        },
    )
    return act_or_show(
        request, form, lambda: refuse_by_link(link, asked, reason=form.chosen, by=NOBODY, at=timezone.now()), page
    )


def _over(request: HttpRequest, linked: Linked | None, *, status: int = 404) -> HttpResponse:
    """A link never ends dead: whom to ring stands on the page, when it was a link of this organisation."""
    context = {"contact": contact_of(linked.link.invitation) if linked else None, "is_too_often": status == 429}
    return render(request, "organisation/link_is_over.html", context, status=status)
