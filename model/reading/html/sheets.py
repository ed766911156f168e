"""Style sheets inside a page: the few declarations that decide whether text is there, copied to the elements they select."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from model.reading.guards import Element

_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.S)
_AT_BLOCK = re.compile(r"@[^{};]*(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})")
"""`@media` and its like, which hold for other devices, and `@import`."""
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_DECLARATION = re.compile(
    r"(?:text-decoration(?:-line)?\s*:[^;]*line-through|vertical-align\s*:\s*super|display\s*:\s*[\w-]+|visibility\s*:\s*hidden"
    r"|font-size\s*:\s*0(?![\d.])\w*)"
)
_GROUND = re.compile(
    r"background(?:-color)?\s*:(?!\s*(?:transparent|none|white|inherit|initial|#fff(?:fff)?\b))[^;]+"
)
_WHITES = ("#fff", "#FFF", "white", "White", "WHITE")
_WORDS = ("line-through", "super", "none", "hidden", "font-size", "background")
_COMPOUND = re.compile(r"(?:([a-z][\w-]*)|\*)?((?:[.#][\w-]+)*)", re.I)
_NAME = re.compile(r"[.#][\w-]+")
_MOST_SELECTORS = 2_000
_LONGEST_HIDDEN = 200
"""Characters of an element that a style sheet may hide: a longer one is a part of the page that a script shows."""


class _Compound(NamedTuple):
    tag: str
    names: tuple[str, ...]
    """Classes with a dot, ids with a hash."""

    def fits(self, element: Element) -> bool:
        """Return whether an element has this tag and these names."""
        if self.tag and element.tag != self.tag:
            return False
        return not self.names or set(self.names) <= set(_names(element))


class _Rule(NamedTuple):
    compounds: tuple[_Compound, ...]
    """The element itself last, its ancestors before it, outermost first."""
    style: str

    def fits(self, element: Element) -> bool:
        """Return whether the rule selects an element."""
        if not self.compounds[-1].fits(element):
            return False
        outer = element.getparent()
        for compound in self.compounds[-2::-1]:
            while outer is not None and not compound.fits(outer):
                outer = outer.getparent()
            if outer is None:
                return False
            outer = outer.getparent()
        return True


def apply_sheets(root: Element, page: str) -> None:
    """Put what style sheets of the page say of struck, raised and hidden text into the elements' own styles.

    Backgrounds, on which white text can be seen, are taken where the text of the page names that colour at all.
    """
    named: dict[str, list[_Rule]] = defaultdict(list)
    of_tags: dict[str, list[_Rule]] = defaultdict(list)
    for rule in _rules(root, page):
        last = rule.compounds[-1]
        (named[last.names[0]] if last.names else of_tags[last.tag]).append(rule)
    found = [*root.xpath("//*[@class or @id]")] if named else []
    found += (
        [each for each in root.iter(*of_tags) if not (named and (each.get("class") or each.get("id")))]
        if of_tags
        else []
    )
    for element in found:
        rules = [rule for key in _names(element) for rule in named.get(key, ())] + of_tags.get(
            element.tag, []
        )
        styles = [rule.style for rule in rules if rule.fits(element)]
        if styles:
            _apply(element, ";".join(styles))


def _apply(element: Element, style: str) -> None:
    own = element.get("style") or ""
    shown = re.search(r"display\s*:\s*(?!none)\w", style + ";" + own.lower())
    if "display" in style and (shown or len("".join(element.itertext())) > _LONGEST_HIDDEN):
        style = re.sub(r"display\s*:\s*[\w-]+", "", style)
    element.set("style", f"{own};{style}")


def _names(element: Element) -> list[str]:
    found = [f".{name}" for name in (element.get("class") or "").split()]
    own = element.get("id")
    return [*found, f"#{own}"] if own else found


def _rules(root: Element, page: str) -> Iterator[_Rule]:
    count = 0
    for sheet in root.iter("style"):
        if not any(word in (sheet.text or "") for word in _WORDS):
            continue
        text = _AT_BLOCK.sub("", _COMMENT.sub("", sheet.text or ""))
        for selectors, body in _RULE.findall(text):
            lower = body.lower()
            grounds = _GROUND.findall(lower)
            grounds = grounds if grounds and any(white in page for white in _WHITES) else []
            style = ";".join([*_DECLARATION.findall(lower), *grounds])
            for selector in selectors.split(",") if style else ():
                compounds = _compounds(selector)
                count += 1
                if compounds and count <= _MOST_SELECTORS:
                    yield _Rule(compounds, style)


def _compounds(selector: str) -> tuple[_Compound, ...]:
    """Return the parts of a selector; none for one with conditions (`:hover`, `[type]`) or for all elements."""
    found: list[_Compound] = []
    for word in selector.replace(">", " ").split():
        match = _COMPOUND.fullmatch(word)
        if match is None:
            return ()
        found.append(_Compound((match.group(1) or "").lower(), tuple(_NAME.findall(match.group(2)))))
    return tuple(found) if found and (found[-1].tag or found[-1].names) else ()
