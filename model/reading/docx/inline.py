"""The inside of a paragraph: runs, insertions, fields, content controls, pictures and text boxes."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import NamedTuple

from model.content.blocks import Block, Run
from model.reading.docx.fields import Fields
from model.reading.docx.footnotes import KINDS, Footnotes
from model.reading.docx.names import (
    BOLD,
    COLOUR,
    DOUBLE_STRIKE,
    LIFT,
    MC,
    P_PR,
    R_PR,
    R_STYLE,
    RAISE,
    RUN,
    SHADING,
    SIZE,
    STRIKE,
    TEXT,
    VAL,
    VANISH,
    WP,
    M,
    W,
    is_on,
)
from model.reading.docx.pictures import Pictures
from model.reading.docx.styles import NO_STYLE, Style, Styles
from model.reading.guards import Element, check_depth
from model.reading.shared.omissions import Omissions
from model.reading.shared.pieces import Pieces, one_line
from model.reading.shared.symbols import symbol
from model.reading.source import OmissionKind

_PLACEHOLDER = "placeholder text"
_PROMPT = re.compile(r"\s*(?:单击|点击|请|在此)(?:或点击|或单击)?(?:此处|这里)?(?:输入|填写|选择|键入)")
_LIFT = 6
"""Half points by which a character is raised by hand."""
_NO_SIZES = frozenset({"0", "1", "2"})
"""Half points."""
_HIGHLIGHT = f"{W}highlight"
_WRAPPERS = ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo")


class RunFormat(NamedTuple):
    """The formatting of a run that matters for reading it."""

    bold: bool = False
    struck: bool = False
    raised: bool = False
    faint: bool = False


class Inline:
    """Reads paragraphs; keeps only the state that goes on over paragraphs: open content controls and depth."""

    def __init__(
        self,
        styles: Styles,
        pictures: Pictures,
        footnotes: Footnotes,
        blocks: Callable[[Element], list[Block]],
    ) -> None:
        self.omissions = Omissions()
        """What was left out."""
        self._styles = styles
        self._pictures = pictures
        self._footnotes = footnotes
        self._blocks = blocks
        self._depth = 0
        self._placeholders = 0
        self._fields = Fields()
        self._bold_by_style = False
        self._format = RunFormat()
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
            f"{W}tab": lambda element, pieces: pieces.add(" ", self._format.bold),
            f"{W}ptab": lambda element, pieces: pieces.add(" ", self._format.bold),
            f"{W}noBreakHyphen": lambda element, pieces: self._add("-", pieces),
            f"{W}sym": self._symbol,
            f"{W}fldChar": lambda mark, pieces: self._fields.mark(mark, pieces, self._format.bold),
            f"{W}instrText": lambda text, pieces: self._fields.add_instruction(text.text),
            f"{W}drawing": self._drawing,
            f"{W}pict": self._shapes,
            f"{W}object": self._shapes,
            f"{W}ruby": self._ruby,
            f"{MC}AlternateContent": self._alternative_in_run,
            **dict.fromkeys(KINDS, self._footnote),
        }

    def read(self, paragraph: Element, style: Style, *, plain: bool) -> Pieces:
        """Return the pieces of a paragraph; `plain` ignores the bold of its style, as for headings."""
        outside = self._bold_by_style, self._fields
        self._bold_by_style = bool(style.bold) and not plain
        self._fields = Fields()
        pieces = Pieces(omissions=self.omissions)
        self._children(paragraph, pieces)
        self._bold_by_style, self._fields = outside
        return pieces

    def only_run(self, paragraph: Element, style: Style, *, plain: bool) -> Run | None:
        """Return the text of a paragraph that is one plain run of one text; None for any other, which `read` reads.

        Nearly all cells of a form are such: the way around the pieces takes a third of the time.
        """
        content = [child for child in paragraph if child.tag != P_PR]
        if len(content) != 1 or content[0].tag != RUN:
            return None
        *properties, text = content[0] if len(content[0]) else (None,)
        if text is None or text.tag != TEXT or not text.text or len(properties) > 1:
            return None
        is_bold = bool(style.bold) and not plain
        if properties:
            if properties[0].tag != R_PR:
                return None
            outside, self._bold_by_style = self._bold_by_style, is_bold
            found = self._run_format(properties[0]) if len(properties[0]) else RunFormat(is_bold)
            self._bold_by_style = outside
            if found is None or found.struck or found.raised:
                return None
            is_bold = found.bold
        return Run(one_line(text.text), is_bold)

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
        found: RunFormat | None = RunFormat(self._bold_by_style)
        if first is not None and first.tag == R_PR and len(first):
            found = self._run_format(first)
            if found is None:
                return
        self._format = found
        self._run_content(run, pieces)

    def _run_content(self, run: Element, pieces: Pieces) -> None:
        for child in run:
            tag = child.tag
            if tag == TEXT:
                if child.text:
                    self._add(child.text, pieces)
            elif tag in self._in_run:
                self._in_run[tag](child, pieces)

    def _add(self, text: str, pieces: Pieces) -> None:
        """Add text in the format of its run, unless it is struck or belongs to the instruction of a field."""
        if self._fields.in_instruction or (self._placeholders and _PROMPT.match(text)):
            return
        bold, struck, raised, faint = self._format
        if struck:
            pieces.leave_out(OmissionKind.STRUCK, text)
        else:
            pieces.add(text, bold, raised=raised, faint=faint)

    def _run_format(self, properties: Element) -> RunFormat | None:
        """Return the format of a run; None where it is not read because it is hidden or a prompt."""
        parts = {child.tag: child for child in properties}
        bold, hidden = parts.get(BOLD), parts.get(VANISH)
        named = parts.get(R_STYLE)
        style = NO_STYLE if named is None else self._styles.get(named.get(VAL, ""))
        if is_on(hidden) or (hidden is None and style.hidden):
            return None
        if self._placeholders and style.name == _PLACEHOLDER:
            return None
        # Bold is a toggle: bold characters in a bold paragraph stand out by not being bold (17.7.3).
        is_bold = is_on(bold) if bold is not None else self._bold_by_style ^ bool(style.bold)
        return RunFormat(is_bold, _is_struck(parts, style), _is_raised(parts, style), _is_faint(parts))

    def _footnote(self, reference: Element, pieces: Pieces) -> None:
        if self._fields.in_instruction:
            return
        text = self._footnotes.take(KINDS[reference.tag], reference.get(f"{W}id", ""), self._text_of_note)
        if text:
            pieces.footnotes.append(text)

    def _text_of_note(self, paragraph: Element) -> str:
        outside = self._format
        text = self.read(paragraph, NO_STYLE, plain=True).text
        self._format = outside
        return text

    def _symbol(self, element: Element, pieces: Pieces) -> None:
        try:
            code = int(element.get(f"{W}char", ""), 16)
        except ValueError:
            return
        self._add(symbol(code, element.get(f"{W}font", "")), pieces)

    def _ruby(self, ruby: Element, pieces: Pieces) -> None:
        for base in ruby.iterchildren(f"{W}rubyBase"):
            self._children(base, pieces)

    def _drawing(self, drawing: Element, pieces: Pieces) -> None:
        """Place a picture in the line where it is, a floating one after its paragraph."""
        pictures = self._pictures.of_drawing(drawing)
        while self._pictures.unread:
            pieces.omissions.add(OmissionKind.CHART, self._pictures.unread.pop())
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


def _is_struck(parts: dict[str, Element], style: Style) -> bool:
    own = [parts[name] for name in (STRIKE, DOUBLE_STRIKE) if name in parts]
    return any(map(is_on, own)) if own else bool(style.struck)


def _is_raised(parts: dict[str, Element], style: Style) -> bool:
    align, lift = parts.get(RAISE), parts.get(LIFT)
    if align is not None:
        return align.get(VAL) == "superscript"
    distance = "" if lift is None else lift.get(VAL, "")
    return bool(style.raised) or (distance.isdecimal() and int(distance) >= _LIFT)


def _is_faint(parts: dict[str, Element]) -> bool:
    """Return whether characters are white without a ground of their own, or a point high or less."""
    colour, size = parts.get(COLOUR), parts.get(SIZE)
    if size is not None and size.get(VAL) in _NO_SIZES:
        return True
    return (
        colour is not None
        and colour.get(VAL, "").upper() == "FFFFFF"
        and not {SHADING, _HIGHLIGHT} & parts.keys()
    )


def _first_choice(choices: Element, pieces: Pieces, read: Callable[[Element, Pieces], None]) -> None:
    """Read the first choice that is not empty; the others repeat it for older programs."""
    for choice in choices.iterchildren(f"{MC}Choice", f"{MC}Fallback"):
        inner = Pieces(omissions=pieces.omissions)
        read(choice, inner)
        if inner:
            pieces.extend(inner)
            return


def _break(mark: Element, pieces: Pieces) -> None:
    pieces.break_line()


def _formula(formula: Element, pieces: Pieces) -> None:
    pieces.add("".join(formula.itertext(f"{M}t")))
