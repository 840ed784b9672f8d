"""Questions that a corpus can answer, for those who don't know what to ask of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from lineage.errors import NothingFound
from lineage.language import Language
from lineage.model import UNIT_KINDS, Item, Level, Status
from lineage.queries.coverage import CITY_LEVELS
from lineage.queries.meant import default_upstream
from lineage.queries.parts import items_called, known_fates
from lineage.questions.topic import topic
from lineage.store.base import Card, View

_FORMS = {
    Language.ZH: (
        "哪些{places}删去了{item}",
        "{item}在各地怎么样了",
        "{one}怎样处理{item}",
        "{other}新增了什么",
    ),
    Language.EN: (
        "which {places} dropped {item}",
        "what became of {item}",
        "what did {one} do with {item}",
        "what did {other} add",
    ),
}
_WHO = {Language.ZH: "谁负责{item}", Language.EN: "who is responsible for {item}"}
# What documents below are asked about: the lower, the rather.
_PLACES = (
    (CITY_LEVELS, {Language.ZH: "市", Language.EN: "cities"}),
    ((Level.PROVINCE,), {Language.ZH: "省", Language.EN: "provinces"}),
    ((*Level, None), {Language.ZH: "地方", Language.EN: "places"}),
)
_LONGEST_TITLE = 12  # characters, in a question


def suggestions(view: View, language: Language = Language.ZH) -> tuple[str, ...]:
    """Questions about the item that most documents dropped or kept in part, if they can name it.

    None where nothing descends.
    """
    try:
        upstream = default_upstream(view)
    except NothingFound:
        return ()
    rows = view.coverage(upstream=upstream)
    fates = Counter((row.item, row.status) for row in rows)
    names = dict(_names(view.items(upstream), language))
    if not names:
        return ()
    item = max(names, key=lambda each: (fates[each, Status.DROPPED], fates[each, Status.PARTIAL]))
    below = {row.document for row in rows}
    cards = [card for card in view.cards() if card.key in below]
    asked, places = _asked(cards, language)
    forms = (*_FORMS[language], *([_WHO[language]] if _charged(view, item) else []))
    named = {"item": names[item], "places": places, "one": asked[-1], "other": asked[0]}
    return tuple(form.format(**named) for form in forms)


def _charged(view: View, item: str) -> bool:
    """Whether a document below says who is responsible for what it carries of an item."""
    (fate,) = known_fates(view, [item], None)
    return any(fate.clauses[edge.unit].clause.agencies for edge in fate.inherits)


def _names(items: Collection[Item], language: Language) -> Iterator[tuple[str, str]]:
    """The ids of items that have a number or a title to themselves, each with what it is called."""
    titles = [item.title or "" for item in items]
    for item in items:
        label, title = (item.label or "").strip("（）"), item.title or ""
        if label and items_called(items, f"（{label}）") == [item]:
            yield item.id, f"（{label}）" if language is Language.ZH else f"item ({label})"
        elif (
            item.kind in UNIT_KINDS
            and topic(title) == (title,)
            and len(title) <= _LONGEST_TITLE
            and sum(title in each for each in titles) == 1
        ):
            yield item.id, f"“{title}”"


def _asked(cards: Collection[Card], language: Language) -> tuple[list[str], str]:
    """The places of the documents to ask about, or their keys, and the word for all of them."""
    for levels, words in _PLACES:
        if found := [card.place or card.key for card in cards if card.level in levels]:
            return list(dict.fromkeys(found)), words[language]
    raise AssertionError("a document below has a level or none")
