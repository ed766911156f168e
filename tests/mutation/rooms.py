"""The parts of the program that the mutation campaign covers, and the tests that must notice a change in each."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class Room(NamedTuple):
    """A part of the program: globs of its sources, its own tests, and a broader set of tests."""

    sources: str
    own: tuple[str, ...]
    broader: tuple[str, ...]

    def files(self, root: Path) -> list[Path]:
        """The modules of the room, sorted by path."""
        return sorted(p for p in root.glob(self.sources) if p.suffix == ".py" and p.name != "__init__.py")


ROOMS = {
    "report": Room(
        "model/report/*.py",
        ("tests/model/report",),
        (
            "tests/model/test_workspace.py",
            "tests/model/checks/test_fixes.py",
            "tests/model/storage/test_own_file.py",
        ),
    ),
    "checks": Room("model/checks/**/*.py", ("tests/model/checks",), ("tests/model/test_workspace.py",)),
    "recognise": Room(
        "model/recognise/*.py", ("tests/model/recognise",), ("tests/export/test_round_trip.py",)
    ),
    "compose": Room(
        "export/compose.py", ("tests/export/test_compose.py",), ("tests/export/test_round_trip.py",)
    ),
    "grid": Room("ui/grid/model.py", ("tests/ui/grid",), ()),
}
