"""The library that recognises characters (RapidOCR on ONNX Runtime): every call to it stands here.

The models are part of the package; nothing is fetched. Pictures are arrays of bytes: rows, columns, and three colours.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, NamedTuple

_NEEDED = ("rapidocr", "onnxruntime", "cv2")


class Word(NamedTuple):
    """A line of characters in a picture, its box in pixels, and how sure they are, up to 1."""

    left: float
    top: float
    right: float
    bottom: float
    text: str
    score: float


def is_available() -> bool:
    """Return whether the packages of the extra `ocr` are installed; loads none of them."""
    return all(find_spec(name) is not None for name in _NEEDED)


@cache
def _engine() -> Any:
    rapidocr: Any = import_module("rapidocr")
    quiet = {"Global.log_level": "critical", "EngineConfig.onnxruntime.intra_op_num_threads": 2}
    return rapidocr.RapidOCR(params=quiet)


def words_in(picture: Any) -> list[Word]:
    """Return the lines of characters in a picture, as they are detected."""
    result: Any = _engine()(picture, use_det=True, use_cls=True, use_rec=True)
    if result is None or result.boxes is None:
        return []
    found: list[Word] = []
    for box, text, score in zip(result.boxes, result.txts, result.scores, strict=True):
        xs, ys = [float(x) for x, _ in box], [float(y) for _, y in box]
        found.append(Word(min(xs), min(ys), max(xs), max(ys), str(text), float(score)))
    return found


def line_in(picture: Any) -> tuple[str, float]:
    """Return the characters of a picture that holds one line and nothing else, and how sure they are."""
    result: Any = _engine()(picture, use_det=False, use_cls=False, use_rec=True)
    if result is None or not result.txts:
        return "", 0.0
    return str(result.txts[0]), float(result.scores[0])


def decoded(data: bytes) -> Any:
    """Return the picture in a file; None if it cannot be read."""
    numpy: Any = import_module("numpy")
    cv2: Any = import_module("cv2")
    return cv2.imdecode(numpy.frombuffer(data, numpy.uint8), cv2.IMREAD_COLOR)


def resized(picture: Any, scale: float) -> Any:
    """Return a picture larger or smaller by a factor."""
    cv2: Any = import_module("cv2")
    return cv2.resize(
        picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    )
