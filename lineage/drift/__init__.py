"""What changed inside an inherited clause that matters: deadlines, numbers, duty, scope.

found      what of a clause a unit lacks, what it has more
deadlines  days and limits of time
numbers    quantities with a measure
words      words of duty and of scope
changes    all of these
"""

from lineage.drift.changes import drifts

__all__ = ["drifts"]
