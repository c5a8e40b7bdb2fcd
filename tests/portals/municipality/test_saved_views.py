"""Ways of looking at the worklist: what stands on top, whose work it is, and what a colleague keeps."""

from datetime import date, timedelta
from urllib.parse import parse_qs, urlparse

import pytest
from django.utils import timezone

from samenspoor.domain.casework.models import Dossier, SavedView
from samenspoor.domain.casework.tasks import tidy_worklist
from samenspoor.foundation.accounts.models import Membership, User

pytestmark = pytest.mark.usefixtures("received_today")
SITE = "/waterveen/"
LIST = f"{SITE}werklijst/"
VIEWS = f"{LIST}weergaven/"


@pytest.fixture
def caseworker(client, town, employ):
    user = employ(town.waterveen, "caseworker")
    client.force_login(user)
    return user


@pytest.fixture
def colleague(town, employ):
    user = employ(town.waterveen, "caseworker", email="joost@waterveen.example")
    User.objects.filter(pk=user.pk).update(name="Joost Vertrek")
    return user


@pytest.fixture
def change(town, as_organisation):
    def now(number, **values):
        with as_organisation(town.waterveen):
            assert Dossier.objects.filter(address__house_number=number).update(**values) == 1

    return now


def shown(client, query=""):
    """The house numbers on the page, from top to bottom."""
    rows = client.get(f"{LIST}?{query}").context["table"].objects
    return [row.address.house_number for row in rows]


def days_ago(days):
    return timezone.localdate() - timedelta(days=days)


def test_what_is_too_late_stands_on_top_longest_first(client, deliver, caseworker, change):
    deliver({"number": "1", "amount_cents": 900_000}, {"number": "2"}, {"number": "3"}, {"number": "4"})
    change(2, next_due_on=days_ago(1))
    change(3, next_due_on=days_ago(9))
    change(4, next_due_on=days_ago(99), closed_at=timezone.now())
    change(1, next_due_on=timezone.localdate())
    assert shown(client) == [3, 2, 1], "what is due today is not too late, and what is closed not at all"
    assert shown(client, "sort=-amount")[0] == 1, "whoever asks for another order gets it"
    assert shown(client, "work=overdue") == [3, 2]
    assert shown(client, "work=closed") == [4]
    assert sorted(shown(client, "work=all")) == [1, 2, 3, 4]


def test_what_is_too_late_of_an_earlier_round_is_not_forgotten(client, deliver, caseworker, change):
    deliver({"number": "1", "signalled_on": date(2026, 9, 4)}, {"number": "2"})
    assert sorted(shown(client)) == [1, 2], "what is open of an earlier round stands on the newest too"
    change(1, next_due_on=days_ago(1))
    assert shown(client) == [1, 2]
    assert "september 2026" in client.get(LIST).text.partition("<tbody")[2]
    change(2, next_due_on=days_ago(1))
    assert shown(client, "month=2026-09") == [1], "an earlier round shows its own"


def test_pages_and_the_file_go_on_below_what_is_too_late(client, deliver, caseworker, change):
    deliver(*({"number": str(number), "amount_cents": 10_000 * number} for number in range(1, 6)))
    change(1, next_due_on=days_ago(1))
    exported = client.get(f"{LIST}?export=csv").content.decode("utf-8-sig")
    assert exported.index("Dorpsstraat 1") < exported.index("Dorpsstraat 5") < exported.index("Dorpsstraat 2")


def test_mine_nobodys_and_a_colleagues(client, deliver, caseworker, colleague, change):
    deliver({"number": "1"}, {"number": "2"}, {"number": "3"})
    change(1, assigned_to=caseworker.pk)
    change(2, assigned_to=colleague.pk)
    assert shown(client, "who=mine") == [1]
    assert shown(client, "who=nobody") == [3]
    assert shown(client, f"who={colleague.pk}") == [2]
    assert (
        f'<option value="{colleague.pk}" selected>Joost Vertrek</option>'
        in client.get(f"{LIST}?who={colleague.pk}").text
    )


def save(client, name, query, **more):
    return client.post(VIEWS, {"name": name, "list": query} | more)


