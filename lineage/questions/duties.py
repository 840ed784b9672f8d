"""Who is responsible for an item, and what an agency has to do."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from lineage.grouping import grouped
from lineage.model import Level, Role, key_of
from lineage.naming import names_apart
from lineage.queries.answers.coverage import AskAnswer, Charge, Intent
from lineage.queries.charges import charges, item_charges
from lineage.queries.coverage import columns
from lineage.queries.lookups import known_card, known_fates
from lineage.queries.parts import no_text
from lineage.queries.wording import ROLE
from lineage.questions.asked import Asked
from lineage.questions.wanted import Wanted


def duties(asked: Asked, item: str, wanted: Wanted) -> AskAnswer:
    """Who is responsible for an item: in its own document, and in those that carry it.

    Departments as a level are agencies here: documents of all levels are asked.
    """
    own, cards = key_of(item), asked.view.cards()
    if wanted.levels == (Level.DEPARTMENT,):
        wanted = replace(wanted, levels=())
    asked_of = {card.key for card in cards if wanted.concerns(card)}
    (fate,) = known_fates(asked.view, [item], asked_of if len(asked_of) < len(cards) else None)
    found = item_charges(fate, columns(asked.view, {own, *asked_of}), asked.language)
    lacking = no_text(asked.view, known_card(asked.view, own), asked.language)
    lacking = tuple(each for each in lacking if each.place and each.place == wanted.place)
    label = names_apart(asked.view.items(own))[item]
    name = f"{label} {fate.item.title or ''}".strip()
    head = asked.say(f"{name}（{item}）由谁负责", f"Who is responsible for {name} ({item})")
    lines = [*_lines(asked, found), *(each.reason for each in lacking)]
    none = asked.say("没有承接此条的文件。", "No document carries it.")
    if who := wanted.who(asked):
        none = asked.say(f"{who}没有承接此条。", f"{who} carries none of it.")
    understood = wanted.understood(Intent.DUTIES, head, item)
    return asked.answer(understood, lines, none, duties=found, no_text=lacking)


def tasks(asked: Asked, agency: str | None, roles: Collection[Role], wanted: Wanted) -> AskAnswer:
    """What an agency has to do, or all agencies of a place or a document.

    `agency` is any part of its name. Raises QuestionError where none is called so.
    """
    named = asked.view.duties(place=wanted.place, agency=agency)
    if agency and not named:
        who = (wanted.place or "") + agency
        nobody = f"语料中没有名为“{who}”的责任单位", f"No agency of the corpus is called “{who}”"
        raise asked.unread(*nobody, words=agency)
    own = {card.key for card in asked.view.cards() if replace(wanted, levels=()).concerns(card)}
    meant = [e for e in named if e.document in own and (not roles or e.role in roles)]
    units = asked.view.clauses(list(dict.fromkeys(each.clause for each in meant)))
    carries = grouped((edge.unit, edge.upstream) for edge in asked.view.inherits(units=list(units)))
    found = charges(units.values(), carries, asked.language)
    names = asked.listed(dict.fromkeys(each.agency for each in meant)) if agency else ""
    who = " ".join(filter(None, (wanted.who(asked), names or agency)))
    as_what = asked.say("、", ", ").join(asked.say(*ROLE[role]) for role in roles)
    head = asked.say(
        f"{who} {as_what or '负责'}的条款：{len(found)}",
        f"Clauses with duties of {who}{as_what and f' ({as_what})'}: {len(found)}",
    )
    none = asked.say("没有这样的条款。", "No clause does.")
    if roles and named:
        none += asked.say(
            f"写明它有其他责任的有 {len(named)} 处，可问“负责什么”。",
            f" It has another part in {len(named)} clauses: ask what it is responsible for.",
        )
    understood = wanted.understood(Intent.DUTIES, head)
    return asked.answer(understood, _lines(asked, found), none, duties=found)


def _lines(asked: Asked, found: Iterable[Charge]) -> list[str]:
    names = asked.names()
    return [
        f"{names[each.clause.document]} {each.text}"
        f" ({' ← '.join(filter(None, (each.clause.id, ', '.join(each.carries))))})"
        for each in found
    ]
