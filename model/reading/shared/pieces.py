"""Pieces: the text, line breaks and pictures of one paragraph in the order of reading, made into blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from model.content.blocks import Block, Paragraph, Picture, Role, Run
from model.reading.shared.omissions import Omissions
from model.reading.shared.symbols import without_private_use
from model.reading.source import BLANK_CELL, OmissionKind

_INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b-\u200f\u2060\ufeff\ufffe\uffff]")
_NOTE_MARK = re.compile(r"[\[(（［【〔〈]?(?:注|[\d①-⑳*＊※†‡#]){1,4}[\])）］】〕〉]?[,，、]?")
_EXPONENTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SENTENCE_ENDS = "。！？；：”）)…"
_SENTENCE = 40
"""Characters: a longer paragraph is no title, whatever it ends with."""


class RaisedRun(Run):
    """Characters set higher than their line: a note mark, an exponent, or text that is only formatted so."""

    __slots__ = ()


class FaintRun(Run):
    """White characters, or ones of no size: they are there only where the whole line is like them, as on a coloured ground."""

    __slots__ = ()


def _nothing() -> list[Block]:
    return []


@dataclass(slots=True)
class Pieces:
    """The content of one paragraph so far: lines of runs, pictures between them, blocks that come after it."""

    parts: list[list[Run] | Picture] = field(default_factory=lambda: [[]])
    after: list[Block] = field(default_factory=_nothing)
    omissions: Omissions = field(default_factory=Omissions)
    """Where left out texts are recorded."""
    footnotes: list[str] = field(default_factory=list[str])
    marked: bool = False
    """Whether there is any raised or faint run."""

    def add(self, text: str, bold: bool = False, *, raised: bool = False, faint: bool = False) -> None:
        """Put text at the end; white space of any kind in it becomes a plain space."""
        last = self.parts[-1]
        if isinstance(last, Picture):
            last = list[Run]()
            self.parts.append(last)
        text = one_line(text)
        if text:
            made = FaintRun if faint else RaisedRun if raised else Run
            last.append(made(text, bold))
            self.marked = self.marked or raised or faint

    def leave_out(self, kind: OmissionKind, text: str) -> None:
        """Leave a text out, with an omission."""
        self.omissions.add(kind, text)

    def break_line(self) -> None:
        """End the line: what follows is a paragraph of its own."""
        self.parts.append(list[Run]())

    def place(self, picture: Picture) -> None:
        """Put a picture after the text so far."""
        self.parts.append(picture)

    def extend(self, other: Pieces) -> None:
        """Put other pieces at the end, their first line continuing the last one here."""
        for index, part in enumerate(other.parts):
            if isinstance(part, Picture):
                self.place(part)
                continue
            if index and not isinstance(other.parts[index - 1], Picture):
                self.break_line()
            for run in part:
                self.add(
                    run.text,
                    run.bold,
                    raised=isinstance(run, RaisedRun),
                    faint=isinstance(run, FaintRun),
                )
        self.after += other.after
        self.footnotes += other.footnotes

    def __bool__(self) -> bool:
        return bool(self.after or len(self.parts) > 1 or self.parts[0] or self.footnotes)

    @property
    def last_character(self) -> str:
        """The last character of the line, empty where there is none yet."""
        last = self.parts[-1]
        return "" if isinstance(last, Picture) or not last else last[-1].text[-1:]

    @property
    def text(self) -> str:
        """The characters of all lines."""
        return "".join(run.text for part in self.parts if not isinstance(part, Picture) for run in part)

    @property
    def has_text(self) -> bool:
        """Whether any character but white space was read."""
        return any([not isinstance(part, Picture) and is_text(part) for part in self.parts])

    def blocks(
        self,
        role: Role = Role.BODY,
        *,
        label: str = "",
        before: list[Run] | None = None,
        in_cell: bool = False,
    ) -> list[Block]:
        """Return the paragraphs and pictures in order; `label` and `before` lead the first line that has text.

        Footnotes end the last paragraph where it is a sentence, else follow it; those of a cell are left out.
        """
        found: list[Block] = []
        lead = [*(before or ()), *((Run(label),) if label and self.has_text else ())]
        for part in self.parts:
            if isinstance(part, Picture):
                found.append(part)
            elif part or lead:
                line = self._without_marks(self._without_faint(part)) if self.marked else part
                made = paragraph([*lead, *line], role)
                if made is not None:
                    found.append(made)
                    lead = []
                elif not in_cell and is_blank_cell("".join(run.text for run in line)):
                    found.append(Paragraph((Run(BLANK_CELL),)))
        if self.footnotes:
            self._add_footnotes(found, in_cell)
        return found + self.after

    def _without_faint(self, line: list[Run]) -> list[Run]:
        """Return a line without faint runs, or the whole line if it has no others."""
        if all(isinstance(run, FaintRun) or not run.text.strip() for run in line):
            return line
        for run in line:
            if isinstance(run, FaintRun) and run.text.strip():
                self.leave_out(OmissionKind.HIDDEN, run.text)
        return [run for run in line if not isinstance(run, FaintRun)]

    def _without_marks(self, line: list[Run]) -> list[Run]:
        """Return a line without superscript note marks; exponents become characters of their own."""
        found: list[Run] = []
        is_all_raised = all(isinstance(run, RaisedRun) or not run.text.strip() for run in line)
        for run in line:
            if not isinstance(run, RaisedRun) or is_all_raised:
                found.append(run)
                continue
            kept = raised_text(run.text, found[-1].text if found else "")
            if kept is None:
                self.leave_out(OmissionKind.RAISED, run.text)
            else:
                found.append(Run(kept, run.bold))
        return found

    def _add_footnotes(self, found: list[Block], in_cell: bool) -> None:
        last = found[-1] if found else None
        for text in self.footnotes:
            text = _printable(text).strip()
            if not text:
                continue
            self.leave_out(OmissionKind.FOOTNOTE_OF_CELL if in_cell else OmissionKind.FOOTNOTE, text)
            if in_cell:
                continue
            if isinstance(last, Paragraph) and _is_sentence(last.text):
                last = Paragraph((*last.runs, Run(f"（脚注：{text}）")), last.role)
                found[-1] = last
            else:
                found.append(Paragraph.of(f"脚注：{text}"))


def one_line(text: str) -> str:
    """Return the text with a plain space for each line feed and tabulator in it."""
    if "\n" in text or "\r" in text or "\t" in text:
        return text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ").replace("\t", " ")
    return text


def raised_text(text: str, before: str) -> str | None:
    """Return superscript text as it is read after `before`: an exponent as its own character, None for a note mark."""
    if text.strip() in ("2", "3") and before.endswith(("m", "M", "米", "ｍ")):
        return text.translate(_EXPONENTS)
    return None if _NOTE_MARK.fullmatch(text.strip()) else text


def _is_sentence(text: str) -> bool:
    return text[-1:] in _SENTENCE_ENDS or len(text) > _SENTENCE


def is_blank_cell(text: str) -> bool:
    """Return whether a line may be a blank cell that was copied: no-break or ideographic spaces and nothing else."""
    return text.isspace() and not text.isascii()


def is_text(runs: list[Run]) -> bool:
    """Return whether any of the runs holds more than white space."""
    return any(run.text and not run.text.isspace() for run in runs)


def paragraph(runs: list[Run], role: Role = Role.BODY) -> Paragraph | None:
    """Return a paragraph without white space at its ends, neighbouring runs of one format joined; None if it is blank."""
    if len(runs) == 1:
        text = _printable(runs[0].text).strip()
        return Paragraph((Run(text, runs[0].bold),), role) if text else None
    weights: list[bool] = []
    texts: list[list[str]] = []
    for run in runs:
        if weights and (weights[-1] == run.bold or run.text.isspace()):
            texts[-1].append(run.text)
        elif weights or run.text.strip():
            weights.append(run.bold)
            texts.append([run.text])
    if not weights:
        return None
    whole = [_printable("".join(pieces)) for pieces in texts]
    whole[0] = whole[0].lstrip()
    whole[-1] = whole[-1].rstrip()
    joined = tuple(Run(text, bold) for text, bold in zip(whole, weights, strict=True) if text)
    return Paragraph(joined, role) if joined else None


def _printable(text: str) -> str:
    """Return the text without control characters and marks of no width, symbols of symbol fonts as Unicode."""
    return text if text.isprintable() else _INVISIBLE.sub("", without_private_use(text))
