"""Something is put on the shelf of the chain, shared with it, and taken back."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID, uuid4

from django.core.files import File
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspoor.domain.volunteering.chain import chain_of
from samenspoor.domain.volunteering.models import ShelfItem, ShelfKind
from samenspoor.domain.volunteering.shelf_file import checksum_of, keep_format
from samenspoor.foundation.organisations.models import Organisation


class UnableToShelve(Exception):
    """This cannot be put on the shelf; the message says why."""


@dataclass(frozen=True, kw_only=True)
class Shelved:
    """What is put there: a title, what it says, and for which task and phase if that is named."""

    title: str
    text: str
    task: str = ""
    phase: str = ""


@transaction.atomic
def put_format(
    organisation: Organisation, shelved: Shelved, *, file: "File[bytes]", key: UUID | None = None, by: int, at: datetime
) -> ShelfItem:
    """Put a format there. What is sent a second time with the same `key` stands there once.

    Raises UnableToShelve, UnableToAttach, and UnableToKeepFile on a full disk.
    """
    key = key or uuid4()
    if earlier := _earlier(organisation, shelved, key, file):
        return earlier
    kept = keep_format(file, organisation=organisation.pk)
    try:
        with transaction.atomic():
            return _put(organisation, shelved, ShelfKind.FORMAT, key, by=by, at=at, file=str(kept.path),
                        file_kind=kept.kind, size=kept.size, checksum=kept.checksum)  # fmt: skip
    except IntegrityError:
        # A second tap while the first was busy: what the first kept stays, and this file goes.
        kept.path.unlink(missing_ok=True)
        return _first(organisation, shelved, key, file)


@transaction.atomic
def tell_experience(
    organisation: Organisation, shelved: Shelved, *, key: UUID | None = None, by: int, at: datetime
) -> ShelfItem:
    """Tell the chain what worked. What is sent a second time with the same `key` stands there once."""
    key = key or uuid4()
    if earlier := _earlier(organisation, shelved, key):
        return earlier
    try:
        with transaction.atomic():
            return _put(organisation, shelved, ShelfKind.EXPERIENCE, key, by=by, at=at)
    except IntegrityError:
        return _first(organisation, shelved, key)


@transaction.atomic
def take_from_shelf(item: ShelfItem, *, by: int, at: datetime) -> None:
    """Take it back: nobody in the chain reads it any more, and its file is gone."""
    if item.file:
        # The file goes last, so a failure loses nothing.
        path = Path(item.file)
        transaction.on_commit(lambda: path.unlink(missing_ok=True))
    item.delete()


@transaction.atomic
def share_shelf(organisation: Organisation, *, by: int, at: datetime) -> int:
    """Share what stands there with the chain as it is today: who joined reads it, who left does not."""
    own = ShelfItem.objects.filter(organisation=organisation)
    chain = chain_of(organisation, on=timezone.localdate(at))
    return own.exclude(shared_with=chain).update(shared_with=chain)


def _earlier(
    organisation: Organisation, shelved: Shelved, key: UUID, file: "File[bytes] | None" = None
) -> ShelfItem | None:
    for words, wrong in (
        (shelved.title, _("Write down what it is called.")),
        (shelved.text, _("Write down what it is.")),
    ):
        if not words.strip():
            raise UnableToShelve(wrong)
    found = ShelfItem.objects.filter(organisation=organisation, key=key).first()
    if found and not _is_the_same(found, shelved, file):
        raise UnableToShelve(_("This form was sent already. Begin a new one."))
    return found


def _first(organisation: Organisation, shelved: Shelved, key: UUID, file: "File[bytes] | None" = None) -> ShelfItem:
    """What the first of two that came at once put there."""
    if first := _earlier(organisation, shelved, key, file):
        return first
    raise UnableToShelve(_("This form was sent already. Begin a new one."))


def _is_the_same(found: ShelfItem, shelved: Shelved, file: "File[bytes] | None") -> bool:
    """Whoever sends another file with the same words thinks that the first is gone: it may hold a resident's data."""
    said = (shelved.title.strip(), shelved.text.strip(), shelved.task, shelved.phase)
    if (found.title, found.text, found.task, found.phase) != said:
        return False
    return not found.file if file is None else file.size == found.size and checksum_of(file) == found.checksum


def _put(
    organisation: Organisation, shelved: Shelved, kind: ShelfKind, key: UUID, *, by: int, at: datetime, **file: object
) -> ShelfItem:
    return ShelfItem.objects.create(
        organisation=organisation,
        shared_with=chain_of(organisation, on=timezone.localdate(at)),
        key=key,
        kind=kind,
        title=shelved.title.strip(),
        text=shelved.text.strip(),
        task=shelved.task,
        phase=shelved.phase,
        put_at=at,
        put_by=by,
        **file,
    )
