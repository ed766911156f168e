"""The registry: what a file is, told by its content; every failure is the one error, with the file's name."""

import os
import sys
from pathlib import Path

import pytest
from builders.docx import docx, p, png, zipped

from model.content.blocks import Paragraph
from model.files.errors import ReadingError, ReadingProblem
from model.files.read import FILE_LIMIT
from model.reading import registry
from model.reading.guards import TEXT_LIMIT

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1000


def ole(*names: str) -> bytes:
    return OLE + b"".join(name.encode("utf-16-le") + b"\0" * 40 for name in names)


def error_of(data: bytes, name: str = "年报.docx") -> ReadingError:
    with pytest.raises(ReadingError) as caught:
        registry.read_bytes(data, name)
    assert name in caught.value.message
    return caught.value


def test_content_decides_not_the_name(tmp_path: Path) -> None:
    path = tmp_path / "年报.xls"
    path.write_bytes(docx(p("一、总体情况")))
    source = registry.read(path)
    assert (source.format, source.name) == ("docx", "年报.xls")
    assert source.blocks == (Paragraph.of("一、总体情况"),)
    assert registry.read_bytes("一、总体情况".encode("gbk"), "年报.docx").format == "txt"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (ole("PowerPoint Document"), "演示文稿"),
        (zipped({"ppt/presentation.xml": b"<a/>"}), "演示文稿"),
        (zipped({"xl/workbook.bin": b"x"}), "xlsb"),
        (zipped({"a.txt": b"x"}), "压缩包"),
        (b"Rar!\x1a\x07\0", "压缩包"),
        (b"7z\xbc\xaf\x27\x1c\0\0", "压缩包"),
        (png(), "图片"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0", "图片"),
        (b"GIF89a\0\0\0", "图片"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "图片"),
        (b"\0\0\0\x18ftypmp42\0\0", "视频"),
        (b'<?xml version="1.0"?><data/>', "XML"),
        (b"MZ\x90\0\3\0\0\0", "程序"),
        (b"\x7fELF\2\1\1\0", "程序"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><a/>', "Word 2003 XML"),
        (
            b'\xef\xbb\xbf<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?><a/>',
            "Excel 2003 XML",
        ),
    ],
)
def test_other_formats_are_named_and_told_what_to_do(data: bytes, what: str) -> None:
    error = error_of(data)
    assert error.problem is ReadingProblem.OTHER_FORMAT
    assert what in error.message
    assert "后再导入" in error.message and "  " not in error.message


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", ReadingProblem.EMPTY),
        (ole("EncryptedPackage", "EncryptionInfo"), ReadingProblem.PROTECTED),
        (ole("Something"), ReadingProblem.UNKNOWN_FORMAT),
        (docx(p("甲"))[:-30], ReadingProblem.DAMAGED),
        (zipped({"word/document.xml": b"<w:document"}), ReadingProblem.DAMAGED),
        (zipped({"word/document.xml": b"<!DOCTYPE a><a/>"}), ReadingProblem.TOO_COMPLEX),
        (bytes(range(256)) * 10, ReadingProblem.UNKNOWN_FORMAT),
        (b"\n" * 20, ReadingProblem.EMPTY),
        ("甲".encode() * (TEXT_LIMIT // 3 + 1), ReadingProblem.TOO_LARGE),
    ],
)
def test_troubles(data: bytes, problem: ReadingProblem) -> None:
    assert error_of(data).problem is problem


@pytest.mark.parametrize(
    ("failure", "problem"),
    [
        (KeyError("x"), ReadingProblem.DAMAGED),
        (UnicodeError(), ReadingProblem.DAMAGED),
        (IndexError(), ReadingProblem.DAMAGED),
        (RecursionError(), ReadingProblem.TOO_COMPLEX),
        (MemoryError(), ReadingProblem.TOO_COMPLEX),
    ],
)
def test_whatever_a_reader_meets_is_the_one_error_with_its_cause(
    failure: Exception, problem: ReadingProblem, monkeypatch: pytest.MonkeyPatch
) -> None:
    from model.reading.docx import reader

    def fail(data: bytes, *more: object) -> None:
        raise failure

    monkeypatch.setattr(reader, "read", fail)
    error = error_of(docx(p("甲")))
    assert error.problem is problem
    assert error.__cause__ is failure


def path_error(path: Path) -> ReadingError:
    with pytest.raises(ReadingError) as caught:
        registry.read(path)
    assert path.name in caught.value.message
    return caught.value


def test_missing_files_folders_and_names_that_cannot_be(tmp_path: Path) -> None:
    assert path_error(tmp_path / "没有.docx").problem is ReadingProblem.MISSING
    assert path_error(tmp_path).problem is ReadingProblem.FOLDER
    assert path_error(tmp_path / ("长" * 300)).problem is ReadingProblem.MISSING
    assert path_error(tmp_path / "a\0b").problem is ReadingProblem.MISSING
    file = tmp_path / "文件.txt"
    file.write_text("甲")
    assert path_error(file / "下.docx").problem is ReadingProblem.MISSING


def test_empty_and_large_files(tmp_path: Path) -> None:
    path = tmp_path / "空.docx"
    path.touch()
    assert path_error(path).problem is ReadingProblem.EMPTY
    with path.open("wb") as file:
        file.truncate(FILE_LIMIT + 1)
    assert path_error(path).problem is ReadingProblem.TOO_LARGE


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_what_is_no_plain_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道")
    assert path_error(tmp_path / "管道").problem is ReadingProblem.UNKNOWN_FORMAT


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="everything may be read here")
def test_no_permission(tmp_path: Path) -> None:
    path = tmp_path / "锁.docx"
    path.write_bytes(b"x")
    path.chmod(0)
    assert path_error(path).problem is ReadingProblem.NO_PERMISSION


@pytest.mark.parametrize(
    ("error", "problem"),
    [
        (PermissionError(13, "no"), ReadingProblem.NO_PERMISSION),
        (OSError(16, "busy"), ReadingProblem.IN_USE),
        (OSError(5, "broken disk"), ReadingProblem.DISK),
    ],
)
def test_errors_of_the_system(
    error: OSError, problem: ReadingProblem, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "年报.docx"
    path.write_bytes(b"x")

    def fail(*args: object) -> None:
        raise error

    monkeypatch.setattr(Path, "open", fail)
    assert path_error(path).problem is problem


def test_a_file_locked_by_another_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "年报.docx"
    path.write_bytes(b"x")

    class SharingViolationError(PermissionError):
        winerror = 32

    def fail(*args: object) -> None:
        raise SharingViolationError

    monkeypatch.setattr(Path, "open", fail)
    assert path_error(path).problem is ReadingProblem.IN_USE
