"""Pairs for a person to decide as a sheet to fill in, and the sheet that comes back.

`/api/v1/review.csv` is such a sheet, too, with more columns: what is read are the columns named here.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lineage.errors import SourceError, unreadable
from lineage.language import Said
from lineage.model import Judgement
from lineage.queries.answers.decisions import Undecided
from lineage.report.spreadsheets import csv_text, shown

TO_FILL = ("judgement", "reason")
COLUMNS = (*TO_FILL, "score", "inherits", "unit.id", "upstream.id", "unit.text", "upstream.text")
_NEEDED = ("judgement", "unit.id", "upstream.id")
# Excel saves CSV in the system's encoding unless it is told otherwise: in China that is GB 18030.
_ENCODINGS = ("utf-8-sig", "gb18030")
_WORDS = {
    **{each.value: each for each in Judgement},
    "d": Judgement.DESCENDS,
    "t": Judgement.TOPICAL,
    "u": Judgement.UNRELATED,
    "承接": Judgement.DESCENDS,
    "仅主题相近": Judgement.TOPICAL,
    "主题相近": Judgement.TOPICAL,
    "无关": Judgement.UNRELATED,
    "撤回": Judgement.WITHDRAWN,
}
_CHANGED = (
    "文字与填表时不同，请核对后重新填写。",
    "A text isn't what it was when the sheet was made. Look at it, and fill it in again.",
)


@dataclass(frozen=True, slots=True)
class Filled:
    """A row that somebody filled in, with its line and the ids of its unit and upstream clause.

    A text is '' where the sheet doesn't have it.
    """

    line: int
    pair: tuple[str, str]
    judgement: Judgement
    reason: str
    unit_text: str
    upstream_text: str

    def check(self, path: Path, unit_text: str, upstream_text: str) -> None:
        """Raises SourceError (file, line) if the clauses no longer say what the sheet shows."""
        sides = (self.unit_text, unit_text), (self.upstream_text, upstream_text)
        if any(told and "".join(told.split()) != "".join(is_.split()) for told, is_ in sides):
            raise SourceError(path, _CHANGED, line=self.line)


def to_fill(pairs: Iterable[Undecided]) -> str:
    """The sheet of these pairs, as CSV."""
    rows: list[tuple[str, ...]] = [COLUMNS]
    for each in pairs:
        ends = each.unit.id, each.upstream.id, each.unit.text, each.upstream.text
        rows.append(("", "", f"{each.score:.3f}", str(each.inherits).lower(), *ends))
    return csv_text(rows)


def filled(path: Path) -> tuple[Filled, ...]:
    """The rows with a judgement, in their order; those without are left out.

    Raises SourceError (file, line).
    """
    reader = csv.DictReader(io.StringIO(_text(path), newline=""), strict=True)
    try:
        missing = [each for each in _NEEDED if each not in (reader.fieldnames or ())]
        if missing:
            zh, en = (
                f"缺少列：{'、'.join(missing)}。",
                f"It lacks the columns {', '.join(missing)}.",
            )
            raise SourceError(path, (zh, en), line=1)
        return tuple(_rows(path, reader))
    except csv.Error as error:
        raise unreadable(path, error) from None


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from None
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    fix = "请另存为 CSV UTF-8。", "Save it as CSV UTF-8."
    raise SourceError(path, ("不是 CSV 文本。", "No CSV text."), fix)


def _rows(path: Path, reader: csv.DictReader[str]) -> Iterator[Filled]:
    for row in reader:
        cells = {name: shown(cell or "").strip() for name, cell in row.items() if name}
        if cells["judgement"]:
            yield _filled(path, reader.line_num, cells)


def _filled(path: Path, line: int, cells: Mapping[str, str]) -> Filled:
    told = cells["judgement"].casefold()
    if told not in _WORDS:
        raise SourceError(path, _unknown(cells["judgement"]), line=line)
    return Filled(
        line=line,
        pair=(cells["unit.id"], cells["upstream.id"]),
        judgement=_WORDS[told],
        reason=cells.get("reason", ""),
        unit_text=cells.get("unit.text", ""),
        upstream_text=cells.get("upstream.text", ""),
    )


def _unknown(told: str) -> Said:
    zh, en = (comma.join(Judgement) for comma in ("、", ", "))
    return (
        f"judgement 不能是“{told}”，可用的值：{zh}，或 承接、主题相近、无关、撤回。",
        f"No judgement {told!r}; there are: {en}.",
    )
