"""Who runs the tasks of a build: this process, several on this machine, or a Dask cluster."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from typing import Any, Protocol, TypeVar

from lineage.errors import ServiceError

MOST_WORKERS = 512
_PATIENCE = 5
_KILLED = (
    (
        "一个工作进程被终止，多半是内存不足。",
        "A worker process was killed, as happens where memory runs out.",
    ),
    ("请减少进程数再建图：--workers 1", "Build with fewer of them: --workers 1"),
)
_NO_CLUSTER = (
    ("没有安装集群组件。", "The cluster extra isn't installed."),
    (
        "请安装：pip install 'policy-lineage[cluster]'",
        "Install it: pip install 'policy-lineage[cluster]'",
    ),
)

T = TypeVar("T")
R = TypeVar("R")

Progress = Callable[[int, int], None]
"""Is told how many parts are done, and how many there are."""

StageProgress = Callable[[str, int, int], None]
"""The same, of a named stage."""


class Runner(Protocol):
    """Runs a function over tasks and gives the results in any order."""

    def __call__(self, function: Callable[[T], R], tasks: Sequence[T]) -> Iterable[R]:
        """Results as they become ready."""


def serially(function: Callable[[T], R], tasks: Sequence[T]) -> Iterator[R]:
    """One task after the other in this process."""
    return map(function, tasks)


def in_processes(workers: int) -> Runner:
    """A runner with so many worker processes, at most one a task; interrupting it ends them.

    They do without the garbage collector (see `lineage.garbage`). Raises ServiceError where one
    of them is killed.
    """

    def run(function: Callable[[T], R], tasks: Sequence[T]) -> Iterator[R]:
        most = max(1, min(workers, len(tasks)))
        with ProcessPoolExecutor(most, initializer=gc.disable) as pool:
            try:
                futures = [pool.submit(function, task) for task in tasks]
                for future in as_completed(futures):
                    yield future.result()
            except BrokenProcessPool:
                raise ServiceError(*_KILLED) from None
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise

    return run


def on_cluster(address: str) -> Runner:
    """A runner on the Dask cluster whose scheduler is at `address` (tcp://host:port).

    Tasks of a worker that dies are run again by the scheduler. Raises ServiceError when the
    optional extra isn't installed or the scheduler can't be reached in five seconds.
    """
    distributed = _distributed()

    def connect() -> Any:
        try:
            return distributed.Client(address, timeout=_PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            zh = f"{address} 处没有 Dask 调度器应答：{error}。"
            en = f"No Dask scheduler answers at {address}: {error}."
            fix = "请启动一个：dask scheduler", "Start one: dask scheduler"
            raise ServiceError((zh, en), fix) from None

    def run(function: Callable[[T], R], tasks: Sequence[T]) -> Iterator[R]:
        with connect() as client:
            futures = client.map(function, tasks, pure=False, retries=3)
            for _, result in distributed.as_completed(futures, loop=client.loop, with_results=True):
                yield result

    connect().close()  # say at once that nobody answers, not after the reading
    return run


def _distributed() -> Any:
    try:
        import distributed  # noqa: PLC0415 (an optional extra)
    except ImportError:
        raise ServiceError(*_NO_CLUSTER) from None
    return distributed
