"""The window and the command line: the only part that speaks to people."""
