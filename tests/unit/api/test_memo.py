from __future__ import annotations

from api.memo import MOST, once
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
