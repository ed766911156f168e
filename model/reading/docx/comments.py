"""Comments of a document: who said what, which are answers, which are done."""

from __future__ import annotations

from model.content.markup import MOST_MARKS, Comment, without_marks
from model.reading.docx.names import TEXT, W
from model.reading.guards import Element, Package, too_complex
from model.reading.shared.ooxml import Relationship, part_xml

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_LONGEST = 20_000
"""Characters of one comment."""


class _Extended:
    """What `commentsExtended.xml` says of a comment, named by its last paragraph."""

    def __init__(self, root: Element | None) -> None:
        elements = () if root is None else root.iterchildren(f"{_W15}commentEx")
        self._by_paragraph = {each.get(f"{_W15}paraId", ""): each for each in elements}

    def is_done(self, paragraph: str) -> bool:
        """Return whether the comment is marked as done."""
        each = self._by_paragraph.get(paragraph)
        return each is not None and each.get(f"{_W15}done", "0") in ("1", "true", "on")

    def parent(self, paragraph: str) -> str:
        """Return the paragraph of the comment that this one answers, empty for none."""
        each = self._by_paragraph.get(paragraph)
        return "" if each is None else each.get(f"{_W15}paraIdParent", "")


def read_comments(
    package: Package, links: dict[str, Relationship]
) -> tuple[tuple[Comment, ...], dict[str, int]]:
    """Return the comments, and the index of each by its id."""
    root, extended = _part(package, links, "comments"), _Extended(_part(package, links, "commentsExtended"))
    elements = [] if root is None else list(root.iterchildren(f"{W}comment"))
    if len(elements) > MOST_MARKS:
        raise too_complex("批注过多")
    paragraphs = [_last_paragraph(each) for each in elements]
    places = {name: index for index, name in enumerate(paragraphs) if name}
    found = tuple(
        Comment(
            each.get(f"{W}author", "").strip(),
            each.get(f"{W}date", ""),
            _text(each),
            extended.is_done(name),
            places.get(extended.parent(name), -1),
        )
        for each, name in zip(elements, paragraphs, strict=True)
    )
    return found, {each.get(f"{W}id", ""): index for index, each in enumerate(elements)}


def _part(package: Package, links: dict[str, Relationship], kind: str) -> Element | None:
    target = next((link.target for link in links.values() if link.kind == kind), "")
    return part_xml(package, target) if target in package else None


def _last_paragraph(comment: Element) -> str:
    names = [each.get(f"{_W14}paraId", "") for each in comment.iterchildren(f"{W}p")]
    return names[-1] if names else ""


def _text(comment: Element) -> str:
    lines = ("".join(t.text or "" for t in each.iter(TEXT)) for each in comment.iter(f"{W}p"))
    return without_marks("\n".join(line.strip() for line in lines if line.strip()))[:_LONGEST]
