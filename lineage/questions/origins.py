"""Where words come from: those of a part, or quoted ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from lineage.model import Inherits, is_document, key_of
from lineage.queries.answers.coverage import AskAnswer, Intent, Understood
from lineage.queries.descent import clause_lineage
from lineage.queries.lookups import known_card
from lineage.queries.network import item_sources, within_part
from lineage.queries.parts import called, clause_text, in_order, with_texts
from lineage.queries.sources import characters_of, shared_between
from lineage.queries.wording import SHARE, common_source_text, unseen_text
from lineage.questions.asked import Asked
from lineage.questions.wanted import Wanted
from lineage.store.base import Direction
from lineage.text import fold

_LEAST_SHARE = 0.005  # of a document's text, below which it isn't told


def origin(asked: Asked, words: str, document: str | None) -> AskAnswer:
    """Which clauses have these words, of one document or of all, and what each has them from.

    A clause that adds the words to what it carries has them from nowhere. Raises QuestionError
    where none has them.
    """
    wanted = fold(words).text
    clauses = {card.key: number for number, card in enumerate(in_order(asked.view.cards()))}
    found = [
        each
        for each in asked.view.search(wanted).found
        if not (each.step or each.titled) and document in (None, each.clause.document.key)
    ]
    if not found:
        whole = called(known_card(asked.view, document)) if document else None
        where = whole or asked.say("语料中", "the corpus")
        none = f"{where}没有“{words}”这样的文字", f"No clause of {where} has the words “{words}”"
        raise asked.unread(*none, words=words)
    found.sort(key=lambda each: clauses[each.clause.document.key])
    at = {each.clause.clause.id: (each.start, each.end) for each in found}
    carry = [edge for edge in asked.view.inherits(units=list(at)) if _carries(edge, *at[edge.unit])]
    edges = with_texts(asked.view, carry, asked.language)
    head = asked.say(f"“{words}”的来源", f"Where “{words}” comes from")
    heirs = {edge.unit.id for edge in edges}
    first = [each.clause for each in found if each.clause.clause.id not in heirs]
    lines = [
        f"{each.document.place or each.document.key} {each.clause.id}"
        + asked.say("：语料中未见来源", ": comes from nothing in the corpus")
        for each in first
    ]
    lines += [f"{each.unit.id} ← {each.upstream.id}: {each.reason}" for each in edges]
    understood = Understood(Intent.SOURCES, head, document=document)
    return asked.answer(understood, lines, edges=edges, clauses=tuple(map(clause_text, first)))


def shared_unseen(asked: Asked, own: Collection[str], upper: Collection[str]) -> str:
    """That documents (keys) share wording which nothing above has, if they do."""
    pairs = ({each.a, each.b} for each in asked.view.common_sources() if own and upper)
    if not any(pair & set(own) and pair & set(upper) for pair in pairs):
        return ""
    told = "两者有上级没有的相同文字，谁抄谁看不出来，见“比较”。"
    told_en = " They share wording that nothing above has; who copied isn't known: compare the two."
    return asked.say(told, told_en)


def _shares(asked: Asked, document: str) -> str:
    """How much of a document's own text is from which other, the most first."""
    counts, names = characters_of(asked.view, [document])[document], asked.names()
    told: Counter[str] = Counter()
    for (kind, key), count in counts.items():
        told[names[key] if key and kind != "common" else asked.say(*SHARE[kind])] += count
    shares = ((name, count / counts.total()) for name, count in told.most_common())
    return asked.listed(f"{name} {share:.0%}" for name, share in shares if share >= _LEAST_SHARE)


def _beside(asked: Asked, part: str) -> str:
    """What a part without a source has all the same: wording that others have, sources nobody holds."""
    own, names, told = key_of(part), asked.names(), []
    for common in asked.view.common_sources(own):
        other = common.b if common.a == own else common.a
        shared = [
            each for each in shared_between(asked.view, own, other) if within_part(each.a.id, part)
        ]
        counts = sum(e.characters for e in shared), len(shared), sum(bool(e.odd) for e in shared)
        between = names[own], names[other]
        if shared:
            told.append(common_source_text(between, counts, common.named, asked.language))
    unseen = [each for each in asked.view.missing() if own in each.cited_by]
    told.append(unseen_text(unseen, asked.language))
    return "\n".join(filter(None, told))


def _carries(edge: Inherits, start: int, end: int) -> bool:
    """Whether a stretch of the unit is carried: half of it, or half of all the edge carries."""
    spans = [(each.unit_start, each.unit_end) for each in edge.spans]
    within = sum(max(0, min(end, last) - max(start, first)) for first, last in spans)
    whole = sum(last - first for first, last in spans)
    return within >= min(end - start, whole) / 2


def sources(asked: Asked, part: str | None, source: str | None, wanted: Wanted) -> AskAnswer:
    """Where the words of a clause, an item or a document (its key) come from.

    With a `source` (its key) only what comes from that document, in all those wanted where no
    part is named.
    """
    cards = {card.key: card for card in asked.view.cards()}
    if part is None or is_document(part):
        found = asked.view.inherits(documents=[part] if part else None, upstream=source)
        meant = [edge for edge in found if part or wanted.concerns(cards[key_of(edge.unit)])]
        edges = with_texts(asked.view, meant, asked.language)
    elif asked.view.item(part):
        edges = item_sources(asked.view, part, asked.language)
    else:
        edges = clause_lineage(asked.view, part, Direction.UP, 3, asked.language).items
    edges = tuple(edge for edge in edges if source in (None, edge.upstream.document))
    so = wanted.circle.holds((edge.upstream.id, edge.unit.document) for edge in edges)
    edges = tuple(edge for edge in edges if edge.upstream.id in so)
    document = part if part and is_document(part) else None
    name = called(cards[document]) if document else part
    head = asked.say(f"{name}的来源", f"Sources of {name}")
    if document and edges and not source:
        head = asked.told(head, _shares(asked, document))
    if source:
        name = called(cards[source])
        who = part or wanted.who(asked)
        head = asked.say(
            f"{who or '各地'} 来自{name}的文字", f"From {name} in {who or 'all places'}"
        )
    lines = [f"{e.unit.id} ← {e.upstream.id}: {e.reason}" for e in edges]
    none = asked.say("语料中未见来源。", "None in the corpus.")
    if part and not source:
        none = "\n".join(filter(None, [none, _beside(asked, part)]))
    if source:
        none = asked.say("没有这样的条款。", "There is no such clause.")
        none += shared_unseen(asked, [document] if document else [], [source])
    understood = Understood(Intent.SOURCES, head, document=document)
    return asked.answer(understood, lines, none, edges=edges)
