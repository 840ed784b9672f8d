"""Where the title of a document stands, over how many lines, and what stands above it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lineage.text import fold
from loaders.blocks import Block, BlockKind
from loaders.document_numbers import NUMBER
from loaders.frame.notices import ISSUED
from loaders.frame.promulgation import promulgation
from loaders.lines import Frame, frame_of, holds_stop, is_labelled, is_short_line
from loaders.numbering import Rank, label_at, label_of
from loaders.offices import ISSUER, OFFICE, apart, is_recipients

# What a document may be, as its title calls it.
KINDS = (
    "通知|通报|意见|办法|规定|细则|方案|要点|计划|规划|决定|决议|公告|通告|批[复覆]|函|纲要|"
    "分工|分解表|任务表|安排|清单|措施|条例|指引|目录|任务|规程|规则|准则|导则|指南|预案|的解释"
)
NOTICE_TITLE = re.compile(
    rf"^(?:[\u4e00-\u9fff（）()、·\d]{{2,40}}?(?:关于|转发|印发).{{2,120}}(?:{KINDS})|"
    r"(?:关于|转发).{2,120}的(?:通知|公告))(?:[（(][^）)]+[）)])?$"
)
PLAN_TITLE = re.compile(
    r"^(?:中华人民共和国[^。；！？：:，,]{1,50}法|"
    rf"[^。；！？：:，,]{{4,60}}(?<!/)(?:{KINDS}|若干政策|台账|(?<!代)表|分解|重点|规范|法典|修正案|"
    # Of acts, not of ways: 方法, 做法, 执法.
    r"(?<![办方做作依执立普守合违司用打看说想算书])法))(?:[（(][^）)]+[）)])?$"
)
# What few titles end with, and other lines, too.
RARE_TITLE = re.compile(
    r"^(?!第?[一二三四五六七八九十\d])[^。；！？：:，,]{4,60}(?:制度|机制|纪要|守则|章程|公约|须知|手册|标准|"
    r"报告|公报|总结|说明|解读|请示|汇报|政策|行动|倡议书|承诺书|[一二三四五六七八九十\d]{1,3}条)(?:[（(][^）)]+[）)])?$"
)
_TITLE_LINES = 4
# Offices that issue together may stand one a line.
OFFICE_LINES = 20
# The number that a page prints behind a title, in brackets.
NUMBER_BEHIND = re.compile(rf"[（(]\s*{NUMBER.pattern}\s*[)）]\s*$")
_BRACKETED = re.compile(r"^[（(](关于.+)[)）]$")
_TITLE_PART = re.compile(rf"关于|转发|印发|{OFFICE}$|[省市县区州旗盟、]$")


def title_run(blocks: Sequence[Block], start: int) -> int:
    """How many blocks from `start` make up the title of a notice; 0 for none."""
    text = office = ""
    best = lines = 0
    for count, block in enumerate(blocks[start : start + OFFICE_LINES + _TITLE_LINES], start=1):
        if not _may_be_title(block):
            break
        # Offices that issue together may stand one a line; the last of them stands for all.
        offices, line = ((), block.squeezed) if text else _opening(block)
        office = offices[-1] if offices else office
        if offices and not line:
            continue
        lines += 1
        if lines > _TITLE_LINES or _begins_anew(line, text, office, bool(best)):
            break
        if not line or not _is_title_line(line) or frame_of(line):
            break
        # What stands above a title on a web page names no office and no subject.
        if not text and (label_at(line) or not (office or _TITLE_PART.search(line))):
            break
        text += line
        whole = (office + text).removesuffix("》")
        # Below the number of an announcement it may stand in brackets.
        whole = _BRACKETED.sub(r"\1", whole)
        if NOTICE_TITLE.match(whole):
            best = count
            if whole.endswith("的通知"):
                break
    return best


def _may_be_title(block: Block) -> bool:
    """Whether a block is a line without a full stop: a title may be broken, but is no sentence.

    Nor is the day in brackets below one: （2006年5月15日）.
    """
    text = line_text(block)
    return bool(text) and "。" not in text and frame_of(text) is not Frame.DATE


def _begins_anew(line: str, above: str, office: str, complete: bool) -> bool:
    """Whether a title begins in this line, not above it: a whole one, or of the office above.

    So it does where the text above begins with the same words: a page prints them twice.
    """
    if above and above.startswith(line):
        return True
    issuer = ISSUER.match(line)
    if complete:
        return bool(NOTICE_TITLE.match(line) or ISSUER.fullmatch(line))
    return bool(issuer and office.endswith(issuer.group()))


def _is_title_line(line: str) -> bool:
    short = is_short_line(re.sub("[（）(),，]", "", line)) and not is_cut_off(line)
    return short or is_whole_title(line)


def _opening(block: Block) -> tuple[tuple[str, ...], str]:
    """The offices that open the first line of a title, and the rest of it."""
    return apart(block.content.text.strip().removeprefix("《"))


def title_index(blocks: Sequence[Block]) -> int | None:
    """Where the title begins: the first with the number or the recipients below it, else the first.

    What reports of a document may stand above it; a page may print its title twice. What a notice
    without a title says that it issues is no title of its own.
    """
    first, above, index = None, "", 0
    while index < len(blocks):
        run = title_run(blocks, index)
        title = "".join(map(line_text, blocks[index : index + run]))
        if run and first is None and not issues(blocks[:index], blocks[index : index + run]):
            first, above = index, title
        if run and is_headed(blocks, index + run):
            return first if above.endswith(title) else index
        index += run or 1
    return first


def is_headed(blocks: Sequence[Block], below: int) -> bool:
    """Whether a number or recipients stand below a title, as they do in a document."""
    text = line_text(blocks[below]) if below < len(blocks) else ""
    return frame_of(text) is Frame.NUMBER or is_recipients(text)


def issues(blocks: Sequence[Block], title: Sequence[Block]) -> bool:
    """Whether a notice says in these blocks that it issues what has this title, not forwards it."""
    whole = _folded(title)
    # Who signs the notice may stand right above, without a day.
    unsigned = _folded(title[1:]) if ISSUER.fullmatch(title[0].squeezed) else whole
    said = (match for text in map(line_text, blocks) for match in ISSUED.finditer(text))
    issued = (match for match in said if "转发" not in match.group())
    return any(fold(match[1] or match[2]).text in (whole, unsigned) for match in issued)


def _folded(blocks: Sequence[Block]) -> str:
    return fold("".join(block.content.text for block in blocks)).text


def is_bare_title(block: Block) -> bool:
    """Whether a line may be the title of a plan or an act: it is short and has no label."""
    return block.kind is BlockKind.LINE and is_short_line(block.squeezed) and not is_labelled(block)


def opens_act(line: Block, below: Sequence[Block]) -> bool:
    """Whether a title stands alone above 第一章 or 第一条: an act begins.

    Only the note of who passed it when, and 目录, may stand between.
    """
    if not (is_bare_title(line) and PLAN_TITLE.match(line.squeezed)):
        return False
    opening = (each for each in below[:3] if not _is_of_act(each.squeezed))
    label = next(map(label_of, opening), None)
    return label is not None and label.number == 1 and label.rank in (Rank.CHAPTER, Rank.ARTICLE)


def _is_of_act(text: str) -> bool:
    return text == "目录" or promulgation(text) is not None


def same_title(one: Sequence[Block], other: Sequence[Block]) -> bool:
    """Whether two title runs print the same title; the first may have the number, the second an office."""
    first, second = ("".join(map(line_text, run)) for run in (one, other))
    return second.endswith(NUMBER_BEHIND.sub("", first))


def line_text(block: Block) -> str:
    """The text of a line without white space; '' of a row."""
    return block.squeezed if block.kind is BlockKind.LINE else ""


def is_whole_title(line: str) -> bool:
    """Whether a line, however long, is the whole title of a notice and no sentence."""
    return NOTICE_TITLE.match(line) is not None and not holds_stop(line)


def is_cut_off(line: str) -> bool:
    """Whether a line is as much of a title as a list has room for: 某省关于印发《某省推动…."""
    return line.endswith(("...", "…"))
