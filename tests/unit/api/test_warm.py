from __future__ import annotations

from pathlib import Path
from threading import Event, Semaphore

import pytest
from starlette.testclient import TestClient

from api import pages
from api.app import create_app
from api.memo import Answers
from api.settings import Settings
from api.warm import Warm
from lineage.errors import LoadingError, NoGraphError, StoreError
from lineage.model import Lineage
from lineage.store import SqliteStore
from tests import bundled


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    SqliteStore(tmp_path).replace(bundled.change(bundled.lineage()))
    return tmp_path


def nothing(_: Answers) -> None:
    """A step that takes no time."""


def test_readers_wait_for_what_is_needed_and_for_no_more(folder: Path) -> None:
    read, later = Event(), Event()
    warm = Warm(SqliteStore(folder), lambda _: read.wait(), lambda _: later.wait())
    warm.start()
    with pytest.raises(LoadingError):
        warm.answers(patience=0)
    read.set()
    assert len(warm.answers(patience=60).view.cards()) == 7
    later.set()


def test_without_a_start_the_store_is_asked_at_once(folder: Path) -> None:
    warm = Warm(SqliteStore(folder), nothing, nothing)
    assert len(warm.answers(patience=0).view.cards()) == 7
    assert warm.answers() is warm.answers()


def test_whoever_asks_is_told_what_went_wrong(
    tmp_path: Path, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """And so is whoever keeps the server."""
    warm = Warm(SqliteStore(tmp_path / "nothing"), nothing, nothing)
    warm.start()
    with pytest.raises(NoGraphError):
        warm.answers(patience=60)
    assert "No graph has been built" in caplog.text

    def fails(_: Answers) -> None:
        raise StoreError(("磁盘不见了。", "The disk is gone."))

    broken = Warm(SqliteStore(folder), fails, nothing)
    broken.start()
    broken.answers(patience=60)
    (told,) = (each for each in caplog.records if "The disk is gone." in each.getMessage())
    assert (told.levelname, told.exc_info) == ("WARNING", None)


def test_an_error_of_ours_is_logged_with_where_it_is(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(_: Answers) -> None:
        raise RuntimeError

    broken = Warm(SqliteStore(folder), fails, nothing)
    broken.start()
    broken.answers(patience=60)
    (told,) = caplog.records
    assert told.levelname == "ERROR"
    assert told.exc_info


@pytest.mark.parametrize("lasting", [True, False])
def test_a_new_state_is_read_when_it_is_ready_if_the_old_one_lasts(
    folder: Path, lasting: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SqliteStore, "lasting", lasting)
    store, read, met = SqliteStore(folder), Event(), Semaphore(0)

    def needed(answers: Answers) -> None:
        if len(answers.view.cards()) < 7:
            read.wait()

    warm = Warm(store, needed, lambda _: met.release())
    warm.start()
    old = warm.answers(patience=60)
    met.acquire()
    whole = bundled.lineage()
    store.replace(bundled.change(Lineage(whole.documents[:1], whole.places)))
    assert (warm.answers() is old) is lasting
    read.set()
    met.acquire()
    assert len(warm.answers().view.cards()) == 1
    assert warm.answers() is warm.answers()


def test_who_changes_the_store_reads_the_change_at_once(folder: Path) -> None:
    """And so does everybody else, before its first answers are worked out."""
    asked: list[int] = []
    warm = Warm(SqliteStore(folder), lambda each: asked.append(len(each.view.cards())), nothing)
    warm.start()
    warm.answers(patience=60)
    whole = bundled.lineage()
    less = bundled.change(Lineage(whole.documents[:1], whole.places))
    _, answers = warm.change(lambda store: store.replace(less))
    assert len(answers.view.cards()) == 1
    assert warm.answers() is answers
    assert asked == [7]


def test_the_server_says_that_it_is_reading(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = Event()
    monkeypatch.setattr(pages, "first_answers", lambda _: read.wait())
    monkeypatch.setattr(pages, "further_answers", nothing)
    with TestClient(create_app(Settings(folder))) as client:
        health = client.get("/api/v1/health")
        assert health.status_code == 503
        assert health.json()["type"] == "/problems/loading"
        assert health.headers["retry-after"]
        page = client.get("/")
        assert page.status_code == 503
        assert page.headers["refresh"] == "2"
        assert "正在读入" in page.text
        assert "being read" in client.get("/?lang=en").text
        assert client.get("/static/style.css").status_code == 200
        read.set()
        while client.get("/api/v1/health").status_code == 503:
            pass
        assert "refresh" not in client.get("/").headers
        assert client.get("/").status_code == 200
