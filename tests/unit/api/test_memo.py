from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from api.memo import MOST, once
from lineage.errors import UnknownReference
from lineage.model import Lineage
from lineage.store.memory import MemoryView


def test_asked_once_of_each_view() -> None:
    asked: list[object] = []

    def query(view: MemoryView, word: str) -> str:
        asked.append(view)
        return word

    one, other = MemoryView(Lineage(())), MemoryView(Lineage(()))
    assert [once(view, query, "a") for view in (one, one, other)] == ["a", "a", "a"]
    assert asked == [one, other]


def test_only_the_newest_answers_are_kept() -> None:
    asked: list[int] = []

    def query(_: MemoryView, number: int) -> int:
        asked.append(number)
        return number

    view = MemoryView(Lineage(()))
    for number in (*range(MOST + 1), 0, MOST):
        assert once(view, query, number) == number
    assert asked[MOST:] == [MOST, 0]


def test_who_asks_meanwhile_waits_for_the_answer() -> None:
    asked: list[str] = []
    begun, end = Event(), Event()

    def query(_: MemoryView) -> str:
        asked.append("")
        begun.set()
        end.wait()
        return "answer"

    view = MemoryView(Lineage(()))
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(once, view, query)
        begun.wait()
        second = pool.submit(once, view, query)
        end.set()
        assert (first.result(), second.result()) == ("answer", "answer")
    assert len(asked) == 1


def test_an_error_is_not_kept() -> None:
    view = MemoryView(Lineage(()))
    wrong = [True]

    def query(_: MemoryView) -> str:
        if wrong:
            wrong.clear()
            raise UnknownReference("item", "x")
        return "answer"

    with pytest.raises(UnknownReference):
        once(view, query)
    assert once(view, query) == "answer"
