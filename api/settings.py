"""What the server needs to know, as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lineage.language import Language
from lineage.store import DEFAULT_FOLDER, DEFAULT_STORE


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who decides on the pages, and the folder that the graph was built from."""

    name: str
    source: Path


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the built graph lives (`data_dir`) and which store keeps it (`store`).

    `language` is that of the pages whose address names none; None leaves it to the browser. With a
    `reviewer` the server writes what they decide; without, it only reads.
    """

    data_dir: Path = DEFAULT_FOLDER
    store: str = DEFAULT_STORE
    language: Language | None = None
    reviewer: Reviewer | None = None
