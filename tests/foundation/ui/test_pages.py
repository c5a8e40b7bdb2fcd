"""The frame of every page and the pages for what cannot be done."""

import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.views.defaults import page_not_found, permission_denied, server_error

from samenspoor.foundation.ui.errors import too_large_page
from samenspoor.foundation.ui.parts import NavigationItem

ERROR_PAGES = ["400", "403", "403_csrf", "404", "413", "422", "429", "500", "507"]


def assert_no_inline_code(page: str) -> None:
    assert not re.search(r"<[^>]*\sstyle=", page)
    assert not re.search(r"<[^>]*\son[a-z]+=", page)
    assert "<style" not in page
    assert all("src=" in script for script in re.findall(r"<script[^>]*>", page))


@pytest.mark.parametrize("name", ERROR_PAGES)
def test_an_error_page_needs_neither_request_nor_database(name):
    page = render_to_string(f"{name}.html")
    assert '<html class="voorbeeld-theme" lang="nl">' in page
    assert page.count("<h1") == 1
    assert "Naar de startpagina" in page
    assert_no_inline_code(page)


def test_a_refusal_gives_its_reason_escaped():
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    response = permission_denied(request, PermissionDenied("Deze melding is van <Duinrade>."))
    assert response.status_code == 403
    assert "Deze melding is van &lt;Duinrade&gt;." in response.content.decode()


def test_django_finds_the_other_pages_itself():
    request = RequestFactory().get("/nergens/<b>")
    request.user = AnonymousUser()
    assert "Deze pagina bestaat niet" in page_not_found(request, Exception()).content.decode()
    assert "Er ging bij ons iets mis" in server_error(request).content.decode()


def test_too_large_says_how_large_it_may_be():
    assert "hooguit 512 MB" in too_large_page(limit_bytes=512 * 1024 * 1024)


class Colleague:
    is_authenticated = True

    def __str__(self) -> str:
        return "Fatima el Idrissi"


def frame(**context: object) -> str:
    return render_to_string("ui/base.html", context)


def test_the_frame_shows_whose_page_it_is_and_where_one_is():
    items = [
        NavigationItem(label="Werkvoorraad", url="/w/", is_current=True),
        NavigationItem(label="Aanleveringen", url="/a/"),
    ]
    page = frame(organisation_name="Gemeente <Waterveen>", main_navigation=items, user=Colleague())
    assert "Gemeente &lt;Waterveen&gt;" in page
    assert '<a class="app-navigation__link" href="/w/" aria-current="page">Werkvoorraad</a>' in page
    assert page.count('aria-current="page"') == 1
    assert "Fatima el Idrissi" in page
    assert_no_inline_code(page)


def test_the_skip_link_leads_to_the_content():
    page = frame()
    assert 'href="#content"' in page
    assert '<main class="app-main" id="content" tabindex="-1">' in page


def test_practice_data_is_said_on_the_page_only_when_it_is_so():
    assert "Alleen oefengegevens" in frame(practice_data_only=True)
    assert "oefengegevens" not in frame(practice_data_only=False).lower()


def test_the_footer_gives_a_person_to_ask():
    page = frame(contact_name="Team", contact_phone="0513 00 00 00", contact_email="team@example.org")
    assert 'href="tel:0513000000"' in page
    assert 'href="mailto:team@example.org"' in page


def test_htmx_may_neither_evaluate_nor_write_styles():
    page = frame()
    assert '"includeIndicatorStyles": false' in page
    assert '"allowEval": false' in page


def test_a_confirm_page_asks_and_offers_a_way_back():
    page = render_to_string(
        "ui/confirm.html",
        {
            "title": "Verwijderen",
            "question": "Zeker weten?",
            "confirm_label": "Ja, verwijder",
            "cancel_url": "/terug/",
            "tone": "negative",
        },
    )
    assert "Zeker weten?" in page
    assert "nl-button--negative" in page
    assert 'href="/terug/"' in page
    assert '<form class="app-form" method="post">' in page


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/stijl/", "/stijl/?sort=name&status=new", "/stijl/voortgang/?stap=2"])
def test_the_style_page_opens_in_the_demo(client, settings, path):
    settings.DEMO = True
    response = client.get(path)
    assert response.status_code == 200
    assert_no_inline_code(response.content.decode())
    assert "unsafe-inline" not in response.headers["Content-Security-Policy"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/stijl/", "/stijl/voortgang/"])
def test_the_style_page_does_not_exist_outside_demo_and_development(client, settings, path):
    settings.DEMO = settings.DEBUG = False
    assert client.get(path).status_code == 404


@pytest.mark.django_db
def test_the_example_job_comes_to_an_end(client, settings):
    settings.DEMO = True
    assert "hx-get" in client.get("/stijl/voortgang/?stap=7").content.decode()
    assert "hx-get" not in client.get("/stijl/voortgang/?stap=8").content.decode()
    assert client.get("/stijl/voortgang/?stap=%C2%B2").status_code == 200


@pytest.mark.django_db
def test_the_example_table_can_be_taken_along(client, settings):
    settings.DEMO = True
    content = client.get("/stijl/?export=csv&sort=name").content.decode("utf-8-sig")
    assert content.splitlines()[0] == "Naam;Adres;Status;Ontvangen;Bedrag"
    assert "A. Yılmaz;" in content.splitlines()[1]
