"""The report in a few sentences: what a reader with one minute has to know."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from lineage.language import listed
from lineage.model import Qualifier
from lineage.queries.answers.coverage import Cell, MatrixRow
from lineage.queries.coverage import carrying_nothing
from lineage.queries.parts import called
from lineage.queries.verdict import Verdict
from lineage.queries.wording import DRIFT, QUALIFIER, VERDICT
from lineage.report.content import Tally, told
from lineage.report.speech import Speech
from lineage.report.words import QUALIFIERS
from lineage.store.base import Card

_CARRYING = Verdict.KEPT, Verdict.PARTIAL, Verdict.MERGED, Verdict.ATTACHED
_ROOM = 10  # documents of which a summary speaks one by one
_ROOM_FOR_TITLES = 2  # documents of which a summary names items by their titles
_ITEMS_WITH_TITLES = 2  # items dropped by the same documents that are named by their titles
_NAMED = 5  # of what is counted, so many are named
_LISTED = 12  # of the items that a document did the same with, so many are named
_FEW = 0.2  # share of the items that a document carries which does but a part of a plan
# Why a document may have left an item out, of what stands beside a status.
_WHY = Qualifier.NEVER_REACHED, Qualifier.NOT_ADDRESSED, Qualifier.OUTSIDE_REMIT


def findings(say: Speech) -> Iterator[str]:
    """What each document did (of many: what they did together), what was dropped, what changed."""
    report = say.report
    if not report.summaries:
        yield say.word("none_below")
    elif len(report.summaries) <= _ROOM:
        for each in report.summaries:
            yield say.called(each.document.key) + say.colon + _deeds(say, each.document)
        dropped = say.stop.join(_dropped(say))
        if dropped and (len(report.summaries) > 1 or _has_reasons(report.matrix.items)):
            yield say.word("dropped_items") + say.colon + dropped
    else:
        yield from _together(say)
    if report.summaries:
        yield _changed(say)
    if unsure := listed(_unsure(say), say.language):
        yield say.word("unsure_pairs") + say.colon + unsure
    yield from map(say.silent, report.matrix.no_text)


def _unsure(say: Speech) -> Iterator[str]:
    """How many pairs a person should judge: those that count as descent, and the others."""
    pairs = {"counted_in": len(say.report.unsure), "counted_out": say.report.doubtful}
    return (say.word(name).format(count=count) for name, count in pairs.items() if count)


def _together(say: Speech) -> Iterator[str]:
    """What many documents did: how often each verdict was given, and who and what stands out."""
    report = say.report
    below, shown = report.extent.below, len(report.summaries)
    yield _totals(say)
    items = {_explained(say, each): each.counts[Verdict.DROPPED] for each in report.tallies}
    if any(items.values()):
        yield say.word("dropped_by").format(of=below) + say.colon + _most(say, items)
    if never := [
        say.heading(each.head) for each in report.tallies if not each.counts[Verdict.DROPPED]
    ]:
        yield say.word("never_dropped") + say.colon + _some(say, never, _NAMED)
    documents = {
        say.called(each.document.key): each.counts[Verdict.DROPPED] for each in report.summaries
    }
    if any(documents.values()):
        head = say.word("dropping").format(shown=shown, of=len(report.matrix.items))
        yield head + say.colon + _most(say, documents)


def _totals(say: Speech) -> str:
    """How often each verdict was given."""
    report = say.report
    whole = Counter[Verdict]()
    for tally in report.tallies:
        whole.update(tally.counts)
    share = say.pick(("（{:.1%}）", " ({:.1%})"))
    said = (
        f"{say.pick(VERDICT[each])} {whole[each]}{share.format(whole[each] / whole.total())}"
        for each in Verdict
        if whole[each]
    )
    extent = {"documents": report.extent.below, "items": len(report.tallies)}
    return say.word("verdicts").format(**extent) + say.colon + listed(said, say.language)


def _most(say: Speech, counts: Mapping[str, int]) -> str:
    """Those counted most often, each with its count, and how many more have as many as the last."""
    ranked = sorted((each for each in counts.items() if each[1]), key=lambda each: -each[1])
    shown, rest = ranked[:_NAMED], ranked[_NAMED:]
    more = sum(count == shown[-1][1] for _, count in rest)
    said = listed((f"{name} {count}" for name, count in shown), say.language)
    return said + say.word("as_many").format(more=more) * bool(more)


def _some(say: Speech, names: Sequence[str], most: int) -> str:
    """The first of some names, and how many there are if that isn't all."""
    said = listed(names[:most], say.language)
    return said + say.word("others_alike").format(count=len(names)) * (len(names) > most)


