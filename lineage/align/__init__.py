"""Who inherits from whom: pure functions over text.

rarity      how much a stretch of shared wording tells
candidates  which upstream clauses are worth a closer look
evidence    which wording two clauses share, and where
decide      whose wording it is, whether that is descent, and of what kind
"""

from lineage.align.decide import Alignment, align
from lineage.align.unit import Prepared, Upstream

__all__ = ["Alignment", "Prepared", "Upstream", "align"]
