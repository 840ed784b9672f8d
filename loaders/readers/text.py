"""Plain text and Markdown: lines, pipe, HTML and tab tables with a row or with a cell a line.

Two tab layouts occur in texts saved from web pages and PDF viewers. A line with tabs
inside is a whole row. A line that only starts with a tab is one cell; the cells of a row
follow each other, and a blank line ends the row. Markdown's pipe tables have a row a line.

Text in traditional glyphs is read in simplified ones, so that one set of words tells what is
what; the source itself stays as it is.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from itertools import pairwise
from pathlib import Path

from lineage.errors import SourceError
from lineage.text import simplified
from loaders.agencies.names import parts_agencies
from loaders.blocks import Block, BlockKind, Extract, Source
from loaders.readers import html_tables
from loaders.readers.tabs import without_stray_tabs

_ADDRESS = r"\]\((?:https?:|[./#])[^()\s]{0,500}(?:\s+\"[^\"\n]{0,300}\")?\)"
# A whole link that leads away from the page.
_AWAY = re.compile(
    rf"!?\[(?:!\[[^\[\]\n]{{0,200}}{_ADDRESS}|[^\[\]\n]){{0,200}}(?!\]\(#){_ADDRESS}"
)
_COUNT = re.compile(r"^\s*\d{1,2}\.\s")
_NO_WIDTH = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
# Page converters print how a character is read behind it: 動(dòng), 动(dong).
_READING = (
    r"\((?=[^()]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ])[a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜ]{1,6}\)|"
    r"(?-i:(?<=[\u4e00-\u9fff)])\((?:(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])[aeiouv]{1,3}(?:ng?)?|a(?:i|o|ng?)|e[nr]|ou)\))"
)
# The kinds of markup, each behind the signs one of which it holds: most lines hold none of them.
_MARKUPS = (
    ("【", r"【(?:题注|章名|节名)】|【已?(?:废止|失效)】\s*$"),
    # A ？ that opens a line or a word, or stands behind 第一章, is a space that a page has lost; so are
    # several at the end of a line.
    (
        "?？",
        r"^\s*[?？]+|(?<=\s)[?？]+(?=\s*[\u4e00-\u9fff*])|(?<=\s)[?？]{2,}\s*$|"
        r"(?<=[章节条])\?(?=[\u4e00-\u9fff])",
    ),
    # A sheet copied as text has cells of several lines in quotes.
    ('"', r'(?<=\t)"(?!")|(?<!")"(?=\t)'),
    ("#", r"^\s*#{1,6}(?=\s)"),
    ("-*+•>", r"^\s*(?:[-*+•>]\s+)+(?=[（(第\d]|[一二三四五六七八九十]+[、.．]|\*\*)|^\s*•\s+"),
    ("*", r"\*\*"),
    ("<", r"</?(?:p|br|div|span|strong|b|u|font|center|h[1-6]|o:p|html|body)\b[^<>\n]*>"),
    ("&", "&(?:nbsp|ensp|emsp|#160);"),
    (_NO_WIDTH, f"[{_NO_WIDTH}]"),
    ("\\", r"\\(?=[.、．\[\]()_*|#+~<>-])"),
    ("[", rf"!?\[(?=[^\[\]\n]{{0,200}}{_ADDRESS})|\[(?=!\[)"),
    ("]", _ADDRESS),
    ("(", _READING),
)
_SIGN = re.compile(f"[{re.escape(''.join(signs for signs, _ in _MARKUPS))}]")
_MARKUP = re.compile("|".join(pattern for _, pattern in _MARKUPS), re.IGNORECASE)
_BREAK = re.compile(r"<br\b[^<>\n]*>", re.IGNORECASE)
_ENDS_LINE = re.compile(rf"{_BREAK.pattern}|</(?:p|div|center|h[1-6])\s*>", re.IGNORECASE)
_HEADING = re.compile(r"^\s*#{1,6}\s")
_RULE = re.compile(r"^\s*([-*_—])(?:\s*\1){2,}\s*$")
# A table that is drawn with crosses: +---+ below and above its rows.
_CROSSED = re.compile(r"^ *\+[-=+]+\+ *(?:\n *[+|].*[+|] *)+$", re.MULTILINE)
_STROKES = str.maketrans("-=+", "──┼")
_PIPE = re.compile(r"\|")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
HAN = re.compile(r"[\u4e00-\u9fff]")
_WORD = re.compile(r"[^\W_]")
_CHINESE = re.compile(r"[，。、；：的一]")
# A simplified text has stray glyphs at most; of a traditional one every third differs. A page that
# prints readings has put traditional glyphs in the place of some.
_PROBE, _TRADITIONAL, _READINGS = 4_000, 0.1, 5
_SAVE = ("请存为 UTF-8 文本。", "Save it as UTF-8 text.")


def read(path: Path, data: bytes) -> Source:
    """The lines and rows of a text file. Raises SourceError if it isn't Chinese text."""
    text = decode(path, data)
    traditional = is_traditional(text[:_PROBE])
    blocks: list[Block] = []
    markup: list[Extract] = []
    plain = _CROSSED.sub(_drawn, simplified(text) if traditional else text)
    for block, marks in _blocks(without_stray_tabs(plain)):
        if block is not None:
            blocks.append(block)
        markup.extend(marks)
    return Source.of(path, text, blocks, markup, traditional)


