"""Which documents name which, each with its sentence; and which of those named nobody holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial

from lineage.grouping import grouped
from lineage.model import Citation, CitationRole, Document
from lineage.queries.answers.clauses import ClauseText
from lineage.queries.answers.coverage import AskAnswer, Intent, NoText, Understood
from lineage.queries.answers.questions import Cited
from lineage.queries.parts import called, citation_text, clause_text, without_text
from lineage.queries.regions import places_within
from lineage.queries.wording import CITATION
from lineage.questions.asked import Asked
from lineage.questions.claims import Claim
from lineage.questions.marked import MARK, YEAR, Marked, Named
from lineage.questions.question import (
    DOCUMENT,
    is_negated,
    item_references,
    levels_asked,
    spoken,
    without_items,
)
from lineage.questions.sides import sides
from lineage.questions.topic import beside, topic
from lineage.questions.whom import Whom, whom
from lineage.store.base import Card, ItemHead, Located, View
from lineage.text import fold, normalised

_WHO = spoken(r"谁|哪[些个家]?|什么|\b(?:who|which|what|whom)\b")
_WHOLE_TEXT = spoken(r"全文|原文|正文|\b(?:full|whole|entire)\b")
_ATTACHING = r"附[上有了带着]*|\battach(?:es|ed)?\b"
_CITING = (
    ((CitationRole.TRANSMITS,), r"转发(?!给)|\b(?:transmit|forward)(?:s|ted|ed)?\b"),
    ((), r"引用|援引|引述|\bcit(?:e[sd]?|ing)\b|\brefer(?:s|red)?\s+to\b"),
)
# Words that name a document beside them; others stand in texts, too.
_NAMING = (
    ((CitationRole.IMPLEMENTS,), r"贯彻落实|贯彻|落实|执行|\bimplement(?:s|ed)?\b"),
    ((CitationRole.SUPERSEDES,), r"废止|\b(?:supersede|repeal)(?:s|ed)?\b"),
    ((), r"提[到及]|\bmention(?:s|ed)?\b"),
)
_OBJECT = (
    rf"[了过]?\s*(?:the\s+)?(?:{MARK}[吗呢]?\W*$|(?:哪些|什么)(?:上级)?(?:文件|通知))|"
    rf"\s*by\s+(?:the\s+)?{MARK}"
)
_WHOLE = "引用只能问整份文件", "Citations can be asked of whole documents only"
_TEXT = "(?:文件|原文|正文|文本)"
_MISSING = spoken(
    rf"(?:没有|没|缺[少失]?了?|未见|找不到|见不到)(?:到|其|的|哪[些几]?[份个]?|什么|上级)*{_TEXT}(?!提)|"
    rf"{_TEXT}(?:都|还)?(?:缺失|未见|没有?找到|找不到|不在|不全)|"
    r"\bmissing\s+(?:document|notice|text|source)s?\b|"
    r"\b(?:document|notice|text|source)s?\s+(?:is|are)\s+(?:missing|absent|not\s+(?:there|in))\b|"
    r"\b(?:no|without(?:\s+a)?)\s+(?:document|text)s?\b"
)


def citations(asked: Asked, question: Marked) -> Claim | None:
    """What documents name, or which name a document."""
    whose, question = whom(asked, question)
    if (meant := _asked(question.text)) is None:
        return None
    roles, attached, verb = meant
    who = sides(question, verb)
    doing, object_ = (_WHOLE_TEXT.sub(" ", each) for each in (who.doer, who.object))
    named = who.objects
    title = () if named or is_negated(object_) else topic(without_items(object_))
    strange = DOCUMENT.search(object_) and topic(doing)
    if not (who.doers or whose != Whom() or named or title or attached or strange):
        return None

    def takes(citation: Citation, whole: Sequence[str]) -> bool:
        meant = not roles or citation.role in roles
        meant = meant and (not attached or citation.target in whole[:1])
        return meant and _takes(citation, named, title, whole if attached else ())

    def answer(_: str | None) -> AskAnswer:
        own = whose.documents(asked.view, question, who.doers)
        found = tuple(_cited(asked.view, own, takes))
        holds = partial(whose.holds, asked.view, own, shared=True)
        so = holds((_name(each), each.citation.document) for each in found)
        found = tuple(each for each in found if _name(each) in so)
        if title and not found:
            said = " ".join(title)
            zh, en = CITATION[roles[0] if roles else CitationRole.CITES]
            raise asked.unread(f"没有文件{zh}“{said}”", f"No document {en} “{said}”", words=said)
        what = [
            asked.say(f"{each.name}的文件", f"documents of {each.name}")
            if each.place
            else each.name
            for each in named
        ]
        doers = whose.called(asked, who.doers)
        head = _head(asked, roles, attached, doers, what or title, len(found))
        understood = asked.understood(Intent.CITATIONS, head, own if who.doers else [])
        cards = {card.key: card for card in asked.view.cards()}
        names = asked.names()
        lines = [_line(names[each.citation.document], each, cards, asked) for each in found]
        nothing = asked.say("没有这样的引用。", "There is none.")
        answer = asked.answer(understood, lines, nothing, citations=found)
        return whose.told(asked, answer, holds)

    left = re.sub("|".join(map(re.escape, title)), " ", object_) if title else object_
    return Claim(left, answer, who.doers, doing, who, _WHOLE)


def _asked(question: str) -> tuple[tuple[CitationRole, ...], bool, re.Match[str]] | None:
    """How documents name others (no roles: anyhow), whether in full, and the word that says it."""
    attaching = re.search(_ATTACHING, question, re.IGNORECASE)
    if attaching and _WHOLE_TEXT.search(question):
        return (CitationRole.TRANSMITS,), True, attaching
    naming = [(roles, f"(?:{words})(?={_OBJECT})") for roles, words in _NAMING]
    for roles, words in (*_CITING, *(naming if _WHO.search(question) else [])):
        if match := re.search(words, question, re.IGNORECASE):
            return roles, False, match
    return None


def _takes(
    citation: Citation, named: Sequence[Named], title: Sequence[str], attached: Collection[str]
) -> bool:
    """Whether a citation names documents, or words of a title, or attaches (keys) these.

    Anything is meant where neither is named.
    """
    words = fold(citation.title or "").text
    if title:  # a number begins with what people call a body: 工信部, 国办
        either = f"{words} {fold(citation.number or '').text}"
        return all(fold(each).text in either for each in title)
    keys = {key for each in named for key in each.keys}
    printed = any(
        words.startswith(each.place)
        if each.place
        else fold(each.name).text in words or each.name == normalised(citation.number or "")
        for each in named
    )
    return not named or bool(keys & {citation.target, *attached}) or printed


def _attached(cards: Mapping[str, Card], key: str) -> tuple[str, ...]:
    """The documents whose whole text one attaches, and what these attach in turn."""
    found: list[str] = []
    while (above := cards[found[-1] if found else key].attaches) in cards.keys() - found:
        found.append(above)
    return tuple(found)


def _cited(
    view: View, own: Sequence[Card], takes: Callable[[Citation, Sequence[str]], bool]
) -> Iterator[Cited]:
    """The citations that are asked for, document by document; whole texts are attached with one."""
    cards, of = {card.key: card for card in view.cards()}, grouped(view.citations())
    meant = [
        (card, citation, whole)
        for card in own
        for whole in [_attached(cards, card.key)]
        for citation in of.get(card.key, ())
        if citation.target != card.key and takes(citation, whole)
    ]
    documents = view.documents({card.key for card, *_ in meant})
    for card, citation, whole in meant:
        yield Cited(
            document_title=card.title,
            place=card.place,
            level=card.level,
            citation=citation_text(card.key, citation),
            attached=whole if citation.target in whole[:1] else (),
            clause=_sentence(documents[card.key], card, citation),
        )


def _sentence(document: Document, card: Card, citation: Citation) -> ClauseText | None:
    """The clause that prints the name, of those that stand on its lines."""
    names = [fold(name).text for name in (citation.number, citation.title) if name]
    for item in document.items:
        for clause in item.clauses:
            near = clause.lines.first <= citation.lines.last
            near = near and citation.lines.first <= clause.lines.last
            if near and any(name in fold(clause.text).text for name in names):
                return clause_text(Located(clause, ItemHead.of(item), card))
    return None


def _head(
    asked: Asked,
    roles: Sequence[CitationRole],
    attached: bool,
    who: str,
    named: Sequence[str],
    count: int,
) -> str:
    what = asked.listed(named)
    of, by = f" of {what}" * bool(what), f" by {who}" * bool(who)
    if attached:
        return asked.say(
            f"{who or '各文件'}附上{what or '上级文件'}全文：{count} 处",
            f"Whole texts{of} attached{by}: {count}",
        )
    role, role_en = CITATION[roles[0] if roles else CitationRole.CITES]
    kind = f" ({role_en})" * bool(roles)
    return asked.say(
        f"{who or '各文件'}{role}{what or '的文件'}：{count} 处",
        f"Citations{kind}{by}{of}: {count}",
    )


def _name(each: Cited) -> str:
    """What a citation names: a document's key, else as it is printed."""
    return each.citation.target or each.citation.number or each.citation.title or ""


