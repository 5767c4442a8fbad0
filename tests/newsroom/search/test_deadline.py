"""A question that takes too long is stopped, on each database in its own way."""

from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from newsroom.search import deadline as deadlines
from newsroom.search import results
from newsroom.search.deadline import TookTooLongError, deadline
from newsroom.settings import environment
from tests import factories

SLOW = {
    "postgresql": "SELECT pg_sleep(20)",
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 300000000) SELECT max(i) FROM n",
}


def run(sql: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0] if cursor.description else None


@pytest.mark.django_db
def test_a_slow_query_is_stopped_and_the_next_one_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deadlines, "SECONDS", 0.1)
    if connection.vendor == "postgresql":
        run("SET LOCAL statement_timeout = 100")  # as the web server's connections have it
    with pytest.raises(TookTooLongError), transaction.atomic(), deadline():
        run(SLOW[connection.vendor])
    assert run("SELECT 1") == 1


@pytest.mark.django_db
def test_a_quick_query_is_let_be() -> None:
    with deadline():
        assert run("SELECT 1") == 1


def test_the_web_servers_statements_are_limited_and_those_of_commands_are_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://user:password@db:5432/portavoz")
    monkeypatch.delenv("STATEMENT_TIMEOUT", raising=False)
    assert "statement_timeout" not in environment.database(None)["OPTIONS"]["options"]
    monkeypatch.setenv("STATEMENT_TIMEOUT", "15")
    assert "-c statement_timeout=15s" in environment.database(None)["OPTIONS"]["options"]


@pytest.mark.django_db
def test_a_reader_whose_search_took_too_long_is_told(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    factories.release()

    def too_long(self: results.Results) -> Any:
        raise TookTooLongError

    monkeypatch.setattr(results.Results, "last_number", property(too_long))
    response = client.get("/en/search/?q=bridge")
    assert response.status_code == 503
    assert "took too long" in response.content.decode()
    assert 'value="bridge"' in response.content.decode()