def test_a_view_keeps_filters_and_order_and_opens_with_them(client, deliver, caseworker, change):
    deliver({"number": "1"}, {"number": "2"})
    change(2, assigned_to=caseworker.pk)
    back = save(client, "Van mij", "month=2026-11&who=mine&sort=-amount&after=7&x=1").url
    assert parse_qs(urlparse(back).query) == {"who": ["mine"], "sort": ["-amount"]}
    page = client.get(back)
    assert [row.address.house_number for row in page.context["table"].objects] == [2]
    assert page.context["views"][0][1], "the view that is open is marked"
    save(client, "Van mij", "who=nobody")
    assert [view.query for view, _is_current in client.get(LIST).context["views"]] == ["who=nobody"]
    assert "Geef de weergave een naam" in client.post(VIEWS, {"name": "", "list": ""}, follow=True).text


def test_a_view_of_a_colleague_who_left_still_opens_and_says_so(
    client, deliver, caseworker, colleague, change, town, as_organisation
):
    deliver({"number": "1"}, {"number": "2"})
    change(2, assigned_to=colleague.pk)
    view = save(client, "Joost", f"who={colleague.pk}").url
    assert "werkt hier niet meer" not in client.get(view).text
    with as_organisation(town.waterveen):
        Membership.objects.filter(user=colleague).update(ends_on=days_ago(1))
    page = client.get(view)
    assert [row.address.house_number for row in page.context["table"].objects] == [2]
    assert "Joost Vertrek werkt hier niet meer" in page.text
    assert "Vink ze aan en kies “Toewijzen”" in page.text


def test_a_view_still_opens_when_the_account_itself_is_gone(client, deliver, caseworker):
    deliver({"number": "1"})
    page = client.get(save(client, "Weg", "who=987654321").url)
    assert page.status_code == 200
    assert "Deze collega werkt hier niet meer" in page.text
    assert page.context["table"].objects == []


def test_nobody_learns_a_strangers_name_from_an_address(client, deliver, caseworker, town, employ):
    deliver({"number": "1"})
    stranger = employ(town.duinrade, "caseworker")
    User.objects.filter(pk=stranger.pk).update(name="Vreemde Vogel")
    page = client.get(f"{LIST}?who={stranger.pk}").text
    assert "Vreemde Vogel" not in page
    assert "Deze collega werkt hier niet meer" in page


def test_only_what_is_shared_is_seen_by_colleagues_and_only_the_maker_removes_it(
    client, caseworker, colleague, deliver
):
    deliver({"number": "1"})
    save(client, "Alleen ik", "who=mine")
    save(client, "Iedereen", "work=overdue", is_shared="on")
    client.force_login(colleague)
    [(view, _is_current)] = client.get(LIST).context["views"]
    assert view.name == "Iedereen"
    assert client.post(f"{VIEWS}{view.pk}/weg/").status_code == 403
    assert "Verwijder" not in client.get(VIEWS).text
    client.force_login(caseworker)
    assert "Verwijderd: Iedereen." in client.post(f"{VIEWS}{view.pk}/weg/", follow=True).text


def test_another_organisation_has_its_own_views(client, caseworker, town, employ, as_organisation):
    save(client, "Iedereen", "work=overdue", is_shared="on")
    with as_organisation(town.waterveen):
        view = SavedView.objects.get()
    client.force_login(employ(town.duinrade, "caseworker"))
    assert client.post(f"/duinrade/werklijst/weergaven/{view.pk}/weg/").status_code == 404
    assert "Iedereen" not in client.get("/duinrade/werklijst/weergaven/").text


def test_the_night_forgets_the_own_views_of_whoever_left_and_the_team_keeps_the_shared_ones(
    client, caseworker, colleague, town, as_organisation
):
    for user in (caseworker, colleague):
        client.force_login(user)
        save(client, "Eigen", "who=mine")
    save(client, "Team", "work=overdue", is_shared="on")
    with as_organisation(town.waterveen):
        Membership.objects.filter(user=colleague).update(ends_on=days_ago(1))
    tidy_worklist(organisation=town.waterveen.pk, user=0)
    with as_organisation(town.waterveen):
        left = list(SavedView.objects.order_by("name").values_list("name", "made_by"))
    assert left == [("Eigen", caseworker.pk), ("Team", colleague.pk)]
    client.force_login(caseworker)
    assert client.get(VIEWS).text.count("Verwijder") == 2, "the team can throw away what a colleague left behind"
