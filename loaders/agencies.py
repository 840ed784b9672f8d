"""Who is responsible: splitting the agency cell of a task into agencies with their roles.

A cell reads like 市政府办公室牵头，市直各部门、各镇（街道）配合。 Agencies stand apart by
、 ， ； and 以及, outside brackets. Those right before 牵头 lead; what follows a lead
supports; where nobody leads, all are responsible. A shared prefix printed once
(市发展改革局、财政局) is put back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lineage.model import Responsibility, Role

_VERBS = re.compile(
    r"(?:(?:按照?(?:各自)?(?:职能|职责)(?:分工)?|分别|共同|具体|各自|联合|负责)*"
    r"(?:负责|落实|配合|参与|实施|承办|协助|办理)|牵头)+$"
)
_LEADS = re.compile(r"牵头(?:负责|组织|落实|实施)?$")
_LEAD_MARK = re.compile(r"牵头(?:负责|组织|落实|实施)?")
_DEFINITION = re.compile(r"[（(][^（）()]*(?:下同|包?含|以下简称)[^（）()]*[）)]")
_SUFFIX = r"(?:办公室|办公厅|委员会|办|局|委|部|厅|处|中心|单位|部门|政府|公司|院|会|站|队|所|科|室|股)"
_JOINED = re.compile(rf"({_SUFFIX}(?:[）)])?)和(?=各|市|省|县|区|州|全|有关|相关)")
_PREFIXED = re.compile(
    r"^(?:各|市|省|县|区|州|镇|全|国务院|国家|中央|驻|有关|相关|其他|其它|“|《|党|乡|街道)|"
    r"^[\u4e00-\u9fff]{1,4}(?<!城)(?:省|市|县|区|州|镇|乡)"
)
_OPEN_COLLECTIVE = re.compile(r"^各[处县区镇乡市科]$")
_PREFIXED_BY_LEVEL = re.compile(r"^(?:各|市|省)")
_HEAD = re.compile(r"^(?:市|省|县|区|州)(?=[\u4e00-\u9fff])")
_COLLECTIVE = re.compile(r"^(市政府|省政府|县政府|区政府|州政府)各")
_COLUMN_LABEL = re.compile(r"^[（(]?(牵头|责任|配合|落实|主办|协办|承办|参与)(?:单位|部门|处室)[：:]")
_NAME = re.compile(rf"{_SUFFIX}$|各[\u4e00-\u9fff]*(?:镇|乡|街道|县|区|市)$|政府[）)]?$|[）)]$")


@dataclass(frozen=True, slots=True)
class Cell:
    """An agency cell read: its agencies, definitions in brackets, and whether the lead is unclear."""

    agencies: tuple[Responsibility, ...]
    definitions: tuple[str, ...] = ()
    lead_unclear: bool = False


def parse(cell: str, column: Role = Role.RESPONSIBLE) -> Cell:
    """Read a cell without white space. `column` is the role its column's heading gives."""
    definitions = tuple(_DEFINITION.findall(cell))
    text = _unwrapped(_DEFINITION.sub("", cell).strip("。.；;，,、"))
    groups = [_units(group) for group in _split(text, "，,；;。")]
    leading = [any(_LEADS.search(unit) for unit in group) for group in groups]
    has_lead = any(leading)
    found: list[Responsibility] = []
    seen_lead = False
    for group, leads in zip(groups, leading, strict=True):
        past_lead = seen_lead
        names = _restored([_VERBS.sub("", unit) for unit in group])
        for position, (printed, name) in enumerate(names):
            if not name:
                continue
            leads_here = leads and any(_LEADS.search(u) for u in group[position:])
            role = column
            if leads_here:
                role = Role.LEAD
            elif past_lead or (has_lead and seen_lead) or (leads and not leads_here):
                role = Role.SUPPORT
            found.append(Responsibility(name, printed, role))
        seen_lead = seen_lead or leads
    unclear = has_lead and not leading[0] and bool(groups[0])
    return Cell(tuple(found), definitions, unclear)


def _unwrapped(text: str) -> str:
    """Without the brackets around a note and without a heading such as 责任单位：."""
    if text[:1] in "（(" and text[-1:] in "）)" and _depth_stays(text[1:-1]):
        text = text[1:-1]
    return _COLUMN_LABEL.sub("", text).strip("。.；;，,、")


def _depth_stays(text: str) -> bool:
    depth = 0
    for character in text:
        depth += (character in "（(") - (character in "）)")
        if depth < 0:
            return False
    return depth == 0


def looks_like_agencies(text: str) -> bool:
    """Whether a stretch of text is a list of agencies rather than a sentence."""
    if _COLUMN_LABEL.match(text):
        return True
    parts = [_VERBS.sub("", part) for part in _split(text.strip("。"), "，,；;、") if part]
    named = [part for part in parts if len(part) <= 20 and _NAME.search(part)]
    return bool(parts) and len(named) * 3 >= len(parts) * 2 and "。" not in text.rstrip("。")


def _units(group: str) -> list[str]:
    """Agencies of a comma group; 各处、中心 stays whole: its 各 reaches over the 、."""
    marked = _LEAD_MARK.sub(lambda mark: mark.group() + "、", group)
    marked = _JOINED.sub(r"\1、", re.sub(r"以及|会同", "、", marked))
    units: list[str] = []
    for part in _split(marked, "、"):
        if units and _OPEN_COLLECTIVE.match(units[-1]) and not _PREFIXED_BY_LEVEL.match(part):
            units[-1] += "、" + part
        else:
            units.append(part)
    return units


def _split(text: str, separators: str) -> list[str]:
    """Split at separators outside brackets and quotes."""
    parts, depth, start = [], 0, 0
    for position, character in enumerate(text):
        if character in "（(“《〔":
            depth += 1
        elif character in "）)”》〕":
            depth = max(0, depth - 1)
        elif depth == 0 and character in separators:
            parts.append(text[start:position])
            start = position + 1
    return [part for part in [*parts, text[start:]] if part]


def _restored(names: list[str]) -> list[tuple[str, str]]:
    """Pairs of printed and full name: a level or a collective printed once is put back."""
    level = _HEAD.match(names[0]) if names else None
    pairs = []
    collective = ""
    for name in names:
        full = name
        if name.startswith("各") and collective and name[1:2] in "直部":
            full = collective + name
        elif level and name and not _PREFIXED.match(name):
            full = level.group() + name
        if match := _COLLECTIVE.match(full):
            collective = match.group(1)
        pairs.append((name, full))
    return pairs
