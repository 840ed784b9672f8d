"""What documents print of themselves, and what is counted in them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from lineage.language import Language, pick
from lineage.model import Fact
from lineage.queries.answers.questions import DocumentFact
from lineage.queries.wording import DATE, FACT
from lineage.store.base import Card, View

COUNTED = ("sections", "items", "clauses")
_WITHOUT = "（不含所附上级全文）", " (without the text it attaches)"


def document_facts(
    view: View, cards: Sequence[Card], names: Collection[str], language: Language = Language.ZH
) -> tuple[DocumentFact, ...]:
    """These facts (see `DocumentFact`) of documents, document by document."""
    printed = {
        head.key: {fact.name: fact for fact in head.facts}
        for head in view.heads([card.key for card in cards])
    }
    return tuple(_fact(card, name, printed[card.key], language) for card in cards for name in names)


def _fact(card: Card, name: str, printed: Mapping[str, Fact], language: Language) -> DocumentFact:
    fact = printed.get(name)
    value = fact.value if fact else None
    if name in COUNTED:
        value = str(getattr(card, name))
    label = pick(FACT[name], language)
    if name in COUNTED:
        text = f"{value} {label}"
        if card.attaches:
            text += pick(_WITHOUT, language)
    elif value is None:
        text = pick((f"{label}：原文没有印出", f"{label}: not printed in the text"), language)
    else:
        kind = printed.get("date_kind") if name == "date" else None
        label = pick(DATE[kind.value], language) if kind else label
        shown = value.removeprefix(f"{FACT[name][0]}：").rstrip("：")
        text = pick((f"{label}：{shown}", f"{label}: {shown}"), language)
    return DocumentFact(
        document=card.key,
        document_title=card.title,
        place=card.place,
        level=card.level,
        name=name,
        value=value,
        origin=fact.origin if fact else None,
        source_file=card.source_file,
        source_lines=str(fact.lines) if fact and fact.lines else None,
        text=text,
    )
