"""The one real server of a test run."""

from __future__ import annotations

import pytest

from tools.neo4j.server import Server, running


@pytest.fixture(scope="session")
def neo4j_server() -> Server:
    """The Neo4j of this run; without one the test is skipped."""
    server = running()
    if isinstance(server, str):
        pytest.skip(server)
    return server
