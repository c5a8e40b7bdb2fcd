"""Visit orders from the dossier: ask a volunteer to ring or go by, and take that back."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
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
    if request.method == "POST" and form.is_valid():
        try:
            send_order(person, form.order, by=actor.user, at=timezone.now())
        except UnableToOrder as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, gettext("Sent. You read the answer on the timeline."))
            return redirect(back)
    context = {"form": form, "person": person, "dossier": person.dossier, "back": back, "allowed": form.allowed,
               "left_out": [act.label for act in access.acts_left_out(actor)]}  # fmt: skip
    return render(request, "municipality/visit_order.html", context)


@require_POST
def recall(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Take an order back."""
    actor = cast(ActingRequest, request).actor
    order = access.get_sent_order_or_404(actor, pk)
    try:
        recall_order(order, by=actor.user, at=timezone.now())
    except UnableToMove as error:
        messages.error(request, str(error))
    else:
        messages.success(request, gettext("The visit order has been taken back."))
    dossier = request.POST.get("dossier", "")
    if dossier.isascii() and dossier.isdigit() and len(dossier) < 19:
        return redirect("municipality:dossier", organisation=organisation, pk=int(dossier))
    return redirect("municipality:worklist", organisation=organisation)
