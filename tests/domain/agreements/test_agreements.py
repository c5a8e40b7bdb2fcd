"""Agreements on paper and in the database: written, signed, replaced, stopped; and who may read or change them."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from samenspoor.domain.agreements import actions
from samenspoor.domain.agreements.actions import Contact, Signature, TermsWritten, UnableToAddPartner, UnableToAgree
from samenspoor.domain.agreements.authority import authority_of
from samenspoor.domain.agreements.deployment import Act, Phase
from samenspoor.domain.agreements.models import (
    Agreement,
    AgreementKind,
    AgreementRegister,
    AgreementVersion,
    ChainPartner,
    ContactPerson,
    ContactSide,
    EndingWarning,
    PartnerKind,
    SignedPaper,
    StopChange,
)
from samenspoor.domain.agreements.rules import Gap, Question
from samenspoor.domain.agreements.terms import compare, differences
from samenspoor.foundation.audit.states import UnableToMove
from samenspoor.foundation.messaging.models import OutgoingMail
from samenspoor.foundation.organisations.models import Organisation

AT = datetime(2026, 11, 24, 9, tzinfo=UTC)
TODAY = date(2026, 11, 24)
WHO: Any = {"by": 7, "at": AT}
TERMS: dict[AgreementKind, dict[str, Any]] = {
    AgreementKind.COOPERATION: {"phases": [Phase.EARLY_SIGNALLING]},
    AgreementKind.MACHTIGING: {"acts": [Act.RING], "side": "leading", "law": "private"},
    AgreementKind.PROCESSING: {"data_categories": ["name_address"]},
}


@pytest.fixture
def maatjes(db):
    return Organisation.objects.create(slug="maatjes", name="De Maatjes", kind="volunteers")


@pytest.fixture
def waterveen(town, as_organisation):
    with as_organisation(town.waterveen):
        yield town.waterveen


@pytest.fixture
def partner(waterveen, maatjes):
    made = actions.add_partner(waterveen, name="De Maatjes", kind=PartnerKind.VOLUNTEERS, participant=maatjes, **WHO)
    for side in ContactSide:
        actions.name_contact(made, Contact(name="Joke", telephone="0519 123456"), side=side, **WHO)
    return made


def written(kind: AgreementKind, **changes: Any) -> TermsWritten:
    given: Any = {"starts_on": date(2026, 1, 1), "ends_on": date(2027, 1, 1), "terms": TERMS.get(kind, {})}
    return TermsWritten(**(given | changes))


def signed(partner: ChainPartner, kind: AgreementKind, **changes: Any) -> Agreement:
    agreement = actions.draft_agreement(partner, written(kind, **changes), kind=kind, **WHO)
    sign(agreement)
    return agreement


def sign(agreement: Agreement) -> AgreementVersion:
    ours, theirs = Signature(name="A. Bos", power="mandaat 12"), Signature(name="J. Vis", power="bestuur")
    return actions.sign(agreement, on=TODAY, ours=ours, theirs=theirs, **WHO)


def ring(waterveen: Organisation, maatjes: Organisation, *, on: date = TODAY) -> Any:
    question = Question(party=maatjes.pk, phase=Phase.EARLY_SIGNALLING, act=Act.RING, on=on)
    return authority_of(waterveen.pk, reader=waterveen.pk).answers(question)


def test_signing_the_last_paper_opens_the_door(waterveen, maatjes, partner):
    for kind in (AgreementKind.COOPERATION, AgreementKind.PROCESSING):
        signed(partner, kind)
    assert [lack.gap for lack in ring(waterveen, maatjes).lacks] == [Gap.NONE]
    draft = actions.draft_agreement(partner, written(AgreementKind.MACHTIGING), kind=AgreementKind.MACHTIGING, **WHO)
    assert [lack.gap for lack in ring(waterveen, maatjes).lacks] == [Gap.NOT_SIGNED]
    sign(draft)
    found = ring(waterveen, maatjes)
    assert found.is_allowed
    assert found.until == date(2027, 1, 1)


def test_withdrawing_closes_it_in_the_same_transaction_and_a_rollback_opens_it_again(waterveen, maatjes, partner):
    papers = [signed(partner, kind) for kind in TERMS]
    assert ring(waterveen, maatjes).is_allowed
    with transaction.atomic():
        actions.withdraw(papers[1], reason="De organisatie stopt.", **WHO)
        assert [lack.gap for lack in ring(waterveen, maatjes).lacks] == [Gap.WITHDRAWN]
        transaction.set_rollback(True)
    assert ring(waterveen, maatjes).is_allowed


def test_terminated_it_holds_until_its_last_day(waterveen, maatjes, partner):
    papers = [signed(partner, kind) for kind in TERMS]
    with pytest.raises(UnableToAgree, match="eindigt al op"):
        actions.terminate(papers[0], stops_on=TODAY + timedelta(days=9999), reason="Later", **WHO)
    actions.terminate(papers[0], stops_on=TODAY + timedelta(days=10), reason="Nieuwe aanbesteding", **WHO)
    assert ring(waterveen, maatjes, on=TODAY + timedelta(days=10)).is_allowed
    assert [lack.gap for lack in ring(waterveen, maatjes, on=TODAY + timedelta(days=11)).lacks] == [Gap.EXPIRED]


def test_a_new_version_counts_from_its_first_day_and_the_old_one_until_then(waterveen, maatjes, partner):
    papers = {kind: signed(partner, kind) for kind in TERMS}
    machtiging = papers[AgreementKind.MACHTIGING]
    later = TODAY + timedelta(days=5)
    terms = {**TERMS[AgreementKind.MACHTIGING], "acts": [Act.LEAVE_CARD]}
    actions.rewrite(machtiging, written(AgreementKind.MACHTIGING, starts_on=later, terms=terms), **WHO)
    assert ring(waterveen, maatjes, on=later).is_allowed
    sign(machtiging)
    assert ring(waterveen, maatjes, on=later - timedelta(days=1)).is_allowed
    assert [lack.gap for lack in ring(waterveen, maatjes, on=later).lacks] == [Gap.DOES_NOT_COVER]
    after, before = Agreement.objects.with_terms().get(pk=machtiging.pk).versions.all()
    changed = [str(label) for label, _was, _now in differences(before, after, AgreementKind.MACHTIGING)]
    assert len(changed) == 2


def test_any_two_versions_stand_beside_each_other(partner):
    kind = AgreementKind.COOPERATION
    agreement = signed(partner, kind)
    for money in ("€ 100", "€ 200"):
        actions.rewrite(agreement, written(kind, terms={**TERMS[kind], "money": money}), **WHO)
        sign(agreement)
    found = Agreement.objects.with_terms().get(pk=agreement.pk)
    first, third = found.version(1), found.version(3)
    assert first
    assert third
    compared = compare(found, first, third)
    assert [(was, now) for _label, was, now in compared.changes] == [("–", "€ 200")]
    assert ("Fases", "Vroegsignalering, voor aanvaarding") in compared.alike
    assert compare(found, third, first).changes[0][1:] == ("€ 200", "–")
    assert compare(found, third, third).changes == []


def test_a_draft_is_changed_in_place_and_stays_number_one(partner):
    kind = AgreementKind.COOPERATION
    draft = actions.draft_agreement(partner, written(kind), kind=kind, **WHO)
    actions.rewrite(draft, written(kind, terms={"phases": [Phase.AFTERCARE]}), **WHO)
    assert list(AgreementVersion.objects.values_list("number", "phases")) == [(1, ["aftercare"])]


def test_what_was_signed_cannot_be_changed_by_anyone(partner):
    signed(partner, AgreementKind.MACHTIGING)
    with pytest.raises(IntegrityError, match="does not change"), transaction.atomic():
        AgreementVersion.objects.update(acts=["explain"])
    assert AgreementVersion.objects.update(shared_with=[]) == 1


@pytest.mark.parametrize(
    ("kind", "changes", "told"),
    [
        (AgreementKind.MACHTIGING, {"terms": {}}, "minstens één handeling"),
        (AgreementKind.COOPERATION, {"terms": {}}, "minstens één fase"),
        (AgreementKind.PROCESSING, {"terms": {}}, "minstens één soort gegevens"),
        (AgreementKind.DATA, {"terms": {"reports_to_us": ["started"]}}, "minstens één soort gegevens"),
        (AgreementKind.COOPERATION, {"ends_on": date(2025, 12, 31)}, "vóór de eerste"),
    ],
)
def test_terms_that_say_nothing_are_refused(partner, kind, changes, told):
    with pytest.raises(UnableToAgree, match=told):
        actions.draft_agreement(partner, written(kind, **changes), kind=kind, **WHO)
    assert not Agreement.objects.exists()


def test_nothing_is_signed_before_both_sides_name_a_contact_person(partner):
    ContactPerson.objects.filter(side=ContactSide.OURS).delete()
    draft = actions.draft_agreement(partner, written(AgreementKind.COOPERATION), kind=AgreementKind.COOPERATION, **WHO)
    with pytest.raises(UnableToAgree, match="vaste contactpersoon"):
        sign(draft)


def test_nobody_signs_tomorrow_or_twice_and_a_stopped_paper_stays_stopped(partner):
    agreement = signed(partner, AgreementKind.COOPERATION)
    with pytest.raises(UnableToAgree, match="geen concept"):
        sign(agreement)
    actions.withdraw(agreement, reason="Vergissing", **WHO)
    with pytest.raises(UnableToAgree, match="gestopt"):
        actions.rewrite(agreement, written(AgreementKind.COOPERATION), **WHO)
    with pytest.raises(UnableToMove):
        actions.terminate(agreement, stops_on=TODAY, reason="Nog eens", **WHO)


def test_both_contacts_are_told_once_per_threshold_however_often_the_job_runs(waterveen, maatjes, partner):
    for side, address in ((ContactSide.OURS, "dewi@waterveen.example"), (ContactSide.THEIRS, "fenna@maatjes.example")):
        actions.name_contact(partner, Contact(name="Joke", telephone="0519 1", email=address), side=side, **WHO)
    signed(partner, AgreementKind.MACHTIGING)
    told = [
        days
        for days in (181, 180, 179, 90, 89, 30, 8, 7, 1, 0, -1)
        for _time in range(2)
        if actions.warn_of_endings(waterveen, by=0, at=datetime(2027, 1, 1, 9, tzinfo=UTC) - timedelta(days=days))
    ]
    assert told == [180, 90, 30, 7]
    assert OutgoingMail.objects.filter(to="fenna@maatjes.example").count() == 4
    mail = OutgoingMail.objects.filter(to="dewi@waterveen.example").order_by("pk")[0]
    assert "Machtiging voor feitelijke handelingen met De Maatjes eindigt op 1 januari 2027" in mail.subject
    assert EndingWarning.objects.filter(is_ours_mailed=True, is_theirs_mailed=True).count() == 4


def test_without_an_address_nobody_is_mailed_and_the_row_says_so(waterveen, partner):
    signed(partner, AgreementKind.COVENANT, ends_on=TODAY + timedelta(days=5), terms={"results": "x"})
    assert actions.warn_of_endings(waterveen, **WHO) == 1
    assert EndingWarning.objects.values_list("days", "is_ours_mailed", "is_theirs_mailed").get() == (7, False, False)
    assert not OutgoingMail.objects.exists()


def test_the_same_partner_is_not_added_twice(waterveen, partner, maatjes):
    with pytest.raises(UnableToAddPartner):
        actions.add_partner(waterveen, name="De Maatjes", kind=PartnerKind.VOLUNTEERS, **WHO)
    with pytest.raises(UnableToAddPartner):
        actions.add_partner(waterveen, name="Maatjes 2", kind=PartnerKind.VOLUNTEERS, participant=maatjes, **WHO)


def rows(statement: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.rowcount


TABLES = (
    "chainpartner", "contactperson", "agreement", "agreementversion", "agreementregister", "signedpaper", "stopchange",
)  # fmt: skip


@pytest.fixture
def on_paper(town, as_organisation, maatjes):
    with as_organisation(town.waterveen):
        made = actions.add_partner(
            town.waterveen, name="De Maatjes", kind=PartnerKind.VOLUNTEERS, participant=maatjes, **WHO
        )
        for side in ContactSide:
            actions.name_contact(made, Contact(name="Joke", telephone="0519 123456"), side=side, **WHO)
        papers = [signed(made, kind) for kind in TERMS]
        version = AgreementVersion.objects.get(agreement=papers[0])
        SignedPaper.objects.create(
            organisation=town.waterveen, shared_with=[maatjes.pk], version=version, file="/x", size=1, checksum="x",
            attached_at=AT, attached_by=1,
        )  # fmt: skip
        StopChange.objects.create(
            organisation=town.waterveen, shared_with=[maatjes.pk], agreement=papers[0], was_on=TODAY,
            reason="Toch niet", changed_at=AT, changed_by=1,
        )  # fmt: skip
        return papers


@pytest.mark.parametrize("table", TABLES)
def test_another_municipality_sees_and_changes_nothing(town, as_organisation, on_paper, table):
    with as_organisation(town.duinrade):
        assert rows(f"SELECT 1 FROM agreements_{table}") == 0
        assert rows(f"UPDATE agreements_{table} SET organisation_id = organisation_id") == 0
        assert rows(f"DELETE FROM agreements_{table}") == 0


@pytest.mark.parametrize("table", TABLES)
def test_the_partner_reads_its_own_papers_and_neither_deletes_nor_shares_them(
    maatjes, as_organisation, on_paper, table
):
    with as_organisation(maatjes):
        assert rows(f"SELECT 1 FROM agreements_{table}") > 0
        assert rows(f"DELETE FROM agreements_{table}") == 0
        with pytest.raises(DatabaseError, match="only the owner"), transaction.atomic():
            rows(f"UPDATE agreements_{table} SET shared_with = '{{}}'")


def test_a_partner_that_asks_first_does_not_shape_what_the_municipality_hears(town, maatjes, as_organisation, on_paper):
    others = Organisation.objects.create(slug="anderen", name="Anderen", kind="volunteers")
    with as_organisation(town.waterveen):
        actions.add_partner(town.waterveen, name="Anderen", kind=PartnerKind.VOLUNTEERS, participant=others, **WHO)
    with as_organisation(others):
        assert AgreementRegister.objects.count() == 1
        assert authority_of(town.waterveen.pk, reader=others.pk).papers == ()
    with as_organisation(maatjes):
        assert len(authority_of(town.waterveen.pk, reader=maatjes.pk).papers) == 3
    with as_organisation(town.waterveen):
        assert len(authority_of(town.waterveen.pk, reader=town.waterveen.pk).papers) == 3


@pytest.fixture
def stopped(waterveen, maatjes, partner):
    """A collaboration that stops in ten days, of which both contact persons were told by mail."""
    for side, address in ((ContactSide.OURS, "dewi@waterveen.example"), (ContactSide.THEIRS, "fenna@maatjes.example")):
        actions.name_contact(partner, Contact(name="Joke", telephone="0519 1", email=address), side=side, **WHO)
    papers = [signed(partner, kind) for kind in TERMS]
    actions.terminate(papers[0], stops_on=TODAY + timedelta(days=10), reason="Nieuwe aanbesteding", **WHO)
    actions.warn_of_endings(waterveen, **WHO)
    OutgoingMail.objects.all().delete()
    return papers[0]


def mailed() -> list[tuple[str, str]]:
    return list(OutgoingMail.objects.order_by("to").values_list("to", "subject"))


def test_a_stop_is_taken_back_before_its_day_and_whoever_was_told_hears_so(waterveen, maatjes, stopped):
    with pytest.raises(UnableToAgree, match="waarom"):
        actions.take_back_stop(stopped, reason=" ", **WHO)
    change = actions.take_back_stop(stopped, reason="Verkeerde organisatie gekozen", **WHO)
    assert (change.was_on, change.now_on) == (TODAY + timedelta(days=10), None)
    stopped.refresh_from_db()
    assert (stopped.status, stopped.stops_on, stopped.stop_reason) == ("signed", None, "")
    assert ring(waterveen, maatjes, on=date(2027, 1, 1)).is_allowed
    subject = "Samenwerkingsovereenkomst met %s eindigt op 1 januari 2027, niet op 4 december 2026"
    assert mailed() == [
        ("dewi@waterveen.example", "Samenspoor: " + subject % "De Maatjes"),
        ("fenna@maatjes.example", "Samenspoor: " + subject % "Gemeente Waterveen"),
    ]
    assert actions.warn_of_endings(waterveen, **WHO) == 0, "what the mail says already is not said twice"
    actions.terminate(stopped, stops_on=TODAY + timedelta(days=10), reason="Toch", **WHO)
    assert actions.warn_of_endings(waterveen, **WHO) == 1, "it stops after all: both sides are told again"


def test_a_stop_is_moved_before_its_day_and_never_beyond_the_own_end(waterveen, maatjes, stopped):
    for day_on, told in (
        (TODAY - timedelta(days=1), "op zijn vroegst"),
        (TODAY + timedelta(days=10), "al"),
        (date(2027, 1, 2), "eindigt al op"),
    ):
        with pytest.raises(UnableToAgree, match=told):
            actions.move_stop(stopped, stops_on=day_on, reason="Later", **WHO)
    change = actions.move_stop(stopped, stops_on=TODAY + timedelta(days=20), reason="Een maand later", **WHO)
    assert (change.was_on, change.now_on) == (TODAY + timedelta(days=10), TODAY + timedelta(days=20))
    assert ring(waterveen, maatjes, on=TODAY + timedelta(days=20)).is_allowed
    assert not ring(waterveen, maatjes, on=TODAY + timedelta(days=21)).is_allowed
    assert [to for to, _subject in mailed()] == ["dewi@waterveen.example", "fenna@maatjes.example"]
    assert "eindigt op 14 december 2026, niet op 4 december 2026" in mailed()[0][1]


def test_a_stop_is_moved_as_far_as_the_newest_version_goes(waterveen, maatjes, partner):
    kind, ends_on = AgreementKind.MACHTIGING, date(2028, 1, 1)
    paper = signed(partner, kind)
    actions.rewrite(paper, written(kind, ends_on=ends_on), **WHO)
    sign(paper)
    paper = Agreement.objects.with_terms().get(pk=paper.pk)
    actions.terminate(paper, stops_on=TODAY + timedelta(days=10), reason="Stopt", **WHO)
    actions.move_stop(paper, stops_on=date(2027, 6, 1), reason="Later", **WHO)
    with pytest.raises(UnableToAgree, match="eindigt al op"):
        actions.move_stop(paper, stops_on=date(2028, 1, 2), reason="Te laat", **WHO)


def test_once_its_day_has_come_or_it_was_withdrawn_a_stop_stays(partner, stopped):
    at = AT + timedelta(days=10)
    for correct in (
        lambda paper: actions.take_back_stop(paper, reason="Te laat", by=7, at=at),
        lambda paper: actions.move_stop(paper, stops_on=date(2026, 12, 20), reason="Te laat", by=7, at=at),
    ):
        with pytest.raises(UnableToAgree, match="nog niet"):
            correct(stopped)
    machtiging = Agreement.objects.get(kind=AgreementKind.MACHTIGING)
    actions.withdraw(machtiging, reason="Stopt", **WHO)
    with pytest.raises(UnableToAgree, match="nog niet"):
        actions.take_back_stop(machtiging, reason="Toch niet", **WHO)


def test_who_was_not_told_of_the_stop_is_not_told_of_its_correction(waterveen, partner):
    paper = signed(partner, AgreementKind.COOPERATION)
    actions.terminate(paper, stops_on=TODAY + timedelta(days=10), reason="Nieuwe aanbesteding", **WHO)
    actions.take_back_stop(paper, reason="Vergissing", **WHO)
    assert not OutgoingMail.objects.exists()
