"""What can be asked of a lineage; every way in (CLI, API, pages, report) asks here."""
