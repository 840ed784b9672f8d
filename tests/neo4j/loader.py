"""A loader in a process of its own, to be killed: python loader.py FOLDER, loads when told to.

FOLDER holds the lineage as the memory store keeps it. Prints `ready`, waits for a line of
input, then `start`, then `done` when the load is complete.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from lineage.store import MemoryStore
from lineage.store.neo4j import Neo4jStore, load


def main() -> None:
    """Load, in batches so small that a kill can fall between two of them."""
    lineage = MemoryStore(Path(sys.argv[1])).view().lineage()
    load.BATCH = 100
    store = Neo4jStore.at(os.environ["LINEAGE_STORE"], os.environ)
    print("ready", flush=True)
    sys.stdin.readline()
    print("start", flush=True)
    store.replace(lineage)
    print("done", flush=True)


if __name__ == "__main__":
    main()
