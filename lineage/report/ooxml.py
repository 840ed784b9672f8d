"""What Excel and Word files have in common: the same bytes for the same content."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

_EPOCH = (1980, 1, 1, 0, 0, 0)


def midnight(day: date) -> datetime:
    """The start of a day, for the properties of a file."""
    return datetime(day.year, day.month, day.day)


def undated(package: bytes) -> bytes:
    """A package (zip) whose parts carry no time of writing."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            part = zipfile.ZipInfo(name, _EPOCH)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return out.getvalue()
