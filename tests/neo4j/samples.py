"""Stores and small lineages for these tests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lineage.derive.citing import resolve_citations
from lineage.model import Lineage
from lineage.store.neo4j import Neo4jStore, Settings
from tests import bundled
from tools.neo4j.server import Server


def _of(whole: Lineage, *keys: str, items: int) -> Lineage:
    """The first items of some documents, and the edges and coverage between them."""
    documents = resolve_citations(
        [replace(each, items=each.items[:items]) for each in whole.documents if each.key in keys]
    )
    kept = {item.id for each in documents for item in each.items}
    kept |= {c.id for each in documents for item in each.items for c in item.clauses}
    return Lineage(
        documents=documents,
        places=whole.places,
        inherits=tuple(each for each in whole.inherits if {each.unit, each.upstream} <= kept),
        coverage=tuple(
            each for each in whole.coverage if each.item in kept and each.document in keys
        ),
        warnings=whole.warnings,
    )


SMALL = _of(bundled.lineage(), bundled.NATION, items=8)
PAIR = _of(bundled.lineage(), bundled.NATION, bundled.PROVINCE, items=5)


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
