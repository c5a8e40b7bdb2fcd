"""One resident: what may be done, what is given back, and whom to ring when it is urgent."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samenspoor.domain.agreements.deployment import HelpTask
from samenspoor.domain.volunteering import first_visits
from samenspoor.domain.volunteering import phone_access as access
from samenspoor.domain.volunteering.actions import visits as actions
from samenspoor.domain.volunteering.guides import guides_for
from samenspoor.domain.volunteering.models import Boundary, Pairing
from samenspoor.domain.volunteering.private_words import Private
from samenspoor.domain.volunteering.reach_texts import numbers_shown
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.portals.volunteer.answers import is_done, is_sent_later, refused_if_wrong, stored
from samenspoor.portals.volunteer.early_texts import kind_sentences
from samenspoor.portals.volunteer.forms import URGENT, GiveBackForm, reasons
from samenspoor.portals.volunteer.routes import route_to


@require_GET
def resident(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Show one resident: ring, route, what may be done here and what never."""
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    pairing = access.get_pairing_or_404(actor, pk)
    context = {
        "pairing": pairing,
        "resident": pairing.resident,
        "route": route_to(pairing.resident.address, request.headers.get("User-Agent", "")),
        "tasks": [(HelpTask(task).label, guides_for([task])) for task in pairing.tasks],
        "shares": access.task_shares_of(pairing),
        "machtigingen": access.machtigingen_of(pairing, on=today),
        "visits": access.past_visits(pairing),
        "given_back": access.given_back_of(pairing),
        "early": kind_sentences(access.sights_of([pairing], on=today).get(pairing.pk), on=today),
        "coordinator": numbers_shown(access.direct_numbers(actor, pairing, on=today)[:1], at=timezone.now()),
        "is_first": first_visits.lies_ahead(pairing),
        "goes_along": access.who_goes_along(actor, pairing),
    }
    return render(request, "volunteer/resident.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def give_back(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Hand something over to the professional: each reason is a button."""
    return _give_back(request, pk, "volunteer/give_back.html", is_urgent=False)


@require_http_methods(["GET", "HEAD", "POST"])
def urgent(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Show whom to ring now, and tell the coordinator."""
    return _give_back(request, pk, "volunteer/urgent.html", is_urgent=True)


def _give_back(request: HttpRequest, pk: int, template: str, *, is_urgent: bool) -> HttpResponse:
    actor = cast(ActingRequest, request).actor
    # Who is in need is not held up: what is vital may be told (AVG, article 9, second paragraph, under c).
    not_about = (Private.HEALTH,) if is_urgent else ()
    form = GiveBackForm(request.POST or None, asks=not is_sent_later(request), not_about=not_about)
    if request.method == "POST":
        with access.note_about(actor, pk) as pairing:

            def act() -> object:
                return actions.give_back(pairing, form.handed(is_urgent=is_urgent), by=actor.user, at=timezone.now())

            done = is_done(form, act, unable=(actions.UnableToVisit,))
        if done:
            said = _("Your coordinator knows. You need not solve this yourself.")
            return stored(request, said, _back(request, pairing))
    else:
        pairing = access.get_pairing_or_404(actor, pk)
    now = timezone.now()
    context = {
        "pairing": pairing,
        "resident": access.called(pairing),
        "form": form,
        "numbers": numbers_shown(access.direct_numbers(actor, pairing, on=timezone.localdate(now)), at=now),
        "reasons": reasons(URGENT if is_urgent else Boundary),
    }
    return refused_if_wrong(request, form, render(request, template, context))


def _back(request: HttpRequest, pairing: Pairing) -> str:
    """The page of the resident, as long as there is one."""
    own = {"organisation": cast(ActingRequest, request).actor.organisation.slug}
    if pairing.still_since:
        return reverse("volunteer:today", kwargs=own)
    return reverse("volunteer:resident", kwargs={**own, "pk": pairing.pk})
