"""Who sends letters and who changes their texts; the list of who gets which."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.casework.access import attempts_agreed, may_work, visible_to
from samenspoor.domain.casework.letter_texts import Words, starting_words
from samenspoor.domain.casework.letters import DAYS_BETWEEN, Candidate, candidates, for_letters
from samenspoor.domain.casework.models import (
    ContactAttempt,
    DossierResident,
    Letter,
    LetterBatch,
    LetterKind,
    LetterText,
)
from samenspoor.domain.casework.models.dossier import DossierQuerySet
from samenspoor.domain.casework.models.letter import LetterQuerySet
from samenspoor.domain.casework.states import PersonStatus
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.permissions import Permission
from samenspoor.foundation.audit import looks
from samenspoor.foundation.audit.verdict import Verdict
from samenspoor.foundation.organisations.models import Organisation

MOST_DOSSIERS = 1_000
"""So many are gone through at once, most urgent first; the rest comes in the next batch."""


def may_send_letters(actor: Actor) -> Verdict:
    """Answer whether this person has letters made."""
    return may_work(actor)


def may_change_texts(actor: Actor) -> Verdict:
    """Answer whether this person changes what letters say: of the own municipality only."""
    if actor.organisation.kind != Organisation.Kind.MUNICIPALITY:
        return Verdict(False, _("Each municipality has its own letters."))
    return actor.may(Permission.MANAGE_RULES)


def may_read_texts(actor: Actor) -> Verdict:
    """Answer whether this person reads what letters say."""
    return (
        actor.may(Permission.SEE_WORKLIST) if Permission.SEE_WORKLIST in actor.permissions else may_change_texts(actor)
    )


def words_in_force(organisation: int, kind: str, *, day: date) -> Words:
    """What a letter of a municipality says on a day."""
    text = LetterText.objects.filter(organisation=organisation).in_force_on(day, kind=kind)
    return Words.of(text) if text else starting_words(kind)


def text_for(actor: Actor, kind: LetterKind, *, day: date) -> LetterText | None:
    """The text that was entered for letters of a day; None while the first words of every municipality count."""
    may_read_texts(actor).or_refuse()
    return LetterText.objects.filter(organisation=actor.organisation).in_force_on(day, kind=kind)


def texts_ever(actor: Actor, kind: LetterKind) -> list[LetterText]:
    """All texts of one kind that were entered, those to come first."""
    may_read_texts(actor).or_refuse()
    return list(LetterText.objects.filter(organisation=actor.organisation, kind=kind).order_by("-starts_on", "-pk"))


def candidates_for(actor: Actor, kind: LetterKind, *, day: date) -> list[Candidate]:
    """Everyone for whom this letter fits, most urgent dossier first; also those who may get none, with the reason."""
    may_send_letters(actor).or_refuse()
    rows = _in_view(visible_to(actor, day=day).open(), kind, day)
    return [each for each in _candidates(actor, rows, day) if each.kind == kind]


def _in_view(rows: DossierQuerySet, kind: LetterKind, day: date) -> DossierQuerySet:
    """The dossiers in which someone may be due for a letter, as far as the database can say."""
    people = DossierResident.objects.filter(organisation_id=OuterRef("organisation_id"), dossier=OuterRef("pk"))
    if kind == LetterKind.OFFER:
        return rows.filter(Exists(people.filter(status=PersonStatus.OPEN)), is_letter_only=True)
    recent = ContactAttempt.objects.filter(dossier=OuterRef("pk"), on__gt=day - timedelta(days=DAYS_BETWEEN))
    return rows.filter(Exists(people.filter(status=PersonStatus.APPROACHED)), ~Exists(recent))


def _candidates(actor: Actor, rows: DossierQuerySet, day: date) -> Iterator[Candidate]:
    agreed = attempts_agreed(actor, day=day)
    for dossier in for_letters(rows).order_by("-priority", "pk")[:MOST_DOSSIERS]:
        yield from candidates(dossier, most_attempts=agreed[dossier.organisation_id], today=day)


def batches_of(actor: Actor, *, day: date) -> "QuerySet[LetterBatch]":
    """Batches of the own municipality, or of those that the executing party works for, newest first."""
    may_send_letters(actor).or_refuse()
    rows = LetterBatch.objects.filter(organisation__in=actor.owners(day)).select_related("organisation", "text")
    return rows.order_by("-ordered_at", "-pk")


def get_batch_or_404(actor: Actor, pk: int, *, day: date) -> LetterBatch:
    """Return one batch; whoever is named in it is noted where letters are shown."""
    found = batches_of(actor, day=day).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def letters_of(actor: Actor, batch: LetterBatch) -> LetterQuerySet:
    """The letters of a batch that was fetched, with person and address."""
    return Letter.objects.filter(batch=batch).select_related("dossier__address", "person__resident")


def note_printed(letters: LetterQuerySet) -> None:
    """Note that the names and addresses of these letters leave as a file."""
    looks.exported([letter.dossier for letter in letters.written().select_related("dossier")])
