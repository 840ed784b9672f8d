"""Who is responsible: splitting the agency cell of a task into agencies with their roles.

A cell reads like 市政府办公室牵头，市直各部门、各镇（街道）配合。 Agencies stand apart by
、 ， ； and 以及, outside brackets. Those right before 牵头 lead; what follows a lead
supports, and what is said to (配合); where nobody leads, all others are responsible. A heading within the cell
(牵头单位：…；配合单位：…) gives the role itself. A shared prefix printed once
(市发展改革局、财政局) is put back. A date among the agencies (…，6月底前完成) is a deadline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lineage.model import Responsibility, Role
from loaders.brackets import CLOSING, OPENING, masked, pairs

_HOW = "分别|共同|具体|各自|联合|分工"
_VERB = "负责|落实|配合|参与|参加|实施|承办|协助|办理|牵头"
# Nobody strings up more of them; a bound, so that no run of them takes long.
_SHARES = "[按接]照?(?:各自)?(?:职能|职责)"
_VERBS = re.compile(rf"(?:{_SHARES}(?:分工)?|{_HOW}|{_VERB}){{,9}}(?:{_VERB}|{_SHARES}分工)$")
_LEADS = re.compile(r"牵头(?:负责|组织|落实|实施)?$")
_SUPPORTS = re.compile("(?:配合|协助|参与|参加)$")
_LEAD_MARK = re.compile(r"牵头(?:负责|组织|落实|实施)?")
# 市发改局（牵头）、市财政局（配合） says what 市发改局牵头、市财政局配合 does.
_VERB_IN_BRACKETS = re.compile(rf"[（(]({_VERB})(?:单位|部门)?[)）]")
_NOTE_BEHIND = re.compile(rf"[。.]\s*[{re.escape(OPENING)}]")
_NOTE_BEFORE = re.compile(rf"[{re.escape(CLOSING)}]\s*[。；;]")
_DEFINITION = re.compile(r"[（(][^（）()]*(?:下同|包?含|以下简称)[^（）()]*[）)]")
_SUFFIX = (
    r"(?:办公室|办公厅|委员会|办|局|委|部|厅|处|中心|单位|部门|政府|公司|院|会|站|队|所|科|室|股|"
    r"支行|银行|海关|总署|集团)"
)
_JOINED = re.compile(rf"({_SUFFIX}[）)]?)[和及与](?=各|市|省|县|区|州|全|有关|相关)")
_ALSO = re.compile("以及|会同|等(?=[省市县区州]?(?:有关|相关))")
_GLUED = re.compile(r"(?<=[局厅])(?=[市省县区州](?:直|属|[\u4e00-\u9fff]{2,12}[局厅办委]))")
_PREFIXED = re.compile(
    r"^(?:各|市(?!场)|省|县|区|州|镇|全|国务院|国家|中央|驻|有关|相关|其他|其它|“|《|党|乡|街道)|"
    r"^[\u4e00-\u9fff]{1,4}(?<!城)(?:省|市(?!场)|县|区|州|镇|乡)|(?:行|海关|公司|集团|分局|铁路局|街道|"
    r"区管委会|区管理委员会)$"
)
_OPEN_COLLECTIVE = re.compile(r"^各[处省州盟市县区旗镇乡科](?:、自治区)?$")
_ALL_PLACES = re.compile(
    r"^(?:各|有关|相关)[省州盟市县区旗镇乡](?:、(?:自治区|[州盟市县区旗镇乡]))*$"
)
_PREFIXED_BY_LEVEL = re.compile(r"^(?:各|市|省)")
_GOVERNMENTS = re.compile(r"^(?:自治区|直辖市|[市州盟县区旗镇乡])(?:人民)?(?:政府)?[）)]?$")
_HEAD = re.compile(r"^(?:市(?!场)|省|(?:自治)?[县区州])(?=[\u4e00-\u9fff])")
_COLLECTIVE = re.compile(r"^(市政府|省政府|县政府|区政府|州政府)各")
_LEADING, _SUPPORTING = "牵头|主办|主责", "配合|协办|协同|协助|协作|参与|参加|支持|支撑"
_COLUMN_LABEL = re.compile(
    rf"[（(]?(?:主要)?(?:(?:{_LEADING}|{_SUPPORTING}|责任|负责|落实|承办|实施|主管)"
    r"(?:责任)?(?:单位|部门|处室|科室)|牵头|配合)[：:]"
)
_LABEL_WITHIN = re.compile(rf"(?:^|[，,；;]){_COLUMN_LABEL.pattern}")
_NAME = re.compile(
    rf"{_SUFFIX}$|各[\u4e00-\u9fff]*(?:镇|乡|街道|县|区|市)$|^各(?!级.{{5}}|.*(?:按照|根据))[^的了要应]{{2,14}}$|"
    "(?:[省市县区州镇乡局处科]|秘书)长$|书记$|主任$"
)
# What no name holds, but a sentence does that is no longer than one.
_PREDICATE = re.compile(
    r"^\d+[.．]\d|[的是把被]|(?<!自)由|应当|必须|可以|不得|需要|属于|适用|包括|设立|设在|下设|建立|成立|举行|组建|加入"
)
# Of whom else there is, behind the names: 以下不再列出.
_ASIDE = re.compile(r"以下(?!简称)|不再|不逐一|下同$")
# A remark behind a name (市发改局（粮食局）); who else there is, unnamed (财政部等部门).
_REMARK = re.compile(r"[（(〔][^（）()〔〕]*[)）〕]$")
_AND_OTHERS = re.compile(r"等(?:有关|相关)?(?:部门|单位|部委)?$")
_TASK_VERB = re.compile(
    r"^(?:组织|召开|举办|开展|加强|做好|建立|健全|完善|推进|推动|定期|及时|制定|落实|公开|发布)"
)
# Whose duties a paragraph states: 市财政局：负责…, 市财政局。负责…, 市财政局负责…, not 负责…的部门.
_DUTIES = re.compile(
    r"^(?P<whose>[^。；;：:]{3,80}?)(?:[：:。]?(?:主要|具体)?"
    r"(?:(?P<lead>牵头)|负责(?!人|同志|的|[^，。；;]{1,20}的(?:机构|部门|单位))|承担(?!的))|"
    r"[：:。](?:主要|具体)?(?:(?P<support>配合|协助|参与)|组织|指导|协调|统筹))"
)
_PERSON = re.compile("(?:长|书记|主任)$")
_PUNCTUATION = "。.；;，,、"
_ENDS = ("。", "；", ";")
_BETWEEN = "，,；;。、"
_LONGEST_NAME = 20
_LONGEST_NOTE = 400
_WHEN = (
    r"(?:(?:19|20)\d\d年)?(?:\d{1,2}月(?:\d{1,2}日|底|末|初|[上中下]旬)?|年[底末初内中]|[上下]半年|"
    r"第?[一二三四]季度末?|\d{1,2}日)|(?:19|20)\d\d年"
)
_WIDE_FIGURES = str.maketrans("０１２３４５６７８９", "0123456789")
_TIME = re.compile(r"[\d年月季]|[长持]|常态")
_TIME_LABEL = re.compile("(?:完成|办结|落实)?(?:时限|时间|期限)(?:要求)?[：:]")
_DEADLINE = re.compile(
    rf"^(?:{_TIME_LABEL.pattern})?(?P<when>(?:于|在|到)?"
    rf"(?:(?:{_WHEN})(?:之前|以前|前|内|底前)?(?:全部|基本|完成|办结|落实|启动|实施|到位|报送|持续|推进)*|"
    rf"(?:{_WHEN})(?:之前|以前|前|内|底前)[\u4e00-\u9fff]{{0,10}}|"
    r"全年|长期(?:坚持|推进|实施)?|持续(?:推进|实施|开展|坚持|落实)|贯穿全年|常态化(?:推进|开展)?))$"
)


@dataclass(frozen=True, slots=True)
class Cell:
    """An agency cell read: its agencies, whether it is unclear who leads, and by when."""

    agencies: tuple[Responsibility, ...]
    lead_unclear: bool = False
    deadline: str | None = None


def parse(cell: str, column: Role = Role.RESPONSIBLE, home: str = "") -> Cell:
    """Read a cell without white space. `column` is the role its column's heading gives.

    `home` is the name of the document's place without its rank: what is called by it
    (云南银保监局) is no body of the place's own.

    >>> [
    ...     (a.agency, a.role.value)
    ...     for a in parse("市教育局、卫生局牵头，各县（区）政府配合。").agencies
    ... ]
    [('市教育局', 'lead'), ('市卫生局', 'lead'), ('各县（区）政府', 'support')]
    """
    text = _DEFINITION.sub("", _unwrapped(cell.strip(_PUNCTUATION))).strip(_PUNCTUATION)
    text = _VERB_IN_BRACKETS.sub(lambda verb: verb[1], text)
    found: list[Responsibility] = []
    unclear = False
    parts = _split(text, "，,；;。、") if _TIME.search(text) else []
    by_when = next((when for each in parts if (when := deadline(each))), None)
    for role, part in _labelled(text, column):
        named = (
            group
            for group in _split(part, "，,；;。")
            if not (deadline(group) or _ASIDE.match(group))
        )
        groups = [[unit for unit in _units(group) if not deadline(unit)] for group in named]
        leading = [any(_LEADS.search(unit) for unit in group) for group in groups]
        said = bool(groups) and any(map(_VERBS.search, groups[0]))
        unclear = unclear or (any(leading) and not said)
        seen_lead = False
        for group, leads in zip(groups, leading, strict=True):
            supports = seen_lead or any(map(_SUPPORTS.search, group[-1:]))
            found.extend(_roles(group, Role.SUPPORT if supports else role, home))
            seen_lead = seen_lead or leads
    return Cell(tuple(found), unclear, by_when)


def deadline(text: str) -> str | None:
    """By when something is to be done, where a text without white space says nothing else.

    >>> [deadline(text) for text in ("6月底前完成", "完成时限：2023年12月", "持续推进", "市政府")]
    ['6月底前完成', '2023年12月', '持续推进', None]
    """
    if _TIME.search(text) is None:
        return None
    match = _DEADLINE.match(text.strip("。；;").translate(_WIDE_FIGURES))
    return match["when"] if match else None


def opens_field(text: str) -> bool:
    """Whether a text without white space begins with what it states: 责任单位：, 时限要求：."""
    return _COLUMN_LABEL.match(text) is not None or _TIME_LABEL.match(text) is not None


def is_label(text: str) -> bool:
    """Whether a text without white space only announces agencies: 责任单位：."""
    match = _COLUMN_LABEL.match(text)
    return match is not None and match.end() == len(text)


def looks_like_agencies(text: str) -> bool:
    """Whether a stretch of text is a list of agencies rather than a sentence.

    Where it says who leads or helps, half of it are names at least: places stand for their
    governments. What else ends like a sentence must hold nothing but names.
    """
    if _COLUMN_LABEL.match(text):
        return True
    listed = [part for part in _split(text.strip("。"), _BETWEEN) if not deadline(part)]
    parts = [_bare(part) for part in listed]
    named = sum(map(_is_name, parts))
    share = 1 if text.endswith(_ENDS) else 2 / 3
    least = len(parts) * (1 / 2 if any(map(_VERBS.search, listed)) else share)
    says = any(_PREDICATE.search(_REMARK.sub("", part.removeprefix("由"))) for part in parts)
    return bool(parts) and named >= least and not says and "。" not in text.rstrip("。")


def may_be_agencies(text: str) -> bool:
    """Whether a text without white space may name agencies: it is no sentence, number or deadline.

    >>> [may_be_agencies(text) for text in ("市妇联", "公开预算。", "3", "6月底前")]
    [True, False, False, False]
    """
    return bool(text) and "。" not in text and not text.isdecimal() and deadline(text) is None


def _bare(text: str) -> str:
    """A name without what the agency does, and without 等."""
    return _AND_OTHERS.sub("", _VERBS.sub("", text))


def _is_name(text: str) -> bool:
    name = _REMARK.sub("", text)
    return (
        len(name) <= _LONGEST_NAME
        and _NAME.search(name) is not None
        and _TASK_VERB.match(name) is None
    )


def of_duties(text: str, home: str = "") -> tuple[str, Cell]:
    """Whose duties a text without white space states, as printed and read; `home` as for `parse`.

    >>> printed, read = of_duties("县教育局、体育局：负责组织学校做好防汛工作。")
    >>> printed, [(each.agency, each.role.value) for each in read.agencies]
    ('县教育局、体育局', [('县教育局', 'responsible'), ('县体育局', 'responsible')])
    >>> of_duties("县水利局负责水情监测；县气象局负责天气预报。")[0]
    '县水利局；县气象局'
    """
    said = [_duty(part) for part in _split(text, "；;")]
    if not (said and said[0]):
        return "", Cell(())
    duties = [duty for duty in said if duty]
    found = (parse(duty["whose"], _role(duty), home).agencies for duty in duties)
    agencies = tuple(dict.fromkeys(each for named in found for each in named))
    return "；".join(duty["whose"] for duty in duties), Cell(agencies)


def names_whose(sentence: str, behind: str) -> bool:
    """Whether a sentence only names whose duties the next one states.

    >>> (
    ...     names_whose("县交通局、公路局。", "负责国道巡查。"),
    ...     names_whose("加强巡查。", "负责国道巡查。"),
    ... )
    (True, False)
    """
    duty = _duty(sentence + behind) if sentence.endswith("。") else None
    return duty is not None and duty["whose"] == sentence[:-1]


def _duty(text: str) -> re.Match[str] | None:
    """Whose duty a part of a sentence states: nobody's but that of agencies."""
    said = _DUTIES.match(text)
    named = said is not None and all(
        _is_whole_name(name) and not (_PERSON.search(name) or _PREDICATE.search(name))
        for name in _split(said["whose"], _BETWEEN)
    )
    return said if named else None


