"""One driver for one server: every call ends within its limit, every failure is a StoreError."""

from __future__ import annotations

import logging
import re
import threading
import time
import weakref
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, wait
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import urlsplit

import neo4j
from neo4j import exceptions

from lineage.errors import ParameterError, StoreError
from lineage.language import Said

ANSWER = 4.5  # seconds of silence that a reader bears, whatever happens
STOP = 0.5  # seconds before that, the server is to end a statement by itself
CONNECT = 3.0  # seconds for reaching the server
AGAIN = 2.0  # seconds in which a broken call is tried again
PAUSE = 0.2  # seconds between two tries
LEAVE = 2.0  # seconds in which a call that was given up may still end by itself

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")

# What the driver warns of is said in our errors; unconfigured, it would write to stderr as well.
logging.getLogger("neo4j").addHandler(logging.NullHandler())

Row = dict[str, Any]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the server is and who we are there. The password shows in no representation."""

    address: str
    user: str = "neo4j"
    password: str = field(default="", repr=False)
    database: str = "neo4j"

    @classmethod
    def of(cls, address: str, environment: Mapping[str, str]) -> Settings:
        """Settings from NEO4J_USER, NEO4J_PASSWORD, NEO4J_DATABASE. Raises ParameterError."""
        try:
            parts = urlsplit(address)
            whole = parts.scheme in SCHEMES and bool(parts.hostname) and parts.port != 0
        except ValueError:
            whole = False
        if not whole or "@" in address or parts.path.strip("/") or parts.query or parts.fragment:
            raise ParameterError("LINEAGE_STORE", _shown(address), _ALLOWED)
        return cls(
            address=f"{parts.scheme}://{parts.netloc}",
            user=environment.get("NEO4J_USER") or "neo4j",
            password=environment.get("NEO4J_PASSWORD", ""),
            database=environment.get("NEO4J_DATABASE") or "neo4j",
        )


_WAITED = ("TransactionTimedOut", "LockClientStopped", "Terminated")
_ALLOWED = (
    "memory，或 neo4j://主机:端口（用户和密码用 NEO4J_USER、NEO4J_PASSWORD 给出）",
    "memory, or neo4j://host:port (user and password by NEO4J_USER, NEO4J_PASSWORD)",
)


def _shown(address: str) -> str:
    """An address without what may be a password."""
    scheme, _, rest = address.partition("://")
    rest = re.split("[?#]", rest.rpartition("@")[2])[0]
    return f"{scheme}://{'…@' * ('@' in address)}{rest}"


@dataclass(frozen=True, slots=True)
class Limit:
    """How long an answer may take, and how long nothing of it may come; both in seconds."""

    total: float = ANSWER - STOP
    silence: float = ANSWER


PROMPT = Limit()


class _Pulse:
    """When something of an answer came last."""

    def __init__(self) -> None:
        self.beat()

    def beat(self) -> None:
        self._last = time.monotonic()

    def left(self, limit: float) -> float:
        """Seconds until the silence is too long; negative once it is."""
        return self._last + limit - time.monotonic()


@dataclass(eq=False, slots=True)
class _Opened:
    """A driver, how to close it, and the threads whose calls it serves."""

    driver: neo4j.Driver
    close: Callable[[], object]
    serves: set[threading.Thread] = field(default_factory=set)


class Connection:
    """Runs statements. Opens its driver when first needed, and again when it hung."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._driver: _Opened | None = None
        self._left: list[_Opened] = []  # out of use, but for calls that began before
        self._lock = threading.Lock()

    def read(self, statement: str, /, *, within: Limit = PROMPT, **parameters: object) -> list[Row]:
        """Rows of a reading statement: one round trip, tried again when a connection broke."""
        self._reach()
        pulse, query = _Pulse(), _query(statement, within.total)

        def work() -> list[Row]:
            with self._session(neo4j.READ_ACCESS) as session:
                return _rows(session.run(query, parameters), pulse)

        return self.bounded(within.silence, lambda: _tried(work), pulse)

    def write(self, statement: str, /, *, within: float, **parameters: object) -> list[Row]:
        """Rows of a writing statement, in a transaction of its own."""

        def work() -> list[Row]:
            with self._session(neo4j.WRITE_ACCESS) as session:
                return _rows(session.run(_query(statement, within), parameters), _Pulse())

        self._reach()
        return self.bounded(within, work)

    def free(self, statement: str, /, wait: float, *, within: float) -> bool:
        """Whether a statement gets the locks it needs within `wait` seconds."""

        def work() -> bool:
            with self._session(neo4j.WRITE_ACCESS) as session:
                try:
                    session.run(_query(statement, wait)).consume()
                except (exceptions.ClientError, exceptions.TransientError) as error:
                    if any(each in (error.code or "") for each in _WAITED):
                        return False
                    raise
            return True

        self._reach()
        return self.bounded(within, work)

    @contextmanager
    def transaction(self) -> Iterator[neo4j.Transaction]:
        """An open transaction that can be waited on; rolled back unless it is committed."""
        self._reach()
        with self._translated(), self._on(self._opened(), neo4j.WRITE_ACCESS) as session:
            transaction = session.begin_transaction(timeout=0)
            try:
                yield transaction
            finally:
                with suppress(exceptions.Neo4jError, exceptions.DriverError):
                    transaction.close()  # what broke the connection has been said

    def close(self) -> None:
        """Close the driver, if there is one; the next call opens another."""
        with self._lock:
            opened, self._driver = self._driver, None
        if opened is not None:
            opened.close()

    def _reach(self) -> None:
        """Open the driver, in a time of its own: a server that has just started is slow."""
        if self._driver is None:
            self.bounded(ANSWER, lambda: _tried(self._opened))

    @contextmanager
    def _on(self, opened: _Opened, access: str) -> Iterator[neo4j.Session]:
        """A session that is closed, also where closing it once fails on a broken connection."""
        database = self.settings.database
        session = opened.driver.session(database=database, default_access_mode=access)
        with closing(session), session:
            yield session

    @contextmanager
    def _session(self, access: str) -> Iterator[neo4j.Session]:
        """A session of a call in this thread; until it ends its driver is kept open."""
        caller = threading.current_thread()
        opened = self._entered(caller)
        try:
            with self._on(opened, access) as session:
                yield session
        finally:
            self._leave(caller)

    def _entered(self, caller: threading.Thread) -> _Opened:
        """The driver that serves a call; it is still in use when the call is noted there."""
        while True:
            opened = self._opened()
            with self._lock:
                if opened is self._driver:
                    opened.serves.add(caller)
                    return opened

    def _opened(self) -> _Opened:
        """The driver, once it has reached the server."""
        if (opened := self._driver) is not None:
            return opened
        driver = _driver(self.settings)
        try:
            driver.verify_connectivity()
        except BaseException:
            driver.close()
            raise
        with self._lock:
            if (opened := self._driver) is None:
                self._driver = opened = _Opened(driver, weakref.finalize(self, driver.close))
        if opened.driver is not driver:
            driver.close()
        return opened

    def bounded(self, limit: float, work: Callable[[], T], pulse: _Pulse | None = None) -> T:
        """The result of `work`, or a StoreError when it isn't there in time.

        `limit` is in seconds, counted from the last beat of `pulse` if there is one.
        The driver itself can wait minutes for a server that has stopped answering without
        closing its connections; such a call is left behind, and its driver taken out of use.
        """
        result: Future[T] = Future()

        def run() -> None:
            try:
                result.set_result(work())
            except BaseException as error:
                result.set_exception(error)

        caller = threading.Thread(target=run, daemon=True, name="neo4j")
        caller.start()
        beats = pulse or _Pulse()
        while not result.done() and (left := beats.left(limit)) > 0:
            wait([result], left)
        if result.done():
            with self._translated():
                return result.result()
        self._abandon(caller)
        what = f"在 {limit:g} 秒内没有应答。", f"doesn't answer within {limit:g} s."
        raise self._error(what, _LATER)

    def _abandon(self, caller: threading.Thread) -> None:
        """Take the driver on which a call hangs out of use; it serves the others to their end."""
        with self._lock:
            before = any(caller in opened.serves for opened in self._left)
            if self._driver is not None and not before:
                self._left.append(self._driver)
                self._driver = None

        def part() -> None:
            caller.join(LEAVE)  # drivers can't be closed cleanly while a call is being answered
            self._leave(caller)

        threading.Thread(target=part, daemon=True, name="neo4j").start()

    def _leave(self, caller: threading.Thread) -> None:
        """Note that a call has ended or was given up, and close what serves nobody any more."""
        with self._lock:
            for opened in (self._driver, *self._left):
                if opened is not None:
                    opened.serves.discard(caller)
            idle = [opened for opened in self._left if not opened.serves]
            self._left = [opened for opened in self._left if opened.serves]
        for opened in idle:  # closing may hang as the call did
            threading.Thread(target=_closed, args=(opened,), daemon=True, name="neo4j").start()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """Turn the driver's errors into StoreErrors."""
        try:
            yield
        except (exceptions.Neo4jError, exceptions.DriverError, OSError, ValueError) as error:
            raise self._error(*explained(error, self.settings)) from None

    def _error(self, what: Said, fix: Said) -> StoreError:
        address, (zh, en) = self.settings.address, what
        return StoreError((f"{address} 的 Neo4j {zh}", f"Neo4j at {address} {en}"), fix)