def is_traditional(text: str) -> bool:
    """Whether the text is printed in traditional glyphs, not just with a stray one."""
    plain = simplified(text)
    if plain == text:
        return False
    if len(re.findall(_READING, text)) >= _READINGS:
        return True
    changed = sum(one != other for one, other in zip(text, plain, strict=True))
    return changed > len(HAN.findall(text)) * _TRADITIONAL


def decode(path: Path, data: bytes) -> str:
    """Text with line feeds only, whatever its encoding. Raises SourceError for what is none."""
    if not data.removeprefix(codecs.BOM_UTF8).strip():
        what = "文件是空的。", "The file is empty."
        fix = "请放入文件的正文。", "Put the document's text into it."
        raise SourceError(path, what, fix, 1)
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if b"\x00" in data and not wide:
        line = data[: data.index(b"\x00")].count(b"\n") + 1
        what = "这是二进制文件，不是文本。", "This is a binary file, not text."
        raise SourceError(path, what, _SAVE, line)
    text = _decoded(path, data, wide).replace("\r\n", "\n").replace("\r", "\n")
    if not HAN.search(text):
        what = "其中没有中文。", "There is no Chinese text in it."
        raise SourceError(path, what, ("请检查编码。", "Check its encoding."), 1)
    if control := _CONTROL.search(text):
        line = text[: control.start()].count("\n") + 1
        found = control.group()
        zh = f"有控制字符 {found!r}，不是文本。"
        en = f"Control character {found!r}: this is not text."
        raise SourceError(path, (zh, en), _SAVE, line)
    return text


def _decoded(path: Path, data: bytes, wide: bool) -> str:
    """The text of these bytes; `wide` says that they open with the mark of UTF-16."""
    try:
        return data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
    # Almost any bytes are GB 18030 or Big5; in the right one the commonest signs come again.
    texts = [text for text in (_in(data, "gb18030"), _in(data, "cp950")) if _CHINESE.search(text)]
    if wide or not texts:
        zh, en = (
            "不是 UTF-8、UTF-16、GB 18030 或 Big5 文本。",
            "Neither UTF nor GB 18030 nor Big5 text.",
        )
        raise SourceError(path, (zh, en), _SAVE, line)
    return max(texts, key=lambda text: len(_CHINESE.findall(text)))


def _in(data: bytes, encoding: str) -> str:
    """The text of bytes in an encoding, '' where they are not in it."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return ""


def _drawn(table: re.Match[str]) -> str:
    """A table drawn with crosses, sign for sign in the lines that `loaders.layout.boxes` reads."""
    top, *below = table.group().replace("|", "│").split("\n")
    return "\n".join((_rule_drawn(top, "┌┐"), *(_rule_drawn(line, "├┤") for line in below)))


def _rule_drawn(line: str, ends: str) -> str:
    """The same line where it is none of crosses alone."""
    if line.strip(" -=+"):
        return line
    inner = line.strip()[1:-1].translate(_STROKES)
    return line.replace(line.strip(), f"{ends[0]}{inner}{ends[1]}")


_Marked = tuple[Block | None, tuple[Extract, ...]]


def _blocks(text: str) -> Iterator[_Marked]:
    """The blocks of lines and of the HTML tables between them."""
    done = 0
    for start, end in html_tables.find(text):
        yield from _rows(_lines(text, done, start))
        yield from map(_without_markup, html_tables.blocks(text, start, end))
        done = end
    yield from _rows(_lines(text, done, len(text)))


def _without_markup(marked: _Marked) -> _Marked:
    block, marks = marked
    if block is None:
        return marked
    cells, taken = _plain(block.cells)
    return replace(block, cells=cells), (*marks, *taken)


def _plain(cells: Iterable[Extract]) -> tuple[tuple[Extract, ...], tuple[Extract, ...]]:
    """The cells of a row without markup, and all of that."""
    pairs = [_plain_cell(cell) for cell in cells]
    return tuple(cell for cell, _ in pairs), tuple(each for _, taken in pairs for each in taken)


def _plain_cell(cell: Extract) -> tuple[Extract, tuple[Extract, ...]]:
    """A cell without markup; agencies on lines of their own get a comma, made of the break."""
    lines = [_unmarked(line) for line in _cut_behind(_BREAK, cell)]
    parts: list[Extract] = []
    marks: list[Extract] = []
    for index, (line, taken) in enumerate(lines):
        parts.append(line)
        marks += taken
        following = lines[index + 1][0].text if index + 1 < len(lines) else ""
        if parts_agencies(line.text, following):
            tag = marks.pop()
            parts.append(replace(tag[:1], text="、"))
            marks.append(tag[1:])
    return Extract.join(parts), tuple(marks)


def _unmarked(text: Extract) -> tuple[Extract, tuple[Extract, ...]]:
    """A text without markup, and that."""
    return text.without(_MARKUP) if _SIGN.search(text.text) else (text, ())


def _cut_behind(pattern: re.Pattern[str], text: Extract) -> Iterator[Extract]:
    """The parts of a text, each with a match of the pattern at its end."""
    ends = (match.end() for match in pattern.finditer(text.text))
    return text.pieces(pairwise([0, *ends, len(text.text)]))


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, Extract]]:
    offset = start
    first = text.count("\n", 0, start) + 1
    for number, line in enumerate(text[start:end].split("\n"), start=first):
        yield number, Extract(line, ((offset, offset + len(line)),) if line else ())
        offset += len(line) + 1


class _Layout(Enum):
    """How a line is laid out."""

    BLANK = auto()
    RULE = auto()
    PIPES = auto()
    ROW = auto()
    CELL = auto()
    TEXT = auto()


def _layout(text: str) -> _Layout:
    if not text.strip(" "):
        return _Layout.BLANK
    if _RULE.match(text):
        return _Layout.RULE
    if _has_pipes(text.strip()):
        return _Layout.PIPES
    tabs = text.count("\t")
    if tabs == 1 and text.startswith("\t"):
        return _Layout.CELL
    return _Layout.ROW if tabs else _Layout.TEXT


def _has_pipes(text: str) -> bool:
    """Whether a text stands between pipes and isn't made of them alone."""
    return text[:1] == text[-1:] == "|" and bool(text.replace("|", "").strip())