def _role(duty: re.Match[str]) -> Role:
    supports = Role.SUPPORT if duty["support"] else Role.RESPONSIBLE
    return Role.LEAD if duty["lead"] else supports


def parts_agencies(line: str, following: str) -> bool:
    """Whether a line break sets an agency apart from the next, not one's name in two.

    >>> parts_agencies("县财政局、交通运输局", "各镇人民政府"), parts_agencies("市政府", "办公室")
    (True, False)
    """
    before, behind = "".join(line.split()), "".join(following.split())
    if before[-1:] in _BETWEEN or behind[:1] in _BETWEEN:
        return False
    ends = _split(before, _BETWEEN)[-1], _split(behind, _BETWEEN)[0]
    return all(_is_whole_name(_VERBS.sub("", end)) for end in ends)


def _is_whole_name(text: str) -> bool:
    """Whether a text names an agency that needs no word before it."""
    return len(text) > 2 and _is_name(text) and re.fullmatch(_SUFFIX, text) is None


def is_agency_line(text: str) -> bool:
    """Whether a line of its own says who is responsible: agencies with a verb, or several."""
    if not looks_like_agencies(text):
        return False
    listed = len(_split(text.strip("。"), _BETWEEN)) > 1
    return listed or bool(_COLUMN_LABEL.match(text) or _VERBS.search(text.strip("。")))


