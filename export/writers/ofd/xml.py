"""XML of OFD as text: elements of its namespace, and lengths in millimetres."""

from __future__ import annotations

from html import escape

from export.style import TWIPS_PER_POINT

_NAMESPACE = "http://www.ofdspec.org/2016"
_MILLIMETRES = 25.4 / 72 / TWIPS_PER_POINT


def element(name: str, *inside: str, **attributes: str | int) -> str:
    """Return an element with attributes and what is inside it, which is XML already."""
    told = "".join(f' {key}="{escape(str(value))}"' for key, value in attributes.items())
    body = "".join(inside)
    return f"<ofd:{name}{told}>{body}</ofd:{name}>" if body else f"<ofd:{name}{told}/>"


def part(name: str, *inside: str, **attributes: str) -> bytes:
    """Return a part of the package by its root element."""
    told = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<ofd:{name} xmlns:ofd="{_NAMESPACE}"{told}>{"".join(inside)}</ofd:{name}>'
    ).encode()


def millimetres(*lengths: float) -> str:
    """Return lengths in twips as millimetres, to a thousandth."""
    return " ".join(_number(length * _MILLIMETRES) for length in lengths)


def _number(value: float) -> str:
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
