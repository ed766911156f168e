"""Command line: commands, what they print, the demonstration."""
