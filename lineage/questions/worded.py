"""Items by their own words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import tee

from lineage.errors import QuestionError
from lineage.grouping import grouped
from lineage.model import UNIT_KINDS, Item, key_of
from lineage.naming import names_apart
from lineage.queries.lookups import known_card
from lineage.queries.meant import default_upstream, sought
from lineage.queries.parts import called
from lineage.questions.asked import Asked
from lineage.store.base import View

_Text = tuple[Item, str]
_SHORTEST = 4  # characters, in a part of a word that stands for it
_LONGEST = 20  # characters, in a word whose parts are looked for


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


def with_words(
    asked: Asked, words: Sequence[str], upstream: str | None, below: Collection[str], *, guess: bool
) -> tuple[list[Item], str | None]:
    """The items with these words; or with the longest part of a word that items have, and that part.

    Several words aren't guessed at.
    """
    if not words:
        return [], None
    among, again = tee(texts(asked.view, upstream, below))
    if (found := items_with(words, among)) or not guess or len(words) > 1:
        return found, None
    whole = list(again)
    for parts in longest_parts(words[0]):
        having = {part: items for part in parts if (items := items_with([part], whole))}
        if having:
            every = {item.id: item for items in having.values() for item in items}
            return list(every.values()), next(iter(having))
    return [], None


def longest_parts(word: str) -> Iterator[list[str]]:
    """The parts of a Chinese word that may stand for it, the longest first, those alike at once.

    Each is more than two thirds of it and no common short word.

    >>> list(longest_parts("财政预决算"))
    [['财政预决', '政预决算']]
    """
    if word.isascii() or len(word) > _LONGEST:
        return
    for size in range(len(word) - 1, max(_SHORTEST, len(word) * 2 // 3 + 1) - 1, -1):
        yield [word[start : start + size] for start in range(len(word) - size + 1)]


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
    if not found:
        raise _none(asked, words, document)
    items = grouped((key_of(item.id), item) for item in found)
    names = [
        (called(known_card(asked.view, key)) if len(items) > 1 else "")
        + names_apart(asked.view.items(key))[item.id]
        + (item.title or "")
        for key, its in items.items()
        for item in its
    ]
    which = f"有几条提到“{guess or said}”：{asked.listed(names)}。请指明一条"
    which_en = f"Several items speak of “{guess or said}”: {asked.listed(names)}. Name one"
    if guess:
        which = f"没有哪一条提到“{said}”，{which}"
        which_en = f"No item speaks of “{said}”. {which_en}"
    raise asked.unread(which, which_en)


def _none(asked: Asked, words: Collection[str], document: str | None) -> QuestionError:
    """The error where no item has all these words; each of several may have one of its own."""
    said = " ".join(words)
    if len(words) > 1:
        whole = list(texts(asked.view, document or default_upstream(asked.view)))
        if all(items_with([each], whole) for each in words):
            return asked.several_items(list(words))
    where = asked.say("各上级文件", "the documents above")
    if document:
        where = called(known_card(asked.view, document))
    zh, en = ("；原文是中文", "; the texts are in Chinese") if said.isascii() else ("", "")
    return asked.unread(
        f"{where}没有哪一条提到“{said}”；若不是条目中的话，请换个说法，也可在全部文件和责任单位中查找{zh}",
        f"No item of {where} speaks of “{said}”; if these are no words of an item, ask otherwise,"
        f" or look in all documents, or at the agencies{en}",
        words=said,
    )
