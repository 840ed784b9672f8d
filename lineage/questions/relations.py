"""Which clauses are carried word for word, edited or rewritten, with the texts of both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from lineage.model import Inherits, Level, Relation, key_of
from lineage.queries.answers.coverage import AskAnswer, Intent
from lineage.queries.lookups import clauses_of
from lineage.queries.parts import with_texts
from lineage.queries.wording import RELATION
from lineage.questions import fillers, lexicon
from lineage.questions.asked import Asked
from lineage.questions.claims import Claim
from lineage.questions.marked import Named
from lineage.questions.origins import shared_unseen
from lineage.questions.sides import sides
from lineage.questions.slots import taken
from lineage.questions.wanted import Circle, circle
from lineage.questions.whom import Question

_MOST = 500  # clauses with what they carry, in one answer


@dataclass(frozen=True, slots=True)
class _Carried:
    """In what ways clauses are carried that are asked for, by whom, and from which documents.

    The `levels` are those of the documents that are asked.
    """

    relations: tuple[Relation, ...]
    circle: Circle
    doers: tuple[Named, ...]
    sources: tuple[Named, ...]
    levels: tuple[Level, ...]

    @property
    def own(self) -> tuple[str, ...]:
        """The keys of the documents that are named to carry them; none for all."""
        return self.circle.keys if self.doers else ()

    @property
    def upper(self) -> set[str]:
        """The keys of the documents that they come from; none for all."""
        return {key for each in self.sources for key in each.keys}


def relations(asked: Asked, question: Question) -> Claim | None:
    """The clauses that are carried in the way asked for."""
    found, left = taken(lexicon.RELATIONS, question.text)
    if not found or not lexicon.ASKS.search(left):
        return None
    verbs = (words.search(question.text) for _, words in lexicon.RELATIONS)
    who = sides(question, min(filter(None, verbs), key=lambda match: match.start()))
    wanted = _Carried(
        found, circle(asked, question, who.doers), who.doers, who.objects, question.levels
    )
    return Claim(
        fillers.RELATIONS.sub(" ", left),
        partial(_told, asked, wanted),
        [*who.doers, *who.objects],
        sides=who,
        upstream=next(iter(wanted.upper)) if len(wanted.upper) == 1 else None,
        below=wanted.own,
        together=True,
    )


def _told(asked: Asked, wanted: _Carried, item: str | None) -> AskAnswer:
    order = {key: number for number, key in enumerate(wanted.circle.keys)}
    upper, names = wanted.upper, asked.names()
    carried = asked.view.inherits(
        documents=order if len(order) < len(names) else None,
        upstream=next(iter(upper)) if len(upper) == 1 else None,
        clauses=clauses_of(asked.view, item) if item else None,
    )
    others = [edge for edge in carried if not upper or key_of(edge.upstream) in upper]
    found = wanted.circle.edges([edge for edge in others if edge.relation in wanted.relations])
    found.sort(key=lambda edge: order[key_of(edge.unit)])
    edges = with_texts(asked.view, found[:_MOST], asked.language)
    lines = [
        f"{names[edge.unit.document]} {edge.unit.id} ← {edge.upstream.id}"
        f" ({edge.unit.source_file}:{edge.unit.source_lines}) {edge.unit.text}"
        for edge in edges
    ]
    if len(found) > _MOST:
        first = f"只列前 {_MOST} 处，共 {len(found)} 处；可按地区或文件分别询问。"
        first_en = f"The first {_MOST} of {len(found)} are listed; ask of one place or document."
        lines.append(asked.say(first, first_en))
    none = _none(asked, [] if wanted.circle.whom.quantifier else others, wanted)
    head = _head(asked, wanted, item, len({edge.unit for edge in found}))
    cards = wanted.circle.cards if wanted.doers else ()
    understood = asked.understood(Intent.RELATIONS, head, cards, item, wanted.levels)
    return wanted.circle.told(asked, asked.answer(understood, lines, none, edges=edges))


def _head(asked: Asked, wanted: _Carried, item: str | None, count: int) -> str:
    said = asked.listed(asked.say(*RELATION[each]) for each in wanted.relations)
    doers = wanted.circle.called(asked, wanted.doers) or asked.say("各地", "All places")
    source = (asked.listed(each.name for each in wanted.sources) + asked.aside(item or "")).strip()
    return asked.say(
        f"{doers}{said}{source}的条款：{count} 款",
        f"{doers}: clauses that are {said}{f', from {source}' * bool(source)}: {count}",
    )


def _none(asked: Asked, others: Sequence[Inherits], wanted: _Carried) -> str:
    """What is said where no clause is carried so: how many are otherwise, or share an unseen source."""
    told = asked.say("没有这样的条款。", "There is no such clause.")
    counts = Counter(edge.relation for edge in others)
    if named := asked.listed(f"{asked.say(*RELATION[kind])} {counts[kind]}" for kind in counts):
        told += asked.say(f"另有{named} 处。", f" There are others: {named}.")
    return told + shared_unseen(asked, wanted.own, wanted.upper)
