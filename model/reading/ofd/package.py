"""The package of an OFD file: its parts by location, and the pages of its documents."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import NamedTuple

from model.reading.guards import Element, Package, damaged, open_zip, parse_xml, read_part, too_complex
from model.reading.ofd.xml import child, children, is_true, text_of

ROOT = "ofd.xml"
PAGES_LIMIT = 300
_DOCUMENTS_LIMIT = 20


class Part(NamedTuple):
    """An XML part with its location, from which the locations in it are resolved."""

    root: Element
    location: str


class OfdPackage:
    """The parts of one file. Locations are relative to their part or absolute; letter case and slashes may vary."""

    def __init__(self, data: bytes) -> None:
        self._package: Package = open_zip(data)
        self._names = {_key(name): name for name in self._package.entries}

    def find(self, location: str, base: str = "") -> str:
        """Return the name of the part at a location in the part `base`, empty where there is none."""
        location = location.replace("\\", "/").strip()
        if not location:
            return ""
        own = posixpath.dirname(base)
        for folder in (own, "", posixpath.dirname(own)):
            path = posixpath.normpath(posixpath.join("/", folder, location)).lstrip("/")
            name = path if path in self._package else self._names.get(_key(path), "")
            if name:
                return name
        return ""

    def xml(self, name: str) -> Part:
        """Return an XML part by its name; raise DAMAGED where it is absent or no XML."""
        return Part(parse_xml(read_part(self._package, name)), name)

    def linked(self, element: Element | None, base: str) -> Part | None:
        """Return the XML part whose location is the text of an element, None where there is none."""
        name = self.find(text_of(element), base)
        return self.xml(name) if name else None

    def data(self, name: str) -> bytes:
        """Return the bytes of a part by its name."""
        return read_part(self._package, name)

    def documents(self) -> list[Part]:
        """Return the root parts of the documents in the current version of each; raise DAMAGED for none."""
        main = self.xml(self.find("OFD.xml"))
        bodies = list(children(main.root, "DocBody"))
        if len(bodies) > _DOCUMENTS_LIMIT:
            raise too_complex("文档过多")
        found = [part for body in bodies if (part := self._document(body, main.location)) is not None]
        if not found:
            raise damaged()
        return found

    def _document(self, body: Element, base: str) -> Part | None:
        for versions in children(body, "Versions"):
            for version in children(versions, "Version"):
                if is_true(version.get("Current"), False):
                    name = self.find(version.get("BaseLoc", ""), base)
                    part = self.xml(name) if name else None
                    root = self.linked(child(part.root, "DocRoot"), name) if part else None
                    if root is not None:
                        return root
        return self.linked(child(body, "DocRoot"), base)

    def pages(self, document: Part) -> Iterator[Part]:
        """Iterate over the pages of a document in order; a page whose part is missing is left out."""
        listed = [page for pages in children(document.root, "Pages") for page in children(pages, "Page")]
        if len(listed) > PAGES_LIMIT:
            raise too_complex(f"共 {len(listed)} 页，最多 {PAGES_LIMIT} 页")
        for page in listed:
            name = self._content(page.get("BaseLoc", ""), document.location)
            if name:
                yield self.xml(name)

    def template(self, element: Element, base: str) -> Part | None:
        """Return the part of a `TemplatePage`, None where it is missing."""
        name = self._content(element.get("BaseLoc", ""), base)
        return self.xml(name) if name else None

    def _content(self, location: str, base: str) -> str:
        """Return the name of the part of a page; some programs give only its folder."""
        return self.find(location, base) or self.find(f"{location}/Content.xml", base)


def is_ofd(names: frozenset[str]) -> bool:
    """Return whether a zip file with parts of these names is an OFD file."""
    return any(_key(name) == ROOT for name in names)


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