def note_start(text: str) -> int | None:
    """Where a closing note in brackets that names agencies begins; None where there is none.

    >>> note_start("及时公开。（市编办牵头，各县〔区〕政府配合）")
    5
    """
    last = len(text.rstrip("。；; \n")) - 1
    if last < 0 or text[last] not in CLOSING:
        return None
    start = next((start for start, end in pairs(text).items() if end == last), None)
    if start is None:
        return None
    within = text[start + 1 : last]
    said = _names_only(within) or ("。" not in within and _VERBS.search("".join(within.split())))
    named = text[:start].rstrip().endswith("。") and said
    return start if named or _is_note(within) else None


def notes_within(text: str) -> list[tuple[int, int]]:
    """Where notes in brackets that name agencies stand right behind or before a stop.

    Behind a full stop, or before one or a semicolon, which the ranges take in.

    >>> notes_within("公开规划。（市发改委负责）公开预算（市财政局负责）。公开决算。")
    [(5, 13), (17, 26)]
    """
    found: dict[int, int] = {}
    for stop in _NOTE_BEHIND.finditer(text):
        opening = stop.end() - 1
        length = pairs(text[opening : opening + _LONGEST_NOTE]).get(0, 0)
        within = text[opening + 1 : opening + length]
        if _is_note(within) or _names_only(within):
            found[opening] = opening + length + 1
    for stop in _NOTE_BEFORE.finditer(text):
        offset = max(0, stop.end() - _LONGEST_NOTE)
        if (start := note_start(text[offset : stop.end()])) is not None:
            found[offset + start] = stop.end()
    return sorted(found.items())


