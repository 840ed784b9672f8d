"""Paragraphs that open with whose duties they state: 市财政局：负责…."""

from __future__ import annotations

import re

from lineage.model import Role
from loaders.agencies.cell import Cell, read_cell
from loaders.agencies.names import BETWEEN, PREDICATE, is_whole_name, split

# Whose duties a paragraph states: 市财政局：负责…, 市财政局。负责…, 市财政局负责…, not 负责…的部门.
_DUTIES = re.compile(
    r"^(?P<whose>[^。；;：:]{3,80}?)(?:[：:。]?(?:主要|具体)?"
    r"(?:(?P<lead>牵头)|负责(?!人|同志|的|[^，。；;]{1,20}的(?:机构|部门|单位))|承担(?!的))|"
    r"[：:。](?:主要|具体)?(?:(?P<support>配合|协助|参与)|组织|指导|协调|统筹))"
)
_ACTS = re.compile(
    "^(?P<whose>[^，。；;：:]{3,40}?)(?:主要|具体|积极)?(?:牵头|负责|承担|配合|协助|参与|会同|按照|根据)"
)
_PERSON = re.compile("(?:长|书记|主任)$")
# 明确责任部门 is what is to be done.
_PARTED, _UNNAMED = re.compile("职责|分工|责任"), re.compile("(?:部门|单位)$")


def of_duties(text: str, home: str = "") -> tuple[str, Cell]:
    """Whose duties a text without white space states, as printed and read; `home` as for `read_cell`.

    >>> printed, read = of_duties("县教育局、体育局：负责组织学校做好防汛工作。")
    >>> printed, [(each.agency, each.role.value) for each in read.agencies]
    ('县教育局、体育局', [('县教育局', 'responsible'), ('县体育局', 'responsible')])
    >>> of_duties("县水利局负责水情监测；县气象局负责天气预报。")[0]
    '县水利局；县气象局'
    """
    said = [_duty(part) for part in split(text, "；;")]
    if not (said and said[0]):
        return "", Cell(())
    duties = [duty for duty in said if duty]
    found = (read_cell(duty["whose"], _role(duty), home).agencies for duty in duties)
    agencies = tuple(dict.fromkeys(each for named in found for each in named))
    return "；".join(duty["whose"] for duty in duties), Cell(agencies)


def of_heading(title: str, above: str, home: str = "") -> Cell:
    """Whose duties stand below a heading, where that above it parts them; else nobody's.

    >>> [each.agency for each in of_heading("区交通委、公安局", "职责分工").agencies]
    ['区交通委', '区公安局']
    >>> of_heading("政务服务中心", "主要任务").agencies, of_heading("明确部门", "压实责任").agencies
    ((), ())
    """
    whose = title.strip("。：:")
    if not (whose and _PARTED.search(above) and _names_agencies(whose)) or _UNNAMED.search(whose):
        return Cell(())
    return read_cell(whose, Role.RESPONSIBLE, home)


def speaks_of_others(text: str) -> bool:
    """Whether a text says itself whose it is (市财政局配合做好保障).

    >>> speaks_of_others("市财政局配合做好保障。"), speaks_of_others("负责统筹协调，配合市财政局。")
    (True, False)
    """
    said = _ACTS.match(text)
    return said is not None and _names_agencies(said["whose"])


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
    return said if said and _names_agencies(said["whose"]) else None


def _names_agencies(whose: str) -> bool:
    return all(
        is_whole_name(name) and not (_PERSON.search(name) or PREDICATE.search(name))
        for name in split(whose, BETWEEN)
    )


def _role(duty: re.Match[str]) -> Role:
    supports = Role.SUPPORT if duty["support"] else Role.RESPONSIBLE
    return Role.LEAD if duty["lead"] else supports
