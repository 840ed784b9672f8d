"""What is known of places: their list, and which of them a document comes from."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lineage.errors import SourceError, why
from lineage.model import Document, Level, Place
from lineage.text import autonomous, is_law

PLACES = "places.csv"
# Parts of a body of the nation that sit in a place.
_BRANCH = re.compile(
    r"驻?[\u4e00-\u9fff]{2,6}?(?:分行|支行|监管局|监管办(?:公室)?|分局|分署|(?:特派|专员)(?:员?办(?:公室|事处)?)?|"
    r"调查队|调查总队|督察局)、?"
)
_UNNAMED = re.compile("省|自治区")
_CONGRESS = "全国人民代表大会"
_NATION = "中华人民共和国"
_GOVERNMENT = re.compile(
    r"([\u4e00-\u9fff]{1,14}[省市州盟区县旗乡镇])"
    r"(?:党工委|工作委员会|管委会|管理委员会|人民政府|行政公署|行署|办公[室厅])|"
    r"([\u4e00-\u9fff]{1,14}(?:实验|开发|示范|合作)区)(?=[\u4e00-\u9fff]{2,14}[局委部]$)"
)
# 第一师阿拉尔市 is a city of the Production and Construction Corps.
_BEFORE_NAME = re.compile("^(?:中共(?!中央)|中华人民共和国|第[一二三四五六七八九十]{1,3}师)")
_BEFORE_PLACE = re.compile(r"^(?:关于)?(?:印发|转发)?[《〈]?(?:(?:19|20)\d\d年(?:度)?)?")
_FORMS = (("省", Level.PROVINCE), (("市", "州", "盟"), Level.PREFECTURE), ("", Level.COUNTY))
# Offices that speak for the whole of a place, of government, of the Party and of the people's congress.
_GENERAL = re.compile(
    r".{0,12}人民政府(?:办公|$)|行政公署|行署|办公|管委会|管理委员会|党工委|党?委(?:办公[厅室]|办|$)|"
    r"[省市州盟县区旗]?政府(?:办公[厅室]|办|$)|.{0,6}人(?:民代表大会|大)(?:常(?:务委员|委)会)?(?:办公[厅室]|$)"
)


def read_places(path: Path) -> tuple[Place, ...]:
    """Places from a CSV with the columns code, name, level, parent and, if need be, sign.

    Raises SourceError.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        return tuple(
            Place(
                row["name"],
                Level(row["level"]),
                row["parent"] or None,
                row["code"],
                row.get("sign") or "",
            )
            for row in rows
        )
    except (OSError, KeyError, ValueError) as error:
        zh, en = why(error)
        what = f"不是有效的地名表：{zh}。", f"Not a valid list of places: {en}."
        raise SourceError(path, what) from None


