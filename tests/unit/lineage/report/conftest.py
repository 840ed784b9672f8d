"""The report on the bundled corpus, in both languages."""

from __future__ import annotations

from datetime import date

import pytest

from lineage.language import Language
from lineage.report import Report, Scope, gather
from lineage.store import View
from tests import bundled

DAY = date(2024, 5, 6)


@pytest.fixture(scope="session")
def view() -> View:
    return bundled.view()


@pytest.fixture(params=list(Language), ids=str)
def report(view: View, request: pytest.FixtureRequest) -> Report:
    return gather(view, Scope(), request.param, DAY)
