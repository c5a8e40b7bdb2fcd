"""A paper on data has to run as long as the partner holds data under it: both sides read how many, and no name."""

from django.test import Client
from django.utils import timezone

from samenspoor.domain.agreements import actions as agreements
from samenspoor.domain.agreements.actions import Contact
from samenspoor.domain.agreements.models import Agreement, ChainPartner, ContactSide
from samenspoor.domain.journeys.tasks import warn
from samenspoor.domain.trajectory.models import HelpRequest
from samenspoor.foundation.messaging.models import OutgoingMail
from tests.pairings import day

OURS = "De Maatjes werkt nog aan 2 hulpvragen"
THEIRS = (
    "Er lopen nog 2 koppelingen voor inwoners van Gemeente Waterveen met deze gegevens. "
    "Laat de gemeente deze overeenkomst verlengen, of draag over wat loopt."
)


def ask(town, party, *, count=1, **changes):
    for number in range(count):
        HelpRequest.objects.create(
            organisation=town.waterveen, question=f"Vraag {number}", phase="debt_help", source="counter",
            made_at=timezone.now(), made_by=1, told_on=day(), tasks=["administration"], roles=["practical"],
            ground="public_task",
            **{"status": "accepted", "accepted_by": party.pk, "accepted_at": timezone.now()} | changes,
        )  # fmt: skip


def test_both_sides_read_how_many_still_run_on_a_data_paper_that_ends(
    town, maatjes, sign_papers, enlist, take_in, bring, employ, as_organisation
):
    papers = sign_papers(ends_on=day(20))
    for name in ("Piet Smit", "Jannie de Wit"):
        bring(take_in(town.waterveen, name=name), enlist(surname=name[:4]))
    bring(take_in(name="Kwam zelf"), enlist(surname="Bos"))
    with as_organisation(town.waterveen):
        ask(town, maatjes, count=2)
        ask(town, maatjes, status="open", accepted_by=None, accepted_at=None)
        for side in ContactSide:
            contact = Contact(name="Joke", telephone="0519 1", email=f"{side}@keten.example")
            agreements.name_contact(ChainPartner.objects.get(), contact, side=side, by=1, at=timezone.now())
    adviser, coordinator = Client(), Client()
    adviser.force_login(employ(town.waterveen, "adviser"))
    coordinator.force_login(employ(maatjes, "coordinator"))
    paper, other = papers["data"].pk, papers["cooperation"].pk

    assert OURS in adviser.get(f"/waterveen/overeenkomsten/{paper}/").text
    assert OURS in adviser.get("/waterveen/").text
    for page in (f"/maatjes/papieren/{paper}/", "/maatjes/papieren/", "/maatjes/coordinatie/"):
        assert THEIRS in coordinator.get(page).text
    assert OURS not in adviser.get(f"/waterveen/overeenkomsten/{other}/").text
    assert THEIRS not in coordinator.get(f"/maatjes/papieren/{other}/").text
    assert "Piet Smit" not in adviser.get(f"/waterveen/overeenkomsten/{paper}/").text

    warn.func(organisation=town.waterveen.pk, user=0)
    with as_organisation(town.waterveen):
        told = {mail.to: mail.body for mail in OutgoingMail.objects.filter(subject__contains="Gegevensovereenkomst")}
        plain = OutgoingMail.objects.filter(subject__contains="Samenwerkingsovereenkomst")
        assert sorted(told) == ["ours@keten.example", "theirs@keten.example"]
        ours, theirs = told["ours@keten.example"], told["theirs@keten.example"]
        assert OURS in ours
        assert "Jullie werken nog aan 2 hulpvragen met deze gegevens. Laat de gemeente deze overeenkomst" in theirs
        assert "Verleng" not in theirs, "a partner cannot extend it"
        assert not any("hulpvragen" in mail.body for mail in plain)

        # A paper that goes on beside it carries what runs.
        ChainPartner.objects.update(name="Eerder", participant=None)
    sign_papers()
    with as_organisation(town.waterveen):
        Agreement.objects.update(partner=ChainPartner.objects.get(name="De Maatjes"))
    assert OURS not in adviser.get(f"/waterveen/overeenkomsten/{paper}/").text
