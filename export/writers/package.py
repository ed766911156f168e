"""Parts of a package that its library would fill from the clock: entries of the zip, core properties."""

from __future__ import annotations

from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from export.style import Properties
from export.writers.characters import legal
from export.writers.xml import Element, add_of, root_of, serialised


def store(file: ZipFile, name: str, data: bytes) -> None:
    """Puts a part into a zip without the time of the clock."""
    info = ZipInfo(name)
    info.compress_type = ZIP_DEFLATED
    file.writestr(info, data)


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
