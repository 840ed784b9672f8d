"""What people decide, on a graph that is there and in the file beside its sources."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from lineage import amend
from lineage.amend import Ledger, add
from lineage.build import BUNDLED, build
from lineage.decisions import FILE, read_decisions
from lineage.errors import InputError, NoGraphError, SourceError, StoreError, UnknownReference
from lineage.model import UNIT_KINDS, Decision, Judgement, Standing, Status
from lineage.store import SqliteStore
from lineage.store.base import Store
from tests.bundled import Keeper

UNIT, CLAUSE = "huizhou-2018:1.1", "state-council-2018-23:15.1"
INHERITS = "huizhou-2018:13.1", "state-council-2018-23:13.1"


def asked(unit: str, upstream: str, judgement: Judgement) -> Decision:
    return Decision(unit, upstream, judgement, "甲", "2026-05-04", "看过原文", "", "")


def decide(source: Path, store: Store, decision: Decision) -> Decision:
    """As it stands once it is written and the graph has settled."""
    return amend.decide(decision, source, store)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A folder of the bundled documents, without decisions."""
    folder = tmp_path / "source"
    shutil.copytree(BUNDLED / "sources", folder / "sources")
    shutil.copy(BUNDLED / "corpus.toml", folder)
    return folder


@pytest.fixture(params=["growing", "replacing"])
def store(request: pytest.FixtureRequest, tmp_path: Path, source: Path) -> Store:
    """A store that holds them, of either kind."""
    kept = SqliteStore(tmp_path / "graph") if request.param == "growing" else Keeper()
    build(source, kept)
    return kept


def test_a_decision_holds_at_once_and_after_a_rebuild(
    store: Store, source: Path, tmp_path: Path
) -> None:
    before = store.view().lineage()
    first = decide(source, store, asked(UNIT, CLAUSE, Judgement.DESCENDS))
    decide(source, store, asked(*INHERITS, Judgement.UNRELATED))
    assert first.standing is Standing.IN_FORCE
    texts = store.view().clauses([UNIT, CLAUSE])
    assert (first.unit_text, first.upstream_text) == tuple(
        texts[end].clause.text for end in (UNIT, CLAUSE)
    )
    edges = {edge.ends: edge for edge in store.view().inherits()}
    assert edges[UNIT, CLAUSE].decision == first
    assert INHERITS not in edges
    anew = SqliteStore(tmp_path / "anew")
    build(source, anew)
    assert anew.view().lineage() == store.view().lineage()
    for pair in ((UNIT, CLAUSE), INHERITS):
        decide(source, store, asked(*pair, Judgement.WITHDRAWN))
    assert store.view().lineage() == before
    assert len(read_decisions(source / FILE)) == 4


def test_coverage_follows_what_was_decided(store: Store, source: Path) -> None:
    def status() -> Status:
        (row,) = store.view().coverage(item="state-council-2018-23:13", documents=["huizhou-2018"])
        return row.status

    assert status() is Status.PARTIAL
    units = store.view().inherits(documents=["huizhou-2018"], upstream="state-council-2018-23")
    carrying = [each for each in units if each.upstream.startswith("state-council-2018-23:13.")]
    for each in carrying:
        decide(source, store, asked(*each.ends, Judgement.UNRELATED))
    assert status() is Status.DROPPED
    decide(source, store, asked(*carrying[0].ends, Judgement.TOPICAL))
    assert status() is Status.TOPICAL


def test_documents_that_join_later_leave_decisions_in_force(
    store: Store, source: Path, tmp_path: Path
) -> None:
    first = decide(source, store, asked(UNIT, CLAUSE, Judgement.DESCENDS))
    again = tmp_path / "huizhou-2018.txt"
    shutil.copy(source / "sources" / "huizhou-2018.txt", again)
    add([again], store)
    assert store.view().decisions() == (first,)
    again.write_text(again.read_text(encoding="utf-8").replace(first.unit_text, "另拟。"), "utf-8")
    add([again], store)
    (stale,) = store.view().decisions()
    assert stale.standing in (Standing.STALE, Standing.LOST)
    decide(source, store, asked(UNIT, CLAUSE, Judgement.WITHDRAWN))
    assert store.view().decisions() == ()


