"""Which documents name which: forwarded, carried out, cited, attached, each with its sentence."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lineage.errors import UnknownReference
from lineage.grouping import grouped
from lineage.language import listed, pick
from lineage.model import Citation, CitationRole, Document
from lineage.queries.answers.clauses import ClauseText
from lineage.queries.answers.coverage import AskAnswer, Intent, Understood
from lineage.queries.answers.questions import Cited
from lineage.queries.parts import called, citation_text, clause_text, in_order
from lineage.queries.wording import CITATION, whose
from lineage.questions.aims import DOCUMENT, WHOLE_TEXT, Citing, asks_otherwise, citing_asked
from lineage.questions.asked import Asked
from lineage.questions.marked import Marked, Named
from lineage.questions.question import is_negated, item_references, levels_asked, without_items
from lineage.questions.topic import beside, topic
from lineage.store.base import Card, ItemHead, Located, View
from lineage.text import fold, normalised


def citations(view: View, asked: Asked, question: Marked) -> AskAnswer | None:
    """What documents name, or which name a document; None where neither is asked.

    Raises QuestionError, UnknownReference.
    """
    meant = citing_asked(question.text)
    if meant is None or (asks_otherwise(question.text) and not meant.denied):
        return None
    doers, named = question.within(meant.sides.doer), question.within(meant.sides.object)
    title = () if named else topic(_words(meant.sides.object))
    cards = {card.key: card for card in view.cards()}
    if not (doers or named or title):
        if DOCUMENT.search(meant.sides.object) and (words := topic(meant.sides.doer)):
            raise UnknownReference("document", " ".join(words), tuple(cards))
        return None
    _refuse(view, asked, question, meant)
    if unseen := [each.name for each in doers if not each.keys]:
        raise UnknownReference("document", unseen[0], tuple(cards))
    levels = levels_asked(question.text)
    own = {key for each in doers for key in each.keys} or {
        key for key, card in cards.items() if not levels or card.level in levels
    }
    found = tuple(_cited(view, own, meant, _Object(named, title)))
    if title and not found:
        none = f"没有文件引用“{' '.join(title)}”", f"No document cites “{' '.join(title)}”"
        raise asked.unread(view, *none, words=" ".join(title))
    what = [_called(each, asked) for each in named] or list(title)
    head = _head(asked, meant, doers, what, len(found))
    lines = [_line(each, cards, asked) for each in found]
    one = doers[0] if len(doers) == 1 else None
    understood = Understood(
        Intent.CITATIONS,
        head,
        document=one.keys[0] if one and len(one.keys) == 1 else None,
        place=one.place if one else None,
        levels=levels,
    )
    none_found = asked.say("没有这样的引用。", "There is none.")
    answer = "\n".join([head, *(lines or [none_found])])
    return AskAnswer(asked.question, understood, answer, citations=found)


@dataclass(frozen=True, slots=True)
class _Object:
    """What is cited: documents, or words of a title; anything where neither is named."""

    named: tuple[Named, ...]
    title: tuple[str, ...]

    def takes(self, citation: Citation, attached: Collection[str]) -> bool:
        """Whether a citation names it, or attaches (keys) what is named."""
        words = fold(citation.title or "").text
        if self.title:
            return all(fold(each).text in words for each in self.title)
        keys = {key for each in self.named for key in each.keys}
        printed = any(
            words.startswith(each.place)
            if each.place
            else fold(each.name).text in words or each.name == normalised(citation.number or "")
            for each in self.named
        )
        return not self.named or bool(keys & {citation.target, *attached}) or printed


def _refuse(view: View, asked: Asked, question: Marked, meant: Citing) -> None:
    """Raise QuestionError for what isn't understood beside documents, UnknownReference for whose."""
    if meant.denied or is_negated(question.text):
        raise asked.denied(view)
    if item_references(question.text):
        whole = "引用只能问整份文件", "Citations can be asked of whole documents only"
        raise asked.unread(view, *whole)
    if words := beside(_words(meant.sides.doer)):
        keys = tuple(card.key for card in view.cards())
        raise UnknownReference("document", " ".join(words), keys)
    if question.within(meant.sides.object) and (words := beside(_words(meant.sides.object))):
        raise asked.strange(view, words)


