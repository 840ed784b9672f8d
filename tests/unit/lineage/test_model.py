from __future__ import annotations

import pickle
import pickletools

from tests import bundled


def test_values_go_to_another_process_as_the_calls_that_make_them() -> None:
    lineage = bundled.lineage()
    values = (lineage.documents[0], lineage.inherits[0], lineage.coverage[0], lineage.places[0])
    sent = pickle.dumps((values, lineage.common_sources, lineage.warnings))
    assert pickle.loads(sent) == (values, lineage.common_sources, lineage.warnings)
    # Not made empty, then filled in field by field.
    assert "BUILD" not in {code.name for code, _, _ in pickletools.genops(sent)}
