"""Web pages and PDF texts saved without their line ends: paragraphs run on in one long line.

Such a line is cut again where what follows can only begin a line: the text behind the number,
the title and the recipients, a signature with its date, a label behind a full stop, and a
section's heading glued to the end of a line, if its number is the one that is due.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from loaders import numbering
from loaders.blocks import Block, BlockKind
from loaders.headings import DATE, KINDS, NUMBER, OFFICE
from loaders.numbering import Rank

_LONG = 25
_HEAD_REACH = 300
_HAN = r"[一二三四五六七八九十]{1,3}"
_NUMBER = re.compile(rf"^\s*{NUMBER.pattern}(?=\s*\S)")
_TITLE = re.compile(
    rf"(?:关\s*于|转\s*发|印\s*发)[^。：:]{{4,120}}?的\s*(?:{KINDS})(?=\s|[各区市县省][^。《》]{{2,120}}[：:])"
)
_RECIPIENTS = re.compile(r"^[^。]{0,200}?各[^。《》：:]{4,160}[：:]\s*(?=\S)")
_SIGNED = re.compile(rf"(?<=[。\s])(?=[\u4e00-\u9fff]{{2,30}}?{OFFICE}\s*{DATE.pattern})")
_DATED = re.compile(rf"({OFFICE})(\s*{DATE.pattern}\s*)(?=\S|$)")
_ONLY_SIGNED = re.compile(rf"^\s*[\u4e00-\u9fff]{{2,30}}?{OFFICE}(?=\s*{DATE.pattern}\s*$)")
_PLAN = re.compile(rf"(?:{KINDS})[）)]?\s+(?=(?:为|根据|按照|依据)[^。]{{8}})")
_LABELLED = re.compile(rf"(?<=[。；])\s+(?={_HAN}、|[（(]{_HAN}[)）]|第{_HAN}[章节条]\s)")
_GLUED = re.compile(rf"(?<=[。；）)])(?=({_HAN})、[^。；，,]{{4,40}}$)")


def cut_lines(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The same blocks with every flattened line cut into the lines it once was."""
    return tuple(_cut(blocks))


def _cut(blocks: Sequence[Block]) -> Iterator[Block]:
    section = 0
    body = False
    for block in blocks:
        text = block.content.text if block.kind is BlockKind.LINE else ""
        cuts = _cuts(text, section + 1, body)
        bounds = [0, *cuts, len(text)]
        if cuts:
            pieces = block.content.pieces(pairwise(bounds))
            lines = [replace(block, cells=(piece,)) for piece in pieces if piece.strip()]
        else:
            lines = [block]
        for line in lines:
            label = numbering.label_at(line.content.text) if line.kind is BlockKind.LINE else None
            body = body or label is not None or line.kind is BlockKind.ROW
            if label and label.rank is Rank.SECTION:
                section = label.number
            yield line


def _cuts(text: str, due: int, body: bool) -> tuple[int, ...]:
    """Where a long line has to be cut; `due` is the next section's number."""
    if signature := _ONLY_SIGNED.match(text):
        return (signature.end(),)
    if len(text) <= _LONG:
        return ()
    found = {match.end() for match in _LABELLED.finditer(text)}
    if (glued := _GLUED.search(text)) and numbering.from_han(glued.group(1)) == due:
        found.add(glued.start())
    if not body:
        found |= _cuts_of_head(text)
    return tuple(sorted(cut for cut in found if 0 < cut < len(text)))


def _cuts_of_head(text: str) -> set[int]:
    found = {match.start() for match in _SIGNED.finditer(text)}
    found |= {match.end() for match in _PLAN.finditer(text)}
    found |= {end for match in _DATED.finditer(text) for end in (match.end(1), match.end(2))}
    for pattern in (_NUMBER, _RECIPIENTS):
        if match := pattern.match(text):
            found.add(match.end())
    if title := _TITLE.search(text[:_HEAD_REACH]):
        found.add(title.end())
    return found
