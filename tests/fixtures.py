"""What tests stand on: a database that may be committed to, organisations, and people with a role."""

import contextlib
import os
import resource
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

import pytest
from django.db import connection, connections
from django.db.backends.postgresql.base import DatabaseWrapper

from samenspoor.embedded import Cluster
from samenspoor.foundation.accounts.models import Membership, Role, User
from samenspoor.foundation.organisations.acting import Scope, acting
from samenspoor.foundation.organisations.models import Organisation


def close_pool() -> None:
    """Close every connection that the pool holds; the next one is new."""
    connection.close()
    cast(DatabaseWrapper, connections["default"]).close_pool()


@pytest.fixture(scope="session")
def django_db_setup(cluster: Cluster, django_db_blocker: Any) -> Iterator[None]:
    """The clone is there already; close the pool before the server stops."""
    yield
    with django_db_blocker.unblock():
        close_pool()


@pytest.fixture
def fresh_database(cluster: Cluster, django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """A clone of its own for a test that commits; returns its address for the application role."""
    with django_db_blocker.unblock(), cloned(cluster, "template_tests") as url:
        yield url


@contextlib.contextmanager
def cloned(cluster: Cluster, template: str) -> Iterator[str]:
    """Work in a copy of a database and throw it away; yields its address for the application role."""
    name = f"tests_{os.urandom(4).hex()}"
    url = cluster.create_database(name, template=template)
    try:
        with connected_to(name):
            yield url
    finally:
        cluster.drop_database(name)


@contextlib.contextmanager
def connected_to(name: str) -> Iterator[None]:
    """Let this process use another database of the server; nothing stays connected to it."""
    earlier = connection.settings_dict["NAME"]
    close_pool()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        close_pool()
        connection.settings_dict["NAME"] = earlier


@dataclass(frozen=True)
class Town:
    """The organisations of a test: two municipalities, and a party that works for the first."""

    waterveen: Any
    duinrade: Any
    party: Any


def make_town() -> Town:
    kinds = Organisation.Kind
    return Town(
        waterveen=Organisation.objects.create(
            slug="waterveen", name="Gemeente Waterveen", kind=kinds.MUNICIPALITY, municipality_code="GM9001"
        ),
        duinrade=Organisation.objects.create(
            slug="duinrade", name="Gemeente Duinrade", kind=kinds.MUNICIPALITY, municipality_code="GM9002"
        ),
        party=Organisation.objects.create(slug="kustland", name="Regiodienst", kind=kinds.EXECUTING_PARTY),
    )


@pytest.fixture
def town(db: None) -> Town:
    return make_town()


@pytest.fixture
def full_disk() -> Callable[[], Any]:
    """`with full_disk():` no file of this process grows beyond 100 kB; writing more fails as on a full disk."""

    @contextlib.contextmanager
    def room() -> Iterator[None]:
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    return room


@pytest.fixture
def as_organisation() -> Callable[[Any], Any]:
    """`with as_organisation(waterveen):` acts for the whole of an organisation."""
    return lambda organisation, **options: acting(
        **({"organisation": organisation.pk, "user": 1, "purpose": "test", "scope": Scope.ORGANISATION} | options)
    )


@pytest.fixture
def employ(as_organisation: Callable[[Any], Any]) -> Callable[..., Any]:
    """Make a user with a role at an organisation."""

    def make(
        organisation: Any, role: str, *, email: str = "", password: str | None = None, name: str = "Anne Bos"
    ) -> Any:
        user = User.objects.create_user(email or f"{role}@{organisation.slug}.example", password, name=name)
        with as_organisation(organisation):
            Membership.objects.create(
                organisation=organisation, user=user, role=Role.objects.get(code=role), starts_on=date(2026, 1, 1)
            )
        return user

    return make
