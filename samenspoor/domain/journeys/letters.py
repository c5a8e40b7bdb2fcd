"""Letters: ordered from the list, and taken back when they were not posted. The worker writes them: `write_letters`.

A batch is one municipality's, in whose name an executing party may have it made.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspoor.domain.casework.actions import letters as actions
from samenspoor.domain.casework.actions.letters import Listed, UnableToSend
from samenspoor.domain.casework.letters import Candidate
from samenspoor.domain.casework.models import LetterBatch, LetterKind
from samenspoor.domain.journeys.execute import on_behalf_of
from samenspoor.domain.journeys.tasks import write_letters
from samenspoor.domain.journeys.write_letters import keep, printed
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.organisations.models import Organisation


@transaction.atomic
def order_letters(
    found: Sequence[Candidate], *, kind: LetterKind, ticked: Collection[int], actor: Actor, at: datetime
) -> list[LetterBatch]:
    """Have letters made for the ticked people of a list, one batch per municipality. Raises UnableToSend."""
    of_owner: dict[Organisation, list[Listed]] = defaultdict(list)
    for each in found:
        left_out = each.withheld or ("" if each.person.pk in ticked else _("Not ticked"))
        of_owner[each.dossier.organisation].append(Listed(candidate=each, left_out=left_out))
    batches = []
    for owner, listed in of_owner.items():
        if all(each.left_out for each in listed):
            continue
        with on_behalf_of(owner.pk, actor=actor, day=timezone.localdate(at)):
            batches.append(actions.order_letters(owner, kind=kind, listed=listed, by=actor.user, at=at))
    if not batches:
        raise UnableToSend(_("Nobody is ticked who may get this letter."))
    for batch in batches:
        job = write_letters.configure(lock=f"letters-{batch.pk}")
        job.defer(organisation=actor.organisation.pk, user=actor.user, batch=batch.pk)
    return batches


@transaction.atomic
def take_letters_back(batch: LetterBatch, *, only: Collection[int] = (), actor: Actor, at: datetime) -> int:
    """Undo letters that were not posted; the file goes with the last of them, and is printed anew before that."""
    with on_behalf_of(batch.organisation_id, actor=actor, day=timezone.localdate(at)):
        count = actions.take_back(batch, only=only, by=actor.user, at=at)
        batch.refresh_from_db()
        if batch.file:
            path = Path(batch.file)
            if batch.status == LetterBatch.Status.TAKEN_BACK:
                transaction.on_commit(lambda: path.unlink(missing_ok=True))
            else:
                whole = printed(batch)
                transaction.on_commit(lambda: keep(whole, path))
    return count
