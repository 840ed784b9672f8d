"""One real Neo4j for tests and benchmarks: given, started from Maven's artifacts, or a container.

`NEO4J_URI` (with NEO4J_USER, NEO4J_PASSWORD, NEO4J_DATABASE) names a server: the graph in it
is replaced. Without it one is started on loopback with a fresh home, and ends with this process.
"""

from __future__ import annotations

import atexit
import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import neo4j

START = Path(__file__).with_name("start")
IMAGE = "neo4j:5.26-community"
# Java that starts quickly rather than runs fast for long, or the other way round.
QUICK = {"NEO4J_JAVA_OPTIONS": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"}
STEADY = {"NEO4J_HEAP": "1g", "NEO4J_PAGECACHE": "1g"}
READY = 180.0  # seconds; most of it is for a machine that is busy
FETCH = 900  # seconds for the jars, once


@dataclass
class Server:
    """A running server, and how to reach it. `home` is None when it isn't ours to stop."""

    port: int
    uri: str
    password: str = field(repr=False)
    user: str = "neo4j"
    database: str = "neo4j"
    home: Path | None = None
    java: Mapping[str, str] = field(default_factory=lambda: QUICK)
    process: subprocess.Popen[bytes] | None = None

    @property
    def environment(self) -> Mapping[str, str]:
        """What a process needs to use it."""
        return {
            "LINEAGE_STORE": self.uri,
            "NEO4J_USER": self.user,
            "NEO4J_PASSWORD": self.password,
            "NEO4J_DATABASE": self.database,
        }

    def driver(self) -> neo4j.Driver:
        """A bare driver, for looking at what is really there."""
        return neo4j.GraphDatabase.driver(
            self.uri,
            auth=(self.user, self.password),
            connection_timeout=2,
            max_transaction_retry_time=0,
        )

    def query(self, statement: str, **parameters: object) -> list[dict[str, object]]:
        """Rows of a statement, past the store."""
        with self.driver() as driver:
            found = driver.execute_query(statement, parameters, database_=self.database)  # type: ignore[arg-type, unused-ignore]
            return [record.data() for record in found.records]

    def start(self) -> None:
        """Start our own server and wait until it answers."""
        assert self.home
        log = (self.home / "server.log").open("ab")
        with log:
            self.process = subprocess.Popen(
                [START, str(self.home), str(self.port)],
                env={**os.environ, **self.java, "NEO4J_PASSWORD": self.password},
                stdout=log,
                stderr=log,
            )
        self.wait()

    def wait(self) -> None:
        """Wait until it answers a query."""
        until = time.monotonic() + READY
        while True:
            try:
                self.query("RETURN 1")
                return
            except (neo4j.exceptions.Neo4jError, neo4j.exceptions.DriverError, OSError):
                ended = self.process is not None and self.process.poll() is not None
                if ended or time.monotonic() > until:
                    log = self.home / "server.log" if self.home else None
                    tail = log.read_text(errors="replace")[-2000:] if log else ""
                    raise RuntimeError(f"Neo4j did not start. {tail}") from None
            time.sleep(0.5)

    def kill(self) -> None:
        """End our own server at once, as a power cut would."""
        assert self.process
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """End our own server and remove its home."""
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.kill()
        if self.home:
            shutil.rmtree(self.home, ignore_errors=True)


@cache
def running(steady: bool = False) -> Server | str:
    """The server of this process, or the reason why there is none. Raises RuntimeError.

    One for tests starts quickly; a `steady` one has the memory and the compiler of real use.
    """
    if uri := os.environ.get("NEO4J_URI"):
        return Server(
            port=0,
            uri=uri,
            user=os.environ.get("NEO4J_USER", "neo4j"),
            password=os.environ.get("NEO4J_PASSWORD", ""),
            database=os.environ.get("NEO4J_DATABASE", "neo4j"),
        )
    if shutil.which("java") and shutil.which("mvn"):
        return _from_maven(STEADY if steady else QUICK)
    if (
        shutil.which("docker")
        and subprocess.run(["docker", "info"], check=False, capture_output=True).returncode == 0
    ):
        return _from_container()
    return "No Neo4j: set NEO4J_URI, or install Java 17 and Maven, or run Docker."


def _from_maven(java: Mapping[str, str]) -> Server:
    home = Path(tempfile.mkdtemp(prefix="neo4j-"))
    fetched = subprocess.run(
        [START.with_name("admin"), home, "--version"],
        check=False,
        capture_output=True,
        timeout=FETCH,
    )
    if fetched.returncode:
        raise RuntimeError(f"Neo4j's jars: {fetched.stderr.decode(errors='replace')[-2000:]}")
    return started(home, java)


def started(home: Path, java: Mapping[str, str] = QUICK) -> Server:
    """A server of our own on the databases of a home. Raises RuntimeError."""
    port = free_port()
    server = Server(
        port=port,
        uri=f"neo4j://127.0.0.1:{port}",
        password=secrets.token_hex(12),  # one that began with - would be taken for an option
        home=home,
        java=java,
    )
    atexit.register(server.stop)
    server.start()
    return server


def _from_container() -> Server:
    port, password = free_port(), secrets.token_hex(12)
    run = ["docker", "run", "--rm", "--detach", "--publish", f"127.0.0.1:{port}:7687"]
    environment = {**os.environ, "NEO4J_AUTH": f"neo4j/{password}"}
    name = subprocess.run(
        [*run, "--env", "NEO4J_AUTH", IMAGE],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
        timeout=FETCH,
    ).stdout.strip()
    atexit.register(subprocess.run, ["docker", "stop", name], capture_output=True)
    server = Server(port=port, uri=f"bolt://127.0.0.1:{port}", password=password)
    server.wait()
    return server


def free_port() -> int:
    """A port of loopback that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
