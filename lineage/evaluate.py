"""How well the built graph agrees with annotated readings, and the floor it may not fall below.

Readings are a folder with structure.json, pairs.tsv and coverage.tsv (see data/gold/README.md).
Their ids name clauses by section, item and ordinal; they are matched with ours document by
document, in order. Only units of documents that have readings count, only the upstream
documents that the readings name, and no pair on which the readers differ.
"""

from __future__ import annotations

import csv
import hashlib
import json
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from lineage.errors import InputError, SourceError
from lineage.model import Inherits, ItemKind, Status
from lineage.store.base import View

STRUCTURE, PAIRS, COVERAGE, FLOOR = "structure.json", "pairs.tsv", "coverage.tsv", "floor.toml"
_DISPUTED = "disputed"
_TOPICAL = "topical"
_BINS = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


@dataclass(frozen=True, slots=True)
class Readings:
    """Annotated readings with our ids: the alternatives the readers allow for each pair and cell.

    `pairs` are by (unit, upstream clause), `cells` by (item, document).
    """

    pairs: Mapping[tuple[str, str], frozenset[str]]
    cells: Mapping[tuple[str, str], frozenset[str]]
    documents: tuple[str, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class Descent:
    """Edges found against pairs read: of one document, or of all when `document` is None."""

    document: str | None
    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of the edges found that the readers drew."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """The share of the readers' pairs that were found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        whole = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / whole if whole else 0.0


@dataclass(frozen=True, slots=True)
class Confusion:
    """How often readers and graph chose these two words."""

    read: str
    found: str
    count: int


@dataclass(frozen=True, slots=True)
class Mistake:
    """A pair or cell on which readers and graph differ; None is: no such edge."""

    kind: str
    one: str
    other: str
    read: str | None
    found: str | None
    score: float | None = None
    texts: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Bin:
    """Edges with a score from `low` to `high`, and how many of them the readers drew."""

    low: float
    high: float
    edges: int
    right: int


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures that a floor holds, each between 0 and 1."""

    precision: float
    recall: float
    f1: float
    relation: float
    coverage: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The whole comparison. `items` are the mistakes."""

    figures: Figures
    digest: str
    overall: Descent
    documents: tuple[Descent, ...]
    relations: tuple[Confusion, ...]
    statuses: tuple[Confusion, ...]
    reliability: tuple[Bin, ...]
    items: tuple[Mistake, ...]


@dataclass(frozen=True, slots=True)
class Floor:
    """Figures once reached, and the digest of the readings they were measured on."""

    digest: str
    figures: Figures


def read_readings(folder: Path, view: View) -> Readings:
    """The readings in a folder, with the ids of the graph. Raises SourceError, InputError."""
    structure = folder / STRUCTURE
    names = _names(structure, _json(structure), view)
    pairs = {
        (
            _known(names, row["unit_id"], folder),
            _known(names, row["upstream_id"], folder),
        ): _choices(row["relation"])
        for row in _rows(folder / PAIRS, ("unit_id", "upstream_id", "relation"))
    }
    keys = tuple(dict.fromkeys(_key(unit) for unit, _ in pairs))
    cells = {
        (_item(names, row["national_item"], folder), _document(keys, row["doc"], folder)): _choices(
            row["status"].replace("topical-only", _TOPICAL)
        )
        for row in _rows(folder / COVERAGE, ("doc", "national_item", "status"))
    }
    return Readings(pairs, cells, keys, _digest(folder))


def evaluate(view: View, readings: Readings) -> Evaluation:
    """The graph of a view against readings."""
    edges = _judged_edges(view, readings)
    counted = {pair for pair, words in readings.pairs.items() if _says_descent(words)}
    open_pairs = {pair for pair, words in readings.pairs.items() if _says_descent(words) is None}
    descents = {key: Counter[str]() for key in readings.documents}
    for pair in set(edges) - open_pairs:
        descents[_key(pair[0])]["right" if pair in counted else "wrong"] += 1
    for pair in counted - set(edges):
        descents[_key(pair[0])]["missed"] += 1
    agreed = [pair for pair in edges if pair in counted]
    relations = _confusions(
        (readings.pairs[pair], edges[pair].relation.value) for pair in sorted(agreed)
    )
    found = {(row.item, row.document): row.status for row in view.coverage()}
    statuses = _confusions(
        (words, found[cell].value) for cell, words in readings.cells.items() if cell in found
    )
    overall = _sum(descents.values())
    return Evaluation(
        figures=Figures(
            overall.precision,
            overall.recall,
            overall.f1,
            _agreement(relations),
            _agreement(statuses, len(readings.cells)),
        ),
        digest=readings.digest,
        overall=overall,
        documents=tuple(_descent(key, counts) for key, counts in descents.items()),
        relations=relations,
        statuses=statuses,
        reliability=_bins(
            (edges[pair].score for pair in agreed),
            (edges[pair].score for pair in set(edges) - open_pairs),
        ),
        items=tuple(_mistakes(view, readings, edges, found)),
    )


def read_floor(folder: Path) -> Floor | None:
    """The floor stored beside the readings, if there is one. Raises SourceError."""
    path = folder / FLOOR
    if not path.is_file():
        return None
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        named = {field.name: float(table["floor"][field.name]) for field in fields(Figures)}
        return Floor(str(table["digest"]), Figures(**named))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SourceError(path, f"Not a valid floor: {error}.", "Write it anew.") from None


def below(evaluation: Evaluation, floor: Floor) -> tuple[str, ...]:
    """What is below the floor, each as a sentence; other readings than the floor's are, too."""
    if evaluation.digest != floor.digest:
        return ("The readings are not those the floor was measured on.",)
    now, least = asdict(evaluation.figures), asdict(floor.figures)
    return tuple(
        f"{name} is {now[name]:.4f}, the floor {least[name]:.3f}."
        for name in least
        if now[name] < least[name]
    )


def write_floor(folder: Path, evaluation: Evaluation) -> Path:
    """Store the figures, cut to three decimals, as the floor; returns the file. Raises SourceError."""
    figures = asdict(evaluation.figures)
    lines = [
        "# The least that `lineage evaluate --check` accepts; written by `--update-floor`.",
        "# `digest` is that of the readings the figures were measured on.",
        f'digest = "{evaluation.digest}"',
        "",
        "[floor]",
        *(f"{name} = {int(value * 1000) / 1000:.3f}" for name, value in figures.items()),
    ]
    path = folder / FLOOR
    try:
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    except OSError as error:
        raise SourceError(path, f"It can't be written: {error.strerror}.") from None
    return path


def _judged_edges(view: View, readings: Readings) -> dict[tuple[str, str], Inherits]:
    upstream = {_key(clause) for _, clause in readings.pairs}
    return {
        (edge.unit, edge.upstream): edge
        for edge in view.inherits()
        if _key(edge.unit) in readings.documents and _key(edge.upstream) in upstream
    }


def _says_descent(words: frozenset[str]) -> bool | None:
    """Whether the readers saw descent; None when they differ on it."""
    if _DISPUTED in words or (_TOPICAL in words and len(words) > 1):
        return None
    return _TOPICAL not in words


def _confusions(judged: Iterable[tuple[frozenset[str], str]]) -> tuple[Confusion, ...]:
    counts = Counter(
        (found if found in words else "|".join(sorted(words)), found) for words, found in judged
    )
    return tuple(Confusion(read, found, count) for (read, found), count in sorted(counts.items()))


def _agreement(confusions: Sequence[Confusion], whole: int | None = None) -> float:
    total = sum(each.count for each in confusions) if whole is None else whole
    same = sum(each.count for each in confusions if each.read == each.found)
    return same / total if total else 0.0


def _descent(document: str | None, counts: Counter[str]) -> Descent:
    return Descent(document, counts["right"], counts["wrong"], counts["missed"])


def _sum(counts: Iterable[Counter[str]]) -> Descent:
    return _descent(None, sum(counts, Counter()))


def _bins(right: Iterable[float], every: Iterable[float]) -> tuple[Bin, ...]:
    true, all_scores = Counter(map(_bin, right)), Counter(map(_bin, every))
    return tuple(
        Bin(low, high, all_scores[low, high], true[low, high]) for low, high in sorted(all_scores)
    )


def _bin(score: float) -> tuple[float, float]:
    for low, high in zip(_BINS, _BINS[1:], strict=False):
        if low <= score < high or score == high == _BINS[-1]:
            return low, high
    return 0.0, _BINS[0]


def _mistakes(
    view: View,
    readings: Readings,
    edges: Mapping[tuple[str, str], Inherits],
    found: Mapping[tuple[str, str], Status],
) -> Iterator[Mistake]:
    """False edges, missed pairs, other relations, other statuses; in that order."""
    texts = _texts(view, [*edges, *readings.pairs])
    for pair, edge in sorted(edges.items()):
        words = readings.pairs.get(pair, frozenset())
        if not words or words == {_TOPICAL}:
            read = _TOPICAL if words else None
            yield Mistake("false", *pair, read, edge.relation.value, edge.score, texts[pair])
    for pair, words in sorted(readings.pairs.items()):
        if _says_descent(words) and pair not in edges:
            yield Mistake("missed", *pair, "|".join(sorted(words)), None, None, texts[pair])
    for pair, words in sorted(readings.pairs.items()):
        edge_found = edges.get(pair)
        if edge_found and _says_descent(words) and edge_found.relation.value not in words:
            yield Mistake(
                "relation",
                *pair,
                "|".join(sorted(words)),
                edge_found.relation.value,
                edge_found.score,
                texts[pair],
            )
    for cell, words in readings.cells.items():
        status = found.get(cell)
        if status is None or status.value not in words:
            yield Mistake("coverage", *cell, "|".join(sorted(words)), status and status.value)


def _texts(view: View, pairs: Sequence[tuple[str, str]]) -> dict[tuple[str, str], tuple[str, str]]:
    located = view.clauses(list(dict.fromkeys(end for pair in pairs for end in pair)))
    text = {clause: each.clause.text for clause, each in located.items()}
    return {pair: (text[pair[0]], text[pair[1]]) for pair in pairs}


def _names(path: Path, structure: Any, view: View) -> dict[str, str]:
    """Our clause id for each id of the readings, for the documents in the graph."""
    names: dict[str, str] = {}
    for gold in structure:
        document = view.document(gold["key"])
        if document is None:
            continue
        tasks = [t for s in gold["sections"] for item in s["items"] for t in item["tasks"]]
        for kind, known in ((ItemKind.ITEM, tasks), (ItemKind.CLOSING, gold["closing"])):
            read = [c.id for item in document.items if item.kind is kind for c in item.clauses]
            if len(read) != len(known):
                what = f"{document.key} has {len(known)} clauses ({kind.value}), the graph {len(read)}."
                raise SourceError(path, what, "The readings are of another text.")
            names.update(zip((task["id"] for task in known), read, strict=True))
    if not names:
        raise InputError("The graph holds none of the documents of the readings.", "Build theirs.")
    return names


def _known(names: Mapping[str, str], gold_id: str, folder: Path) -> str:
    if gold_id not in names:
        raise SourceError(folder / PAIRS, f"{gold_id} is no clause of {STRUCTURE} in the graph.")
    return names[gold_id]


def _item(names: Mapping[str, str], label: str, folder: Path) -> str:
    """The item of the national document that a label names, by its first clause."""
    clause = names.get(f"N({label}).1")
    if clause is None:
        raise SourceError(folder / COVERAGE, f"No national item {label}.")
    return clause.rpartition(".")[0]


def _document(keys: Sequence[str], name: str, folder: Path) -> str:
    found = [key for key in keys if key.startswith(f"{name}-")]
    if len(found) != 1:
        raise SourceError(
            folder / COVERAGE, f"No document {name}.", f"There are: {', '.join(keys)}."
        )
    return found[0]


def _choices(words: str) -> frozenset[str]:
    return frozenset(words.split("|"))


def _key(part_id: str) -> str:
    return part_id.partition(":")[0]


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SourceError(path, f"Not readable: {error}.", "Name a folder of readings.") from None


def _rows(path: Path, columns: Sequence[str]) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file, delimiter="\t")
            if not set(columns) <= set(reader.fieldnames or ()):
                raise SourceError(path, f"Its columns must be {', '.join(columns)}.", line=1)
            return list(reader)
    except (OSError, ValueError) as error:
        raise SourceError(path, f"Not readable: {error}.", "Name a folder of readings.") from None


def _digest(folder: Path) -> str:
    """SHA-256 over the three files, whatever their line ends."""
    whole = hashlib.sha256()
    for name in (STRUCTURE, PAIRS, COVERAGE):
        whole.update((folder / name).read_bytes().replace(b"\r\n", b"\n"))
    return whole.hexdigest()
