"""Small PDF files made by hand: text in any characters, lines and pictures at given places."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

WIDTH, HEIGHT = 595, 842
SIZE = 12
_CMAP = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def
1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end"""


def text(x: float, y: float, words: str, *, size: float = SIZE, bold: bool = False, more: str = "") -> str:
    """Text whose base line is `y` points below the upper edge; `more` are operators before it."""
    code = words.encode("utf-16-be").hex()
    font = "F2" if bold else "F1"
    return f"BT /{font} {size} Tf {more} 1 0 0 1 {x} {HEIGHT - y} Tm <{code}> Tj ET"


def latin(x: float, y: float, words: str, size: float = SIZE) -> str:
    """Text in a font that every reader has: only there do characters have ink, which rotated text needs."""
    return f"BT /F3 {size} Tf 1 0 0 1 {x} {HEIGHT - y} Tm ({words}) Tj ET"


def line(x0: float, y0: float, x1: float, y1: float, width: float = 0.5) -> str:
    """A line drawn with a pen."""
    return f"{width} w {x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S"


def bar(x: float, y: float, width: float, height: float) -> str:
    """A filled rectangle: a line where it is thin."""
    return f"{x} {HEIGHT - y - height} {width} {height} re f"


def frame(x: float, y: float, width: float, height: float) -> str:
    """A rectangle drawn with a pen."""
    return f"{x} {HEIGHT - y - height} {width} {height} re S"


def table(
    x: float, y: float, rows: Sequence[Sequence[str]], widths: Sequence[float], height: float = 20
) -> list[str]:
    """A table with all its lines, its texts near the left edge of their cells."""
    edges = [x + sum(widths[:i]) for i in range(len(widths) + 1)]
    found = [line(x, y + height * i, edges[-1], y + height * i) for i in range(len(rows) + 1)]
    found += [line(edge, y, edge, y + height * len(rows)) for edge in edges]
    for i, row in enumerate(rows):
        found += [
            text(edges[j] + 2, y + height * i + 14, cell, size=10) for j, cell in enumerate(row) if cell
        ]
    return found


def paragraph(
    y: float, lines: Sequence[str], *, left: float = 90, size: float = SIZE, pitch: float = 20
) -> list[str]:
    """Running text, the first line two characters further right."""
    return [
        text(left + (2 * size if i == 0 else 0), y + pitch * i, each, size=size)
        for i, each in enumerate(lines)
    ]


def pdf(
    *pages: Iterable[str],
    rotate: int = 0,
    box: tuple[float, float, float, float] = (0, 0, WIDTH, HEIGHT),
    image: bytes = b"",
    security: bytes = b"",
    compress: bool = False,
    tags: Tag | None = None,
) -> bytes:
    """The file; `image` is an object that pages draw by `/Im Do`, `security` an encryption dictionary."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    fonts = b"".join(
        b"/F%d %d 0 R" % (i + 1, _font(objects, name)) for i, name in enumerate((b"Song", b"Song,Bold"))
    )
    objects.append(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
    resources = b"<</Font<<%s/F3 %d 0 R>>" % (fonts, len(objects))
    if image:
        objects.append(image)
        resources += b"/XObject<</Im %d 0 R>>" % len(objects)
    kids: list[int] = []
    for page in pages:
        content = "\n".join(page).encode()
        packed = zlib.compress(content) if compress else content
        objects.append(stream(packed, b"/Filter/FlateDecode" if compress else b""))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/StructParents %d/MediaBox[%s]/Rotate %d/Resources%s>>/Contents %d 0 R>>"
            % (len(kids), " ".join(map(str, box)).encode(), rotate, resources, len(objects))
        )
        kids.append(len(objects))
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), listed)
    if tags is not None:
        root = _structure(objects, tags, kids)
        objects[0] = b"<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>/StructTreeRoot %d 0 R>>" % root
    return file_of(objects, security)


class Tag(NamedTuple):
    """An element of the structure tree; its children are tags and marked contents (page and number)."""

    kind: str
    children: Sequence[Tag | tuple[int, int]]
    attributes: str = ""


def marked(number: int, *operators: str) -> str:
    """Content with a number of its own."""
    return f"/P <</MCID {number}>> BDC {' '.join(operators)} EMC"


def _structure(objects: list[bytes], tags: Tag, pages: Sequence[int]) -> int:
    """Add the structure tree, and return the number of its root."""
    objects.append(b"")
    root = len(objects)
    parents: list[dict[int, int]] = [{} for _ in pages]

    def add(tag: Tag, parent: int) -> int:
        objects.append(b"")
        own = len(objects)
        kids: list[str] = []
        for child in tag.children:
            if isinstance(child, Tag):
                kids.append(f"{add(child, own)} 0 R")
            else:
                page, number = child
                parents[page][number] = own
                kids.append(f"<</Type/MCR/Pg {pages[page]} 0 R/MCID {number}>>")
        more = f"/A<</O/Table{tag.attributes}>>" if tag.attributes else ""
        text = f"<</Type/StructElem/S/{tag.kind}/P {parent} 0 R/K[{' '.join(kids)}]{more}>>"
        objects[own - 1] = text.encode()
        return own

    top = add(tags, root)
    numbers = " ".join(
        f"{page} [{' '.join(f'{own[i]} 0 R' if i in own else 'null' for i in range(max(own, default=-1) + 1))}]"
        for page, own in enumerate(parents)
    )
    objects[root - 1] = (
        f"<</Type/StructTreeRoot/K {top} 0 R/ParentTree<</Nums[{numbers}]>>/ParentTreeNextKey {len(pages)}>>"
    ).encode()
    return root


def stream(content: bytes, more: bytes = b"") -> bytes:
    """A stream object."""
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(content), more, content)


def image_object(content: bytes, width: int, height: int, more: bytes) -> bytes:
    """A picture object; `more` names its colours and its filter."""
    return stream(
        content, b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8" % (width, height) + more
    )


def file_of(objects: Sequence[bytes], security: bytes = b"") -> bytes:
    """The objects, numbered from 1, as a file."""
    found = b"%PDF-1.5\n"
    places: list[int] = []
    for number, each in enumerate(objects, 1):
        places.append(len(found))
        found += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    start = len(found)
    found += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    found += b"".join(b"%010d 00000 n \n" % place for place in places)
    return found + b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        security,
        start,
    )


def _font(objects: list[bytes], name: bytes) -> int:
    """A font whose codes are UTF-16; letters and figures half as wide as the others."""
    objects.append(stream(_CMAP))
    objects.append(
        b"<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[0 -200 1000 800]/Ascent 800/Descent -200"
        b"/ItalicAngle 0/CapHeight 700/StemV 80>>" % name
    )
    objects.append(
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
        b"/Supplement 0>>/DW 1000/W[32 126 500]/FontDescriptor %d 0 R>>" % (name, len(objects))
    )
    objects.append(
        b"<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>"
        % (name, len(objects), len(objects) - 2)
    )
    return len(objects)
