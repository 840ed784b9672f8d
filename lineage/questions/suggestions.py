"""Questions that a corpus can answer, for those who don't know what to ask of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from operator import attrgetter

from lineage.errors import NothingFound
from lineage.grouping import grouped
from lineage.language import Language, pick
from lineage.model import UNIT_KINDS, Coverage, DriftKind, Item, Level, Status
from lineage.queries.lookups import items_called
from lineage.queries.meant import default_upstream
from lineage.queries.parts import in_order
from lineage.questions.slots import topic
from lineage.store.base import Card, View

# Each is asked where the corpus has all that it names. The first of them show the most kinds.
_FORMS = (
    ("哪些{place}删去了{item}", "which {places} dropped {item}"),
    ("谁负责{charged}", "who is responsible for {charged}"),
    ("哪个{ranked}最忠实", "which {ranked} is the most faithful"),
    ("{a}和{b}有什么不同", "compare {a} and {b}"),
    ("{new}新增了什么", "what did {new} add"),
    ("{heir}有多少来自{source}", "how much of {heir} comes from {source}"),
    ("{verbatim}哪些条款是照抄的", "which clauses did {verbatim} copy word for word"),
    ("{heir}的文字来自哪里", "where does the text of {heir} come from"),
    ("哪些地方改了{changed}", "which places changed a {changed}"),
    ("{a}的文件是哪一年的", "when was the document of {a} issued"),
    ("哪些文件引用了{number}", "which documents cite {number}"),
    ("哪个{place}{dropped}得最多", "which {place} {dropped} the most"),
    ("{one}和{other}都保留了哪些条", "what did both {one} and {other} keep"),
    ("{a}怎样处理{item}", "what did {a} do with {item}"),
    ("{item}在各地怎么样了", "what became of {item}"),
    ("哪些{doubtful}存疑", "which {doubtful} are undecided"),
    ("缺哪些{missing}", "which {missing} are missing"),
    ("什么叫部分保留", "what does kept in part mean"),
)
_CHANGED = {
    DriftKind.DEADLINE_LOST: ("时限", "deadline"),
    DriftKind.DEADLINE_CHANGED: ("时限", "deadline"),
    DriftKind.NUMBER_CHANGED: ("数量", "number"),
    DriftKind.NUMBER_LOST: ("数量", "number"),
}
_DROPPED, _DOCUMENTS, _DOUBTFUL = ("删", "dropped"), ("文件", "documents"), ("结论", "pairs")
FIRST = 6
"""As many of them show what there is to ask, where not all are shown."""
_MOST_READ = 20  # documents, to see who is charged and what changed
_LONGEST_TITLE = 12  # characters, in a question
_Names = dict[str, str]


def suggestions(view: View, language: Language = Language.ZH) -> tuple[str, ...]:
    """Questions of every kind that these documents answer; none where nothing descends."""
    try:
        upstream = default_upstream(view)
    except NothingFound:
        return ()
    rows = view.coverage(upstream=upstream)
    keys = {row.document for row in rows}
    below = [card for card in in_order(view.cards()) if card.key in keys]
    names = _of_documents(view, upstream, below, language)
    names |= _of_item(view, upstream, rows, language)
    found = []
    for form in _FORMS:
        with suppress(KeyError):
            found.append(pick(form, language).format_map(names))
    return tuple(found)


def _of_item(view: View, upstream: str, rows: Sequence[Coverage], language: Language) -> _Names:
    """The item that most documents dropped or kept in part, if they can name it."""
    fates = Counter((row.item, row.status) for row in rows)
    names = dict(_names(view.items(upstream), language))
    if not names:
        return {}
    item = max(names, key=lambda each: (fates[each, Status.DROPPED], fates[each, Status.PARTIAL]))
    some = list(dict.fromkeys(row.document for row in rows))[:_MOST_READ]
    (fate,) = view.fates([item], some).values()
    charged = any(fate.clauses[edge.unit].clause.agencies for edge in fate.inherits)
    found = {"item": names[item]} | ({"charged": names[item]} if charged else {})
    if any(row.status is Status.DROPPED for row in rows):
        found["dropped"] = pick(_DROPPED, language)
    whose = {card.key: _name(card) for card in view.cards()}
    kept = grouped((row.item, whose[row.document]) for row in rows if row.status is Status.KEPT)
    if len(they := list(dict.fromkeys(max(kept.values(), key=len, default=())))) > 1:
        found["one"], found["other"] = they[:2]
    return found


def _of_documents(view: View, upstream: str, below: Sequence[Card], language: Language) -> _Names:
    """Documents to ask about: of each kind of question one that has most to tell."""
    cards, counts = {card.key: card for card in view.cards()}, view.edge_counts()
    own = {card.key for card in below}
    shares = [each for each in view.fidelity() if each.document in own]
    place, places = _together(below, language)
    names = {"place": place, "places": places, "a": _name(below[-1])}
    if others := [_name(card) for card in below if _name(card) != names["a"]]:
        names["b"] = others[-1]
    for kind in ("verbatim", "new"):
        most = max(shares, key=attrgetter(kind), default=None)
        if most and getattr(most, kind):
            names[kind] = _name(cards[most.document])
    if len(shares) > 1:
        names["ranked"] = place
    if pairs := [pair for pair in counts if pair[0] in own]:
        heir, source = max(pairs, key=counts.__getitem__)
        names |= {
            "heir": _name(cards[heir]),
            "source": cards[source].number or _name(cards[source]),
        }
    some = [card.key for card in below][:_MOST_READ]
    number = cards[upstream].number
    if number and any(each.target == upstream for e in view.heads(some) for each in e.citations):
        names["number"] = number
    edges = view.inherits(documents=some, upstream=upstream)
    changed = (_CHANGED.get(drift.kind) for edge in edges for drift in edge.drifts)
    if what := next(filter(None, changed), None):
        names["changed"] = pick(what, language)
    if view.doubts(some):
        names["doubtful"] = pick(_DOUBTFUL, language)
    if view.missing():
        names["missing"] = pick(_DOCUMENTS, language)
    return names


def _together(below: Sequence[Card], language: Language) -> tuple[str, str]:
    """What documents below are called, one of them and several: cities, as long as there is one."""
    levels = {card.level for card in below}
    chinese, english = "地方", ("place", "places")
    if Level.PREFECTURE in levels:
        chinese, english = "市", ("city", "cities")
    elif levels == {Level.PROVINCE}:
        chinese, english = "省", ("province", "provinces")
    elif levels == {Level.COUNTY} and all((card.place or "").endswith("区") for card in below):
        chinese, english = "区", ("district", "districts")
    elif levels == {Level.COUNTY}:
        chinese, english = "县", ("county", "counties")
    return english if language is Language.EN else (chinese, chinese)


def _name(card: Card) -> str:
    return card.place or card.key


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
