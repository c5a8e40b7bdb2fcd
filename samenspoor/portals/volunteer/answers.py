"""How a page of the phone answers: with a page, or in one word to a note that was kept until there was connection."""

from collections.abc import Callable, Mapping

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect

from samenspoor.foundation.ui.acts import Unable

JSON = "application/json"


def is_sent_later(request: HttpRequest) -> bool:
    """Whether the phone sends a note by itself, and nobody looks at the page."""
    return request.headers.get("Accept") == JSON


def stored(request: HttpRequest, said: str, to: str) -> HttpResponse:
    """Say that it was written down, and go on to a page."""
    if is_sent_later(request):
        return JsonResponse({"is_stored": True, "said": said})
    messages.success(request, said)
    return redirect(to)


def refused(request: HttpRequest, why: str, to: str, *, fields: Mapping[str, str] | None = None) -> HttpResponse:
    """Say why it was not written down, and go on to a page; `fields` says it of each field."""
    if is_sent_later(request):
        return JsonResponse({"is_stored": False, "why": why, "fields": fields or {}}, status=422)
    messages.error(request, why)
    return redirect(to)


def is_done(form: forms.Form, act: Callable[[], object], *, unable: Unable) -> bool:
    """Do what the form asks; what is wrong stands in the form."""
    if form.is_valid():
        try:
            act()
        except unable as error:
            form.add_error(None, str(error))
    return not form.errors


def refused_if_wrong(request: HttpRequest, form: forms.Form, page: HttpResponse) -> HttpResponse:
    """The page with the form; to a phone that sent what cannot be written down, only what is wrong."""
    if not form.errors or not is_sent_later(request):
        return page
    fields = {name: " ".join(map(str, errors)) for name, errors in form.errors.items()}
    return refused(request, what_is_wrong(form), "", fields=fields)


def what_is_wrong(form: forms.Form) -> str:
    """Everything that is wrong with a form, in one line."""
    return " ".join(str(message) for each in form.errors.values() for message in each)
