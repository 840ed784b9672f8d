"""Whom clauses charge with what they say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from lineage.grouping import grouped
from lineage.language import Language, pick
from lineage.model import key_of
from lineage.queries.answers.coverage import Charge
from lineage.queries.parts import clause_text
from lineage.queries.wording import agencies_text
from lineage.store.base import Card, Fate, Located


def item_charges(
    fate: Fate, documents: Sequence[Card], language: Language = Language.ZH
) -> tuple[Charge, ...]:
    """Whom each clause that carries it names, document by document; of its own, if it names any."""
    own = ((clause.id, ()) for clause in fate.item.clauses if clause.agencies)
    carries = {**dict(own), **grouped((edge.unit, edge.upstream) for edge in fate.inherits)}
    order = {card.key: number for number, card in enumerate(documents)}
    units = [fate.clauses[unit] for unit in sorted(carries, key=lambda each: order[key_of(each)])]
    return charges(units, carries, language)


def charges(
    units: Iterable[Located], carries: Mapping[str, Sequence[str]], language: Language = Language.ZH
) -> tuple[Charge, ...]:
    """Whom clauses charge; each with the upstream clauses (ids) that it `carries`."""
    nobody = pick(("未写明", "nobody is named"), language)
    return tuple(
        Charge(
            unit.document.place,
            unit.document.level,
            unit.document.title,
            clause_text(unit),
            tuple(carries.get(unit.clause.id, ())),
            unit.clause.agencies,
            agencies_text(unit.clause.agencies, language) or nobody,
        )
        for unit in units
    )
