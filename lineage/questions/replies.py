"""Answers to questions: what became of an item, what a place did, added or changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from lineage.grouping import grouped
from lineage.model import DriftKind, Qualifier, is_document, key_of
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

_MOST_COUNTED = 10  # documents, of which it is said how many each has


def of_item(asked: Asked, item: str, wanted: Wanted) -> AskAnswer:
    """What became of an item."""
    told = item_coverage(asked.view, item, wanted, asked.language)
    answer = AskAnswer(asked.question, told.understood, told.answer, told.items, told.others)
    return replace(answer, upstream=told.upstream, no_text=told.no_text)


def deeds(asked: Asked, reading: Reading, upstream: str, wanted: Wanted) -> AskAnswer:
    """What a place or a document did with every item of an upstream document."""
    cards = {card.key: card for card in asked.view.cards()}
    below = [key for key, card in cards.items() if wanted.concerns(card)]
    stored = asked.view.coverage(upstream=upstream, documents=below)
    taken = [
        row for row in stored if wanted.takes(row, cards[row.document]) and wanted.about(row.item)
    ]
    counted = (row for row in taken if wanted.circle.counts(row, wanted.statuses))
    so = wanted.circle.holds((row.item, row.document) for row in counted)
    they = wanted.with_all((row.item, row.document) for row in taken)
    met = dict.fromkeys(row.item for row in taken if row.item in so)
    fates = items_coverage(asked.view, met, wanted, asked.language)
    rows = tuple(row for fate in fates for row in fate.items if row.document in they)
    silent = tuple(
        each
        for each in no_text(asked.view, known_card(asked.view, upstream), asked.language)
        if wanted.place in (None, each.place)
        and not wanted.document
        and (not wanted.levels or each.level in wanted.levels)
        and each.place in ({named.place for named in wanted.whom.named} or {each.place})
    )
    who, name = wanted.who(asked) or asked.say("各地", "the places"), cards[upstream].title
    told = "" if wanted.together else statuses_text(wanted.statuses, asked.language)
    text = asked.say(f"{who}对《{name}》各条的处理", f"What {who} did with the items of {name}")
    if wanted.together:
        whole = names_apart(asked.view.items(upstream))
        colon = asked.say("：", ": ")
        both = asked.say("；", "; ").join(
            f"{whole[each]}{colon}{statuses_text(statuses, asked.language)}"
            for each, statuses in wanted.together.items()
        )
        text = asked.say(
            f"{who}对《{name}》各条的处理，只列同时如此的：{both}",
            f"What {who} did with the items of {name}; only who did all of this: {both}",
        )
    text += asked.say(f"；状态：{told}", f"; status: {told}") * bool(told)
    one = wanted.place or wanted.document
    if one and rows:
        tally = Counter(asked.say(*VERDICT[_verdict(row)]) for row in rows)
        unit = asked.say(" 条", "")
        counts = asked.listed(
            f"{count}{unit}" if said == told else f"{said} {count}{unit}"
            for said, count in tally.items()
        )
        text += asked.say(f"（{counts}）", f" ({counts})")
    heirs = dict.fromkeys(row.document for row in stored)
    if one:
        lines = [
            f"{' '.join(filter(None, (row.item_label, row.item_title)))} — {row_text(row, asked.language)}"
            for row in rows
        ]
    else:
        items = asked.view.items(upstream)
        names = names_apart(items)
        if wanted.whom.quantifier or (reading.asks.by_item and not wanted.whom.named):
            titled = {each.id: f"{names[each.id]} {each.title or ''}".strip() for each in items}
            lines = _by_item(rows, titled, asked)
        else:
            others = () if wanted.together else heirs
            lines = _by_document(rows, others, names, asked.names(), asked)
    none = asked.say("没有符合条件的条目。", "No item answers to that.")
    if not stored:
        none = asked.say(f"《{name}》不在其上级文件之列。", f"It doesn't stand below {name}.")
    lines = lines or [none]
    lines += [
        asked.say(f"{each.name}的文件不在其下。", f"{each.name} has nothing that stands below it.")
        for each in wanted.whom.named
        if not heirs.keys() & set(each.keys)
    ]
    lines += [f"{each.place or each.title}{asked.say('：', ': ')}{each.reason}" for each in silent]
    understood = wanted.understood(Intent.DEEDS, text)
    return asked.answer(understood, lines, items=rows, no_text=silent)


def _by_document(
    rows: Collection[CoverageRow],
    heirs: Collection[str],
    items: Mapping[str, str],
    names: Mapping[str, str],
    asked: Asked,
) -> list[str]:
    """What each document did with how many items, and which: those with the most first.

    Those without any come last: who has the fewest may have none.
    """
    told = grouped(((row.document, _verdict(row)), items[row.item]) for row in rows)
    groups = sorted(told.items(), key=lambda each: (each[0][1] is Verdict.ATTACHED, -len(each[1])))
    zh, en = QUALIFIER[Qualifier.NOTHING_CARRIED]
    bare = {row.document for row in rows if Qualifier.NOTHING_CARRIED in row.qualifiers}
    lines = [
        f"{names[key]}{asked.say('：', ': ')}{_counted(said, of, '条', asked)}"
        + asked.say(f"；{zh}", f"; {en}") * (key in bare)
        for (key, said), of in groups
    ]
    found = {key for key, _ in told}
    others = asked.listed(names[key] for key in heirs if key not in found)
    none = asked.say(f"没有这样的条目：{others}", f"No such item: {others}")
    return [*lines, none] if others else lines


def _by_item(rows: Iterable[CoverageRow], names: Mapping[str, str], asked: Asked) -> list[str]:
    """What each item met with in how many documents, and in which: those with the most first."""
    met = grouped((row.item, (_verdict(row), row.place or row.document)) for row in rows)

    def own(item: str) -> int:
        return sum(said is not Verdict.ATTACHED for said, _ in met[item])

    return [
        f"{names[item]}{asked.say('：', ': ')}"
        + asked.say("；", "; ").join(
            _counted(said, of, "份", asked) for said, of in grouped(met[item]).items()
        )
        for item in sorted(met, key=own, reverse=True)
    ]


def _verdict(row: CoverageRow) -> Verdict:
    return verdict(row.status, row.qualifiers)


def _counted(said: Verdict, of: Sequence[str], unit: str, asked: Asked) -> str:
    """A verdict, of how many it is true, and of which."""
    count = asked.say(f"（{len(of)} {unit}）：", f" ({len(of)}): ")
    return asked.say(*VERDICT[said]) + count + asked.listed(of)


def changes(
    asked: Asked, part: str | None, kinds: Collection[DriftKind], wanted: Wanted
) -> AskAnswer:
    """Where deadlines, numbers, duties or scopes changed, with both texts.

    `part` is the upstream document, or its item if only one is asked about; None for all that
    stand above the documents wanted.
    """
    cards = {card.key: card for card in asked.view.cards()}
    item = part if part and not is_document(part) else None
    if part:
        clauses = clauses_of(asked.view, item) if item else None
        found = asked.view.inherits(upstream=key_of(part), clauses=clauses)
        title = known_card(asked.view, key_of(part)).title
        name = asked.say(f"《{title}》", title) + (f" ({item})" if item else "")
    else:
        below = [key for key, card in cards.items() if wanted.concerns(card)]
        found = asked.view.inherits(documents=below)
        name = asked.say("上级文件", "the documents above it")
    changed = [
        edge
        for edge in found
        if any(drift.kind in kinds for drift in edge.drifts)
        and not edge.borrowed
        and wanted.concerns(cards[key_of(edge.unit)])
    ]
    so = wanted.circle.holds((edge.upstream, key_of(edge.unit)) for edge in changed)
    shown = with_texts(
        asked.view, [edge for edge in changed if edge.upstream in so], asked.language
    )
    names = asked.listed(asked.say(*DRIFT[kind]) for kind in kinds)
    text = asked.say(f"{name}各款的变动：{names}", f"Changes to the clauses of {name}: {names}")
    if who := wanted.who(asked):
        text = asked.say(f"{who}对{text}", f"{who}: {text}")
    lines = [
        f"{cards[edge.unit.document].place or edge.unit.document} {_told(edge, kinds, asked)}"
        for edge in shown
    ]
    if counts := _counts((edge.unit.document for edge in shown), asked):
        lines.insert(0, asked.say(f"处数：{counts}", f"How many: {counts}"))
    none = asked.say(
        "没有这样的变动；措辞的改动见逐款对照。",
        "There are no such changes; those of wording show where clauses are compared.",
    )
    if not found:
        none = asked.say(
            "语料中没有承接上级的条款，是否变动无从判断；同级文件的异同见两份文件的对照。",
            "No clause descends from a document in hand: whether anything changed can't be told."
            " What documents beside each other share shows where two are compared.",
        )
    return asked.answer(wanted.understood(Intent.CHANGES, text, item), lines, none, edges=shown)


def _told(edge: Edge, kinds: Collection[DriftKind], asked: Asked) -> str:
    said = asked.say("；", "; ").join(each.text for each in edge.drifts if each.kind in kinds)
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
    if counts := _counts((each.document for each in found), asked):
        head += asked.say(f"（{counts}）", f" ({counts})")
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
