"""Pictures of every screen and dialog on screens of several sizes, for looking at: nothing of it is published.

`make looks` (or `PYTHONPATH=.:tests .venv/bin/python packaging/tools/make_looks.py FOLDER [--screens 1366x768 …] [--scales 1 1.5 …]
[--texts 100 130] [--schemes light dark] [--only NAME …]`) writes FOLDER/<screen>-<scale>-<text>-<scheme>/<name>.png and a contact
sheet FOLDER/<screen>-<scale>-<text>-<scheme>.png of each. One process a screen and scale: Qt reads both when it starts.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

SCREENS = ("1024x768", "1366x768", "1920x1080", "3840x2160")
SCALES = ("1", "1.25", "1.5", "2")
TEXTS = ("100", "130")
SCHEMES = ("light", "dark")
TITLE_BAR = 28
"""Pixels at a scale of 1 that the system takes of the height of a screen, besides a bar of as many."""
SHEET_COLUMNS, SHEET_WIDTH = 3, 2400
"""A contact sheet: pictures in a row, pixels of its width."""


def _sheet(pictures: list[Path], target: Path) -> None:
    """Put pictures side by side, each with its name."""
    width = SHEET_WIDTH // SHEET_COLUMNS
    shown = [(path.stem, _fitting(QImage(str(path)), width - 16)) for path in pictures]
    rows = [shown[start : start + SHEET_COLUMNS] for start in range(0, len(shown), SHEET_COLUMNS)]
    heights = [max(image.height() for _, image in row) + 32 for row in rows]
    sheet = QImage(SHEET_WIDTH, sum(heights), QImage.Format.Format_RGB32)
    sheet.fill(QColor("#808890"))
    painter = QPainter(sheet)
    top = 0
    for row, height in zip(rows, heights, strict=True):
        for column, (name, image) in enumerate(row):
            left = column * width + 8
            painter.drawText(QPoint(left, top + 18), name)
            painter.drawImage(QPoint(left, top + 24), image)
        top += height
    painter.end()
    sheet.save(str(target))


def _fitting(image: QImage, width: int) -> QImage:
    image.setDevicePixelRatio(1)
    if image.width() <= width:
        return image
    return image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)


class Camera:
    """Writes what it is shown to a folder."""

    def __init__(self, folder: Path, only: frozenset[str]) -> None:
        self._folder = folder
        self._only = only
        self.made: list[Path] = []
        folder.mkdir(parents=True, exist_ok=True)

    def take(self, name: str, widget: QWidget) -> None:
        """Picture a widget at the pixels of the screen."""
        if self._only and name not in self._only:
            return
        for _ in range(3):
            QApplication.processEvents()
        path = self._folder / f"{name}.png"
        widget.grab().save(str(path))
        self.made.append(path)


def _scenes(camera: Camera, folder: Path, room: tuple[int, int]) -> None:
    """Go through every screen and dialog."""
    from looks_scenes import SCENES
    from studio import Studio

    studio = Studio(set(), folder, room)
    for scene in SCENES:
        scene(studio, camera)


def _one_process(arguments: argparse.Namespace) -> None:
    """Make all pictures of one screen and scale in this process."""
    from PySide6.QtCore import QSettings

    from ui.appearance.scheme import apply_settings, saved_settings
    from ui.application import make_application

    application = make_application()
    width, height = (int(part) for part in arguments.screens[0].split("x"))
    scale = float(arguments.scales[0])
    room = (int(width / scale), int((height - 2 * TITLE_BAR * scale) / scale))
    for text in arguments.texts:
        for scheme in arguments.schemes:
            QSettings().setValue("look/scheme", scheme)
            QSettings().setValue("look/size", text)
            apply_settings(saved_settings(), application)
            name = f"{arguments.screens[0]}-{arguments.scales[0]}-{text}-{scheme}"
            camera = Camera(arguments.folder / name, frozenset(arguments.only))
            with TemporaryDirectory() as folder:
                _scenes(camera, Path(folder), room)
            _sheet(camera.made, arguments.folder / f"{name}.png")
            print(f"{name}: {len(camera.made)}", flush=True)


def _start(arguments: argparse.Namespace, screen: str, scale: str) -> int:
    """Run this program again for one screen and scale; return its exit code."""
    width, height = screen.split("x")
    with TemporaryDirectory() as home:
        config = Path(home) / "screen.json"
        shown = {"name": "screen", "x": 0, "y": 0, "width": int(width), "height": int(height)}
        config.write_text(json.dumps({"screens": [shown]}), encoding="utf-8")
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": f"offscreen:configfile={config}",
            "QT_SCALE_FACTOR": scale,
            **{f"XDG_{name}_HOME": str(Path(home) / name) for name in ("CONFIG", "DATA", "CACHE")},
        }
        environment.pop("XXGK_THEME", None)
        command = [sys.executable, __file__, str(arguments.folder), "--here", "--screens", screen]
        command += ["--scales", scale, "--texts", *arguments.texts, "--schemes", *arguments.schemes]
        command += ["--only", *arguments.only] if arguments.only else []
        return subprocess.run(command, env=environment, check=False).returncode


def main() -> int:
    """Make the pictures of all screens and scales that are named; return 1 where any process failed."""
    parser = argparse.ArgumentParser(description="Pictures of every screen at several sizes.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--screens", nargs="+", default=SCREENS)
    parser.add_argument("--scales", nargs="+", default=SCALES)
    parser.add_argument("--texts", nargs="+", default=TEXTS)
    parser.add_argument("--schemes", nargs="+", default=SCHEMES)
    parser.add_argument("--only", nargs="+", default=())
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.here:
        _one_process(arguments)
        return 0
    codes = [_start(arguments, screen, scale) for screen in arguments.screens for scale in arguments.scales]
    return int(any(codes))


if __name__ == "__main__":
    raise SystemExit(main())
