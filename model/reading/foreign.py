"""Formats that are recognised but not supported, each with advice for the user."""

from __future__ import annotations

from typing import NamedTuple, NoReturn

from model.files.errors import ReadingError, ReadingProblem
from model.reading.guards import open_zip
from model.reading.shared.media import media_type
from model.reading.source import Source

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The first bytes of OLE compound files: .doc, .wps, .xls, .ppt, .et and encrypted OOXML documents."""

_AS_DOCX = "用 WPS 或 Word 打开，另存为 .docx "
_AS_XLSX = "用 WPS 或 Excel 打开，另存为 .xlsx "
_THE_REPORT = "改选年度报告的 Word、WPS、PDF 或网页文件"


class Kind(NamedTuple):
    """Description of a file type and advice for the user, both in Chinese."""

    what: str
    advice: str


_ARCHIVE = Kind("压缩包", "先解压，再选择其中的年度报告文件")
_PICTURE = Kind("图片", "先用文字识别（OCR）软件转换成 Word 文档，核对无误")
_PROGRAM = Kind("程序文件", _THE_REPORT)
_MEDIA = Kind("音频或视频文件", _THE_REPORT)

_OLE_STREAMS = (
    ("Workbook", Kind("旧版 Excel 表格（.xls）", _AS_XLSX)),
    ("Book", Kind("旧版 Excel 表格（.xls）", _AS_XLSX)),
    ("PowerPoint Document", Kind("演示文稿（.ppt）", _THE_REPORT)),
    ("WordDocument", Kind("旧版 Word 文档（.doc）", _AS_DOCX)),
    ("__properties_version1.0", Kind("邮件", "先保存邮件里的附件")),
)
_ZIP_MEMBERS = (
    ("OFD.xml", Kind("OFD 版式文件", "用 OFD 阅读软件打开，转换为 Word 文档或 PDF")),
    ("xl/workbook.xml", Kind("Excel 表格（.xlsx）", _AS_DOCX)),
    ("xl/workbook.bin", Kind("Excel 二进制表格（.xlsb）", _AS_XLSX)),
    ("ppt/presentation.xml", Kind("演示文稿（.pptx）", _THE_REPORT)),
    ("word/document.xml", Kind("Word 文档", _AS_DOCX)),
    ("content.xml", Kind("OpenDocument 文件", _AS_DOCX)),
)
_MAGIC = (
    (b"%PDF-", Kind("PDF 文件", "用 WPS 或 Word 转换成 .docx ")),
    (b"Rar!", _ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
    (b"\x1f\x8b", _ARCHIVE),
    (b"BZh", _ARCHIVE),
    (b"\xfd7zXZ\0", _ARCHIVE),
    (b"MZ", _PROGRAM),
    (b"\x7fELF", _PROGRAM),
    (b"ID3", _MEDIA),
    (b"\0\0\x01\0", _PICTURE),
    (b"\x01\0\0\0", _PICTURE),
    (b"\xd7\xcd\xc6\x9a", _PICTURE),
    (b"SQLite format 3\0", Kind("数据库文件", _THE_REPORT)),
    (b"{\\rtf", Kind("RTF 文档", _AS_DOCX)),
)
_XML_MARKS = (
    (b'progid="Word.Document"', Kind("Word 2003 XML 文档", _AS_DOCX)),
    (b"http://schemas.microsoft.com/office/2006/xmlPackage", Kind("Word XML 文档", _AS_DOCX)),
    (b'progid="Excel.Sheet"', Kind("Excel 2003 XML 表格", _AS_XLSX)),
    (b"urn:oasis:names:tc:opendocument", Kind("单文件的 OpenDocument 文档（.fodt）", _AS_DOCX)),
    (b"http://www.w3.org/2000/svg", _PICTURE),
    (b"<?xml", Kind("XML 数据文件", _THE_REPORT)),
)


def sniff(data: bytes) -> bool:
    """Return whether the first bytes are those of a known format that has no reader."""
    return data.startswith((OLE, b"PK")) or kind_of(data) is not None


def read(data: bytes) -> Source:
    """Raise ReadingError: PROTECTED, DAMAGED, UNKNOWN_FORMAT, or OTHER_FORMAT with the file type and advice."""
    if data.startswith(OLE):
        _refuse(_ole_kind(data))
    if data.startswith(b"PK"):
        package = open_zip(data)
        _refuse(next((kind for name, kind in _ZIP_MEMBERS if name in package), _ARCHIVE))
    _refuse(kind_of(data))


def is_encrypted(data: bytes) -> bool:
    """Return whether this is an encrypted OOXML document, which is stored inside an OLE compound file."""
    return data.startswith(OLE) and _utf_16("EncryptedPackage") in data


def kind_of(data: bytes) -> Kind | None:
    """Return the file type by its first bytes, or None for text and unknown types."""
    if media_type(data) and (b"\0" in data[:512] or not data.startswith((b"BM", b"II", b"MM", b"GIF8"))):
        return _PICTURE
    if data.startswith(b"RIFF"):
        return _PICTURE if data[8:12] == b"WEBP" else _MEDIA
    if data[4:8] == b"ftyp":
        return _PICTURE if data[8:11] in (b"hei", b"avi", b"mif") else _MEDIA
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"<?xml"):
        return next((kind for mark, kind in _XML_MARKS if mark in head), None)
    binary = b"\0" in data[:4096]
    return next((kind for magic, kind in _MAGIC if data.startswith(magic) and _fits(magic, binary)), None)


def _fits(magic: bytes, binary: bool) -> bool:
    """Return whether the signature is conclusive: short printable ones also begin ordinary texts."""
    return binary or len(magic) > 3 or magic[0] < 0x20


def _ole_kind(data: bytes) -> Kind | None:
    if is_encrypted(data):
        raise ReadingError(ReadingProblem.PROTECTED)
    return next((kind for name, kind in _OLE_STREAMS if _utf_16(name) in data), None)


def _utf_16(name: str) -> bytes:
    """Return the name in UTF-16, as the directory of an OLE compound file stores it."""
    return name.encode("utf-16-le")


def _refuse(kind: Kind | None) -> NoReturn:
    if kind is None:
        raise ReadingError(ReadingProblem.UNKNOWN_FORMAT)
    raise ReadingError(ReadingProblem.OTHER_FORMAT, what=kind.what, advice=kind.advice)
