"""Two documents set against each other in a question: where they differ, what one has more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import product

from lineage.errors import UnknownReference
from lineage.grouping import grouped
from lineage.language import pick
from lineage.model import Coverage, Status, key_of
from lineage.naming import item_name
from lineage.queries.answers.clauses import PartComparison
from lineage.queries.answers.coverage import AskAnswer, CoverageRow, Intent, Understood
from lineage.queries.comparison import compare
from lineage.queries.coverage import Filter, item_coverage
from lineage.queries.meant import resolve_item
from lineage.queries.parts import called, known_card, known_item
from lineage.queries.places import known_place
from lineage.queries.verdict import verdict
from lineage.queries.wording import VERDICT, whose
from lineage.questions.aims import (
    asks_alike,
    asks_otherwise,
    compared_with,
    compares,
    more_asked,
    without_comparing,
)
from lineage.questions.asked import Asked
from lineage.questions.marked import Marked
from lineage.questions.named import SEVERAL_ITEMS
from lineage.questions.question import is_negated, item_references, without_items
from lineage.questions.reading import item_about
from lineage.questions.topic import beside
from lineage.store.base import Card, View

_WORDING = re.compile(r"文字|措辞|字句|原文|\b(?:wording|words?|texts?)\b", re.IGNORECASE)


def comparison(view: View, asked: Asked, question: Marked) -> AskAnswer | None:
    """Where two documents differ, or agree, or what one has more; None where none is compared.

    Raises QuestionError, UnknownReference.
    """
    if not compares(question.text):
        return None
    left = without_comparing(question.text)
    if asks_otherwise(left) and not more_asked(question.text):
        return None
    if len(question.named) == 1 and (stranger := compared_with(question.text)):
        known_place(view, stranger)
    if len(question.named) == 1 and not beside(left):
        one = "比较要指明两个地区或两份文件", "Name the two places or documents to compare"
        raise asked.unread(view, *one)
    if len(question.named) < 2:
        return None
    more = more_asked(question.text)
    if not more and is_negated(question.text):
        raise asked.denied(view)
    if len(question.named) > 2:
        two = "一次只能比较两个地区或两份文件", "Only two places or documents can be compared"
        raise asked.unread(view, *two)
    if _WORDING.search(left):
        told = "两者相同的文字见逐款对照", "The wording of both is set side by side on the page"
        raise asked.unread(view, *told, places=tuple(each.name for each in question.named))
    a, b = _pair(view, asked, question)
    if more:
        (first,) = question.within(more[0])
        return _surplus(view, asked, *((a, b) if first == question.named[0] else (b, a)))
    return _differences(view, asked, (a, b), question, left)


def _pair(view: View, asked: Asked, question: Marked) -> tuple[Card, Card]:
    """The two documents; of places with several the two that most is asked of in common."""
    for each in question.named:
        if not each.keys:
            raise UnknownReference("document", each.name, tuple(c.key for c in view.cards()))
    one, other = question.named
    rows = view.coverage(documents=[*one.keys, *other.keys])
    items: dict[str, set[str]] = {key: set() for key in (*one.keys, *other.keys)}
    for row in rows:
        items[row.document].add(row.item)
    pairs = list(product(one.keys, other.keys))
    a, b = max(pairs, key=lambda pair: len(items[pair[0]] & items[pair[1]]))
    if a == b:
        raise asked.unread(view, "两者是同一份文件", "Both are the same document")
    return known_card(view, a), known_card(view, b)


def _surplus(view: View, asked: Asked, a: Card, b: Card) -> AskAnswer:
    """The clauses of a document that have nothing in common with the other."""
    whole = compare(view, a.key, b.key, asked.language)
    assert isinstance(whole, PartComparison)  # two documents are no two clauses
    found = whole.only_upstream if whole.upstream == a.key else whole.only_unit
    heirs = {edge.unit for edge in view.inherits(document=a.key)}
    others = sum(each.id in heirs for each in found)
    one, other = _name(a, asked), _name(b, asked)
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
    answer = "\n".join([head, *lines, _page(asked, a, b)])
    return AskAnswer(asked.question, understood, answer, clauses=found)


def _differences(
    view: View, asked: Asked, pair: tuple[Card, Card], question: Marked, left: str
) -> AskAnswer:
    """Item by item of what stands above them, what each did where they differ, or agree."""
    a, b = pair
    met = _met(view, a, b)
    if met is None:
        none = asked.say("两者没有共同的上级文件", "Nothing stands above both")
        understood = Understood(Intent.COMPARISON, none, documents=(a.key, b.key))
        answer = f"{none}{asked.say('。', '.')}\n{_page(asked, a, b)}"
        return AskAnswer(asked.question, understood, answer)
    upstream, rows = met
    item = _item(view, asked, left, upstream)
    alike = asks_alike(question.text)
    differ = [each for each, of in rows.items() if _differs(of)]
    chosen = [each for each in rows if each == item or (not item and (each not in differ) == alike)]
    shown = tuple(row for each in chosen for row in _shown(view, asked, each, pair))
    names = [item_name(known_item(view, each)) for each in [item] if each]
    head = _head(asked, pair, known_card(view, upstream), (len(rows), len(differ)), names)
    lines = [_line(asked, [row for row in shown if row.item == each]) for each in chosen]
    understood = Understood(Intent.COMPARISON, head, item, documents=(a.key, b.key))
    answer = "\n".join([head, *lines, _page(asked, a, b)])
    return AskAnswer(asked.question, understood, answer, items=shown)


def _met(view: View, a: Card, b: Card) -> tuple[str, dict[str, list[Coverage]]] | None:
    """The document whose items both are asked about, or one of the two, with their rows by item."""
    for upper, lower in ((a, b), (b, a)):
        if rows := view.coverage(upstream=upper.key, documents=[lower.key]):
            return upper.key, {row.item: [row] for row in rows}
    rows_of: dict[str, list[Coverage]] = grouped(
        (row.item, row) for row in view.coverage(documents=[a.key, b.key])
    )
    common = {item: of for item, of in rows_of.items() if len(of) == 2}
    counts = Counter(map(key_of, common))
    if not counts:
        return None
    ((upstream, _),) = counts.most_common(1)
    return upstream, {item: of for item, of in common.items() if key_of(item) == upstream}


def _differs(rows: Sequence[Coverage]) -> bool:
    """Whether two treat an item otherwise; one alone, whether it doesn't keep it."""
    if len(rows) == 1:
        return rows[0].status is not Status.KEPT
    return len({(verdict(row.status, row.qualifiers), frozenset(row.carried)) for row in rows}) > 1


