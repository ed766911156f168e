"""Composition root: opens the window, or hands the words to the command line. No logic."""

from __future__ import annotations

import sys

COMMANDS = (
    "extract",
    "check",
    "checks",
    "rollover",
    "rollup",
    "ledger",
    "compare",
    "export",
    "demo",
    "-h",
    "--help",
    "--version",
)


def run() -> int:
    """Runs the program with the words of the command line; answers the exit code."""
    if getattr(sys, "frozen", False):
        # In a packed program the process that reads a file is this program again.
        from multiprocessing import freeze_support

        freeze_support()
    words = sys.argv[1:]
    if words and words[0] in COMMANDS:
        from ui.cli.commands import main

        return main(words)
    from ui.application import open_window

    return open_window(words)


if __name__ == "__main__":
    sys.exit(run())
