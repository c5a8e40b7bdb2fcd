"""The three roles can do their own work and nothing else; test databases are true copies."""

from collections.abc import Iterator

import psycopg
import pytest
from psycopg import sql

from samenspoor.embedded import APPLICATION_ROLE, ERASER_ROLE, OWNER_ROLE, Cluster, running


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with running(tmp_path_factory.mktemp("cluster"), durable=False) as cluster:
        yield cluster


@pytest.fixture
def database(cluster: Cluster) -> Iterator[str]:
    cluster.create_database("trial")
    yield "trial"
    cluster.drop_database("trial")


@pytest.mark.parametrize("role", [OWNER_ROLE, APPLICATION_ROLE, ERASER_ROLE])
def test_no_role_is_above_the_policies(cluster: Cluster, role: str) -> None:
    with psycopg.connect(cluster.url()) as connection:
        row = connection.execute(
            "SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = %s", [role]
        ).fetchone()
    assert row == (False, False, False, False)


def test_the_application_takes_the_erasers_rights_only_when_it_says_so(cluster: Cluster, database: str) -> None:
    with psycopg.connect(cluster.url(OWNER_ROLE, database)) as connection:
        connection.execute("CREATE TABLE letter (body text)")
        connection.execute(sql.SQL("GRANT SELECT ON letter TO {}").format(sql.Identifier(ERASER_ROLE)))
    with psycopg.connect(cluster.url(APPLICATION_ROLE, database), autocommit=True) as connection:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("SELECT * FROM letter")
        connection.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(ERASER_ROLE)))
        assert connection.execute("SELECT * FROM letter").fetchall() == []


def test_the_eraser_cannot_sign_in(cluster: Cluster) -> None:
    with pytest.raises(psycopg.OperationalError, match="not permitted to log in"):
        psycopg.connect(cluster.url(ERASER_ROLE))


@pytest.mark.parametrize("role", [APPLICATION_ROLE])
def test_only_the_owner_makes_tables(cluster: Cluster, database: str, role: str) -> None:
    with psycopg.connect(cluster.url(role, database), autocommit=True) as connection:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("CREATE TABLE mine (id int)")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("CREATE SCHEMA mine")
        connection.execute("CREATE TEMPORARY TABLE mine (id int)")


def test_the_application_cannot_become_the_owner(cluster: Cluster) -> None:
    with (
        psycopg.connect(cluster.url()) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(OWNER_ROLE)))


def test_the_application_cannot_reach_the_administrators_database(cluster: Cluster) -> None:
    with pytest.raises(psycopg.OperationalError, match="permission denied"):
        psycopg.connect(cluster.url(APPLICATION_ROLE, "postgres"))


def test_roles_that_were_changed_by_hand_are_put_back(cluster: Cluster) -> None:
    with psycopg.connect(cluster.url("postgres", "postgres"), autocommit=True) as connection:
        connection.execute(sql.SQL("ALTER ROLE {} BYPASSRLS CREATEDB").format(sql.Identifier(APPLICATION_ROLE)))
    cluster.create_roles()
    test_no_role_is_above_the_policies(cluster, APPLICATION_ROLE)


def test_a_copy_has_the_rows_and_the_rights_of_its_template(cluster: Cluster, database: str) -> None:
    with psycopg.connect(cluster.url(OWNER_ROLE, database)) as connection:
        connection.execute("CREATE TABLE letter AS SELECT 'beste' AS body")
        connection.execute(sql.SQL("GRANT SELECT ON letter TO {}").format(sql.Identifier(APPLICATION_ROLE)))
    address = cluster.create_database("copy", template=database)
    try:
        with psycopg.connect(address, autocommit=True) as connection:
            assert connection.execute("SELECT body FROM letter").fetchone() == ("beste",)
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute("INSERT INTO letter VALUES ('mine')")
    finally:
        cluster.drop_database("copy")
    assert not cluster.has_database("copy")


def test_text_sorts_by_code_point_on_every_machine(cluster: Cluster) -> None:
    with psycopg.connect(cluster.url()) as connection:
        rows = connection.execute("SELECT w FROM unnest(ARRAY['é', 'z', 'a', 'Z']) AS w ORDER BY w").fetchall()
        assert [word for (word,) in rows] == ["Z", "a", "z", "é"]
        assert connection.execute("SELECT upper('é'), lower('Ş')").fetchone() == ("É", "ş")
