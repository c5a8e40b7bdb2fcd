"""What hangs on no record of its class goes by itself, after the same term, and no sooner."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from samenspoor.domain.agreements.models import Agreement, Evaluation
from samenspoor.domain.retention.destroyers import DESTROYERS
from samenspoor.domain.retention.destruction import destroy_chunk
from samenspoor.domain.retention.models import DestructionLine
from samenspoor.domain.volunteering.models import OrganisationMessage
from samenspoor.foundation.organisations.classification import RetentionClass
from tests.pairings import day


def destroyed(retention_class: RetentionClass, organisation: Any, before: date) -> int:
    """Destroy what is due; the number that was announced is the number that goes."""
    destroyer = next(each for each in DESTROYERS if each.retention_class == retention_class)
    announced, _staying, _newest = destroyer.count(organisation.pk, before=before)
    gone = destroy_chunk(destroyer, DestructionLine(organisation=organisation, before=before))
    assert gone == announced
    return gone


@pytest.fixture
def evaluate(town, maatjes, as_organisation):
    """An evaluation that the partner wrote down about an agreement by number."""

    def make(number: int, held_on: date) -> None:
        with as_organisation(maatjes):
            Evaluation.objects.create(
                organisation=maatjes, shared_with=[town.waterveen.pk], agreement_number=number, planned_on=held_on,
                held_on=held_on, goes_well="Veel.", changes="Niets.", recorded_at=timezone.now(), recorded_by=1,
            )  # fmt: skip

    return make


def test_an_evaluation_of_the_partner_goes_once_its_agreement_is_gone(
    town, maatjes, sign_papers, evaluate, as_organisation
):
    standing = sign_papers()["cooperation"].pk
    gone = standing + 1000
    for number, days in ((standing, -900), (gone, -900), (gone, -10)):
        evaluate(number, day(days))
    with as_organisation(town.waterveen):
        assert destroyed(RetentionClass.AGREEMENT, town.waterveen, day(-100)) == 0, "the partner's own"
    with as_organisation(maatjes):
        assert Agreement.objects.filter(pk=standing).exists()
        assert destroyed(RetentionClass.AGREEMENT, maatjes, day(-100)) == 1
        assert set(Evaluation.objects.values_list("agreement_number", "held_on")) == {
            (standing, day(-900)), (gone, day(-10)),
        }  # fmt: skip
        assert destroyed(RetentionClass.AGREEMENT, maatjes, day(-100)) == 0


def test_a_message_to_all_volunteers_goes_after_the_term(maatjes, as_organisation):
    with as_organisation(maatjes):
        for at in (timezone.now() - timedelta(days=900), timezone.now()):
            message(maatjes, at)
        assert destroyed(RetentionClass.VOLUNTEER, maatjes, day(-100)) == 1
        assert OrganisationMessage.objects.get().sent_at > timezone.now() - timedelta(days=1)


def message(maatjes: Any, at: datetime) -> None:
    OrganisationMessage.objects.create(organisation=maatjes, text="Zaterdag koffie.", sent_at=at, sent_by=1)
