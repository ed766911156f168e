"""Reader of Word 2003 XML: its elements are renamed to those of .docx, which most of them resemble."""

from __future__ import annotations

import base64
import binascii

from model.content.blocks import Block
from model.reading.docx.body import Body
from model.reading.docx.footnotes import Footnotes
from model.reading.docx.names import REL, V, W
from model.reading.docx.numbering import Numbering
from model.reading.docx.pictures import Pictures
from model.reading.docx.styles import Styles
from model.reading.guards import Element, Package, parse_xml
from model.reading.source import Source

_NAMESPACE = b"http://schemas.microsoft.com/office/word/2003/wordml"
_MODERN = W[1:-1].encode()
_AML = "{http://schemas.microsoft.com/aml/2001/core}"
_WX = "{http://schemas.microsoft.com/office/word/2003/auxHint}"
_SMART_TAGS = "{urn:schemas-microsoft-com:office:smarttags}"
_HEAD = 4096
_RENAMED = {f"{W}vmerge": f"{W}vMerge", f"{W}hmerge": f"{W}hMerge", f"{W}hlink": f"{W}hyperlink"}
_WRAPPERS = frozenset((f"{_WX}sect", f"{_WX}sub-section", f"{_WX}pBdrGroup", f"{_AML}content"))
_CHANGES = {"Word.Insertion": f"{W}ins", "Word.Deletion": f"{W}del"}


def sniff(data: bytes) -> bool:
    """Return whether the bytes are a Word 2003 XML document."""
    head = data[:_HEAD]
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and _NAMESPACE in head


def read(data: bytes) -> Source:
    """Return the document's blocks; raise ReadingError."""
    root = parse_xml(data.replace(_NAMESPACE, _MODERN))
    notes = _renamed(root)
    pictures = _BinaryPictures(root)
    body = Body(Styles(root.find(f"{W}styles")), Numbering(None, {}), pictures, notes, _nothing)
    blocks = [block for each in root.iterchildren(f"{W}body") for block in body.blocks(each)]
    return Source(tuple(blocks), "docx", omissions=body.omissions.all)


def _nothing(link: str) -> list[Block]:
    return []


def _renamed(root: Element) -> Footnotes:
    """Rename the elements of a document in place; return its footnotes, which stand in the text."""
    notes: dict[str, Element] = {}
    for element in list(root.iter()):
        tag = element.tag
        if tag in _RENAMED:
            element.tag = _RENAMED[tag]
        elif tag in _WRAPPERS or tag.startswith(_SMART_TAGS):
            element.tag = f"{W}customXml"
        elif tag == f"{_AML}annotation":
            element.tag = _CHANGES.get(element.get(f"{W}type", ""), tag)
        elif tag in (f"{W}footnote", f"{W}endnote"):
            key = str(len(notes))
            notes[key] = element
            element.tag = f"{W}footnoteReference"
            element.set(f"{W}id", key)
        elif tag == f"{W}listPr":
            _write_label(element)
    return _InlineNotes(notes)


def _write_label(properties: Element) -> None:
    """Put the label of a list, which the file states beside its numbering, before the paragraph's text."""
    label = properties.find(f"{_WX}t")
    text = "" if label is None else label.get(f"{_WX}val", "")
    holder = properties.getparent()
    paragraph = None if holder is None else holder.getparent()
    if not text or paragraph is None or paragraph.tag != f"{W}p":
        return
    run = properties.makeelement(f"{W}r")
    words = properties.makeelement(f"{W}t")
    words.text = text
    run.append(words)
    paragraph.insert(1, run)


class _InlineNotes(Footnotes):
    """Footnotes that stand where they are referred to."""

    def __init__(self, notes: dict[str, Element]) -> None:
        super().__init__(Package(b"", {}), {})
        self._notes = {"footnote": notes}


class _BinaryPictures(Pictures):
    """Pictures whose files stand in the document as Base64."""

    def __init__(self, root: Element) -> None:
        super().__init__(Package(b"", {}), {})
        for data in root.iter(f"{W}binData"):
            self._media[data.get(f"{W}name", "")] = _decoded(data.text or "")
        for image in root.iter(f"{V}imagedata"):
            image.set(f"{REL}id", image.get("src", ""))

    def _bytes(self, link: str) -> bytes:
        return self._media.get(link, b"")


def _decoded(text: str) -> bytes:
    """Return the bytes; none for what is no Base64, as a report is readable without its pictures."""
    try:
        return base64.b64decode(text)
    except (binascii.Error, ValueError):
        return b""
