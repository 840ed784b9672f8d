"""Web pages and PDF texts saved without their line ends: paragraphs run on in one long line.

Such a line is cut again where what follows can only begin a line: the text behind the number,
the title and the recipients, a signature with its date, and a label behind a full stop, a note
or a heading, if its number is the one that is due.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import pairwise

from loaders import numbering
from loaders.blocks import Block, BlockKind
from loaders.dates import DATE, DAY
from loaders.document_numbers import ANNOUNCEMENT, NUMBER
from loaders.frame.notices import FORMULA_BEHIND, FORWARDED, ISSUED
from loaders.frame.titles import KINDS
from loaders.lines import is_menu_line
from loaders.numbering import NO_DECIMAL, Label, Rank
from loaders.offices import OFFICE, SIGNER

_LONG = 25
_HEAD_REACH = 300
_HAN = r"[一二三四五六七八九十]{1,3}"
# 你院…号 is that of a document which is answered.
_NUMBER = re.compile(rf"^\s*(?![你我贵该]){NUMBER.pattern}(?=\s*[^\s文])")
# 某省能源局文件 某省财政厅: those who issue it together stand around the word. Looked ahead for, they are
# parted in one way, not in all there are.
_LETTERHEAD = re.compile(
    rf"^\s*[\u4e00-\u9fff、\s]{{4,30}}文件(?=(?P<others>(?:\s*[\u4e00-\u9fff]{{4,20}}?{OFFICE})*))(?P=others)"
    rf"\s*(?P<number>{NUMBER.pattern})(?=\s*[^\s文])"
)
_ORDER = re.compile(r"^\s*[\u4e00-\u9fff]{2,20}令\s*第?\s*\d{1,4}\s*号(?=\s*《)")
_ANNOUNCED = re.compile(rf"^\s*{ANNOUNCEMENT.pattern}(?=\s*[（(]?\s*关于)")
_TITLE = re.compile(
    rf"(?:关\s*于|转\s*发|印\s*发)[^。：:]{{4,120}}?的\s*[\u4e00-\u9fff]{{0,4}}?(?:{KINDS})"
    rf"(?=\s*(?P<number>{NUMBER.pattern}(?:\s+(?:{DAY.pattern})(?=\s))?)|"
    r"\s|[各区市县省][^。《》]{2,120}[：:]|[1一][.．、])"
)
# A name as short as 各单位 may end a list that began on the line above, unless the text is all on one.
_RECIPIENTS = re.compile(
    r"^[^。]{0,200}?各(?:(?:部门|单位)(?=[：:].*[。：:])|[^。《》：:]{4,160})[：:]\s*(?=\S)"
)
# Those who sign together stand apart by white space.
_SIGNED = re.compile(
    rf"(?<=[。\s])(?=(?:[\u4e00-\u9fff]{{2,30}}?{OFFICE}\s+){{0,9}}"
    rf"[\u4e00-\u9fff]{{2,30}}?{OFFICE}\s*(?:{DATE.pattern}))"
)
# Who signs an order, in person.
_SIGNED_BY = re.compile(rf"(?<=。)\s*(?={SIGNER}\s*(?P<date>{DATE.pattern}))")
# Ministries sign, too, and their offices; within a text 部 and 委 end other words.
_OF_NATION = rf"(?:{OFFICE}|[部委署院司])"
_SIGNED_AT_END = re.compile(
    rf"(?<=[。.）)\s])(?P<office>[\u4e00-\u9fff]{{2,30}}?{_OF_NATION})\s*"
    rf"(?P<date>{DATE.pattern})\s*(?:[（(]此件[^（）()]*[）)])?\s*(?=$|[（(]联系|附件\d?\s)"
)
_DISCLOSURE = re.compile(r"[（(]此件[^（）()]{2,12}[)）]")
# A day without who signs, between the notice and its plan.
_DAY_ALONE = re.compile(rf"(?<=。)\s+(?:{DATE.pattern})\s+(?=[^\s前后起止至])")
_NAMED_PLAN = re.compile(rf"《([^《》]{{6,60}}?(?:{KINDS}))》")
_DATED = re.compile(rf"({OFFICE})(\s*(?:{DATE.pattern})\s*)(?=\S|$)")
_ONLY_SIGNED = re.compile(
    rf"^\s*(?P<office>(?:[\u4e00-\u9fff]{{2,30}}?{_OF_NATION}\s+){{0,9}}"
    rf"[\u4e00-\u9fff]{{2,30}}?{_OF_NATION})\s*(?P<date>{DATE.pattern})\s*"
    r"(?:[（(][^（）()]*公开[^（）()]*[)）]\s*)?$"
)
# A list of annexes behind the text, or an annex behind what stands in brackets below a signature.
_ATTACHED = re.compile(r"(?<=。)\s*(?=附件\d*\s*[：:])|(?<=[）)])\s+(?=附件\d\s)")
_PLAN = re.compile(rf"(?:{KINDS})[）)]?\s+(?=(?:为|根据|按照|依据)[^。]{{8}})")
_OPENING = re.compile(
    r"(?:^|日)\s*[^。，,：:；]{6,60}?(?:方案|要点|计划|规划|意见|办法|措施|分工)"
    r"(?=为(?:了|深入|全面|进一步|认真|切实|加快|贯彻|落实|推[进动]|做好|确保|规范|加强|巩固|扎实)|根据|按照)"
)
_LABEL = rf"{_HAN}、|[（(](?:{_HAN}|\d{{1,2}})[)）]|\d{{1,2}}[.．﹒、]{NO_DECIMAL}|第{_HAN}[章节条]"
_BEFORE_LABEL = re.compile(
    rf"(?<=[。！？；：:.!?）)〕])\s*(?={_LABEL})|(?<!\s)\s+(?={_LABEL})|"
    rf"(?<=[\u4e00-\u9fff])(?=[（(]{_HAN}[)）]|\d{{1,2}}[.．﹒、]{NO_DECIMAL}|第{_HAN}[章节条])|"
    rf"(?<=[局委厅部办院行会室])(?={_HAN}、)"
)
# Behind these the next heading may follow without a sign.
_AGENCIES = re.compile("(?:责任|牵头|配合|落实)单位[：:][^。]*$")
# What a page prints in the line of a title: a column of its own (政务服务丨), buttons, dates.
_ON_PAGE = (
    re.compile(r"^\s*[\u4e00-\u9fff]{2,8}\s*[丨｜]\s*(?=[\u4e00-\u9fff])"),
    re.compile(r"微信\s+微博\s+QQ空间\s+(?:(?:全真版|文字版|文件下载|相关链接：|-->)\s*)*(?=\S)"),
    re.compile(r"(?<=\S)(?=[（(](?:发[布文]日期|成文日期|文号)[：:])"),
)
# The heading of a section that white space sets apart from the text behind it.
_HEADED = re.compile(rf"\s*{_HAN}、[^\s。，；：,;:!！？]{{2,30}}(?=\s+[^\s。]{{12}})")
_TITLED = re.compile(f"(?:{KINDS})$")
_STOPPED = re.compile("[。；！？.]")
# The number of a page between two of its sentences (使用。- 2 - 第四条), unlike a range (-5 - 10).
_PAGE_NUMBER = re.compile(r"(?<=[。；：])\s*[-—－–](\s*)\d{1,3}\1[-—－–](?=\s+\S)")
# What a page prints below the text.
_FOOT = re.compile(r"(?<=[。；日）)印发])\s*(?:来源：\S{2,30}\s+)?附件下载\s*$")
_SIGHT = 16
_HEADING_LENGTH = 45


def cut_lines(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The same blocks with every flattened line cut into the lines it once was."""
    return tuple(_cut(_off_page(blocks)))


