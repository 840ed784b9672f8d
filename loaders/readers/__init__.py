"""One module a file format; each turns bytes into a `Source` of blocks."""
