"""Stores and small lineages for these tests."""

from __future__ import annotations

from collections.abc import Mapping

from lineage.model import Lineage
from lineage.store.neo4j import Neo4jStore, Settings
from tests import bundled
from tests.neo4j.server import Server

SMALL = Lineage(documents=bundled.lineage().documents[:1])


def settings(server: Server, **changes: str) -> Settings:
    """How to reach the server, with some of it changed."""
    given = {"address": server.uri, "user": server.user, "password": server.password}
    return Settings(**{**given, "database": server.database, **changes})


def store(server: Server, grace: float = 0.0) -> Neo4jStore:
    """A store on the server."""
    return Neo4jStore(settings(server), grace=grace)


def remains(server: Server) -> Mapping[str, int]:
    """How many nodes each generation has, whatever the pointer says; '' for none."""
    rows = server.query(
        "MATCH (n) WHERE NOT n:Lineage AND NOT n:Migration "
        "RETURN coalesce(n.generation, n.id, '') AS generation, count(*) AS nodes"
    )
    return {str(row["generation"]): int(str(row["nodes"])) for row in rows}
