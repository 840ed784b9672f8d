"""What a question names: each part is read from the words that those before it left.

It names an item (（十三）, 第十三条, item 13, or words that one item alone has), a document (its
number or key, or whose it is), a place, a level (市, cities), statuses and kinds of change. Nothing
is guessed and nothing passed over: words, a place or a document that aren't there, and a negation
that can't be told apart, are errors that say what can be asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lineage.model import DriftKind, Level, Status
from lineage.queries.places import known_place
from lineage.questions import slots
from lineage.questions.asked import Asked
from lineage.questions.numbered import (
    item_references,
    items_counted,
    items_left_out,
    without_items,
)
from lineage.questions.parties import Parties, parties
from lineage.questions.strangers import place_like
from lineage.questions.twofold import Deed, two_items
from lineage.questions.whom import Question
from lineage.questions.worded import the_one, with_words

# A clause in its document.
_LOCAL = re.compile(r"(?<![\d.])(\d{1,3})\.\d{1,3}(?![\d.%％万亿倍])")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a question asks, of whom, and of which items.

    `numbers` are those of items, `kinds` those of change. `whence`: it is asked where words come
    from; `quoted` are such words. `agency` is asked what it has to do. `years` are those whose
    documents are asked, `left_out` the numbers of items that aren't asked about; `deeds` are asked
    of two items. `words` are those that name the item, `unread` those beside an item's number;
    `guess` is the longest part of the words that it has, where no item has them whole.
    """

    asks: slots.Asks
    who: Parties
    numbers: tuple[str, ...]
    statuses: tuple[Status, ...]
    levels: tuple[Level, ...]
    kinds: tuple[DriftKind, ...]
    whence: bool
    quoted: str | None
    agency: str | None
    years: tuple[int, ...]
    left_out: tuple[str, ...]
    deeds: tuple[Deed, Deed] | None
    words: tuple[str, ...]
    unread: tuple[str, ...]
    guess: str | None

    @property
    def place(self) -> str | None:
        """The name of the place that is asked what it did."""
        return self.who.place.place if self.who.place else None

    @property
    def unseen(self) -> str | None:
        """What a document is called that nobody holds; no more is known of it than its place."""
        return self.who.place.name if self.who.place and not self.who.place.keys else None


def read(asked: Asked, question: Question) -> Reading:
    """What the question asks. Raises QuestionError, UnknownReference."""
    left_out, text = items_left_out(question.text)
    deeds = two_items(text)
    text = deeds[0].text if deeds else text
    for each in question.whom.named:  # they are asked together, by no reading of one of them
        text = re.sub(f"[{question.marks(each)}]", " ", text)
    all_asked, whence = slots.asks(asked.words), slots.asks_whence(text)
    quotation, rest = _taken(slots.quoted(text) if whence else None, text)
    who, text = parties(asked, replace(question, text=rest), whence)
    numbers, left = _numbers(asked, text)
    if whence and who.upstream and (local := _LOCAL.search(text)):
        who, numbers = replace(who, part=f"{who.upstream}:{local.group()}"), numbers[:-1]
    agency, left = _taken(slots.agency_asked(left), left)
    statuses, kinds = slots.statuses_asked(left), slots.changes_asked(left)
    if statuses is None or (kinds and slots.is_negated(left)):
        raise asked.denied()
    named = who.part or numbers or quotation or agency or all_asked.added
    words = () if named else slots.topic(left)
    who, guess = _by_words(asked, who, words, left, guess=all_asked.fate)
    alone = not (named or who.part or whence or who.place or slots.asks_for_places(left))
    if who.upstream and alone and asked.view.coverage(documents=[who.upstream]):
        who = replace(who, upstream=None, doer=who.upstream)  # below others: what did it do
    years = _years(asked, question, numbers, kinds)
    return Reading(
        all_asked,
        who,
        numbers,
        statuses,
        question.levels,
        kinds,
        whence,
        quotation,
        agency,
        () if who.place or who.doer or whence else years,
        left_out,
        deeds,
        words,
        unread=slots.topic(left) if (numbers or who.part) and not (words or quotation) else (),
        guess=guess,
    )


def _by_words(
    asked: Asked, who: Parties, words: Sequence[str], left: str, *, guess: bool
) -> tuple[Parties, str | None]:
    """Whom it names, with the item that has these words as its part; and what was guessed of them.

    Raises QuestionError where none has them, UnknownReference for a place that nobody knows.
    """
    below = who.documents(asked.view)
    found, guessed = with_words(asked, words, who.upstream, below, guess=guess)
    if (not found or guessed) and (stranger := place_like(left)):
        known_place(asked.view, stranger)
    if words:
        who = replace(who, part=the_one(asked, words, found, who.upstream, guessed))
    return who, guessed


def _years(
    asked: Asked, question: Question, numbers: Sequence[str], kinds: Sequence[DriftKind]
) -> tuple[int, ...]:
    """The years whose documents are asked about, where a place's parts aren't.

    Raises UnknownReference where none is of a year beside an item's number.
    """
    if question.whom.around:
        return ()
    years = question.years
    held = {card.year for card in asked.view.cards()}
    if years and numbers and not kinds and not held.intersection(years):
        raise asked.no_document(str(years[0]))
    return tuple(each for each in years if each in held)


def _numbers(asked: Asked, text: str) -> tuple[tuple[str, ...], str]:
    """The numbers of items, that of a clause's in its document last, and the text without them.

    Raises QuestionError for a number that counts items.
    """
    local = _LOCAL.search(text)
    left = _LOCAL.sub(" ", text)
    if count := items_counted(left):
        told = f"“{count}”是条数，不指某一条；要问某一条，请写第几条，如“第三条”"
        raise asked.unread(told, f"“{count}” counts items and names none; name one, as item 3")
    return item_references(left) + ((local[1],) if local else ()), without_items(left)


def _taken(match: re.Match[str] | None, text: str) -> tuple[str | None, str]:
    """The first group of what was found, and the text without what was."""
    return (match[1], text.replace(match.group(), " ")) if match else (None, text)
