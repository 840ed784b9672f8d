from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from lineage.amend import add
from lineage.build import BUNDLED, build, holds_other
from lineage.errors import InputError, NoGraphError, SourceError, StoreError
from lineage.known import Growth
from lineage.model import Level
from lineage.store import SqliteStore
from lineage.store.base import overtaken
from lineage.store.sqlite.database import FILE
from tests.bundled import Keeper

FILES = ("guangzhou-2018.txt", "huizhou-2018.txt", "jiangmen-guangdong-state-council-2018.txt")


def corpus(folder: Path, *names: str) -> Path:
    folder.mkdir()
    for name in names:
        shutil.copy(BUNDLED / "sources" / name, folder)
    return folder


def test_adding_a_document_gives_what_a_rebuild_gives(tmp_path: Path) -> None:
    whole = SqliteStore(tmp_path / "whole")
    build(corpus(tmp_path / "a", *FILES, "lechang-2018.txt"), whole)
    grown = SqliteStore(tmp_path / "grown")
    build(corpus(tmp_path / "b", *FILES), grown)
    add([BUNDLED / "sources" / "lechang-2018.txt"], grown)
    assert grown.view().lineage() == whole.view().lineage()


def test_a_graph_of_other_documents_is_told_apart(tmp_path: Path) -> None:
    store, source = SqliteStore(tmp_path / "graph"), corpus(tmp_path / "a", *FILES)
    assert not holds_other(source, store)
    build(corpus(tmp_path / "less", *FILES[:2]), store)
    assert holds_other(source, store)
    build(source, store)
    assert not holds_other(source, store)
    add([BUNDLED / "sources" / "lechang-2018.txt"], store)
    assert holds_other(source, store)


def test_the_same_documents_stored_by_an_older_version_are_no_others(tmp_path: Path) -> None:
    store, source = SqliteStore(tmp_path / "graph"), corpus(tmp_path / "a", *FILES)
    build(source, store)
    with closing(sqlite3.connect(tmp_path / "graph" / FILE)) as connection:
        connection.execute("PRAGMA user_version = 1")
    with pytest.raises(StoreError):
        store.view()
    assert not holds_other(source, store)


def test_a_store_that_cannot_grow_gives_the_same(tmp_path: Path) -> None:
    """With the sources and the places, of which only those named are kept."""
    kept, grown = Keeper(), SqliteStore(tmp_path / "grown")
    for store in (kept, grown):
        build(corpus(tmp_path / type(store).__name__, *FILES), store)
        added = add([BUNDLED / "sources" / "lechang-2018.txt"], store)
        assert [document.key for document in added.documents] == ["lechang-2018"]
        assert {edge.unit.partition(":")[0] for edge in added.inherits} == {"lechang-2018"}
    assert kept.view().lineage() == grown.view().lineage()


def test_places_listed_beside_the_sources_count_for_later_documents(tmp_path: Path) -> None:
    source = corpus(tmp_path / "a", "huizhou-2018.txt")
    (source / "places.csv").write_text(
        "code,name,level,parent\n1,国务院,national,\n2,乐昌市,prefecture,国务院\n", encoding="utf-8"
    )
    store = SqliteStore(tmp_path / "graph")
    build(source, store)
    (added,) = add([BUNDLED / "sources" / "lechang-2018.txt"], store).documents
    assert (added.place, added.level) == ("乐昌市", Level.PREFECTURE)


def test_a_document_added_again_leaves_its_old_file(tmp_path: Path) -> None:
    """The other documents of that file still have it."""
    store = SqliteStore(tmp_path / "graph")
    build(corpus(tmp_path / "a", *FILES), store)
    old = store.view().source("jiangmen-guangdong-state-council-2018")
    assert old is not None
    assert len(old.documents) > 1
    again = corpus(tmp_path / "b") / f"{old.documents[0]}.txt"
    shutil.copy(BUNDLED / "sources" / "lechang-2018.txt", again)
    add([again], store)
    view = store.view()
    new = view.source(old.documents[0])
    assert new is not None
    assert (new.file, new.documents) == (again.name, old.documents[:1])
    assert new.text == again.read_text(encoding="utf-8")
    kept = view.source(old.documents[1])
    assert kept is not None
    assert (kept.file, kept.documents) == (old.file, old.documents[1:])


class Overtaken(Keeper):
    """A store whose graph is another one by the time it is to be replaced."""

    def replace(self, change: Growth, progress: object = None, *, read: object = None) -> None:
        if read is not None:
            raise overtaken()
        super().replace(change)


def test_what_was_read_is_what_is_replaced(tmp_path: Path) -> None:
    """Adding says so if something else was added meanwhile; building doesn't look."""
    store = Overtaken()
    for _ in range(2):
        build(corpus(tmp_path / str(_), *FILES[:1]), store)
    before = store.view().lineage()
    with pytest.raises(StoreError, match=r"changed meanwhile.*Try again"):
        add([BUNDLED / "sources" / "lechang-2018.txt"], store)
    assert store.view().lineage() == before


class Unready(Keeper):
    """A store that can't be reached."""

    def ready(self) -> None:
        raise StoreError(("连接不上。", "It can't be reached."))


def test_a_store_that_takes_nothing_is_noticed_before_the_work(tmp_path: Path) -> None:
    done: list[str] = []
    with pytest.raises(StoreError, match="can't be reached"):
        build(
            corpus(tmp_path / "a", *FILES), Unready(), progress=lambda stage, *_: done.append(stage)
        )
    assert not done


