"""The coordinator's day: what asks for a call or a choice, whose papers ask something, and the counts."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from samenspoor.domain.agreements.access import ended_lately
from samenspoor.domain.trajectory.invitation_access import to_answer
from samenspoor.domain.volunteering import access
from samenspoor.domain.volunteering.light import on_list
from samenspoor.domain.volunteering.order_access import orders_for
from samenspoor.domain.volunteering.states import OrderStatus, VolunteerStatus
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.audit.looks import listed
from samenspoor.foundation.ui.formats import number
from samenspoor.portals.organisation.day import sections
from samenspoor.portals.organisation.held_texts import ending_told
from samenspoor.portals.organisation.paper_texts import file_badges
from samenspoor.portals.organisation.viewing import view_of

_WITH_CARD = [status for status in VolunteerStatus if status != VolunteerStatus.LEFT]


@require_GET
def today(request: HttpRequest, organisation: str) -> HttpResponse:
    """Show what asks for the coordinator today."""
    actor, day = cast(ActingRequest, request).actor, timezone.localdate()
    view, counts = view_of(request, actor), access.counts_of(actor)
    waiting = to_answer(actor, on=day, within=view.origin.within("organisation"))
    asking = access.to_look_after(actor, on=day)
    light = on_list(listed(access.light_list_of(actor)), on=day)
    listed([file.volunteer for file in asking])
    context = {
        "counts": [(status, number(counts[status])) for status in _WITH_CARD if counts[status] or not light],
        "asking": [(file.volunteer, file_badges(file)) for file in asking],
        "ended": ended_lately(actor, on=day),
        "ending": ending_told(actor, on=day),
        "to_answer": len(waiting),
        "late": sum(each.is_late for each in waiting),
        "sections": sections(actor, on=day, origin=view.origin),
        "open_orders": orders_for(actor, view.origin).filter(status=OrderStatus.SENT).count(),
        "light": light,
        "is_empty": not any(counts.values()) and not light,
    }
    return render(request, "organisation/today.html", context)
