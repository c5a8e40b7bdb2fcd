"""Two people side by side over HTTP: answer, next, undo; and who may not."""

from datetime import date

import pytest

from samenspoor.domain.casework.models import Feedback
from samenspoor.domain.linkage.models import Link, LinkCandidate, LinkReview
from samenspoor.foundation.audit.models import AccessLog
from samenspoor.foundation.organisations.models import Execution

PAGE = "/waterveen/samenvoegen/"
EVIDENCE = "household:home_same birth_date:one_digit initials:same customer_number:missing phone:missing email:missing"


@pytest.fixture
def links(deliver, town, as_organisation):
    """Three people at one address; of the second and the third is asked whether they are the first."""
    deliver(
        {"birth_date": date(1970, 3, 14), "email": "<b>a</b>@x.example"},
        {"creditor": "energie", "birth_date": date(1970, 3, 15)},
        {"creditor": "water", "surname": "Janssen"},
        shared_with=(town.party.pk,),
    )
    with as_organisation(town.waterveen):
        found = list(Link.objects.order_by("signal"))
        for link in found[1:]:
            LinkCandidate.objects.create(
                organisation=town.waterveen, shared_with=[town.party.pk], link=link, resident=found[0].resident,
                score=0.8, evidence=EVIDENCE,
            )  # fmt: skip
        Link.objects.filter(pk__in=[link.pk for link in found[1:]]).update(state=Link.State.IN_REVIEW)
    return found


@pytest.fixture
def caseworker(client, town, employ):
    user = employ(town.waterveen, "caseworker")
    client.force_login(user)
    return user


@pytest.fixture
def stored(town, as_organisation):
    def read(rows):
        with as_organisation(town.waterveen):
            return list(rows)

    return read


def candidate_of(link, stored):
    return stored(LinkCandidate.objects.filter(link=link.pk))[0].pk


def test_both_people_are_shown_with_what_stands_out_and_how_many_wait(client, links, caseworker):
    page = client.get(PAGE).text
    assert "nog 2" in page
    assert "Geboortedatum verschilt" in page or "geboortedatum verschilt" in page
    assert "&lt;b&gt;a&lt;/b&gt;@x.example" in page, "what creditors write is only text"
    for answer in ("Dezelfde persoon", "Iemand anders", "Weet ik niet"):
        assert answer in page


def test_an_answer_brings_the_next_pair_and_can_be_taken_back(client, links, caseworker, stored):
    third = candidate_of(links[2], stored)
    after = client.post(f"{PAGE}{third}/", {"verdict": "same"}, follow=True).text
    assert "nog 1" in after
    assert "Je laatste antwoord" in after
    [review] = stored(LinkReview.objects.all())
    assert (review.verdict, review.decided_by) == ("same", caseworker.pk)
    undo = f"{PAGE}antwoorden/{review.pk}/"
    assert "Anne Bos" in client.get(undo).text
    assert "teruggedraaid" in client.post(undo, follow=True).text.lower()
    assert "nog 2" in client.get(PAGE).text
    assert stored(Link.objects.filter(pk=links[2].pk).values_list("state", flat=True)) == ["in review"]


def test_who_does_not_know_goes_on_and_finds_the_doubtful_at_the_end(client, links, caseworker, stored):
    for link in links[1:]:
        client.post(f"{PAGE}{candidate_of(link, stored)}/", {"verdict": "unsure"})
    page = client.get(PAGE).text
    assert "Je hebt alles gezien" in page
    assert "twijfel=1" in page
    assert "Weet ik niet" in client.get(f"{PAGE}?twijfel=1").text


def test_a_question_that_a_colleague_answered_is_not_answered_twice(client, links, caseworker, stored):
    pk = candidate_of(links[1], stored)
    client.post(f"{PAGE}{pk}/", {"verdict": "other"})
    assert "is al beantwoord" in client.post(f"{PAGE}{pk}/", {"verdict": "same"}, follow=True).text
    assert stored(LinkReview.objects.values_list("verdict", flat=True)) == ["other"]


