"""The bundled corpus, loaded once, and small helpers to parse a text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from lineage.model import Document
from loaders.catalogue import read_catalogue
from loaders.corpus import READERS, Loaded, load_file
from loaders.gazetteer import Gazetteer, read_places
from loaders.outline import Parsed, parse
from loaders.readers import text as text_reader

DATA = Path(__file__).parents[3] / "data"


@pytest.fixture(scope="session")
def corpus() -> tuple[Loaded, ...]:
    """Every file of the bundled corpus."""
    catalogue = read_catalogue(DATA, READERS)
    gazetteer = Gazetteer.of(read_places(DATA / "places.csv"))
    return tuple(load_file(file, catalogue, gazetteer) for file in catalogue.files())


@pytest.fixture(scope="session")
def documents(corpus: tuple[Loaded, ...]) -> dict[str, Document]:
    """The bundled documents by key."""
    return {document.key: document for loaded in corpus for document in loaded.documents}


@pytest.fixture(scope="session")
def parse_text() -> Callable[[str], Parsed]:
    """Parses a text as if it stood in plan.txt; its documents are named plan, plan-2, …"""

    def parse_it(text: str) -> Parsed:
        source = text_reader.read(Path("plan.txt"), text.encode())
        return parse(source, lambda all_: ["plan", *(f"plan-{n}" for n in range(2, len(all_) + 1))])

    return parse_it
