"""The result of a run as tables for people and as JSON for programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from rich.table import Table

from benchmarks.stores import Answers, Compared
from benchmarks.suite import Result
from lineage.evaluate import Agreement

_BUILD_COLUMNS = (
    "documents", "clauses", "read s", "derive s", "store s", "total s", "CPU s", "docs/s", "clauses/s",
    "peak MiB", "worker MiB",
)  # fmt: skip


def tables(result: Result) -> Iterator[Table]:
    """The builds, one document more, both stores, the quality of the largest build, the peers."""
    yield _builds(result)
    yield _joined(result)
    yield from store_tables(result.stores)
    yield _quality(result)
    yield _peers(result)


def as_json(result: Result) -> dict[str, Any]:
    """Everything measured, with the rates worked out."""
    return {
        "machine": result.machine,
        "seed": result.seed,
        "workers": result.workers,
        "exponent": result.exponent,
        "builds": [
            {
                **asdict(run),
                "seconds": run.seconds,
                "documents_per_second": run.documents / run.seconds,
                "clauses_per_second": run.clauses / run.seconds,
                "pairs_per_second": run.pairs / run.derive,
                "all_pairs_per_second": run.all_pairs / run.derive,
                "descent_f1": run.score.descent.f1,
            }
            for run in result.runs
        ],
        "joined": asdict(result.joined),
        "stores": _stores_as_json(result.stores),
        "peers": [
            {**asdict(peer), "pairs_per_second": peer.rate, "f1": peer.descent and peer.descent.f1}
            for peer in result.peers
        ],
    }


def _builds(result: Result) -> Table:
    grown = f"time ~ documents^{result.exponent}" if result.exponent else "one size only"
    table = Table(
        title=f"Builds of cascades, {result.workers} process(es): {grown}", caption=result.machine
    )
    for name in _BUILD_COLUMNS:
        table.add_column(name, justify="right")
    for run in result.runs:
        seconds = (run.read, run.derive, run.store, run.seconds, run.cpu)
        table.add_row(
            f"{run.documents:,}",
            f"{run.clauses:,}",
            *(f"{each:.1f}" for each in seconds),
            f"{run.documents / run.seconds:.1f}",
            f"{run.clauses / run.seconds:,.0f}",
            f"{run.memory:,.0f}",
            f"{run.worker_memory:,.0f}" if result.workers > 1 else "",
        )
    return table


def _joined(result: Result) -> Table:
    joined = result.joined
    same = f"the same as a rebuild, {joined.compared} documents"
    table = Table(title="lineage add, one document, the whole process")
    for name in ("onto documents", "seconds", "CPU s", same):
        table.add_column(name, justify="right")
    cells = (f"{joined.documents:,}", f"{joined.seconds:.2f}", f"{joined.cpu:.2f}")
    table.add_row(*cells, "yes" if joined.same else "no")
    return table


def store_tables(stores: Compared | str) -> Iterator[Table]:
    """Loads and answers of both stores, or why they were skipped."""
    if isinstance(stores, str):
        table = Table("SKIPPED", title="Neo4j beside memory")
        table.add_row(stores)
        yield table
        return
    yield _loads(stores)
    yield _answers(stores)


def _loads(stores: Compared) -> Table:
    table = Table(
        title=f"{stores.documents:,} documents into Neo4j, {stores.rows:,} rows",
        caption=f"Peak of the loading process: {stores.held:,.0f} MiB of lineage"
        f" and {stores.loader:,.0f} MiB for loading it.",
    )
    for name in ("way", "seconds", "rows/s", "of the bare rate"):
        table.add_column(name, justify="right")
    bare = ("bare UNWIND", stores.bare, 1.0)
    for way, seconds, share in (("lineage build's load", stores.load, stores.share), bare):
        table.add_row(way, f"{seconds:.1f}", f"{stores.rows / seconds:,.0f}", f"{share:.0%}")
    return table


def _answers(stores: Compared) -> Table:
    peaks = (f"{store} {peak:,.0f} MiB" for store, peak in stores.api.items())
    table = Table(
        title=f"Answers over {stores.documents:,} documents, milliseconds",
        caption=f"Peak of an API that gave some of them: {', '.join(peaks)}.",
    )
    table.add_column("query")
    for name in ("memory p50", "memory p95", "Neo4j p50", "Neo4j p95"):
        table.add_column(name, justify="right")
    for query in stores.queries:
        table.add_row(query.name, *_times(query.memory), *_times(query.neo4j))
    table.add_row("a query of one row", "", "", *_times(stores.one_row))
    return table


def _times(answers: Answers) -> tuple[str, str]:
    return f"{answers.median:.1f}", f"{answers.p95:.1f}"


def _stores_as_json(stores: Compared | str) -> dict[str, Any]:
    if isinstance(stores, str):
        return {"skipped": stores}
    return {**asdict(stores), "share": stores.share}


def _quality(result: Result) -> Table:
    run = result.largest
    table = Table(title=f"Against the planted truth, {run.documents:,} documents")
    for name in ("", "right", "missed", "wrong", "precision", "recall", "F1"):
        table.add_column(name, justify="right" if name else "left")
    rates = {
        "descent, all pairs": run.score.descent,
        "from the national plan": run.score.from_nation,
        "from plans between": run.score.from_between,
        "borrowed from beside": run.score.borrowed,
        "items said to be dropped": run.score.dropped,
    }
    for name, rate in rates.items():
        table.add_row(
            name, f"{rate.right:,}", f"{rate.missed:,}", f"{rate.wrong:,}", *_shares(rate)
        )
    table.add_section()
    table.add_row("relation right, of agreed pairs", *[""] * 5, f"{run.score.relation:.3f}")
    table.add_row("coverage status right", *[""] * 5, f"{run.score.coverage:.3f}")
    return table


def _shares(rate: Agreement) -> tuple[str, str, str]:
    return f"{rate.precision:.3f}", f"{rate.recall:.3f}", f"{rate.f1:.3f}"


def _peers(result: Result) -> Table:
    """The peers' rates, and what the pairs of the largest cascade would take at that rate."""
    run = result.largest
    table = Table(
        title="Peers on the same documents",
        caption=f"For the {run.pairs:,} pairs of a document and one above it, and for all "
        f"{run.all_pairs:,} pairs; the peers' seconds are worked out from their rates. This "
        "project looks above a document clause by clause, and beside it for leftover wording.",
    )
    for name in ("method", "pairs done", "pairs/s", "descent F1", "pairs above, s", "all pairs, s"):
        table.add_column(name, justify="left" if name == "method" else "right")
    table.add_row(
        "this project: clauses, typed",
        f"{run.pairs:,}",
        f"{run.pairs / run.derive:,.1f}",
        f"{run.score.descent.f1:.3f}",
        f"{run.derive:,.1f}",
        f"{run.derive:,.1f}",
    )
    for peer in result.peers:
        table.add_row(
            peer.name,
            f"{peer.pairs:,}",
            f"{peer.rate:,.1f}",
            f"{peer.descent.f1:.3f}" if peer.descent else "none",
            f"{run.pairs / peer.rate:,.1f}",
            f"{run.all_pairs / peer.rate:,.1f}",
        )
    return table
