"""From source files to documents: readers (bytes → blocks), then one outline parser."""
