"""Small OFD files made by hand: text, lines and pictures at given places, in millimetres from the upper left corner."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from builders.docx import zipped

NAMESPACE = "http://www.ofdspec.org/2016"
SIZE = 4.0


def text(
    x: float,
    y: float,
    words: str,
    *,
    size: float = SIZE,
    deltas: str | None = None,
    more: str = "",
    inside: str = "",
    code: str = "",
) -> str:
    """A text object whose base line is `y` below the upper edge; `more` are attributes, `inside` child elements."""
    if deltas is None:
        deltas = " ".join(f"{size if ord(c) > 0x2E80 else size / 2:g}" for c in words[:-1])
    delta = f' DeltaX="{deltas}"' if deltas else ""
    return (
        f'<o:TextObject ID="1" Boundary="{x} {y - size} 150 {size * 1.3}" Font="2" Size="{size}" {more}>{inside}'
        f'<o:TextCode X="0" Y="{size}"{delta} {code}>{escape(words)}</o:TextCode></o:TextObject>'
    )


def line(x0: float, y0: float, x1: float, y1: float, width: float = 0.2, more: str = "") -> str:
    """A stroked line."""
    x, y = min(x0, x1), min(y0, y1)
    return path(x, y, f"M {x0 - x} {y0 - y} L {x1 - x} {y1 - y}", f'LineWidth="{width}" {more}')


def bar(x: float, y: float, width: float, height: float) -> str:
    """A filled rectangle: a line where it is thin."""
    data = f"M 0 0 L {width} 0 L {width} {height} L 0 {height} C"
    return path(x, y, data, 'Fill="true" Stroke="false"')


def path(x: float, y: float, data: str, more: str = "", inside: str = "") -> str:
    """A path object."""
    return (
        f'<o:PathObject ID="1" Boundary="{x} {y} 170 250" {more}>{inside}'
        f"<o:AbbreviatedData>{data}</o:AbbreviatedData></o:PathObject>"
    )


def table(
    x: float, y: float, rows: Sequence[Sequence[str]], widths: Sequence[float], height: float = 8
) -> str:
    """A table with all its lines, its texts near the left edge of their cells."""
    edges = [x + sum(widths[:i]) for i in range(len(widths) + 1)]
    bottom = y + height * len(rows)
    found = [line(x, y + height * i, edges[-1], y + height * i) for i in range(len(rows) + 1)]
    found += [line(edge, y, edge, bottom) for edge in edges]
    for i, row in enumerate(rows):
        found += [text(edges[j] + 1, y + height * i + 6, cell) for j, cell in enumerate(row) if cell]
    return "".join(found)


def page(*objects: str, box: str = "", template: str = "", layer: str = "") -> str:
    """The content of a page."""
    area = f"<o:Area><o:PhysicalBox>{box}</o:PhysicalBox></o:Area>" if box else ""
    use = f'<o:Template TemplateID="{template}" ZOrder="Background"/>' if template else ""
    return f'{area}{use}<o:Content><o:Layer ID="9" {layer}>{"".join(objects)}</o:Layer></o:Content>'


def part(name: str, content: str, namespace: str = NAMESPACE) -> bytes:
    """An XML part with this root element."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><o:{name} xmlns:o="{namespace}">{content}</o:{name}>'.encode()
    )


def ofd(
    *pages: str,
    resources: str = '<o:Fonts><o:Font ID="2" FontName="仿宋"/></o:Fonts>',
    templates: Sequence[str] = (),
    namespace: str = NAMESPACE,
    more: dict[str, bytes] | None = None,
    folder: str = "Doc_0",
) -> bytes:
    """The file; the templates have the ids t0, t1, …"""
    listed = "".join(f'<o:Page ID="{i + 10}" BaseLoc="Pages/P{i}/Content.xml"/>' for i in range(len(pages)))
    used = "".join(f'<o:TemplatePage ID="t{i}" BaseLoc="Tpls/T{i}.xml"/>' for i in range(len(templates)))
    area = "<o:PageArea><o:PhysicalBox>0 0 210 297</o:PhysicalBox></o:PageArea>"
    common = f"<o:CommonData>{area}<o:PublicRes>PublicRes.xml</o:PublicRes>{used}</o:CommonData>"
    parts = {
        "OFD.xml": part("OFD", body(f"{folder}/Document.xml"), namespace),
        f"{folder}/Document.xml": part("Document", f"{common}<o:Pages>{listed}</o:Pages>", namespace),
        f"{folder}/PublicRes.xml": part("Res", resources, namespace),
    }
    parts |= _numbered(f"{folder}/Pages/P{{}}/Content.xml", pages, namespace)
    parts |= _numbered(f"{folder}/Tpls/T{{}}.xml", templates, namespace)
    return zipped(parts | (more or {}))


def body(root: str, more: str = "") -> str:
    """A `DocBody` whose document has this root."""
    return f"<o:DocBody><o:DocRoot>{root}</o:DocRoot>{more}</o:DocBody>"


def _numbered(name: str, contents: Iterable[str], namespace: str) -> dict[str, bytes]:
    return {name.format(i): part("Page", content, namespace) for i, content in enumerate(contents)}