def _tried(work: Callable[[], T]) -> T:
    """The result of `work`, which is tried again when a connection broke."""
    until = time.monotonic() + AGAIN
    while True:
        try:
            return work()
        except (exceptions.Neo4jError, exceptions.DriverError) as error:
            if not error.is_retryable() or time.monotonic() > until:
                raise
        time.sleep(PAUSE)


def _closed(opened: _Opened) -> None:
    with suppress(Exception):  # the call left behind may be using it at this moment
        opened.close()


def _query(statement: str, limit: float) -> neo4j.Query:
    """A statement that the server ends by itself after so many seconds."""
    return neo4j.Query(statement, timeout=limit)  # type: ignore[arg-type, unused-ignore]


def _rows(result: neo4j.Result, pulse: _Pulse) -> list[Row]:
    """Records as they are; `Record.data` would walk through every value, looking for nodes."""
    rows = []
    for record in result:
        pulse.beat()
        rows.append(dict(zip(record.keys(), record.values(), strict=True)))
    return rows


def _driver(settings: Settings) -> neo4j.Driver:
    auth = (settings.user, settings.password) if settings.password else None
    return neo4j.GraphDatabase.driver(
        settings.address,
        auth=auth,
        connection_timeout=CONNECT,
        connection_acquisition_timeout=CONNECT + 1,
        max_transaction_retry_time=AGAIN,
        liveness_check_timeout=30,
        notifications_min_severity=neo4j.NotificationMinimumSeverity.OFF,
        telemetry_disabled=True,
        user_agent="policy-lineage",
    )


