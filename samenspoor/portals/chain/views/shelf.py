"""The shelf of the chain: formats to use, and what worked for others (S21)."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from samenspoor.domain.agreements.signed_file import UnableToAttach
from samenspoor.domain.volunteering import shelf_access as access
from samenspoor.domain.volunteering.actions import shelf as actions
from samenspoor.domain.volunteering.guides import GUIDES
from samenspoor.domain.volunteering.shelf_file import CONTENT_TYPES
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.organisations.kept_files import UnableToKeepFile
from samenspoor.foundation.organisations.models import Organisation
from samenspoor.foundation.ui.acts import ActPage, act_or_show, do
from samenspoor.foundation.ui.exports import attachment
from samenspoor.portals.chain.forms import ExperienceForm, FormatForm

UNABLE = (actions.UnableToShelve, UnableToAttach, UnableToKeepFile)


@require_GET
def shelf(request: HttpRequest, organisation: str) -> HttpResponse:
    """Show what stands there, and the guides that every volunteer has."""
    actor = cast(ActingRequest, request).actor
    context = {
        "shelf": access.shelf_of(actor),
        "guides": GUIDES,
        "may_fill": bool(access.may_fill_shelf(actor)),
        "own": actor.organisation.pk,
        "above": _above(actor),
    }
    return render(request, "chain/shelf.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def put_format(request: HttpRequest, organisation: str) -> HttpResponse:
    """Put a format there."""
    actor = cast(ActingRequest, request).actor
    access.may_fill_shelf(actor).or_refuse()
    form = FormatForm(request.POST or None, request.FILES or None)

    def act() -> object:
        given = form.cleaned_data
        return actions.put_format(
            actor.organisation, form.shelved, file=given["file"], key=given["once"], by=actor.user, at=timezone.now()
        )

    page = _page(organisation, gettext("Put a format there"))
    return act_or_show(request, form, act, page, unable=UNABLE)


@require_http_methods(["GET", "HEAD", "POST"])
def tell_experience(request: HttpRequest, organisation: str) -> HttpResponse:
    """Tell the chain what worked."""
    actor = cast(ActingRequest, request).actor
    access.may_fill_shelf(actor).or_refuse()
    form = ExperienceForm(request.POST or None)

    def act() -> object:
        key = form.cleaned_data["once"]
        return actions.tell_experience(actor.organisation, form.shelved, key=key, by=actor.user, at=timezone.now())

    return act_or_show(request, form, act, _page(organisation, gettext("Tell what worked")), unable=UNABLE)


@require_GET
def shelf_file(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Take the file of a format along."""
    item, content = access.format_or_404(cast(ActingRequest, request).actor, pk)
    name = f"{slugify(item.title) or 'format'}.{item.file_kind}"
    return attachment(content, file_name=name, content_type=CONTENT_TYPES[item.file_kind])


@require_http_methods(["GET", "HEAD", "POST"])
def take_from_shelf(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Ask once, then take off what the own organisation put there."""
    actor = cast(ActingRequest, request).actor
    found = access.get_own_item_or_404(actor, pk)
    if request.method != "POST":
        context = {
            "title": gettext("Take it off the shelf"),
            "question": gettext("“%(title)s” goes for everybody, with its file. This cannot be undone.")
            % {"title": found.title},
            "confirm_label": gettext("Take it off"),
            "cancel_url": _shelf(organisation),
            "tone": "negative",
        }
        return render(request, "ui/confirm.html", context)

    def act() -> object:
        return actions.take_from_shelf(found, by=actor.user, at=timezone.now())

    return do(request, act, back=_shelf(organisation), said=gettext("It is off the shelf."), unable=UNABLE)


def _above(actor: Actor) -> tuple[str, str]:
    """What the page is called that leads to the shelf, and its address."""
    is_municipality = actor.organisation.kind == Organisation.Kind.MUNICIPALITY
    label, name = (
        (gettext("Chain partners"), "municipality:partners")
        if is_municipality
        else (gettext("Volunteers"), "organisation:volunteers")
    )
    return label, reverse(name, kwargs={"organisation": actor.organisation.slug})


def _shelf(organisation: str) -> str:
    return reverse("chain:shelf", kwargs={"organisation": organisation})


def _page(organisation: str, title: str) -> ActPage:
    return ActPage(title=title, back=_shelf(organisation), parent=gettext("Shelf"))
