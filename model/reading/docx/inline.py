"""The inside of a paragraph: runs, insertions, fields, content controls, pictures and text boxes."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager

from model.content.blocks import Block
from model.reading.docx.names import BOLD, MC, R_PR, R_STYLE, RUN, TEXT, VAL, VANISH, WP, M, W, is_on
from model.reading.docx.pictures import Pictures
from model.reading.docx.styles import Style, Styles
from model.reading.guards import Element, check_depth
from model.reading.shared.pieces import Pieces

_PLACEHOLDER = "placeholder text"
_PRIVATE_USE = range(0xE000, 0xF900)
_WRAPPERS = ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo")


class Inline:
    """Reads paragraphs; keeps only the state that goes on over paragraphs: open content controls and depth."""

    def __init__(self, styles: Styles, pictures: Pictures, blocks: Callable[[Element], list[Block]]) -> None:
        self._styles = styles
        self._pictures = pictures
        self._blocks = blocks
        self._depth = 0
        self._placeholders = 0
        self._fields: list[bool] = []
        """One for each open field of the paragraph: True while its instruction is read."""
        self._bold_by_style = False
        self._bold = False
        self._handlers: dict[str, Callable[[Element, Pieces], None]] = {
            RUN: self._run,
            f"{W}sdt": self._control,
            f"{MC}AlternateContent": self._alternative,
            f"{M}oMath": _formula,
            f"{M}oMathPara": _formula,
            **{W + name: self._children for name in _WRAPPERS},
        }
        self._in_run: dict[str, Callable[[Element, Pieces], None]] = {
            f"{W}br": _break,
            f"{W}cr": _break,
            f"{W}tab": lambda element, pieces: pieces.add(" ", self._bold),
            f"{W}ptab": lambda element, pieces: pieces.add(" ", self._bold),
            f"{W}noBreakHyphen": lambda element, pieces: pieces.add("-", self._bold),
            f"{W}sym": self._symbol,
            f"{W}fldChar": self._field,
            f"{W}drawing": self._drawing,
            f"{W}pict": self._shapes,
            f"{W}object": self._shapes,
            f"{W}ruby": self._ruby,
            f"{MC}AlternateContent": self._alternative_in_run,
        }

    def read(self, paragraph: Element, style: Style, *, plain: bool) -> Pieces:
        """Return the pieces of a paragraph; `plain` ignores the bold of its style, as for headings."""
        outside = self._bold_by_style, self._fields
        self._bold_by_style = bool(style.bold) and not plain
        self._fields = []
        pieces = Pieces()
        self._children(paragraph, pieces)
        self._bold_by_style, self._fields = outside
        return pieces

    @contextmanager
    def placeholders(self, control: Element) -> Generator[None]:
        """Skip text in the style of prompts while a content control that shows its prompt is read."""
        properties = next(control.iterchildren(f"{W}sdtPr"), None)
        shown = None if properties is None else next(properties.iterchildren(f"{W}showingPlcHdr"), None)
        shows = is_on(shown)
        self._placeholders += shows
        yield
        self._placeholders -= shows

    def _children(self, parent: Element, pieces: Pieces) -> None:
        self._depth += 1
        check_depth(self._depth)
        for child in parent:
            handler = self._handlers.get(child.tag)
            if handler is not None:
                handler(child, pieces)
        self._depth -= 1

    def _control(self, control: Element, pieces: Pieces) -> None:
        with self.placeholders(control):
            for content in control.iterchildren(f"{W}sdtContent"):
                self._children(content, pieces)

    def _alternative(self, choices: Element, pieces: Pieces) -> None:
        _first_choice(choices, pieces, self._children)

    def _alternative_in_run(self, choices: Element, pieces: Pieces) -> None:
        _first_choice(choices, pieces, self._run_content)

    def _run(self, run: Element, pieces: Pieces) -> None:
        first = run[0] if len(run) else None
        bold = self._bold_by_style
        if first is not None and first.tag == R_PR and len(first):
            is_bold = self._is_bold(first)
            if is_bold is None:
                return
            bold = is_bold
        self._bold = bold
        self._run_content(run, pieces)

    def _run_content(self, run: Element, pieces: Pieces) -> None:
        for child in run:
            tag = child.tag
            if tag == TEXT:
                if child.text and not any(self._fields):
                    pieces.add(child.text, self._bold)
            elif tag in self._in_run:
                self._in_run[tag](child, pieces)

    def _is_bold(self, properties: Element) -> bool | None:
        """Return whether the run is bold; None where it is not read because it is hidden or a prompt."""
        parts = {child.tag: child for child in properties}
        bold, hidden = parts.get(BOLD), parts.get(VANISH)
        named = parts.get(R_STYLE)
        style = None if named is None else self._styles.get(named.get(VAL, ""))
        if is_on(hidden) or (hidden is None and style is not None and style.hidden):
            return None
        if self._placeholders and style is not None and style.name == _PLACEHOLDER:
            return None
        if bold is not None:
            return is_on(bold)
        # Bold is a toggle: bold characters in a bold paragraph stand out by not being bold (17.7.3).
        return self._bold_by_style ^ bool(style is not None and style.bold)

    def _field(self, mark: Element, pieces: Pieces) -> None:
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            self._fields.append(True)
        elif self._fields and kind == "separate":
            self._fields[-1] = False
        elif self._fields:
            self._fields.pop()

    def _symbol(self, symbol: Element, pieces: Pieces) -> None:
        try:
            code = int(symbol.get(f"{W}char", ""), 16)
        except ValueError:
            return
        if 0x20 <= code < 0xD800 or _PRIVATE_USE.stop <= code < 0xFFFE:
            pieces.add(chr(code), self._bold)

    def _ruby(self, ruby: Element, pieces: Pieces) -> None:
        for base in ruby.iterchildren(f"{W}rubyBase"):
            self._children(base, pieces)

    def _drawing(self, drawing: Element, pieces: Pieces) -> None:
        """Place a picture in the line where it is, a floating one after its paragraph."""
        pictures = self._pictures.of_drawing(drawing)
        if next(drawing.iterchildren(f"{WP}inline"), None) is not None:
            for each in pictures:
                pieces.place(each)
        else:
            pieces.after += pictures
        self._text_boxes(drawing, pieces)

    def _shapes(self, shapes: Element, pieces: Pieces) -> None:
        for each in self._pictures.of_shapes(shapes):
            pieces.place(each)
        self._text_boxes(shapes, pieces)

    def _text_boxes(self, shape: Element, pieces: Pieces) -> None:
        box = f"{W}txbxContent"
        for each in shape.iter(box):
            if next(each.iterancestors(box, shape.tag), shape) is shape:
                pieces.after += self._blocks(each)


def _first_choice(choices: Element, pieces: Pieces, read: Callable[[Element, Pieces], None]) -> None:
    """Read the first choice that is not empty; the others repeat it for older programs."""
    for choice in choices.iterchildren(f"{MC}Choice", f"{MC}Fallback"):
        inner = Pieces()
        read(choice, inner)
        if inner:
            pieces.extend(inner)
            return


def _break(mark: Element, pieces: Pieces) -> None:
    pieces.break_line()


def _formula(formula: Element, pieces: Pieces) -> None:
    pieces.add("".join(formula.itertext(f"{M}t")))
