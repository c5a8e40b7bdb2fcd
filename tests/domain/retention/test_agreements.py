"""A stopped agreement goes with its versions, and the signed paper goes from the disk."""

import io
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from pypdf import PdfWriter

from samenspoor.domain.agreements import actions
from samenspoor.domain.agreements.actions import Contact, Signature, TermsWritten
from samenspoor.domain.agreements.models import Agreement, AgreementKind, ContactSide, PartnerKind, SignedPaper
from samenspoor.domain.retention.destroyers import DESTROYERS
from samenspoor.domain.retention.destruction import destroy_chunk
from samenspoor.domain.retention.inventory import event_model
from samenspoor.domain.retention.models import DestructionLine
from samenspoor.foundation.organisations.classification import RetentionClass

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
BEFORE: Any = {"by": 1, "at": NOW - timedelta(days=900)}
DESTROYER = next(each for each in DESTROYERS if each.retention_class == RetentionClass.AGREEMENT)


@pytest.fixture
def waterveen(town, as_organisation, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    with as_organisation(town.waterveen):
        yield town.waterveen


@pytest.fixture
def agree(waterveen):
    partner = actions.add_partner(waterveen, name="De Maatjes", kind=PartnerKind.VOLUNTEERS, **BEFORE)
    for side in ContactSide:
        actions.name_contact(partner, Contact(name="Joke", telephone="0519 123456"), side=side, **BEFORE)

    def act(ends_in: int) -> SignedPaper:
        first = BEFORE["at"].date()
        terms = {"data_categories": ["name_address"], "transition_days": 10}
        written = TermsWritten(starts_on=first, ends_on=NOW.date() + timedelta(days=ends_in), terms=terms)
        agreement = actions.draft_agreement(partner, written, kind=AgreementKind.DATA, **BEFORE)
        signature = Signature(name="A. Bos", power="mandaat")
        version = actions.sign(agreement, on=first, ours=signature, theirs=signature, **BEFORE)
        writer, content = PdfWriter(), io.BytesIO()
        writer.add_blank_page(width=100, height=100)
        writer.write(content)
        actions.attach_signed(version, ContentFile(content.getvalue()), **BEFORE)
        return actions.attach_signed(version, ContentFile(content.getvalue()), **BEFORE)

    return act


def test_the_signed_paper_goes_with_its_agreement_and_what_still_holds_stays(waterveen, agree):
    over, holds = agree(-40), agree(40)
    line = DestructionLine(organisation=waterveen, before=NOW.date())
    assert destroy_chunk(DESTROYER, line) == 1
    assert not Path(over.file).exists()
    assert Path(holds.file).exists()
    assert list(SignedPaper.objects.values_list("pk", flat=True)) == [holds.pk]
    assert Agreement.objects.count() == 1
    events = event_model(SignedPaper)
    assert events
    assert set(events._base_manager.exclude(version=holds.version_id).values_list("file", flat=True)) == {""}
