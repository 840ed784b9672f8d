"""Questions in plain words, Chinese or English: read, and answered by the queries."""