def _words(side: str) -> str:
    """What stands beside the verb, but for items and for the whole text that is attached."""
    return WHOLE_TEXT.sub(" ", without_items(side))


def _attached(cards: Mapping[str, Card], key: str) -> tuple[str, ...]:
    """The documents whose whole text one attaches, and what these attach in turn."""
    found: list[str] = []
    above = cards[key].attaches
    while above and above in cards and above not in found:
        found.append(above)
        above = cards[above].attaches
    return tuple(found)


def _cited(view: View, own: Collection[str], meant: Citing, what: _Object) -> Iterator[Cited]:
    """The citations that are asked for, of documents (keys) in the order of a list."""
    cards = {card.key: card for card in in_order(view.cards())}
    of = grouped(view.citations())
    for key, card in cards.items():
        whole = _attached(cards, key)
        for citation in of.get(key, ()) if key in own else ():
            attached = whole if citation.target in whole[:1] else ()
            if (
                citation.target != key
                and (not meant.roles or citation.role in meant.roles)
                and (not meant.attached or attached)
                and what.takes(citation, whole if meant.attached else ())
            ):
                document = view.document(key)
                yield Cited(
                    document_title=card.title,
                    place=card.place,
                    level=card.level,
                    citation=citation_text(key, citation),
                    attached=attached,
                    clause=_sentence(document, card, citation) if document else None,
                )


def _sentence(document: Document, card: Card, citation: Citation) -> ClauseText | None:
    """The clause that prints the name, of those that stand on its lines."""
    names = [fold(name).text for name in (citation.number, citation.title) if name]
    near = (
        Located(clause, ItemHead.of(item), card)
        for item in document.items
        for clause in item.clauses
        if clause.lines.first <= citation.lines.last and citation.lines.first <= clause.lines.last
    )
    met = (each for each in near if any(name in fold(each.clause.text).text for name in names))
    first = next(met, None)
    return clause_text(first) if first else None


def _head(
    asked: Asked, meant: Citing, doers: Sequence[Named], named: Sequence[str], count: int
) -> str:
    who = listed((each.name for each in doers), asked.language)
    what = listed(named, asked.language)
    role = meant.roles[0] if meant.roles else CitationRole.CITES
    english = f"{f' by {who}' if who else ''}{f' of {what}' if what else ''}: {count}"
    if meant.attached:
        return asked.say(
            f"{who or '各文件'}附上{what or '上级文件'}全文：{count} 处",
            f"Whole texts{f' of {what}' * bool(what)} attached{f' by {who}' * bool(who)}: {count}",
        )
    kind = f" ({CITATION[role][1]})" if meant.roles else ""
    return asked.say(
        f"{who or '各文件'}{CITATION[role][0]}{what or '的文件'}：{count} 处",
        f"Citations{kind}{english}",
    )


def _called(named: Named, asked: Asked) -> str:
    if named.place is None:
        return named.name
    return asked.say(f"{named.name}的文件", f"documents of {named.name}")


def _line(each: Cited, cards: Mapping[str, Card], asked: Asked) -> str:
    cited = each.citation
    who = whose((each.place or cited.document, each.document_title, each.level), asked.language)
    name = asked.say(f"《{cited.title}》", f"“{cited.title}”") if cited.title else ""
    role = pick(CITATION[cited.role], asked.language)
    number = cited.number or ""
    if number and name:
        number = asked.say(f"（{number}）", f" ({number})")
    whole = asked.say("，附其全文", ", attached in full") if each.attached else ""
    if inner := listed((called(cards[key]) for key in each.attached[1:]), asked.language):
        whole += asked.say(f"（其中又附{inner}全文）", f" (with {inner} in it)")
    lines = cited.source_lines
    where = asked.say(f"（第 {lines} 行）", f" (line {lines})")
    said = asked.say("：", ": ") + each.clause.text if each.clause else ""
    return f"{who} {role}{asked.say('', ' ')}{name}{number}{whole}{where}{said}"
