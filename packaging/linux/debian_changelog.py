"""Print CHANGELOG.md in Debian's form. Usage: debian_changelog.py CHANGELOG PACKAGE VERSION

What is unreleased is printed under VERSION, with the first day of its year, so that a build gives the same bytes again.
"""

from __future__ import annotations

import re
import sys
import textwrap
from datetime import datetime, timezone
from email.utils import format_datetime
from pathlib import Path

MAINTAINER = "xxgk-report developers <xxgk-report@example.org>"
UNDATED = datetime(2025, 1, 1, tzinfo=timezone.utc)
_HEADING = re.compile(r"^## \[?(Unreleased|\d[\w.]*)\]?(?:\s*[-–—]\s*(\d{4}-\d{2}-\d{2}))?", re.MULTILINE)
_ITEM = re.compile(r"^- (.*(?:\n  .*)*)", re.MULTILINE)


def entries(text: str, version: str) -> list[tuple[str, datetime, list[str]]]:
    """Return version, day and items of each part of the change log that has items, the newest first."""
    found: list[tuple[str, datetime, list[str]]] = []
    parts = _HEADING.split(text)[1:]
    for name, day, body in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        items = [" ".join(item.split()) for item in _ITEM.findall(body)]
        date = datetime.fromisoformat(day).replace(tzinfo=timezone.utc) if day else UNDATED
        if items:
            found.append((version if name == "Unreleased" else name, date, items))
    return found


def main() -> None:
    """Print the change log."""
    path, package, version = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    for name, date, items in entries(path.read_text(encoding="utf-8"), version):
        print(f"{package} ({name}) stable; urgency=low\n")
        for item in items:
            print(
                textwrap.fill(
                    item, 78, initial_indent="  * ", subsequent_indent="    ", break_on_hyphens=False
                )
            )
        print(f"\n -- {MAINTAINER}  {format_datetime(date)}\n")


if __name__ == "__main__":
    main()
