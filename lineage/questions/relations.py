"""Which clauses are carried word for word, edited or rewritten, with the texts of both."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set

from lineage.model import Inherits, key_of
from lineage.queries.answers.coverage import AskAnswer, Intent
from lineage.queries.lookups import clauses_of
from lineage.queries.parts import with_texts
from lineage.queries.wording import RELATION
from lineage.questions import lexicon
from lineage.questions.asked import Asked
from lineage.questions.claims import Claim
from lineage.questions.lexicon import spoken
from lineage.questions.origins import shared_unseen
from lineage.questions.sides import sides
from lineage.questions.slots import taken
from lineage.questions.wanted import circle
from lineage.questions.whom import Question

_MOST = 500  # clauses with what they carry, in one answer
_ASKING = spoken(
    r"哪|什么|谁|几|多少|各|吗|是否|有没有|是不是|"
    r"\b(?:which|what|who|how\s+many|how\s+much|did|does|do|has|have|is|are|was|were)\b"
)


def relations(asked: Asked, question: Question) -> Claim | None:
    """The clauses that are carried in the way asked for."""
    wanted, left = taken(lexicon.RELATIONS, question.text)
    if not wanted or not _ASKING.search(left):
        return None
    verbs = (re.search(words, question.text, re.IGNORECASE) for _, words in lexicon.RELATIONS)
    who = sides(question, min(filter(None, verbs), key=lambda match: match.start()))
    upper = {key for each in who.objects for key in each.keys}
    asked_of = circle(asked, question, who.doers)
    own = asked_of.keys if who.doers else ()

    def answer(item: str | None) -> AskAnswer:
        order = {key: number for number, key in enumerate(asked_of.keys)}
        carried = asked.view.inherits(
            documents=order if len(order) < len(asked.view.cards()) else None,
            upstream=next(iter(upper)) if len(upper) == 1 else None,
            clauses=clauses_of(asked.view, item) if item else None,
        )
        others = [edge for edge in carried if not upper or key_of(edge.upstream) in upper]
        found = [edge for edge in others if edge.relation in wanted]
        so = asked_of.holds((edge.upstream, key_of(edge.unit)) for edge in found)
        found = [edge for edge in found if edge.upstream in so]
        found.sort(key=lambda edge: order[key_of(edge.unit)])
        said = asked.listed(asked.say(*RELATION[each]) for each in wanted)
        doers = asked_of.called(asked, who.doers) or asked.say("各地", "All places")
        source = asked.listed(each.name for each in who.objects)
        if item:
            source = asked.say(f"{source}（{item}）", f"{source} ({item})".strip())
        count = len({edge.unit for edge in found})
        head = asked.say(
            f"{doers}{said}{source}的条款：{count} 款",
            f"{doers}: clauses that are {said}{f', from {source}' * bool(source)}: {count}",
        )
        understood = asked.understood(Intent.RELATIONS, head, asked_of.cards if own else (), item)
        edges = with_texts(asked.view, found[:_MOST], asked.language)
        names = asked.names()
        lines = [
            f"{names[edge.unit.document]} {edge.unit.id} ← {edge.upstream.id}"
            f" ({edge.unit.source_file}:{edge.unit.source_lines}) {edge.unit.text}"
            for edge in edges
        ]
        if len(found) > _MOST:
            first = f"只列前 {_MOST} 处，共 {len(found)} 处；可按地区或文件分别询问。"
            first_en = (
                f"The first {_MOST} of {len(found)} are listed; ask of one place or document."
            )
            lines.append(asked.say(first, first_en))
        none = _none(asked, [] if question.whom.quantifier else others, own, upper)
        answer = asked.answer(understood, lines, none, edges=edges)
        return asked_of.told(asked, answer)

    return Claim(
        lexicon.FILLERS["relations"].sub(" ", left),
        answer,
        [*who.doers, *who.objects],
        sides=who,
        upstream=next(iter(upper)) if len(upper) == 1 else None,
        below=own,
        together=True,
    )


def _none(asked: Asked, others: Sequence[Inherits], own: Sequence[str], upper: Set[str]) -> str:
    """What is said where no clause is carried so: how many are otherwise, or share an unseen source."""
    told = asked.say("没有这样的条款。", "There is no such clause.")
    counts = Counter(edge.relation for edge in others)
    if named := asked.listed(f"{asked.say(*RELATION[kind])} {counts[kind]}" for kind in counts):
        told += asked.say(f"另有{named} 处。", f" There are others: {named}.")
    return told + shared_unseen(asked, own, upper)
