"""A build on a real Dask cluster: a scheduler and two worker processes on loopback."""

from __future__ import annotations

import os
import signal
import warnings
from collections.abc import Iterator

import pytest

from lineage.build import BUNDLED, build
from lineage.errors import ServiceError
from lineage.runners import on_cluster
from tests import bundled
from tests.bundled import Keeper

distributed = pytest.importorskip("distributed")


@pytest.fixture
def cluster() -> Iterator[object]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what the cluster says while workers are killed
        with distributed.LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            dashboard_address=None,
            silence_logs=50,
        ) as running:
            yield running


@pytest.mark.slow
def test_a_worker_killed_midway_loses_nothing(cluster: object) -> None:
    killed: list[int] = []

    def kill_one(stage: str, done: int, total: int) -> None:
        if stage == "align" and not killed:
            pids = [worker.pid for worker in cluster.workers.values()]  # type: ignore[attr-defined]
            os.kill(pids[0], signal.SIGKILL)
            killed.append(pids[0])

    address = cluster.scheduler_address  # type: ignore[attr-defined]
    built = build(BUNDLED, Keeper(), runner=on_cluster(address), progress=kill_one)
    assert killed
    assert built.lineage == bundled.lineage()


def test_no_scheduler_is_said_within_seconds() -> None:
    with pytest.raises(ServiceError, match="No Dask scheduler answers"):
        on_cluster("tcp://127.0.0.1:9")
