"""What a finished document lacks or shows that a reader should know: its last warnings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from lineage.language import Said
from lineage.model import Clause, Document, Item, ItemKind
from lineage.numerals import from_han
from loaders.drafts import Notes
from loaders.frame.parts import FrameParts
from loaders.numbering import STEP
from loaders.offices import ends_with_office

# What is looked for stands first, what must stand before it behind: so it is found at once.
_HALF_WIDTH = re.compile(r"[,;](?<=[\u4e00-\u9fff].)(?=[\u4e00-\u9fff])")
# What is left of （二） and the like where a page was read in a wrong encoding, but for the lines
# that dashes and trees are drawn with.
_BROKEN = re.compile("[\ufffdǎǐǒǔǖǘǚǜ\u3105-\u312f\u2500-\u257f](?<![─━│┃├└])")
# The number of a label, of a decimal one (3.2.1) the last.
_LAST = re.compile(r"(?:\d+[.．])*(\d+)")
_PLAIN_STEP = re.compile(r"\d+\s*[.．]\s*")
_USUAL = 3
_FEW = 2
_CLOSED = ("。", "；", ".", "）")
_PRINTED = {"title": "标题", "number": "文号", "date": "日期", "issuer": "发文机关"}
_ONLY_HEADINGS = (
    "标题之下没有条目，表格是空的吗？",
    "No item stands below any heading: is the table empty?",
)
_TRADITIONAL = (
    "繁体字，已逐字转为简体读入。",
    "Traditional glyphs: read in simplified ones, character for character.",
)
_PRINTING_DATE = (
    "没有成文日期，采用印发日期。",
    "No signature date: the printing date (印发) is used.",
)


def warn_of(document: Document, frame: FrameParts, notes: Notes) -> None:
    """Note what is missing, out of order, oddly printed or put right in a document."""
    _facts(frame, notes)
    if document.sections and not any(item.kind is ItemKind.ITEM for item in document.items):
        notes.warn("only-headings", _ONLY_HEADINGS, document.sections[0].lines.first)
    _numbers(document, notes)
    _markup(document, notes)
    if notes.source.simplified:
        notes.warn("traditional", _TRADITIONAL, document.source_lines[0].first)
    _joined(document, notes)
    _glyphs(document, notes)
    restored = [c for c in _clauses(document) if any(a.agency != a.printed for a in c.agencies)]
    if restored:
        line = restored[0].agencies_lines or restored[0].lines
        zh = f"{len(restored)} 处责任单位省略的字头已补全。"
        en = f"In {len(restored)} agency cells a prefix printed once was put back."
        notes.warn("prefix-restored", (zh, en), line.first)


def _glyphs(document: Document, notes: Notes) -> None:
    """Odd glyphs clause by clause; half-width punctuation once, where it is the rule."""
    narrow = [c for c in _clauses(document) if _HALF_WIDTH.search(c.text)]
    throughout = len(narrow) > max(_FEW, len(list(_clauses(document))) // _USUAL)
    if throughout:
        many = len(narrow)
        what = f"{many} 款使用半角标点。", f"Half-width punctuation in {many} clauses."
        notes.warn("half-width", what, narrow[0].lines.first)
    for clause in _clauses(document):
        odd = odd_glyphs(_HALF_WIDTH.sub("", clause.text) if throughout else clause.text)
        if odd:
            zh, en = odd
            what = f"{clause.id}：{zh}", f"{clause.id}: {en}"
            notes.warn("odd-glyphs", what, clause.lines.first)


def _facts(frame: FrameParts, notes: Notes) -> None:
    said = {warning.code for warning in notes.warnings}
    for name, zh in _PRINTED.items():
        if frame.value(name) is None and f"odd-{name}" not in said:
            what = f"此文件未印{zh}。", f"No {name} is printed in this document."
            notes.warn(f"no-{name}", what)
    for name, fact in frame.facts.items():
        line = fact.lines.first if fact.lines else None
        if name == "date_kind" and fact.value == "printed":
            notes.warn("printing-date", _PRINTING_DATE, line)
        if name == "number" and not fact.value.endswith(("号", "号）", "号)")):
            zh = f"文号印作 {fact.value}，所脱的字已补全。"
            en = f"The number is printed as {fact.value}: its lost signs were put back."
            notes.warn("number-restored", (zh, en), line)
        if name == "cc" and not (fact.value.endswith(_CLOSED) or ends_with_office(fact.value)):
            what = "抄送栏未印完。", "The list of copies (抄送) breaks off."
            notes.warn("cut-line", what, line)


def _numbers(document: Document, notes: Notes) -> None:
    """Gaps in the numbers of tasks and items; a new start at 1 is none."""
    clauses = [(int(found[1]), c) for c in _clauses(document) if (found := _LAST.match(c.label))]
    for (before, _), (number, clause) in pairwise(clauses):
        if number not in (before + 1, 1):
            notes.warn("label-gap", _gap(before, clause.label), clause.lines.first)
    items = [i for i in document.items if i.kind is ItemKind.ITEM and not _is_section(i)]
    labels = [(i.label or "", i.number, i.lines.first) for i in items if i.number]
    # An article that stands in no chapter is a section and an item.
    said = {line for _, _, line in labels}
    sections = [
        (s.label, from_han(s.label.partition("之")[0]), s.lines.first)
        for s in document.sections
        if s.label and s.lines.first not in said
    ]
    # What a revision has inserted (第三条之一) has the number of what it stands behind.
    for (_, last, _), (label, number, line) in pairwise(
        row for row in labels if "之" not in row[0]
    ):
        if number not in (last + 1, 1):
            notes.warn("item-gap", _gap(last, label), line)
    for last, (label, _, line) in _out_of_turn(row for row in sections if "之" not in row[0]):
        notes.warn("item-gap", _gap(last, label), line)


def _out_of_turn(
    sections: Iterable[tuple[str, int, int]],
) -> Iterator[tuple[int, tuple[str, int, int]]]:
    """The sections whose number follows neither the last nor that of one these are within.

    Each with the last number: chapters and their divisions (第一节) stand in one row.
    """
    within: list[int] = []
    for section in sections:
        number, last = section[1], within[-1:]
        while within and number != 1 and within[-1] != number - 1:
            within.pop()
        if last and number != 1 and not within:
            yield last[0], section
        within = [*within, number] if number == 1 else [*within[:-1], number]


def _is_section(item: Item) -> bool:
    """Whether an item is all there is of a section: 三 below 三, or 3 in a decimal outline."""
    label, section = item.label or "", item.section or ""
    return label == section or (label.isdecimal() and int(label) == from_han(section))


def _gap(before: object, behind: str) -> Said:
    return f"{before} 之后是 {behind}。", f"{behind} follows {before}."


def _markup(document: Document, notes: Notes) -> None:
    """Signs that only format, where nobody would expect them."""
    if notes.source.path.suffix.lower() == ".md":
        return
    aside = {line for each in notes.residue for line in (each.lines.first, each.lines.last)}
    marks = [
        mark
        for mark in notes.source.markup
        if mark.text.isprintable()
        and notes.source.lines_of(mark).first not in aside
        and any(
            lines.first <= notes.source.lines_of(mark).first <= lines.last
            for lines in document.source_lines
        )
    ]
    if marks:
        kinds = " ".join(dict.fromkeys(mark.text.strip() for mark in marks))[:60]
        line = notes.source.lines_of(marks[0]).first
        notes.warn("markup", (f"已去除格式标记：{kinds}", f"Markup was taken out: {kinds}"), line)


def _joined(document: Document, notes: Notes) -> None:
    """Paragraphs put together over a page break, where lines aren't broken all the time anyway."""
    clauses = list(_clauses(document))
    joined = [clause for clause in clauses if clause.lines.first < clause.lines.last]
    said = {warning.line for warning in notes.warnings if warning.code == "joined-over-page"}
    if len(joined) * _USUAL > len(clauses):
        return
    for clause in joined:
        if clause.lines.last not in said:
            zh = f"{clause.id} 由第 {clause.lines} 行拼接而成。"
            en = f"{clause.id} was joined from lines {clause.lines}."
            notes.warn("joined-over-page", (zh, en), clause.lines.last)


