"""A poster as a file: .png, .svg, .html."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from export.errors import ExportError, ExportProblem
from export.poster.facts import source_of, words_of
from export.poster.layout import poster
from export.poster.templates import TEMPLATES, Template
from export.registry import default_name, write_file
from export.writers.drawing.svg import svg, svg_file
from export.writers.html_table import escaped
from model.report.report import Report

MARK = "（图解）"
"""What its name has after the title."""

_PAGE = """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ margin: 0; background: #fff; color: #1f2933; font: 18px/1.7 sans-serif; }}
main {{ max-width: 1080px; margin: 0 auto; }}
details {{ padding: 0 1em 2em; }}
h1 {{ position: absolute; left: -9999px; }}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
{drawing}
<details>
<summary>文字版</summary>
{words}
</details>
</main>
</body>
</html>
"""


def poster_name(report: Report, suffix: str) -> str:
    """Return a name for the file."""
    return f"{default_name(report, '')}{MARK}{suffix}"


def export_poster(report: Report, path: Path, template: Template = TEMPLATES[0]) -> None:
    """Write the poster in the format of the suffix. Raise ExportError; the file that was there is then untouched."""
    write_file(path, render_poster(report, path, template))


def render_poster(report: Report, path: Path, template: Template = TEMPLATES[0]) -> bytes:
    """Return the bytes that `export_poster` writes. Raise ExportError for a suffix without a writer."""
    writer = POSTER_WRITERS.get(path.suffix.lower())
    if writer is None:
        suffix = path.suffix or "（无）"
        raise ExportError(ExportProblem.UNKNOWN_SUFFIX, path, suffix=suffix, known="、".join(POSTER_WRITERS))
    return writer(report, template)


def _png(report: Report, template: Template) -> bytes:
    from export.writers.drawing.raster import png

    return png(poster(report, template), 1)


def _svg(report: Report, template: Template) -> bytes:
    return svg_file(poster(report, template))


def _html(report: Report, template: Template) -> bytes:
    drawing = poster(report, template)
    lines = (*words_of(report), source_of(report))
    page = _PAGE.format(
        title=escaped(drawing.title),
        drawing=svg(drawing, "poster", "display:block;width:100%;height:auto"),
        words="\n".join(f"<p>{escaped(line)}</p>" for line in lines),
    )
    return page.encode()


POSTER_WRITERS: dict[str, Callable[[Report, Template], bytes]] = {".png": _png, ".svg": _svg, ".html": _html}
"""The writer of each suffix, in the order in which they are offered."""
