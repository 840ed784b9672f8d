"""The HTTP side: JSON under /api/v1, and the browser pages; both ask `lineage.queries`."""
