"""What the server needs to know, as one frozen value."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the built graph lives (`data_dir`) and which store keeps it (`store`)."""

    data_dir: Path = Path("var")
    store: str = "memory"

    @classmethod
    def from_environment(cls, data_dir: Path | None = None) -> Settings:
        """From LINEAGE_DATA_DIR and LINEAGE_STORE; `data_dir`, if given, goes first."""
        folder = data_dir or Path(os.environ.get("LINEAGE_DATA_DIR") or "var")
        return cls(folder, os.environ.get("LINEAGE_STORE") or "memory")
