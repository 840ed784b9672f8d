"""Answers to questions: what became of an item, what a place did, added or changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import fields, replace

from lineage.grouping import grouped
from lineage.model import Coverage, DriftKind, Item, Qualifier, is_document, key_of
from lineage.naming import names_apart
from lineage.queries.answers.clauses import Edge
from lineage.queries.answers.coverage import AskAnswer, CoverageRow, Intent
from lineage.queries.coverage import item_coverage, items_coverage
from lineage.queries.documents import additions
from lineage.queries.lookups import clauses_of, known_card
from lineage.queries.parts import no_text, with_texts
from lineage.queries.sources import sharers
from lineage.queries.verdict import Verdict, verdict
from lineage.queries.wording import DRIFT, QUALIFIER, VERDICT, row_text, statuses_text
from lineage.questions.asked import Asked
from lineage.questions.reading import Reading
from lineage.questions.wanted import Wanted
from lineage.store.base import Card

_MOST_COUNTED = 10  # documents, of which it is said how many each has

_UNCHANGED = (
    "没有这样的变动；措辞的改动见逐款对照。",
    "There are no such changes; those of wording show where clauses are compared.",
)
_NOTHING_ABOVE = (
    "语料中没有承接上级的条款，是否变动无从判断；同级文件的异同见两份文件的对照。",
    "No clause descends from a document in hand: whether anything changed can't be told."
    " What documents beside each other share shows where two are compared.",
)


def of_item(asked: Asked, item: str, wanted: Wanted) -> AskAnswer:
    """What became of an item."""
    told = item_coverage(asked.view, item, wanted, asked.language)
    parts = {each.name: getattr(told, each.name) for each in fields(told)}
    return AskAnswer(asked.question, **parts)


def deeds(asked: Asked, reading: Reading, upstream: str, wanted: Wanted) -> AskAnswer:
    """What a place or a document did with every item of an upstream document."""
    card = known_card(asked.view, upstream)
    below = [each.key for each in asked.view.cards() if wanted.concerns(each)]
    stored = asked.view.coverage(upstream=upstream, documents=below)
    rows = _rows(asked, stored, wanted)
    heirs = dict.fromkeys(row.document for row in stored)
    if _one(wanted):
        lines = [f"{_named(row)} — {row_text(row, asked.language)}" for row in rows]
    elif wanted.whom.quantifier or (reading.asks.by_item and not wanted.whom.named):
        lines = _by_item(asked, rows, asked.view.items(upstream))
    else:
        others = () if wanted.together else heirs
        lines = _by_document(asked, rows, others, asked.view.items(upstream))
    if not stored:
        lines = [
            asked.say(
                f"《{card.title}》不在其上级文件之列。", f"It doesn't stand below {card.title}."
            )
        ]
    lines = lines or [asked.say("没有符合条件的条目。", "No item answers to that.")]
    lines += [
        asked.say(f"{each.name}的文件不在其下。", f"{each.name} has nothing that stands below it.")
        for each in wanted.whom.named
        if not heirs.keys() & set(each.keys)
    ]
    lacking = no_text(asked.view, card, asked.language)
    silent = tuple(each for each in lacking if wanted.lacks(each))
    lines += [asked.told(each.place or each.title or "", each.reason) for each in silent]
    understood = wanted.understood(Intent.DEEDS, _head(asked, card, rows, wanted))
    return asked.answer(understood, lines, items=rows, no_text=silent)


def _one(wanted: Wanted) -> str | None:
    """The only place or document that is asked."""
    return wanted.place or wanted.document


def _named(row: CoverageRow) -> str:
    return " ".join(filter(None, (row.item_label, row.item_title)))


def _rows(asked: Asked, stored: Sequence[Coverage], wanted: Wanted) -> tuple[CoverageRow, ...]:
    """The rows that are asked for, of items of which it is so as it is asked."""
    cards = asked.view.cards_by_key()
    taken = [row for row in stored if wanted.takes(row, cards[row.document])]
    counted = (row for row in taken if wanted.circle.counts(row, wanted.statuses))
    so = wanted.circle.holds((row.item, row.document) for row in counted)
    they = wanted.with_all((row.item, row.document) for row in taken)
    met = dict.fromkeys(row.item for row in taken if row.item in so)
    fates = items_coverage(asked.view, met, wanted, asked.language)
    return tuple(row for fate in fates for row in fate.items if row.document in they)


def _head(asked: Asked, upstream: Card, rows: Sequence[CoverageRow], wanted: Wanted) -> str:
    """Who did something with the items of which document, what, and how often if one alone is asked."""
    who, name = wanted.who(asked) or asked.say("各地", "the places"), upstream.title
    text = asked.say(f"{who}对《{name}》各条的处理", f"What {who} did with the items of {name}")
    if wanted.together:
        labels = names_apart(asked.view.items(upstream.key))
        both = asked.joined(
            asked.told(labels[each], statuses_text(statuses, asked.language))
            for each, statuses in wanted.together.items()
        )
        only = f"，只列同时如此的：{both}", f"; only who did all of this: {both}"
        return text + asked.say(*only)
    told = statuses_text(wanted.statuses, asked.language)
    text += asked.say(f"；状态：{told}", f"; status: {told}") * bool(told)
    if not (_one(wanted) and rows):
        return text
    tally = Counter(asked.say(*VERDICT[_verdict(row)]) for row in rows)
    counts = asked.listed(
        f"{said if said != told else ''} {count}{asked.say(' 条', '')}".strip()
        for said, count in tally.items()
    )
    return text + asked.aside(counts)


def _by_document(
    asked: Asked, rows: Sequence[CoverageRow], heirs: Collection[str], items: Collection[Item]
) -> list[str]:
    """What each document did with how many items, and which: those with the most first.

    Those without any come last: who has the fewest may have none.
    """
    names, labels = asked.names(), names_apart(items)
    told = grouped(((row.document, _verdict(row)), labels[row.item]) for row in rows)
    groups = sorted(told.items(), key=lambda each: (each[0][1] is Verdict.ATTACHED, -len(each[1])))
    bare = {row.document for row in rows if Qualifier.NOTHING_CARRIED in row.qualifiers}
    note = asked.say(*QUALIFIER[Qualifier.NOTHING_CARRIED])
    lines = [
        asked.told(
            names[key], asked.joined([_counted(said, of, "条", asked), *[note] * (key in bare)])
        )
        for (key, said), of in groups
    ]
    found = {key for key, _ in told}
    others = asked.listed(names[key] for key in heirs if key not in found)
    none = asked.say(f"没有这样的条目：{others}", f"No such item: {others}")
    return [*lines, none] if others else lines


def _by_item(asked: Asked, rows: Iterable[CoverageRow], items: Collection[Item]) -> list[str]:
    """What each item met with in how many documents, and in which: those with the most first."""
    labels = names_apart(items)
    names = {each.id: f"{labels[each.id]} {each.title or ''}".strip() for each in items}
    met = grouped((row.item, (_verdict(row), row.place or row.document)) for row in rows)

    def own(item: str) -> int:
        return sum(said is not Verdict.ATTACHED for said, _ in met[item])

    return [
        asked.told(
            names[item],
            asked.joined(
                _counted(said, of, "份", asked) for said, of in grouped(met[item]).items()
            ),
        )
        for item in sorted(met, key=own, reverse=True)
    ]


def _verdict(row: CoverageRow) -> Verdict:
    return verdict(row.status, row.qualifiers)


def _counted(said: Verdict, of: Sequence[str], unit: str, asked: Asked) -> str:
    """A verdict, of how many it is true, and of which."""
    count = asked.aside(f"{len(of)}{asked.say(f' {unit}', '')}")
    return asked.told(asked.say(*VERDICT[said]) + count, asked.listed(of))


def changes(
    asked: Asked, part: str | None, kinds: Collection[DriftKind], wanted: Wanted
) -> AskAnswer:
    """Where deadlines, numbers, duties or scopes changed, with both texts.

    `part` is the upstream document, or its item if only one is asked about; None for all that
    stand above the documents wanted.
    """
    cards = asked.view.cards_by_key()
    item = part if part and not is_document(part) else None
    below = [key for key, card in cards.items() if wanted.concerns(card)]
    found = asked.view.inherits(
        documents=None if part else below,
        upstream=key_of(part) if part else None,
        clauses=clauses_of(asked.view, item) if item else None,
    )
    changed = [
        edge
        for edge in found
        if any(drift.kind in kinds for drift in edge.drifts)
        and not edge.borrowed
        and key_of(edge.unit) in below
    ]
    shown = with_texts(asked.view, wanted.circle.edges(changed), asked.language)
    lines = [
        f"{cards[edge.unit.document].place or edge.unit.document} {_told(edge, kinds, asked)}"
        for edge in shown
    ]
    if counts := _counts((edge.unit.document for edge in shown), asked):
        lines.insert(0, asked.say(f"处数：{counts}", f"How many: {counts}"))
    name = asked.say("上级文件", "the documents above it")
    if part:
        title = known_card(asked.view, key_of(part)).title
        name = asked.say(f"《{title}》", title) + (f" ({item})" if item else "")
    names = asked.listed(asked.say(*DRIFT[kind]) for kind in kinds)
    text = asked.say(f"{name}各款的变动：{names}", f"Changes to the clauses of {name}: {names}")
    if who := wanted.who(asked):
        text = asked.say(f"{who}对{text}", f"{who}: {text}")
    none = asked.say(*(_UNCHANGED if found else _NOTHING_ABOVE))
    return asked.answer(wanted.understood(Intent.CHANGES, text, item), lines, none, edges=shown)


def _told(edge: Edge, kinds: Collection[DriftKind], asked: Asked) -> str:
    said = asked.joined(each.text for each in edge.drifts if each.kind in kinds)
    return f"{said} ({edge.unit.id} ← {edge.upstream.id})"


def added(asked: Asked, keys: Sequence[str], wanted: Wanted) -> AskAnswer:
    """The clauses that documents have from nothing above; of each, who beside it has it, too."""
    found, beside = additions(asked.view, keys).items, sharers(asked.view, keys)
    so = wanted.circle.holds(
        ((each.id, who) for each in found for who in (each.document, *beside.get(each.id, ()))),
        shared=True,
    )
    found = tuple(each for each in found if each.id in so)
    shared = {each.id: beside[each.id] for each in found if each.id in beside}
    wanted = replace(wanted, document=keys[0] if len(keys) == 1 else None)
    who = wanted.who(asked)
    names = {card.key: "" if who else f"{card.place or card.key} " for card in asked.view.cards()}
    who = who or asked.say("各地", "All places")
    count = len(found)
    head = asked.say(
        f"{who}：未见上级来源的条款 {count} 款",
        f"{who}: clauses that come from no document above: {count}",
    )
    head += asked.aside(_counts((each.document for each in found), asked))
    lines = [
        names[each.document] + each.text + _also(shared.get(each.id, ()), asked) for each in found
    ]
    understood = wanted.understood(Intent.ADDITIONS, head)
    return asked.answer(understood, lines, clauses=found, shared=shared)


def _counts(documents: Iterable[str], asked: Asked) -> str:
    """How many of what is found are of which document (its key), the most first; empty for one."""
    counts, names = Counter(documents).most_common(), asked.names()
    if len(counts) < 2:
        return ""
    most = asked.listed(f"{names[key]} {count}" for key, count in counts[:_MOST_COUNTED])
    return most + asked.say("等", ", …") * (len(counts) > _MOST_COUNTED)


def _also(places: Sequence[str], asked: Asked) -> str:
    names = asked.listed(places)
    return asked.say(f"（同见于{names}）", f" (also in {names})") if names else ""
