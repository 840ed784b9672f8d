"""Who inherits from whom: pure functions over text.

unit         documents made ready: folded clauses, indexes of their wording
rarity       how much a stretch of shared wording tells; formulas, which tell nothing
runs         which wording two clauses share, and where
pieces       runs that stand close together, as one piece of wording
match        a unit beside an upstream clause
candidates   which upstream clauses are worth being set beside a unit
attribution  whose wording it is
weighing     how surely that is descent
sources      which documents are sources at all
passing      through which document between it came down
rulings      what people decided about pairs, put over that
edges        the edge: its kind, the wording carried, slots and drifts
titles       the titles of items, to be found in headings and phrases
topics       clauses on the same subject without descent
decide       what a document takes from those above it: all of the above in their order
siblings     wording that documents side by side share
"""

from lineage.align.decide import Alignment, align
from lineage.align.unit import Prepared, Upstream

__all__ = ["Alignment", "Prepared", "Upstream", "align"]
