"""The installed command, as a person calls it."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from lineage.build import BUNDLED
from lineage.model import Lineage
from lineage.store import SqliteStore
from tests import bundled
from tests.functional.large import large

COMMAND = Path(sys.executable).parent / "lineage"
QUESTION = "which cities dropped item (十三)"

Call = Callable[..., subprocess.CompletedProcess[bytes]]


def environment(**extra: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return {**kept, "LC_ALL": "C.UTF-8", **extra}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working directory in which the bundled corpus has been built with no option at all."""
    place = tmp_path_factory.mktemp("work")
    subprocess.run([COMMAND, "build"], cwd=place, env=environment(), check=True, timeout=120)
    return place


@pytest.fixture
def call(folder: Path) -> Call:
    def run(*args: str, **env: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [COMMAND, *args],
            cwd=folder,
            env=environment(**env),
            capture_output=True,
            timeout=120,
            check=False,
        )

    return run


def test_after_build_the_question_is_answered_in_the_same_folder(call: Call, folder: Path) -> None:
    assert (folder / "var").is_dir()
    english, chinese = call("ask", QUESTION), call("ask", "哪些市删去了（十三）")
    assert (english.returncode, chinese.returncode) == (0, 0)
    assert "乐昌市".encode() in english.stdout
    assert english.stderr == b""
    documents = [
        [row["document"] for row in json.loads(call(*args, "--json").stdout)["items"]]
        for args in (("ask", QUESTION), ("ask", "哪些市删去了（十三）"), ("dropped", "十三"))
    ]
    assert documents == [["lechang-2018-41", "guangzhou-zwb-2018", "jiangmen-2018-14"]] * 3


@pytest.mark.parametrize("locale", ["C", "POSIX", "en_US.ISO-8859-1", "zh_CN.GBK"])
def test_output_is_utf8_whatever_the_locale(call: Call, locale: str) -> None:
    for args in (("dropped", "十三"), ("dropped", "十三", "--json"), ("export", "pairs")):
        result = call(*args, LC_ALL=locale, PYTHONIOENCODING="latin-1")
        assert result.returncode == 0
        assert result.stdout.decode("utf-8")
    error = call("dropped", "三十三", LC_ALL=locale, PYTHONIOENCODING="latin-1")
    assert "三十三" in error.stderr.decode("utf-8")


def test_exit_codes(call: Call, tmp_path: Path) -> None:
    assert call("coverage").returncode == 0
    assert call("dropped", "三十三").returncode == 2
    assert call("--nonsense").returncode == 2
    assert call("ask", QUESTION, "--data-dir", str(tmp_path)).returncode == 3
    assert call("ask", QUESTION, LINEAGE_DATA_DIR=str(tmp_path)).returncode == 3


def graph_of(folder: Path) -> Lineage:
    return SqliteStore(folder / "var").view().lineage()


