"""The HTTP side: JSON routes and the pages of the explorer."""
