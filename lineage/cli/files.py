"""Writing a result to a file or to standard output."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from lineage.errors import InputError

Out = Annotated[
    Path | None, typer.Option("--out", metavar="FILE", help="Write there, not to standard output.")
]


def write(pieces: Iterable[str | bytes], out: Path | None) -> None:
    """Text in UTF-8, or bytes, to `out`, whole or not at all, or to standard output. Raises InputError."""
    if out is None:
        sys.stdout.flush()
        for piece in pieces:
            sys.stdout.buffer.write(_encoded(piece))
        sys.stdout.buffer.flush()
        return
    try:
        with tempfile.NamedTemporaryFile(
            dir=out.parent, prefix=f".{out.name}.", delete=False
        ) as file:
            temporary = Path(file.name)
            try:
                file.writelines(map(_encoded, pieces))
                file.close()
                temporary.chmod(0o644)
                temporary.replace(out)
            finally:
                temporary.unlink(missing_ok=True)
    except OSError as error:
        raise InputError(f"{out} can't be written: {error.strerror}.") from None


def _encoded(piece: str | bytes) -> bytes:
    return piece.encode() if isinstance(piece, str) else piece
