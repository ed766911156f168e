"""What a clerk goes on to do with what was opened: checks, every export, saving, copying and pasting."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from export.registry import WRITERS, render
from model.checks.engine import Engine
from model.report.report import Report
from model.storage.own_file import dump_checked, restore_report

TODAY = date(2026, 1, 20)
FOUND = Path(__file__).parent / "found"
"""Files that were met badly once, as small as they still showed it; a test opens each."""
_PIECES = (2, 4, 8, 16, 32)
MOST_TRIES = 200


def go_on_with(report: Report, suffixes: Iterable[str] = tuple(WRITERS)) -> None:
    """Check, export, save and paste a report; whatever is raised is a fault."""
    from ui.document.paste import Clip, read_mime

    Engine(report, TODAY)
    for suffix in suffixes:
        render(report, Path(f"a{suffix}"), today=TODAY)
    assert restore_report(dump_checked(report, Path("a.xxgk")), "a.xxgk") == report
    for blocks in report.texts.values():
        mime = Clip.mime(blocks)
        assert read_mime(mime).blocks == blocks
        mime.setData("application/x-xxgk-clip", b"")
        read_mime(mime)


def minimised(data: bytes, is_bad: Callable[[bytes], bool]) -> bytes:
    """Return a smaller file that is met as badly: pieces are left out while it is."""
    tries = 0
    for pieces in _PIECES:
        size, at = max(1, len(data) // pieces), 0
        while at < len(data) and tries < MOST_TRIES:
            tries += 1
            shorter = data[:at] + data[at + size :]
            if shorter and is_bad(shorter):
                data = shorter
            else:
                at += size
    return data
