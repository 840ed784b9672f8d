"""Who inherits from whom: pure functions over text.

unit         documents made ready: folded clauses, indexes of their wording
rarity       how much a stretch of shared wording tells
evidence     which wording two clauses share, and where
chains       runs that stand close together, as one piece of wording
match        which upstream clauses are worth a closer look, and what is weighed
attribution  whose wording it is
decide       whether that is descent, and of what kind
topics       clauses on the same subject without descent
siblings     wording that documents side by side share
"""

from lineage.align.decide import Alignment, align
from lineage.align.unit import Prepared, Upstream

__all__ = ["Alignment", "Prepared", "Upstream", "align"]