_LATER = ("请等它不忙时再试。", "Try again when it is less busy.")
_LOG = ("请看服务器的日志。", "See the server's log.")
_ROOM = (
    "请看它的日志，腾出空间，再重新启动。原有的图未动。",
    "See its log, make room, then restart it. The graph that was there is kept.",
)
_REFUSED = (
    (
        "AuthenticationRateLimit",
        "收到错误密码次数过多，几秒内不接受任何人登录。",
        "was given wrong passwords too often and listens to nobody for some seconds.",
        (
            "请核对 NEO4J_USER 和 NEO4J_PASSWORD，稍后再试。",
            "Check NEO4J_USER and NEO4J_PASSWORD, then wait.",
        ),
    ),
    (
        "Security",
        "拒绝用户“{user}”。",
        "refuses user {user!r}.",
        ("请核对 NEO4J_USER 和 NEO4J_PASSWORD。", "Check NEO4J_USER and NEO4J_PASSWORD."),
    ),
    (
        "DatabaseNotFound",
        "没有数据库“{database}”。",
        "has no database {database!r}.",
        ("请核对 NEO4J_DATABASE。", "Check NEO4J_DATABASE."),
    ),
    (
        "DatabaseUnavailable",
        "的数据库“{database}”不可用。",
        "says that database {database!r} isn't available.",
        ("请看它的日志。", "See its log."),
    ),
    (
        "TransactionCommitFailed",
        "写不进去，磁盘满了吗？",
        "couldn't write: is its disk full?",
        _ROOM,
    ),
    (
        "TransactionStartFailed",
        "遇到严重错误，磁盘满了吗？",
        "has met a critical error: is its disk full?",
        _ROOM,
    ),
    ("TransactionTimedOut", "用时过长，已中止。", "took too long and was stopped.", _LATER),
)


def explained(error: Exception, settings: Settings) -> tuple[Said, Said]:
    """What happened and what to do about it, without anything secret."""
    if isinstance(error, exceptions.ServiceUnavailable | exceptions.SessionExpired | OSError):
        return (
            ("连接不上。", "can't be reached."),
            (
                "它在运行吗？地址由 LINEAGE_STORE 指定。",
                "Is it running? LINEAGE_STORE names it.",
            ),
        )
    if not isinstance(error, exceptions.Neo4jError):
        return _failed(type(error).__name__, str(error)), _LOG
    code = error.code or ""
    values = {"user": settings.user, "database": settings.database}
    for part, zh, en, fix in _REFUSED:
        if part in code:
            return (zh.format(**values), en.format(**values)), fix
    return _failed(code.rpartition(".")[2] or type(error).__name__, str(error.message)), _LOG


def _failed(name: str, message: str) -> Said:
    return f"出错（{name}）：{message}", f"failed ({name}): {message}"
