"""Fit the score of descent on annotated readings, and test it on documents left out.

`python -m benchmarks.fit` prints the coefficients of score and doubt that lineage/align/weighing.py holds as they
come out of the readings marked `fit` in data/readings/sets.toml; how descent would be judged in each
of those documents by coefficients that were fitted without it (leave-one-document-out); and how
it is judged in the documents that nothing is fitted on.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from benchmarks.readings import SETS, reading_sets
from lineage.align import Prepared, Upstream
from lineage.align.decide import matched
from lineage.align.weighing import (
    ACCEPT,
    COEFFICIENTS,
    DOUBT_COEFFICIENTS,
    Weighed,
    doubt_features,
    features,
)
from lineage.build import build, places_of
from lineage.chain import Chain, first_of_name
from lineage.evaluate import Agreement, Readings, read_readings, total
from lineage.evaluate.readings import says_descent
from lineage.model import key_of
from lineage.store import SqliteStore

_FEATURES = ("log of best", "title", "neighbours", "phrase", "words")
_DOUBT_FEATURES = ("log-odds", "words of the unit", "words of the clause")


@dataclass(frozen=True, slots=True)
class Example:
    """A pair that shares wording: the unit's document, what is weighed, what readers say.

    `owned` says that the clause owns anything of the unit; `drawn` is the share of the readers who
    see descent. `doubt` is what the chance of a pair in doubt weighs, empty for one that isn't.
    """

    document: str
    owned: bool
    features: tuple[float, ...]
    drawn: float
    doubt: tuple[float, ...] = ()

    @property
    def descends(self) -> bool | None:
        """Whether it is descent; None where the readers differ."""
        return None if 0.0 < self.drawn < 1.0 else self.drawn == 1.0


@dataclass(frozen=True, slots=True)
class Examples:
    """All pairs of the documents that have readings; how many pairs readers drew in each."""

    pairs: tuple[Example, ...]
    drawn: dict[str, int]


@dataclass(frozen=True, slots=True)
class Judged:
    """The documents of a corpus as a chain of command, and readings of some of them."""

    chain: Chain
    readings: Readings


def judged_corpus(corpus: Path, gold: Path) -> Judged:
    """A corpus, made from its raw files, beside the readings of it."""
    with tempfile.TemporaryDirectory() as folder:
        store = SqliteStore(Path(folder))
        lineage = build(corpus, store).lineage
        readings = read_readings(gold, store.view())
    return Judged(Chain(lineage.documents, first_of_name(places_of(corpus))), readings)


def examples(judged: Judged) -> Examples:
    """The pairs of a corpus that share wording, beside the readings of it."""
    drawn = dict.fromkeys(judged.readings.documents, 0)
    for (unit, _), words in judged.readings.pairs.items():
        drawn[key_of(unit)] += says_descent(words) is True
    return Examples(tuple(_pairs(judged)), drawn)


def joined(parts: Sequence[Examples]) -> Examples:
    """The examples of several corpora as one; no two may have a document of one key."""
    drawn = {key: count for part in parts for key, count in part.drawn.items()}
    return Examples(tuple(pair for part in parts for pair in part.pairs), drawn)


def _pairs(judged: Judged) -> Iterator[Example]:
    chain, readings = judged.chain, judged.readings
    read = {key_of(clause) for _, clause in readings.pairs}
    for key in readings.documents:
        document = chain.by_key[key]
        above = Upstream([Prepared(each) for each in chain.above(document)])
        for each in matched(Prepared(document), above, chain.declared(document)):
            pair = each.match.unit.clause.id, each.match.upstream.clause.id
            if key_of(pair[1]) in read:
                weighed = features(each.match, each.share, each.near)
                doubt = doubt_features(each) if _is_in_doubt(each) else ()
                drawn = readings.drawn.get(pair, 0.0)
                yield Example(key, each.share.own > 0, weighed, drawn, doubt)


def _is_in_doubt(weighed: Weighed) -> bool:
    return not weighed.is_likely() and weighed.share.best > 0 and not weighed.match.names_only()


def fitted(pairs: Sequence[Example]) -> tuple[float, ...]:
    """Coefficients of the score, the constant first.

    A pair of which the clause owns nothing is decided already, and says nothing about the rest.
    """
    return _regression([(pair.features, pair.drawn) for pair in pairs if pair.owned])


def fitted_doubt(pairs: Sequence[Example]) -> tuple[float, ...]:
    """Coefficients of the chance of a pair in doubt, the constant first."""
    return _regression([(pair.doubt, pair.drawn) for pair in pairs if pair.doubt])


def _regression(read: Sequence[tuple[tuple[float, ...], float]]) -> tuple[float, ...]:
    """Logistic regression by maximum likelihood; each row begins with a 1 for the constant.

    A pair on which readers differ is each of both as far as readers say so: soft labels (Uma et al.,
    Learning from Disagreement, JAIR 72, 2021).
    """
    votes = [
        (row[1:], descends, weight)
        for row, drawn in read
        for descends, weight in ((True, drawn), (False, 1.0 - drawn))
        if weight
    ]
    values, descents, weights = zip(*votes, strict=True)
    model = make_pipeline(StandardScaler(), LogisticRegression(C=np.inf))
    model.fit(np.array(values), descents, logisticregression__sample_weight=weights)
    scaler, regression = model.steps[0][1], model.steps[1][1]
    slopes = regression.coef_[0] / scaler.scale_
    constant = regression.intercept_[0] - slopes @ scaler.mean_
    return tuple(round(float(value), 2) for value in (constant, *slopes))


def agreement(document: str, found: Examples, coefficients: Sequence[float]) -> Agreement:
    """What these coefficients get right and wrong in one document."""
    right = wrong = 0
    for pair in found.pairs:
        if pair.document == document and pair.descends is not None:
            accepted = float(np.dot(coefficients, pair.features)) >= np.log(ACCEPT / (1 - ACCEPT))
            right += accepted and pair.descends
            wrong += accepted and not pair.descends
    return Agreement(right, wrong, found.drawn[document] - right, document)


def left_out(found: Examples) -> list[Agreement]:
    """Each document judged by coefficients that never saw it, then all of them together."""
    return _with_sum(
        agreement(key, found, fitted([pair for pair in found.pairs if pair.document != key]))
        for key in found.drawn
    )


def held(found: Examples, coefficients: Sequence[float] = COEFFICIENTS) -> list[Agreement]:
    """Each document judged by the same coefficients, then all of them together."""
    return _with_sum(agreement(key, found, coefficients) for key in found.drawn)


def _with_sum(descents: Iterable[Agreement]) -> list[Agreement]:
    each = list(descents)
    return [*each, total(each)]


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fit", description=__doc__)
    parser.add_argument("--sets", type=Path, default=SETS, help="the list of readings")
    options = parser.parse_args(arguments)
    use: dict[bool, list[Examples]] = {True: [], False: []}
    for each in reading_sets(options.sets):
        use[each.fit].append(examples(judged_corpus(each.corpus, each.readings)))
    found = joined(use[True])
    console = Console()
    score, doubt = fitted(found.pairs), fitted_doubt(found.pairs)
    console.print(_coefficients("score", _FEATURES, COEFFICIENTS, score))
    console.print(_coefficients("doubt", _DOUBT_FEATURES, DOUBT_COEFFICIENTS, doubt))
    console.print(_descents("Descent in documents left out of the fit", left_out(found)))
    if use[False]:
        title = "Descent in documents that nothing is fitted on"
        console.print(_descents(title, held(joined(use[False]))))


def _coefficients(
    what: str, names: Sequence[str], old: Sequence[float], new: Sequence[float]
) -> Table:
    table = Table(title=f"Coefficients of the {what}: lineage/align/weighing.py, and fitted now")
    for name in ("", "constant", *names):
        table.add_column(name, justify="right")
    table.add_row("held", *map(str, old))
    table.add_row("fitted", *map(str, new))
    return table


def _descents(title: str, rows: Sequence[Agreement]) -> Table:
    table = Table(title=title)
    for name in ("document", "right", "wrong", "missed", "precision", "recall", "F1"):
        table.add_column(name, justify="right" if name != "document" else "left")
    for row in rows:
        counts = map(str, (row.right, row.wrong, row.missed))
        shares = (f"{share:.3f}" for share in (row.precision, row.recall, row.f1))
        table.add_row(row.document or "all", *counts, *shares)
    return table


if __name__ == "__main__":
    main()
