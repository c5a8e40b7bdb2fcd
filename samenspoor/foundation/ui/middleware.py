"""The door: too much is refused on its announced length, before one byte of the body is read; no answer is empty."""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from .errors import error_page, too_large_page
from .tables import UnableToExport
from .uploads import is_upload_lost


class UploadLimitMiddleware:
    """Answer 413 when `Content-Length` exceeds `settings.UPLOAD_LIMIT_BYTES`; stands before session and CSRF.

    The body stays unread, so that the web server closes the connection: waiting for the rest of it would let a few
    senders who say nothing more keep everyone else out. Browsers show the page all the same.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if _announced_bytes(request) <= settings.UPLOAD_LIMIT_BYTES:
            return self.get_response(request)
        page = too_large_page(limit_bytes=settings.UPLOAD_LIMIT_BYTES)
        return HttpResponse(page, status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)


class AnswerInWordsMiddleware:
    """Say what to do where the answer would be empty or an error of ours; stands last, where pages know the person."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED or response.content:
            return response
        page = error_page(request, status=HTTPStatus.METHOD_NOT_ALLOWED)
        page["Allow"] = response["Allow"]
        return page

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        return error_page(request, status=HTTPStatus.INSUFFICIENT_STORAGE) if is_upload_lost(request) else None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, UnableToExport):
            return error_page(request, status=HTTPStatus.UNPROCESSABLE_ENTITY, reason=str(exception))
        return None


def _announced_bytes(request: HttpRequest) -> int:
    announced = request.META.get("CONTENT_LENGTH") or "0"
    return int(announced) if announced.isascii() and announced.isdigit() else 0
