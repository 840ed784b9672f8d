"""Annotated readings of a corpus, and how their ids match ours.

A folder of readings has pairs.tsv and may have structure.json and coverage.tsv (see
data/gold/README.md). pairs.tsv may have a column `drawn`: how many of the readers see descent in a
pair on which they differ (2/3). The ids of a structure name clauses by section, item and ordinal; they are
matched with ours document by document, in order. Without one, the ids are those of the graph.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from lineage.errors import InputError, SourceError, unreadable
from lineage.model import ItemKind, item_of, key_of
from lineage.store.base import View

STRUCTURE, PAIRS, COVERAGE = "structure.json", "pairs.tsv", "coverage.tsv"
TOPICAL, DISPUTED = "topical", "disputed"
_NAME_FOLDER = ("请指定存放判读的文件夹。", "Name a folder of readings.")
_OTHER_TEXT = ("判读所据的是另一份文本。", "The readings are of another text.")
_NONE_READ = (
    "图中没有判读所涉的任何文件。",
    "The graph holds none of the documents of the readings.",
)


@dataclass(frozen=True, slots=True)
class Readings:
    """Annotated readings with our ids: the alternatives the readers allow for each pair and cell.

    `pairs` are by (unit, upstream clause), `cells` by (item, document). `drawn`: the share of the
    readers who see descent in a pair, 0 to 1.
    """

    pairs: Mapping[tuple[str, str], frozenset[str]]
    drawn: Mapping[tuple[str, str], float]
    cells: Mapping[tuple[str, str], frozenset[str]]
    documents: tuple[str, ...]
    digest: str


def read_readings(folder: Path, view: View) -> Readings:
    """The readings in a folder, with the ids of the graph. Raises SourceError, InputError."""
    structure = folder / STRUCTURE
    names = _names(structure, _json(structure), view) if structure.exists() else _of_graph(view)
    pairs, drawn = {}, {}
    for row in _rows(folder / PAIRS, ("unit_id", "upstream_id", "relation")):
        pair = _known(names, row["unit_id"], folder), _known(names, row["upstream_id"], folder)
        pairs[pair] = _choices(row["relation"])
        drawn[pair] = _share_drawn(row, pairs[pair], folder)
    keys = tuple(dict.fromkeys(key_of(unit) for unit, _ in pairs))
    cells = dict(_cells(folder, names, keys)) if (folder / COVERAGE).exists() else {}
    return Readings(pairs, drawn, cells, keys, _digest(folder))


def says_descent(words: frozenset[str]) -> bool | None:
    """Whether the readers saw descent; None when they differ on it.

    >>> says_descent(frozenset({"edited", "adapted"})), says_descent(frozenset({"topical"}))
    (True, False)
    """
    if DISPUTED in words or (TOPICAL in words and len(words) > 1):
        return None
    return TOPICAL not in words


def _share_drawn(row: Mapping[str, str], words: frozenset[str], folder: Path) -> float:
    """The share of readers who see descent in the pair of a row; half where it isn't told."""
    descent = says_descent(words)
    if descent is not None:
        return float(descent)
    told, share = row.get("drawn") or "1/2", None
    with suppress(ValueError, ZeroDivisionError):
        share = float(Fraction(told))
    if share is None or not 0.0 < share < 1.0:  # all or none would be no difference
        zh, en = f"“{told}”不是一部分人的份额。", f"“{told}” is no share of some readers."
        raise SourceError(folder / PAIRS, (zh, en), ("请写作 2/3。", "Write it as 2/3."))
    return share


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
                zh = f"{document.key} 有 {len(known)} 款（{kind.value}），图中有 {len(read)} 款。"
                en = f"{document.key} has {len(known)} clauses ({kind.value}), the graph {len(read)}."
                raise SourceError(path, (zh, en), _OTHER_TEXT)
            names.update(zip((task["id"] for task in known), read, strict=True))
    if not names:
        raise InputError(_NONE_READ, ("请用这些文件建图。", "Build theirs."))
    return names


def _of_graph(view: View) -> dict[str, str]:
    """The ids of all clauses in the graph, each naming itself."""
    documents = filter(None, (view.document(card.key) for card in view.cards()))
    return {c.id: c.id for document in documents for _, c in document.units()}


def _cells(
    folder: Path, names: Mapping[str, str], keys: Sequence[str]
) -> Iterator[tuple[tuple[str, str], frozenset[str]]]:
    for row in _rows(folder / COVERAGE, ("doc", "national_item", "status")):
        cell = _item(names, row["national_item"], folder), _document(keys, row["doc"], folder)
        yield cell, _choices(row["status"].replace("topical-only", TOPICAL))


def _known(names: Mapping[str, str], gold_id: str, folder: Path) -> str:
    if gold_id not in names:
        zh = f"图中没有 {STRUCTURE} 的款 {gold_id}。"
        en = f"{gold_id} is no clause of {STRUCTURE} in the graph."
        raise SourceError(folder / PAIRS, (zh, en))
    return names[gold_id]


def _item(names: Mapping[str, str], label: str, folder: Path) -> str:
    """The item of the national document that a label names, by its first clause."""
    clause = names.get(f"N({label}).1")
    if clause is None:
        what = f"国家文件中没有条目 {label}。", f"No national item {label}."
        raise SourceError(folder / COVERAGE, what)
    return item_of(clause)


def _document(keys: Sequence[str], name: str, folder: Path) -> str:
    found = [key for key in keys if key.startswith(f"{name}-")]
    if len(found) != 1:
        what = f"没有文件 {name}。", f"No document {name}."
        fix = f"可选的有：{'、'.join(keys)}。", f"There are: {', '.join(keys)}."
        raise SourceError(folder / COVERAGE, what, fix)
    return found[0]


def _choices(words: str) -> frozenset[str]:
    return frozenset(words.split("|"))


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise unreadable(path, error, _NAME_FOLDER) from None


def _rows(path: Path, columns: Sequence[str]) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file, delimiter="\t")
            if not set(columns) <= set(reader.fieldnames or ()):
                zh = f"各列须为 {'、'.join(columns)}。"
                en = f"Its columns must be {', '.join(columns)}."
                raise SourceError(path, (zh, en), line=1)
            return list(reader)
    except (OSError, ValueError) as error:
        raise unreadable(path, error, _NAME_FOLDER) from None


def _digest(folder: Path) -> str:
    """SHA-256 over the files there are of the three, whatever their line ends."""
    whole = hashlib.sha256()
    for name in (STRUCTURE, PAIRS, COVERAGE):
        if (folder / name).exists():
            whole.update((folder / name).read_bytes().replace(b"\r\n", b"\n"))
    return whole.hexdigest()
