"""Convert the elements of a web page to blocks in one depth-first walk."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Mapping
from urllib.parse import unquote_to_bytes

from model.content.blocks import HEADINGS, Block, Paragraph, Role, Run
from model.reading.guards import Element, check_blocks
from model.reading.html.fields import field_text
from model.reading.html.lists import Lists
from model.reading.html.styles import NO_STYLE, Style, alignment, height, is_on_colour, style_of, width
from model.reading.html.table import TableReader
from model.reading.shared.media import picture
from model.reading.shared.omissions import Omissions
from model.reading.shared.pieces import Pieces, is_blank_cell
from model.reading.source import BLANK_CELL, Omission, OmissionKind

_SKIPPED = frozenset(
    re.findall(
        r"\w+",
        """head script style noscript template nav footer aside iframe object embed applet button datalist svg math canvas audio video map rt rp frameset noframes dialog""",
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
_EXPONENT = re.compile("[23]")
_UNIT = re.compile("[A-Za-z米]")
_SUPERSCRIPTS = str.maketrans("23", "²³")
_LONGEST_MARK = 6
"""Characters of a superscript that may be a note mark."""
_LONGEST_CONTEXT = 80
_WHITE = frozenset({"white", "#fff", "#ffffff"})
_DATA = re.compile(r"data:image/[\w.+-]+((?:;[\w=-]+)*),(.*)", re.I | re.S)

Resources = Mapping[str, bytes]
Handler = Callable[[Element, bool, Style], None]


class Page:
    """Converts one page. `resources` are its embedded pictures, keyed by address."""

    def __init__(self, resources: Resources, *, has_title: bool, has_links: bool = False) -> None:
        """`has_links` is whether the page has style sheets that lie elsewhere."""
        self._resources = resources
        self._has_title = has_title
        self._has_links = has_links
        self._found: list[Block] = []
        self._path: list[int] = []
        self._containers: list[tuple[int, ...]] = []
        self._count = 0
        self._elements = 0
        self._unused = Omissions()
        """That of pieces of text; pages leave out whole elements."""
        self._pieces = Pieces(omissions=self._unused)
        self._role = Role.BODY
        self._label: str = ""
        self._align: str = ""
        self._is_preformatted = False
        self._is_in_cell = False
        self._is_blank_cell = False
        self.omissions: list[Omission] = []
        self._table = TableReader(self._cell, lambda row: self._omit(row, OmissionKind.STRUCK))
        self._lists = Lists()
        self._handlers: dict[str, Handler | None] = {
            **dict.fromkeys(_SKIPPED),
            **dict.fromkeys(_BLOCKS, self._block),
            **dict.fromkeys(("s", "strike", "del"), self._struck),
            "font": self._font,
            **dict.fromkeys(("input", "select", "textarea"), self._field),
            "sup": self._raised,
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

    @property
    def containers(self) -> tuple[tuple[int, ...], ...]:
        """For each block the block elements around it, outermost first, as numbers."""
        return tuple(self._containers)

    def _walk(self, element: Element, bold: bool, style: Style = NO_STYLE) -> None:
        text = element.text
        if text:
            self._text(text, bold)
        handlers, inline = self._handlers, self._walk
        for child in element:
            handler = handlers.get(child.tag, inline)
            if handler is not None:
                if not child.get("style"):
                    handler(child, bold, NO_STYLE)
                else:
                    self._styled(child, bold, handler)
            tail = child.tail
            if tail:
                self._text(tail, bold)

    def _font(self, element: Element, bold: bool, style: Style) -> None:
        if (element.get("color") or "").lower() in _WHITE and self._is_faint(element):
            self._omit(element, OmissionKind.HIDDEN)
        else:
            self._walk(element, bold)

    def _struck(self, element: Element, bold: bool, style: Style) -> None:
        self._omit(element, OmissionKind.STRUCK)

    def _raised(self, element: Element, bold: bool, style: Style) -> None:
        """Leave out a note mark; other superscripts, as the exponent of a unit, are text."""
        text = "".join(element.itertext()).strip()
        if _EXPONENT.fullmatch(text) and _UNIT.fullmatch(self._pieces.last_character):
            self._text(text.translate(_SUPERSCRIPTS), bold)
        elif len(text) <= _LONGEST_MARK:
            self._omit(element, OmissionKind.RAISED)
        else:
            self._walk(element, bold)

    def _styled(self, element: Element, bold: bool, handler: Handler) -> None:
        """Handle an element with a style of its own, unless the style says that its text is not there."""
        own = style_of(element)
        if own.struck:
            self._struck(element, bold, own)
        elif own.raised:
            self._raised(element, bold, own)
        elif own.inkless or (own.white and self._is_faint(element)):
            self._omit(element, OmissionKind.HIDDEN)
        elif not own.hidden:
            handler(element, bold if own.bold is None else own.bold, own)
        elif self._is_in_cell:
            self._omit(element, OmissionKind.HIDDEN)

    def _is_faint(self, element: Element) -> bool:
        """Return whether white text lies on white: nothing around it has a background, and other text stands beside it."""
        parent = element.getparent()
        beside = parent is not None and len("".join(parent.itertext()).strip()) > len(
            "".join(element.itertext()).strip()
        )
        return (beside or not self._has_links) and not is_on_colour(element)

    def _omit(self, element: Element, kind: OmissionKind) -> None:
        text = "".join(element.itertext()).strip()
        parent = element.getparent()
        around = "" if parent is None else "".join(parent.itertext()).strip()[:_LONGEST_CONTEXT]
        if text:
            self.omissions.append(Omission(kind, text, around))

    def _field(self, element: Element, bold: bool, style: Style) -> None:
        text = field_text(element)
        if element.tag == "textarea" or self._is_in_cell:
            for index, line in enumerate(text.split("\n")):
                if index:
                    self._pieces.break_line()
                self._pieces.add(line, bold)

    def _strong(self, element: Element, bold: bool, style: Style) -> None:
        self._walk(element, style.bold is None or style.bold)

    def _block(self, element: Element, bold: bool, style: Style) -> None:
        self._flush()
        align = alignment(element, style)
        if align:
            self._align = align
        self._elements += 1
        self._path.append(self._elements)
        self._walk(element, bold)
        self._flush()
        self._path.pop()

    def _flush(self) -> None:
        """End the current paragraph."""
        if self._pieces:
            label = "" if self._label and _NUMBERED.match(self._pieces.text) else self._label
            self._put(self._pieces.blocks(self._role, label=label))
            if self._label and self._pieces.has_text:
                self._label = ""
            self._pieces = Pieces(omissions=self._unused)
        elif self._is_blank_cell and not self._is_in_cell:
            self._put([Paragraph((Run(BLANK_CELL),))])
        self._is_blank_cell = False

    def _text(self, text: str, bold: bool) -> None:
        if self._is_preformatted:
            for index, line in enumerate(text.split("\n")):
                if index:
                    self._pieces.break_line()
                self._pieces.add(line, bold)
            return
        if text.isspace() and not self._pieces.last_character:
            self._is_blank_cell = self._is_blank_cell or is_blank_cell(text)
            return
        if not text.isprintable() or "  " in text:
            if "\n" in text:
                text = _BROKEN.sub("", text)
            text = _SPACE.sub(" ", text).replace("\xa0", " ")
        if text[0] == " " and self._pieces.last_character in ("", " "):
            text = text[1:]
        if text:
            self._pieces.add(text, bold)

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
        self._put(self._table.blocks(element, bold))

    def _put(self, blocks: list[Block]) -> None:
        self._found += blocks
        self._containers += [tuple(self._path)] * len(blocks)

    def _cell(self, cell: Element, bold: bool) -> tuple[list[Block], str]:
        """Return the content of a cell and the alignment of its last paragraph."""
        outside = self._found, self._pieces, self._role, self._align, self._label, self._containers
        found: list[Block] = []
        self._found, self._pieces, self._role, self._align, self._label = (
            found,
            Pieces(omissions=self._unused),
            Role.BODY,
            "",
            "",
        )
        self._containers = []
        was_in_cell, self._is_in_cell = self._is_in_cell, True
        self._walk(cell, bold)
        self._flush()
        self._is_in_cell = was_in_cell
        align = self._align
        self._count += len(found) + 1
        check_blocks(self._count)
        self._found, self._pieces, self._role, self._align, self._label, self._containers = outside
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
