"""How a page of the phone answers: with a page, or in one word to a note that was kept until there was connection."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect

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


def refused(request: HttpRequest, why: str, page: HttpResponse) -> HttpResponse:
    """Say why it was not written down: on the page with the form, or to the phone."""
    return JsonResponse({"is_stored": False, "why": why}, status=422) if is_sent_later(request) else page
