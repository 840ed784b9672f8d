"""The lineage graph of policy texts: alignment, coverage, stores, queries and reports."""
