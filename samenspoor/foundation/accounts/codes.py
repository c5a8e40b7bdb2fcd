"""A link in a mail that opens one page without signing in: for one organisation, for a while, found by a keyed hash."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from allauth.core.internal.ratelimit import consume
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from samenspoor.foundation.accounts.models import AnswerCode
from samenspoor.foundation.audit import looks
from samenspoor.foundation.organisations.acting import Scope, acting

NOBODY = 0
"""Whoever answers has no account; who was written to stands with the link."""
_TRIES = {"answer_code": "20/10m/ip"}


def make_code(organisation: int, *, expires_at: datetime) -> tuple[str, str]:
    """Store that a new code opens something for an organisation; returns the code, kept nowhere, and its hash."""
    code = secrets.token_urlsafe(32)
    AnswerCode.objects.create(digest=digest_of(code), answers_for=organisation, expires_at=expires_at)
    return code, digest_of(code)


def digest_of(code: str) -> str:
    """What is kept of a code; without the key of this installation it cannot be made from one."""
    return salted_hmac("samenspoor.answer_code", code, algorithm="sha256").hexdigest()


def find_code(request: HttpRequest, code: str) -> AnswerCode | None:
    """The row of a code, also when it is over; None when it was never given. Raises TooManyTries."""
    if not _consume(request, is_only_asked=True):
        raise TooManyTries
    found = AnswerCode.objects.filter(digest=digest_of(code)).first()
    if found is None and not _consume(request):
        raise TooManyTries
    return found


class TooManyTries(Exception):
    """From here too many codes came that were never given."""


def _consume(request: HttpRequest, *, is_only_asked: bool = False) -> bool:
    return bool(
        consume(request, app="samenspoor", action="answer_code", config=_TRIES, dry_run=is_only_asked, limit_get=True)
    )


@contextmanager
def acting_by_code(found: AnswerCode, *, purpose: str, role: str, at: datetime) -> Iterator[None]:
    """Act for the organisation that a code was made for, as nobody with an account, and log every look of it."""
    with (
        acting(organisation=found.answers_for, user=None, purpose=purpose, scope=Scope.ORGANISATION),
        looks.collecting_looks() as collected,
    ):
        yield
        collected.write(organisation=found.answers_for, user=NOBODY, role=role, purpose=purpose, at=at)


def sweep_codes(*, before: datetime) -> int:
    """Forget codes that have been over for long; the link itself says what became of it."""
    return AnswerCode.objects.filter(expires_at__lt=before).delete()[0]
