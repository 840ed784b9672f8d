"""Where a document's words come from, stretch by stretch, and what points to unseen sources."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from rapidfuzz.distance import Postfix, Prefix

from lineage.chain import Chain, districts_named
from lineage.grouping import grouped
from lineage.language import Language
from lineage.model import Clause, CommonSource, Inherits, Passage, key_of
from lineage.provenance import Claim, characters, claims_of, painted
from lineage.queries.answers.clauses import SharedPassage
from lineage.queries.answers.sources import (
    ClauseSources,
    CommonSources,
    CommonSourceText,
    DocumentSources,
    SlotCount,
    SourceStretch,
)
from lineage.queries.lookups import known_card
from lineage.queries.parts import clause_text
from lineage.queries.places import place_names, tree
from lineage.queries.wording import common_source_text
from lineage.store.base import Card, ItemHead, Located, View
from lineage.text import fold

_CLOSING = "”’》）】〕。"


def document_sources(view: View, key: str, language: Language = Language.ZH) -> DocumentSources:
    """Where every clause of a document has its words from. Raises UnknownReference."""
    own = known_card(view, key)
    cards = view.cards_by_key()
    found = view.document(key)
    common = view.common_sources(key)
    edges = view.inherits(documents=[key])
    claims = _claims(view, edges, common)
    descent = {edge.ends: edge for edge in edges if not edge.borrowed}
    units = list(found.units()) if found else []
    return DocumentSources(
        document=own,
        shares=next(each for each in view.fidelity() if each.document == key),
        items=tuple(
            ClauseSources(
                clause_text(Located(clause, ItemHead.of(item), own)),
                tuple(
                    _stretch(clause, claim, cards, descent)
                    for claim in painted(clause.text, claims.get(clause.id, ()))
                ),
            )
            for item, clause in units
        ),
        common_sources=tuple(_common_source(view, each, cards, language) for each in common),
        missing=tuple(each for each in view.missing() if key in each.cited_by),
        slots=_slots(edges),
    )


def characters_of(
    view: View, documents: Sequence[str]
) -> dict[str, Counter[tuple[str, str | None]]]:
    """The characters of documents (keys) by kind and source, as `provenance.characters` counts."""
    edges = view.inherits(documents=documents)
    claims = _claims(view, edges, view.common_sources())
    own = grouped((key_of(edge.unit), edge) for edge in edges)
    found = view.documents(documents).values()
    return {each.key: characters(each, own.get(each.key, ()), claims) for each in found}


def _claims(
    view: View, edges: Sequence[Inherits], common: Iterable[CommonSource]
) -> dict[str, list[Claim]]:
    """Who claims which stretches of the edges' units, documents above in the order of the chain."""
    keys = {key_of(end) for edge in edges for end in edge.ends}
    chain = Chain(view.heads(keys), tree(view))
    order = {
        (key, each.key): place
        for key in {key_of(edge.unit) for edge in edges}
        for place, each in enumerate(chain.above(chain.by_key[key]))
    }
    beside = len(keys)
    return claims_of(
        sorted(edges, key=lambda e: order.get((key_of(e.unit), key_of(e.upstream)), beside)), common
    )


def common_sources(view: View, language: Language = Language.ZH) -> CommonSources:
    """All inferred common sources, the weightiest first."""
    cards = view.cards_by_key()
    found = sorted(view.common_sources(), key=lambda each: -each.weight)
    return CommonSources(tuple(_common_source(view, each, cards, language) for each in found))


def shared_between(view: View, one: str, other: str) -> tuple[SharedPassage, ...]:
    """Wording that two documents (keys) share and nothing above them has; `a` is of the first."""
    return tuple(
        passage if common.a == one else _turned(passage)
        for common in view.common_sources(one)
        if other in (common.a, common.b) and one != other
        for passage in _passages(view, common)
    )


def sharers(view: View, documents: Collection[str]) -> dict[str, tuple[str, ...]]:
    """For clauses of documents (keys), by id, the places of other documents that have their wording."""
    names = place_names(view)
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for common in view.common_sources():
        for passage in common.passages:
            for one, other in ((passage.a, common.b), (passage.b, common.a)):
                if key_of(one) in documents:
                    found[one][names[other]] = None
    return {clause: tuple(names) for clause, names in found.items()}


