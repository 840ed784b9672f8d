"""What the documents and places named are to a question about items: whose items, who did it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lineage.model import Level, key_of
from lineage.queries.lookups import keys_of
from lineage.questions import lexicon
from lineage.questions.asked import Asked
from lineage.questions.lexicon import MARK, spoken
from lineage.questions.marked import DOCUMENT_MARK, LOCAL, Marked, Named
from lineage.questions.slots import asks_for_places
from lineage.store.base import View

_SOURCE = spoken(rf"(?:来自|来源于|源自|出自|\bfrom\b(?:\s+the\b)?)\s*({MARK})(?:文件)?")
# The item of a document that is named with it: 广东的（六）, Guangdong's item 6, item 6 of Guangdong.
_ITS_ITEM = spoken(
    rf"{MARK}(?:文件)?(?:的?\s*(?=[（(第])|['’]s?\s+(?=(?:item|point|clause)s?\b))|"
    rf"\b(?:item|point|clause)\s+\S+\s+of\s+(?:the\s+)?{MARK}"
)
_PART_OF = re.compile(rf"({MARK})({LOCAL})")


@dataclass(frozen=True, slots=True)
class Parties:
    """Whom a question names.

    `part` is the id of an item or clause, `upstream` the document whose items are meant, `doer` the
    one that is asked what it did, `place` the place that is, `source` the document that words are
    said to come from.
    """

    part: str | None
    upstream: str | None
    doer: str | None
    place: Named | None
    source: str | None

    def documents(self, view: View) -> tuple[str, ...]:
        """The keys of those that are asked what they did: the doer, or those of the place."""
        if self.doer:
            return (self.doer,)
        return tuple(keys_of(view, self.place.place)) if self.place and self.place.place else ()


def parties(asked: Asked, question: Marked, whence: bool) -> tuple[Parties, str]:
    """The parties of a question, and the words it says beside; `whence`: it is asked where words come from.

    Raises QuestionError for several in one part, UnknownReference for what isn't there.

    ===========================================  ============  ====
    named                                        upstream      doer
    ===========================================  ============  ====
    an item or clause, by its id                 its document
    a document by key or number, others below    it
    a document by key or number, none below                    it
    another one beside it                                      it
    a document only by whose it is               it
    ===========================================  ============  ====

    Where it is asked whence words come, nobody is asked what it did: all is upstream.
    """
    text, source, part = question.text, None, None
    if whence and (match := _SOURCE.search(text)):
        source = _document_of(asked, *question.within(match[1]))
        text = text.replace(match.group(), " ")
    if match := _PART_OF.search(text):
        part = _document_of(asked, *question.within(match[1])) + match[2]
        text = text.replace(match.group(), " ")
        if other := _PART_OF.search(text):
            second = _document_of(asked, *question.within(other[1])) + other[2]
            raise asked.several_items([part, second])
    found, text = _named(asked, question, text)
    keys = [each.keys[0] for each in found if not each.place]
    places = [each for each in found if each.place]
    counts = asked.view.coverage_counts()
    above = key_of(part) if part else max(keys, key=lambda key: counts.get(key, 0), default=None)
    upstream = above if part or above in counts else None
    doers = [key for key in keys if key != upstream]
    if not upstream and (owner := _owner(asked.view, question, text, places)):
        places.remove(owner)
        upstream = _document_of(asked, owner)
    if len(doers) + len(places) > 1:
        raise asked.several_places([*doers, *(each.place or "" for each in places)])
    doer, place = next(iter(doers), None), next(iter(places), None)
    if whence:
        doer = _document_of(asked, place) if place else doer
        upstream, doer, place = doer or upstream, None, None
    missing = {each.place for each in asked.view.missing()}
    if place and not place.keys and place.place not in missing:
        raise asked.no_document(place.name)
    return Parties(part, upstream, doer, place, source), re.sub(MARK, " ", text)


def _named(asked: Asked, question: Marked, text: str) -> tuple[list[Named], str]:
    """Whom a text names, and the text; a title of no document here stays a word of it.

    Of a document that is cited and not in hand no more can be said than of its place.
    """
    found: list[Named] = []
    for each in question.within(text):
        if each.keys or each.place:
            found.append(each)
        elif "〔" in each.name or each.name.isascii():
            place = next((e.place for e in asked.view.missing() if e.number == each.name), None)
            if not place:
                raise asked.no_document(each.name)
            found.append(Named(each.name, (), place))
        else:
            text = re.sub(f"[{question.marks(each)}]", f"《{each.name}》", text)
    return found, text


def _owner(view: View, question: Marked, text: str, places: Sequence[Named]) -> Named | None:
    """The place whose document is meant.

    广东省文件, Guangdong's document; 广东的（六） where it is asked who did something with it; of a place
    with nothing above it its name is enough.
    """
    own = question.within("".join(re.findall(DOCUMENT_MARK, text)))
    if asks_for_places(text) and not lexicon.RESPONSIBLE.search(text):
        own += question.within("".join(_ITS_ITEM.findall(text)))
    owners = [each for each in places if each in own or _nothing_above(view, each)]
    counts = view.coverage_counts()

    def rank(named: Named) -> tuple[int, bool]:
        return sum(counts.get(key, 0) for key in named.keys), _nothing_above(view, named)

    return max(owners, key=rank, default=None)


def _nothing_above(view: View, named: Named) -> bool:
    """Whether nothing stands above a place's documents: it hands items down and gets none."""
    cards = [card for card in view.cards() if card.place == named.place]
    lacking = [each for each in view.missing() if each.place == named.place]
    if Level.NATIONAL in {*(each.level for each in cards), *(each.level for each in lacking)}:
        return True
    keys = {card.key for card in cards}
    return bool(keys & set(view.coverage_counts())) and not view.coverage(documents=keys)


def _document_of(asked: Asked, named: Named) -> str:
    """The one of the documents named that most stands below. Raises UnknownReference for none."""
    if not named.keys:
        raise asked.no_document(named.name)
    counts = asked.view.coverage_counts()
    return max(named.keys, key=lambda key: counts.get(key, 0))