def test_what_is_wrong_writes_nothing(store: Store, source: Path, tmp_path: Path) -> None:
    with pytest.raises(UnknownReference, match="huizhou-2018:99"):
        decide(source, store, asked("huizhou-2018:99.1", CLAUSE, Judgement.DESCENDS))
    kept = store.view().lineage().documents
    opening = next(
        (document.key, clause.id)
        for document in kept
        for item in document.items
        if item.kind not in UNIT_KINDS
        for clause in item.clauses
    )
    other_end = next(each for each in (UNIT, CLAUSE) if not each.startswith(opening[0]))
    with pytest.raises(InputError, match="only introduces"):
        decide(source, store, asked(opening[1], other_end, Judgement.DESCENDS))
    with pytest.raises(InputError, match="of one document"):
        decide(source, store, asked(UNIT, "huizhou-2018:13.1", Judgement.DESCENDS))
    for judgement in (Judgement.DESCENDS, Judgement.UNRELATED):
        with pytest.raises(InputError, match="the wrong way round"):
            decide(source, store, asked(CLAUSE, UNIT, judgement))
    with pytest.raises(InputError, match="no decision on these two to withdraw"):
        decide(source, store, asked(UNIT, CLAUSE, Judgement.WITHDRAWN))
    with pytest.raises(SourceError, match="no such folder"):
        decide(tmp_path / "none", store, asked(UNIT, CLAUSE, Judgement.DESCENDS))
    other = tmp_path / "other"
    other.mkdir()
    (other / "own.txt").write_text("某市人民政府关于印发工作方案的通知\n", encoding="utf-8")
    with pytest.raises(InputError, match="wasn't built from"):
        decide(other, store, asked(UNIT, CLAUSE, Judgement.DESCENDS))
    for number in range(20):
        (tmp_path / f"{number}.txt").write_text("某市人民政府\n", encoding="utf-8")
    with pytest.raises(InputError, match="wasn't built from"):  # though theirs are below it
        decide(tmp_path, store, asked(UNIT, CLAUSE, Judgement.DESCENDS))
    assert list(tmp_path.rglob(FILE)) == []


def test_a_folder_with_other_decisions_is_not_the_graphs(store: Store, source: Path) -> None:
    decide(source, store, asked(UNIT, CLAUSE, Judgement.DESCENDS))
    (source / FILE).unlink()
    with pytest.raises(InputError, match="wasn't built from"):
        decide(source, store, asked(*INHERITS, Judgement.UNRELATED))
    assert not (source / FILE).exists()


def test_a_file_that_is_wrong_leaves_the_last_graph(source: Path, tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "graph")
    build(source, store)
    before = store.view().lineage()
    (source / FILE).write_text("unit,upstream\n", encoding="utf-8")
    with pytest.raises(SourceError, match="Its columns must be"):
        build(source, store)
    assert store.view().lineage() == before


def test_one_answer_after_the_other_reads_file_and_folder_once(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = SqliteStore(tmp_path / "graph")
    build(source, store)
    read: list[str] = []

    def noted(name: str) -> Callable[..., object]:
        real = getattr(amend, name)

        def reading(*arguments: object) -> object:
            read.append(name)
            return real(*arguments)

        return reading

    for name in ("read_decisions", "read_catalogue"):
        monkeypatch.setattr(amend, name, noted(name))
    ledger = Ledger(source, store.view())
    ledger.add(asked(UNIT, CLAUSE, Judgement.DESCENDS))
    ledger.add(asked(*INHERITS, Judgement.UNRELATED))
    assert [each.pair for each in read_decisions(source / FILE)] == [(UNIT, CLAUSE), INHERITS]
    ledger.add(asked(UNIT, CLAUSE, Judgement.WITHDRAWN))
    assert read == ["read_decisions", "read_catalogue"]


def test_the_same_again_is_written_once(store: Store, source: Path) -> None:
    first = decide(source, store, asked(UNIT, CLAUSE, Judgement.DESCENDS))
    assert decide(source, store, asked(UNIT, CLAUSE, Judgement.DESCENDS)) == first
    assert len(read_decisions(source / FILE)) == 1


def test_where_the_graph_cannot_follow_the_decision_is_said_to_stand(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = SqliteStore(tmp_path / "graph")
    build(source, store)

    def locked(*_: object) -> None:
        raise StoreError(("写不了。", "It is locked."), ("没有改动。", "Nothing was changed."))

    monkeypatch.setattr(SqliteStore, "amend", locked)
    with pytest.raises(StoreError) as error:
        decide(source, store, asked(UNIT, CLAUSE, Judgement.DESCENDS))
    assert error.value.what == ("写不了。", "It is locked.")
    assert "decisions.csv" in error.value.fix[1]
    assert [each.pair for each in read_decisions(source / FILE)] == [(UNIT, CLAUSE)]


def test_without_a_graph_nothing_is_decided(source: Path, tmp_path: Path) -> None:
    with pytest.raises(NoGraphError):
        decide(source, SqliteStore(tmp_path / "none"), asked(UNIT, CLAUSE, Judgement.DESCENDS))
    assert not (source / FILE).exists()
