"""Which documents name which, each with its sentence; and which of those named nobody holds."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lineage.model import Citation, CitationRole
from lineage.queries.answers.coverage import AskAnswer, Intent, NoText, Understood
from lineage.queries.answers.questions import Cited
from lineage.queries.cited import cited
from lineage.queries.parts import called, without_text
from lineage.queries.regions import places_within
from lineage.queries.wording import CITATION
from lineage.questions import lexicon
from lineage.questions.asked import Asked
from lineage.questions.claims import Claim
from lineage.questions.lexicon import MARK, spoken
from lineage.questions.marked import Named
from lineage.questions.numbered import item_references, without_items
from lineage.questions.sides import sides
from lineage.questions.slots import beside, is_negated, topic
from lineage.questions.wanted import circle
from lineage.questions.whom import Question, Whom
from lineage.store.base import Card
from lineage.text import fold, normalised

_WHOLE = "引用只能问整份文件", "Citations can be asked of whole documents only"
_OBJECT = (
    rf"[了过]?\s*(?:the\s+)?(?:{MARK}[吗呢]?\W*$|(?:哪些|什么)(?:上级)?(?:文件|通知))|"
    rf"\s*by\s+(?:the\s+)?{MARK}"
)


@dataclass(frozen=True, slots=True)
class _Naming:
    """How documents name others (no roles: anyhow), whether in full, and which.

    Those are known by a mark (`named`) or by words of a `title`; anything is meant without either.
    """

    roles: tuple[CitationRole, ...]
    attached: bool
    named: tuple[Named, ...]
    title: tuple[str, ...]

    def takes(self, citation: Citation, whole: Sequence[str]) -> bool:
        """Whether a citation is meant; with it a document attaches the `whole` texts (keys)."""
        if self.roles and citation.role not in self.roles:
            return False
        if self.attached and citation.target not in whole[:1]:
            return False
        words = fold(citation.title or "").text
        if self.title:  # a number begins with what people call a body: 工信部, 国办
            either = f"{words} {fold(citation.number or '').text}"
            return all(fold(each).text in either for each in self.title)
        keys = {key for each in self.named for key in each.keys}
        printed = any(
            words.startswith(each.place)
            if each.place
            else fold(each.name).text in words or each.name == normalised(citation.number or "")
            for each in self.named
        )
        attached = whole if self.attached else ()
        return not self.named or bool(keys & {citation.target, *attached}) or printed


def citations(asked: Asked, question: Question) -> Claim | None:
    """What documents name, or which name a document."""
    if (meant := _asked(question.text)) is None:
        return None
    roles, attached, verb = meant
    who = sides(question, verb)
    doing, object_ = (lexicon.WHOLE_TEXT.sub(" ", each) for each in (who.doer, who.object))
    named = who.objects
    title = () if named or is_negated(object_) else topic(without_items(object_))
    strange = lexicon.DOCUMENT.search(object_) and topic(doing)
    if not (who.doers or question.whom != Whom() or named or title or attached or strange):
        return None
    naming = _Naming(roles, attached, named, title)

    def answer(_: str | None) -> AskAnswer:
        asked_of = circle(asked, question, who.doers)
        found = tuple(cited(asked.view, asked_of.cards, naming.takes))
        so = asked_of.holds(((_name(each), each.citation.document) for each in found), shared=True)
        found = tuple(each for each in found if _name(each) in so)
        if title and not found:
            said = " ".join(title)
            zh, en = CITATION[roles[0] if roles else CitationRole.CITES]
            raise asked.unread(f"没有文件{zh}“{said}”", f"No document {en} “{said}”", words=said)
        head = _head(asked, naming, asked_of.called(asked, who.doers), len(found))
        own = asked_of.cards if who.doers else ()
        cards, names = asked.view.cards_by_key(), asked.names()
        lines = [_line(names[each.citation.document], each, cards, asked) for each in found]
        nothing = asked.say("没有这样的引用。", "There is none.")
        understood = asked.understood(Intent.CITATIONS, head, own, levels=question.levels)
        return asked_of.told(asked, asked.answer(understood, lines, nothing, citations=found))

    left = re.sub("|".join(map(re.escape, title)), " ", object_) if title else object_
    return Claim(left, answer, who.doers, doing, who, _WHOLE, together=True)


def _asked(question: str) -> tuple[tuple[CitationRole, ...], bool, re.Match[str]] | None:
    """How documents name others (no roles: anyhow), whether in full, and the word that says it."""
    attaching = lexicon.ATTACHING.search(question)
    if attaching and lexicon.WHOLE_TEXT.search(question):
        return (CitationRole.TRANSMITS,), True, attaching
    naming = [(roles, spoken(f"{words.pattern}(?={_OBJECT})")) for roles, words in lexicon.NAMING]
    for roles, words in (*lexicon.CITING, *(naming if lexicon.WHO.search(question) else [])):
        if match := words.search(question):
            return roles, False, match
    return None


def _head(asked: Asked, naming: _Naming, who: str, count: int) -> str:
    named = [
        asked.say(f"{each.name}的文件", f"documents of {each.name}") if each.place else each.name
        for each in naming.named
    ]
    what = asked.listed(named or naming.title)
    of, by = f" of {what}" * bool(what), f" by {who}" * bool(who)
    if naming.attached:
        return asked.say(
            f"{who or '各文件'}附上{what or '上级文件'}全文：{count} 处",
            f"Whole texts{of} attached{by}: {count}",
        )
    role, role_en = CITATION[naming.roles[0] if naming.roles else CitationRole.CITES]
    kind = f" ({role_en})" * bool(naming.roles)
    return asked.say(
        f"{who or '各文件'}{role}{what or '的文件'}：{count} 处",
        f"Citations{kind}{by}{of}: {count}",
    )


def _name(each: Cited) -> str:
    """What a citation names: a document's key, else as it is printed."""
    return each.citation.target or each.citation.number or each.citation.title or ""


