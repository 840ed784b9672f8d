from __future__ import annotations

import gc
from weakref import ref

import pytest

from lineage.garbage import uncollected


class Cycle:
    """What only the collector can take away."""

    def __init__(self) -> None:
        self.itself = self


def test_the_collector_rests_and_goes_on() -> None:
    frozen = gc.get_freeze_count()
    with uncollected():
        assert not gc.isenabled()
        with uncollected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_freeze_count() == frozen


def test_what_was_made_meanwhile_is_old_and_goes_when_nobody_holds_it() -> None:
    with uncollected():
        kept = [[number] for number in range(10_000)]
        cycle = Cycle()
    assert {id(each) for each in kept} <= {id(each) for each in gc.get_objects(generation=2)}
    gone = ref(cycle)
    del cycle
    gc.collect()
    assert gone() is None


def test_it_goes_on_after_an_error() -> None:
    with pytest.raises(KeyError), uncollected():
        raise KeyError
    assert gc.isenabled()
