"""The body of a document and its annexes, read into headings and tasks: running text and tables."""
