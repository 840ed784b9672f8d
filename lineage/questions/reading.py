"""What a question names: each part is read from the words that those before it left.

It names an item (（十三）, 第十三条, item 13, or words that one item alone has), a document (its
number or key, or whose it is), a place, a level (市, cities), statuses and kinds of change. Nothing
is guessed and nothing passed over: words, a place or a document that aren't there, and a negation
that can't be told apart, are errors that say what can be asked.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import tee

from lineage.model import UNIT_KINDS, DriftKind, Item, Level, Status, key_of
from lineage.naming import names_apart
from lineage.queries.lookups import keys_of
from lineage.queries.meant import default_upstream, sought
from lineage.queries.parts import called
from lineage.queries.places import known_place
from lineage.questions.asked import Asked
from lineage.questions.marked import Marked
from lineage.questions.parties import parties
from lineage.questions.question import (
    ADDED,
    FATE,
    asks_for_places,
    changes_asked,
    is_negated,
    item_references,
    items_counted,
    levels_asked,
    place_like,
    statuses_asked,
    without_items,
)
from lineage.questions.topic import (
    agency_asked,
    asks_whence,
    longest_parts,
    quoted,
    topic,
)
from lineage.store.base import View

_Text = tuple[Item, str]
# A clause in its document.
_LOCAL = re.compile(r"(?<![\d.])(\d{1,3})\.\d{1,3}(?![\d.%％万亿倍])")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a question names.

    `clause` is the id of an item or clause, `subjects` the numbers of items, `document` the one
    whose item is meant, `doer` the one that is asked what it did, `kinds` those of change. `whence`
    says that it is asked where words come from, `quoted` are such words, `source` is the document
    that they are said to come from. `agency` is asked what it has to do. `below`
    are the documents that are asked what they did: the doer, or those of the place. `unseen` is
    what a document is called that nobody holds, of which no more is known than its place. `words`
    are those that name the item, `unread` those beside an item's number, `guess` is the longest
    part of them that it has, where no item has them whole.
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
    below: tuple[str, ...]
    unseen: str | None
    words: tuple[str, ...]
    unread: tuple[str, ...]
    guess: str | None


def read(asked: Asked, question: Marked) -> Reading:
    """What the question names. Raises QuestionError, UnknownReference."""
    whence = asks_whence(question.text)
    quotation, rest = _taken(quoted(question.text) if whence else None, question.text)
    who = parties(asked, replace(question, text=rest), whence)
    part, upstream, doer, left = who.part, who.upstream, who.doer, who.left
    place = who.place.place if who.place else None
    local = _LOCAL.search(left)
    left = _LOCAL.sub(" ", left)
    if count := items_counted(left):
        told = f"“{count}”是条数，不指某一条；要问某一条，请写第几条，如“第三条”"
        raise asked.unread(told, f"“{count}” counts items and names none; name one, as item 3")
    subjects, left = item_references(left), without_items(left)
    if local and whence and upstream:
        part = f"{upstream}:{local.group()}"
    elif local:
        subjects = (*subjects, local[1])
    agency, left = _taken(agency_asked(left), left)
    named = part or subjects or quotation or agency or ADDED.search(left)
    subject = () if named else topic(left)
    below = (doer,) if doer else tuple(keys_of(asked.view, place)) if place else ()
    first, again = tee(texts(asked.view, upstream, below))
    about = items_with(subject, first) if subject else []
    if not about and (stranger := place_like(left)):
        known_place(asked.view, stranger)
    guess = None
    if subject and not about and FATE.search(asked.words):
        guess, about = _guessed(subject, list(again))
    statuses, kinds = statuses_asked(left), changes_asked(left)
    if statuses is None or (kinds and is_negated(left)):
        raise asked.denied()
    if subject:
        part = the_one(asked, subject, about, upstream, guess)
    alone = not (named or part or whence or place or asks_for_places(left))
    if upstream and alone and asked.view.coverage(documents=[upstream]):
        upstream, doer = None, upstream  # below others, it is asked what it did
    return Reading(
        part,
        subjects,
        upstream,
        doer,
        place,
        statuses=statuses,
        levels=levels_asked(left),
        kinds=kinds,
        whence=whence,
        quoted=quotation,
        source=who.source,
        agency=agency,
        below=below,
        unseen=who.place.name if who.place and not who.place.keys else None,
        words=subject,
        unread=topic(left) if (subjects or who.part) and not quotation else (),
        guess=guess,
    )


def _taken(match: re.Match[str] | None, text: str) -> tuple[str | None, str]:
    """The first group of what was found, and the text without what was."""
    return (match[1], text.replace(match.group(), " ")) if match else (None, text)


def texts(view: View, upstream: str | None, below: Collection[str] = ()) -> Iterator[list[_Text]]:
    """The items to look through for words, each with its text.

    Those of the document named, or in turns of any that is handed down.
    """
    for keys in sought(view, upstream, below):
        found = view.documents(keys)
        items = (item for key in keys for item in found[key].items)
        yield [(item, text_of(item)) for item in items if item.kind in UNIT_KINDS]


def text_of(item: Item) -> str:
    """All that an item says."""
    return "".join([item.title or "", *(clause.text for clause in item.clauses)])


def items_with(words: Collection[str], among: Iterable[Sequence[_Text]]) -> list[Item]:
    """The first items whose title has all these words; if none's has, whose text has them."""
    for items in among:
        titled = [item for item, _ in items if all(word in (item.title or "") for word in words)]
        if found := titled or [item for item, text in items if all(word in text for word in words)]:
            return found
    return []


