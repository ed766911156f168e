"""The body of an OpenDocument text: its elements, read in one pass, as blocks."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from typing import NamedTuple

from model.content.blocks import Block, Picture, Role, plain_text
from model.files.errors import ReadingError
from model.reading.guards import Element, Package, check_blocks, check_depth, read_part
from model.reading.odt.lists import Lists
from model.reading.odt.names import DRAW, FIELD, OFFICE, STYLE_NAME, SVG, TABLE, TEXT, XLINK
from model.reading.odt.styles import Style, Styles
from model.reading.odt.table import TableReader
from model.reading.shared.lengths import twips
from model.reading.shared.media import picture
from model.reading.shared.omissions import Omissions
from model.reading.shared.outline import role_of_outline
from model.reading.shared.pieces import Pieces
from model.reading.source import OmissionKind

_SPACE = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 200
_SHAPES = tuple(
    DRAW + name for name in ("frame", "custom-shape", "rect", "ellipse", "circle", "polygon", "caption")
)
_SKIPPED = frozenset(
    (
        f"{OFFICE}annotation",
        f"{OFFICE}annotation-end",
        f"{OFFICE}forms",
        f"{TABLE}shapes",
        f"{SVG}title",
        f"{SVG}desc",
        *(
            TEXT + name
            for name in (
                *(
                    "tracked-changes",
                    "sequence-decls",
                    "variable-decls",
                    "user-field-decls",
                    "hidden-text",
                ),
                *(
                    "table-of-content",
                    "illustration-index",
                    "table-index",
                    "alphabetical-index",
                    "object-index",
                ),
                *("user-index", "bibliography", "ruby-text", "bookmark", "bookmark-start", "bookmark-end"),
                *(
                    "soft-page-break",
                    "change",
                    "change-start",
                    "change-end",
                    "number",
                    "dde-connection-decls",
                ),
            )
        ),
    )
)


class _Look(NamedTuple):
    """How the text of the open span is shown."""

    struck: bool = False
    raised: bool = False
    faint: bool = False

    def under(self, style: Style) -> _Look:
        """Return the look of a span of a style inside this one."""
        own = style.struck, style.raised, style.faint
        return _Look(*(here if said is None else said for here, said in zip(self, own, strict=True)))


class Body:
    """The blocks of a document, by its styles and lists; pictures come from its package."""

    def __init__(self, styles: Styles, package: Package | None) -> None:
        self._styles = styles
        self._package = package
        self._lists = Lists(styles.lists)
        self._table = TableReader(styles, self._cell)
        self._depth = 0
        self._count = 0
        self._align = ""
        self._cells = 0
        """How many cells are open."""
        self._look = _Look()
        self.omissions = Omissions()
        """What was left out."""
        self._label: Callable[[], str] | None = None
        """Returns the label of the next paragraph, if it is the first of a list item."""
        self._handlers: dict[str, Callable[[Element], list[Block]] | None] = {
            **dict.fromkeys(_SKIPPED),
            f"{TEXT}p": self._paragraph,
            f"{TEXT}h": self._heading,
            f"{TEXT}list": self._list,
            f"{TEXT}list-item": self._item,
            f"{TEXT}section": self._section,
            f"{TABLE}table": self._table.blocks,
            **dict.fromkeys(_SHAPES, self._shape),
        }
        self._inline: dict[str, Callable[[Element, Pieces, bool], None] | None] = {
            **dict.fromkeys(_SKIPPED),
            f"{TEXT}note": self._note,
            f"{TEXT}placeholder": None,
            f"{FIELD}fieldmark": _fieldmark,
            f"{TEXT}span": self._span,
            f"{TEXT}s": _spaces,
            f"{TEXT}tab": lambda element, pieces, bold: pieces.add(" ", bold),
            f"{TEXT}line-break": lambda element, pieces, bold: pieces.break_line(),
            **dict.fromkeys(_SHAPES, self._frame),
        }

    def blocks(self, container: Element) -> list[Block]:
        """Return the blocks in a text, a cell, a section, a text box or an item of a list."""
        self._depth += 1
        check_depth(self._depth)
        found: list[Block] = []
        for child in container:
            handler = self._handlers.get(child.tag, self.blocks)
            if handler is not None:
                found += handler(child)
        self._depth -= 1
        self._count += len(found)
        check_blocks(self._count)
        return found

    def _cell(self, cell: Element) -> tuple[list[Block], str]:
        """Return the blocks of a cell, and the alignment of its last paragraph."""
        outside = self._label
        self._align, self._label = "", None
        self._cells += 1
        with self._lists.suspended():
            found = self.blocks(cell)
        self._cells -= 1
        self._label = outside
        return found, self._align

    def _list(self, element: Element) -> list[Block]:
        with self._lists.opened(element):
            return self.blocks(element)

    def _item(self, item: Element) -> list[Block]:
        self._label = lambda: self._lists.label(item)
        found = self.blocks(item)
        self._label = None
        return found

    def _section(self, section: Element) -> list[Block]:
        hidden = (
            section.get(f"{TEXT}display") == "none"
            or self._styles.get("section", section.get(STYLE_NAME)).hidden
        )
        return [] if hidden else self.blocks(section)

    def _heading(self, heading: Element) -> list[Block]:
        level = heading.get(f"{TEXT}outline-level", "1")
        number = int(level) if level.isdecimal() else 1
        if self._label is None and heading.get(f"{TEXT}is-list-header") != "true":
            self._label = lambda: self._lists.heading_label(number)
        return self._paragraph(heading, role_of_outline(number - 1))

    def _paragraph(self, paragraph: Element, role: Role = Role.BODY) -> list[Block]:
        style = self._styles.get("paragraph", paragraph.get(STYLE_NAME))
        self._align = style.align
        role = style.role or role
        label = self._label() if self._label is not None else ""
        self._label = None
        if style.hidden:
            return []
        pieces = Pieces(omissions=self.omissions)
        outside, self._look = self._look, _Look(bool(style.struck), False, bool(style.faint))
        self._walk(paragraph, pieces, bool(style.bold) and role is Role.BODY)
        self._look = outside
        return pieces.blocks(role, label=label, in_cell=self._cells > 0)

    def _walk(self, element: Element, pieces: Pieces, bold: bool) -> None:
        self._depth += 1
        check_depth(self._depth)
        if element.text:
            self._add(element.text, pieces, bold)
        for child in element:
            handler = self._inline.get(child.tag, self._walk)
            if handler is not None:
                handler(child, pieces, bold)
            if child.tail:
                self._add(child.tail, pieces, bold)
        self._depth -= 1

    def _span(self, span: Element, pieces: Pieces, bold: bool) -> None:
        style = self._styles.get("text", span.get(STYLE_NAME))
        if style.hidden:
            return
        outside, self._look = self._look, self._look.under(style)
        self._walk(span, pieces, bold if style.bold is None else style.bold)
        self._look = outside

    def _add(self, text: str, pieces: Pieces, bold: bool) -> None:
        """Add text in the format of its span."""
        if self._look.struck:
            pieces.leave_out(OmissionKind.STRUCK, text)
        else:
            pieces.add(_SPACE.sub(" ", text), bold, raised=self._look.raised, faint=self._look.faint)

    def _note(self, note: Element, pieces: Pieces, bold: bool) -> None:
        """Read a footnote or endnote as plain text."""
        outside = self._align, self._label, self._look
        self._label, self._look = None, _Look()
        with self._lists.suspended():
            found = [block for body in note.iterchildren(f"{TEXT}note-body") for block in self.blocks(body)]
        self._align, self._label, self._look = outside
        pieces.footnotes.append(plain_text(found).replace("\n", " "))

    def _frame(self, frame: Element, pieces: Pieces, bold: bool) -> None:
        """Place a picture in the line where it is, and floating content after its paragraph."""
        found = self._shape(frame)
        if frame.get(f"{TEXT}anchor-type") != "as-char":
            pieces.after += found
            return
        for block in found:
            if isinstance(block, Picture):
                pieces.place(block)
            else:
                pieces.after.append(block)

    def _shape(self, shape: Element) -> list[Block]:
        """Return the picture of a frame, or the text in a shape."""
        outside = self._align, self._label
        self._label = None
        image = next(shape.iterchildren(f"{DRAW}image"), None)
        made = None if image is None else self._picture(shape, image)
        with self._lists.suspended():
            found: list[Block] = self.blocks(shape) if made is None else [made]
        self._align, self._label = outside
        return found

    def _file(self, image: Element) -> bytes:
        if self._package is None:
            return _embedded(image)
        name = image.get(f"{XLINK}href", "").removeprefix("./")
        try:
            return read_part(self._package, name) if name in self._package else b""
        except ReadingError:
            return b""

    def _picture(self, frame: Element, image: Element) -> Picture | None:
        """Return a picture of the package; None if it is broken, missing or linked, as the report is readable without it."""
        data = self._file(image)
        description = next(frame.iterchildren(f"{SVG}desc", f"{SVG}title"), None)
        alternative = "" if description is None else description.text or ""
        return picture(data, twips(frame.get(f"{SVG}width")), twips(frame.get(f"{SVG}height")), alternative)


def _embedded(image: Element) -> bytes:
    """Return the file of a picture that stands in the document as Base64; empty where it is none."""
    data = image.find(f"{OFFICE}binary-data")
    try:
        return b"" if data is None else base64.b64decode(data.text or "")
    except (binascii.Error, ValueError):
        return b""


def _fieldmark(mark: Element, pieces: Pieces, bold: bool) -> None:
    """Read the chosen entry of a legacy drop-down list; other form fields have their text in the paragraph."""
    parameters = [(each.get(f"{FIELD}name", ""), each.get(f"{FIELD}value", "")) for each in mark]
    entries = [value for name, value in parameters if name in ("Dropdown_ListEntry", "ListEntry")]
    chosen = next((value for name, value in parameters if name in ("Dropdown_Selected", "Result")), "")
    if chosen.isdecimal() and int(chosen) < len(entries):
        pieces.add(entries[int(chosen)], bold)


def _spaces(element: Element, pieces: Pieces, bold: bool) -> None:
    count = element.get(f"{TEXT}c", "1")
    pieces.add(" " * min(int(count), _MOST_SPACES) if count.isdecimal() else " ", bold)