def _names_only(within: str) -> bool:
    """Whether the text within brackets is a list of agencies and nothing else."""
    parts = [part for part in _split("".join(within.split()), "，,；;、") if not deadline(part)]
    return len(parts) > 1 and all(map(_is_name, parts))


def _is_note(within: str) -> bool:
    """Whether the text within brackets says who is responsible, in its first sentence."""
    first = "".join(within.split()).partition("。")[0]
    kept = "，".join(part for part in _split(first, "，,；;") if not deadline(part))
    return bool(_LABEL_WITHIN.search(first) or (_VERBS.search(kept) and looks_like_agencies(first)))


def _unwrapped(text: str) -> str:
    """Without the brackets around a note, and without the remarks behind its first sentence."""
    if text[:1] in tuple(OPENING) and pairs(text).get(0) == len(text) - 1:
        text = text[1:-1].partition("。")[0]
    return text.strip(_PUNCTUATION)


def _labelled(text: str, column: Role) -> Iterator[tuple[Role, str]]:
    """The parts of a cell under headings of its own (牵头单位：…；责任单位：…) with their roles."""
    labels = list(_COLUMN_LABEL.finditer(text))
    if not labels:
        yield column, text
        return
    head = text[: labels[0].start()].strip(_PUNCTUATION)
    if looks_like_agencies(head):
        yield column, head
    ends = [*(label.start() for label in labels[1:]), len(text)]
    for label, end in zip(labels, ends, strict=True):
        said = ((Role.LEAD, _LEADING), (Role.SUPPORT, _SUPPORTING))
        roles = (role for role, words in said if re.search(words, label.group()))
        yield next(roles, Role.RESPONSIBLE), text[label.end() : end].strip(_PUNCTUATION)


