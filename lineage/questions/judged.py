"""What people decided on pairs of clauses, and which pairs nobody has decided yet."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from lineage.model import key_of
from lineage.naming import names_apart
from lineage.queries.answers.coverage import AskAnswer, Intent
from lineage.queries.decisions import decisions, undecided, unsure
from lineage.queries.lookups import clauses_of
from lineage.questions.asked import Asked
from lineage.questions.claims import Claim
from lineage.questions.marked import Marked, Named
from lineage.questions.question import spoken, taken, without_items
from lineage.questions.topic import asks_otherwise, beside
from lineage.questions.whom import region
from lineage.store.base import Card

_LISTED = 10  # pairs in the text of an answer
_JUDGED = r"(?:(?:人工|被|经)*判定|人工(?:复核|审定|决定))[过了]?"
_MEANT = (
    (
        Intent.REVIEW,
        rf"(?:没有?|未|尚?待){_JUDGED}|存疑|(?:有|是否)疑问|(?:拿不|说不|不确)[准定]|没把握|"
        r"\bun(?:decided|certain|sure|settled|reviewed)\b|\bdoubt(?:ful|s)?\b|"
        r"\b(?:not\s+(?:yet\s+)?|to\s+be\s+)(?:decided|reviewed|judged)\b",
    ),
    (
        Intent.DECISIONS,
        rf"{_JUDGED}|谁来?决定|\b(?:decided|decisions?|judged|judge?ments?|reviewed)\b",
    ),
)
_FILLERS = spoken(
    r"条款对|结论|结果|之间|人工|[还尚]有|还|都是|"
    r"\b(?:pairs?|results?|conclusions?|links?|verdicts?|people|still|ma[dk]e)\b"
)


def judged(asked: Asked, question: Marked) -> Claim | None:
    """The pairs that people decided, or that nobody has: of all, or of who and what is named."""
    meant, question = region(asked.view, question)
    intents, left = taken(_MEANT, question.text)
    left, named = _FILLERS.sub(" ", left), question.within(question.text)
    if not intents or asks_otherwise(left) or beside(without_items(left)):
        return None  # else they may be words of an item
    own = meant.documents(asked.view, question)
    return Claim(left, partial(_told, asked, intents[0], own, named), named)


def _told(
    asked: Asked, intent: Intent, own: Sequence[Card], named: Sequence[Named], item: str | None
) -> AskAnswer:
    keys, clauses = {card.key for card in own}, clauses_of(asked.view, item) if item else ()

    def concerns(unit: str, upstream: str) -> bool:
        both = {key_of(unit), key_of(upstream)}
        whose = key_of(unit) in keys and all(both & set(each.keys) for each in named)
        return whose and (not item or unit in clauses or upstream in clauses)

    pairs = [each for each in unsure(asked.view) if concerns(each.unit, each.upstream)]
    made = decisions(asked.view, language=asked.language).items
    made = tuple(row for row in made if concerns(row.unit_id, row.upstream_id))
    items = [names_apart(asked.view.items(key_of(item)))[item]] if item else []
    of = asked.listed([*(each.name for each in named), *items])
    decided = (
        f"{of}人工判定：{len(made)} 对",
        f"Pairs{of and ' of '}{of} that people decided: {len(made)}",
    )
    left = (
        f"{of}待人工判定：{len(pairs)} 对" + "，最难断定的在前" * bool(pairs),
        f"Pairs{of and ' of '}{of} for a person to decide: {len(pairs)}"
        + ", the least certain first" * bool(pairs),
    )
    where = asked.say(
        "全部见 /review 页面，或用命令 lineage review", "All stand on /review, or: lineage review"
    )
    cards = [card for card in own if any(card.key in each.keys for each in named)]
    told = decided if intent is Intent.DECISIONS else left
    understood = asked.understood(intent, asked.say(*told), cards, item)
    if intent is Intent.DECISIONS:
        lines = [f"{row.unit_id} ← {row.upstream_id} {row.text}" for row in made]
        return asked.answer(understood, [*lines, asked.say(*left), where], decisions=made)
    shown = undecided(asked.view, pairs[:_LISTED])
    lines = [f"{e.unit.id} ← {e.upstream.id} ({e.score:.2f}) {e.unit.text}" for e in shown]
    return asked.answer(understood, [*lines, where], pairs=shown)
