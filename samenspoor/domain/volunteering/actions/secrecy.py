"""A volunteer signed the secrecy statement: the day and the text are written down, and the paper may be kept."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.core.files import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspoor.domain.agreements.signed_file import keep_signed
from samenspoor.domain.volunteering.actions.standing import keep_standing_of
from samenspoor.domain.volunteering.actions.volunteers import UnableToRecordPapers
from samenspoor.domain.volunteering.models import Pairing, SecrecyStatement, Volunteer
from samenspoor.domain.volunteering.secrecy_text import BEFORE_NUMBERS, VERSION

FOLDER = "secrecy"
"""Below the folder for files, one folder for each organisation."""


@dataclass(frozen=True, kw_only=True)
class Signed:
    """What was signed: the day, the version of the text that stands on the paper, and a scan if it is kept."""

    on: date
    version: int = VERSION
    paper: "File[bytes] | None" = None


@transaction.atomic
def sign_secrecy(volunteer: Volunteer, signed: Signed, *, by: int, at: datetime) -> SecrecyStatement:
    """Write down that a statement was signed; the same day again is the same statement, with a better scan.

    The newest counts in the file. Raises UnableToRecordPapers, UnableToAttach, UnableToKeepFile.
    """
    if signed.on > timezone.localdate(at):
        raise UnableToRecordPapers(_("This day has not come yet."))
    if not BEFORE_NUMBERS <= signed.version <= VERSION:
        raise UnableToRecordPapers(_("There is no text with this number. It stands at the bottom of the paper."))
    volunteer = Volunteer.objects.select_for_update(of=("self",)).get(pk=volunteer.pk)
    owner = volunteer.organisation_id
    statement = SecrecyStatement.objects.filter(volunteer=volunteer, signed_on=signed.on).first()
    statement = statement or SecrecyStatement(organisation_id=owner, volunteer=volunteer, signed_on=signed.on)
    statement.version, statement.noted_at, statement.noted_by = signed.version, at, by
    if signed.paper:
        kept = keep_signed(signed.paper, organisation=owner, folder=FOLDER)
        _let_go(statement.file)
        statement.file, statement.size, statement.checksum = str(kept.path), kept.size, kept.checksum
    statement.save()
    if volunteer.secrecy_signed_on is None or signed.on >= volunteer.secrecy_signed_on:
        volunteer.secrecy_signed_on, volunteer.secrecy_version = signed.on, signed.version
        volunteer.save(update_fields=["secrecy_signed_on", "secrecy_version"])
        keep_standing_of(Pairing.objects.filter(volunteer=volunteer), by=by, at=at)
    return statement


@transaction.atomic
def drop_secrecy_paper(statement: SecrecyStatement, *, by: int, at: datetime) -> SecrecyStatement:
    """Take the scan away, for instance because it is of somebody else; that it was signed stays."""
    statement = SecrecyStatement.objects.select_for_update(of=("self",)).get(pk=statement.pk)
    _let_go(statement.file)
    statement.file, statement.size, statement.checksum = "", 0, ""
    statement.save(update_fields=["file", "size", "checksum"])
    return statement


def _let_go(file: str) -> None:
    """The file goes last, so a failure loses nothing."""
    if file:
        transaction.on_commit(lambda: Path(file).unlink(missing_ok=True))
