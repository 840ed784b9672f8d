"""Cascades of policy plans with planted truth: written clause by clause, each character with its origin."""
