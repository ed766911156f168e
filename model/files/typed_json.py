"""JSON from a file that a stranger may have written: parsed within limits, each value asked for by its type.

Written by hand and not by a validation library, as most of what is checked (addresses, roles, editions) are the form's
own tables, and a library would want every class of the model declared a second time.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any, NoReturn, cast

_SURROGATES = re.compile("[\ud800-\udfff]")
_REPLACEMENT = "\ufffd"
_PARTS = (",", "[", "{")

Object = dict[str, Any]
"""An object of JSON, whose members still have to be asked for by their type."""


class ShapeError(ValueError):
    """The JSON is broken, too deep, or has a value of another type or size than expected."""


class TooManyPartsError(ShapeError):
    """The JSON has more values than are expected, or is nested deeper."""


def parse_json(data: bytes, *, most_parts: int) -> Object:
    """Return the object that UTF-8 data holds; raise ShapeError, TooManyPartsError above `most_parts` values.

    NaN and Infinity, which are no JSON, are refused.
    """
    try:
        text = data.decode("utf-8-sig", "surrogatepass")
        if sum(text.count(mark) for mark in _PARTS) > most_parts:
            raise TooManyPartsError("too many values")
        return an_object(json.loads(text, parse_constant=_refuse))
    except ShapeError:
        raise
    except RecursionError as error:
        raise TooManyPartsError("nested too deep") from error
    except ValueError as error:
        raise ShapeError(str(error)) from error


def _refuse(name: str) -> NoReturn:
    raise ShapeError(name)


def an_object(value: object) -> Object:
    """Return the value if it is an object; raise ShapeError for any other."""
    if not isinstance(value, dict):
        raise ShapeError("no object")
    return cast(Object, value)


def a_list(value: object, most: int) -> Sequence[object]:
    """Return the value if it is a list of at most `most` members; raise ShapeError for any other."""
    if not isinstance(value, list):
        raise ShapeError("no list")
    members = cast("list[object]", value)
    if len(members) > most:
        raise TooManyPartsError("list too long")
    return members


def a_text(value: object) -> str:
    """Return the value if it is a string, without half characters of UTF-16; raise ShapeError for any other."""
    if not isinstance(value, str):
        raise ShapeError("no text")
    return value if value.isascii() else _SURROGATES.sub(_REPLACEMENT, value)


def a_number(value: object, least: int, most: int) -> int:
    """Return the value if it is a whole number within the bounds; raise ShapeError for any other."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise ShapeError("no number within the bounds")
    return value


def a_flag(value: object) -> bool:
    """Return the value if it is true or false; raise ShapeError for any other."""
    if not isinstance(value, bool):
        raise ShapeError("no flag")
    return value


def member(content: Object, name: str) -> object:
    """Return a member of an object; raise ShapeError where it is missing."""
    if name not in content:
        raise ShapeError(f"no {name}")
    return content[name]
