from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from api import memo
from api.memo import Answers, network_of
from lineage.errors import UnknownReference
from lineage.model import Lineage
from lineage.queries.answers.network import Network, NodeKind
from lineage.queries.network import MAX_NODES, Grain, Look
from lineage.store import View
from lineage.store.sqlite import IndexedView
from tests import bundled


def answers(most: int = 64) -> Answers:
    return Answers(IndexedView(Lineage(())), most)


def test_asked_once_of_each_view() -> None:
    asked: list[object] = []

    def query(view: View, word: str) -> str:
        asked.append(view)
        return word

    one, other = answers(), answers()
    assert [each.once(query, "a") for each in (one, one, other)] == ["a", "a", "a"]
    assert asked == [one.view, other.view]


def test_what_was_used_last_is_kept_and_what_lasts_always() -> None:
    asked: list[int] = []

    def query(_: View, number: int) -> int:
        asked.append(number)
        return number

    kept = answers(most=3)
    kept.once(query, 0, lasting=True)
    for number in (1, 2, 3, 1, 4):
        assert kept.once(query, number) == number
    assert asked == [0, 1, 2, 3, 4]
    for number in (0, 1, 3, 4, 2):
        kept.once(query, number)
    assert asked == [0, 1, 2, 3, 4, 2]


def test_who_asks_meanwhile_waits_for_the_answer() -> None:
    asked: list[str] = []
    begun, end = Event(), Event()

    def query(_: View) -> str:
        asked.append("")
        begun.set()
        end.wait()
        return "answer"

    kept = answers()
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(kept.once, query)
        begun.wait()
        second = pool.submit(kept.once, query)
        end.set()
        assert (first.result(), second.result()) == ("answer", "answer")
    assert len(asked) == 1


def test_an_error_is_not_kept() -> None:
    kept = answers()
    wrong = [True]

    def query(_: View) -> str:
        if wrong:
            wrong.clear()
            raise UnknownReference("item", "x")
        return "answer"

    with pytest.raises(UnknownReference):
        kept.once(query)
    assert kept.once(query) == "answer"


@pytest.mark.parametrize(
    ("look", "most", "times"),
    [
        (Look(), MAX_NODES, 1),
        (Look(Grain.ITEM), MAX_NODES, 1),
        (Look(), 7, 2),
        (Look(region="惠州市"), MAX_NODES, 2),
        (Look(open=frozenset({"nowhere"})), MAX_NODES, 2),
    ],
)
def test_a_network_that_hangs_on_what_somebody_typed_is_not_kept(
    look: Look, most: int, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def network(_: View, *asked: object) -> Network:
        worked_out.append(asked)
        return drawn

    worked_out: list[object] = []
    drawn = Network(NodeKind.DOCUMENT, None, (), ())
    monkeypatch.setattr(memo, "network", network)
    kept = Answers(bundled.view())
    assert network_of(kept, look, most) is network_of(kept, look, most) is drawn
    assert worked_out == [(look, most)] * times
