"""Which clauses are carried word for word, edited or rewritten, with the texts of both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lineage.errors import UnknownReference
from lineage.language import listed, pick
from lineage.model import Inherits, key_of
from lineage.queries.answers.coverage import AskAnswer, Intent, Understood
from lineage.queries.meant import default_upstream, resolve_item
from lineage.queries.parts import clauses_of, in_order, with_texts
from lineage.queries.wording import RELATION, whose
from lineage.questions.aims import asks_otherwise, relations_asked
from lineage.questions.asked import Asked
from lineage.questions.marked import Marked
from lineage.questions.named import SEVERAL_ITEMS
from lineage.questions.question import is_negated, item_references, levels_asked, without_items
from lineage.questions.reading import item_about
from lineage.questions.topic import beside
from lineage.store.base import Card, View

_COUNTED = re.compile(r"(?:几|多少)个?(?:条款|[条款项句])|是")
_ASKING = re.compile(
    r"哪|什么|谁|几|多少|各|吗|是否|有没有|是不是|"
    r"\b(?:which|what|who|how\s+many|how\s+much|did|does|do|has|have)\b",
    re.IGNORECASE,
)


def relations(view: View, asked: Asked, question: Marked) -> AskAnswer | None:
    """The clauses that are carried in the way asked for; None where none is.

    Raises QuestionError, UnknownReference.
    """
    wanted, left, sides = relations_asked(question.text)
    if not wanted or not _ASKING.search(left) or asks_otherwise(left):
        return None
    if is_negated(left):
        raise asked.denied(view)
    cards = {card.key: card for card in view.cards()}
    doers, above = question.within(sides.doer), question.within(sides.object)
    if unseen := [each.name for each in (*doers, *above) if not each.keys]:
        raise UnknownReference("document", unseen[0], tuple(cards))
    own = [key for each in doers for key in each.keys]
    upper = {key for each in above for key in each.keys}
    levels = levels_asked(question.text)
    below = own or [
        card.key for card in in_order(cards.values()) if not levels or card.level in levels
    ]
    item = _item(view, asked, _COUNTED.sub(" ", left), own, upper)
    found = [
        edge
        for edge in _carried(view, below, item)
        if edge.relation in wanted and (not upper or key_of(edge.upstream) in upper)
    ]
    edges = with_texts(view, found, asked.language)
    one = doers[0] if len(doers) == 1 else None
    said = listed((pick(RELATION[each], asked.language) for each in wanted), asked.language)
    who = listed((each.name for each in doers), asked.language) or asked.say("各地", "All places")
    count = len({edge.unit.id for edge in edges})
    whence = listed((each.name for each in above), asked.language)
    what = " ".join(filter(None, (whence, item and f"({item})")))
    head = asked.say(
        f"{who}{said}{what}的条款：{count} 款",
        f"{who}: clauses that are {said}{f', from {what}' * bool(what)}: {count}",
    )
    lines = [
        f"{_whose(cards[edge.unit.document], asked)} {edge.unit.id} ← {edge.upstream.id}"
        f" ({edge.unit.source_file}:{edge.unit.source_lines}) {edge.unit.text}"
        for edge in edges
    ]
    none = asked.say("没有这样的条款。", "There is no such clause.")
    understood = Understood(
        Intent.RELATIONS,
        head,
        item,
        document=own[0] if len(own) == 1 else None,
        place=one.place if one else None,
        levels=levels,
    )
    return AskAnswer(asked.question, understood, "\n".join([head, *(lines or [none])]), edges=edges)


def _carried(view: View, below: Sequence[str], item: str | None) -> Iterator[Inherits]:
    """What documents (keys) carry: of one item, or of everything."""
    if item is None:
        for key in below:
            yield from view.inherits(document=key)
        return
    order = {key: number for number, key in enumerate(below)}
    found = view.inherits(clauses=clauses_of(view, item))
    yield from sorted(
        (edge for edge in found if key_of(edge.unit) in order),
        key=lambda edge: order[key_of(edge.unit)],
    )


def _whose(card: Card, asked: Asked) -> str:
    return whose((card.place or card.key, card.title, card.level), asked.language)


def _item(view: View, asked: Asked, left: str, own: list[str], upper: set[str]) -> str | None:
    """The item that is named by its number or words, if any. Raises QuestionError for several."""
    document = next(iter(upper), None) if len(upper) == 1 else None
    references, words = item_references(left), beside(without_items(left))
    if len(references) > 1:
        raise asked.unread(view, *SEVERAL_ITEMS)
    if references:
        return resolve_item(view, references[0], document or default_upstream(view, own))
    return item_about(view, asked, words, document, own) if words else None
