"""Something is put on the shelf of the chain, shared with it, and taken back."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID, uuid4

from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _

from samenspoor.domain.volunteering.chain import chain_of
from samenspoor.domain.volunteering.models import ShelfItem, ShelfKind
from samenspoor.domain.volunteering.shelf_file import keep_format
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
    if earlier := _earlier(organisation, shelved, key):
        return earlier
    kept = keep_format(file, organisation=organisation.pk)
    return _put(organisation, shelved, ShelfKind.FORMAT, key, by=by, at=at,
                file=str(kept.path), file_kind=kept.kind, size=kept.size)  # fmt: skip


@transaction.atomic
def tell_experience(
    organisation: Organisation, shelved: Shelved, *, key: UUID | None = None, by: int, at: datetime
) -> ShelfItem:
    """Tell the chain what worked. What is sent a second time with the same `key` stands there once."""
    key = key or uuid4()
    earlier = _earlier(organisation, shelved, key)
    return earlier or _put(organisation, shelved, ShelfKind.EXPERIENCE, key, by=by, at=at)


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
    chain = chain_of(organisation)
    return own.exclude(shared_with=chain).update(shared_with=chain)


def _earlier(organisation: Organisation, shelved: Shelved, key: UUID) -> ShelfItem | None:
    for words, wrong in (
        (shelved.title, _("Write down what it is called.")),
        (shelved.text, _("Write down what it is.")),
    ):
        if not words.strip():
            raise UnableToShelve(wrong)
    found = ShelfItem.objects.filter(organisation=organisation, key=key).first()
    if found and (found.title, found.text) != (shelved.title.strip(), shelved.text.strip()):
        raise UnableToShelve(_("This form was sent already. Begin a new one."))
    return found


def _put(
    organisation: Organisation, shelved: Shelved, kind: ShelfKind, key: UUID, *, by: int, at: datetime, **file: object
) -> ShelfItem:
    return ShelfItem.objects.create(
        organisation=organisation,
        shared_with=chain_of(organisation),
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
