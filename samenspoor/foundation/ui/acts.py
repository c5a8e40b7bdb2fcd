"""One act on one page: the form, or what is wrong with it, and back to where it was about."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

OfMade = str | Callable[[Any], str]
"""An address or a sentence; or what makes one of what the act returned."""
Unable = tuple[type[Exception], ...]
"""What an act raises when it cannot be done so; the message is a sentence for the person who tried."""


@dataclass(frozen=True, kw_only=True)
class ActPage:
    """The page of one act: its title, where it leads back to and what that is called; `more` for its own template.

    `more` may be what makes it, where that takes work: it is asked only when the form is shown.
    `onward` is where it leads to when it was done, if that is not back; `said` what the next page then says.
    """

    title: str
    back: str
    parent: str
    template: str = "ui/act.html"
    button: str = ""
    onward: OfMade = ""
    said: OfMade = ""
    more: Mapping[str, object] | Callable[[], Mapping[str, object]] = field(default_factory=dict)


def act_or_show(
    request: HttpRequest, form: forms.Form, act: Callable[[], object], page: ActPage, *, unable: Unable
) -> HttpResponse:
    """Do the act when the form is right, and go back; otherwise show the form."""
    if request.method == "POST" and form.is_valid():
        try:
            made = act()
        except unable as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _of(made, page.said) or gettext("Stored."))
            return redirect(_of(made, page.onward) or page.back)
    named = {"title": page.title, "back": page.back, "parent": page.parent, "button": page.button or gettext("Store")}
    more = page.more() if callable(page.more) else page.more
    return render(request, page.template, {"form": form, **named, **more})


def do(
    request: HttpRequest, act: Callable[[], object], *, back: str, said: OfMade = "", unable: Unable
) -> HttpResponse:
    """Do an act that asks nothing more, and go back with what came of it."""
    try:
        made = act()
    except unable as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _of(made, said) or gettext("Stored."))
    return redirect(back)


def _of(made: object, wanted: OfMade) -> str:
    return wanted(made) if callable(wanted) else wanted
