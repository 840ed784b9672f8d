"""What is asked of items and clauses: what became of them, who is to do it, what changed, what is new."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from lineage.model import Level, Status, item_of, key_of
from lineage.queries.answers.coverage import AskAnswer, Intent, Quantifier
from lineage.queries.lookups import keys_of
from lineage.queries.meant import default_upstream, resolve_item
from lineage.queries.parts import in_order
from lineage.questions.asked import Asked
from lineage.questions.claims import NO_DOCUMENT, NOT_TOGETHER
from lineage.questions.duties import duties, tasks
from lineage.questions.elsewhere import elsewhere
from lineage.questions.lexicon import MARK
from lineage.questions.numbered import item_references, items_left_out
from lineage.questions.origins import origin, sources
from lineage.questions.reading import Reading, read
from lineage.questions.remarks import beside_others, guessed, of_clause, unread_words
from lineage.questions.replies import added, changes, deeds, of_item
from lineage.questions.slots import YEAR, years_asked
from lineage.questions.twofold import Deed, twofold
from lineage.questions.wanted import Wanted, circle
from lineage.questions.whom import Question, Whom

# What is counted of all documents: most of what they did is no answer to what they didn't do.
_MOST_STATUSES = 2
_VALUE_ONLY = (
    "只能问时限、数量的变动（如“改了哪些时限”），其本身见原文",
    "Only changes to deadlines and numbers can be asked about; what they are stands in the texts",
)
_NO_ITEM = "没有指明哪一条，也没有指明地区或文件", "No item is named, nor a place or document"
_NOBODY = (
    "没有指明哪一条、哪个地区或哪个单位；各单位的任务数见“责任单位”",
    "No item, place or agency is named; how much each has to do stands under “Agencies”",
)
_ONLY_OF_ITEMS = (
    "“除某条外”只能问各条的保留、删去等去向",
    "An item can be left out only where it is asked which items were kept, dropped and so on",
)
_TWO_THINGS = (
    "一次只能问一件事：由谁负责，或是否保留、删去、改动、新增",
    "Ask one thing: who is responsible, or whether it is kept, dropped, changed or added",
)


def of_items(asked: Asked, question: Question) -> AskAnswer:
    """The answer to a question that is about items. Raises QuestionError, UnknownReference."""
    if told := elsewhere(asked.words):
        raise asked.unread(*told)
    left_out, text = items_left_out(question.text)
    both = _of_two_items(text)
    text = both[0].text if both else text
    for each in question.whom.named:  # they are asked together, by no reading of one of them
        text = re.sub(f"[{question.marks(each)}]", " ", text)
    question = replace(question, text=text)
    reading = read(asked, question)
    years = _years(asked, question, reading)
    wanted = _wanted(asked, question, reading, years)
    wanted = replace(
        wanted,
        but=frozenset(_resolved(asked, left_out, reading, wanted.below)),
        together=_together(asked, reading, wanted, both),
    )
    answer = _answered(asked, reading, wanted)
    if left_out and answer.understood.intent is not Intent.DEEDS:
        raise asked.unread(*_ONLY_OF_ITEMS)
    answer = guessed(asked, answer, reading) if reading.guess else answer
    return wanted.circle.told(asked, _noted(asked, answer, reading, left_out, years))


def _noted(
    asked: Asked,
    answer: AskAnswer,
    reading: Reading,
    left_out: Sequence[str],
    years: Sequence[int],
) -> AskAnswer:
    """An answer that says what it leaves out: items, words that aren't understood, other years."""
    if items := asked.listed(left_out):
        answer = asked.noted(answer, asked.say(f"不计{items}", f"Without item {items}"))
    if unread := unread_words(asked.view, answer, reading):
        left = f"没有读懂“{unread}”，未予考虑", f"“{unread}” isn't understood, and left out"
        answer = asked.noted(answer, asked.say(*left))
    if whole := asked.listed(map(str, years)):
        only = f"只问{whole}年的文件", f"Asked of the documents of {whole} only"
        answer = asked.noted(answer, asked.say(*only))
    return answer


def _years(asked: Asked, question: Question, reading: Reading) -> list[int]:
    """The years whose documents are asked about, where no one of them is, nor a place's parts.

    Raises UnknownReference where none is of a year beside an item's number.
    """
    years = years_asked(question.text)
    held = [each for each in years if each in {card.year for card in asked.view.cards()}]
    if question.whom.around:
        return []
    if years and not held and reading.numbers and not reading.kinds:
        raise asked.no_document(str(years[0]))
    return [] if reading.place or reading.who.doer or reading.whence else held


