"""From a folder of sources to a stored lineage: the one place where all parts are joined."""

from __future__ import annotations

import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from lineage.decisions import FILE as DECISIONS
from lineage.decisions import in_effect, read_decisions
from lineage.derive import join
from lineage.errors import InputError, NoGraphError, SourceError, in_lines
from lineage.garbage import uncollected
from lineage.known import NOTHING, Growth, Known
from lineage.model import Decision, Lineage, Place
from lineage.reading import Read, read_all
from lineage.runners import Runner, StageProgress, serially
from lineage.store import Store
from loaders.catalogue import read_catalogue
from loaders.corpus import READERS
from loaders.gazetteer import PLACES, read_places

BUNDLED = Path(__file__).resolve().parent.parent / "data"


@dataclass(frozen=True, slots=True)
class Built:
    """A built lineage, with what it took. `skipped` are files left out, with the reason.

    They can't be read (`keep_going`), or no reader knows their kind. `unlisted` are files that
    the catalogue passes over.
    """

    lineage: Lineage
    seconds: float
    skipped: tuple[SourceError, ...] = ()
    unlisted: tuple[Path, ...] = ()


def build(
    source: Path,
    store: Store,
    *,
    keep_going: bool = False,
    runner: Runner = serially,
    progress: StageProgress = lambda stage, done, total: None,
) -> Built:
    """Read a folder, derive its lineage, store it. Raises InputError, StoreError.

    What is stored is only touched when everything else has succeeded. With `keep_going` files
    that can't be read are left out instead of stopping the build. `runner` runs the reading
    and the deriving; `progress` is told the stage (read, align or store), how many files, documents
    or parts are done, and how many there are.
    """
    start = time.perf_counter()
    catalogue = read_catalogue(source, READERS)
    places = places_of(source)
    decisions = in_effect(read_decisions(source / DECISIONS))
    store.ready()
    with uncollected():
        read = read_all(catalogue, places, runner, progress)
        if read.skipped and not keep_going:
            raise _refused(read.skipped)
        if not read.documents:
            what = f"{source} 中没有能读的文件。", f"No document could be read from {source}."
            unread = (*read.skipped, *catalogue.unread)
            raise InputError(
                in_lines(what, *(each.said for each in unread)),
                (
                    "请改正这些文件，或另选一个文件夹。",
                    "Correct these files or name another folder.",
                ),
            )
        change = joined(NOTHING, read, places, runner, progress, decisions)
        store.replace(change, partial(progress, "store"))
    return Built(
        lineage=change.lineage(),
        seconds=time.perf_counter() - start,
        skipped=(*read.skipped, *catalogue.unread),
        unlisted=catalogue.unlisted,
    )


def _refused(unread: Sequence[SourceError]) -> InputError:
    """All files that can't be read in one error, which says how to do without them."""
    first, *others = unread
    if others:
        zh = "请改正这些文件，或略过它们：--keep-going。"
        en = "Correct these files, or leave them out: --keep-going."
        return InputError(in_lines(*(each.said for each in unread)), (zh, en))
    zh, en = first.fix
    zh = f"{zh}也可以略过此文件：--keep-going。" if zh else "可以略过此文件：--keep-going。"
    en = f"{en} Or leave the file out: --keep-going.".lstrip()
    return SourceError(first.path, first.what, (zh, en), first.line)


def holds_other(source: Path, store: Store) -> bool:
    """Whether a store keeps what a build of this folder wouldn't give again: other sources.

    Raises SourceError, StoreError.
    """
    try:
        kept = store.sources()
    except NoGraphError:
        return False
    read = read_all(read_catalogue(source, READERS), places_of(source))
    return set(kept) != set(read.sources)


def joined(
    known: Known,
    read: Read,
    places: Sequence[Place],
    runner: Runner,
    progress: StageProgress,
    decisions: Collection[Decision] | None,
) -> Growth:
    """What changes in a corpus when what was read joins it (see `join`)."""
    change = join(known, read.documents, places, runner, partial(progress, "align"), decisions)
    return replace(change, sources=read.sources)


def places_of(source: Path) -> tuple[Place, ...]:
    """The places listed beside the sources, else the bundled list."""
    own = source / PLACES
    return read_places(own if own.is_file() else BUNDLED / PLACES)
