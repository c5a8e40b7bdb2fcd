"""The secrecy statement of a volunteer: print it, write down that it was signed, keep and take along the paper."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenspoor.domain.volunteering import access
from samenspoor.domain.volunteering.actions import secrecy as actions
from samenspoor.domain.volunteering.secrecy_print import print_secrecy
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.ui.exports import attachment
from samenspoor.portals.organisation.acts import ActPage, act_or_show, do
from samenspoor.portals.organisation.forms import SecrecyForm


@require_GET
def blank(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Print the secrecy statement for a volunteer to sign."""
    actor = cast(ActingRequest, request).actor
    found = access.get_volunteer_or_404(actor, pk)
    made = print_secrecy(found, municipalities=access.municipalities_told(actor, on=timezone.localdate()))
    return attachment(made, file_name=f"geheimhouding-vrijwilliger-{found.number}.pdf")


@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Write down of which day the signed statement is, and which text it was; the scan may come along."""
    actor = cast(ActingRequest, request).actor
    found = access.get_volunteer_or_404(actor, pk)
    form = SecrecyForm(request.POST or None, request.FILES or None)

    def act() -> object:
        return actions.sign_secrecy(found, form.signed, by=actor.user, at=timezone.now())

    page = ActPage(title=gettext("Secrecy statement signed"), back=_back(organisation, pk), parent=str(found))
    return act_or_show(request, form, act, page)


@require_GET
def signed(request: HttpRequest, organisation: str, pk: int, statement: int) -> HttpResponse:
    """Take the signed paper along."""
    found = access.get_statement_or_404(cast(ActingRequest, request).actor, pk, statement)
    name = f"geheimhouding-vrijwilliger-{found.volunteer.number}-{found.signed_on.isoformat()}-ondertekend.pdf"
    return attachment(access.signed_secrecy_or_404(found), file_name=name)


@require_POST
def drop(request: HttpRequest, organisation: str, pk: int, statement: int) -> HttpResponse:
    """Take the scan away."""
    actor = cast(ActingRequest, request).actor
    found = access.get_statement_or_404(actor, pk, statement)
    return do(
        request,
        lambda: actions.drop_secrecy_paper(found, by=actor.user, at=timezone.now()),
        back=_back(organisation, pk),
        said=gettext("The scan is gone. That it was signed stays."),
    )


def _back(organisation: str, pk: int) -> str:
    return reverse("organisation:volunteer", kwargs={"organisation": organisation, "pk": pk})