def odd_step_labels(text: str) -> str:
    """Step numbers of a cell printed otherwise than 1. (as 1.. or 2、), '' where none is.

    >>> odd_step_labels("1.公开。2、解读。3..回应。")
    '2、 3..'
    """
    marks = (mark.group() for mark in STEP.finditer(text))
    return " ".join(mark.strip() for mark in marks if not _PLAIN_STEP.fullmatch(mark))


def odd_glyphs(text: str) -> Said | None:
    """What is oddly printed: broken signs, those outside GB 2312, half-width punctuation.

    >>> odd_glyphs("政府公報,解读")
    ('超出 GB 2312：報；半角标点', 'not GB 2312: 報; half-width punctuation')
    >>> odd_glyphs("?。ǘ┩七M公开"), odd_glyphs("公开──解读")
    (('乱码：ǘ┩', 'broken: ǘ┩'), None)
    """
    odd: list[Said] = []
    if broken := "".join(dict.fromkeys(_BROKEN.findall(text))):
        odd.append((f"乱码：{broken}", f"broken: {broken}"))
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        foreign = [
            c for c in text if "\u4e00" <= c <= "\u9fff" and not c.encode("gb2312", "ignore")
        ]
        if foreign:
            glyphs = "".join(dict.fromkeys(foreign))
            odd.append((f"超出 GB 2312：{glyphs}", f"not GB 2312: {glyphs}"))
    if _HALF_WIDTH.search(text):
        odd.append(("半角标点", "half-width punctuation"))
    return ("；".join(zh for zh, _ in odd), "; ".join(en for _, en in odd)) if odd else None


def _clauses(document: Document) -> Iterator[Clause]:
    return (clause for item in document.items for clause in item.clauses)