def _line(who: str, each: Cited, cards: Mapping[str, Card], asked: Asked) -> str:
    cited = each.citation
    name = asked.say(f"《{cited.title}》", f"“{cited.title}”") if cited.title else ""
    role = asked.say(*CITATION[cited.role])
    number = cited.number or ""
    if number and name:
        number = asked.say(f"（{number}）", f" ({number})")
    whole = asked.say("，附其全文", ", attached in full") if each.attached else ""
    if inner := asked.listed(called(cards[key]) for key in each.attached[1:]):
        whole += asked.say(f"（其中又附{inner}全文）", f" (with {inner} in it)")
    lines = cited.source_lines
    where = asked.say(f"（第 {lines} 行）", f" (line {lines})")
    said = asked.say("：", ": ") + each.clause.text if each.clause else ""
    return f"{who} {role}{asked.say('', ' ')}{name}{number}{whole}{where}{said}"


def missing(asked: Asked, question: Marked) -> Claim | None:
    """The documents that are cited as sources, but not in hand.

    Of the levels, the years and the places, with those within, that are named.
    """
    left, count = _MISSING.subn(" ", question.text)
    if not count or item_references(left) or beside(left):
        return None
    places = [each.place for each in question.named if each.place]
    within = {name for place in places for name in places_within(asked.view, place)}
    levels, years = levels_asked(question.text), YEAR.findall(question.text)

    def meant(each: NoText) -> bool:
        printed = f"{each.number or ''}{each.title or ''}"
        return (
            (not places or each.place in within)
            and (not levels or each.level in levels)
            and (not years or any(year in printed for year in years))
        )

    def answer(_: str | None) -> AskAnswer:
        found = tuple(filter(meant, without_text(asked.view, asked.language)))
        who = asked.listed(sorted(places))
        head = asked.say(
            f"未见的{who}文件：{len(found)} 份",
            f"Documents{f' of {who}' * bool(who)} that are not in hand: {len(found)}",
        )
        lines = [
            f"{each.place or each.title}{asked.say('：', ': ')}{each.reason}" for each in found
        ]
        place = places[0] if len(places) == 1 else None
        understood = Understood(Intent.MISSING, head, place=place, levels=levels)
        none = asked.say("没有这样的文件。", "There is none.")
        return asked.answer(understood, lines, none, no_text=found)

    return Claim(left, answer)
