"""Notes on what a reader left out of a file or read other than it is stored."""

from __future__ import annotations

from collections.abc import Sequence

from model.reading.shared.remarks import Remark, RemarkKind
from model.recognise.notes import Doubt, Note, excerpt, note

_QUOTED = 3
"""Texts that one note quotes."""
_DOUBTS = {
    RemarkKind.STRUCK: Doubt.TEXT_STRUCK,
    RemarkKind.RAISED: Doubt.MARK_RAISED,
    RemarkKind.UNSEEN: Doubt.TEXT_UNSEEN,
    RemarkKind.WATERMARK: Doubt.TEXT_WATERMARK,
    RemarkKind.FOOTNOTE: Doubt.FOOTNOTE_KEPT,
    RemarkKind.CELL_FOOTNOTE: Doubt.FOOTNOTE_LEFT,
    RemarkKind.SUMMED: Doubt.FORMULA_SUMMED,
    RemarkKind.UNCALCULATED: Doubt.FORMULA_BLANK,
    RemarkKind.UNRULED: Doubt.TABLE_UNRULED,
}


def notes_on(remarks: Sequence[Remark]) -> list[Note]:
    """Return one note for each kind of remark, with the first of its texts."""
    texts: dict[RemarkKind, list[str]] = {}
    for remark in remarks:
        texts.setdefault(remark.kind, []).append(remark.text)
    return [note(_DOUBTS[kind], text=_quoted(found)) for kind, found in texts.items()]


def _quoted(texts: Sequence[str]) -> str:
    quoted = "、".join(f"“{excerpt(text)}”" for text in texts[:_QUOTED])
    return quoted if len(texts) <= _QUOTED else f"{quoted}等 {len(texts)} 处"
