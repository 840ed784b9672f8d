"""What a question names: each part is read from the words that those before it left.

It names an item (（十三）, 第十三条, item 13, or words that one item alone has), a document (its
number or key, or whose it is), a place, a level (市, cities), statuses and kinds of change. Nothing
is guessed and nothing passed over: words, a place or a document that aren't there, and a negation
that can't be told apart, are errors that say what can be asked.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from lineage.language import listed
from lineage.model import UNIT_KINDS, DriftKind, Item, Level, Role, Status, key_of
from lineage.naming import item_name
from lineage.queries.asked import Asked
from lineage.queries.coverage import default_upstream
from lineage.queries.named import SEVERAL_ITEMS, Words, take_id, take_place, take_source
from lineage.queries.parts import called, keys_of
from lineage.queries.places import known_place
from lineage.queries.question import (
    ADDED,
    asks_for_places,
    changes_asked,
    is_negated,
    item_references,
    levels_asked,
    place_like,
    statuses_asked,
    without_items,
)
from lineage.queries.topic import agency_asked, asks_whence, quoted, roles_asked, topic
from lineage.store.base import View

# Documents whose items are looked through for words, those with the most documents below first.
_MOST_SOUGHT = 50
# A clause in its document.
_LOCAL = re.compile(r"(?<![\d.])(\d{1,3})\.\d{1,3}(?![\d.%％万亿倍])")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a question names.

    `clause` is the id of an item or clause, `subjects` the numbers of items, `document` the one
    whose item is meant, `doer` the one that is asked what it did, `kinds` those of change.
    `whence` says that it is asked where words come from, `quoted` are such words, `source` is the
    document that they are said to come from. `agency` is asked what it has to do, in these `roles`.
    `below` are the documents that are asked what they did: the doer, or those of the place.
    """

    clause: str | None
    subjects: tuple[str, ...]
    document: str | None
    doer: str | None
    place: str | None
    statuses: tuple[Status, ...]
    levels: tuple[Level, ...]
    kinds: tuple[DriftKind, ...]
    whence: bool
    quoted: str | None
    source: str | None
    agency: str | None
    roles: tuple[Role, ...]
    below: tuple[str, ...]


def read(view: View, asked: Asked) -> Reading:
    """What the question names. Raises QuestionError, UnknownReference."""
    words = Words(asked.words)
    whence = asks_whence(words.left)
    quotation = _take_match(words, quoted(words.left)) if whence else None
    source = take_source(view, words) if whence else None
    part, document = take_id(view, asked, words)
    local = words.take(_LOCAL)
    subjects = _take_items(words)
    owner, place = take_place(view, asked, words, whence)
    if local and whence and owner:
        part = f"{owner}:{local.group()}"
    elif local:
        subjects = (*subjects, local[1])
    # Nobody is asked what it did where it is asked whence its words are.
    upstream, doer = (document or owner, None) if whence else _sides(view, part, document, owner)
    agency = _take_match(words, agency_asked(words.left))
    told = part or subjects or quotation or agency or words.find(ADDED)
    subject = () if told else topic(words.left)
    about = _items_about(view, subject, upstream, _below(view, doer, place)) if subject else []
    if not about and (stranger := place_like(words.left)):
        known_place(view, stranger)
    statuses, kinds = statuses_asked(words.left), changes_asked(words.left)
    if statuses is None or (kinds and is_negated(words.left)):
        denied = "看不懂其中的否定，请换成肯定的问法"
        raise asked.unread(view, denied, "The negation can't be read; ask without it")
    if subject:
        part = _the_one(view, asked, subject, about, upstream)
    if upstream and not (told or part or whence or place or asks_for_places(words.left)):
        upstream, doer = _itself(view, upstream)
    return Reading(
        part,
        subjects,
        upstream,
        doer,
        place,
        statuses=statuses,
        levels=levels_asked(words.left),
        kinds=kinds,
        whence=whence,
        quoted=quotation,
        source=source,
        agency=agency,
        roles=roles_asked(words.whole),
        below=_below(view, doer, place),
    )


