"""What each document did with each upstream item."""

from lineage.coverage.judging import coverage_of
from lineage.coverage.pair import DocumentPair, is_below

__all__ = ["DocumentPair", "coverage_of", "is_below"]
