"""Document numbers as they are printed."""

from __future__ import annotations

from loaders.document_numbers import NUMBER


def test_full_width_figures_are_figures() -> None:
    assert NUMBER.fullmatch("东政办发〔２０２１〕１５号")
