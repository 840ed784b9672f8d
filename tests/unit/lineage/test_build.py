from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from lineage.build import BUNDLED, add, build
from lineage.errors import NoGraphError, SourceError
from lineage.store import MemoryStore

FILES = ("guangzhou-2018.txt", "huizhou-2018.txt", "jiangmen-guangdong-state-council-2018.txt")


def corpus(folder: Path, *names: str) -> Path:
    folder.mkdir()
    for name in names:
        shutil.copy(BUNDLED / "sources" / name, folder)
    return folder


def test_adding_a_document_gives_what_a_rebuild_gives(tmp_path: Path) -> None:
    whole = MemoryStore(tmp_path / "whole")
    build(corpus(tmp_path / "a", *FILES, "lechang-2018.txt"), whole)
    grown = MemoryStore(tmp_path / "grown")
    build(corpus(tmp_path / "b", *FILES), grown)
    add([BUNDLED / "sources" / "lechang-2018.txt"], grown)
    assert grown.view().lineage() == whole.view().lineage()


def test_a_document_added_again_leaves_its_old_file(tmp_path: Path) -> None:
    """The other documents of that file still have it."""
    store = MemoryStore(tmp_path / "graph")
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


def test_adding_needs_a_graph(tmp_path: Path) -> None:
    with pytest.raises(NoGraphError):
        add([BUNDLED / "sources" / "lechang-2018.txt"], MemoryStore(tmp_path))


def test_a_bad_file_leaves_the_graph_as_it_was(tmp_path: Path) -> None:
    store = MemoryStore(tmp_path / "graph")
    build(corpus(tmp_path / "a", "huizhou-2018.txt"), store)
    before = store.view().lineage()
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\x00\x01")
    with pytest.raises(SourceError):
        add([bad], store)
    assert MemoryStore(tmp_path / "graph").view().lineage() == before


def test_one_bad_file_stops_a_build_unless_told_to_go_on(tmp_path: Path) -> None:
    source = corpus(tmp_path / "a", "huizhou-2018.txt")
    (source / "empty.txt").write_text("")
    store = MemoryStore(tmp_path / "graph")
    with pytest.raises(SourceError, match="empty"):
        build(source, store)
    with pytest.raises(NoGraphError):
        store.view()
    built = build(source, store, keep_going=True)
    assert [Path(error.path).name for error in built.skipped] == ["empty.txt"]
    assert [document.key for document in store.view().lineage().documents] == ["huizhou-2018"]
