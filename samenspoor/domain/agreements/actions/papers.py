"""An agreement is written, written anew and signed, and the signed paper kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from django.core.files import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspoor.domain.agreements import rules
from samenspoor.domain.agreements.models import (
    Agreement,
    AgreementKind,
    AgreementVersion,
    ChainPartner,
    ContactPerson,
    ContactSide,
    SignedPaper,
)
from samenspoor.domain.agreements.noting import hold, keep_standing, note_change
from samenspoor.domain.agreements.signed_file import UnableToAttach, keep_signed
from samenspoor.domain.agreements.states import NEXT, AgreementStatus
from samenspoor.foundation.audit.states import step


class UnableToAgree(Exception):
    """The agreement cannot be written, signed or ended so; the message says why."""


@dataclass(frozen=True, kw_only=True)
class Signature:
    """Who signed for one side, and on which power (mandate, statutes)."""

    name: str
    power: str


@dataclass(frozen=True, kw_only=True)
class TermsWritten:
    """What a version says; `terms` are the fields of AgreementVersion that this kind of agreement has."""

    starts_on: date
    ends_on: date | None = None
    terms: Mapping[str, object] = field(default_factory=dict)


@transaction.atomic
def draft_agreement(
    partner: ChainPartner, written: TermsWritten, *, kind: AgreementKind, by: int, at: datetime
) -> Agreement:
    """Write the first version of an agreement; nothing holds until both sides have signed."""
    agreement = Agreement.objects.create(
        organisation_id=partner.organisation_id,
        shared_with=partner.shared_with,
        partner=partner,
        kind=kind,
        made_at=at,
        made_by=by,
    )
    _write(agreement, written, number=1, by=by, at=at)
    return agreement


@transaction.atomic
def rewrite(agreement: Agreement, written: TermsWritten, *, by: int, at: datetime) -> AgreementVersion:
    """Change the draft; where the newest version is signed already, begin the next one beside it."""
    agreement = hold(agreement)
    if agreement.status not in (AgreementStatus.DRAFT, AgreementStatus.SIGNED):
        raise UnableToAgree(_("This agreement has been stopped. Make a new one."))
    newest = AgreementVersion.objects.filter(agreement=agreement).order_by("-number")[0]
    number = newest.number + 1 if newest.signed_on else newest.number
    if not newest.signed_on:
        newest.delete()
    return _write(agreement, written, number=number, by=by, at=at)


@transaction.atomic
def sign(
    agreement: Agreement, *, on: date, ours: Signature, theirs: Signature, by: int, at: datetime
) -> AgreementVersion:
    """Both sides have signed the newest version: from its first day on it counts, instead of the one before."""
    agreement = hold(agreement)
    version = AgreementVersion.objects.filter(agreement=agreement, signed_on=None).first()
    if version is None:
        raise UnableToAgree(_("There is no draft to sign."))
    if on > timezone.localdate(at):
        raise UnableToAgree(_("This day has not come yet."))
    sides = set(ContactPerson.objects.filter(partner_id=agreement.partner_id).values_list("side", flat=True))
    if sides != set(ContactSide):
        raise UnableToAgree(_("Both sides name a fixed contact person first, with a direct number."))
    if agreement.status == AgreementStatus.DRAFT:
        step(agreement, to=AgreementStatus.SIGNED, following=NEXT)
        agreement.save(update_fields=["status"])
    version.signed_on = on
    version.our_signatory, version.our_power = ours.name.strip(), ours.power.strip()
    version.their_signatory, version.their_power = theirs.name.strip(), theirs.power.strip()
    version.save(update_fields=["signed_on", "our_signatory", "our_power", "their_signatory", "their_power"])
    note_change(agreement.organisation_id)
    keep_standing(agreement, by=by)
    return version


@transaction.atomic
def attach_signed(version: AgreementVersion, paper: "File[bytes]", *, by: int, at: datetime) -> SignedPaper:
    """Keep the paper that both sides signed, in place of an earlier scan. Raises UnableToAttach, UnableToKeepFile."""
    if version.signed_on is None:
        raise UnableToAttach(_("First write down who signed this version."))
    kept = keep_signed(paper, organisation=version.organisation_id)
    earlier = SignedPaper.objects.select_for_update(of=("self",)).filter(version=version).first()
    if earlier is not None:
        # The file goes last, so a failure loses nothing.
        transaction.on_commit(Path(earlier.file).unlink)
        earlier.delete()
    return SignedPaper.objects.create(
        organisation_id=version.organisation_id,
        shared_with=version.shared_with,
        version=version,
        file=str(kept.path),
        size=kept.size,
        checksum=kept.checksum,
        attached_at=at,
        attached_by=by,
    )


def _write(agreement: Agreement, written: TermsWritten, *, number: int, by: int, at: datetime) -> AgreementVersion:
    if written.ends_on is not None and written.ends_on < written.starts_on:
        raise UnableToAgree(_("The last day comes before the first."))
    if agreement.kind == AgreementKind.MACHTIGING and not written.terms.get("acts"):
        raise UnableToAgree(_("A machtiging names at least one act."))
    if agreement.kind == AgreementKind.COOPERATION and not written.terms.get("phases"):
        raise UnableToAgree(_("Choose at least one phase in which you work together."))
    if agreement.kind in rules.DATA_PAPERS and not written.terms.get("data_categories"):
        raise UnableToAgree(_("Choose at least one kind of data that may travel."))
    note_change(agreement.organisation_id)
    return AgreementVersion.objects.create(
        organisation_id=agreement.organisation_id,
        shared_with=agreement.shared_with,
        agreement=agreement,
        number=number,
        starts_on=written.starts_on,
        ends_on=written.ends_on,
        written_at=at,
        written_by=by,
        **written.terms,
    )
