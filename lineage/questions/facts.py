"""What documents print of themselves: when, by whom and under what number they were issued."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from lineage.model import Fact
from lineage.queries.answers.coverage import AskAnswer, Intent
from lineage.queries.answers.questions import DocumentFact
from lineage.queries.parts import called
from lineage.queries.wording import DATE, FACT
from lineage.questions.asked import Asked
from lineage.questions.claims import NO_DOCUMENT, WHEN_ONLY, Claim
from lineage.questions.marked import MARK, Marked
from lineage.questions.question import (
    DOCUMENT,
    WHEN,
    item_references,
    levels_asked,
    spoken,
    taken,
)
from lineage.questions.topic import asks_otherwise, asks_whence, quoted
from lineage.questions.whom import region
from lineage.store.base import Card

_MOST_CALLED = 3  # documents, by their names in the heading
_COUNTED = ("sections", "items", "clauses")
_ISSUED = r"(?:印发|发布|出台|下发|成文|签发|制定|公布|颁布|发出|发)"
_ISSUED_EN = r"\b(?:issued?|published?|publish|released?|dated|promulgated|signed)\b"
_HOW_MANY = r"(?:有|共|含|包[含括]|(?<!部)分成?|列|(?<=部分))了?(?:哪?几|多少)(?:个|大)?"
_HOW_MANY_EN = r"\b(?:how\s+many|(?:the\s+)?number\s+of)\s+"
_RANKED = spoken(r"最|\b(?:most|fewest|least)\b")
_LEAST = spoken(r"最[短少小]|\b(?:fewest|least)\b")
_FACTS = (
    (
        "clauses",
        rf"最[长短]|{_HOW_MANY}(?:条款|款|句|项?(?:任务|工作))|{_HOW_MANY_EN}(?:clauses?|tasks?)\b",
    ),
    ("items", rf"{_HOW_MANY}(?:条目|条|项)|{_HOW_MANY_EN}(?:items?|points?)\b"),
    ("sections", rf"{_HOW_MANY}(?:部分|章)|{_HOW_MANY_EN}(?:sections?|chapters?|parts)\b"),
    (
        "issuer",
        rf"(?:由|是)?(?:谁|哪个?(?:部门|单位|机[关构]))(?:来|负责)?{_ISSUED}|"
        rf"(?:发文|{_ISSUED}|制定)(?:机[关构]|单位|部门|主体)|"
        rf"\bwho\s+(?:has\s+)?{_ISSUED_EN}|\bissuers?\b|\bissuing\s+(?:body|agency|authority)\b",
    ),
    (
        "date",
        rf"(?:{WHEN.pattern})(?:{_ISSUED})?|(?:最[早晚先后]|[先后])(?:{_ISSUED})文?|"
        rf"{_ISSUED_EN}\s+(?:first|last|earliest|latest)\b|{_ISSUED}文?的?(?:日期|时间|年份)|(?<!截止)日期|年份|\bdates?\b",
    ),
    (
        "number",
        r"(?:发文)?[文字]号|发文号|\b(?:document|file|reference)\s+numbers?\b|"
        rf"\bnumbers?\s+of\s+(?:the\s+)?{MARK}|(?<={MARK})\s+numbers?\b",
    ),
    (
        "title",
        r"标题|题目|全称|叫什么(?:名[字称])?|(?:文件|通知|方案)有哪[些几](?:[份个])?(?=\W*$)|"
        r"有(?:哪[些几]|几|多少)[份个]?(?:文件|通知|方案)(?=\W*$)|"
        r"(?:文件|通知|方案)(?:共?有)?(?:几|多少)份|\btitles?\b",
    ),
    (
        "recipients",
        r"主送(?:机关|单位|给?谁)?|(?:[印下转])?发[送给]给?了?(?:谁|哪[些个]?(?:单位|部门|机关|地方)?)|"
        r"\baddressed\s+to\b|\brecipients?\b",
    ),
    ("cc", r"抄送(?:机关|单位|给?(?:谁|哪[些个]?(?:单位|部门|机关)?))?|\bcop(?:y|ied|ies)\s+to\b"),
)
_FILLERS = spoken(rf"{_ISSUED}的?|{_ISSUED_EN}|\b(?:in|from|number|called|copies)\b")
# What isn't printed is told, too: 哪些文件没有文号. A fact that was read leaves a space.
_UNPRINTED = spoken(r"(?:没有?|未印|无|\b(?:without|no))\s")
_EVERY = spoken(
    r"最|[先后]发|[几少]份|哪些(?:文件|通知|方案|城?[省市县区])|各|所有|全部|每|有哪[些几]|哪[些几]份|"
    r"\b(?:all|each|every|cities|counties|districts|provinces|places|"
    r"(?:first|last|earliest|latest)(?=\W*$))\b"
)


def facts(asked: Asked, question: Marked) -> Claim | None:
    """The facts of documents that are asked for."""
    meant, question = region(asked.view, question)
    names, left = taken(_FACTS, question.text)
    left = _FILLERS.sub(" ", _UNPRINTED.sub(" ", left))
    if not names or asks_whence(left) or quoted(left):
        return None
    named = question.within(question.text)
    spoken = bool(named or DOCUMENT.search(question.text))
    every = _EVERY.search(question.text) and (spoken or levels_asked(question.text))
    of_item = asks_otherwise(left) or item_references(left)
    if WHEN.search(question.text) and (of_item or not spoken):
        raise asked.unread(*WHEN_ONLY)
    own = bool(named or every)
    if not (own or spoken):
        return None

    def answer(_: str | None) -> AskAnswer:
        if not own:
            raise asked.unread(*NO_DOCUMENT)
        cards = meant.documents(asked.view, question, named)
        if names[0] in _COUNTED and _RANKED.search(question.text):
            least = bool(_LEAST.search(question.text))
            cards.sort(key=lambda card: getattr(card, names[0]), reverse=not least)
        return meant.told(asked, _told(asked, cards, names))

    mine, whose_document = (left, "") if own else ("", left)
    return Claim(mine, answer, named, whose_document, whole=WHEN_ONLY)


def _told(asked: Asked, cards: list[Card], names: Collection[str]) -> AskAnswer:
    printed = {
        head.key: {fact.name: fact for fact in head.facts}
        for head in asked.view.heads([card.key for card in cards])
    }
    found = tuple(_fact(asked, card, name, printed[card.key]) for card in cards for name in names)
    told = asked.listed(asked.say(*FACT[name]) for name in names)
    whole = asked.listed(map(called, cards))
    if not 0 < len(cards) <= _MOST_CALLED:
        whole = asked.say(f"{len(cards)} 份文件", f"{len(cards)} documents")
    head = asked.say(f"{whole}：{told}", f"{whole}: {told}")
    names_of = asked.names()
    lines = [f"{names_of[each.document]} {each.text}{_where(each, asked)}" for each in found]
    none = asked.say("没有这样的文件。", "There is no such document.")
    understood = asked.understood(Intent.FACTS, head, cards)
    return asked.answer(understood, lines, none, facts=found)


def _fact(asked: Asked, card: Card, name: str, printed: Mapping[str, Fact]) -> DocumentFact:
    fact = printed.get(name)
    value = fact.value if fact else None
    if name in _COUNTED:
        value = str(getattr(card, name))
    label = asked.say(*FACT[name])
    if name in _COUNTED:
        text = f"{value} {label}"
        if card.attaches:
            text += asked.say("（不含所附上级全文）", " (without the text it attaches)")
    elif value is None:
        text = asked.say(f"{label}：原文没有印出", f"{label}: not printed in the text")
    else:
        kind = printed.get("date_kind") if name == "date" else None
        label = asked.say(*DATE[kind.value]) if kind else label
        shown = value.removeprefix(f"{FACT[name][0]}：").rstrip("：")
        text = asked.say(f"{label}：{shown}", f"{label}: {shown}")
    return DocumentFact(
        document=card.key,
        document_title=card.title,
        place=card.place,
        level=card.level,
        name=name,
        value=value,
        origin=fact.origin if fact else None,
        source_file=card.source_file,
        source_lines=str(fact.lines) if fact and fact.lines else None,
        text=text,
    )


def _where(fact: DocumentFact, asked: Asked) -> str:
    if not fact.source_lines:
        return ""
    return asked.say(
        f"（{fact.source_file} 第 {fact.source_lines} 行）",
        f" ({fact.source_file}, line {fact.source_lines})",
    )
