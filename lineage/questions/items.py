"""What is asked of items and clauses: what became of them, who is to do it, what changed, what is new."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from lineage.model import Level, Status, item_of, key_of
from lineage.queries.answers.coverage import AskAnswer, Intent, Quantifier
from lineage.queries.lookups import keys_of, known_clause
from lineage.queries.meant import default_upstream, resolve_item
from lineage.queries.parts import in_order
from lineage.questions.asked import Asked
from lineage.questions.claims import NO_DOCUMENT, NOT_TOGETHER
from lineage.questions.duties import duties, tasks
from lineage.questions.elsewhere import elsewhere
from lineage.questions.numbered import item_references
from lineage.questions.origins import origin, sources
from lineage.questions.reading import Reading, read
from lineage.questions.remarks import beside_others, of_clause, remarked
from lineage.questions.replies import added, changes, deeds, of_item
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
    reading = read(asked, question)
    wanted = _wanted(asked, question, reading)
    wanted = replace(
        wanted,
        but=frozenset(_resolved(asked, reading.left_out, reading, wanted)),
        together=_together(asked, reading, wanted),
    )
    answer = _answered(asked, reading, wanted)
    if reading.left_out and answer.understood.intent is not Intent.DEEDS:
        raise asked.unread(*_ONLY_OF_ITEMS)
    return wanted.circle.told(asked, remarked(asked, answer, reading))


def _wanted(asked: Asked, question: Question, reading: Reading) -> Wanted:
    """Which documents are asked. Raises QuestionError, UnknownReference where that isn't clear."""
    whom, who = question.whom, reading.who
    if whom.named and (reading.place or who.doer):
        if whom.quantifier:
            raise asked.unread(*NOT_TOGETHER)
        raise asked.several_places([each.name for each in whom.named])
    if not (whom.around or reading.years):  # what a year is said of is no document
        question = replace(question, years=())
    asked_of = circle(asked, question, whom.named)
    together = whom != Whom() or bool(reading.years)
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
        below=(whom.keys or asked_of.keys) if together else who.documents(asked.view),
    )


def _together(asked: Asked, reading: Reading, wanted: Wanted) -> Mapping[str, tuple[Status, ...]]:
    """The items of which it is asked who did something with all of them, and what; none where not.

    Raises QuestionError for two deeds that can't be asked of together.
    """
    asks, numbers = reading.asks, reading.numbers
    named: list[tuple[str, tuple[Status, ...]]] = []
    if reading.deeds:
        named = [(item_references(deed.text)[0], deed.statuses) for deed in reading.deeds]
    elif len(numbers) > 1 and len(reading.statuses) == 1 and asks.all_of and asks.places:
        named = [(each, reading.statuses) for each in numbers if not reading.who.part]
    found = {
        item: statuses
        for reference, statuses in named
        for item in _resolved(asked, [reference], reading, wanted)
    }
    if wanted.whom.quantifier or reading.kinds or len(set(map(key_of, found))) != 1:
        found = {}
    if reading.deeds and len(found) < len(named):
        raise asked.several_items([reference for reference, _ in named])
    return found if len(found) > 1 else {}


def _resolved(
    asked: Asked, references: Sequence[str], reading: Reading, wanted: Wanted
) -> set[str]:
    """The ids of items that are named by their numbers. Raises UnknownReference."""
    said = asked.words if reading.unread else ""
    whose = reading.who.upstream, wanted.below
    return {resolve_item(asked.view, each, *whose, said) for each in references}


def _part_named(asked: Asked, reading: Reading, wanted: Wanted) -> str | None:
    """The id of the one item or clause that is named. Raises QuestionError for several."""
    part = reading.who.part
    found = _resolved(asked, reading.numbers, reading, wanted) | ({part} if part else set())
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
    """The item that is answered about: that of a clause. Raises UnknownReference."""
    if not part or not item_of(part) or asked.view.item(part):
        return part
    return item_of(known_clause(asked.view, part).clause.id)
