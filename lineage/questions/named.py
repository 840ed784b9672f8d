"""The names that a question may call documents and places by, as patterns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from lineage.chain import place_path, short_name
from lineage.model import Level
from lineage.queries.places import latin_name, tree
from lineage.store.base import View

PART = r":[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*"
_OF_GOVERNMENT = r"(?:人民政府|政府)?(?:办公[厅室])?"
ITS_DOCUMENT = (
    rf"{_OF_GOVERNMENT}的?\s*(?:\d{{4}}\s*年?)?的?\s*(?:文件|通知|方案|要点|意见)的?|"
    r"(?:['’]s)?\s+(?:\d{4}\s+)?(?:document|notice|plan)s?\b(?:['’]s)?"
)
# The nation, not as a part of other names: 国家税务总局, 国家标准.
_NATION = re.compile(
    r"国家(?=的|文件|通知|要点|[^\u4e00-\u9fff]|$)|\bnational(?= (?:document|notice))"
)
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_Names = Mapping[str, re.Pattern[str]]


def names_of_documents(view: View, question: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Patterns of the keys and numbers that a question may name documents by."""
    compact = "".join(question.split()).lower()
    for card in view.cards():
        for name in (card.key, card.number):
            if name and name.lower() in compact:
                yield card.key, _whole(name)


def _whole(name: str) -> re.Pattern[str]:
    """A key or number as a word of its own, perhaps with spaces in it, and a part behind it."""
    letters = r"\s*".join(map(re.escape, name))
    return re.compile(
        rf"(?<![A-Za-z0-9_-]){letters}(?![A-Za-z0-9_-])(?P<part>{PART})?", re.IGNORECASE
    )


def names_of_places(view: View, question: str) -> _Names:
    """Patterns of the names that a question may give places that documents are of.

    Not of those that stand only within longer ones: 上海市宝山区 names no 上海市.
    """
    places: dict[str, set[str]] = {each.place: set() for each in view.missing() if each.place}
    for card in view.cards():
        if card.place:
            places.setdefault(card.place, set()).add(latin_name(card))
    own, tree_ = _own_names(view, places), tree(view)
    lower = question.lower()
    named = {
        place: _pattern_of(place, own[place], latin, place_path(place, tree_)[1:-1])
        for place, latin in places.items()
        if short_name(own[place]) in question
        or any(each.split(" ")[0] in lower for each in latin if each)
    }
    nation = {each.place for each in view.cards() if each.level is Level.NATIONAL and each.place}
    if len(nation) == 1 and _NATION.search(question):
        named.setdefault(nation.pop(), _NATION)
    return _outermost(named, question)


def _outermost(names: _Names, question: str) -> _Names:
    spans = {
        place: [each.span() for each in name.finditer(question)] for place, name in names.items()
    }
    everywhere = [span for found in spans.values() for span in found]

    def is_part(span: tuple[int, int]) -> bool:
        start, end = span
        return any(a <= start and end <= b and b - a > end - start for a, b in everywhere)

    return {
        place: name
        for place, name in names.items()
        if not spans[place] or not all(map(is_part, spans[place]))
    }


def _own_names(view: View, places: Collection[str]) -> dict[str, str]:
    """What places are called without the place above, where that tells them apart here.

    Namesakes are listed with it: 上海市宝山区, 双鸭山市宝山区.
    """
    above = {each.name: each.parent or "" for each in view.places()}
    own = {place: place.removeprefix(above.get(place, "")) for place in places}
    uses = Counter(own.values())
    return {place: name if name and uses[name] == 1 else place for place, name in own.items()}


def _pattern_of(
    place: str, own: str, latin: Collection[str], above: Collection[str]
) -> re.Pattern[str]:
    """What a place is called, perhaps with places `above` it in front: 广东省江门市."""
    words = [rf"\b{each.replace(' ', '[ -]')}\b" for each in sorted(latin) if each]
    short = rf"{re.escape(short_name(own))}(?![市省县区州盟旗])"
    names = map(re.escape, dict.fromkeys((place, own)))
    higher = "|".join(re.escape(name) for each in above for name in (each, short_name(each)))
    led = rf"(?:(?:{higher})的?\s*)*" if higher else ""
    return re.compile(f"{led}(?:{'|'.join([*names, short, *words])})", re.IGNORECASE)
