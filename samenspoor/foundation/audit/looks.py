"""Collects what a request looked at; the middleware writes it once, and without that no page is shown."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from django.db import models
from django.http import Http404

from samenspoor.foundation.audit.models import AccessLog
from samenspoor.foundation.organisations.owned import Owned

Row = TypeVar("Row", bound=Owned)
HIGHEST_NUMBER = models.BigAutoField.MAX_BIGINT


@dataclass(frozen=True)
class Look:
    """One look, not yet written: the model's label, the ids seen and their owner."""

    kind: AccessLog.Kind
    subject: str
    subject_ids: tuple[int, ...]
    owner: int | None = None
    reason: str = ""


@dataclass
class Looks:
    """All looks of one request."""

    collected: list[Look] = field(default_factory=list)

    def write(self, *, organisation: int, user: int, role: str, purpose: str, at: datetime) -> None:
        """Write every look in one statement; raises when the log cannot be written."""
        AccessLog.objects.bulk_create(
            AccessLog(
                organisation_id=organisation,
                shared_with=[look.owner] if look.owner and look.owner != organisation else [],
                user=user,
                role=role,
                kind=look.kind,
                purpose=purpose,
                subject=look.subject,
                subject_ids=list(look.subject_ids),
                reason=look.reason[:300],
                looked_at=at,
            )
            for look in self.collected
        )


_looks: ContextVar[Looks | None] = ContextVar("looks", default=None)


@contextmanager
def collecting_looks() -> Iterator[Looks]:
    """Collect the looks of one request."""
    looks = Looks()
    token = _looks.set(looks)
    try:
        yield looks
    finally:
        _looks.reset(token)


def _note(look: Look) -> None:
    looks = _looks.get()
    if looks is None:
        raise RuntimeError("a look outside a request would stay out of the access log")
    looks.collected.append(look)


def listed(rows: Iterable[Row], *, kind: AccessLog.Kind = AccessLog.Kind.LISTED) -> list[Row]:
    """Note that a list was shown, one look per owner, and return its rows."""
    shown = list(rows)
    for owner in {row.organisation_id for row in shown}:
        ids = tuple(row.pk for row in shown if row.organisation_id == owner)
        _note(Look(kind=kind, subject=shown[0]._meta.label_lower, subject_ids=ids, owner=owner))
    return shown


def exported(rows: Iterable[Row]) -> list[Row]:
    """Note that rows leave as a file."""
    return listed(rows, kind=AccessLog.Kind.EXPORTED)


def open_or_404(rows: "models.QuerySet[Row]", pk: int) -> Row:
    """Return one row of what may be seen and note the look; a refused one is noted too. Raises Http404."""
    subject = rows.model._meta.label_lower
    row = rows.filter(pk=pk).first()
    if row is None:
        asked = (pk,) if pk <= HIGHEST_NUMBER else ()
        _note(Look(kind=AccessLog.Kind.REFUSED, subject=subject, subject_ids=asked, reason="not found"))
        raise Http404
    _note(Look(kind=AccessLog.Kind.OPENED, subject=subject, subject_ids=(row.pk,), owner=row.organisation_id))
    return row


def refused(reason: str) -> None:
    """Note that a page was refused."""
    _note(Look(kind=AccessLog.Kind.REFUSED, subject="", subject_ids=(), reason=reason))
