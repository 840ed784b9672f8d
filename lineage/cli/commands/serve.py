"""Serve the explorer and its API.

In a module of its own, loaded when called: importing FastAPI and uvicorn takes longer than
answering a question on the command line.
"""

from __future__ import annotations

import asyncio
import errno
import logging
import socket
from pathlib import Path
from typing import Annotated

import typer
import uvicorn

from api.app import create_app
from api.security import LOOPBACK
from api.settings import Reviewer, Settings
from lineage.amend import Ledger
from lineage.cli.console import errors
from lineage.cli.filters import BuiltFrom
from lineage.cli.prose import plain
from lineage.cli.session import Session, command
from lineage.errors import InputError, ServiceError, why
from lineage.language import pick
from lineage.store import View, store_address

PARTING = 5  # seconds that running downloads have left when the server is to end

_OTHER_ADDRESS = (
    "请换一个地址：lineage serve --host 地址",
    "Choose another address: lineage serve --host ADDRESS",
)
_OTHER_PORT = (
    "请换一个端口：lineage serve --port N",
    "Choose another port: lineage serve --port N",
)

_TOGETHER = "--by 与 --source 须一起给出。", "--by and --source are given together."
_HERE_ALONE = (
    ("在网页上判定只限本机。", "Deciding on the pages is for this machine alone."),
    ("请去掉 --host，或去掉 --by 与 --source。", "Leave out --host, or --by and --source."),
)

EXAMPLES = (
    "lineage serve",
    "lineage serve --port 8080 --data-dir my-graph",
    "lineage serve --source data --by 王某",
)


@command(answers=False)
def run(
    session: Session,
    port: Annotated[
        int, typer.Option("--port", metavar="N", min=0, max=65535, help="0 takes a free one.")
    ] = 8000,
    host: Annotated[str, typer.Option("--host", help="The address to listen on.")] = "127.0.0.1",
    author: Annotated[
        str | None,
        typer.Option(
            "--by", metavar="NAME", help="Decide about pairs on the pages, as this person."
        ),
    ] = None,
    source: BuiltFrom = None,
) -> None:
    """Serve the explorer and its API until Ctrl+C; without --lang pages follow the browser."""
    reviewer = _reviewer(session.view(), author, source, host)
    settings = Settings(session.data_dir, store_address(), session.lang, reviewer)
    with _listen(host, port) as listening:
        at = f"http://{_printed(host)}:{listening.getsockname()[1]}"
        told = "网页地址：{}  （按 Ctrl+C 停止）", "The explorer is at {}  (Ctrl+C stops it)"
        errors().print(plain(pick(told, session.language).format(at)))
        logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s")
        logging.getLogger("uvicorn.error").addFilter(_is_of_interest)
        config = uvicorn.Config(
            create_app(settings), log_config=None, timeout_graceful_shutdown=PARTING
        )
        server = uvicorn.Server(config)
        try:
            server.run(sockets=[listening])
        except KeyboardInterrupt:
            errors().print(pick(("已停止。", "Stopped."), session.language))


def _reviewer(view: View, author: str | None, source: Path | None, host: str) -> Reviewer | None:
    """Who decides on the pages, if anybody: at this machine, with a folder that can be read.

    Raises InputError, SourceError.
    """
    if author is None and source is None:
        return None
    if not author or source is None:
        raise InputError(_TOGETHER)
    if host not in LOOPBACK:
        raise InputError(*_HERE_ALONE)
    Ledger(source, view)
    return Reviewer(author, source)


def _is_of_interest(record: logging.LogRecord) -> bool:
    """Whether a message tells more than that an answer was cut off at the end."""
    return not (record.exc_info and isinstance(record.exc_info[1], asyncio.CancelledError))


def _listen(host: str, port: int) -> socket.socket:
    """A socket on that address, of the older kind where a name has both. Raises ServiceError."""
    try:
        known = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        family = min((each[0] for each in known), key=lambda each: each != socket.AF_INET)
        return socket.create_server((host, port), family=family)
    except OSError as error:
        at, (zh, en) = f"{_printed(host)}:{port}", why(error)
        zh = "找不到这个主机" if isinstance(error, socket.gaierror) else zh.partition(" (")[0]
        what = f"不能在 {at} 上监听：{zh}。", f"{at} can't be listened on: {en.partition(' (')[0]}."
        elsewhere = isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL
        fix = _OTHER_ADDRESS if elsewhere else _OTHER_PORT
        raise ServiceError(what, fix) from None


def _printed(host: str) -> str:
    """An address as it stands before a port."""
    return f"[{host}]" if ":" in host else host
