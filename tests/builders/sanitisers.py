"""What the editors of websites leave of pasted markup, each as it filters where nobody has configured it otherwise.

The lists were written down from what the editors document and publish as their defaults: UEditor 1.4.3.3 (`whitList`),
CKEditor 4 (content filter with the full toolbar), TinyMCE 6 (the schema html5), KindEditor 4.1 (`htmlTags`). They name
only what a report uses.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree, html

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
CELLS = ("td", "th")


class Sanitiser(NamedTuple):
    """One filter: attributes by element, properties of a style by element; any where the set has a `*`."""

    attributes: Mapping[str, frozenset[str]]
    styles: Mapping[str, frozenset[str]]
    removes_whole: bool = False
    """Whether an element that is not allowed goes with all that is in it; else its content stays."""

    def clean(self, markup: str) -> str:
        """Return what is left of a fragment."""
        body = html.fragment_fromstring(markup, create_parent="body")
        for element in list(body.iterdescendants(etree.Element)):
            if element.tag not in self.attributes:
                element.drop_tree() if self.removes_whole else element.drop_tag()
                continue
            self._strip(element)
        return "".join(etree.tostring(child, encoding="unicode", method="html") for child in body)

    def _strip(self, element: etree._Element) -> None:
        allowed = self.attributes[element.tag]
        for name in list(element.attrib):
            if name != "style" and name not in allowed and "*" not in allowed:
                del element.attrib[name]
        properties = self.styles.get(element.tag, frozenset())
        rules = [rule for rule in element.attrib.pop("style", "").split(";") if rule]
        kept = [rule for rule in rules if "*" in properties or rule.split(":")[0] in properties]
        if kept:
            element.set("style", ";".join(kept))


def _each(names: tuple[str, ...], *words: str) -> dict[str, frozenset[str]]:
    return dict.fromkeys(names, frozenset(words))


_PLAIN = ("br", "strong", "tbody", "tr")
_ALL = (*HEADINGS, *CELLS, *_PLAIN, "p", "div", "table", "thead", "colgroup", "col", "img")

UEDITOR = Sanitiser(
    _each(_ALL)
    | _each(("col", "colgroup"), "align", "valign", "span", "width")
    | _each(("table",), "width", "border", "align", "valign")
    | _each(CELLS, "width", "rowspan", "colspan", "align", "valign")
    | _each(("tbody", "thead", "tr"), "align", "valign")
    | _each(("img",), "src", "alt", "title", "width", "height"),
    _each(_ALL, "*"),
    removes_whole=True,
)
CKEDITOR = Sanitiser(
    _each((*HEADINGS, *_PLAIN, "p", "div", "thead"))
    | _each(("table",), "align", "border", "cellpadding", "cellspacing", "summary")
    | _each(CELLS, "scope", "colspan", "rowspan")
    | _each(("img",), "src", "alt", "width", "height"),
    _each(("table",), "width", "height")
    | _each(
        CELLS,
        *("width", "height", "border-color", "background-color", "white-space", "vertical-align"),
        "text-align",
    )
    | _each((*HEADINGS, "p", "div"), "text-align", "margin-left", "margin-right")
    | _each(("img",), "width", "height", "float"),
)
TINYMCE = Sanitiser(_each(_ALL, "*"), _each(_ALL, "*"))
KINDEDITOR = Sanitiser(
    _each(_PLAIN)
    | _each(("div", *HEADINGS, "p"), "align")
    | _each(
        ("table",),
        "border",
        "cellspacing",
        "cellpadding",
        "width",
        "height",
        "align",
        "bordercolor",
        "bgcolor",
    )
    | _each(CELLS, "align", "valign", "width", "height", "colspan", "rowspan", "bgcolor")
    | _each(("img",), "src", "width", "height", "border", "alt", "title", "align"),
    _each(("div", *HEADINGS, "p"), "text-align", "font-size", "font-family", "font-weight", "text-indent")
    | _each(("table",), "width", "border-collapse", "font-size", "font-family", "background-color")
    | _each(CELLS, "text-align", "background-color", "font-weight", "vertical-align"),
)
STYLES_GO = Sanitiser(
    {tag: frozenset({"*"}) for tag in _ALL} | {"img": frozenset({"src", "alt", "width", "height"})}, {}
)
"""Not one of them, but what many a website does on saving: no style is left."""

SANITISERS = {
    "UEditor": UEDITOR,
    "CKEditor 4": CKEDITOR,
    "TinyMCE": TINYMCE,
    "KindEditor": KINDEDITOR,
    "styles go": STYLES_GO,
}
