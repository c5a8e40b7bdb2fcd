"""Pages for what cannot be done: each says what is wrong and what to do next."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

MEGABYTE = 1024 * 1024


def error_page(request: HttpRequest, *, status: int, reason: str = "") -> HttpResponse:
    """Answer with the page of `status` (403, 404, 405, 413, 422, 429, 500 or 507) and the reason, in words."""
    page = render_to_string(f"{status}.html", {"reason": reason}, request=request)
    return HttpResponse(page, status=status)


def too_large_page(*, limit_bytes: int) -> str:
    """Return the page of 413 without a request: nothing of it was read, so there is no session or user yet."""
    return render_to_string("413.html", {"limit_megabytes": limit_bytes // MEGABYTE})
