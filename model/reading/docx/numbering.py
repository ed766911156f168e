"""Automatic numbering of .docx: `numbering.xml` made into lists that count."""

from __future__ import annotations

from model.reading.docx.names import VAL, W, is_on, value_of
from model.reading.guards import Element
from model.reading.shared.counting import Counting, Level, NumberedList

_HIGHEST = 32_767


class Numbering(Counting):
    """The lists of one document."""

    def __init__(self, root: Element | None, styles: dict[str, str]) -> None:
        """`styles` maps the id of a list style to the id of its numbering (`w:numStyleLink`)."""
        super().__init__({} if root is None else _lists(root, styles))


def _lists(root: Element, styles: dict[str, str]) -> dict[str, NumberedList]:
    found: dict[str, NumberedList] = {}
    abstract = {each.get(f"{W}abstractNumId", ""): each for each in root.iterchildren(f"{W}abstractNum")}
    numbers = {each.get(f"{W}numId", ""): each for each in root.iterchildren(f"{W}num")}
    for name, element in numbers.items():
        key = value_of(element, f"{W}abstractNumId")
        link = value_of(abstract.get(key), f"{W}numStyleLink")
        if link in styles:
            key = value_of(numbers.get(styles[link]), f"{W}abstractNumId")
        found[name] = _list(key, abstract.get(key), element)
    return found


def _list(key: str, abstract: Element | None, element: Element) -> NumberedList:
    levels = _levels(() if abstract is None else abstract.iterchildren(f"{W}lvl"))
    overrides: dict[int, int] = {}
    for each in element.iterchildren(f"{W}lvlOverride"):
        index = _number(each.get(f"{W}ilvl"), 0)
        levels |= _levels(each.iterchildren(f"{W}lvl"))
        start = value_of(each, f"{W}startOverride")
        if start:
            overrides[index] = _number(start, 1)
    return NumberedList(key, levels, overrides)


def _levels(elements: Element) -> dict[int, Level]:
    return {_number(each.get(f"{W}ilvl"), 0): _level(each) for each in elements}


def _level(element: Element) -> Level:
    parts = {child.tag: child for child in element}
    values = {tag.removeprefix(W): child.get(VAL, "") for tag, child in parts.items()}
    restart = values.get("lvlRestart", "")
    return Level(
        start=_number(values.get("start"), 0),
        form=values.get("numFmt", "decimal"),
        text=values.get("lvlText", ""),
        legal=is_on(parts.get(f"{W}isLgl")),
        restart=int(restart) if restart.isdecimal() else None,
        spaced=values.get("suff") != "nothing",
        style=values.get("pStyle", ""),
    )


def _number(text: str | None, default: int) -> int:
    return min(int(text), _HIGHEST) if text and text.isdecimal() else default