def test_adding_needs_a_graph(tmp_path: Path) -> None:
    with pytest.raises(NoGraphError):
        add([BUNDLED / "sources" / "lechang-2018.txt"], SqliteStore(tmp_path))


def test_a_bad_file_leaves_the_graph_as_it_was(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "graph")
    build(corpus(tmp_path / "a", "huizhou-2018.txt"), store)
    before = store.view().lineage()
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\x00\x01")
    with pytest.raises(SourceError):
        add([bad], store)
    assert SqliteStore(tmp_path / "graph").view().lineage() == before


def test_one_bad_file_stops_a_build_unless_told_to_go_on(tmp_path: Path) -> None:
    source = corpus(tmp_path / "a", "huizhou-2018.txt")
    (source / "empty.txt").write_text("")
    store = SqliteStore(tmp_path / "graph")
    with pytest.raises(SourceError, match="empty"):
        build(source, store)
    with pytest.raises(NoGraphError):
        store.view()
    built = build(source, store, keep_going=True)
    assert [Path(error.path).name for error in built.skipped] == ["empty.txt"]
    assert built.skipped[0].__traceback__ is None, "it would hold what was read of the file"
    assert [document.key for document in store.view().lineage().documents] == ["huizhou-2018"]


def test_a_listed_file_that_is_missing_is_one_that_cant_be_read(tmp_path: Path) -> None:
    source = corpus(tmp_path / "a", "huizhou-2018.txt")
    listed = ("huizhou-2018.txt", "none.txt", "elsewhere/none.txt")
    rows = (f'[[document]]\nfile = "{name}"\n' for name in listed)
    (source / "corpus.toml").write_text("".join(rows))
    store = SqliteStore(tmp_path / "graph")
    with pytest.raises(InputError, match="be read"):
        build(source, store)
    built = build(source, store, keep_going=True)
    assert [error.path for error in built.skipped] == [str(source / name) for name in listed[1:]]


def test_files_that_a_catalogue_passes_over_are_named(tmp_path: Path) -> None:
    """Beside those that it lists; not what they were converted from, and no README."""
    source = corpus(tmp_path / "a", "huizhou-2018.txt", "lechang-2018.txt")
    (source / "corpus.toml").write_text('[[document]]\nfile = "./huizhou-2018.txt"\n')
    for name in ("huizhou-2018.pdf", "README.md", "notes.csv", ".hidden.txt", "sub/other.txt"):
        (source / name).parent.mkdir(exist_ok=True)
        (source / name).touch()
    built = build(source, SqliteStore(tmp_path / "graph"))
    assert [file.name for file in built.unlisted] == ["lechang-2018.txt"]
    assert [document.key for document in built.lineage.documents] == ["huizhou-2018"]
    assert not built.skipped


def test_where_nothing_can_be_read_each_file_says_why(tmp_path: Path) -> None:
    source = corpus(tmp_path / "a")
    (source / "empty.txt").write_text("")
    (source / "binary.txt").write_bytes(b"\x00\x01")
    (source / "plan.ofd").write_bytes(b"PK")
    with pytest.raises(InputError) as caught:
        build(source, SqliteStore(tmp_path / "graph"), keep_going=True)
    files = ["binary.txt", "empty.txt", "plan.ofd"]
    zh, en = (said.splitlines() for said in caught.value.what)
    assert zh[0] == f"{source} 中没有能读的文件。"
    assert en[0] == f"No document could be read from {source}."
    assert [Path(re.split("[:：]", line)[0]).name for line in zh[1:]] == files
    assert [Path(line.partition(":")[0]).name for line in en[1:]] == files


def test_a_kind_that_no_reader_knows_stops_nothing_but_is_said(tmp_path: Path) -> None:
    source = corpus(tmp_path / "a", "huizhou-2018.txt")
    (source / "plan.ofd").write_bytes(b"PK")
    built = build(source, SqliteStore(tmp_path / "graph"))
    assert [Path(error.path).name for error in built.skipped] == ["plan.ofd"]
    assert [document.key for document in built.lineage.documents] == ["huizhou-2018"]


def test_files_of_one_name_in_several_folders_are_numbered(tmp_path: Path) -> None:
    """In their order, past the keys that documents of other files have."""
    source = tmp_path / "a"
    names = {
        "c/plan.txt": "lechang-2018.txt",
        "e/plan.txt": "huizhou-2018.txt",
        "f/plan-2.txt": "guangzhou-2018.txt",
        "g/plan.txt": "jiangmen-guangdong-state-council-2018.txt",
    }
    for name, original in names.items():
        (source / name).parent.mkdir(parents=True)
        shutil.copy(BUNDLED / "sources" / original, source / name)
    store = SqliteStore(tmp_path / "graph")
    build(source, store)
    found = {each.key: each for each in store.view().lineage().documents}
    assert list(found) == ["plan", "plan-2", "plan-2-2", "plan-3", "plan-2-3", "plan-3-2"]
    assert (found["plan"].place, found["plan-2"].place) == ("乐昌市", "惠州市")
    assert found["plan-3"].attaches == "plan-2-3"
    for name, keys in zip(names, [["plan"], ["plan-2"], ["plan-2-2"], [*found][3:]], strict=True):
        for key in keys:
            text = store.view().source(key)
            assert text is not None
            assert text.text == (source / name).read_text(encoding="utf-8")
            assert text.documents == tuple(keys)