def _item(view: View, asked: Asked, left: str, upstream: str) -> str | None:
    """The only item that is asked about, if one is named. Raises QuestionError for several."""
    references, words = item_references(left), beside(without_items(left))
    if len(references) > 1:
        raise asked.unread(view, *SEVERAL_ITEMS)
    if references:
        return resolve_item(view, references[0], upstream)
    return item_about(view, asked, words, upstream) if words else None


def _shown(view: View, asked: Asked, item: str, pair: tuple[Card, Card]) -> list[CoverageRow]:
    keys = [card.key for card in pair]
    rows = item_coverage(view, item, Filter(among=frozenset(keys)), asked.language).items
    return sorted(rows, key=lambda row: keys.index(row.document))


def _head(
    asked: Asked,
    pair: tuple[Card, Card],
    upstream: Card,
    counts: tuple[int, int],
    names: Sequence[str],
) -> str:
    (whole, differ), name = counts, called(upstream)
    one, other = (_name(card, asked) for card in pair)
    if names:
        return asked.say(
            f"{one}与{other}对{name}{names[0]}的处理", f"{one} and {other} on {names[0]} of {name}"
        )
    if upstream in pair:
        lower = next(_name(card, asked) for card in pair if card != upstream)
        head = asked.say(
            f"{lower}与{name}：{whole} 条中 {differ} 条未完整保留",
            f"{lower} and {name}: {differ} of {whole} items are not kept whole",
        )
    else:
        head = asked.say(
            f"{one}与{other}对{name}各条的处理：{whole} 条中 {differ} 条不同",
            f"What {one} and {other} did with the items of {name}: {differ} of {whole} differ",
        )
    return head


def _line(asked: Asked, rows: Sequence[CoverageRow]) -> str:
    counts = {(row.clauses_carried, verdict(row.status, row.qualifiers)) for row in rows}
    carried = {frozenset(edge.upstream.id for edge in row.evidence.carried) for row in rows}
    others = len(counts) == 1 and len(carried) > 1
    told = asked.say("；", "; ").join(
        f"{whose((row.place or row.document, row.document_title, row.level), asked.language)}"
        f"{asked.say('：', ': ')}"
        f"{pick(VERDICT[verdict(row.status, row.qualifiers)], asked.language)}"
        f" {row.clauses_carried}/{row.clauses_carried + row.clauses_dropped}"
        for row in rows
    )
    return f"{' '.join(filter(None, (rows[0].item_label, rows[0].item_title)))} — {told}" + (
        asked.say("，但承接的款不同", ", but other clauses") * others
    )


def _name(card: Card, asked: Asked) -> str:
    return whose((card.place or card.key, card.title, card.level), asked.language)


def _page(asked: Asked, a: Card, b: Card) -> str:
    where = f"/compare?a={a.key}&b={b.key}"
    command = f"lineage compare {a.key} {b.key}"
    return asked.say(
        f"逐款对照：页面 {where}，命令 {command}", f"Clause by clause: {where}, or {command}"
    )
