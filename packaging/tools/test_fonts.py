"""Run tests of the interface once with each set of fonts, as on computers that have no others.

`python packaging/tools/test_fonts.py [SET …] [-- PYTEST ARGUMENTS]`; without arguments all sets and all of `tests/ui`. A set is a fontconfig file in
`tests/fonts`. One whose font is not installed is named and passed over; the exit code is 1 where tests failed or no set could run.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
_FAMILIES = (
    "from PySide6.QtGui import QFontDatabase, QGuiApplication; application = QGuiApplication([]); "
    "print(*QFontDatabase.families(), sep='\\n')"
)


class FontSet(NamedTuple):
    """A set of fonts."""

    name: str
    family: str
    package: str
    """Debian's package of the font."""


SETS = (
    FontSet("wenquanyi", "WenQuanYi Micro Hei", "fonts-wqy-microhei"),
    FontSet("noto", "Noto Sans CJK SC", "fonts-noto-cjk"),
    FontSet("latin", "DejaVu Sans", "fonts-dejavu-core"),
)


def environment(fonts: FontSet) -> dict[str, str]:
    """Return the environment of a process that sees these fonts alone."""
    file = ROOT / "tests" / "fonts" / f"{fonts.name}.conf"
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", "FONTCONFIG_FILE": str(file)}


def is_installed(fonts: FontSet) -> bool:
    """Return whether Qt finds the font of a set."""
    command = [sys.executable, "-c", _FAMILIES]
    listed = subprocess.run(command, env=environment(fonts), capture_output=True, text=True, check=True)
    return fonts.family in listed.stdout.splitlines()


def run(fonts: FontSet, arguments: Sequence[str]) -> int:
    """Run pytest with a set of fonts; return its exit code."""
    print(f"== fonts: {fonts.family}", flush=True)
    command = [sys.executable, "-m", "pytest", "-p", "no:benchmark", "-q", *(arguments or ["tests/ui"])]
    return subprocess.run(command, env=environment(fonts), cwd=ROOT, check=False).returncode


def main(words: Sequence[str]) -> int:
    """Run the sets that are named, or all; return the exit code."""
    at = words.index("--") if "--" in words else len(words)
    wanted, arguments = words[:at], words[at + 1 :]
    unknown = set(wanted) - {fonts.name for fonts in SETS}
    if unknown:
        print(f"no such set of fonts: {', '.join(sorted(unknown))}", file=sys.stderr)
        return 2
    codes: list[int] = []
    for fonts in SETS:
        if wanted and fonts.name not in wanted:
            continue
        if is_installed(fonts):
            codes.append(run(fonts, arguments))
        else:
            print(f"== fonts: {fonts.family} is not installed (Debian: {fonts.package}), passed over")
    return 1 if any(codes) or not codes else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
