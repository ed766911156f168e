"""Fields of a paragraph: whether text belongs to an instruction, and what a field without a stored result shows."""

from __future__ import annotations

from dataclasses import dataclass, field

from model.reading.docx.names import VAL, W, value_of
from model.reading.guards import Element, check_depth
from model.reading.shared.field_codes import shown
from model.reading.shared.pieces import Pieces


@dataclass(slots=True)
class _Field:
    """An open field; its instruction is read until its separator or end."""

    in_instruction: bool = True
    instruction: list[str] = field(default_factory=list[str])
    before_result: int = 0
    """Length of the paragraph's text where the result begins."""


class Fields:
    """The open fields of one paragraph, the innermost last."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    @property
    def in_instruction(self) -> bool:
        """Whether text belongs to the instruction of a field and is not shown."""
        return any(each.in_instruction for each in self._open)

    def add_instruction(self, text: str | None) -> None:
        """Add text to the instruction of the innermost field."""
        if self._open and self._open[-1].in_instruction:
            self._open[-1].instruction.append(text or "")

    def mark(self, mark: Element, pieces: Pieces, bold: bool) -> None:
        """Follow a `w:fldChar`; a drop-down list and a field without a result are read as what they show."""
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            check_depth(len(self._open))
            chosen = "" if self.in_instruction else _chosen(mark)
            self._open.append(_Field())
            pieces.add(chosen, bold)
        elif self._open and kind == "separate":
            self._open[-1].in_instruction = False
            self._open[-1].before_result = len(pieces.text)
        elif self._open:
            ended = self._open.pop()
            has_result = not ended.in_instruction and len(pieces.text) > ended.before_result
            if not has_result and not self.in_instruction:
                pieces.add(shown("".join(ended.instruction)), bold)


def _chosen(mark: Element) -> str:
    """Return the chosen entry of a legacy drop-down list, which is stored as its number; empty for other fields."""
    choices = mark.find(f"{W}ffData/{W}ddList")
    if choices is None:
        return ""
    entries = [each.get(VAL, "") for each in choices.iterchildren(f"{W}listEntry")]
    number = value_of(choices, f"{W}result") or value_of(choices, f"{W}default") or "0"
    index = int(number) if number.isdecimal() else 0
    return entries[index] if index < len(entries) else ""
