"""Which notice and which item are meant."""

from __future__ import annotations

import pytest

from lineage.errors import NothingFound, UnknownReference
from lineage.model import Lineage
from lineage.queries.meant import default_upstream, resolve_item
from lineage.store.sqlite import IndexedView
from tests import bundled


@pytest.mark.parametrize(
    "reference",
    [
        *("十三", "（十三）", "13", f"{bundled.NATION}:13", "第十三条"),
        *("１３", "13.", "十三、", f" {bundled.NATION}:13 "),
    ],
)
def test_an_item_has_many_names(reference: str) -> None:
    assert resolve_item(bundled.view(), reference) == f"{bundled.NATION}:13"


def test_the_closing_can_be_named() -> None:
    assert resolve_item(bundled.view(), "结尾") == f"{bundled.NATION}:closing"


def test_a_label_as_it_is_printed_goes_before_what_it_can_mean() -> None:
    view = bundled.renumbered("（十四）", "一")
    assert resolve_item(view, "（一）") == f"{bundled.NATION}:1"
    assert resolve_item(view, "一") == f"{bundled.NATION}:14"
    with pytest.raises(UnknownReference, match="means several items"):
        resolve_item(view, "1")


def test_of_two_documents_asked_about_alike_the_first_is_meant() -> None:
    first, *_, last = (each.key for each in bundled.view().cards())

    class Both(IndexedView):
        def coverage_counts(self) -> dict[str, int]:
            return {last: 68, first: 68, bundled.NATION: 1}

    assert default_upstream(Both(bundled.lineage())) == first


def test_where_nothing_descends_no_item_is_meant_and_what_to_do_is_said() -> None:
    with pytest.raises(NothingFound, match=r"has others below it\. Add some.*corpus\.toml"):
        default_upstream(IndexedView(Lineage(())))