def _take_match(words: Words, match: re.Match[str] | None) -> str | None:
    """The first group of what was found, which is left no longer."""
    if match is None:
        return None
    words.replace(match.group(), " ")
    return match[1]


def _take_items(words: Words) -> tuple[str, ...]:
    """The items that are named by their numbers."""
    found = item_references(words.left)
    words.left = without_items(words.left)
    return found


def _itself(view: View, document: str) -> tuple[str | None, str | None]:
    """The document as the one that is asked what it did, if it descends from others."""
    return (None, document) if view.coverage(documents=[document]) else (document, None)


def _sides(
    view: View, part: str | None, document: str | None, owner: str | None
) -> tuple[str | None, str | None]:
    """The document whose items are meant, and the one that is asked what it did itself.

    ===========================================  ============  ====
    named                                        upstream      doer
    ===========================================  ============  ====
    an item or clause, by its id                 its document
    a document by key or number, others below    it
    a document by key or number, none below                    it
    a document only by whose it is               it
    one of these that is below others, too,                    it
    and neither an item nor who did it
    ===========================================  ============  ====
    """
    if document and not part and document not in view.coverage_counts():
        return None, document
    return document or owner, None


def _below(view: View, doer: str | None, place: str | None) -> tuple[str, ...]:
    """The documents that are asked what they did."""
    if doer:
        return (doer,)
    return tuple(keys_of(view, place)) if place else ()


def _items_about(
    view: View, words: Collection[str], upstream: str | None, below: Collection[str]
) -> list[Item]:
    """The items that speak of these words: of the document named, or of any that is handed down.

    Those of the document that is meant by itself come before all others, of which those that most
    is asked of are looked through.
    """
    if upstream:
        return _items_with(view, words, [upstream])
    meant = default_upstream(view, below)
    counts = view.coverage_counts()
    rows = {key_of(row.item) for row in view.coverage(documents=below)} if below else set()
    others = sorted((rows or set(counts)) - {meant}, key=lambda key: (-counts.get(key, 0), key))
    return _items_with(view, words, [meant]) or _items_with(view, words, others[:_MOST_SOUGHT])


def _items_with(view: View, words: Collection[str], documents: Iterable[str]) -> list[Item]:
    """The items whose title has all these words; if none's has, those whose text has them."""
    items = [item for key in documents for item in view.items(key) if item.kind in UNIT_KINDS]
    titled = [item for item in items if all(word in (item.title or "") for word in words)]
    texts = {item.id: "".join(clause.text for clause in item.clauses) for item in items}
    return titled or [item for item in items if all(word in texts[item.id] for word in words)]


def _the_one(
    view: View, asked: Asked, words: Collection[str], found: Sequence[Item], document: str | None
) -> str:
    """The id of the only item with these words. Raises QuestionError when there isn't just one."""
    if len(found) == 1:
        return found[0].id
    said = " ".join(words)
    whole = document or default_upstream(view)
    if not found and len(words) > 1 and all(_items_with(view, [each], [whole]) for each in words):
        raise asked.unread(view, *SEVERAL_ITEMS)
    cards = {card.key: card for card in view.cards()}
    if not found:
        where = (
            called(cards[document]) if document else asked.say("各上级文件", "the documents above")
        )
        none = f"{where}没有哪一条提到“{said}”，可在全部文件和责任单位中查找"
        none_en = (
            f"No item of {where} speaks of “{said}”; look in all documents, or at the agencies"
        )
        if said.isascii():
            none, none_en = f"{none}；原文是中文", f"{none_en}; the texts are in Chinese"
        raise asked.unread(view, none, none_en, words=said)
    several = len({key_of(item.id) for item in found}) > 1
    names = listed(
        (
            f"{called(cards[key_of(item.id)]) if several else ''}{item_name(item)}{item.title or ''}"
            for item in found
        ),
        asked.language,
    )
    which = f"有几条提到“{said}”：{names}。请指明一条"
    raise asked.unread(view, which, f"Several items speak of “{said}”: {names}. Name one")