def _guessed(
    words: Sequence[str], among: Sequence[Sequence[_Text]]
) -> tuple[str | None, list[Item]]:
    """The longest part of a word that items have, and these; several words aren't guessed at."""
    for parts in longest_parts(words[0]) if len(words) == 1 else ():
        found = {part: items for part in parts if (items := items_with([part], among))}
        if found:
            whole = {item.id: item for items in found.values() for item in items}
            return next(iter(found)), list(whole.values())
    return None, []


def the_one(
    asked: Asked,
    words: Collection[str],
    found: Sequence[Item],
    document: str | None,
    guess: str | None = None,
) -> str:
    """The id of the only item with these words. Raises QuestionError when there isn't just one."""
    if len(found) == 1:
        return found[0].id
    said = " ".join(words)
    whole = (
        list(texts(asked.view, document or default_upstream(asked.view))) if len(words) > 1 else []
    )
    if whole and not found and all(items_with([each], whole) for each in words):
        raise asked.several_items(list(words))
    cards = {card.key: card for card in asked.view.cards()}
    if not found:
        where = (
            called(cards[document]) if document else asked.say("各上级文件", "the documents above")
        )
        zh, en = ("；原文是中文", "; the texts are in Chinese") if said.isascii() else ("", "")
        raise asked.unread(
            f"{where}没有哪一条提到“{said}”；若不是条目中的话，请换个说法，也可在全部文件和责任单位中查找{zh}",
            f"No item of {where} speaks of “{said}”; if these are no words of an item, ask otherwise,"
            f" or look in all documents, or at the agencies{en}",
            words=said,
        )
    several = len({key_of(item.id) for item in found}) > 1
    labels = {key: names_apart(asked.view.items(key)) for key in {key_of(i.id) for i in found}}
    names = asked.listed(
        f"{called(cards[key_of(i.id)]) if several else ''}{labels[key_of(i.id)][i.id]}{i.title or ''}"
        for i in found
    )
    which = f"有几条提到“{guess or said}”：{names}。请指明一条"
    which_en = f"Several items speak of “{guess or said}”: {names}. Name one"
    if guess:
        which = f"没有哪一条提到“{said}”，{which}"
        which_en = f"No item speaks of “{said}”. {which_en}"
    raise asked.unread(which, which_en)
