"""Exports may set pages with Qt: the application of the tests is there before one of them makes its own."""

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    """The application that the tests of windows want: the one that a PDF would make for itself would be in their way."""
