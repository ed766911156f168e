import pytest

from model.files.errors import ReadingProblem
from model.files.hosts import elsewhere, host_of

SHARES = {
    "file://host/share/a.docx": "host",
    "FILE://Host/share": "Host",
    "file:////host/share": "host",
    "file://///host/share": "host",
    "file://localhost//host/share": "host",
    r"file:\\host\share": "host",
    "//host/share/a.docx": "host",
    "///host/share": "host",
    r"\\host\share\a.docx": "host",
    r"\/host\share": "host",
    " //host/share": "host",
    r"\\?\UNC\host\share": "host",
    "//./unc/host/share": "host",
    r"\\.\pipe\name": ".",
    r"\\?\GLOBALROOT\Device": ".",
    "//127.0.0.1/c$": "127.0.0.1",
    "//host@80/dav": "host@80",
}
HERE = [
    *("a.docx", "/home/a/b.docx", r"C:\a\b.docx", "C:/a/b.docx", r"\\?\C:\a.docx", "file:///home/a.docx"),
    *("file:///C:/a.docx", "file://localhost/home/a", "file:a.docx", "", "/", "年报.docx", "a//b", "file:"),
]


@pytest.mark.parametrize("path", SHARES)
def test_another_computer_is_told_from_the_letters(path: str) -> None:
    assert host_of(path) == SHARES[path]


@pytest.mark.parametrize("path", HERE)
def test_files_of_this_one_are_too(path: str) -> None:
    assert host_of(path) == ""


def test_what_is_said_names_file_and_computer() -> None:
    assert elsewhere(["a.docx", "/b/c"]) is None
    found = elsewhere(["a.docx", r"\\邻居\share\年报.docx"])
    assert found is not None and found.problem is ReadingProblem.ELSEWHERE
    assert "年报.docx" in found.message and "邻居" in found.message and "复制到本机" in found.message
