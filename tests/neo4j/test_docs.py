"""The five questions in docs/neo4j.md are run as they stand there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from lineage.model import Level, Status
from lineage.store.neo4j import Neo4jStore
from tests import bundled
from tests.neo4j import samples
from tools.neo4j.server import Server

pytestmark = pytest.mark.neo4j

PAGE = (Path(__file__).parents[2] / "docs" / "neo4j.md").read_text(encoding="utf-8")
QUESTIONS = re.findall(r"```cypher\n(.*?)```", PAGE, flags=re.DOTALL)
CITIES = (Level.PREFECTURE, Level.COUNTY, Level.DEPARTMENT)


@pytest.fixture(scope="module")
def store(neo4j_server: Server) -> Iterator[Neo4jStore]:
    kept = samples.store(neo4j_server)
    kept.replace(bundled.change(bundled.lineage()))
    yield kept
    kept.close()


def test_there_are_five() -> None:
    assert len(QUESTIONS) == 5


@pytest.mark.parametrize("number", range(5))
def test_each_finds_something(number: int, store: Neo4jStore, neo4j_server: Server) -> None:
    rows = neo4j_server.query(QUESTIONS[number])
    assert rows
    assert all(any(value is not None for value in row.values()) for row in rows)


def test_cities_that_dropped_13(store: Neo4jStore, neo4j_server: Server) -> None:
    """The same cities as the explorer's own answer."""
    view = store.view()
    cards = {card.key: card for card in view.cards()}
    expected = {
        cards[row.document].title
        for row in view.coverage(item=f"{bundled.NATION}:13")
        if row.status is Status.DROPPED and cards[row.document].level in CITIES
    }
    assert expected
    assert {row["document"] for row in neo4j_server.query(QUESTIONS[0])} == expected
