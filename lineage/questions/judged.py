"""What people decided on pairs of clauses, and which pairs nobody has decided yet."""

from __future__ import annotations

from functools import partial

from lineage.model import key_of
from lineage.naming import names_apart
from lineage.queries.answers.coverage import AskAnswer, Intent
from lineage.queries.decisions import decisions, undecided, unsure
from lineage.queries.lookups import clauses_of
from lineage.questions import fillers, lexicon
from lineage.questions.asked import Asked
from lineage.questions.claims import Claim
from lineage.questions.numbered import without_items
from lineage.questions.slots import asks_otherwise, beside, taken
from lineage.questions.wanted import circle
from lineage.questions.whom import Question

_LISTED = 10  # pairs in the text of an answer


def judged(asked: Asked, question: Question) -> Claim | None:
    """The pairs that people decided, or that nobody has: of all, or of who and what is named."""
    intents, left = taken(lexicon.JUDGED, question.text)
    left = fillers.JUDGED.sub(" ", left)
    if not intents or asks_otherwise(left) or beside(without_items(left)):
        return None  # else they may be words of an item
    named = question.within(question.text)
    return Claim(left, partial(_told, asked, question, intents[0]), named)


def _told(asked: Asked, question: Question, intent: Intent, item: str | None) -> AskAnswer:
    own, named = circle(asked, question).cards, question.within(question.text)
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
    understood = asked.understood(intent, asked.say(*told), cards, item, question.levels)
    if intent is Intent.DECISIONS:
        lines = [f"{row.unit_id} ← {row.upstream_id} {row.text}" for row in made]
        return asked.answer(understood, [*lines, asked.say(*left), where], decisions=made)
    shown = undecided(asked.view, pairs[:_LISTED])
    lines = [f"{e.unit.id} ← {e.upstream.id} ({e.score:.2f}) {e.unit.text}" for e in shown]
    return asked.answer(understood, [*lines, where], pairs=shown)