def short_names(name: str) -> tuple[str, ...]:
    """An autonomous place's everyday names, without the peoples it is named after.

    >>> short_names("恩施土家族苗族自治州"), short_names("广西壮族自治区"), short_names("江门市")
    (('恩施州', '恩施自治州'), ('广西', '广西自治区'), ())
    """
    if (found := autonomous(name)) is None:
        return ()
    stem, kind = found
    return stem + kind.replace("区", ""), f"{stem}自治{kind}"


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Finds the place that a name or title begins with, or a document number."""

    by_name: dict[str, Place]
    by_sign: dict[str, Place]

    @classmethod
    def of(cls, places: Sequence[Place]) -> Gazetteer:
        """An index over these places; of namesakes the highest is taken, and full names first."""
        by_name: dict[str, Place] = {}
        for place in places:
            by_name.setdefault(place.name, place)
        for place in places:
            for name in short_names(place.name):
                by_name.setdefault(name, place)
        return cls(by_name, {sign: place for place in places for sign in place.sign})

    def at_head(self, text: str) -> Place | None:
        """The place at the head of an issuer or title; the deepest where several are named.

        A body of the nation is meant only where it comes first: provinces have their 发展改革委, too.
        Its branch is no body of the nation: what a province issues with it is the province's.

        >>> places = [
        ...     Place("财政部", Level.NATIONAL, "国务院", "000000"),
        ...     Place("税务总局", Level.NATIONAL, "国务院", "000000"),
        ...     Place("广东省", Level.PROVINCE, None, "44"),
        ...     Place("江门市", Level.PREFECTURE, "广东省", "4407"),
        ... ]
        >>> heads = "江门市人民政府办公室", "财政部税务总局", "广东省财政部", "税务总局广东省税务局"
        >>> [Gazetteer.of(places).at_head(head).name for head in heads]
        ['江门市', '财政部', '广东省', '广东省']
        >>> Gazetteer.of(places).at_head("财政部广东监管局、广东省财政厅").name
        '广东省'
        """
        found: Place | None = None
        position = 0
        while name := next(
            (
                text[position:end]
                for end in range(min(len(text), position + 15), position + 1, -1)
                if text[position:end] in self.by_name
            ),
            None,
        ):
            place = self.by_name[name]
            if found is None or place.level is not Level.NATIONAL:
                found = place
            position += len(name)
        if found and found.level is Level.NATIONAL and (branch := _BRANCH.match(text, position)):
            return self.at_head(text[branch.end() :])
        return found

    def called(self, name: str) -> Place | None:
        """The place of this name, also with those above it in front: 上海市黄浦区.

        >>> places = [
        ...     Place("上海市", Level.PROVINCE, None, "31"),
        ...     Place("黄浦区", Level.COUNTY, "上海市", "310101"),
        ... ]
        >>> names = "黄浦区", "上海市黄浦区", "广东省黄浦区", "黄浦区园区"
        >>> [bool(Gazetteer.of(places).called(name)) for name in names]
        [True, True, False, False]
        """
        if name in self.by_name:
            return self.by_name[name]
        above, rest = (found := self.at_head(name)), name
        while above and rest.endswith(above.name):
            rest = rest.removesuffix(above.name)
            above = self.by_name.get(above.parent or "")
        return None if rest else found

    def unnamed(self, issuer: str, number: str) -> Place | None:
        """The province whose own offices leave its name out (省人民政府), by the document number.

        >>> places = [Place("湖北省", Level.PROVINCE, None, "42", "鄂")]
        >>> Gazetteer.of(places).unnamed("省人民政府办公厅", "鄂政办发〔2018〕20号").name
        '湖北省'
        """
        return self.by_sign.get(number[:1]) if _UNNAMED.match(issuer) else None


def _is_the_nations(title: str) -> bool:
    return title.startswith(_NATION) and is_law(title)


def place_of(document: Document, gazetteer: Gazetteer) -> Place | None:
    """The place that the issuer's name begins with, else the title; a zone by its form.

    A body of the nation in a title that names no issuer is what the document is about. The laws of
    the nation, which print no issuer, are its congress's.
    """
    issuer = _issuer(document)
    printed = (document.title, document.plan_title or "")
    titles = (_BEFORE_NAME.sub("", _BEFORE_PLACE.sub("", name)) for name in printed)
    named = (place for title in titles if (place := gazetteer.at_head(title)))
    return (
        gazetteer.at_head(issuer)
        or next((place for place in named if place.level is not Level.NATIONAL), None)
        or gazetteer.unnamed(issuer, document.number or "")
        or zone(issuer)
        or (gazetteer.called(_CONGRESS) if _is_the_nations(document.title) else None)
    )


def zone(issuer: str) -> Place | None:
    """A place that no list of places has, by the form of its government's name.

    >>> zone("平潭综合实验区管委会办公室").name
    '平潭综合实验区'
    >>> zone("平潭综合实验区市场监督管理局").name
    '平潭综合实验区'
    """
    match = _GOVERNMENT.match(issuer)
    if match is None:
        return None
    name = match.group(1) or match.group(2)
    level = next(level for ends, level in _FORMS if name.endswith(ends))
    return Place(name, level, None, "")


def _issuer(document: Document) -> str:
    return _BEFORE_NAME.sub("", document.issuer or "")


def level_of(document: Document, named: Place | None) -> Level | None:
    """The level of the issuing bodies: that of their place, unless they all are departments."""
    if named is None:
        return None
    if named.level is Level.NATIONAL:
        return Level.NATIONAL
    names = (named.name, *short_names(named.name))
    bodies = [_behind(names, office) for office in _issuer(document).split("、")]
    speaks = any(not body or _GENERAL.match(body) for body in bodies)
    return named.level if speaks else Level.DEPARTMENT


def _behind(names: Sequence[str], office: str) -> str:
    """What an office is called behind the names of its place."""
    for name in names:
        office = office.rpartition(name)[2]
    return office
