"""Lay out the program for Windows from wheels, on any system.

Usage: assemble.py WHEELS SOURCE OUT [--python python-3.11.x-embed-amd64.zip --sha256 HASH]

OUT gets `python` (the embeddable CPython), `lib` (the wheels without what the program does not use) and `app` (the
program). The launcher is put beside them by build.sh.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import shutil
import sys
import zipfile
from pathlib import Path

QT_MODULES = {"QtCore", "QtGui", "QtWidgets", "QtPrintSupport", "QtSvg"}
QT_LIBRARIES = re.compile(
    r"(Qt6(Core|Gui|Widgets|PrintSupport|Svg)|pyside6\.abi3|msvcp140\w*|vcruntime140\w*|concrt140|icu\w*)\.dll",
    re.IGNORECASE,
)
QT_PLUGINS = re.compile(
    r"plugins/(platforms/(qwindows|qoffscreen)|styles/|imageformats/q(jpeg|gif|ico|svg)|iconengines/qsvgicon|printsupport/)"
)
QT_FILES = {
    *("__init__.py", "_config.py", "_git_pyside_version.py"),
    *("translations/qtbase_zh_CN.qm", "translations/qt_zh_CN.qm"),
}
UNUSED_SUFFIXES = {".pyi", ".h", ".pxd", ".pxi", ".lib", ".typed"}
UNUSED = ("lxml/isoschematron", "lxml/includes", "bin/", "share/", "pypdfium2_cli")
PROGRAM = ("main.py", "LICENSE", "model", "export", "ui", "resources")
CACHES = shutil.ignore_patterns("__pycache__")


def is_wanted_of_qt(name: str) -> bool:
    """Return whether a file of PySide6, named from that folder, is used by the program."""
    if "/" not in name and name.endswith(".pyd"):
        return name.split(".")[0] in QT_MODULES
    if "/" not in name and name.endswith(".dll"):
        return QT_LIBRARIES.fullmatch(name) is not None
    return name in QT_FILES or QT_PLUGINS.match(name) is not None


def is_wanted(name: str) -> bool:
    """Return whether a file of a wheel, named from the folder of all wheels, is used by the program."""
    if name.startswith("PySide6/"):
        return is_wanted_of_qt(name.removeprefix("PySide6/"))
    return Path(name).suffix not in UNUSED_SUFFIXES and not name.startswith(UNUSED)


def unpack_wheels(wheels: Path, target: Path) -> None:
    """Unpack what is wanted of all wheels; of the program's own wheel only the metadata, which say the version."""
    for path in sorted(wheels.glob("*.whl")):
        own = path.name.startswith("xxgk_report-")
        with zipfile.ZipFile(path) as wheel:
            names = [name for name in wheel.namelist() if not name.endswith("/") and is_wanted(name)]
            wheel.extractall(target, [name for name in names if ".dist-info/" in name or not own])


def copy_program(source: Path, target: Path) -> None:
    """Copy the program as source."""
    target.mkdir()
    for name in PROGRAM:
        if (source / name).is_dir():
            shutil.copytree(source / name, target / name, ignore=CACHES)
        else:
            shutil.copy(source / name, target / name)


def unpack_python(archive: Path, sha256: str, target: Path) -> None:
    """Unpack the embeddable CPython and let it find `lib` and `app`. Raise ValueError where the hash differs."""
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != sha256.lower():
        raise ValueError(f"{archive.name}: SHA-256 is {found}")
    with zipfile.ZipFile(archive) as runtime:
        runtime.extractall(target)
    paths = next(target.glob("python3*._pth"))
    paths.write_text(f"{paths.stem}.zip\n.\n..\\lib\n..\\app\n", encoding="ascii", newline="\r\n")


def main() -> int:
    """Lay out the folder; return 2 where the runtime is not what it should be."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("wheels", type=Path)
    parser.add_argument("source", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--python", type=Path)
    parser.add_argument("--sha256", default="")
    words = parser.parse_args()
    shutil.rmtree(words.out, ignore_errors=True)
    words.out.mkdir(parents=True)
    unpack_wheels(words.wheels, words.out / "lib")
    copy_program(words.source, words.out / "app")
    if words.python is None:
        print("without Python: the folder cannot be started", file=sys.stderr)
        return 0
    try:
        unpack_python(words.python, words.sha256, words.out / "python")
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
