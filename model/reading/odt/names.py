"""Names of OpenDocument elements and attributes."""

from __future__ import annotations

_URN = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE = _URN + "office:1.0}"
TEXT = _URN + "text:1.0}"
TABLE = _URN + "table:1.0}"
STYLE = _URN + "style:1.0}"
DRAW = _URN + "drawing:1.0}"
FO = _URN + "xsl-fo-compatible:1.0}"
SVG = _URN + "svg-compatible:1.0}"
XLINK = "{http://www.w3.org/1999/xlink}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
FIELD = "{urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0}"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"

STYLE_NAME = f"{TEXT}style-name"
