"""The Neo4j server of the test run (one for all folders), a store on it, and a way to it that fails."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from lineage.store.neo4j import Neo4jStore
from tests import bundled
from tests.neo4j import samples
from tests.neo4j.fixtures import neo4j_server
from tests.neo4j.proxy import Proxy
from tools.neo4j.server import Server

__all__ = ["neo4j_server"]


@pytest.fixture
def store(neo4j_server: Server) -> Iterator[Neo4jStore]:
    """A store that holds a small lineage."""
    kept = samples.store(neo4j_server)
    kept.replace(bundled.change(samples.SMALL))
    yield kept
    kept.close()


@pytest.fixture
def proxy(neo4j_server: Server) -> Iterator[Proxy]:
    """What stands between a store and the server."""
    address = urlsplit(neo4j_server.uri)
    assert address.hostname
    opened = Proxy((address.hostname, address.port or 7687))
    yield opened
    opened.close()
