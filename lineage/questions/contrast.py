"""Two documents set against each other in a question: where they differ, what one has more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import product

from lineage.grouping import grouped
from lineage.model import Coverage, Status, key_of
from lineage.naming import names_apart
from lineage.queries.answers.clauses import PartComparison
from lineage.queries.answers.coverage import AskAnswer, CoverageRow, Intent, Understood
from lineage.queries.comparison import compare
from lineage.queries.coverage import Filter, items_coverage
from lineage.queries.lookups import known_card
from lineage.queries.parts import called
from lineage.queries.places import known_place
from lineage.queries.verdict import verdict
from lineage.queries.wording import VERDICT, statuses_text
from lineage.questions import fillers, lexicon
from lineage.questions.asked import Asked
from lineage.questions.claims import SAME_DOCUMENT, Claim
from lineage.questions.lexicon import MARK
from lineage.questions.marked import Named
from lineage.questions.numbered import item_references
from lineage.questions.slots import asks_otherwise, beside
from lineage.questions.twofold import Deed, twofold
from lineage.questions.whom import Question
from lineage.store.base import Card, View

_THAN = rf"(?:比({MARK})的?(?:相比)?|[和与跟同]({MARK})相?比)[,，]?"
# What one has more than another: which of both marks has it, and how it is said.
_MORE = (
    (1, rf"({MARK}){_THAN}(?:多|增加|新增)[了出]?(?:什么|哪[些几]?|几|多少)"),
    (-1, rf"({MARK}){_THAN}(?:少|缺)[了掉]?(?:什么|哪[些几]?|几|多少)"),
    (1, rf"({MARK})[才所]?有[、，,]?而?({MARK})(?:没有|无)"),
    (
        1,
        rf"({MARK})\s+(?:have|has|contain|say|add)s?\b(?:\s+\w+){{0,2}}?\s+"
        rf"(?:(?:beyond|over|more\s+than)\s+(?:the\s+)?({MARK})|"
        rf"that\s+(?:the\s+)?({MARK})\s+(?:(?:does|did)(?:n['’]?t|\s+not)|lacks?)(?:\s+have)?)",
    ),
)
_STRANGER = r"([\u4e00-\u9fff]{2,6}?|[A-Z][a-z]+)"
_BETWEEN = r"\s*(?:[和与跟同及、]|\b(?:and|with|from|to|vs)\b)\s*"
_JOINED = re.compile(
    rf"{MARK}{_BETWEEN}{_STRANGER}(?=的|有|在|怎|相|之|\W|$)|{_STRANGER}{_BETWEEN}{MARK}"
)
# Of how many items it is said: of two below one document, or of one below the other.
_ALIKE_SAID = (("相同", "are alike"), ("完整保留", "are kept whole"))
_OTHER_SAID = (("不同", "differ"), ("未完整保留", "are not kept whole"))
_TWO = "比较要指明两个地区或两份文件", "Name the two places or documents to compare"
_WHOLE = "多出的条款按整份文件列出，不按条列出", "What one has more is told of whole documents only"

_Met = tuple[str, dict[str, list[Coverage]]]


def comparison(asked: Asked, question: Question) -> Claim | None:
    """Where two documents differ, or agree, what one has more, or kept that the other dropped."""
    text, named = question.text, question.within(question.text)
    deeds = None if item_references(text) else twofold(text)
    if deeds and named and question.whom.around:
        raise asked.unread(*_TWO)
    whose = {question.within(each.text) for each in deeds or ()}
    if deeds and len(named) == len(deeds) and whose == {(each,) for each in named}:
        return Claim("", lambda _: _each_did(asked, question, deeds))
    more, left = _more(text)
    left = fillers.COMPARISON.sub(" ", left)
    if not (more or lexicon.COMPARED.search(text)) or asks_otherwise(left):
        return None
    if not _two_named(asked, question, named, left):
        return None
    a, b = _pair(asked, named)
    if more:
        (first,) = question.within(more)
        pair = (a, b) if first == named[0] else (b, a)
        return Claim(left, lambda _: _surplus(asked, *pair), whole=_WHOLE)
    met, alike = _met(asked.view, a, b), bool(lexicon.ALIKE.search(text))
    return Claim(
        left,
        lambda item: _differences(asked, (a, b), met, item, alike=alike),
        upstream=met[0] if met else None,
    )


def _two_named(asked: Asked, question: Question, named: Sequence[Named], left: str) -> bool:
    """Whether two are named; if not, other words may be asked about. Raises QuestionError."""
    text = question.text
    if question.whom.around:
        raise asked.unread(*_TWO)
    if len(named) == 1 and (stranger := _JOINED.search(text)):
        known_place(asked.view, stranger[1] or stranger[2])
    none_named = not named and lexicon.COMPARE.search(text) and not item_references(text)
    if none_named or (len(named) == 1 and not beside(left)):
        raise asked.unread(*_TWO)
    if len(named) > 2:
        two = "一次只能比较两个地区或两份文件", "Only two places or documents can be compared"
        raise asked.unread(*two)
    if len(named) == 2 and lexicon.WORDING.search(left):
        told = "两者相同的文字见逐款对照", "The wording of both is set side by side on the page"
        raise asked.unread(*told, places=tuple(each.name for each in named))
    return len(named) == 2


def _more(question: str) -> tuple[str | None, str]:
    """The mark of whom it is asked what it has more than another, and the words left."""
    for turn, words in _MORE:
        if match := re.search(words, question, re.IGNORECASE):
            left = f"{question[: match.start()]} {question[match.end() :]}"
            return list(filter(None, match.groups()))[::turn][0], left
    return None, question


def _pair(asked: Asked, named: Sequence[Named]) -> tuple[Card, Card]:
    """The two documents; of places with several the two that most is asked of in common."""
    for each in named:
        if not each.keys:
            raise asked.no_document(each.name)
    one, other = named
    rows = asked.view.coverage(documents=[*one.keys, *other.keys])
    items = grouped((row.document, row.item) for row in rows)
    a, b = max(
        product(one.keys, other.keys),
        key=lambda pair: len(set(items.get(pair[0], ())) & set(items.get(pair[1], ()))),
    )
    if a == b:
        raise asked.unread(*SAME_DOCUMENT)
    return known_card(asked.view, a), known_card(asked.view, b)


def _surplus(asked: Asked, a: Card, b: Card) -> AskAnswer:
    """The clauses of a document that have nothing in common with the other."""
    whole = compare(asked.view, a.key, b.key, asked.language)
    assert isinstance(whole, PartComparison)  # two documents are no two clauses
    found = whole.only_upstream if whole.upstream == a.key else whole.only_unit
    heirs = {edge.unit for edge in asked.view.inherits(documents=[a.key])}
    others = sum(each.id in heirs for each in found)
    one, other = (asked.names()[card.key] for card in (a, b))
    head = asked.say(
        f"{one}有而{other}没有的条款：{len(found)} 款",
        f"Clauses of {one} that {other} has nothing of: {len(found)}",
    )
    if others:
        head += asked.say(
            f"，其中 {others} 款承接自其他文件", f"; {others} of them come from other documents"
        )
    if b.attaches:
        head += asked.say(f"（{other}所附全文不计）", f" (the text that {other} attaches aside)")
    lines = [f"{each.id} {each.text}" for each in found]
    understood = Understood(Intent.COMPARISON, head, documents=(a.key, b.key))
    return asked.answer(understood, [*lines, _page(asked, a, b)], clauses=found)


def _each_did(asked: Asked, question: Question, deeds: tuple[Deed, Deed]) -> AskAnswer:
    """The items with which each of two did as it is asked."""
    pair = _pair(asked, [question.within(deed.text)[0] for deed in deeds])
    keys = tuple(card.key for card in pair)
    met = _below_one(asked.view, keys)
    if met is None:
        return _nothing_common(asked, pair)
    wanted = dict(zip(keys, (deed.statuses for deed in deeds), strict=True))
    chosen = [
        item
        for item, rows in met[1].items()
        if all(row.status in wanted[row.document] for row in rows)
    ]
    names, count = asked.names(), len(chosen)
    told = asked.joined(
        asked.told(names[key], statuses_text(wanted[key], asked.language)) for key in keys
    )
    name = called(known_card(asked.view, met[0]))
    head = asked.say(f"{name}中如此的 {count} 条（{told}）", f"Items of {name} ({told}): {count}")
    return _side_by_side(asked, pair, head, chosen)


def _differences(
    asked: Asked, pair: tuple[Card, Card], met: _Met | None, item: str | None, *, alike: bool
) -> AskAnswer:
    """Item by item of what stands above them, what each did where they differ, or agree."""
    if met is None:
        return _nothing_common(asked, pair)
    keys, (upstream, rows) = tuple(card.key for card in pair), met
    chosen = [each for each in rows if each == item or (not item and _differs(rows[each]) != alike)]
    names, name = asked.names(), called(known_card(asked.view, upstream))
    one, other = (names[key] for key in keys)
    said = names_apart(asked.view.items(key_of(item)))[item] if item else ""
    head = asked.say(
        f"{one}与{other}对{name}{said or '各条'}的处理",
        f"What {one} and {other} did with {said or 'the items'} of {name}",
    )
    if not item:
        whole = upstream in keys
        if whole:
            lower = one if upstream == keys[1] else other
            head = asked.say(f"{lower}与{name}", f"{lower} and {name}")
        told, told_en = _ALIKE_SAID[whole] if alike else _OTHER_SAID[whole]
        head += asked.say(
            f"：{len(rows)} 条中 {len(chosen)} 条{told}",
            f": {len(chosen)} of {len(rows)} items {told_en}",
        )
    return _side_by_side(asked, pair, head, chosen, item)


def _side_by_side(
    asked: Asked, pair: tuple[Card, Card], head: str, chosen: Sequence[str], item: str | None = None
) -> AskAnswer:
    """What each of two did with these items."""
    keys, names = tuple(card.key for card in pair), asked.names()
    fates = items_coverage(asked.view, chosen, Filter(among=frozenset(keys)), asked.language)
    shown = [sorted(fate.items, key=lambda row: keys.index(row.document)) for fate in fates]
    understood = Understood(Intent.COMPARISON, head, item, documents=keys)
    lines = [*(_line(asked, names, rows) for rows in shown), _page(asked, *pair)]
    return asked.answer(understood, lines, items=tuple(row for rows in shown for row in rows))


def _nothing_common(asked: Asked, pair: tuple[Card, Card]) -> AskAnswer:
    """The answer about two that are asked about the items of none together."""
    keys = tuple(card.key for card in pair)
    whole = compare(asked.view, pair[0].key, pair[1].key, asked.language)
    assert isinstance(whole, PartComparison)  # two documents are no two clauses
    names, count = {card.key: called(card) for card in pair}, len(whole.shared)
    upper, lower = names[whole.upstream], names[whole.unit]
    told = asked.say(f"{lower}没有承接{upper}", f"{lower} carries nothing of {upper}")
    if whole.beside:
        told = asked.say("两者没有共同的上级文件", "Nothing in the corpus stands above both")
    if count:
        told += asked.say(
            f"；有 {count} 处相同的文字，来源未见",
            f"; they share {count} passages whose source isn't in the corpus",
        )
    understood = Understood(Intent.COMPARISON, told + asked.say("。", "."), documents=keys)
    return asked.answer(understood, [_page(asked, *pair)])


def _met(view: View, a: Card, b: Card) -> _Met | None:
    """The document whose items both are asked about, or one of the two, with their rows by item."""
    for upper, lower in ((a, b), (b, a)):
        if own := view.coverage(upstream=upper.key, documents=[lower.key]):
            return upper.key, {row.item: [row] for row in own}
    return _below_one(view, (a.key, b.key))


def _below_one(view: View, keys: Sequence[str]) -> _Met | None:
    """The document whose items two documents are asked about most, with their rows by item."""
    rows = view.coverage(documents=keys)
    common = {i: of for i, of in grouped((row.item, row) for row in rows).items() if len(of) == 2}
    counts = Counter(map(key_of, common))
    if not counts:
        return None
    ((upstream, _),) = counts.most_common(1)
    return upstream, {item: of for item, of in common.items() if key_of(item) == upstream}


def _differs(rows: Sequence[Coverage]) -> bool:
    """Whether two treat an item otherwise; one alone, whether it doesn't keep it whole."""
    if len(rows) == 1:
        return rows[0].status is not Status.KEPT or bool(rows[0].dropped)
    return len({(verdict(row.status, row.qualifiers), frozenset(row.carried)) for row in rows}) > 1


def _line(asked: Asked, names: Mapping[str, str], rows: Sequence[CoverageRow]) -> str:
    counts = {(row.clauses_carried, verdict(row.status, row.qualifiers)) for row in rows}
    carried = {frozenset(edge.upstream.id for edge in row.evidence.carried) for row in rows}
    others = len(counts) == 1 and len(carried) > 1
    told = asked.joined(
        asked.told(
            names[row.document],
            f"{asked.say(*VERDICT[verdict(row.status, row.qualifiers)])}"
            f" {row.clauses_carried}/{row.clauses_carried + row.clauses_dropped}",
        )
        for row in rows
    )
    note = asked.say("，但承接的款不同", ", but other clauses") * others
    return f"{' '.join(filter(None, (rows[0].item_label, rows[0].item_title)))} — {told}{note}"


def _page(asked: Asked, a: Card, b: Card) -> str:
    where = f"/compare?a={a.key}&b={b.key}"
    command = f"lineage compare {a.key} {b.key}"
    return asked.say(
        f"逐款对照：页面 {where}，命令 {command}", f"Clause by clause: {where}, or {command}"
    )
