"""Two deeds in one question: what one dropped and another kept, who dropped one item and kept another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from lineage.model import Status
from lineage.questions import lexicon
from lineage.questions.lexicon import MARK, spoken
from lineage.questions.numbered import item_references, without_items
from lineage.questions.slots import (
    asks_whence,
    changes_asked,
    denied_alone,
    statuses_asked,
    topic,
)

# One more than another, or fewer: 惠州比江门多删了哪些.
_MORE = re.compile(rf"({MARK})比({MARK})多(?=[删去丢漏保])([^，,]+)")
_FEWER = re.compile(rf"({MARK})比({MARK})少(?=[删去丢漏保])([^，,]+)")
_TURN = spoken(
    r"[，,]?\s*(?:但是?|却|而且?|并?且|并|也|又|\b(?:but|while|whereas|that|and)\b)\s*|[，,]|"
    rf"(?<=[\u4e00-\u9fff])(?={MARK})"
)
_MOST_TURNS = 12  # of which one parts both deeds; every one is read
_DROPPED, _KEPT = (Status.DROPPED,), (Status.KEPT,)
# Beside "dropped" kept is what isn't lost, in part or under another item, too.
_NOT_LOST = (Status.KEPT, Status.PARTIAL, Status.MERGED)


@dataclass(frozen=True, slots=True)
class Deed:
    """One of two deeds: the words that say it, with marks for documents, and its statuses."""

    text: str
    statuses: tuple[Status, ...]


def twofold(question: str) -> tuple[Deed, Deed] | None:
    """The two deeds of a marked question; None where it doesn't say just two, or says more.

    >>> [deed.statuses[0].value for deed in twofold("哪些市删去了（十三）但没有删去（十四）") or ()]
    ['dropped', 'kept']
    >>> twofold("哪些市删去了（十三）")
    """
    others = (
        lexicon.ADDED.search(question)
        or lexicon.RESPONSIBLE.search(question)
        or asks_whence(question)
    )
    if others or changes_asked(question):
        return None
    text = _FEWER.sub(r"\2\3，\1没有", _MORE.sub(r"\1\3，\2没有", question))
    for turn in islice(_TURN.finditer(text), _MOST_TURNS):
        parts = text[: turn.start()], text[turn.end() :]
        bare = [re.sub(MARK, " ", without_items(part)) for part in parts]
        if any(map(topic, bare)):
            continue
        one, other = (() if denied_alone(part) else statuses_asked(part) for part in bare)
        if one and not other and denied_alone(bare[1]):
            other = _without(one)
        elif other and not one and denied_alone(bare[0]):
            one = _without(other)
        if one and other:
            return Deed(parts[0], _beside(one, other)), Deed(parts[1], _beside(other, one))
    return None


def two_items(question: str) -> tuple[Deed, Deed] | None:
    """What is asked about each of two items: who dropped one and kept the other."""
    both = twofold(question)
    items = [item_references(deed.text) for deed in both or ()]
    apart = all(len(each) == 1 for each in items) and len(set(items)) > 1
    return both if both and apart and not re.search(MARK, both[1].text) else None


def _without(statuses: tuple[Status, ...]) -> tuple[Status, ...]:
    return tuple(each for each in Status if each not in statuses)


def _beside(statuses: tuple[Status, ...], others: tuple[Status, ...]) -> tuple[Status, ...]:
    return _NOT_LOST if statuses == _KEPT and others == _DROPPED else statuses