def _off_page(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, with what a page prints of itself in the line of a title cut off it."""
    for block in blocks:
        text = block.content.text
        ends = {match.end() for each in _ON_PAGE for match in each.finditer(text)}
        if block.kind is not BlockKind.LINE or not ends:
            yield block
            continue
        for piece in block.content.pieces(pairwise([0, *sorted(ends), len(text)])):
            yield replace(block, cells=(piece,))


def _cut(blocks: Iterable[Block]) -> Iterator[Block]:
    outline = _Outline()
    issued: set[str] = set()
    body = False
    for block in blocks:
        if block.kind is not BlockKind.LINE or is_menu_line(block):
            body = body or block.kind is BlockKind.ROW
            yield block
            continue
        text = block.content.text
        if not body:
            issued.update(match[1] or match[2] for match in ISSUED.finditer(text))
            issued.update(_NAMED_PLAN.findall(text) if FORWARDED.search(text) else ())
        cuts = _cuts(text, outline, None if body else issued)
        body = body or bool(outline.last)
        if not cuts:
            yield block
            continue
        for piece in block.content.pieces(pairwise([0, *cuts, len(text)])):
            if piece.strip():
                yield replace(block, cells=(piece,))


def _cuts(text: str, outline: _Outline, issued: Set[str] | None) -> tuple[int, ...]:
    """Where a line has to be cut; the outline takes note of the labels met.

    `issued` are the titles that the notice says it issues or forwards, None within the body.
    """
    if signature := _ONLY_SIGNED.match(text):
        return tuple(cut for cut in map(signature.end, ("office", "date")) if cut < len(text))
    if label := numbering.label_at(text[:_SIGHT]):
        outline.take(label)
    if len(text) <= _LONG:
        return ()
    found = set(outline.labels_within(text))
    if found:
        headed = (_HEADED.match(text, start) for start in (0, *found))
        found |= {heading.end() for heading in headed if heading}
    if issued is not None and label is None:
        found |= _cuts_of_head(text[: min(found)] if found else text, issued)
    found |= {cut.end() for each in (FORMULA_BEHIND, _ATTACHED) for cut in each.finditer(text)}
    found |= {cut for number in _PAGE_NUMBER.finditer(text) for cut in number.span()}
    foot = _FOOT.search(text)
    end = foot.start() if foot else len(text)
    if signed := _SIGNED_AT_END.search(text[:end]):
        found |= {signed.start(), signed.end("office"), signed.end("date")}
    found.add(end)
    return tuple(sorted(cut for cut in found if 0 < cut < len(text)))


@dataclass(slots=True)
class _Outline:
    """The numbers of an outline met so far, and with them those that are due next."""

    last: dict[Rank, int] = field(default_factory=dict)
    fresh: set[Rank] = field(default_factory=set)

    def take(self, label: Label) -> None:
        """Take note of a label; below it, numbers may start anew."""
        self.last[label.rank] = label.number
        self.fresh.discard(label.rank)
        self.fresh |= {rank for rank in Rank if rank > label.rank}

    def labels_within(self, text: str) -> Iterator[int]:
        """Where labels stand within a text that can only have begun lines of their own."""
        start = 0
        for match in _BEFORE_LABEL.finditer(text):
            label = numbering.label_at(text[match.end() : match.end() + _SIGHT])
            if label and match.end() and self._begins_line(text, start, match, label):
                self.take(label)
                start = match.end()
                yield start

    def _begins_line(self, text: str, start: int, before: re.Match[str], label: Label) -> bool:
        """Whether a label within a text is one that is due, and not one of a list in a sentence."""
        sign, spaced = text[before.start() - 1 : before.start()], bool(before.group())
        if label.rank is not Rank.TASK and spaced and sign in ("。", "；"):
            return True
        due = (self.last.get(label.rank, 0) + 1, 1 if label.rank in self.fresh else 0)
        if label.number not in due:
            return False
        # So does what stands behind a remark: （以上包括本数） 第七条.
        stopped = _STOPPED.match(sign) or (spaced and sign in ("）", ")"))
        if label.rank in (Rank.CHAPTER, Rank.DIVISION, Rank.ARTICLE) and not stopped:
            # Within a sentence it names an article; behind a title it begins one.
            above = text[start : before.start()].strip()
            return _is_heading(above, label) or (
                label.number == 1 and _TITLED.search(above) is not None
            )
        if sign in ("；", ";", "：", ":") and not spaced:
            return label.rank is Rank.SECTION
        if "\u4e00" <= sign <= "\u9fff" and not spaced:
            above = text[start : before.start()]
            named = label.rank is Rank.SECTION and _AGENCIES.search(above)
            return bool(named) or _is_heading(above, label)
        return True


def _is_heading(text: str, below: Label) -> bool:
    """Whether a text is a heading of a rank above a label, without a sentence behind it."""
    label = numbering.label_at(text)
    return (
        label is not None
        and label.rank < below.rank
        and len(text) <= _HEADING_LENGTH
        and not re.search("[。；;]", text)
    )


def _cuts_of_head(text: str, issued: Set[str]) -> set[int]:
    found = {match.start() for match in _SIGNED.finditer(text)}
    found |= {match.end() for each in (_PLAN, _OPENING) for match in each.finditer(text)}
    found |= {end for match in _DATED.finditer(text) for end in (match.end(1), match.end(2))}
    found |= {cut for match in _DAY_ALONE.finditer(text) for cut in match.span()}
    found |= {
        cut for match in _SIGNED_BY.finditer(text) for cut in (match.end(), match.end("date"))
    }
    for pattern in (_NUMBER, _ORDER, _ANNOUNCED, _RECIPIENTS):
        if match := pattern.match(text):
            found.add(match.end())
    if head := _LETTERHEAD.match(text):
        found |= {*head.span("others"), *head.span("number")}
    if title := _TITLE.search(text[:_HEAD_REACH]):
        found |= {title.end(), max(title.end(), title.end("number"))}
    for name in issued:
        # What the notice issues stands in 《》 there, and without them where it begins.
        if title := re.search(rf"(?<=[日)）。\s]){re.escape(name)}(?![》〉])", text):
            found |= set(title.span())
    found |= {cut for match in _DISCLOSURE.finditer(text) for cut in match.span()}
    return found
