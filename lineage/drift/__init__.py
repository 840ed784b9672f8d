"""What changed inside an inherited clause that matters: deadlines, numbers, duty, scope.

found      what of a clause a unit lacks, what it has more
deadlines  days and limits of time
measures   quantities, however they are written
numbers    quantities lost and changed
words      words of duty and of scope
changes    all of these
"""

from lineage.drift.changes import drifts
from lineage.drift.found import Inherited

__all__ = ["Inherited", "drifts"]
