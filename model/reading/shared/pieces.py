"""Pieces: the text, line breaks and pictures of one paragraph in the order of reading, made into blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from model.content.blocks import Block, Paragraph, Picture, Role, Run

_INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b-\u200f\u2060\ufeff\ufffe\uffff]")


def _nothing() -> list[Block]:
    return []


@dataclass(slots=True)
class Pieces:
    """The content of one paragraph so far: lines of runs, pictures between them, blocks that come after it."""

    parts: list[list[Run] | Picture] = field(default_factory=lambda: [[]])
    after: list[Block] = field(default_factory=_nothing)

    def add(self, text: str, bold: bool = False) -> None:
        """Put text at the end; white space of any kind in it becomes a plain space."""
        last = self.parts[-1]
        if isinstance(last, Picture):
            last = list[Run]()
            self.parts.append(last)
        if "\n" in text or "\r" in text or "\t" in text:
            text = text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ").replace("\t", " ")
        if text:
            last.append(Run(text, bold))

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
                self.add(run.text, run.bold)
        self.after += other.after

    def __bool__(self) -> bool:
        return bool(self.after or len(self.parts) > 1 or self.parts[0])

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
        return any(not isinstance(part, Picture) and is_text(part) for part in self.parts)

    def blocks(
        self, role: Role = Role.BODY, *, label: str = "", before: list[Run] | None = None
    ) -> list[Block]:
        """Return the paragraphs and pictures in order; `label` and `before` lead the first line that has text."""
        found: list[Block] = []
        lead = [*(before or ()), *((Run(label),) if label and self.has_text else ())]
        for part in self.parts:
            if isinstance(part, Picture):
                found.append(part)
            elif part or lead:
                made = paragraph([*lead, *part], role)
                if made is not None:
                    found.append(made)
                    lead = []
        return found + self.after


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
    """Return the text without control characters and marks of no width."""
    return text if text.isprintable() else _INVISIBLE.sub("", text)
