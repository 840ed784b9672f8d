from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor

import pytest

from lineage import runners
from lineage.errors import ServiceError, SourceError
from lineage.runners import in_processes


def test_a_worker_that_is_killed_is_said_with_what_to_do() -> None:
    with pytest.raises(ServiceError, match=r"killed.*--workers 1"):
        list(in_processes(2)(os._exit, [9, 9]))


def refuse(task: int) -> None:
    raise SourceError(f"{task}.txt", ("空的。", "It is empty."), ("请填。", "Fill it."), line=task)


def test_an_error_of_a_worker_arrives_with_its_fields() -> None:
    with pytest.raises(SourceError) as caught:
        list(in_processes(1)(refuse, [7]))
    assert (caught.value.path, caught.value.line) == ("7.txt", 7)
    assert str(caught.value) == "7.txt:7: It is empty. Fill it."


@pytest.mark.parametrize(("tasks", "processes"), [(0, 1), (3, 3), (9, 4)])
def test_no_more_processes_than_tasks(
    tasks: int, processes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Pool(ProcessPoolExecutor):
        def __init__(self, workers: int, **_: object) -> None:
            asked.append(workers)
            super().__init__(1)

    asked: list[int] = []
    monkeypatch.setattr(runners, "ProcessPoolExecutor", Pool)
    assert sorted(in_processes(4)(abs, range(tasks))) == list(range(tasks))
    assert asked == [processes]
