"""From documents to everything known of them: edges, coverage, what is shared, what is missing.

A corpus is derived by letting its documents join an empty one. Later documents join in the
same way, and only what they change is worked out again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from lineage.chain import Chain, first_of_name, place_path
from lineage.derive.beside import Order, shared_beside
from lineage.derive.citing import missing_documents, resolve_citations
from lineage.derive.handed import borrowed_edges, weighed_again
from lineage.derive.horizontal import Horizontal, horizontal
from lineage.derive.reached import reached
from lineage.derive.standing import (
    above_units,
    redecided,
    settled,
    standing_warnings,
    standings,
)
from lineage.derive.task import Derived, Subject, Task, run
from lineage.derive.texts import Texts
from lineage.known import NOTHING, Growth, Known, Rulings, head
from lineage.language import Said
from lineage.model import (
    CorpusWarning,
    Decision,
    Document,
    Fidelity,
    Lineage,
    MissingDocument,
    Place,
    Standing,
    key_of,
)
from lineage.provenance import fidelity
from lineage.runners import Progress, Runner, serially

_GROUP = 16
# How many documents go to one process at once, and in how many packets at least a corpus goes.
_PACKET, _LEAST_PACKETS = 64, 32


def derive(
    documents: Sequence[Document], places: Sequence[Place], decisions: Collection[Decision] = ()
) -> Lineage:
    """The lineage of a corpus, worked out in this process (see `join`)."""
    return join(NOTHING, documents, places, decisions=decisions).lineage()


def join(
    known: Known,
    documents: Sequence[Document],
    places: Sequence[Place],
    runner: Runner = serially,
    progress: Progress = lambda done, total: None,
    decisions: Collection[Decision] | None = None,
) -> Growth:
    """What changes in a corpus when documents join it: the result is as if all were derived anew.

    A document takes the place of the one that has its key, else it stands behind all others.
    `decisions` are all that hold from now on, at most one on a pair; those known if None is given.
    `runner` runs the tasks and gives their results in any order; `progress` is told how many
    of the documents to compare with those above them are done.
    """
    by_name = first_of_name(places)
    before = Chain(known.heads(), by_name)
    heads = {**before.by_key, **{each.key: head(each) for each in documents}}
    chain = Chain(resolve_citations(tuple(heads.values())), by_name)
    texts = Texts(known, chain, documents)

    decided = known.decisions()
    ruled = _standing(decided if decisions is None else decisions, chain, texts)
    again = redecided(decided, ruled)
    concerned = _concerned(before, chain, texts.new.keys(), again)
    tasks = _tasks(concerned, chain, texts, above_units(ruled, chain))
    derived = _run(tasks, len(concerned), runner, progress)
    texts.derived.update(derived)

    marks = {key: derived[key].marks for key in concerned}
    shared = shared_beside(known, marks, Order.of(chain), texts.side)
    rulings, former = _rulings(ruled), _rulings(decided)
    horizontally = horizontal(chain, shared, rulings)
    beside = horizontally.by_document()
    once = horizontal(before, known.shared(), former).by_document()
    weighed = weighed_again(beside, once, chain, derived.keys())

    ends = {edge.ends for edge in horizontally.edges}
    ruled = tuple(settled(ruled, chain, ends))
    missing = missing_documents(tuple(chain.by_key.values()), by_name)
    return Growth(
        keys=tuple(heads),
        documents=texts.documents(_rewritten(heads, chain, texts.new.keys())),
        inherits={
            key: (*texts.inherits(key), *borrowed_edges(key, beside, chain, texts, rulings))
            for key in weighed
        },
        doubts={key: each.doubts for key, each in derived.items()},
        look_alikes={key: each.look_alikes for key, each in derived.items()},
        coverage=reached(known, derived, chain),
        fidelity={key: _fidelity(key, texts, beside.get(key)) for key in weighed},
        marks=marks,
        shared=shared,
        places=_named_places(chain.by_key.values(), missing, by_name),
        missing=missing,
        common_sources=horizontally.common_sources,
        decisions=ruled,
        warnings=(*_warnings(chain.by_key.values()), *standing_warnings(ruled)),
        gazetteer=tuple(places),
        aligned=tuple(concerned),
    )


def _standing(decisions: Collection[Decision], chain: Chain, texts: Texts) -> tuple[Decision, ...]:
    named = {key_of(end) for each in decisions for end in each.pair}
    return standings(decisions, texts.documents([key for key in chain.by_key if key in named]))


def _rulings(decisions: Iterable[Decision]) -> Rulings:
    return {each.pair: each for each in decisions if each.standing is Standing.IN_FORCE}


def _concerned(
    before: Chain, now: Chain, new: Collection[str], redecided: Collection[str]
) -> list[str]:
    """Documents to compare anew: new, below a new one, standing elsewhere, or decided otherwise."""
    return [
        key
        for key, stand in now.stands.items()
        if key in new
        or key in redecided
        or stand != before.stands[key]
        or any(each in new for each in stand.above)
    ]


def _rewritten(heads: Mapping[str, Document], now: Chain, new: Collection[str]) -> list[str]:
    """Documents that are new or whose citations resolve to something else."""
    return [
        key
        for key, each in now.by_key.items()
        if key in new or each.citations != heads[key].citations
    ]


def _tasks(
    keys: Sequence[str],
    chain: Chain,
    texts: Texts,
    decisions: Mapping[str, tuple[Decision, ...]],
) -> list[Task]:
    """Tasks for these documents: those with the same documents above them together."""
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key in keys:
        groups[chain.stands[key].above].append(key)
    held = texts.documents(
        dict.fromkeys(key for above in groups for key in (*above, *groups[above]))
    )

    def subject(key: str) -> Subject:
        stand, level = chain.stands[key], chain.place_level(held[key])
        return Subject(held[key], level, stand.declared, stand.attached, decisions.get(key, ()))

    return [
        Task(
            tuple(map(subject, below[start : start + _GROUP])),
            tuple(held[key] for key in above),
            chain.bodies,
        )
        for above, below in groups.items()
        for start in range(0, len(below), _GROUP)
    ]


def _packets(tasks: Sequence[Task], total: int) -> Iterator[tuple[Task, ...]]:
    """Tasks that go to one process together: neighbours mostly have the same documents above."""
    size = min(_PACKET, total // _LEAST_PACKETS)
    packet: list[Task] = []
    for task in tasks:
        packet.append(task)
        if sum(len(each.subjects) for each in packet) >= size:
            yield tuple(packet)
            packet = []
    if packet:
        yield tuple(packet)


def _run(
    tasks: Sequence[Task], total: int, runner: Runner, progress: Progress
) -> dict[str, Derived]:
    found: dict[str, Derived] = {}
    for results in runner(run, list(_packets(tasks, total))):
        found.update({each.key: each for each in results})
        progress(len(found), total)
    return found


def _fidelity(key: str, texts: Texts, beside: Horizontal | None) -> Fidelity:
    """Fidelity of a document, weighed again where others beside it share its wording."""
    if beside is None and key in texts.derived:
        return texts.derived[key].fidelity
    found = beside or Horizontal()
    edges = (*texts.inherits(key), *found.edges)
    document = texts.documents([key])[key]
    return fidelity(document, edges, found.common_sources)


def _named_places(
    documents: Iterable[Document], missing: Iterable[MissingDocument], places: dict[str, Place]
) -> tuple[Place, ...]:
    """The places that documents name, and all places above them, the highest first."""
    names: dict[str, None] = {}
    for place in (*(each.place for each in documents), *(each.place for each in missing)):
        names.update(dict.fromkeys(place_path(place, places)))
    found = [places[name] for name in names if name in places]
    return tuple(sorted(found, key=lambda place: (len(place_path(place.name, places)), place.code)))


def _warnings(documents: Collection[Document]) -> Iterator[CorpusWarning]:
    """Warnings about the corpus as a whole.

    Documents of another year than more than half; documents with one number, or without one but
    with the same title, place and year, which may be one document twice.
    """
    years = Counter(each.year for each in documents if each.year)
    usual = next((year for year, count in years.items() if 2 * count > years.total()), None)
    for each in documents:
        if usual and each.year not in (None, usual):
            zh = f"{each.key} 是 {each.year} 年的，多数文件是 {usual} 年的。"
            en = f"{each.key} is of {each.year}, most are of {usual}."
            yield CorpusWarning("other-year", zh, en)
    alike: dict[tuple[str, Said], list[str]] = defaultdict(list)
    for each in documents:
        if each.number:
            what = f"文号相同：{each.number}", f"one number: {each.number}"
            alike["same-number", what].append(each.key)
        else:
            parts = (each.title, each.place or "", str(each.year or ""))
            named = " ".join(filter(None, parts))
            what = f"标题相同：{named}", f"one title: {named}"
            alike["same-title", what].append(each.key)
    for (code, (zh, en)), keys in alike.items():
        if len(keys) > 1:
            zh_twice = "若是同一份文件，请去掉一份，否则各自单独判断。"
            en_twice = "If they are one document, leave one out: each is judged by itself."
            yield CorpusWarning(
                code,
                f"{'、'.join(keys)} {zh}。{zh_twice}",
                f"{', '.join(keys)} have {en}. {en_twice}",
            )