def _wanted(asked: Asked, question: Question, reading: Reading, years: Sequence[int]) -> Wanted:
    """Which documents are asked. Raises QuestionError, UnknownReference where that isn't clear."""
    whom, who = question.whom, reading.who
    if whom.named and (reading.place or who.doer):
        if whom.quantifier:
            raise asked.unread(*NOT_TOGETHER)
        raise asked.several_places([each.name for each in whom.named])
    if not (whom.around or years):  # what a year is said of is no document
        question = replace(question, text=YEAR.sub(" ", question.text))
    asked_of = circle(asked, question, whom.named)
    together = whom != Whom() or bool(years)
    levels = () if reading.place else reading.levels
    chosen = together or set(levels) - {Level.DEPARTMENT}
    among = frozenset(asked_of.keys) if chosen else None
    if reading.unseen and reading.place and keys_of(asked.view, reading.place):
        if reading.asks.added or reading.kinds or reading.agency:
            raise asked.no_document(reading.unseen)
        among = frozenset()  # of one that nobody holds none is asked, whatever others there are
    return Wanted(
        reading.statuses,
        levels,
        reading.place,
        who.doer,
        among,
        circle=asked_of,
        below=(whom.keys or asked_of.keys) if together else reading.below,
    )


def _of_two_items(question: str) -> tuple[Deed, Deed] | None:
    """What is asked about each of two items: who dropped one and kept the other."""
    both = twofold(question)
    items = [item_references(deed.text) for deed in both or ()]
    apart = all(len(each) == 1 for each in items) and len(set(items)) > 1
    return both if both and apart and not re.search(MARK, both[1].text) else None


def _together(
    asked: Asked, reading: Reading, wanted: Wanted, both: tuple[Deed, Deed] | None
) -> Mapping[str, tuple[Status, ...]]:
    """The items of which it is asked who did something with all of them, and what; none where not.

    Raises QuestionError for two deeds that can't be asked of together.
    """
    asks, numbers = reading.asks, reading.numbers
    named: list[tuple[str, tuple[Status, ...]]] = []
    if both:
        named = [(item_references(deed.text)[0], deed.statuses) for deed in both]
    elif len(numbers) > 1 and len(reading.statuses) == 1 and asks.all_of and asks.places:
        named = [(each, reading.statuses) for each in numbers if not reading.who.part]
    found = {
        item: statuses
        for reference, statuses in named
        for item in _resolved(asked, [reference], reading, wanted.below)
    }
    if wanted.whom.quantifier or reading.kinds or len(set(map(key_of, found))) != 1:
        found = {}
    if both and len(found) < len(both):
        raise asked.several_items([reference for reference, _ in named])
    return found if len(found) > 1 else {}


def _resolved(
    asked: Asked, references: Sequence[str], reading: Reading, below: Collection[str]
) -> set[str]:
    """The ids of items that are named by their numbers. Raises UnknownReference."""
    said = asked.words if reading.unread else ""
    document = reading.who.upstream
    return {resolve_item(asked.view, each, document, below, said) for each in references}


def _part_named(asked: Asked, reading: Reading, wanted: Wanted) -> str | None:
    """The id of the one item or clause that is named. Raises QuestionError for several."""
    part = reading.who.part
    found = _resolved(asked, reading.numbers, reading, wanted.below) | ({part} if part else set())
    if len(found) > 1:
        raise asked.several_items([*filter(None, [part]), *reading.numbers])
    return next(iter(found), None)


def _answered(asked: Asked, reading: Reading, wanted: Wanted) -> AskAnswer:
    """The answer of the first kind of question that this is one of."""
    if wanted.together:
        wanted = replace(wanted, statuses=())
        return deeds(asked, reading, key_of(next(iter(wanted.together))), wanted)
    if reading.asks.responsible and (reading.asks.added or reading.kinds):
        raise asked.unread(*_TWO_THINGS)
    part = _part_named(asked, reading, wanted)
    kinds = (kind(asked, reading, wanted, part) for kind in _KINDS)
    return next(filter(None, kinds), None) or _met(asked, reading, wanted, part)