def _slots(edges: Iterable[Inherits]) -> tuple[SlotCount, ...]:
    """The local replacements of a document's edges; one towards several clauses counts once."""
    found = grouped((slot, edge.unit) for edge in edges for slot in edge.slots)
    counted = [(slot, tuple(dict.fromkeys(units))) for slot, units in found.items()]
    counted.sort(key=lambda each: -len(each[1]))
    return tuple(SlotCount(slot.upstream, slot.unit, len(at), at) for slot, at in counted)


def _stretch(
    clause: Clause,
    claim: Claim,
    cards: Mapping[str, Card],
    descent: Mapping[tuple[str, str], Inherits],
) -> SourceStretch:
    key = key_of(claim.clause) if claim.clause else None
    edge = descent.get((clause.id, claim.clause or ""))
    via = cards[edge.via] if edge and edge.via else None
    return SourceStretch(
        start=claim.start,
        end=claim.end,
        text=clause.text[claim.start : claim.end],
        source=claim.source,
        clause=claim.clause,
        document=key,
        level=cards[key].level if key else None,
        relation=edge.relation if edge else None,
        via=via.key if via else None,
        via_place=via.place if via else None,
    )


def _common_source(
    view: View, common: CommonSource, cards: Mapping[str, Card], language: Language
) -> CommonSourceText:
    passages = _passages(view, common)
    a, b = cards[common.a], cards[common.b]
    characters = sum(each.characters for each in passages)
    odd = sum(bool(each.odd) for each in passages)
    names = a.place or a.key, b.place or b.key
    return CommonSourceText(
        a=a,
        b=b,
        weight=common.weight,
        characters=characters,
        passages=passages,
        reconstruction=tuple(dict.fromkeys(map(_reconstructed, passages))),
        named=common.named,
        text=common_source_text(names, (characters, len(passages), odd), common.named, language),
    )


def _passages(view: View, common: CommonSource) -> tuple[SharedPassage, ...]:
    texts = view.clauses([each for passage in common.passages for each in (passage.a, passage.b)])
    return tuple(_passage(each, texts, common.odd) for each in common.passages)


def _passage(
    passage: Passage, texts: Mapping[str, Located], unfit: Collection[str]
) -> SharedPassage:
    cards = [texts[each].document for each in (passage.a, passage.b) if each in unfit]
    return SharedPassage(
        a=clause_text(texts[passage.a]),
        b=clause_text(texts[passage.b]),
        wording=passage.wording,
        characters=sum(span.unit_end - span.unit_start for span in passage.spans),
        spans=passage.spans,
        odd=tuple(each.place or each.key for each in cards),
        odd_words=districts_named(passage.wording) if cards else (),
    )


def _reconstructed(passage: SharedPassage) -> str:
    """The wording of a passage with all around it that both clauses have in the same words.

    What stands above them has some of it, but not so put together. Signs that close it are told
    where both have them.
    """
    one, other = fold(passage.a.text), fold(passage.b.text)
    parts: list[tuple[int, int, int]] = []  # from where to where, and how many signs close it
    for span in passage.spans:
        start, end = one.span(span.unit_start, span.unit_end)
        begin, stop = other.span(span.upstream_start, span.upstream_end)
        start -= Postfix.similarity(one.text[:start], other.text[:begin])
        more = Prefix.similarity(one.text[end:], other.text[stop:])
        _, last = one.raw_span(start, end + more)
        _, last_there = other.raw_span(begin, stop + more)
        ends = end + more, _closing(passage.a.text[last:], passage.b.text[last_there:])
        if parts and start <= parts[-1][1]:
            start, *before = parts.pop()
            ends = max(ends, (before[0], before[1]))
        parts.append((start, *ends))
    spans = ((one.raw_span(start, end), signs) for start, end, signs in parts)
    return "…".join(passage.a.text[first : last + signs] for (first, last), signs in spans)


def _closing(one: str, other: str) -> int:
    """How many signs that close a sentence or a quotation two texts both begin with.

    >>> _closing("”。各地", "”，各地"), _closing("。", "的工作")
    (1, 0)
    """
    both = one[: Prefix.similarity(one, other)]
    return len(both) - len(both.lstrip(_CLOSING))


def _turned(passage: SharedPassage) -> SharedPassage:
    """The same with the sides exchanged."""
    return replace(
        passage,
        a=passage.b,
        b=passage.a,
        spans=tuple(span.turned() for span in passage.spans),
    )
