"""A real Neo4j server on loopback, without a container."""