def _added(asked: Asked, reading: Reading, wanted: Wanted, _: str | None) -> AskAnswer | None:
    """What documents added: the one named, or those of the place, or of all places."""
    who, keys = reading.who, []
    if not reading.asks.added or reading.numbers or reading.kinds or reading.quoted:
        return None
    they = who.doer or reading.place
    if they and who.upstream and not reading.asks.compare:
        raise asked.several_places([they, who.upstream])
    if reading.place:
        keys = keys_of(asked.view, reading.place)
        if not keys:
            told = f"语料中没有{reading.place}的文件"
            raise asked.unread(told, f"No document of {reading.place} is in the corpus")
    elif named := who.doer or who.upstream:
        keys = [named]
    elif wanted.whom != Whom() or reading.asks.places:
        below = {unit for unit, _ in asked.view.edge_counts()}
        cards = (card for card in in_order(asked.view.cards()) if card.key in below)
        keys = [card.key for card in cards if wanted.concerns(card)]
    else:
        raise asked.unread(*NO_DOCUMENT)
    return added(asked, keys, wanted)


def _whence(asked: Asked, reading: Reading, wanted: Wanted, part: str | None) -> AskAnswer | None:
    """Where quoted words come from, or those of a part."""
    named = part or reading.who.upstream
    if reading.quoted and reading.whence:
        if wanted.whom.quantifier:
            raise asked.unread(*NOT_TOGETHER)
        return origin(asked, reading.quoted, key_of(named) if named else reading.who.source)
    if reading.whence and (named or reading.who.source):
        return sources(asked, named, reading.who.source, wanted)
    return None


def _changed(asked: Asked, reading: Reading, wanted: Wanted, part: str | None) -> AskAnswer | None:
    """What changed in an item, or in all."""
    if not reading.kinds or reading.statuses not in ((), (Status.DROPPED,)):
        return None
    if reading.asks.value:
        raise asked.unread(*_VALUE_ONLY)
    return changes(asked, _item_of(asked, part) or reading.who.upstream, reading.kinds, wanted)


def _charged(asked: Asked, reading: Reading, wanted: Wanted, part: str | None) -> AskAnswer | None:
    """Who is responsible for an item, or what an agency, a place's or a document's has to do."""
    if reading.asks.nobody:
        raise asked.denied()
    if not (reading.agency or reading.asks.responsible):
        return None
    if wanted.statuses:
        raise asked.unread(*_TWO_THINGS)
    quantifier, item = wanted.whom.quantifier, _item_of(asked, part)
    if quantifier and not (item and quantifier is Quantifier.EVERY):
        raise asked.unread(*NOT_TOGETHER)
    if item:
        return duties(asked, item, wanted)
    if reading.agency or wanted.place or wanted.document or wanted.whom.named:
        return tasks(asked, reading.agency, reading.asks.roles, wanted)
    raise asked.unread(*_NOBODY)


_KINDS: tuple[Callable[[Asked, Reading, Wanted, str | None], AskAnswer | None], ...] = (
    _added,
    _whence,
    _changed,
    _charged,
)


def _met(asked: Asked, reading: Reading, wanted: Wanted, part: str | None) -> AskAnswer:
    """What became of an item, or of all. Raises QuestionError where that isn't asked."""
    they, upstream, item = wanted.who(asked), reading.who.upstream, _item_of(asked, part)
    clear = not (reading.unread or reading.asks.added)
    if item and (wanted.statuses or they or upstream or reading.asks.fate or clear):
        answer = of_clause(asked, of_item(asked, item, wanted), reading)
        unnamed = reading.numbers and not upstream
        return beside_others(asked, answer, key_of(item) if unnamed else None)
    if not item and (wanted.statuses or (they and reading.asks.fate)):
        if not (they or wanted.whom.quantifier) and len(wanted.statuses) > _MOST_STATUSES:
            raise asked.unread(*_NO_ITEM)
        meant = upstream or default_upstream(asked.view, wanted.below)
        answer = deeds(asked, reading, meant, wanted)
        return beside_others(asked, answer, None if upstream else meant)
    if wanted.whom.named and not item:
        raise asked.several_places([each.name for each in wanted.whom.named])
    if named := item or they or upstream:
        told = f"只看懂“{named}”，看不出要问它什么"
        raise asked.unread(told, f"Only “{named}” is understood, not what is asked of it")
    raise asked.unread(*_NO_ITEM)


def _item_of(asked: Asked, part: str | None) -> str | None:
    """The item that is answered about: that of a clause."""
    return (item_of(part) or part) if part and not asked.view.item(part) else part
