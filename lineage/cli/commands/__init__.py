"""One module a command; `run` is the command."""
