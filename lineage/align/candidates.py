"""Which upstream clauses are worth a closer look: shared rare character pairs, by sparse matrix."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from lineage.align.rarity import Rarity
from lineage.text import grams

TOP = 10


def gram_matrix(texts: Sequence[str], columns: dict[str, int], rarity: Rarity) -> csr_array:
    """One row a text, one column a character pair, holding the pair's weight.

    `columns` numbers the pairs; unknown ones are added to it.
    """
    rows: list[int] = []
    cells: list[int] = []
    values: list[float] = []
    for row, text in enumerate(texts):
        for gram in set(grams(text, 2)):
            rows.append(row)
            cells.append(columns.setdefault(gram, len(columns)))
            values.append(rarity.weights.get(gram, 0.0) ** 0.5)
    shape = (len(texts), max(len(columns), 1))
    return csr_array((np.array(values), (np.array(rows, int), np.array(cells, int))), shape=shape)


def shared_information(
    units: Sequence[str], upstream: Sequence[str], rarity: Rarity
) -> NDArray[np.float64]:
    """Information of the character pairs that each unit shares with each upstream clause.

    Shape (units, upstream); an upper bound of what any shared runs can tell.
    """
    columns: dict[str, int] = {}
    right = gram_matrix(upstream, columns, rarity)
    left = gram_matrix(units, columns, rarity)
    wide = csr_array(
        (right.data, right.indices, right.indptr), shape=(len(upstream), left.shape[1])
    )
    return np.asarray((left @ wide.T).toarray())


def candidates(shared: NDArray[np.float64], least: float, top: int = TOP) -> list[list[int]]:
    """For each unit the `top` upstream clauses sharing at least `least` nats, best first."""
    order = np.argsort(-shared, axis=1, kind="stable")[:, :top]
    return [
        [int(column) for column in row if shared[index, column] >= least]
        for index, row in enumerate(order)
    ]
