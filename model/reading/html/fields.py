"""Form fields of a saved page: the text that a browser shows in them."""

from __future__ import annotations

import re

from model.reading.guards import Element

_TYPES = frozenset({"", "text", "number", "tel", "email", "date", "url"})
"""Types of `input` that show their value as text; the others are buttons, boxes to tick, or hidden."""
_SEARCH = re.compile(r"search|keyword|query|^kw$|^q$|sousuo", re.I)
_PROMPT = re.compile(r"请(?:在此)?(?:输入|选择)|^-+")


def field_text(element: Element) -> str:
    """Return the text that an `input`, `select` or `textarea` shows; empty for a search box and for a prompt."""
    if any(_SEARCH.search(element.get(name) or "") for name in ("name", "id", "class")):
        return ""
    text = _READERS[element.tag](element)
    return "" if _PROMPT.match(text.strip()) else text


def _input(element: Element) -> str:
    return (element.get("value") or "") if (element.get("type") or "").lower() in _TYPES else ""


def _select(element: Element) -> str:
    options = list(element.iter("option"))
    shown = next(
        (each for each in options if each.get("selected") is not None), options[0] if options else None
    )
    return "" if shown is None else "".join(shown.itertext()).strip()


def _textarea(element: Element) -> str:
    return "".join(element.itertext())


_READERS = {"input": _input, "select": _select, "textarea": _textarea}
