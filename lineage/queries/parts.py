"""Turning stored values into parts of answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from lineage.chain import DECLARING
from lineage.language import Language, listed, pick
from lineage.model import (
    Citation,
    Inherits,
    Level,
    MissingDocument,
    Qualifier,
    Relation,
)
from lineage.queries.answers.clauses import Change, ClauseText, Edge
from lineage.queries.answers.coverage import NoText
from lineage.queries.answers.documents import CitationText
from lineage.queries.places import lies_below, place_names, tree
from lineage.queries.wording import NOTICE_ONLY, QUALIFIER, decision_text, drift_text, edge_reason
from lineage.store.base import Card, Located, View, Web

_LEVELS = tuple(Level)
_MOST_NAMED = 5  # documents in a sentence


def clause_text(located: Located) -> ClauseText:
    """A clause as proof."""
    return ClauseText(
        id=located.clause.id,
        document=located.document.key,
        item=located.item.id,
        item_label=located.item.label,
        item_title=located.item.title,
        label=located.clause.label,
        text=located.clause.text,
        source_file=located.document.source_file,
        source_lines=str(located.clause.lines),
    )


def edges(view: View, web: Web, language: Language) -> tuple[Edge, ...]:
    """Edges with the texts at both ends."""
    cards = view.cards_by_key()
    return tuple(edge_between(edge, web.clauses, cards, language) for edge in web.inherits)


def with_texts(view: View, inherits: Sequence[Inherits], language: Language) -> tuple[Edge, ...]:
    """Edges, for which the texts at both ends are looked up."""
    ids = dict.fromkeys(end for edge in inherits for end in edge.ends)
    return edges(view, Web(tuple(inherits), view.clauses(list(ids))), language)


def edge_between(
    edge: Inherits, texts: Mapping[str, Located], cards: Mapping[str, Card], language: Language
) -> Edge:
    """One edge with its texts; `cards` are those of all documents, by key."""
    return Edge(
        unit=clause_text(texts[edge.unit]),
        upstream=clause_text(texts[edge.upstream]),
        relation=edge.relation,
        score=edge.score,
        carried=edge.carried,
        explained=edge.explained,
        via=edge.via,
        via_place=cards[edge.via].place if edge.via else None,
        reason=edge_reason(edge, language),
        spans=edge.spans,
        slots=edge.slots,
        drifts=tuple(
            Change(each.kind, each.upstream, each.unit, drift_text(each, language), each.set_for)
            for each in edge.drifts
        ),
        borrowed=edge.borrowed,
        decided=decision_text(edge.decision, language) if edge.decision else None,
        agencies=texts[edge.unit].clause.agencies,
    )


def no_text(view: View, upstream: Card, language: Language) -> tuple[NoText, ...]:
    """Places below that of `upstream` whose document is missing.

    One of the same year that others cite, or one whose notice says that it follows `upstream`. What
    `upstream` itself cites stands above it.
    """
    places, missing = tree(view), view.missing()
    notices = [each.notice for each in missing if each.notice]
    following = {
        head.key
        for head in (view.heads(notices) if notices else ())
        if any(each.target == upstream.key and each.role in DECLARING for each in head.citations)
    }

    def concerned(each: MissingDocument) -> bool:
        same_year = upstream.year is not None and each.year == upstream.year
        return each.notice in following or bool(same_year and each.cited_by)

    below = (
        each
        for each in missing
        if concerned(each)
        and upstream.key not in each.cited_by
        and lies_below(each, upstream, places)
    )
    return _without_text(view, below, language)


def without_text(view: View, language: Language) -> tuple[NoText, ...]:
    """All documents that are cited as sources, or have a notice, and aren't in hand."""
    return _without_text(view, view.missing(), language)


def _without_text(
    view: View, missing: Iterable[MissingDocument], language: Language
) -> tuple[NoText, ...]:
    names = place_names(view)
    return tuple(
        NoText(
            place=each.place,
            level=each.level,
            number=each.number,
            title=each.title,
            cited_by=each.cited_by,
            qualifier=Qualifier.NO_TEXT,
            reason=_no_text_reason(each, names, language),
        )
        for each in missing
    )


def _no_text_reason(missing: MissingDocument, names: Mapping[str, str], language: Language) -> str:
    name = missing.number or missing.title or ""
    cited = listed(dict.fromkeys(names.get(key, key) for key in missing.cited_by), language)
    note = pick(QUALIFIER[Qualifier.NO_TEXT], language)
    if missing.notice:
        note = pick(NOTICE_ONLY, language) + pick(("，不作判断", ": no verdict"), language)
    if language is Language.EN:
        return f"{name}{f' (cited by {cited})' * bool(cited)}: {note}."
    return f"{name}{f'（{cited}引用）' * bool(cited)}：{note}。"


def citation_text(document: str, citation: Citation) -> CitationText:
    """A citation as an answer."""
    return CitationText(
        document,
        citation.role,
        citation.title,
        citation.number,
        citation.target,
        str(citation.lines),
    )


def prevailing(counts: Counter[Relation]) -> Relation:
    """The most frequent relation; among equals the closest to the original."""
    order = tuple(Relation)
    return min(counts, key=lambda each: (-counts[each], order.index(each)))


def depth_of(level: Level | None) -> int:
    """How far below the nation a level stands; last of all, where it isn't known."""
    return _LEVELS.index(level) if level else len(_LEVELS)


def in_order(cards: Iterable[Card]) -> list[Card]:
    """Documents as a list shows them: by level, then by date, those without one last."""
    return sorted(cards, key=lambda each: (depth_of(each.level), each.date or "9999", each.key))


def called(card: Card) -> str:
    """What people call a document: its number, else its title."""
    return card.number or f"《{card.title}》"


def named(cards: Sequence[Card], language: Language) -> str:
    """What people call documents, the first few of them."""
    names = listed(map(called, cards[:_MOST_NAMED]), language)
    return names + pick(("等", " and others"), language) * (len(cards) > _MOST_NAMED)


def nothing_carried_text(cards: Iterable[Card], language: Language) -> str:
    """What is to be said of documents that carry no item of a notice (see `carrying_nothing`)."""
    names = listed((f"{card.place or ''} {called(card)}".strip() for card in cards), language)
    said = pick(QUALIFIER[Qualifier.NOTHING_CARRIED], language)
    return pick((f"{names}：{said}。", f"{names}: {said}."), language)
