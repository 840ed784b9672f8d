"""The agency cell of a task, split into agencies with their roles.

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
from loaders.agencies.names import (
    COLUMN_LABEL,
    LEADING,
    SUFFIX,
    SUPPORTING,
    VERB,
    VERBS,
    bare,
    looks_like_agencies,
    split,
)
from loaders.brackets import OPENING, pairs
from loaders.deadlines import TIME, deadline

_LEADS = re.compile(r"牵头(?:负责|组织|落实|实施)?$")
_SUPPORTS = re.compile("(?:配合|协助|参与|参加)$")
_LEAD_MARK = re.compile(r"牵头(?:负责|组织|落实|实施)?")
# 市发改局（牵头）、市财政局（配合） says what 市发改局牵头、市财政局配合 does.
_VERB_IN_BRACKETS = re.compile(rf"[（(]({VERB})(?:单位|部门)?[)）]")
_DEFINITION = re.compile(r"[（(][^（）()]*(?:下同|包?含|以下简称)[^（）()]*[）)]")
_JOINED = re.compile(rf"({SUFFIX}[）)]?)[和及与](?=各|市|省|县|区|州|全|有关|相关)")
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
# Of whom else there is, behind the names: 以下不再列出.
_ASIDE = re.compile(r"以下(?!简称)|不再|不逐一|下同$")
_PUNCTUATION = "。.；;，,、"


@dataclass(frozen=True, slots=True)
class Cell:
    """An agency cell read: its agencies, whether it is unclear who leads, and by when."""

    agencies: tuple[Responsibility, ...]
    lead_unclear: bool = False
    deadline: str | None = None


def read_cell(cell: str, column: Role = Role.RESPONSIBLE, home: str = "") -> Cell:
    """Read a cell without white space. `column` is the role its column's heading gives.

    `home` is the name of the document's place without its rank: what is called by it
    (云南银保监局) is no body of the place's own.

    >>> [
    ...     (a.agency, a.role.value)
    ...     for a in read_cell("市教育局、卫生局牵头，各县（区）政府配合。").agencies
    ... ]
    [('市教育局', 'lead'), ('市卫生局', 'lead'), ('各县（区）政府', 'support')]
    """
    text = _DEFINITION.sub("", _unwrapped(cell.strip(_PUNCTUATION))).strip(_PUNCTUATION)
    text = _VERB_IN_BRACKETS.sub(lambda verb: verb[1], text)
    found: list[Responsibility] = []
    unclear = False
    parts = split(text, "，,；;。、") if TIME.search(text) else []
    by_when = next((when for each in parts if (when := deadline(each))), None)
    for role, part in _labelled(text, column):
        named = (
            group
            for group in split(part, "，,；;。")
            if not (deadline(group) or _ASIDE.match(group))
        )
        groups = [[unit for unit in _units(group) if not deadline(unit)] for group in named]
        leading = [any(_LEADS.search(unit) for unit in group) for group in groups]
        said = bool(groups) and any(map(VERBS.search, groups[0]))
        unclear = unclear or (any(leading) and not said)
        seen_lead = False
        for group, leads in zip(groups, leading, strict=True):
            supports = seen_lead or any(map(_SUPPORTS.search, group[-1:]))
            found.extend(_roles(group, Role.SUPPORT if supports else role, home))
            seen_lead = seen_lead or leads
    return Cell(tuple(found), unclear, by_when)


def _unwrapped(text: str) -> str:
    """Without the brackets around a note, and without the remarks behind its first sentence."""
    if text[:1] in tuple(OPENING) and pairs(text).get(0) == len(text) - 1:
        text = text[1:-1].partition("。")[0]
    return text.strip(_PUNCTUATION)


def _labelled(text: str, column: Role) -> Iterator[tuple[Role, str]]:
    """The parts of a cell under headings of its own (牵头单位：…；责任单位：…) with their roles."""
    labels = list(COLUMN_LABEL.finditer(text))
    if not labels:
        yield column, text
        return
    head = text[: labels[0].start()].strip(_PUNCTUATION)
    if looks_like_agencies(head):
        yield column, head
    ends = [*(label.start() for label in labels[1:]), len(text)]
    for label, end in zip(labels, ends, strict=True):
        said = ((Role.LEAD, LEADING), (Role.SUPPORT, SUPPORTING))
        roles = (role for role, words in said if re.search(words, label.group()))
        yield next(roles, Role.RESPONSIBLE), text[label.end() : end].strip(_PUNCTUATION)


def _roles(group: list[str], role: Role, home: str) -> Iterator[Responsibility]:
    """The agencies of a comma group; up to the last 牵头 they lead, behind it they support."""
    last = max((i for i, unit in enumerate(group) if _LEADS.search(unit)), default=None)
    names = _restored([bare(unit) for unit in group], home)
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
    for part in split(_GLUED.sub("、", marked), "、"):
        last = units[-1] if units else ""
        more_places = _ALL_PLACES.match(last) and _GOVERNMENTS.match(VERBS.sub("", part))
        if more_places or (_OPEN_COLLECTIVE.match(last) and not _PREFIXED_BY_LEVEL.match(part)):
            units[-1] += "、" + part
        else:
            units.append(part)
    return units


def lacks_level(name: str, home: str) -> bool:
    """Whether the level (市) may be put before an agency's name; `home` as for `read_cell`.

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
