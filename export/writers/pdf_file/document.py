"""The PDF document: pages, fonts, pictures, bookmarks, links, the tree of tags, and what makes it PDF/A-2a and PDF/UA-1."""

from __future__ import annotations

from export.style import TWIPS_PER_POINT, Properties
from export.writers.fixed.bookmarks import bookmarks
from export.writers.fixed.faces import Face
from export.writers.fixed.marks import Document, FixedPage
from export.writers.fixed.pictures import forget_pictures, srgb_profile
from export.writers.pdf_file.content import Spot, content_of
from export.writers.pdf_file.fonts import font_object
from export.writers.pdf_file.images import image_object
from export.writers.pdf_file.metadata import information, metadata
from export.writers.pdf_file.objects import Name, PdfFile, Raw, Ref, Text, Value
from export.writers.pdf_file.outline import Places, outline
from export.writers.pdf_file.tags import Tags
from model.content.blocks import Picture

LANGUAGE = "zh-CN"
_PRINT = 4
"""The flag of annotations that are on paper too."""


def pdf(document: Document, properties: Properties) -> bytes:
    """Return the file of a document."""
    made = _Pdf(document)
    for page in document.pages:
        made.add(page)
    forget_pictures()
    return made.written(properties)


class _Resources:
    """Fonts and pictures that the pages share, put in when the first page asks for them."""

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self._fonts: dict[Face, Ref] = {}
        self._pictures: dict[tuple[Picture, int], Ref | None] = {}

    def font(self, face: Face) -> str:
        if face not in self._fonts:
            self._fonts[face] = font_object(self._file, face)
        return f"F{self._fonts[face]}"

    def picture(self, picture: Picture, inches: float) -> str:
        key = picture, round(inches * 100)
        if key not in self._pictures:
            self._pictures[key] = image_object(self._file, picture, inches)
        ref = self._pictures[key]
        return f"I{ref}" if ref else ""

    def value(self) -> Value:
        fonts = {f"F{ref}": ref for ref in self._fonts.values()}
        pictures = {f"I{ref}": ref for ref in self._pictures.values() if ref}
        return {"Font": fonts, "XObject": pictures}


class _Pdf:
    """A file that grows page by page."""

    def __init__(self, document: Document) -> None:
        self._file = PdfFile()
        self._tree, self._shared = self._file.reserve(), self._file.reserve()
        self._resources = _Resources(self._file)
        self._tags = Tags(self._file, document.root)
        self._pages: list[Ref] = []
        self._places = Places(self._pages, [page.height for page in document.pages])
        self._bookmarks = bookmarks(document)

    def add(self, page: FixedPage) -> None:
        """Put in a page."""
        content = content_of(page, self._resources)
        ref = self._file.reserve()
        key = self._tags.add_page(ref, content)
        about: dict[str, Value] = {
            "Type": Name("Page"),
            "Parent": self._tree,
            "MediaBox": [0, 0, page.width / TWIPS_PER_POINT, page.height / TWIPS_PER_POINT],
            "Resources": self._shared,
            "Contents": self._file.stream(content.operators),
            "StructParents": key,
            "Tabs": Name("S"),
        }
        if content.links:
            about["Annots"] = [self._link(ref, spot) for spot in content.links]
        self._file.put(ref, about)
        self._pages.append(ref)

    def _link(self, page: Ref, spot: Spot) -> Ref:
        ref = self._file.reserve()
        target = spot.element.text
        self._file.put(
            ref,
            {
                "Type": Name("Annot"),
                "Subtype": Name("Link"),
                "Rect": [*spot.area],
                "Border": [0, 0, 0],
                "F": _PRINT,
                "Contents": Text(target),
                "StructParent": self._tags.add_annotation(page, ref, spot.element),
                "A": {
                    "S": Name("URI"),
                    "URI": Raw(b"<%s>" % target.encode("ascii", "replace").hex().encode()),
                },
            },
        )
        return ref

    def written(self, properties: Properties) -> bytes:
        """Return the file."""
        file = self._file
        file.put(self._shared, self._resources.value())
        file.put(self._tree, {"Type": Name("Pages"), "Kids": self._pages, "Count": len(self._pages)})
        about = {"Type": Name("Metadata"), "Subtype": Name("XML")}
        catalog: dict[str, Value] = {
            "Type": Name("Catalog"),
            "Pages": self._tree,
            "Lang": Text(LANGUAGE),
            "MarkInfo": {"Marked": True},
            "StructTreeRoot": self._tags.written(),
            "ViewerPreferences": {"DisplayDocTitle": True},
            "Metadata": file.stream(metadata(properties), about, packed=False),
            "OutputIntents": [_colours(file)],
        }
        root = outline(file, self._bookmarks, self._places)
        if root is not None:
            catalog |= {"Outlines": root, "PageMode": Name("UseOutlines")}
        return file.written(file.add(catalog), file.add(information(properties)))


def _colours(file: PdfFile) -> Value:
    """Return what the numbers of colours mean: those of sRGB (ISO 19005-2, 6.2.3)."""
    return {
        "Type": Name("OutputIntent"),
        "S": Name("GTS_PDFA1"),
        "OutputConditionIdentifier": Text("sRGB"),
        "Info": Text("sRGB IEC61966-2.1"),
        "DestOutputProfile": file.stream(srgb_profile(), {"N": 3}),
    }
