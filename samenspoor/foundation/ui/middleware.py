"""The door for what comes in: too much is refused on its announced length, before one byte of the body is read."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from .errors import refuse_unread


class UploadLimitMiddleware:
    """Answer 413 when `Content-Length` exceeds `settings.UPLOAD_LIMIT_BYTES`; stands before session and CSRF."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _announced_bytes(request) > settings.UPLOAD_LIMIT_BYTES:
            return refuse_unread(limit_bytes=settings.UPLOAD_LIMIT_BYTES)
        return self.get_response(request)


def _announced_bytes(request: HttpRequest) -> int:
    announced = request.META.get("CONTENT_LENGTH") or "0"
    return int(announced) if announced.isascii() and announced.isdigit() else 0
