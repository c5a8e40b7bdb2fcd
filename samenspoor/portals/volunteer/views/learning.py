"""What a volunteer can learn: trainings to ask for, and the guides of the shelf."""

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from samenspoor.domain.volunteering import training_access as access
from samenspoor.domain.volunteering.actions.trainings import wish_training
from samenspoor.domain.volunteering.guides import GUIDES, guide_named
from samenspoor.domain.volunteering.phone_access import may_help, own_file
from samenspoor.domain.volunteering.shelf_access import format_on_phone_or_404, formats_on_phone
from samenspoor.domain.volunteering.shelf_file import CONTENT_TYPES
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.ui.exports import attachment
from samenspoor.portals.volunteer.answers import stored


@require_GET
def learn(request: HttpRequest, organisation: str) -> HttpResponse:
    """Show the trainings on offer, the formats on the shelf, and every guide."""
    actor = cast(ActingRequest, request).actor
    trainings = access.offers_on_phone(actor, on=timezone.localdate())
    context = {"trainings": trainings, "formats": formats_on_phone(actor), "guides": GUIDES}
    return render(request, "volunteer/learn.html", context)


@require_GET
def format_file(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Take a format of the own organisation or of the municipality along."""
    item, content = format_on_phone_or_404(cast(ActingRequest, request).actor, pk)
    name = f"{slugify(item.title) or 'format'}.{item.file_kind}"
    return attachment(content, file_name=name, content_type=CONTENT_TYPES[item.file_kind])


@require_POST
def wish(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """“I would like this”: the coordinator hears it."""
    actor = cast(ActingRequest, request).actor
    me = own_file(actor)
    with access.wish_about(actor, pk) as offer:
        wish_training(me, offer, by=actor.user, at=timezone.now())
    page = reverse("volunteer:learn", kwargs={"organisation": organisation})
    return stored(request, _("Your coordinator hears that you would like this."), page)


@require_GET
def guide(request: HttpRequest, organisation: str, slug: str) -> HttpResponse:
    """One guide, with where it stops."""
    may_help(cast(ActingRequest, request).actor).or_refuse()
    found = guide_named(slug)
    if found is None:
        raise Http404
    return render(request, "volunteer/guide.html", {"guide": found})
