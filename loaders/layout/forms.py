"""Blank forms annexed to a document (申请表, 登记表, 回执): to be filled in, no text of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from loaders.agencies.names import looks_like_agencies
from loaders.agencies.notes import note_start
from loaders.blocks import Block, BlockKind
from loaders.columns import agency_columns, header_cells
from loaders.drafts import Notes
from loaders.frame.titles import PLAN_TITLE
from loaders.lines import Frame, frame_of, is_page_foot
from loaders.numbering import label_of

# An annex has its title on the next lines or, behind its number, on the same.
_ANNEX = re.compile(r"附[件表](?:\d+[：:.、]?(?P<title>[^，。；：:]{2,60})|\d*[：:]?)")
_FORM = re.compile(
    r"(?:申请|申报|登记|报名|推荐|审批|审核|备案|填报|反馈|调查|统计|汇总|信息|情况|评[分审])[^，。；]{0,4}[表书]"
    r"(?:[（(][^（）()]{1,12}[)）])?$|(?:回执|承诺书|样[式表]|格式|模板)[)）]?$"
)
# A form that tells what has been done is blank where no sentence does.
_REPORT = re.compile("(?:落实|完成|进展|执行|整改)情况")
_IMPRINT = (Frame.COPIES, Frame.PRINTED, Frame.DISCLOSURE)
# What a form says in sentences is how to fill it in, or what who signs it declares.
_MOST_SENTENCES = 5
_TITLE_LINES = 2


def without_forms(blocks: Sequence[Block], notes: Notes) -> Sequence[Block]:
    """The blocks without the forms that are annexed: what is called one and holds no tasks."""
    kept: list[Block] = []
    end = 0
    for start, annex_end in _annexes(blocks):
        if _is_form(blocks[start:annex_end]):
            kept += blocks[end:start]
            end = annex_end
            for block in blocks[start:end]:
                notes.set_aside(Frame.FORM.value, block.content)
    return (*kept, *blocks[end:]) if end else blocks


def _annexes(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Where annexes stand that 附件 opens, up to the next, a plan (附件 was a list) or the imprint."""
    start = None
    for index, block in enumerate(blocks):
        text = block.squeezed if block.kind is BlockKind.LINE else ""
        opens = _ANNEX.fullmatch(text) is not None
        ends = opens or _is_plan(text) or frame_of(text) in _IMPRINT or is_page_foot(text)
        if start is not None and ends:
            yield start, index
            start = None
        if opens:
            start = index
    if start is not None:
        yield start, len(blocks)


def _is_plan(text: str) -> bool:
    return PLAN_TITLE.match(text) is not None and not (_FORM.search(text) or frame_of(text))


def _is_form(annex: Sequence[Block]) -> bool:
    lines = takewhile(lambda block: block.kind is BlockKind.LINE, annex[1 : 1 + _TITLE_LINES])
    opening = _ANNEX.fullmatch(annex[0].squeezed)
    words = [(opening and opening["title"]) or "", *(line.squeezed for line in lines)]
    titles = ["".join(words[:count]) for count in range(1, len(words) + 1)]
    called = any(map(_FORM.search, titles))
    most = 0 if any(map(_REPORT.search, titles)) else _MOST_SENTENCES
    sentences = sum(block.content.text.count("。") for block in annex)
    # Where somebody signs, 附件 was the list of annexes.
    signed = any(frame_of(block.squeezed) is Frame.DATE for block in annex)
    # Labels that don't begin with the first carry on the text above, which names a form: 附件1：申请表.
    first = next(filter(None, map(label_of, annex[1:])), None)
    is_text = signed or sentences > most or (first is not None and first.number > 1)
    return called and not is_text and not _holds_tasks(annex)


def _holds_tasks(annex: Sequence[Block]) -> bool:
    """Whether agencies stand in a column of agencies, or in a note behind what is to be done."""
    if any(note_start(block.content.text) is not None for block in annex):
        return True
    columns: list[int] = []
    for row in (block for block in annex if block.kind is BlockKind.ROW):
        if heading := header_cells(row):
            columns = agency_columns([cell.text for cell in heading])
        elif any(
            looks_like_agencies(row.cells[each].squeeze().text)
            for each in columns
            if each < len(row.cells)
        ):
            return True
    return False
