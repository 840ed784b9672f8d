"""Days as they are printed."""

from __future__ import annotations

from datetime import date

from loaders.dates import date_in


def test_full_width_figures_are_figures() -> None:
    assert date_in("２０２１年６月８日") == date(2021, 6, 8)
