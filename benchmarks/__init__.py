"""Benchmarks: cascades of policy documents with planted truth, timing, quality, and peers."""
