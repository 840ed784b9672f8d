"""Questions that a corpus can answer, for those who don't know what to ask of it."""

from __future__ import annotations

from collections import Counter

from lineage.errors import NothingFound
from lineage.language import Language
from lineage.model import Status
from lineage.queries.coverage import CITY_LEVELS, default_upstream
from lineage.queries.parts import items_called
from lineage.store.base import View

_FORMS = {
    Language.ZH: (
        "哪些市删去了（{label}）",
        "（{label}）在各地怎么样了",
        "{place}怎样处理（{label}）",
        "{other}新增了什么",
    ),
    Language.EN: (
        "which cities dropped item ({label})",
        "what became of item ({label})",
        "what did {place} do with item ({label})",
        "what did {other} add",
    ),
}


def suggestions(view: View, language: Language = Language.ZH) -> tuple[str, ...]:
    """Questions about the item that most documents dropped; none where nothing descends.

    Only of an item whose number is its alone.
    """
    try:
        upstream = default_upstream(view)
    except NothingFound:
        return ()
    rows = view.coverage(upstream=upstream)
    dropped = Counter(row.item for row in rows if row.status is Status.DROPPED)
    items = view.items(upstream)
    names = {item.id: item.label.strip("（）") for item in items if item.label}
    labels = {
        item.id: names[item.id]
        for item in items
        if item.id in names and items_called(items, f"（{names[item.id]}）") == [item]
    }
    item = max(labels, key=lambda each: dropped[each], default=None)
    below = {row.document for row in rows}
    cities = (card for card in view.cards() if card.key in below and card.level in CITY_LEVELS)
    places = list(dict.fromkeys(card.place for card in cities if card.place))
    if item is None or not places:
        return ()
    values = {"label": labels[item], "place": places[-1], "other": places[0]}
    return tuple(form.format(**values) for form in _FORMS[language])
