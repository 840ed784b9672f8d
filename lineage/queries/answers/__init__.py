"""What queries answer with. Every list stands under `items`; ids are those of `lineage.model`."""
