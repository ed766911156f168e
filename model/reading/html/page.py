"""Convert the elements of a web page to blocks in one depth-first walk."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Mapping
from urllib.parse import unquote_to_bytes

from model.content.blocks import HEADINGS, Block, Role
from model.reading.guards import Element, check_blocks
from model.reading.html.lists import Lists
from model.reading.html.styles import NO_STYLE, Style, alignment, height, style_of, width
from model.reading.html.table import TableReader
from model.reading.shared.media import picture
from model.reading.shared.pieces import Pieces

_SKIPPED = frozenset(
    re.findall(
        r"\w+",
        """head script style noscript template nav footer aside iframe object embed applet select button textarea
        input datalist svg math canvas audio video map del rt rp frameset noframes dialog""",
    )
)
_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        """p div ul dl dt dd section article main header center blockquote address fieldset form figure figcaption
        hr caption legend body html details summary tbody thead tfoot tr td th hgroup menu dir multicol""",
    )
)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_BROKEN = re.compile(
    r"(?<=[\u2e80-\u9fff\uff00-\uffef])[ \t]*\r?\n[ \t\r\n]*(?=[\u2e80-\u9fff\uff00-\uffef])"
)
"""A line break of the source between two Chinese characters, which is not part of the text."""
_NUMBERED = re.compile(r"\s*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十\d]{1,3}[、.．])")
"""The text of a list item that already begins with its number."""
_DATA = re.compile(r"data:image/[\w.+-]+((?:;[\w=-]+)*),(.*)", re.I | re.S)

Resources = Mapping[str, bytes]


class Page:
    """Converts one page. `resources` are its embedded pictures, keyed by address."""

    def __init__(self, resources: Resources, *, has_title: bool) -> None:
        self._resources = resources
        self._has_title = has_title
        self._found: list[Block] = []
        self._count = 0
        self._pieces = Pieces()
        self._role = Role.BODY
        self._label: str = ""
        self._align: str = ""
        self._is_preformatted = False
        self._table = TableReader(self._cell)
        self._lists = Lists()
        self._handlers: dict[str, Callable[[Element, bool, Style], None] | None] = {
            **dict.fromkeys(_SKIPPED),
            **dict.fromkeys(_BLOCKS, self._block),
            "b": self._strong,
            "strong": self._strong,
            "br": lambda element, bold, style: self._pieces.break_line(),
            "img": self._image,
            "table": self._put_table,
            "ol": self._numbered,
            "li": self._item,
            "pre": self._preformatted,
            **{f"h{level}": self._heading for level in range(1, 7)},
        }

    def blocks(self, root: Element) -> list[Block]:
        """Return the blocks of the page."""
        self._walk(root, False)
        self._flush()
        check_blocks(self._count + len(self._found))
        return self._found

    def _walk(self, element: Element, bold: bool, style: Style = NO_STYLE) -> None:
        text = element.text
        if text:
            self._text(text, bold)
        handlers, inline = self._handlers, self._walk
        for child in element:
            handler = handlers.get(child.tag, inline)
            if handler is not None:
                own = style_of(child)
                if not own.hidden:
                    handler(child, bold if own.bold is None else own.bold, own)
            tail = child.tail
            if tail:
                self._text(tail, bold)

    def _strong(self, element: Element, bold: bool, style: Style) -> None:
        self._walk(element, style.bold is None or style.bold)

    def _block(self, element: Element, bold: bool, style: Style) -> None:
        self._flush()
        align = alignment(element, style)
        if align:
            self._align = align
        self._walk(element, bold)
        self._flush()

    def _flush(self) -> None:
        """End the current paragraph."""
        if self._pieces:
            label = "" if self._label and _NUMBERED.match(self._pieces.text) else self._label
            self._found += self._pieces.blocks(self._role, label=label)
            if self._pieces.has_text:
                self._label = ""
            self._pieces = Pieces()

    def _text(self, text: str, bold: bool) -> None:
        if self._is_preformatted:
            for index, line in enumerate(text.split("\n")):
                if index:
                    self._pieces.break_line()
                self._pieces.add(line, bold)
            return
        if text.isspace() and not self._pieces.last_character:
            return
        if "\n" in text:
            text = _BROKEN.sub("", text)
        text = _SPACE.sub(" ", text)
        if text[0] == " " and self._pieces.last_character in ("", " "):
            text = text[1:]
        if text:
            self._pieces.add(text.replace("\xa0", " "), bold)

    def _heading(self, element: Element, bold: bool, style: Style) -> None:
        self._flush()
        level = int(element.tag[1]) - 1
        outside = self._role
        if self._has_title:
            self._role = Role.TITLE if not level else HEADINGS[min(level - 1, len(HEADINGS) - 1)]
        else:
            self._role = HEADINGS[min(level, len(HEADINGS) - 1)]
        self._walk(element, False)
        self._flush()
        self._role = outside

    def _numbered(self, element: Element, bold: bool, style: Style) -> None:
        with self._lists.opened(element):
            self._block(element, bold, style)

    def _item(self, element: Element, bold: bool, style: Style) -> None:
        self._flush()
        self._label = self._lists.label(element)
        self._block(element, bold, style)
        self._label = ""

    def _preformatted(self, element: Element, bold: bool, style: Style) -> None:
        self._is_preformatted = True
        self._block(element, bold, style)
        self._is_preformatted = False

    def _put_table(self, element: Element, bold: bool, style: Style) -> None:
        self._flush()
        made = self._table.blocks(element, bold)
        self._found += made

    def _cell(self, cell: Element, bold: bool) -> tuple[list[Block], str]:
        """Return the content of a cell and the alignment of its last paragraph."""
        outside = self._found, self._pieces, self._role, self._align, self._label
        found: list[Block] = []
        self._found, self._pieces, self._role, self._align, self._label = found, Pieces(), Role.BODY, "", ""
        self._walk(cell, bold)
        self._flush()
        align = self._align
        self._count += len(found) + 1
        check_blocks(self._count)
        self._found, self._pieces, self._role, self._align, self._label = outside
        return found, align

    def _image(self, element: Element, bold: bool, style: Style) -> None:
        data = self._bytes(element.get("src", ""))
        made = picture(data, width(element, style), height(element, style), element.get("alt", ""))
        if made is not None:
            self._pieces.place(made)

    def _bytes(self, address: str) -> bytes:
        """Return the bytes of an embedded picture, empty for any other address; nothing is fetched."""
        match = _DATA.match(address)
        if match is None:
            return self._resources.get(address, b"")
        if ";base64" not in match.group(1).lower():
            return unquote_to_bytes(match.group(2))
        try:
            return base64.b64decode(match.group(2))
        except (binascii.Error, ValueError):
            return b""
