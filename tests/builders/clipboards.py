"""Clipboards that ask for much: what web pages, spreadsheets and strangers put there, by kind."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QMimeData


class Clipboard(NamedTuple):
    """What lies on the clipboard."""

    html: str = ""
    text: str = ""

    def mime(self) -> QMimeData:
        """The same as Qt gives it to who pastes."""
        made = QMimeData()
        if self.html:
            made.setHtml(self.html)
        if self.text:
            made.setText(self.text)
        return made


def nested(tag: str, depth: int) -> Clipboard:
    """An element in itself, so deep."""
    return Clipboard(f"<{tag}>" * depth + "字" + f"</{tag}>" * depth)


def table(rows: int, columns: int, attributes: str = "") -> str:
    """A table of small figures."""
    row = "<tr>" + f"<td{attributes}>1</td>" * columns + "</tr>"
    return "<table>" + row * rows + "</table>"


def _tables_in_tables(depth: int) -> Clipboard:
    return Clipboard("<table><tr><td>" * depth + "1" + "</td></tr></table>" * depth)


def _lists_in_lists(depth: int) -> Clipboard:
    return Clipboard("<ul><li>项" * depth + "</li></ul>" * depth)


def _pictures(number: int) -> Clipboard:
    data = base64.b64encode(b"\x89PNG\r\n\x1a\n" + bytes(300)).decode()
    return Clipboard(f'<p><img src="data:image/png;base64,{data}"></p>' * number)


CLIPBOARDS: dict[str, Callable[[], Clipboard]] = {
    "div 10,000 deep": lambda: nested("div", 10_000),
    "div 200,000 deep": lambda: nested("div", 200_000),
    "blockquote 10,000 deep": lambda: nested("blockquote", 10_000),
    "span 50,000 deep": lambda: nested("span", 50_000),
    "div never closed": lambda: Clipboard("<div>字" * 50_000),
    "lists 5,000 deep": lambda: _lists_in_lists(5_000),
    "list of 100,000 items": lambda: Clipboard("<ol>" + "<li>项</li>" * 100_000 + "</ol>"),
    "tables 3,000 deep": lambda: _tables_in_tables(3_000),
    "5,000 tables": lambda: Clipboard(table(1, 2) * 5_000),
    "10 rows of 10,000 cells": lambda: Clipboard(table(10, 10_000)),
    "10,000 rows of 10 cells": lambda: Clipboard(table(10_000, 10)),
    "colspan 20,000": lambda: Clipboard(table(3, 3, ' colspan="20000"')),
    "rowspan 20,000": lambda: Clipboard(table(3, 3, " rowspan=20000")),
    "rowspan and colspan 2,000,000,000": lambda: Clipboard(
        table(2, 2, " rowspan='2000000000' colspan='2000000000'")
    ),
    "20 M characters of text": lambda: Clipboard(text="字" * 20_000_000),
    "20 M characters of a page": lambda: Clipboard("<p>" + "字" * 20_000_000 + "</p>", "字"),
    "1 M lines": lambda: Clipboard(text="行\n" * 1_000_000),
    "1 M empty lines": lambda: Clipboard(text="\n" * 1_000_000),
    "100,000 paragraphs of a page": lambda: Clipboard("<p>字</p>" * 100_000),
    "one paragraph of 200,000 bold pieces": lambda: Clipboard("<p>" + "<b>一</b>二" * 100_000 + "</p>"),
    "2,000 pictures that are none": lambda: _pictures(2_000),
    "a style sheet of 50,000 rules": lambda: Clipboard(
        "<style>" + "".join(f".a{n} {{color:red}}" for n in range(50_000)) + "</style><p class=a1>字</p>"
    ),
    "1 M tabs": lambda: Clipboard(text="1\t" * 1_000_000),
    "an attribute of 5 M characters": lambda: Clipboard('<p title="' + "x" * 5_000_000 + '">字</p>'),
    "500,000 entities": lambda: Clipboard("<p>" + "&nbsp;&lt;" * 250_000 + "</p>"),
    "a line of 300,000 characters": lambda: Clipboard(text="全年收到申请12件。" * 30_000),
}
"""A clipboard of each kind; each is made when it is asked for."""
