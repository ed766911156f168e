"""Fail where a bundle needs newer system libraries than Kylin V10 and UOS 20 have. Usage: check_symbols.py FOLDER"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

HIGHEST = {"GLIBC": (2, 28), "GLIBCXX": (3, 4, 22), "CXXABI": (1, 3, 11)}
HIGHEST_ON_ARM = {"GLIBC": (2, 31), "GLIBCXX": (3, 4, 28), "CXXABI": (1, 3, 12)}
_NEED = re.compile(r"Name: (GLIBC|GLIBCXX|CXXABI)_([0-9.]+)")
_MACHINE_ARM = 183
Version = tuple[int, ...]


def needs(path: Path) -> set[tuple[str, Version]]:
    """Return the symbol versions that a file asks of others, by readelf; none where it is no ELF file."""
    listed = subprocess.run(["readelf", "-W", "-V", str(path)], capture_output=True, text=True, check=False)
    _, _, section = listed.stdout.partition("Version needs section")
    return {(kind, tuple(map(int, number.split(".")))) for kind, number in _NEED.findall(section)}


def main() -> int:
    """Print the highest version of each kind; return 1 where one is above what is allowed."""
    folder, found = Path(sys.argv[1]), dict[str, tuple[Version, str]]()
    limits = HIGHEST
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_file():
            continue
        with path.open("rb") as file:
            head = file.read(20)
        if head[:4] != b"\x7fELF":
            continue
        if int.from_bytes(head[18:20], "little") == _MACHINE_ARM:
            limits = HIGHEST_ON_ARM
        for kind, version in needs(path):
            found[kind] = max(found.get(kind, ((0,), "")), (version, str(path.relative_to(folder))))
    for kind, (version, name) in sorted(found.items()):
        print(f"{kind} {'.'.join(map(str, version))} ({name})")
    if not found:
        print(f"{folder}: no ELF files", file=sys.stderr)
        return 1
    too_new = [kind for kind, (version, _) in found.items() if version > limits[kind]]
    if too_new:
        print(f"too new: {', '.join(too_new)}", file=sys.stderr)
    return bool(too_new)


if __name__ == "__main__":
    sys.exit(main())
