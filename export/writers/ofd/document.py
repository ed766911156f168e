"""The OFD document: its package with pages, fonts, pictures and outline (GB/T 33190-2016)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from export.style import Properties
from export.writers.characters import legal
from export.writers.fixed.bookmarks import Bookmark, bookmarks
from export.writers.fixed.faces import Face
from export.writers.fixed.marks import Document
from export.writers.fixed.pictures import again, forget_pictures, is_fine
from export.writers.ofd.page import page_part
from export.writers.ofd.xml import element, millimetres, part
from model.content.blocks import Picture
from model.content.picture_metadata import without_metadata

PROGRAM = "xxgk-report"
_FOLDER = "Doc_0"
_FIRST_DAY = date(1970, 1, 1)
"""Of a file that bears no date."""
_KEPT = {"image/png": ("PNG", ".png"), "image/jpeg": ("JPEG", ".jpg")}
"""Pictures that go in as they are: every reader knows them."""


def ofd(document: Document, properties: Properties) -> bytes:
    """Return the file of a document; the same bytes for the same document and properties."""
    resources = _Resources()
    pages = [(resources.new_id(), page_part(page, resources)) for page in document.pages]
    forget_pictures()
    parts = {
        f"{_FOLDER}/Document.xml": _document(document, [key for key, _ in pages], resources),
        f"{_FOLDER}/PublicRes.xml": resources.fonts_part(),
        f"{_FOLDER}/DocumentRes.xml": resources.pictures_part(),
        **{f"{_FOLDER}/Pages/Page_{i}/Content.xml": data for i, (_, data) in enumerate(pages)},
        **{f"{_FOLDER}/Res/{name}": data for name, data in resources.files.items()},
    }
    return _package({"OFD.xml": _main(parts, properties), **parts})


class _Resources:
    """Ids, and the fonts and pictures that pages have asked for."""

    def __init__(self) -> None:
        self.last = 0
        self.files: dict[str, bytes] = {}
        """By their names in the folder of resources."""
        self._fonts: dict[Face, int] = {}
        self._pictures: dict[tuple[Picture, int], int] = {}
        self._media: list[str] = []

    def new_id(self) -> int:
        self.last += 1
        return self.last

    def font(self, face: Face) -> int:
        if face not in self._fonts:
            self._fonts[face] = self.new_id()
            self.files[f"font_{self._fonts[face]}.ttf"] = face.subset.data
        return self._fonts[face]

    def picture(self, picture: Picture, inches: float) -> int:
        key = picture, round(inches * 100)
        if key not in self._pictures:
            self._pictures[key] = self._add(picture, inches)
        return self._pictures[key]

    def _add(self, picture: Picture, inches: float) -> int:
        kind, suffix = _KEPT.get(picture.media_type, ("PNG", ".png"))
        data = without_metadata(picture.data)
        if picture.media_type not in _KEPT or is_fine(picture, inches):
            data = again(picture, inches, "JPG" if kind == "JPEG" else "PNG")
        if not data:
            return 0
        number = self.new_id()
        name = f"image_{number}{suffix}"
        self.files[name] = data
        self._media.append(
            element("MultiMedia", element("MediaFile", name), ID=number, Type="Image", Format=kind)
        )
        return number

    def fonts_part(self) -> bytes:
        """Return the part that names the fonts."""
        fonts = [_font(face, number) for face, number in self._fonts.items()]
        return part("Res", element("Fonts", *fonts) if fonts else "", BaseLoc="Res")

    def pictures_part(self) -> bytes:
        """Return the part that names the pictures."""
        return part("Res", element("MultiMedias", *self._media) if self._media else "", BaseLoc="Res")


def _font(face: Face, number: int) -> str:
    bold = {"Bold": "true"} if face.is_bold else {}
    file = element("FontFile", f"font_{number}.ttf")
    return element("Font", file, ID=number, FontName=face.name, FamilyName=face.family, **bold)


def _document(document: Document, ids: Sequence[int], resources: _Resources) -> bytes:
    first = document.pages[0]
    area = element("PhysicalBox", f"0 0 {millimetres(first.width, first.height)}")
    common = element(
        "CommonData",
        element("MaxUnitID", str(resources.last)),
        element("PageArea", area),
        element("PublicRes", "PublicRes.xml"),
        element("DocumentRes", "DocumentRes.xml"),
    )
    pages = [element("Page", ID=key, BaseLoc=f"Pages/Page_{i}/Content.xml") for i, key in enumerate(ids)]
    marks = bookmarks(document)
    outlines = element("Outlines", *(_bookmark(mark, ids) for mark in marks)) if marks else ""
    shown = element("VPreferences", element("PageMode", "UseOutlines")) if marks else ""
    return part("Document", common, element("Pages", *pages), outlines, shown)


def _bookmark(mark: Bookmark, ids: Sequence[int]) -> str:
    place = element(
        "Dest",
        Type="XYZ",
        PageID=ids[mark.page],
        Left=millimetres(mark.left),
        Top=millimetres(mark.top),
        Zoom=0,
    )
    return element(
        "OutlineElem",
        element("Actions", element("Action", element("Goto", place), Event="CLICK")),
        *(_bookmark(child, ids) for child in mark.children),
        Title=mark.text,
        Count=mark.count,
        Expanded="true",
    )


def _main(parts: dict[str, bytes], properties: Properties) -> bytes:
    """Return the part that a reader begins with; the document's id is told by its content."""
    digest = hashlib.md5(repr(properties).encode("utf-8", "replace"), usedforsecurity=False)
    for data in parts.values():
        digest.update(data)
    day = f"{properties.created or _FIRST_DAY:%Y-%m-%d}"
    told = {"Title": legal(properties.title), "Author": legal(properties.author)}
    about = element(
        "DocInfo",
        element("DocID", digest.hexdigest()),
        *(element(name, escape(text)) for name, text in told.items() if text),
        element("CreationDate", day),
        element("ModDate", day),
        element("Creator", PROGRAM),
    )
    body = element("DocBody", about, element("DocRoot", f"{_FOLDER}/Document.xml"))
    return part("OFD", body, Version="1.0", DocType="OFD")


def _package(parts: dict[str, bytes]) -> bytes:
    """Return the parts as a zip without the clock."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as file:
        for name, data in parts.items():
            entry = ZipInfo(name)
            entry.compress_type = ZIP_STORED if name.endswith((".png", ".jpg")) else ZIP_DEFLATED
            file.writestr(entry, data)
    return packed.getvalue()