def test_nonsense_as_answer_changes_nothing(client, links, caseworker, stored):
    client.post(f"{PAGE}{candidate_of(links[1], stored)}/", {"verdict": "nonsense"})
    assert stored(LinkReview.objects.all()) == []


def test_an_undo_after_feedback_says_what_went_out(client, links, caseworker, stored, town, as_organisation):
    client.post(f"{PAGE}{candidate_of(links[1], stored)}/", {"verdict": "same"})
    [review] = stored(LinkReview.objects.all())
    with as_organisation(town.waterveen):
        row = links[1].signal.dossier_signals.get()
        Feedback.objects.create(
            organisation=town.waterveen, dossier_signal=row, feedback_class="solved", status="sent",
            composed_at=review.decided_at, composed_by=1,
        )  # fmt: skip
    page = client.post(f"{PAGE}antwoorden/{review.pk}/", follow=True).text
    assert "Er ging iets uit" in page


def test_the_look_at_both_people_is_logged(client, links, caseworker, stored):
    client.get(PAGE)
    seen = stored(AccessLog.objects.filter(subject="linkage.resident").values_list("subject_ids", flat=True))
    assert set(seen[0]) == {links[0].resident_id, links[2].resident_id}


def test_the_executing_partys_worker_answers_for_the_municipality(client, links, town, employ, as_organisation, stored):
    with as_organisation(town.waterveen):
        Execution.objects.create(
            organisation=town.waterveen, party=town.party, shared_with=[town.party.pk], starts_on=date(2026, 1, 1)
        )
    worker = employ(town.party, "executing_caseworker")
    client.force_login(worker)
    page = "/kustland/samenvoegen/"
    assert "Gemeente Waterveen" in client.get(page).text
    client.post(f"{page}{candidate_of(links[2], stored)}/", {"verdict": "same"})
    [review] = stored(LinkReview.objects.all())
    assert (review.organisation_id, review.decided_by) == (town.waterveen.pk, worker.pk)
    client.post(f"{page}antwoorden/{review.pk}/")
    assert stored(LinkReview.objects.filter(undone_at=None)) == []


@pytest.mark.parametrize("way", ["review", "undo"])
def test_another_municipality_and_another_role_can_do_nothing(client, links, town, employ, stored, way, caseworker):
    pk = candidate_of(links[1], stored)
    if way == "undo":
        client.post(f"{PAGE}{pk}/", {"verdict": "same"})
        pk = stored(LinkReview.objects.all())[0].pk
    path = f"samenvoegen/{pk}/" if way == "review" else f"samenvoegen/antwoorden/{pk}/"
    client.force_login(employ(town.duinrade, "caseworker"))
    assert client.post(f"/duinrade/{path}", {"verdict": "same"}).status_code == 404
    assert client.post(f"/waterveen/{path}", {"verdict": "same"}).status_code == 403
    client.force_login(employ(town.waterveen, "manager"))
    assert client.post(f"/waterveen/{path}", {"verdict": "same"}).status_code == 403
    in_force = stored(LinkReview.objects.filter(undone_at=None).values_list("verdict", flat=True))
    assert in_force == (["same"] if way == "undo" else [])


def test_the_page_asks_as_many_queries_for_two_as_for_twelve(
    client, links, caseworker, deliver, town, as_organisation, django_assert_num_queries
):
    def queries():
        with django_assert_num_queries(1000, exact=False) as counted:
            client.get(PAGE)
        return len(counted)

    client.get(PAGE)
    before = queries()
    with as_organisation(town.waterveen):
        known = links[0].resident
    deliver(*({"creditor": "energie", "number": "12"} for _each in range(10)), shared_with=(town.party.pk,))
    with as_organisation(town.waterveen):
        for link in Link.objects.order_by("-pk")[:10]:
            LinkCandidate.objects.create(organisation=town.waterveen, link=link, resident=known, score=0.5)
            Link.objects.filter(pk=link.pk).update(state=Link.State.IN_REVIEW)
    assert queries() == before
