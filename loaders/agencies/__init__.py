"""Who is responsible: names of agencies, and where a text says what they do."""
