"""A reader sees the old graph or the new one, whatever happens to loaders."""

from __future__ import annotations

import multiprocessing
import random
import threading
import time
from dataclasses import replace
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from lineage.errors import StoreError
from lineage.model import Lineage, key_of
from lineage.store import SqliteStore
from lineage.store.neo4j import Neo4jStore
from lineage.store.neo4j.rows import batches
from tests import bundled
from tests.neo4j import loader, samples
from tests.neo4j.samples import SMALL
from tools.neo4j.server import Server

pytestmark = pytest.mark.neo4j

# Forked from a process that has imported everything, but has no threads.
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload([loader.__name__])
KILLS = 10
KEY = SMALL.documents[0].key


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The lineage that killed loaders try to load."""
    path = tmp_path_factory.mktemp("lineage")
    SqliteStore(path).replace(bundled.change(bundled.lineage()))
    return path


class Interruption(Exception):  # noqa: N818
    """Raised by a reader of progress."""


def start(server: Server, folder: Path) -> BaseProcess:
    """A loader that has begun to load."""
    begun = PROCESSES.Event()
    process = PROCESSES.Process(
        target=loader.run, args=(folder, dict(server.environment), begun), daemon=True
    )
    process.start()
    assert begun.wait(60)
    return process


def assert_whole(server: Server) -> None:
    """One generation, nothing beside it."""
    current = server.query("MATCH (l:Lineage) RETURN l.generation AS generation, l.loading AS lock")
    assert len(current) == 1
    assert samples.remains(server).keys() == {current[0]["generation"]}


def test_kill_at_any_point(store: Neo4jStore, neo4j_server: Server, folder: Path) -> None:
    process = start(neo4j_server, folder)
    began = time.monotonic()
    process.join(60)
    assert process.exitcode == 0
    whole = time.monotonic() - began
    seen: set[int] = set()
    chance = random.Random(2018)
    for _ in range(KILLS):
        store.replace(bundled.change(SMALL))
        assert_whole(neo4j_server)
        process = start(neo4j_server, folder)
        time.sleep(chance.random() * whole)
        process.kill()
        process.join()
        found = store.view().lineage()
        assert found in (SMALL, bundled.lineage())
        seen.add(len(samples.remains(neo4j_server)))
    assert 2 in seen, "no kill fell into a load"
    store.replace(bundled.change(SMALL))
    assert store.view().lineage() == SMALL
    assert_whole(neo4j_server)


def test_two_at_once(store: Neo4jStore, neo4j_server: Server) -> None:
    other = samples.store(neo4j_server)
    told: list[str] = []

    def meanwhile(done: int, total: int) -> None:
        if not told:
            with pytest.raises(StoreError, match=r"Another load .* is under way") as caught:
                other.replace(bundled.change(SMALL))
            told.append(str(caught.value))
            assert store.view().lineage() == SMALL

    store.replace(bundled.change(bundled.lineage()), meanwhile)
    assert told
    assert store.view().lineage() == bundled.lineage()
    other.replace(bundled.change(SMALL))
    assert store.view().lineage() == SMALL
    assert_whole(neo4j_server)
    other.close()


def test_a_broken_load_leaves_the_old_graph(store: Neo4jStore, neo4j_server: Server) -> None:
    """The orphan is there until the next load."""

    def interrupt(done: int, total: int) -> None:
        if done > total / 2:
            raise Interruption

    with pytest.raises(Interruption):
        store.replace(bundled.change(bundled.lineage()), interrupt)
    assert store.view().lineage() == SMALL
    assert len(samples.remains(neo4j_server)) == 2
    store.replace(bundled.change(SMALL))
    assert_whole(neo4j_server)


def test_places_of_earlier_versions_are_removed(store: Neo4jStore, neo4j_server: Server) -> None:
    """Those have no id."""
    neo4j_server.query("MATCH (p:Place) REMOVE p.id")
    store.replace(bundled.change(SMALL))
    assert_whole(neo4j_server)


def test_dangling_edges_are_refused(store: Neo4jStore) -> None:
    edge = bundled.lineage().inherits[0]
    unit = next(each for each in bundled.lineage().documents if each.key == key_of(edge.unit))
    alone = Lineage(documents=(replace(unit, citations=()),), inherits=(edge,))
    with pytest.raises(StoreError, match="rows of INHERITS could be stored"):
        store.replace(bundled.change(alone))
    assert store.view().lineage() == SMALL


def test_readers_during_loads(neo4j_server: Server) -> None:
    """Every answer comes from one generation, and none is refused."""
    whole = bundled.lineage()
    states = [_marked(whole, mark) for mark in ("甲", "乙")]
    writer, reader = samples.store(neo4j_server, grace=1.5), samples.store(neo4j_server, grace=1.5)
    writer.replace(bundled.change(states[0]))
    ended = threading.Event()
    failures: list[str] = []
    seen: set[str] = set()

    def read() -> None:
        while not ended.is_set():
            view = reader.view()
            marks = {card.title[0] for card in view.cards()}
            marks |= {item.title[0] for item in view.items(bundled.NATION) if item.title}
            marks |= {row.words[0] for row in view.parts().look_alikes}
            seen.update(marks)
            if len(marks) != 1:
                failures.append(f"half of each: {marks}")

    thread = threading.Thread(target=read)
    thread.start()
    for state in (states[1], states[0], states[1]):
        writer.replace(bundled.change(state))
    ended.set()
    thread.join()
    writer.close()
    reader.close()
    assert not failures
    assert seen == {"甲", "乙"}


def _marked(whole: Lineage, mark: str) -> Lineage:
    """The lineage with a mark before titles."""
    return replace(
        whole,
        documents=tuple(
            replace(
                each,
                title=mark + each.title,
                items=tuple(replace(i, title=i.title and mark + i.title) for i in each.items),
            )
            for each in whole.documents
        ),
        look_alikes=tuple(replace(each, words=(mark, *each.words)) for each in whole.look_alikes),
    )


def test_a_view_of_a_removed_generation_says_so(store: Neo4jStore) -> None:
    held = store.view()
    store.replace(bundled.change(SMALL))
    with pytest.raises(StoreError, match="replaced while it was being read"):
        held.items(KEY)
    assert store.view().items(KEY)


def test_batches_bound_the_loader() -> None:
    """A batch is closed by its rows or by its text."""
    rows = [{"properties": {"text": "字" * size}} for size in (5, 5, 50, 1, 1, 1)]
    found = [len(each) for each in batches(iter(rows), 2, 40)]
    assert found == [2, 1, 2, 1]
