"""The worker writes a batch of letters: some at a time, each recorded exactly once, then all of them in one file."""

import os
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspoor.domain.casework.actions import letters as actions
from samenspoor.domain.casework.letter_print import Addressee, print_letters
from samenspoor.domain.casework.letter_texts import Words, starting_words
from samenspoor.domain.casework.letters import for_letters, place_of
from samenspoor.domain.casework.models import Dossier, Letter, LetterBatch
from samenspoor.domain.journeys.execute import on_behalf_of, whoever_ordered
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.audit.verdict import Refused
from samenspoor.foundation.jobs.owned import Assignment


def carry_out(batch_id: int, assignment: Assignment) -> None:
    """Write what still waits, then print it all in one file; a second try goes on where the first was cut off."""
    actor = whoever_ordered(assignment)
    with assignment.acting():
        batch = LetterBatch.objects.get(pk=batch_id)
    try:
        while _write_some(batch, actor, assignment):
            pass
    except Refused as error:
        with assignment.acting():
            actions.leave_out_waiting(batch, reason=str(error), by=assignment.by, at=assignment.at)
    with assignment.acting():
        batch = (
            LetterBatch.objects.select_for_update(of=("self",)).select_related("organisation", "text").get(pk=batch_id)
        )
        if batch.status == LetterBatch.Status.RUNNING:
            has_any = Letter.objects.filter(batch=batch).written().exists()
            file = str(keep(printed(batch), path_of(batch))) if has_any else ""
            actions.finish_batch(batch, file=file, by=assignment.by, at=assignment.at)


def _write_some(batch: LetterBatch, actor: Actor | None, assignment: Assignment) -> int:
    """Write some letters in one transaction; returns how many still wait. May raise Refused."""
    if actor is None:
        raise Refused(_("Whoever ordered this does not work here any more."))
    with (
        assignment.acting(),
        on_behalf_of(batch.organisation_id, actor=actor, day=timezone.localdate(assignment.at)),
    ):
        return actions.write_some(batch, by=assignment.by, at=assignment.at)


def path_of(batch: LetterBatch) -> Path:
    """Where the file of a batch stands; a second try writes over what the first left."""
    return Path(settings.MEDIA_ROOT) / "letters" / str(batch.organisation_id) / f"{batch.pk}.pdf"


def printed(batch: LetterBatch) -> bytes:
    """All letters of a batch that were written, in the order of the post: by postcode."""
    written = Letter.objects.filter(batch=batch).written().order_by("dossier__address__postcode", "pk")
    letters = list(written)
    dossiers = for_letters(Dossier.objects.filter(pk__in={letter.dossier_id for letter in letters}))
    of_dossier = {dossier.pk: dossier for dossier in dossiers}
    addressees = [_addressee(letter, of_dossier[letter.dossier_id]) for letter in letters]
    words = Words.of(batch.text) if batch.text else starting_words(batch.kind)
    return print_letters(batch.organisation, words, addressees, day=timezone.localdate(batch.ordered_at))


def _addressee(letter: Letter, dossier: Dossier) -> Addressee:
    part = next(part for part in dossier.dossier_residents.all() if part.pk == letter.person_id)
    place = place_of(dossier, part) or dossier.address
    return Addressee(name=str(part), street=str(place), postcode=place.postcode_apart, town=place.town)


def keep(whole: bytes, path: Path) -> Path:
    """Write the file whole or not at all: it takes its name when every byte is there."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    begun = path.with_suffix(".part")
    with os.fdopen(os.open(begun, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(whole)
    return begun.replace(path)
