"""A body that is too large is refused before it is read, and the sender still gets to see why."""

import io

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from samenspoor.foundation.ui.middleware import UploadLimitMiddleware

LIMIT = 100


class Endless(io.RawIOBase):
    """A sender that never stops."""

    reads = 0

    def read(self, size: int = -1) -> bytes:
        self.reads += 1
        return b"x" * size


def answer(*, announced: str, body: io.IOBase):
    request = RequestFactory().post("/")
    request.META["wsgi.input"] = body
    request.META["CONTENT_LENGTH"] = announced
    return UploadLimitMiddleware(lambda _request: HttpResponse("ok"))(request)


@pytest.fixture(autouse=True)
def limit(settings):
    settings.UPLOAD_LIMIT_BYTES = LIMIT


@pytest.mark.parametrize(
    ("announced", "status"),
    [("100", 200), ("101", 413), ("2147483648", 413), ("", 200), ("-5", 200), ("\u00b2", 200), ("abc", 200)],
)
def test_the_announced_length_decides_before_anything_is_read(announced, status):
    body = Endless()
    response = answer(announced=announced, body=body)
    assert response.status_code == status
    assert ("Dit is te groot" in response.text) is (status == 413)
    assert body.reads == 0
