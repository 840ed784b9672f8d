"""What a finished document lacks or shows that a reader should know: its last warnings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from lineage.model import Clause, Document, ItemKind
from lineage.numerals import from_han
from loaders.drafts import Notes
from loaders.frame import FrameParts
from loaders.numbering import STEP

_HALF_WIDTH = re.compile(r"(?<=[\u4e00-\u9fff])[,;](?=[\u4e00-\u9fff])")
# What is left of （二） and the like where a page was read in a wrong encoding, but for the lines
# that dashes and trees are drawn with.
_BROKEN = re.compile("[\ufffdǎǐǒǔǖǘǚǜ\u3105-\u312f]|(?![─━│┃├└])[\u2500-\u257f]")
_PLAIN_STEP = re.compile(r"\d+\s*[.．]\s*")
_USUAL = 3
_FEW = 2
_CLOSED = ("。", "；", ".", "）")


def warn_of(document: Document, frame: FrameParts, notes: Notes) -> None:
    """Note what is missing, out of order, oddly printed or put right in a document."""
    _facts(frame, notes)
    if document.sections and not any(item.kind is ItemKind.ITEM for item in document.items):
        what = "No item stands below any heading: is the table empty?"
        notes.warn("only-headings", what, document.sections[0].lines.first)
    _numbers(document, notes)
    _markup(document, notes)
    if notes.source.simplified:
        what = "Traditional glyphs: read in simplified ones, character for character."
        notes.warn("traditional", what, document.source_lines[0].first)
    _joined(document, notes)
    _glyphs(document, notes)
    restored = [c for c in _clauses(document) if any(a.agency != a.printed for a in c.agencies)]
    if restored:
        line = restored[0].agencies_lines or restored[0].lines
        what = f"In {len(restored)} agency cells a prefix printed once was put back."
        notes.warn("prefix-restored", what, line.first)


def _glyphs(document: Document, notes: Notes) -> None:
    """Odd glyphs clause by clause; half-width punctuation once, where it is the rule."""
    narrow = [c for c in _clauses(document) if _HALF_WIDTH.search(c.text)]
    throughout = len(narrow) > max(_FEW, len(list(_clauses(document))) // _USUAL)
    if throughout:
        what = f"Half-width punctuation in {len(narrow)} clauses."
        notes.warn("half-width", what, narrow[0].lines.first)
    for clause in _clauses(document):
        odd = odd_glyphs(_HALF_WIDTH.sub("", clause.text) if throughout else clause.text)
        if odd:
            notes.warn("odd-glyphs", f"{clause.id}: {odd}", clause.lines.first)


def _facts(frame: FrameParts, notes: Notes) -> None:
    said = {warning.code for warning in notes.warnings}
    for name in ("title", "number", "date", "issuer"):
        if frame.value(name) is None and f"odd-{name}" not in said:
            notes.warn(f"no-{name}", f"No {name} is printed in this document.")
    for name, fact in frame.facts.items():
        line = fact.lines.first if fact.lines else None
        if name == "date_kind" and fact.value == "printed":
            what = "No signature date: the printing date (印发) is used."
            notes.warn("printing-date", what, line)
        if name == "number" and not fact.value.endswith("号"):
            what = f"The number is printed as {fact.value}: its lost signs were put back."
            notes.warn("number-restored", what, line)
        if name == "cc" and not fact.value.endswith(_CLOSED):
            notes.warn("cut-line", "The list of copies (抄送) breaks off.", line)


def _numbers(document: Document, notes: Notes) -> None:
    """Gaps in the numbers of tasks and items; a new start at 1 is none."""
    clauses = [(match, c) for c in _clauses(document) if (match := re.match(r"\d+", c.label))]
    for (before, _), (match, clause) in pairwise(clauses):
        if int(match.group()) not in (int(before.group()) + 1, 1):
            what = f"{clause.label} follows {before.group()}."
            notes.warn("label-gap", what, clause.lines.first)
    items = [i for i in document.items if i.kind is ItemKind.ITEM and i.number]
    labels = [(i.label or "", i.number or 0, i.lines.first) for i in items if i.label != i.section]
    sections = [(s.label, from_han(s.label), s.lines.first) for s in document.sections if s.label]
    for row in (labels, sections):
        # What a revision has inserted (第三条之一) has the number of what it stands behind.
        for (_, last, _), (label, number, line) in pairwise(r for r in row if "之" not in r[0]):
            if number not in (last + 1, 1):
                notes.warn("item-gap", f"{label} follows {last}.", line)


def _markup(document: Document, notes: Notes) -> None:
    marks = [
        mark
        for mark in notes.source.markup
        if any(
            lines.first <= notes.source.lines_of(mark).first <= lines.last
            for lines in document.source_lines
        )
    ]
    if marks:
        kinds = " ".join(dict.fromkeys(mark.text.strip() for mark in marks))
        line = notes.source.lines_of(marks[0]).first
        notes.warn("markup", f"Markup was taken out: {kinds[:60]}", line)


def _joined(document: Document, notes: Notes) -> None:
    """Paragraphs put together over a page break, where lines aren't broken all the time anyway."""
    clauses = list(_clauses(document))
    joined = [clause for clause in clauses if clause.lines.first < clause.lines.last]
    said = {warning.line for warning in notes.warnings if warning.code == "joined-over-page"}
    if len(joined) * _USUAL > len(clauses):
        return
    for clause in joined:
        if clause.lines.last not in said:
            what = f"{clause.id} was joined from lines {clause.lines}."
            notes.warn("joined-over-page", what, clause.lines.last)


def odd_step_labels(text: str) -> str:
    """Step numbers of a cell printed otherwise than 1. (as 1.. or 2、), '' where none is.

    >>> odd_step_labels("1.公开。2、解读。3..回应。")
    '2、 3..'
    """
    marks = (mark.group() for mark in STEP.finditer(text))
    return " ".join(mark.strip() for mark in marks if not _PLAIN_STEP.fullmatch(mark))


def odd_glyphs(text: str) -> str:
    """What is oddly printed: broken signs, those outside GB 2312, half-width punctuation; else ''.

    >>> odd_glyphs("政府公報,解读"), odd_glyphs("?。ǘ┩七M公开"), odd_glyphs("公开──解读")
    ('not GB 2312: 報; half-width punctuation', 'broken: ǘ┩', '')
    """
    odd = [f"broken: {''.join(dict.fromkeys(broken))}"] if (broken := _BROKEN.findall(text)) else []
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        foreign = [
            c for c in text if "\u4e00" <= c <= "\u9fff" and not c.encode("gb2312", "ignore")
        ]
        if foreign:
            odd.append(f"not GB 2312: {''.join(dict.fromkeys(foreign))}")
    if _HALF_WIDTH.search(text):
        odd.append("half-width punctuation")
    return "; ".join(odd)


def _clauses(document: Document) -> Iterator[Clause]:
    return (clause for item in document.items for clause in item.clauses)
