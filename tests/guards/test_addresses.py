"""Every address needs a signed-in person with the right role, unless it stands in the list."""

import pytest
from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver, reverse

OPEN = {"account_login", "account_logout", "account_signup", "account_reset_password", "account_reset_password_done",
        "account_reset_password_from_key", "account_reset_password_from_key_done", "account_inactive",
        "account_email_verification_sent", "account_confirm_email", "mfa_authenticate", "sign_in_as",
        "first_time", "ask_passkey", "sign_in_with_passkey", "answer_by_mail", "ui:style_page",
        "ui:style_page_progress"}  # fmt: skip


def addresses(resolver: URLResolver, prefix: str = "") -> list[tuple[str, URLPattern]]:
    found: list[tuple[str, URLPattern]] = []
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            found += addresses(entry, f"{prefix}{entry.namespace}:" if entry.namespace else prefix)
        elif entry.name:
            found.append((f"{prefix}{entry.name}", entry))
    return found


def example(name: str, pattern: URLPattern) -> str:
    arguments: dict[str, int | str] = dict.fromkeys(pattern.pattern.converters, 1)
    if "organisation" in arguments or name.startswith(OF_AN_ORGANISATION):
        arguments["organisation"] = "waterveen"
    return reverse(name, kwargs=arguments) if arguments else reverse(name)


OF_AN_ORGANISATION = ("chain:", "municipality:", "organisation:", "volunteer:", "accounts:", "retention:")
ADDRESSES = [(name, pattern) for name, pattern in addresses(get_resolver()) if pattern.pattern.regex.groups == 0 or
             pattern.pattern.converters or name.startswith(OF_AN_ORGANISATION)]  # fmt: skip


@pytest.mark.parametrize(("name", "pattern"), ADDRESSES, ids=[name for name, _pattern in ADDRESSES])
def test_an_address_needs_sign_in_unless_listed(client, town, name, pattern):
    response = client.get(example(name, pattern))
    if name in OPEN:
        assert response.status_code in {200, 302, 404, 405}
    else:
        assert response.status_code in {302, 405}
        assert response.status_code == 405 or response.url.startswith("/account/login/")


@pytest.mark.parametrize("role", ["caseworker", "adviser", "manager", "privacy_officer", "administrator"])
def test_every_page_refuses_another_organisation(client, town, employ, role):
    client.force_login(employ(town.duinrade, role))
    pages = [(name, pattern) for name, pattern in ADDRESSES if name.startswith(OF_AN_ORGANISATION)]
    assert pages
    for name, pattern in pages:
        assert client.get(example(name, pattern)).status_code == 403


def test_the_access_log_has_a_name_for_every_page():
    named = {page for config in apps.get_app_configs() for page in getattr(config, "purposes", {})}
    assert {name for name, _pattern in ADDRESSES if name.startswith(OF_AN_ORGANISATION)} - named == set()
