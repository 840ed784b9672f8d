"""Chinese and Latin text in a terminal: lines break between characters, not only at spaces."""

from __future__ import annotations

import re
import unicodedata
from itertools import accumulate

from rich.cells import cell_len, chop_cells
from rich.console import Console, ConsoleOptions, JustifyMethod, OverflowMethod
from rich.containers import Lines
from rich.measure import Measurement
from rich.text import Text

_OPENING = "（《〈【「『〔“‘"
_CLOSING = "，。、；：！？）》〉】」』〕”’…％"
_CHUNK = re.compile(rf"[{_OPENING}]*(?:[!-~]+|[^{_OPENING}]|$)[{_CLOSING}]*\s*")


class Prose(Text):
    """Text that breaks as Chinese is set: no closing mark starts a line, no opening one ends it."""

    def wrap(
        self,
        console: Console,
        width: int,
        *,
        justify: JustifyMethod | None = None,
        overflow: OverflowMethod | None = None,
        tab_size: int = 8,
        no_wrap: bool | None = None,
    ) -> Lines:
        """The lines of the text at a width in cells."""
        if no_wrap or self.no_wrap or overflow in ("ellipsis", "crop", "ignore"):
            return super().wrap(
                console, width, justify=justify, overflow=overflow, tab_size=tab_size, no_wrap=True
            )
        lines = Lines()
        for line in self.split(allow_blank=True):
            for piece in line.divide(list(breaks(line.plain, width))):
                piece.rstrip()
                lines.append(piece)
        return lines

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """The narrowest and the widest it can be, in cells."""
        lines = self.plain.splitlines() or [""]
        narrow = max(cell_len(chunk.strip()) for line in lines for chunk in chunks(line) or [""])
        return Measurement(narrow, max(map(cell_len, lines)))


def plain(text: str, style: str = "") -> Prose:
    """Text as it is, in a style; control characters, which could steer a terminal, are left out.

    >>> plain("[red]" + chr(27) + "[31m要").plain
    '[red][31m要'
    """
    kept = "".join(c for c in text if c == "\n" or unicodedata.category(c) not in ("Cc", "Cf"))
    return Prose(kept, style)


def chunks(line: str) -> list[str]:
    """The pieces between which a line may break.

    >>> chunks("（十三）的去向，item 13")
    ['（十', '三）', '的', '去', '向，', 'item ', '13']
    """
    return [chunk for chunk in _CHUNK.findall(line) if chunk]


def breaks(line: str, width: int) -> list[int]:
    """Offsets at which to break a line so that no part is wider than `width` cells.

    >>> breaks("做好政务公开。", 6)
    [3, 5]
    """
    pieces = [part for chunk in chunks(line) for part in _fit(chunk, width)]
    starts = accumulate((len(piece) for piece in pieces), initial=0)
    found: list[int] = []
    used = 0
    for start, piece in zip(starts, pieces, strict=False):
        if used and used + cell_len(piece.rstrip()) > width:
            found.append(start)
            used = 0
        used += cell_len(piece)
    return found


def _fit(chunk: str, width: int) -> list[str]:
    """A chunk, cut where it is wider than a line."""
    if cell_len(chunk.rstrip()) <= width:
        return [chunk]
    return chop_cells(chunk, max(width, 2))
