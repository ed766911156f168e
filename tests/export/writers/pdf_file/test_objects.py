"""How objects of a PDF file are written."""

import pytest

from export.writers.pdf_file.objects import Name, PdfFile, Raw, Ref, Text, Value, serial


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, b"null"),
        (True, b"true"),
        (12, b"12"),
        (1.5, b"1.5"),
        (-0.0001, b"0"),
        (1 / 3, b"0.333"),
        (Ref(3), b"3 0 R"),
        (Name("Page"), b"/Page"),
        (Text("服"), b"<FEFF670D>"),
        (Text("𠮷\ud800"), b"<FEFFD842DFB7003F>"),
        (Raw(b"(x)"), b"(x)"),
        ([1, [Name("A")]], b"[1 [/A]]"),
        ({"K": {"V": 1}}, b"<< /K << /V 1 >> >>"),
    ],
)
def test_values(value: Value, written: bytes) -> None:
    assert serial(value) == written


def test_the_file_finds_its_objects() -> None:
    file = PdfFile()
    later = file.reserve()
    root = file.add({"A": later})
    file.put(later, 7)
    data = file.written(root, root)
    start = int(data.rsplit(b"startxref\n")[-1].split()[0])
    place = int(data[start:].split(b"\n")[3].split()[0])
    assert data[start:].startswith(b"xref\n0 3\n") and data[place:].startswith(b"1 0 obj\n7\nendobj")