def _line(who: str, each: Cited, cards: Mapping[str, Card], asked: Asked) -> str:
    citation = each.citation
    name = asked.say(f"《{citation.title}》", f"“{citation.title}”") if citation.title else ""
    role = asked.say(*CITATION[citation.role])
    number = citation.number or ""
    if number and name:
        number = asked.aside(number)
    whole = asked.say("，附其全文", ", attached in full") if each.attached else ""
    if inner := asked.listed(called(cards[key]) for key in each.attached[1:]):
        whole += asked.say(f"（其中又附{inner}全文）", f" (with {inner} in it)")
    lines = citation.source_lines
    where = asked.say(f"（第 {lines} 行）", f" (line {lines})")
    said = asked.say("：", ": ") + each.clause.text if each.clause else ""
    return f"{who} {role}{asked.say('', ' ')}{name}{number}{whole}{where}{said}"


def missing(asked: Asked, question: Question) -> Claim | None:
    """The documents that are cited as sources, but not in hand.

    Of the levels, the years and the places, with those within, that are named.
    """
    left, count = lexicon.MISSING.subn(" ", question.text)
    if not count or item_references(left) or beside(left):
        return None
    places = [each.place for each in question.named if each.place]
    within = {name for place in places for name in places_within(asked.view, place)}
    levels, years = question.levels, question.years

    def meant(each: NoText) -> bool:
        printed = f"{each.number or ''}{each.title or ''}"
        return (
            (not places or each.place in within)
            and (not levels or each.level in levels)
            and (not years or any(str(year) in printed for year in years))
        )

    def answer(_: str | None) -> AskAnswer:
        found = tuple(filter(meant, without_text(asked.view, asked.language)))
        who = asked.listed(sorted(places))
        head = asked.say(
            f"未见的{who}文件：{len(found)} 份",
            f"Documents{f' of {who}' * bool(who)} that are not in hand: {len(found)}",
        )
        lines = [asked.told(each.place or each.title or "", each.reason) for each in found]
        place = places[0] if len(places) == 1 else None
        understood = Understood(Intent.MISSING, head, place=place, levels=levels)
        none = asked.say("没有这样的文件。", "There is none.")
        return asked.answer(understood, lines, none, no_text=found)

    return Claim(left, answer, together=True)
