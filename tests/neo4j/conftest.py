"""The Neo4j server of the test run (one for all folders)."""

from tests.neo4j.fixtures import neo4j_server

__all__ = ["neo4j_server"]
