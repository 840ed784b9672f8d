"""The graph for those who load by themselves: what they load, the explorer reads."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from lineage.model import Lineage
from lineage.store.neo4j import cypher
from lineage.store.neo4j.export import cypher_script, import_files
from lineage.store.neo4j.rows import STEPS
from tests import bundled
from tests.contracts.test_store import PRIMITIVES
from tests.neo4j import samples
from tests.neo4j.samples import PAIR
from tools.neo4j.server import FETCH, START, Server, started

pytestmark = pytest.mark.neo4j


def test_script_loads_the_same_graph(neo4j_server: Server) -> None:
    with neo4j_server.driver() as driver, driver.session(database=neo4j_server.database) as session:
        for statement in cypher_script(PAIR):
            assert statement.endswith(";\n")
            assert "$" not in statement.replace("\\u0024", "")
            session.run(statement.removesuffix(";\n")).consume()  # type: ignore[arg-type, unused-ignore]
    store = samples.store(neo4j_server)
    assert store.view().lineage() == PAIR
    store.replace(bundled.change(PAIR))
    assert len(samples.remains(neo4j_server)) == 1
    store.close()


def rows(lineage: Lineage) -> tuple[int, int]:
    """How many nodes and relationships a lineage has, pointer and generation included."""
    counted = [(step, sum(1 for _ in step.rows(lineage))) for step in STEPS]
    nodes = sum(count for step, count in counted if step.nodes)
    return nodes + 2, sum(count for step, count in counted if step.ends)


def test_files_are_imported(tmp_path: Path) -> None:
    """By the server's own neo4j-admin, into a home of its own: it answers as after a build."""
    if not (shutil.which("java") and shutil.which("mvn")):
        pytest.skip("neo4j-admin needs Java and Maven")
    files = import_files(bundled.lineage(), tmp_path / "files")
    admin = START.with_name("admin")
    done = subprocess.run(
        [admin, tmp_path / "home", "database", "import", "full", "neo4j", f"@{files[0].name}"],
        cwd=tmp_path / "files",
        env={**os.environ, "HEAP_SIZE": "256m"},
        check=False,
        capture_output=True,
        text=True,
        timeout=FETCH,
    )
    nodes, relationships = rows(bundled.lineage())
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    assert f"{nodes} nodes" in done.stdout
    assert f"{relationships} relationships" in done.stdout
    schema = (tmp_path / "files" / "schema.cypher").read_text(encoding="utf-8")
    assert schema.count(";\n") == sum(map(len, cypher.MIGRATIONS)) + cypher.SCHEMA + 1
    server = started(tmp_path / "home")
    for statement in schema.split(";\n")[:-1]:
        server.query(statement)
    store, memory = samples.store(server), bundled.view()
    for each in PRIMITIVES:
        found, expected = (
            getattr(view, each.call.__name__)(**each.arguments) for view in (store.view(), memory)
        )
        assert found == expected, each
    store.close()
    server.stop()
