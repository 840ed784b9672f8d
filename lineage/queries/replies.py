"""Answers to questions: what became of an item, what a place did, added or changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from lineage.language import listed, pick
from lineage.model import DriftKind, Level, Role, is_document, key_of
from lineage.naming import item_name
from lineage.queries.answers.clauses import Edge
from lineage.queries.answers.coverage import AskAnswer, Charge, CoverageRow, Intent, Understood
from lineage.queries.asked import Asked
from lineage.queries.coverage import Filter, columns, item_coverage
from lineage.queries.descent import clause_lineage
from lineage.queries.documents import MAX_HITS, additions
from lineage.queries.network import item_sources
from lineage.queries.parts import (
    called,
    clause_text,
    clauses_of,
    in_order,
    known_card,
    known_fate,
    no_text,
    with_texts,
)
from lineage.queries.sources import sharers
from lineage.queries.verdict import Verdict, verdict
from lineage.queries.wording import DRIFT, ROLE, VERDICT, agencies_text, row_text, whose
from lineage.store.base import Card, Direction, Fate, Located, View
from lineage.text import fold


def of_item(view: View, asked: Asked, item: str, wanted: Filter) -> AskAnswer:
    """What became of an item."""
    answer = item_coverage(view, item, wanted, asked.language)
    return AskAnswer(
        question=asked.question,
        understood=answer.understood,
        answer=answer.answer,
        items=answer.items,
        others=answer.others,
        upstream=answer.upstream,
        no_text=answer.no_text,
    )


def deeds(view: View, asked: Asked, upstream: str, wanted: Filter) -> AskAnswer:
    """What a place or a document did with every item of an upstream document."""
    cards = {card.key: card for card in view.cards()}
    below = [key for key, card in cards.items() if wanted.concerns(card)]
    stored = view.coverage(upstream=upstream, documents=below)
    met = dict.fromkeys(row.item for row in stored if wanted.takes(row, cards[row.document]))
    fates = (item_coverage(view, item, wanted, asked.language) for item in met)
    rows = tuple(row for fate in fates for row in fate.items)
    silent = tuple(
        each
        for each in no_text(view, known_card(view, upstream), asked.language)
        if wanted.place in (None, each.place)
        and not wanted.document
        and (not wanted.levels or each.level in wanted.levels)
    )
    whole = cards[wanted.document] if wanted.document else None
    who = wanted.place or (whole and called(whole)) or asked.say("各地", "the places")
    name = cards[upstream].title
    told = listed(
        (pick(VERDICT[Verdict(each)], asked.language) for each in wanted.statuses), asked.language
    )
    text = asked.say(f"{who}对《{name}》各条的处理", f"What {who} did with the items of {name}")
    text += asked.say(f"；状态：{told}", f"; status: {told}") * bool(told)
    lines = [
        f"{' '.join(filter(None, (row.item_label, row.item_title)))} — {row_text(row, asked.language)}"
        for row in rows
    ]
    if not (wanted.place or wanted.document):
        lines = _tally(rows, asked)
    lines += [f"{each.place or each.title}{asked.say('：', ': ')}{each.reason}" for each in silent]
    none = asked.say("没有符合条件的条目。", "No item answers to that.")
    if not stored:
        none = asked.say(f"《{name}》不在其上级文件之列。", f"It doesn't stand below {name}.")
    understood = Understood(
        Intent.DEEDS,
        text,
        document=wanted.document,
        place=wanted.place,
        statuses=wanted.statuses,
        levels=wanted.levels,
    )
    answer = "\n".join([text, *(lines or [none])])
    return AskAnswer(asked.question, understood, answer, items=rows, no_text=silent)


def _tally(rows: Sequence[CoverageRow], asked: Asked) -> list[str]:
    """What each document did with how many items, and which; those with the most first."""
    told: dict[tuple[str, Verdict], list[CoverageRow]] = defaultdict(list)
    for row in rows:
        told[row.document, verdict(row.status, row.qualifiers)].append(row)
    groups = sorted(told.items(), key=lambda each: (each[0][1] is Verdict.ATTACHED, -len(each[1])))
    return [
        f"{whose((of[0].place or key, of[0].document_title, of[0].level), asked.language)}"
        + asked.say("：", ": ")
        + pick(VERDICT[said], asked.language)
        + asked.say(f"（{len(of)} 条）：", f" ({len(of)}): ")
        + listed([row.item_label or row.item_title or row.item for row in of], asked.language)
        for (key, said), of in groups
    ]


def duties(view: View, asked: Asked, item: str, wanted: Filter) -> AskAnswer:
    """Who is responsible for an item: in its own document, and in those that carry it.

    Departments as a level are agencies here: documents of all levels are asked.
    """
    own, cards = key_of(item), view.cards()
    wanted = replace(wanted, levels=tuple(e for e in wanted.levels if e is not Level.DEPARTMENT))
    asked_of = {card.key for card in cards if wanted.concerns(card)}
    fate = known_fate(view, item, asked_of if len(asked_of) < len(cards) else None)
    found = _charges(fate, columns(view, {own, *asked_of}), asked)
    lacking = no_text(view, known_card(view, own), asked.language) if wanted.place else ()
    lacking = tuple(each for each in lacking if each.place == wanted.place)
    name = f"{item_name(fate.item)} {fate.item.title or ''}".strip()
    head = asked.say(f"{name}（{item}）由谁负责", f"Who is responsible for {name} ({item})")
    lines = [*(_charge_text(each, asked) for each in found), *(each.reason for each in lacking)]
    who = wanted.place or wanted.document
    none = asked.say(f"{who}没有承接此条。", f"{who} carries none of it.")
    if who is None:
        none = asked.say("没有承接此条的文件。", "No document carries it.")
    understood = Understood(
        Intent.DUTIES, head, item, wanted.document, wanted.place, levels=wanted.levels
    )
    answer = "\n".join([head, *(lines or [none])])
    return AskAnswer(asked.question, understood, answer, duties=found, no_text=lacking)


def _charges(fate: Fate, documents: Sequence[Card], asked: Asked) -> tuple[Charge, ...]:
    """Whom each clause that carries it names, document by document; of its own, if it names any."""
    carries: dict[str, list[str]] = {
        clause.id: [] for clause in fate.item.clauses if clause.agencies
    }
    for edge in fate.inherits:
        carries.setdefault(edge.unit, []).append(edge.upstream)
    order = {card.key: number for number, card in enumerate(documents)}
    units = [fate.clauses[unit] for unit in sorted(carries, key=lambda each: order[key_of(each)])]
    return _charged(units, carries, asked)


def _charged(
    units: Iterable[Located], carries: Mapping[str, Sequence[str]], asked: Asked
) -> tuple[Charge, ...]:
    nobody = asked.say("未写明", "nobody is named")
    return tuple(
        Charge(
            unit.document.place,
            unit.document.level,
            unit.document.title,
            clause_text(unit),
            tuple(carries.get(unit.clause.id, ())),
            unit.clause.agencies,
            agencies_text(unit.clause.agencies, asked.language) or nobody,
        )
        for unit in units
    )


def tasks(
    view: View, asked: Asked, agency: str | None, roles: Collection[Role], wanted: Filter
) -> AskAnswer:
    """What an agency has to do, or all agencies of a place or a document.

    `agency` is any part of its name. Raises QuestionError where none is called so.
    """
    named = view.duties(place=wanted.place, agency=agency)
    if agency and not named:
        who = (wanted.place or "") + agency
        nobody = f"语料中没有名为“{who}”的责任单位", f"No agency of the corpus is called “{who}”"
        raise asked.unread(view, *nobody, words=agency)
    meant = [
        each
        for each in named
        if wanted.document in (None, each.document) and (not roles or each.role in roles)
    ]
    units = view.clauses(list(dict.fromkeys(each.clause for each in meant)))
    carries: dict[str, list[str]] = defaultdict(list)
    for edge in view.inherits(units=list(units)):
        carries[edge.unit].append(edge.upstream)
    found = _charged(units.values(), carries, asked)
    names = listed(dict.fromkeys(each.agency for each in meant), asked.language) if agency else ""
    who = " ".join(filter(None, (wanted.place or wanted.document, names or agency)))
    as_what = asked.say("、", ", ").join(pick(ROLE[role], asked.language) for role in roles)
    head = asked.say(
        f"{who} {as_what or '负责'}的条款：{len(found)}",
        f"Clauses with duties of {who}{as_what and f' ({as_what})'}: {len(found)}",
    )
    none = asked.say("没有这样的条款。", "No clause does.")
    understood = Understood(
        Intent.DUTIES, head, document=wanted.document, place=wanted.place, levels=wanted.levels
    )
    lines = [_charge_text(each, asked) for each in found]
    return AskAnswer(
        asked.question, understood, "\n".join([head, *(lines or [none])]), duties=found
    )


def _charge_text(charge: Charge, asked: Asked) -> str:
    place = charge.place or charge.clause.document
    who = whose((place, charge.document_title, charge.level), asked.language)
    linked = " ← ".join(filter(None, (charge.clause.id, ", ".join(charge.carries))))
    return f"{who} {charge.text} ({linked})"


def changes(
    view: View, asked: Asked, part: str | None, kinds: Collection[DriftKind], wanted: Filter
) -> AskAnswer:
    """Where deadlines, numbers, duties or scopes changed, with both texts.

    `part` is the upstream document, or its item if only one is asked about; None for all that
    stand above the documents wanted.
    """
    cards = {card.key: card for card in view.cards()}
    item = part if part and not is_document(part) else None
    if part:
        clauses = clauses_of(view, item) if item else None
        found = view.inherits(upstream=key_of(part), clauses=clauses)
        title = known_card(view, key_of(part)).title
        name = asked.say(f"《{title}》", title) + (f" ({item})" if item else "")
    else:
        below = [key for key, card in cards.items() if wanted.concerns(card)]
        found = tuple(edge for key in below for edge in view.inherits(document=key))
        name = asked.say("上级文件", "the documents above it")
    changed = [
        edge
        for edge in found
        if any(drift.kind in kinds for drift in edge.drifts)
        and not edge.borrowed
        and wanted.concerns(cards[key_of(edge.unit)])
    ]
    shown = with_texts(view, changed, asked.language)
    names = listed((pick(DRIFT[kind], asked.language) for kind in kinds), asked.language)
    who = wanted.place or (wanted.document and called(cards[wanted.document]))
    text = asked.say(f"{name}各款的变动：{names}", f"Changes to the clauses of {name}: {names}")
    if who:
        text = asked.say(f"{who}对{text}", f"{who}: {text}")
    lines = [
        f"{cards[edge.unit.document].place or edge.unit.document} {_told(edge, kinds, asked)}"
        for edge in shown
    ]
    none = asked.say("没有这样的变动。", "There are no such changes.")
    understood = Understood(Intent.CHANGES, text, item, wanted.document, wanted.place)
    return AskAnswer(asked.question, understood, "\n".join([text, *(lines or [none])]), edges=shown)


def _told(edge: Edge, kinds: Collection[DriftKind], asked: Asked) -> str:
    said = asked.say("；", "; ").join(each.text for each in edge.drifts if each.kind in kinds)
    return f"{said} ({edge.unit.id} ← {edge.upstream.id})"


def added(view: View, asked: Asked, keys: Sequence[str], place: str | None) -> AskAnswer:
    """The clauses that documents have from nothing above; of each, who beside it has it, too."""
    found = tuple(each for key in keys for each in additions(view, key).items)
    beside = {clause: who for key in keys for clause, who in sharers(view, key).items()}
    shared = {each.id: beside[each.id] for each in found if each.id in beside}
    key = keys[0] if len(keys) == 1 else None
    cards = {card.key: card for card in view.cards()}
    who = place or (called(cards[key]) if key else asked.say("各地", "All places"))
    names = {} if place or key else {each: f"{cards[each].place or each} " for each in keys}
    count = len(found)
    head = asked.say(
        f"{who}：未见上级来源的条款 {count} 款",
        f"{who}: clauses that come from no document above: {count}",
    )
    lines = [
        names.get(each.document, "") + each.text + _also(shared.get(each.id, ()), asked)
        for each in found
    ]
    understood = Understood(Intent.ADDITIONS, head, document=key, place=place)
    answer = "\n".join([head, *lines])
    return AskAnswer(asked.question, understood, answer, clauses=found, shared=shared)


def _also(places: Sequence[str], asked: Asked) -> str:
    names = listed(places, asked.language)
    return asked.say(f"（同见于{names}）", f" (also in {names})") if names else ""


def origin(view: View, asked: Asked, words: str, document: str | None) -> AskAnswer:
    """Which clauses have these words, of one document or of all, and what each descends from.

    Raises QuestionError where none has them.
    """
    wanted = fold(words).text
    clauses = {card.key: number for number, card in enumerate(in_order(view.cards()))}
    hits = (
        [each.clause for each in view.search(wanted, MAX_HITS) if not each.step] if wanted else []
    )
    hits = [each for each in hits if document in (None, each.document.key)]
    if not hits:
        whole = called(known_card(view, document)) if document else None
        where = whole or asked.say("语料中", "the corpus")
        none = f"{where}没有“{words}”这样的文字", f"No clause of {where} has the words “{words}”"
        raise asked.unread(view, *none, words=words)
    hits.sort(key=lambda each: clauses[each.document.key])
    edges = with_texts(view, view.inherits(units=[each.clause.id for each in hits]), asked.language)
    head = asked.say(f"“{words}”的来源", f"Where “{words}” comes from")
    heirs = {edge.unit.id for edge in edges}
    first = [each for each in hits if each.clause.id not in heirs]
    lines = [
        f"{each.document.place or each.document.key} {each.clause.id}"
        + asked.say("：语料中未见来源", ": comes from nothing in the corpus")
        for each in first
    ]
    lines += [f"{each.unit.id} ← {each.upstream.id}: {each.reason}" for each in edges]
    understood = Understood(Intent.SOURCES, head, document=document)
    return AskAnswer(
        asked.question,
        understood,
        "\n".join([head, *lines]),
        edges=edges,
        clauses=tuple(map(clause_text, first)),
    )


def sources(view: View, asked: Asked, part: str) -> AskAnswer:
    """Where the words of a clause, an item or a document (its key) come from."""
    if is_document(part):
        edges = with_texts(view, view.inherits(document=part), asked.language)
    elif view.item(part):
        edges = item_sources(view, part, asked.language)
    else:
        edges = clause_lineage(view, part, Direction.UP, 3, asked.language).items
    key = part if is_document(part) else None
    head = asked.say(f"{part} 的来源", f"Sources of {part}")
    lines = [f"{e.unit.id} ← {e.upstream.id}: {e.reason}" for e in edges]
    none = asked.say("语料中未见来源", "none in the corpus")
    answer = "\n".join([head, *(lines or [none])])
    return AskAnswer(
        asked.question, Understood(Intent.SOURCES, head, document=key), answer, edges=edges
    )