def _changed(say: Speech) -> str:
    """How many changes there are of each kind; those set for others only apart."""
    found = [drift for each in say.report.changes for drift in each.edge.drifts]
    kinds = Counter(drift.kind for drift in found if not drift.set_for)
    apart = len(found) - kinds.total()
    doubtful = sum(
        not drift.set_for
        for each in say.report.changes
        if say.is_unsure(each.edge)
        for drift in each.edge.drifts
    )
    said_of_all = say.word("no_changes")
    if kinds:
        said = (f"{say.pick(DRIFT[kind])} {kinds[kind]}" for kind in DRIFT if kinds[kind])
        count = say.word("changes_found").format(count=kinds.total())
        said_of_all = count + say.colon + listed(said, say.language)
    beside = {"unsure_changes": doubtful, "set_for_others": apart}
    told_beside = (say.word(name).format(count=each) for name, each in beside.items() if each)
    return say.stop.join((said_of_all, *told_beside))


def _deeds(say: Speech, document: Card) -> str:
    """How many items got each verdict, and which (but for those kept); with titles if there is room."""
    items: dict[Verdict, list[str]] = {each: [] for each in Verdict}
    titled = len(say.report.summaries) <= _ROOM_FOR_TITLES
    for row, cell in _cells(say.report.matrix.items):
        if cell.document == document.key:
            name = say.heading(row) if titled else row.label
            items[told(cell)].append(name or row.item)
    said = []
    for judged, labels in items.items():
        if labels:
            which = (say.colon + _some(say, labels, _LISTED)) * (judged is not Verdict.KEPT)
            said.append(f"{say.pick(VERDICT[judged])} {len(labels)}{which}")
    return say.stop.join([*said, *_caution(say, document, items)])


def _caution(say: Speech, document: Card, items: dict[Verdict, list[str]]) -> Iterator[str]:
    """Why what a document leaves out need not have been dropped on purpose."""
    carried = sum(len(items[each]) for each in _CARRYING)
    total = sum(map(len, items.values()))
    mainly = say.report.mainly.get(document.key)
    if document in carrying_nothing(say.report.matrix):
        yield say.pick(QUALIFIER[Qualifier.NOTHING_CARRIED])
    elif mainly and items[Verdict.DROPPED]:
        yield say.word("mainly").format(
            document=called(mainly.document), pairs=mainly.pairs, ours=mainly.ours
        )
    elif 0 < carried < _FEW * total:
        yield say.word("few_carried").format(count=carried, total=total)


def _dropped(say: Speech) -> Iterator[str]:
    """What was dropped, by whom and why, if that is known: items dropped by the same ones together."""
    items: dict[tuple[str, ...], list[MatrixRow]] = defaultdict(list)
    for row in say.report.matrix.items:
        by = tuple(_dropper(say, each) for each in row.cells if _is_dropped(each))
        if by:
            items[by].append(row)
    for by, rows in items.items():
        titled = len(rows) <= _ITEMS_WITH_TITLES
        named = [say.heading(each) if titled else each.label or each.item for each in rows]
        yield _some(say, named, _LISTED) + say.colon + listed(by, say.language)


def _dropper(say: Speech, cell: Cell) -> str:
    """Who dropped an item, and in brackets what speaks for a reason."""
    why = (say.pick(QUALIFIERS[each]) for each in _why(cell.qualifiers))
    return say.called(cell.document) + _bracketed(say, why)


def _explained(say: Speech, tally: Tally) -> str:
    """An item, and in brackets how many had what reason to drop it."""
    why = (f"{say.pick(QUALIFIERS[each])} {tally.why[each]}" for each in _why(tally.why))
    return say.heading(tally.head) + _bracketed(say, why)


def _bracketed(say: Speech, said: Iterable[str]) -> str:
    inside = listed(said, say.language)
    return say.pick(("〔{}〕", " [{}]")).format(inside) * bool(inside)


def _has_reasons(rows: Iterable[MatrixRow]) -> bool:
    """Whether there is more to say of what was dropped than that it was."""
    return any(_is_dropped(cell) and _why(cell.qualifiers) for _, cell in _cells(rows))


def _is_dropped(cell: Cell) -> bool:
    return told(cell) is Verdict.DROPPED


def _why(qualifiers: Collection[Qualifier]) -> list[Qualifier]:
    return [each for each in _WHY if each in qualifiers]


def _cells(rows: Iterable[MatrixRow]) -> Iterator[tuple[MatrixRow, Cell]]:
    return ((row, cell) for row in rows for cell in row.cells)
