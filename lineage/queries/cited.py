"""Which documents name which, each with the sentence that does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from lineage.grouping import grouped
from lineage.model import Citation, Document
from lineage.queries.answers.clauses import ClauseText
from lineage.queries.answers.questions import Cited
from lineage.queries.parts import citation_text, clause_text
from lineage.store.base import Card, ItemHead, Located, View
from lineage.text import fold


def cited(
    view: View, own: Sequence[Card], takes: Callable[[Citation, Sequence[str]], bool]
) -> Iterator[Cited]:
    """The citations of documents, document by document, of which one takes what it is asked for.

    It is asked for a citation and the keys of the documents whose whole text its document attaches.
    """
    cards, of = view.cards_by_key(), grouped(view.citations())
    meant = [
        (card, citation, whole)
        for card in own
        for whole in [attached_texts(cards, card.key)]
        for citation in of.get(card.key, ())
        if citation.target != card.key and takes(citation, whole)
    ]
    documents = view.documents({card.key for card, *_ in meant})
    for card, citation, whole in meant:
        yield Cited(
            document_title=card.title,
            place=card.place,
            level=card.level,
            citation=citation_text(card.key, citation),
            attached=whole if citation.target in whole[:1] else (),
            clause=_sentence(documents[card.key], card, citation),
        )


def attached_texts(cards: Mapping[str, Card], key: str) -> tuple[str, ...]:
    """The documents whose whole text one attaches, and what these attach in turn."""
    found: list[str] = []
    while (above := cards[found[-1] if found else key].attaches) in cards.keys() - found:
        found.append(above)
    return tuple(found)


def _sentence(document: Document, card: Card, citation: Citation) -> ClauseText | None:
    """The clause that prints the name, of those that stand on its lines."""
    names = [fold(name).text for name in (citation.number, citation.title) if name]
    for item in document.items:
        for clause in item.clauses:
            near = clause.lines.first <= citation.lines.last
            near = near and citation.lines.first <= clause.lines.last
            if near and any(name in fold(clause.text).text for name in names):
                return clause_text(Located(clause, ItemHead.of(item), card))
    return None
