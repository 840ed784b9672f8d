"""Names of agencies, and lists of them, told from sentences."""

from __future__ import annotations

import re

from loaders.brackets import masked
from loaders.deadlines import TIME_LABEL, deadline

_HOW = "分别|共同|具体|各自|联合|分工"
VERB = "负责|落实|配合|参与|参加|实施|承办|协助|办理|牵头"
_SHARES = "[按接]照?(?:各自)?(?:职能|职责)"
# Nobody strings up more of them; a bound, so that no run of them takes long.
VERBS = re.compile(rf"(?:{_SHARES}(?:分工)?|{_HOW}|{VERB}){{,9}}(?:{VERB}|{_SHARES}分工)$")
# Headings of columns, and of parts of a cell: 牵头单位：, 责任部门：.
LEADING, SUPPORTING = "牵头|主办|主责", "配合|协办|协同|协助|协作|参与|参加|支持|支撑"
COLUMN_LABEL = re.compile(
    rf"[（(]?(?:主要)?(?:(?:{LEADING}|{SUPPORTING}|责任|负责|落实|承办|实施|主管)"
    r"(?:责任)?(?:单位|部门|处室|科室)|牵头|配合)[：:]"
)
SUFFIX = (
    r"(?:办公室|办公厅|委员会|办|局|委|部|厅|处|中心|单位|部门|政府|公司|院|会|站|队|所|科|室|股|"
    r"支行|银行|海关|总署|集团)"
)
_NAME = re.compile(
    rf"{SUFFIX}$|各[\u4e00-\u9fff]*(?:镇|乡|街道|县|区|市)$|^各(?!级.{{5}}|.*(?:按照|根据))[^的了要应]{{2,14}}$|"
    "(?:[省市县区州镇乡局处科]|秘书)长$|书记$|主任$"
)
# What no name holds, but a sentence does that is no longer than one.
PREDICATE = re.compile(
    r"^\d+[.．]\d|[的是把被]|(?<!自)由|应当|必须|可以|不得|需要|属于|适用|包括|设立|设在|下设|建立|成立|举行|组建|加入"
)
# A remark behind a name (市发改局（粮食局）); who else there is, unnamed (财政部等部门).
_REMARK = re.compile(r"[（(〔][^（）()〔〕]*[)）〕]$")
_AND_OTHERS = re.compile(r"等(?:有关|相关)?(?:部门|单位|部委)?$")
_TASK_VERB = re.compile(
    r"^(?:组织|召开|举办|开展|加强|做好|建立|健全|完善|推进|推动|定期|及时|制定|落实|公开|发布)"
)
_ENDS = ("。", "；", ";")
BETWEEN = "，,；;。、"
_LONGEST_NAME = 20


def looks_like_agencies(text: str) -> bool:
    """Whether a stretch of text is a list of agencies rather than a sentence.

    Where it says who leads or helps, half of it are names at least: places stand for their
    governments. What else ends like a sentence must hold nothing but names.
    """
    if COLUMN_LABEL.match(text):
        return True
    listed = [part for part in split(text.strip("。"), BETWEEN) if not deadline(part)]
    parts = [bare(part) for part in listed]
    named = sum(map(is_name, parts))
    share = 1 if text.endswith(_ENDS) else 2 / 3
    least = len(parts) * (1 / 2 if any(map(VERBS.search, listed)) else share)
    says = any(PREDICATE.search(_REMARK.sub("", part.removeprefix("由"))) for part in parts)
    return bool(parts) and named >= least and not says and "。" not in text.rstrip("。")


def is_agency_line(text: str) -> bool:
    """Whether a line of its own says who is responsible: agencies with a verb, or several."""
    if not looks_like_agencies(text):
        return False
    listed = len(split(text.strip("。"), BETWEEN)) > 1
    return listed or bool(COLUMN_LABEL.match(text) or VERBS.search(text.strip("。")))


def may_be_agencies(text: str) -> bool:
    """Whether a text without white space may name agencies: it is no sentence, number or deadline.

    >>> [may_be_agencies(text) for text in ("市妇联", "公开预算。", "3", "6月底前")]
    [True, False, False, False]
    """
    return bool(text) and "。" not in text and not text.isdecimal() and deadline(text) is None


def parts_agencies(line: str, following: str) -> bool:
    """Whether a line break sets an agency apart from the next, not one's name in two.

    >>> parts_agencies("县财政局、交通运输局", "各镇人民政府"), parts_agencies("市政府", "办公室")
    (True, False)
    """
    before, behind = "".join(line.split()), "".join(following.split())
    if before[-1:] in BETWEEN or behind[:1] in BETWEEN:
        return False
    ends = split(before, BETWEEN)[-1], split(behind, BETWEEN)[0]
    return all(is_whole_name(VERBS.sub("", end)) for end in ends)


def is_label(text: str) -> bool:
    """Whether a text without white space only announces agencies: 责任单位：."""
    match = COLUMN_LABEL.match(text)
    return match is not None and match.end() == len(text)


def opens_field(text: str) -> bool:
    """Whether a text without white space begins with what it states: 责任单位：, 时限要求：."""
    return COLUMN_LABEL.match(text) is not None or TIME_LABEL.match(text) is not None


def is_name(text: str) -> bool:
    """Whether a text without white space is worded as a name is, but for a remark behind it."""
    name = _REMARK.sub("", text)
    return (
        len(name) <= _LONGEST_NAME
        and _NAME.search(name) is not None
        and _TASK_VERB.match(name) is None
    )


def is_whole_name(text: str) -> bool:
    """Whether a text names an agency that needs no word before it."""
    return len(text) > 2 and is_name(text) and re.fullmatch(SUFFIX, text) is None


def bare(text: str) -> str:
    """A name without what the agency does, and without 等."""
    return _AND_OTHERS.sub("", VERBS.sub("", text))


def split(text: str, separators: str) -> list[str]:
    """Split at separators outside brackets and quotes."""
    parts: list[str] = []
    start = 0
    for part in re.split(f"[{separators}]", masked(text)):
        end = start + len(part)
        if part:
            parts.append(text[start:end])
        start = end + 1
    return parts
