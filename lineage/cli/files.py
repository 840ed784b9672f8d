"""Writing a result to a file or to standard output."""

from __future__ import annotations

import secrets
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from lineage.errors import InputError, why

STANDARD_OUTPUT = Path("-")
"""What names it as a file, by convention."""


def _no_file(out: Path | None) -> Path | None:
    return None if out == STANDARD_OUTPUT else out


Out = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="FILE",
        help="Write there, not to standard output (-).",
        callback=_no_file,
        show_default=False,
    ),
]


def write(pieces: Iterable[str | bytes], out: Path | None) -> None:
    """Text in UTF-8, or bytes, to `out` or, for None or `-`, to standard output. Raises InputError.

    A file is written whole or not at all and keeps its mode; a link is followed. What is no file
    (a pipe, a device) is written to as it stands.
    """
    written = map(_encoded, pieces)
    if out in (None, STANDARD_OUTPUT):
        sys.stdout.flush()
        sys.stdout.buffer.writelines(written)
        sys.stdout.buffer.flush()
        return
    try:
        mode = _mode(out)
        if mode is None or stat.S_ISREG(mode):
            _replace(out.resolve(), written, mode)
        else:
            with out.open("wb") as file:
                file.writelines(written)
    except OSError as error:
        zh, en = why(error)
        raise InputError((f"写不了 {out}：{zh}。", f"{out} can't be written: {en}.")) from None


def _mode(out: Path) -> int | None:
    """The kind and permissions of what is there; None for nothing."""
    try:
        return out.stat().st_mode
    except FileNotFoundError:
        return None


def _replace(out: Path, pieces: Iterator[bytes], mode: int | None) -> None:
    """Write a file beside `out` and put it in its place; a new one's mode is the umask's."""
    temporary = out.with_name(f".lineage-{secrets.token_hex(4)}")
    try:
        with temporary.open("xb") as file:
            file.writelines(pieces)
        if mode is not None:
            temporary.chmod(stat.S_IMODE(mode))
        temporary.replace(out)
    finally:
        temporary.unlink(missing_ok=True)


def _encoded(piece: str | bytes) -> bytes:
    return piece.encode() if isinstance(piece, str) else piece
