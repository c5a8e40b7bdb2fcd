"""Visit orders from the dossier: ask a volunteer to ring or go by, and take that back."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from samenspoor.domain.casework import access as casework
from samenspoor.domain.volunteering import order_access as access
from samenspoor.domain.volunteering.actions.orders import UnableToOrder, recall_order, send_order
from samenspoor.domain.volunteering.asking import withheld
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.audit.states import UnableToMove
from samenspoor.foundation.ui.acts import ActPage, act_or_show, do
from samenspoor.portals.municipality.order_forms import OrderForm


@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Ask an organisation for a volunteer; the page shows what the other side will see."""
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    access.may_send_orders(actor).or_refuse()
    person = casework.get_person_or_404(actor, pk, day=today)
    back = reverse("municipality:dossier", kwargs={"organisation": organisation, "pk": person.dossier_id})
    if why := withheld(person):
        messages.error(request, why)
        return redirect(back)
    form = OrderForm(request.POST or None, allowed=access.parties_allowed(actor, day=today), day=today)
    page = ActPage(
        title="",
        back=back,
        parent="",
        template="municipality/visit_order.html",
        said=gettext("Sent. You read the answer on the timeline."),
        more={
            "person": person,
            "dossier": person.dossier,
            "allowed": form.allowed,
            "without_telephone": access.parties_without_telephone(actor, form.allowed, day=today),
            "left_out": [act.label for act in access.acts_left_out(actor)],
        },
    )

    def act() -> object:
        return send_order(person, form.order, by=actor.user, at=timezone.now())

    return act_or_show(request, form, act, page, unable=(UnableToOrder,))


@require_POST
def recall(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Take an order back."""
    actor = cast(ActingRequest, request).actor
    order = access.get_sent_order_or_404(actor, pk)
    dossier, back = request.POST.get("dossier", ""), reverse("municipality:worklist", args=[organisation])
    if dossier.isascii() and dossier.isdigit() and len(dossier) < 19:
        back = reverse("municipality:dossier", kwargs={"organisation": organisation, "pk": int(dossier)})
    return do(
        request,
        lambda: recall_order(order, by=actor.user, at=timezone.now()),
        back=back,
        said=gettext("The visit order has been taken back."),
        unable=(UnableToMove,),
    )
