"""A body that is too large is refused before it is read."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from samenspoor.foundation.ui.middleware import UploadLimitMiddleware


class Unreadable:
    def read(self, *_size: int) -> bytes:
        raise AssertionError("the body was read")

    readline = read


@pytest.mark.parametrize(
    ("announced", "status"),
    [("100", 200), ("101", 413), ("2147483648", 413), ("", 200), ("-5", 200), ("²", 200), ("abc", 200)],
)
def test_the_announced_length_decides(settings, announced, status):
    settings.UPLOAD_LIMIT_BYTES = 100
    request = RequestFactory().post("/", **{"wsgi.input": Unreadable()})
    request.META["CONTENT_LENGTH"] = announced
    assert UploadLimitMiddleware(lambda _request: HttpResponse("ok"))(request).status_code == status
