"""Writing to the terminal: text from documents is never read as markup or control codes."""

from __future__ import annotations

import os
import sys

import msgspec
from rich.console import Console, Group, RenderableType
from rich.text import Text

from lineage.cli.prose import plain
from lineage.errors import LineageError
from lineage.language import Language, pick

UNBOUNDED = 100_000  # cells: more than any line takes


def output() -> Console:
    """Standard output. When it is no terminal, without colour, and no line is broken."""
    console = Console(highlight=False, markup=False, emoji=False)
    if not bounded(console):
        console.width = UNBOUNDED
    return console


def bounded(console: Console) -> bool:
    """Whether lines have a width to keep to: a terminal's, or COLUMNS."""
    return console.is_terminal or "COLUMNS" in os.environ


def tell(*parts: RenderableType) -> None:
    """Print an answer's parts; lines that nothing bounds aren't padded either."""
    console = output()
    # In a group each part breaks its own lines; alone, a text would be broken as if in English.
    whole = Group(*parts)
    if bounded(console):
        console.print(whole, crop=False)
        return
    with console.capture() as printed:
        console.print(whole)
    sys.stdout.write("\n".join(line.rstrip() for line in printed.get().split("\n")))
    sys.stdout.flush()


def errors() -> Console:
    """Standard error, for messages and progress."""
    return Console(stderr=True, highlight=False, markup=False, emoji=False)


def fail(error: LineageError, language: Language) -> None:
    """One message: what happened, and on a line of its own what to do about it."""
    mark = pick(("错误：", "Error: "), language)
    message = Text.assemble((mark, "bold red"), plain(pick(error.happened, language)))
    if fix := pick(error.fix, language):
        message.append_text(plain(f"\n{fix}"))
    errors().print(message, soft_wrap=True)


def write_json(value: object) -> None:
    """A value as indented JSON in UTF-8, whatever the locale."""
    sys.stdout.flush()
    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n")
    sys.stdout.buffer.flush()
