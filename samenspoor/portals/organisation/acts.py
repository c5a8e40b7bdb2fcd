"""One act on one page: the form, or what is wrong with it, and back to where it was about."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from samenspoor.domain.volunteering.actions.pairings import UnableToPair
from samenspoor.domain.volunteering.actions.residents import UnableToHelp
from samenspoor.domain.volunteering.actions.volunteers import UnableToGoOn
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.audit.states import UnableToMove

UNABLE = (UnableToPair, UnableToHelp, UnableToGoOn, UnableToMove)


@dataclass(frozen=True, kw_only=True)
class ActPage:
    """The page of one act: its title, where it leads back to and what that is called; `more` for its own template."""

    title: str
    back: str
    parent: str
    button: str = ""
    template: str = "organisation/form.html"
    more: Mapping[str, object] = field(default_factory=dict)


def act_or_show(request: HttpRequest, form: forms.Form, act: Callable[[], object], page: ActPage) -> HttpResponse:
    """Do the act when the form is right, and go back; otherwise show the form."""
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except UNABLE as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, gettext("Stored."))
            return redirect(page.back)
    named = {"title": page.title, "back": page.back, "parent": page.parent, "button": page.button or gettext("Store")}
    return render(request, page.template, {"form": form, **named, **page.more})


def do(request: HttpRequest, act: Callable[[], object], *, back: str) -> HttpResponse:
    """Do an act that asks nothing more, and go back with what came of it."""
    try:
        act()
    except UNABLE as error:
        messages.error(request, str(error))
    else:
        messages.success(request, gettext("Stored."))
    return redirect(back)


def slug_of(request: HttpRequest) -> str:
    """The organisation in the address."""
    return cast(ActingRequest, request).actor.organisation.slug
