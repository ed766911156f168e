"""The package around the parts: a zip with content types and relationships, the same bytes for the same parts."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from export.style import Properties
from export.writers.characters import legal
from export.writers.xml import Element, add_of, root_of, serialised

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELATIONSHIPS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
CORE_PROPERTIES = f"{_RELATIONSHIPS}/metadata/core-properties"
"""The one relationship whose type lies in another namespace."""


@dataclass
class Package:
    """Parts by name and what points at them; a part is related once, however often it is added."""

    parts: dict[str, tuple[str, bytes]] = field(default_factory=dict[str, tuple[str, bytes]])
    relations: dict[str, list[tuple[str, str]]] = field(default_factory=dict[str, list[tuple[str, str]]])

    def add(self, name: str, media_type: str, data: bytes) -> None:
        """Puts a part in; `name` as in `word/document.xml`."""
        self.parts[name] = (media_type, data)

    def relate(self, source: str, kind: str, target: str) -> str:
        """The id by which the part `source` (empty: the package) refers to `target`, a name relative to it."""
        links = self.relations.setdefault(source, [])
        link = (kind if "/" in kind else _OFFICE + kind, target)
        if link not in links:
            links.append(link)
        return f"rId{links.index(link) + 1}"

    def packed(self) -> bytes:
        """The bytes of the file."""
        buffer = BytesIO()
        with ZipFile(buffer, "w", ZIP_DEFLATED) as file:
            store(file, "[Content_Types].xml", self._content_types())
            for source in self.relations:
                store(file, _relations_name(source), self._relations(source))
            for name, (_, data) in self.parts.items():
                store(file, name, data)
        return buffer.getvalue()

    def _content_types(self) -> bytes:
        types = root_of(_TYPES, "Types", {None: _TYPES})
        defaults = {"rels": _RELATIONSHIPS_TYPE, "xml": "application/xml"}
        for extension, media_type in defaults.items():
            add_of(types, _TYPES, "Default", Extension=extension, ContentType=media_type)
        for name, (media_type, _) in self.parts.items():
            add_of(types, _TYPES, "Override", PartName=f"/{name}", ContentType=media_type)
        return serialised(types)

    def _relations(self, source: str) -> bytes:
        links = root_of(_RELATIONSHIPS, "Relationships", {None: _RELATIONSHIPS})
        for i, (kind, target) in enumerate(self.relations[source], start=1):
            add_of(links, _RELATIONSHIPS, "Relationship", Id=f"rId{i}", Type=kind, Target=target)
        return serialised(links)


def store(file: ZipFile, name: str, data: bytes) -> None:
    """Puts a part into a zip without the time of the clock."""
    info = ZipInfo(name)
    info.compress_type = ZIP_DEFLATED
    file.writestr(info, data)


def _relations_name(source: str) -> str:
    folder, _, name = source.rpartition("/")
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"


def core_part(properties: Properties) -> bytes:
    """`docProps/core.xml`: title, author and language; a date only where one is given."""
    dublin, terms = "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"
    core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    instance = "http://www.w3.org/2001/XMLSchema-instance"
    prefixes: dict[str | None, str] = {"cp": core, "dc": dublin, "dcterms": terms, "xsi": instance}
    part = root_of(core, "coreProperties", prefixes)

    def put(space: str, name: str, text: str) -> Element:
        element = add_of(part, space, name)
        element.text = legal(text)
        return element

    put(dublin, "title", properties.title)
    put(dublin, "creator", properties.author)
    put(core, "lastModifiedBy", properties.author)
    if properties.created:
        for name in ("created", "modified"):
            stamp = put(terms, name, f"{properties.created.isoformat()}T00:00:00Z")
            stamp.set(f"{{{instance}}}type", "dcterms:W3CDTF")
    put(dublin, "language", "zh-CN")
    return serialised(part)
