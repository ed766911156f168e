"""Notes on what a reader left out of a file: struck, raised, hidden and invisible text."""

from __future__ import annotations

from collections.abc import Iterable

from model.reading.source import Omission, OmissionKind
from model.recognise.notes import Doubt, LeftOut, Note, excerpt, note

_DOUBTS = {kind: Doubt[kind.name] for kind in OmissionKind}
_MOST_QUOTED = 3


def omission_notes(omissions: Iterable[Omission]) -> list[Note]:
    """Return one note for each kind of omission, quoting the first few."""
    by_kind: dict[OmissionKind, list[Omission]] = {}
    for omission in omissions:
        by_kind.setdefault(omission.kind, []).append(omission)
    return [_note(kind, found) for kind, found in by_kind.items()]


def _note(kind: OmissionKind, found: list[Omission]) -> Note:
    quoted = dict.fromkeys(_quoted(omission) for omission in found)
    text = "、".join(f"“{each}”" for each in list(quoted)[:_MOST_QUOTED])
    left_out = LeftOut(tuple(omission.context or omission.text for omission in found))
    return note(_DOUBTS[kind], None, "", left_out, count=len(found), text=text)


def _quoted(omission: Omission) -> str:
    return excerpt(omission.context if omission.kind is OmissionKind.INVISIBLE else omission.text)
