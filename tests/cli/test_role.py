"""Web server and worker start only under a role that every policy binds."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from samenspoor.cli.errors import UnableToRunCommand
from samenspoor.cli.role import refuse_powerful_role
from samenspoor.embedded import OWNER_ROLE, Cluster, running


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with running(tmp_path_factory.mktemp("role"), durable=False) as cluster:
        yield cluster


@pytest.fixture
def database(cluster: Cluster) -> Iterator[str]:
    cluster.create_database("trial")
    with psycopg.connect(cluster.url(OWNER_ROLE, "trial")) as connection:
        connection.execute("CREATE TABLE django_migrations (id int)")
    yield "trial"
    cluster.drop_database("trial")


@pytest.fixture
def extra_role(cluster: Cluster, database: str) -> Iterator[str]:
    with administrator(cluster, database) as connection:
        connection.execute("CREATE ROLE handy LOGIN")
        connection.execute("GRANT CONNECT ON DATABASE trial TO handy")
        connection.execute("GRANT USAGE ON SCHEMA public TO handy")
    yield "handy"
    with administrator(cluster, database) as connection:
        connection.execute("DROP OWNED BY handy; DROP ROLE handy")


def administrator(cluster: Cluster, database: str) -> psycopg.Connection:
    return psycopg.connect(cluster.url("postgres", database), autocommit=True)


def test_the_role_of_the_application_is_welcome(cluster: Cluster, database: str) -> None:
    refuse_powerful_role(cluster.url(database=database))


@pytest.mark.parametrize(("role", "reason"), [("postgres", "superuser"), (OWNER_ROLE, "eigenaar van de tabellen")])
def test_superuser_and_owner_are_refused(cluster: Cluster, database: str, role: str, reason: str) -> None:
    with pytest.raises(UnableToRunCommand, match=rf"'{role}'.*{reason}.*samenspoor_app"):
        refuse_powerful_role(cluster.url(role, database))


@pytest.mark.parametrize(
    ("gift", "reason"),
    [
        ("ALTER ROLE handy BYPASSRLS", "BYPASSRLS"),
        ("GRANT samenspoor_owner TO handy", "eigenaar"),
        ("GRANT postgres TO handy WITH INHERIT FALSE", "superuser"),
    ],
)
def test_a_role_that_could_get_past_the_policies_is_refused(
    cluster: Cluster, database: str, extra_role: str, gift: str, reason: str
) -> None:
    refuse_powerful_role(cluster.url(extra_role, database))
    with administrator(cluster, database) as connection:
        connection.execute(gift.encode())
    with pytest.raises(UnableToRunCommand, match=reason):
        refuse_powerful_role(cluster.url(extra_role, database))


def test_an_empty_database_is_refused_with_the_remedy(cluster: Cluster) -> None:
    with pytest.raises(UnableToRunCommand, match="samenspoor migrate"):
        refuse_powerful_role(cluster.url())


def test_a_database_that_does_not_answer_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnableToRunCommand, match="niet bereikbaar"):
        refuse_powerful_role(f"postgresql://samenspoor_app@/samenspoor?host={tmp_path}")
