"""Text is text: what files, titles and names say is shown as it stands, never as markup.

Qt guesses whether a text is rich text, and rich text may name files that Qt then opens. Labels are therefore of the class
`PlainLabel`; where Qt offers no choice (tooltips, message boxes) a text goes through `as_plain`. Rich text of the program's
own is made where it is shown, with every part from outside escaped.
"""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QMessageBox, QWidget


class PlainLabel(QLabel):
    """A label that shows its text as it stands."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # As a property: the `Qt` namespace is not loaded on the way to the first window.
        self.setProperty("textFormat", "PlainText")
        self.setText(text)


class RichLabel(QLabel):
    """A label for rich text of the program's own."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("textFormat", "RichText")
        self.setText(text)


class PlainMessageBox(QMessageBox):
    """A message box that shows its texts as they stand."""

    def setText(self, text: str) -> None:  # noqa: N802 - Qt calls it by this name
        """Set the main text."""
        super().setText(as_plain(text))

    def setInformativeText(self, text: str) -> None:  # noqa: N802 - Qt calls it by this name
        """Set the text below it."""
        super().setInformativeText(as_plain(text))


def as_plain(text: str) -> str:
    """Return a text that Qt shows as `text` stands, also where it guesses whether it is rich text."""
    if "<" not in text and "&" not in text:
        return text
    # Loaded only for a text that may be markup: both take long.
    from html import escape

    from PySide6.QtGui import Qt

    if not Qt.mightBeRichText(text):
        return text
    return f'<span style="white-space: pre-wrap">{escape(text)}</span>'