def _is_pipe_rule(text: str) -> bool:
    """Whether a text without white space is a rule between pipes."""
    return "-" in text and not text.strip("|:-")


@dataclass(slots=True)
class _OpenRow:
    """A row whose cells stand on lines of their own, while they are collected."""

    line: int = 0
    cells: list[list[Extract]] = field(default_factory=list)
    marks: list[Extract] = field(default_factory=list)

    def add(self, number: int, clean: Extract, taken: tuple[Extract, ...], new: bool) -> None:
        """Take a line as a new cell (without its tab, if it's no markup), or as more of the last one."""
        self.line = self.line or number
        self.marks.extend(taken)
        if new:
            self.cells.append([clean[1:] if clean.text.startswith("\t") else clean])
        else:
            self.cells[-1].append(clean)

    def close(self) -> _Marked:
        cells = tuple(Extract.join(parts) for parts in self.cells)
        return Block(BlockKind.ROW, self.line, cells), tuple(self.marks)


def _rows(lines: Iterator[tuple[int, Extract]]) -> Iterator[_Marked]:
    """Blocks with the markup taken out of them; cells on lines of their own joined to rows."""
    row = _OpenRow()
    for number, line in lines:
        layout = _layout(line.text)
        is_cell = layout is _Layout.CELL
        if is_cell or (row.cells and layout is _Layout.TEXT):
            row.add(number, *_unmarked(line), new=is_cell)
            continue
        if row.cells:
            yield row.close()
            row = _OpenRow()
        if layout is _Layout.TEXT:
            yield from (_line(part, number) for part in _cut_behind(_ENDS_LINE, line))
        elif layout is not _Layout.BLANK:
            yield _block(layout, line, number)
    if row.cells:
        yield row.close()


def _block(layout: _Layout, line: Extract, number: int) -> _Marked:
    """The block of a rule or of a row that stands in one line, and its markup."""
    if layout is _Layout.RULE:
        return Block(BlockKind.RULE, number), (line,)
    if layout is _Layout.PIPES:
        return _pipe_row(line, number)
    clean, taken = _unmarked(line)
    return Block(BlockKind.ROW, number, tuple(clean.split("\t"))), taken


def _line(line: Extract, number: int) -> _Marked:
    """The block of a line of text, None where it is nothing but markup."""
    clean, taken = _unmarked(line)
    if not clean.strip():
        return None, taken
    heading = bool(_HEADING.match(line.text))
    opens_page = line.text.startswith((" ", "\f")) and not heading
    beside = _COUNT.sub("", _AWAY.sub("", line.text))
    is_link = "](" in line.text and not _WORD.search(beside)
    return Block(BlockKind.LINE, number, (clean,), heading, opens_page, is_link=is_link), taken


def _pipe_row(line: Extract, number: int) -> _Marked:
    """A row of a Markdown table; the rule below its heading is no row."""
    if _is_pipe_rule("".join(line.text.split())):
        return None, (line,)
    cells, taken = _plain(tuple(line.split("|"))[1:-1])
    _, bars = line.without(_PIPE)
    return Block(BlockKind.ROW, number, cells), (*taken, *bars)
