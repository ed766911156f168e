"""Fonts that a test needs."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontDatabase


def need_chinese_font() -> None:
    """Skip a test where no Chinese font is installed: Qt then writes a PDF without any Chinese character."""
    if not QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
        pytest.skip("no Chinese font here")
