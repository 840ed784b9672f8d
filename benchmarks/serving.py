"""Memory of processes: this one, and a server that answers some requests."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_KIB_PER_MIB = 1024
_SERVE = "from lineage.cli import main; main()"
_ADDRESS = re.compile(r"http://[\d.]+:\d+")
_PATIENCE = 120  # seconds for one answer


@dataclass(frozen=True, slots=True)
class Server:
    """A running explorer: where it answers, and its process."""

    address: str
    process: int


@contextmanager
def serving(graph: Path, environment: Mapping[str, str]) -> Iterator[Server]:
    """`lineage serve` in a process of its own, once it has read its graph."""
    command = [sys.executable, "-c", _SERVE, "serve", "--port", "0", "--data-dir", str(graph)]
    with subprocess.Popen(
        command,
        env={**os.environ, **environment},
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        try:
            address = _address(process)
            _wait(address)
            yield Server(address, process.pid)
        finally:
            process.terminate()


def peak_while_serving(graph: Path, environment: Mapping[str, str], asked: Sequence[str]) -> float:
    """Peak memory in MiB of a server that answered these paths."""
    with serving(graph, environment) as server:
        for path in asked:
            with urllib.request.urlopen(server.address + path, timeout=_PATIENCE) as answer:
                answer.read()
        return peak(server.process)


def peak(process: int | str = "self") -> float:
    """The most memory that a process has had resident, in MiB."""
    return _status(process, "VmHWM")


def resident() -> float:
    """The memory that this process has resident now, in MiB."""
    return _status("self", "VmRSS")


def reset_peak() -> None:
    """Let the peak of this process begin again at what it has now."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def _status(process: int | str, name: str) -> float:
    text = Path(f"/proc/{process}/status").read_text(encoding="ascii", errors="replace")
    found = re.search(rf"^{name}:\s+(\d+) kB$", text, re.MULTILINE)
    assert found, f"{name} of process {process}"
    return int(found[1]) / _KIB_PER_MIB


def _wait(address: str) -> None:
    """Until the server has read its graph. Raises HTTPError when it has not after a while."""
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            urllib.request.urlopen(f"{address}/api/v1/health", timeout=_PATIENCE).close()
            return
        except urllib.error.HTTPError:
            if time.monotonic() > until:
                raise
        time.sleep(0.2)


def _address(process: subprocess.Popen[str]) -> str:
    """What the server says its address is. Raises RuntimeError with what it says instead."""
    said = []
    for line in process.stderr or ():
        if found := _ADDRESS.search(line):
            return found[0]
        said.append(line)
    raise RuntimeError("lineage serve: " + "".join(said))