BAD = {
    "empty.txt": b"",
    "blank.txt": b"\n\n   \n",
    "binary.txt": bytes(range(256)) * 40,
    "utf16.txt": "国务院办公厅".encode("utf-16-le") * 20,
    "no-items.txt": "这里没有任何条目。\n".encode(),
    "headless-table.txt": "一\t二\t三\n四\t五\t六\n".encode(),
    "huge.txt": b"x" * (50 * 2**20),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_one_error_and_leaves_the_last_good_graph(
    call: Call, folder: Path, tmp_path: Path, name: str
) -> None:
    source = tmp_path / "source"
    shutil.copytree(BUNDLED / "sources", source)
    (source / name).write_bytes(BAD[name])
    before = graph_of(folder)
    result = call("build", "--source", str(source))
    message = result.stderr.decode()
    assert result.returncode == 2, message
    assert name in message
    assert message.startswith("错误：")
    assert "Traceback" not in message
    assert len(message.splitlines()) <= 2
    assert graph_of(folder) == before
    assert call("ask", QUESTION).returncode == 0


def test_interrupting_a_build_leaves_the_last_good_graph(folder: Path, tmp_path: Path) -> None:
    source = tmp_path / "source"
    for number in range(60):
        shutil.copytree(BUNDLED / "sources", source / str(number))
    before = graph_of(folder)
    # A background job starts with SIGINT ignored; a person's shell doesn't.
    heed = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    building = subprocess.Popen(
        [
            sys.executable,
            "-c",
            f"{heed}; from lineage.cli import main; main()",
            "build",
            "--source",
            source,
        ],
        cwd=folder,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    time.sleep(1.5)
    building.send_signal(signal.SIGINT)
    _, error = building.communicate(timeout=60)
    assert building.returncode == 130, error.decode()
    assert "Interrupted" in error.decode()
    assert "Traceback" not in error.decode()
    assert graph_of(folder) == before


def test_a_reader_that_stops_early_gets_no_traceback(call: Call, folder: Path) -> None:
    piped = subprocess.run(
        f"{COMMAND} export json | head -c 10",
        shell=True,
        cwd=folder,
        env=environment(),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert piped.stdout == b'{\n"documen'
    assert piped.stderr == b""


@pytest.mark.parametrize(
    ("spoken", "said"),
    [
        ("C.UTF-8", "错误：标准输出：磁盘已满。\n"),
        ("en_US.UTF-8", "Error: Standard output: No space left on device.\n"),
    ],
)
@pytest.mark.parametrize("args", [["coverage"], ["coverage", "--json"], ["export", "json"]])
def test_a_full_disk_is_one_line(folder: Path, args: list[str], spoken: str, said: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [COMMAND, *args],
            cwd=folder,
            env=environment(LC_ALL=spoken),
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.decode() == said


def test_serve_answers_like_the_command(call: Call, folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    server = subprocess.Popen(
        [COMMAND, "serve", "--port", port], cwd=folder, env=environment(), stderr=subprocess.PIPE
    )
    try:
        assert server.stderr is not None
        assert f"http://127.0.0.1:{port}" in server.stderr.readline().decode()
        path = "/api/v1/items/state-council-2018-23:13/coverage?status=dropped"
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=30) as response:
            served = json.load(response)
        asked = json.loads(call("coverage", "十三", "--status", "dropped", "--json").stdout)
        assert served["items"] == asked["items"]
        taken = call("serve", "--port", port)
        assert taken.returncode == 3
        assert "请换一个端口" in taken.stderr.decode()
    finally:
        server.send_signal(signal.SIGINT)
        server.communicate(timeout=30)
    assert server.returncode == 0


@pytest.mark.slow
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM], ids=lambda each: each.name)
def test_serve_ends_while_somebody_downloads(tmp_path: Path, ending: signal.Signals) -> None:
    """However slowly: this client reads nothing more. Times are said, and no traceback."""
    SqliteStore(tmp_path / "var").replace(bundled.change(large(bundled.lineage(), 300)))
    server = subprocess.Popen(
        [COMMAND, "serve", "--port", "0"], cwd=tmp_path, env=environment(), stderr=subprocess.PIPE
    )
    try:
        assert server.stderr is not None
        found = re.search(r":(\d+) ", server.stderr.readline().decode())
        assert found
        with socket.socket() as client:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            client.connect(("127.0.0.1", int(found[1])))
            answer = b""
            while b"HTTP/1.1 200" not in answer:  # the graph is being read
                client.sendall(b"GET /api/v1/export/json HTTP/1.1\r\nHost: here\r\n\r\n")
                answer = client.recv(1 << 16)
            server.send_signal(ending)
            _, told = server.communicate(timeout=60)
    finally:
        server.kill()
    assert b"Traceback" not in told
    assert re.search(rb"(?m)^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d+ ERROR uvicorn", told)


def test_answering_loads_neither_web_server_nor_aligner(folder: Path) -> None:
    program = (
        "import sys; from lineage.cli import app; app(['dropped', '十三'], standalone_mode=False);"
        "print([m for m in ('fastapi', 'uvicorn', 'neo4j') if m in sys.modules], file=sys.stderr)"
    )
    result = subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder,
        env=environment(),
        capture_output=True,
        timeout=60,
        check=True,
    )
    assert result.stderr.decode().strip() == "[]"


@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_a_terminal_gets_no_office_file(folder: Path, form: str) -> None:
    leader, follower = os.openpty()
    with os.fdopen(leader, "rb"), os.fdopen(follower, "wb") as terminal:
        done = subprocess.run(
            [COMMAND, "report", "--format", form],
            cwd=folder,
            env=environment(),
            stdout=terminal,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert f"report.{form}" in done.stderr.decode()
