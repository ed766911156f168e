"""Reader of flat OPC: the parts of a .docx in one XML file, as Word saves `Word XML 文档`."""

from __future__ import annotations

import base64
import binascii
import io
import zipfile
from importlib import import_module
from typing import Any

from model.reading.docx import reader
from model.reading.guards import ENTRIES_LIMIT, PARTS_LIMIT, damaged, parse_xml, too_complex
from model.reading.source import Source

_PKG = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
_NAMESPACE = b"http://schemas.microsoft.com/office/2006/xmlPackage"
_HEAD = 4096


def sniff(data: bytes) -> bool:
    """Return whether the bytes are a package in one XML file."""
    head = data[:_HEAD]
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and _NAMESPACE in head


def read(data: bytes) -> Source:
    """Return the document's blocks; raise ReadingError."""
    return reader.read(_zipped(data))


def _zipped(data: bytes) -> bytes:
    """Return the same parts as a zip file."""
    etree: Any = import_module("lxml.etree")
    root = parse_xml(data)
    file = io.BytesIO()
    size = 0
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for number, part in enumerate(root.iterchildren(f"{_PKG}part")):
            content = b""
            for each in part:
                if each.tag == f"{_PKG}xmlData" and len(each):
                    content = etree.tostring(each[0], encoding="utf-8")
                elif each.tag == f"{_PKG}binaryData":
                    content = _decoded(each.text or "")
            size += len(content)
            if number > ENTRIES_LIMIT or size > PARTS_LIMIT:
                raise too_complex("内容过多")
            archive.writestr(str(part.get(f"{_PKG}name", "")).lstrip("/") or "-", content)
    return file.getvalue()


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text)
    except (binascii.Error, ValueError) as error:
        raise damaged() from error
