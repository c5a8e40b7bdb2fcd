"""One act on one page: the form, or what is wrong with it, and back to where it was about."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

Unable = tuple[type[Exception], ...]
"""What an act raises when it cannot be done so; the message is a sentence for the person who tried."""


@dataclass(frozen=True, kw_only=True)
class ActPage:
    """The page of one act: its title, where it leads back to and what that is called; `more` for its own template."""

    title: str
    back: str
    parent: str
    template: str
    button: str = ""
    more: Mapping[str, object] = field(default_factory=dict)


def act_or_show(
    request: HttpRequest, form: forms.Form, act: Callable[[], object], page: ActPage, *, unable: Unable
) -> HttpResponse:
    """Do the act when the form is right, and go back; otherwise show the form."""
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except unable as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, gettext("Stored."))
            return redirect(page.back)
    named = {"title": page.title, "back": page.back, "parent": page.parent, "button": page.button or gettext("Store")}
    return render(request, page.template, {"form": form, **named, **page.more})


def do(request: HttpRequest, act: Callable[[], object], *, back: str, unable: Unable) -> HttpResponse:
    """Do an act that asks nothing more, and go back with what came of it."""
    try:
        act()
    except unable as error:
        messages.error(request, str(error))
    else:
        messages.success(request, gettext("Stored."))
    return redirect(back)