def _roles(group: list[str], role: Role, home: str) -> Iterator[Responsibility]:
    """The agencies of a comma group; up to the last 牵头 they lead, behind it they support."""
    last = max((i for i, unit in enumerate(group) if _LEADS.search(unit)), default=None)
    names = _restored([_bare(unit) for unit in group], home)
    for position, (printed, name) in enumerate(names):
        if last is not None:
            role = Role.LEAD if position <= last else Role.SUPPORT
        if name:
            yield Responsibility(name, printed, role)


def _units(group: str) -> list[str]:
    """Agencies of a comma group; 各处、中心 stays whole, 各州、市人民政府 too: 各 reaches over the 、."""
    marked = _LEAD_MARK.sub(lambda mark: mark[0] + "、", group.removeprefix("由"))
    marked = _JOINED.sub(lambda name: name[1] + "、", _ALSO.sub("、", marked))
    units: list[str] = []
    for part in _split(_GLUED.sub("、", marked), "、"):
        last = units[-1] if units else ""
        more_places = _ALL_PLACES.match(last) and _GOVERNMENTS.match(_VERBS.sub("", part))
        if more_places or (_OPEN_COLLECTIVE.match(last) and not _PREFIXED_BY_LEVEL.match(part)):
            units[-1] += "、" + part
        else:
            units.append(part)
    return units


def _split(text: str, separators: str) -> list[str]:
    """Split at separators outside brackets and quotes."""
    parts: list[str] = []
    start = 0
    for part in re.split(f"[{separators}]", masked(text)):
        end = start + len(part)
        if part:
            parts.append(text[start:end])
        start = end + 1
    return parts


def lacks_level(name: str, home: str) -> bool:
    """Whether the level (市) may be put before an agency's name; `home` as for `parse`.

    >>> [lacks_level(name, "云南") for name in ("财政厅", "省财政厅", "云南银保监局")]
    [True, False, False]
    """
    return not (_PREFIXED.search(name) or (home and home in name))


def _restored(names: list[str], home: str) -> list[tuple[str, str]]:
    """Pairs of printed and full name: a level or a collective printed once is put back."""
    level = _HEAD.match(names[0]) if names else None
    pairs = []
    collective = ""
    for name in names:
        full = name
        if name.startswith("各") and collective and name[1:2] in ("直", "部"):
            full = collective + name
        elif level and name and lacks_level(name, home):
            full = level.group() + name
        if match := _COLLECTIVE.match(full):
            collective = match.group(1)
        pairs.append((name, full))
    return pairs
