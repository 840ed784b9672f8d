"""Who is responsible: splitting the agency cell of a task into agencies with their roles.

A cell reads like 市政府办公室牵头，市直各部门、各镇（街道）配合。 Agencies stand apart by
、 ， ； and 以及, outside brackets. Those right before 牵头 lead; what follows a lead
supports; where nobody leads, all are responsible. A heading within the cell
(牵头单位：…；配合单位：…) gives the role itself. A shared prefix printed once
(市发展改革局、财政局) is put back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lineage.model import Responsibility, Role

_OPENING, _CLOSING = "（(“《〔[", "）)”》〕]"
_VERBS = re.compile(
    r"(?:(?:按照?(?:各自)?(?:职能|职责)(?:分工)?|分别|共同|具体|各自|联合|负责)*"
    r"(?:负责|落实|配合|参与|实施|承办|协助|办理|牵头))+$"
)
_LEADS = re.compile(r"牵头(?:负责|组织|落实|实施)?$")
_LEAD_MARK = re.compile(r"牵头(?:负责|组织|落实|实施)?")
_DEFINITION = re.compile(r"[（(][^（）()]*(?:下同|包?含|以下简称)[^（）()]*[）)]")
_SUFFIX = (
    r"(?:办公室|办公厅|委员会|办|局|委|部|厅|处|中心|单位|部门|政府|公司|院|会|站|队|所|科|室|股|"
    r"支行|银行|海关|集团)"
)
_JOINED = re.compile(rf"({_SUFFIX}[）)]?)和(?=各|市|省|县|区|州|全|有关|相关)")
_GLUED = re.compile(r"(?<=[局厅])(?=[市省县区州](?:直|属|[\u4e00-\u9fff]{2,12}[局厅办委]))")
_PREFIXED = re.compile(
    r"^(?:各|市(?!场)|省|县|区|州|镇|全|国务院|国家|中央|驻|有关|相关|其他|其它|“|《|党|乡|街道)|"
    r"^[\u4e00-\u9fff]{1,4}(?<!城)(?:省|市(?!场)|县|区|州|镇|乡)|(?:行|海关|公司|集团|分局)$"
)
_OPEN_COLLECTIVE = re.compile(r"^各[处县区镇乡市科]$")
_PREFIXED_BY_LEVEL = re.compile(r"^(?:各|市|省)")
_HEAD = re.compile(r"^(?:市(?!场)|省|县|区|州)(?=[\u4e00-\u9fff])")
_COLLECTIVE = re.compile(r"^(市政府|省政府|县政府|区政府|州政府)各")
_COLUMN_LABEL = re.compile(
    r"[（(]?(牵头|主办|责任|落实|承办|实施|配合|协办|参与|参加)(?:责任)?(?:单位|部门|处室|科室)[：:]"
)
_LABEL_ROLES = {"牵头": Role.LEAD, "主办": Role.LEAD} | dict.fromkeys(
    ("配合", "协办", "参与", "参加"), Role.SUPPORT
)
_NAME = re.compile(
    rf"{_SUFFIX}$|各[\u4e00-\u9fff]*(?:镇|乡|街道|县|区|市)$|政府[）)]?$|[）)]$|^各[^的了要应]{{2,14}}$"
)
_PUNCTUATION = "。.；;，,、"
_LONGEST_NAME = 20


@dataclass(frozen=True, slots=True)
class Cell:
    """An agency cell read: its agencies, and whether it is unclear who of them leads."""

    agencies: tuple[Responsibility, ...]
    lead_unclear: bool = False


def parse(cell: str, column: Role = Role.RESPONSIBLE) -> Cell:
    """Read a cell without white space. `column` is the role its column's heading gives.

    >>> [
    ...     (a.agency, a.role.value)
    ...     for a in parse("市教育局、卫生局牵头，各县（区）政府配合。").agencies
    ... ]
    [('市教育局', 'lead'), ('市卫生局', 'lead'), ('各县（区）政府', 'support')]
    """
    text = _unwrapped(_DEFINITION.sub("", cell).strip(_PUNCTUATION))
    found: list[Responsibility] = []
    unclear = False
    for role, part in _labelled(text, column):
        groups = [_units(group) for group in _split(part, "，,；;。")]
        leading = [any(_LEADS.search(unit) for unit in group) for group in groups]
        unclear = unclear or (any(leading) and not leading[0])
        seen_lead = False
        for group, leads in zip(groups, leading, strict=True):
            found.extend(_roles(group, Role.SUPPORT if seen_lead else role))
            seen_lead = seen_lead or leads
    return Cell(tuple(found), unclear)


def looks_like_agencies(text: str) -> bool:
    """Whether a stretch of text is a list of agencies rather than a sentence."""
    if _COLUMN_LABEL.match(text):
        return True
    parts = [_VERBS.sub("", part) for part in _split(text.strip("。"), "，,；;、") if part]
    named = [part for part in parts if len(part) <= _LONGEST_NAME and _NAME.search(part)]
    return bool(parts) and len(named) * 3 >= len(parts) * 2 and "。" not in text.rstrip("。")


def is_agency_line(text: str) -> bool:
    """Whether a line of its own says who is responsible: agencies with a verb, or several."""
    if not looks_like_agencies(text):
        return False
    listed = len(_split(text.strip("。"), "，,；;、")) > 1
    return listed or bool(_COLUMN_LABEL.match(text) or _VERBS.search(text.strip("。")))


def note_start(text: str) -> int | None:
    """Where a closing note in brackets that names agencies begins; None where there is none.

    >>> note_start("及时公开。（市编办牵头，各县〔区〕政府配合）")
    5
    """
    end = len(text.rstrip("。 \n"))
    if not end or text[end - 1] not in "）)":
        return None
    depth = 0
    for position in range(end - 1, -1, -1):
        depth += (text[position] in "）)") - (text[position] in "（(")
        if depth == 0:
            first = "".join(text[position + 1 : end - 1].split()).partition("。")[0]
            verbs = _VERBS.search(first) and looks_like_agencies(first)
            return position if verbs or _COLUMN_LABEL.match(first) else None
    return None


def _unwrapped(text: str) -> str:
    """Without the brackets around a note, and without the remarks behind its first sentence."""
    if text[:1] in ("（", "(") and text[-1:] in ("）", ")") and _depth_stays(text[1:-1]):
        text = text[1:-1].partition("。")[0]
    return text.strip(_PUNCTUATION)


def _depth_stays(text: str) -> bool:
    depth = 0
    for character in text:
        depth += (character in "（(") - (character in "）)")
        if depth < 0:
            return False
    return depth == 0


def _labelled(text: str, column: Role) -> Iterator[tuple[Role, str]]:
    """The parts of a cell under headings of its own (牵头单位：…；责任单位：…) with their roles."""
    labels = list(_COLUMN_LABEL.finditer(text))
    if not labels:
        yield column, text
        return
    if head := text[: labels[0].start()].strip(_PUNCTUATION):
        yield column, head
    ends = [*(label.start() for label in labels[1:]), len(text)]
    for label, end in zip(labels, ends, strict=True):
        role = _LABEL_ROLES.get(label.group(1), Role.RESPONSIBLE)
        yield role, text[label.end() : end].strip(_PUNCTUATION)


def _roles(group: list[str], role: Role) -> Iterator[Responsibility]:
    """The agencies of a comma group; up to the last 牵头 they lead, behind it they support."""
    last = max((i for i, unit in enumerate(group) if _LEADS.search(unit)), default=None)
    names = _restored([_VERBS.sub("", unit) for unit in group])
    for position, (printed, name) in enumerate(names):
        if last is not None:
            role = Role.LEAD if position <= last else Role.SUPPORT
        if name:
            yield Responsibility(name, printed, role)


def _units(group: str) -> list[str]:
    """Agencies of a comma group; 各处、中心 stays whole: its 各 reaches over the 、."""
    marked = _LEAD_MARK.sub(lambda mark: mark.group() + "、", group.removeprefix("由"))
    marked = _JOINED.sub(r"\1、", re.sub(r"以及|会同", "、", marked))
    units: list[str] = []
    for part in _split(_GLUED.sub("、", marked), "、"):
        if units and _OPEN_COLLECTIVE.match(units[-1]) and not _PREFIXED_BY_LEVEL.match(part):
            units[-1] += "、" + part
        else:
            units.append(part)
    return units


def _split(text: str, separators: str) -> list[str]:
    """Split at separators outside brackets and quotes."""
    parts, depth, start = [], 0, 0
    for position, character in enumerate(text):
        if character in _OPENING:
            depth += 1
        elif character in _CLOSING:
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
        if name.startswith("各") and collective and name[1:2] in ("直", "部"):
            full = collective + name
        elif level and name and not _PREFIXED.search(name):
            full = level.group() + name
        if match := _COLLECTIVE.match(full):
            collective = match.group(1)
        pairs.append((name, full))
    return pairs
