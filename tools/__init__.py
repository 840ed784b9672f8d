"""What the project is set up, tested and measured with."""
