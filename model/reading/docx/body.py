"""The body of a document: its elements, read in one pass, as blocks."""

from __future__ import annotations

from collections.abc import Callable

from model.content.blocks import Block, Role, Run
from model.reading.docx.footnotes import Footnotes
from model.reading.docx.inline import Inline
from model.reading.docx.names import JC, MC, NUM_PR, OUTLINE, P_PR, P_STYLE, R_PR, REL, VAL, W
from model.reading.docx.numbering import Numbering
from model.reading.docx.pictures import Pictures
from model.reading.docx.styles import Style, Styles
from model.reading.docx.table import TableReader
from model.reading.guards import Element, check_blocks, check_depth
from model.reading.shared.omissions import Omissions
from model.reading.shared.outline import role_of_outline
from model.reading.shared.pieces import Pieces, is_blank_cell
from model.reading.shared.pieces import paragraph as joined

_WRAPPERS = (f"{W}customXml", f"{W}ins", f"{W}moveTo", f"{W}smartTag")
_DELETED = (f"{W}del", f"{W}moveFrom")
_NO_LIST = "0"


class Body:
    """The blocks of a document's parts, by its styles, numbering and pictures."""

    def __init__(
        self,
        styles: Styles,
        numbering: Numbering,
        pictures: Pictures,
        footnotes: Footnotes,
        embedded: Callable[[str], list[Block]],
    ) -> None:
        """`embedded` returns the blocks of a part of another format by the id of its relationship."""
        self._styles = styles
        self._numbering = numbering
        self._inline = Inline(styles, pictures, footnotes, self.blocks)
        self._embedded = embedded
        self._table = TableReader(self._cell)
        self._depth = 0
        self._count = 0
        self._align = ""
        self._cells = 0
        """How many cells are open."""
        self._held: list[Run] = []
        """Runs before a deleted paragraph mark, which belong to the next paragraph."""
        self._handlers: dict[str, Callable[[Element], list[Block]]] = {
            f"{W}p": self._paragraph,
            f"{W}tbl": self._table.blocks,
            f"{W}sdt": self._control,
            f"{W}altChunk": lambda chunk: self._embedded(chunk.get(f"{REL}id", "")),
            f"{MC}AlternateContent": self._alternative,
            **dict.fromkeys(_WRAPPERS, self.blocks),
        }

    @property
    def omissions(self) -> Omissions:
        """What was left out."""
        return self._inline.omissions

    def blocks(self, container: Element) -> list[Block]:
        """Return the blocks in a body, a cell, a text box or a content control."""
        self._depth += 1
        check_depth(self._depth)
        found: list[Block] = []
        for child in container:
            handler = self._handlers.get(child.tag)
            if handler is not None:
                found += handler(child)
        found += Pieces().blocks(before=self._held) if self._held else ()
        self._held = []
        self._depth -= 1
        self._count += len(found)
        check_blocks(self._count)
        return found

    def _cell(self, cell: Element) -> tuple[list[Block], str]:
        """Return the blocks of a table cell, and the alignment of its last paragraph."""
        self._align = ""
        self._cells += 1
        found = self.blocks(cell)
        self._cells -= 1
        return found, self._align

    def _control(self, control: Element) -> list[Block]:
        with self._inline.placeholders(control):
            return [
                block for content in control.iterchildren(f"{W}sdtContent") for block in self.blocks(content)
            ]

    def _alternative(self, choices: Element) -> list[Block]:
        for choice in choices.iterchildren(f"{MC}Choice", f"{MC}Fallback"):
            found = self.blocks(choice)
            if found:
                return found
        return []

    def _paragraph(self, paragraph: Element) -> list[Block]:
        first = paragraph[0] if len(paragraph) else None
        if first is None:
            return []
        properties = {child.tag: child for child in first} if first.tag == P_PR else {}
        style = self._style(properties)
        if style.is_contents:
            return []
        outline = properties.get(OUTLINE)
        role = style.role if outline is None else role_of_outline(_number(outline.get(VAL)))
        align = properties.get(JC)
        self._align = style.align or "" if align is None else align.get(VAL, "")
        is_plain, is_deleted = role is not Role.BODY, _is_mark_deleted(properties.get(R_PR))
        run = None if self._held or is_deleted else self._inline.only_run(paragraph, style, plain=is_plain)
        if run is not None and (self._cells or not is_blank_cell(run.text)):
            label = self._label(properties, style)
            made = joined([Run(label), run] if label and not run.text.isspace() else [run], role)
            return [] if made is None else [made]
        pieces = self._inline.read(paragraph, style, plain=is_plain)
        if is_deleted:
            self._held += [run for part in pieces.parts if isinstance(part, list) for run in part]
            return pieces.after
        held, self._held = self._held, []
        return pieces.blocks(role, label=self._label(properties, style), before=held, in_cell=self._cells > 0)

    def _style(self, properties: dict[str, Element]) -> Style:
        named = properties.get(P_STYLE)
        return self._styles.default if named is None else self._styles.get(named.get(VAL, ""))

    def _label(self, properties: dict[str, Element], style: Style) -> str:
        number, level = style.number, style.level
        direct = properties.get(NUM_PR)
        if direct is not None:
            own = {child.tag: child.get(VAL) for child in direct}
            number = own.get(f"{W}numId") or number
            level = own.get(f"{W}ilvl") or level
        if not number or number == _NO_LIST:
            return ""
        if level is None:
            named = properties.get(P_STYLE)
            return self._numbering.label(
                number, self._numbering.level_of_style(number, "" if named is None else named.get(VAL, ""))
            )
        return self._numbering.label(number, _number(level) or 0)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() else None


def _is_mark_deleted(mark: Element | None) -> bool:
    """Return whether a tracked change deleted a paragraph mark; changes are the first properties of a mark."""
    return mark is not None and any(child.tag in _DELETED for child in mark[:2])
