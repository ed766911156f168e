"""Fonts of a PDF file: embedded, numbered by their glyphs, with what each glyph stands for (ISO 32000-1, 9.7)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from export.writers.fixed.faces import Face
from export.writers.pdf_file.objects import Name, PdfFile, Raw, Ref, Value

_SYMBOLIC = 4
_FORCE_BOLD = 1 << 18
_A_SECTION = 100
"""Entries of one section of a map from codes to texts, at most."""


def font_object(file: PdfFile, face: Face) -> Ref:
    """Put in a font with all that belongs to it and return its number."""
    subset, name = face.subset, Name(face.name)
    thousandths = 1000 / subset.metrics.units
    data = file.stream(subset.data, {"Length1": len(subset.data)})
    metrics = subset.metrics
    descriptor: dict[str, Value] = {
        "Type": Name("FontDescriptor"),
        "FontName": name,
        "Flags": _SYMBOLIC | (_FORCE_BOLD if face.is_bold and not face.is_thickened else 0),
        "FontBBox": [round(edge * thousandths) for edge in subset.box],
        "ItalicAngle": 0,
        "Ascent": round(metrics.ascent * thousandths),
        "Descent": round(metrics.descent * thousandths),
        "CapHeight": round(metrics.ascent * thousandths * 0.8),
        "StemV": 140 if face.is_bold else 80,
        "FontFile2": data,
    }
    widths = [round(advance * thousandths) for advance in subset.advances]
    descendant: dict[str, Value] = {
        "Type": Name("Font"),
        "Subtype": Name("CIDFontType2"),
        "BaseFont": name,
        "CIDSystemInfo": {"Registry": Raw(b"(Adobe)"), "Ordering": Raw(b"(Identity)"), "Supplement": 0},
        "FontDescriptor": file.add(descriptor),
        "DW": 1000,
        "W": _widths(widths),
        "CIDToGIDMap": Name("Identity"),
    }
    return file.add(
        {
            "Type": Name("Font"),
            "Subtype": Name("Type0"),
            "BaseFont": name,
            "Encoding": Name("Identity-H"),
            "DescendantFonts": [file.add(descendant)],
            "ToUnicode": file.stream(_to_unicode(face.texts)),
        }
    )


def _widths(widths: Sequence[int]) -> list[Value]:
    """Return the widths that are not an em (9.7.4.3)."""
    found: list[Value] = []
    for is_em, group in groupby(enumerate(widths), key=lambda pair: pair[1] == 1000):
        if not is_em:
            pairs = list(group)
            found += [pairs[0][0], [width for _number, width in pairs]]
    return found


def _to_unicode(texts: Sequence[str]) -> bytes:
    """Return the map from glyphs to what they stand for (9.10.3)."""
    entries = [f"<{i:04X}> <{text.encode('utf-16-be').hex().upper()}>" for i, text in enumerate(texts, 1)]
    sections = [entries[i : i + _A_SECTION] for i in range(0, len(entries), _A_SECTION)]
    body = "".join(
        f"{len(section)} beginbfchar\n" + "\n".join(section) + "\nendbfchar\n" for section in sections
    )
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{body}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")
