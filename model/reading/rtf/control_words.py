"""Control words of RTF, grouped by their effect."""

from __future__ import annotations

(TEXT, SKIP, PICTURE, FONTS, COLOURS, STYLES, DRAWING, INSTRUCTION, FORM_FIELD, FORM_ENTRY) = range(10)
"""What the text of a group is for; in a DRAWING only pictures and text boxes count."""

DESTINATIONS = {
    **dict.fromkeys(
        (
            *("info", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"),
            *(
                "annotation",
                "nonshppict",
                "objdata",
                "objclass",
                "shprslt",
                "tc",
                "tcn",
            ),
            *(
                "xe",
                "rxe",
                "filetbl",
                "listtable",
                "listoverridetable",
                "revtbl",
                "nonesttables",
                "bkmkstart",
            ),
            *("bkmkend", "template", "operator", "private", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc", "sn"),
        ),
        SKIP,
    ),
    "pict": PICTURE,
    "fldinst": INSTRUCTION,
    "formfield": FORM_FIELD,
    "fonttbl": FONTS,
    "colortbl": COLOURS,
    "stylesheet": STYLES,
    "shpinst": DRAWING,
    "sp": DRAWING,
    "sv": DRAWING,
    "do": DRAWING,
    "shpgrp": DRAWING,
}
"""The group that begins with such a word is not part of the running text."""

TEXT_BOXES = frozenset({"shptxt", "dptxbxtext"})

OPTIONAL = frozenset(
    {
        "shppict",
        "shpinst",
        "do",
        "nesttableprops",
        "pict",
        "shptxt",
        "dptxbxtext",
        "shpgrp",
        "ud",
        "fldinst",
        "formfield",
        "ffl",
    }
)
"""Words that are known although a `\\*` before them lets a reader skip their group."""

SWITCHES = {
    "b": "bold",
    "dbab": "east_asian_bold",
    "v": "hidden",
    "deleted": "deleted",
    "intbl": "in_table",
    "strike": "struck",
    "striked": "struck",
    "super": "raised",
    "up": "raised",
}
NUMBERS = {
    "f": "font",
    "itap": "depth",
    "s": "style",
    "cf": "colour",
    "fs": "size",
    "highlight": "ground",
    "cb": "ground",
    "chcbpat": "ground",
    "outlinelevel": "outline",
}
ALIGNMENTS = {"ql": 0, "qj": 0, "qc": 1, "qr": 2}
ALIGNMENT_NAMES = ("left", "center", "right")

PLAIN = {
    "bold": 0,
    "east_asian_bold": 0,
    "hidden": 0,
    "deleted": 0,
    "struck": 0,
    "raised": 0,
    "colour": 0,
    "size": 24,
    "ground": 0,
}
"""What `\\plain` resets."""
PARAGRAPH = {"in_table": 0, "depth": 0, "style": -1, "outline": -1, "align": 0}
"""What `\\pard` resets."""

CHARACTERS = {
    "tab": " ",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": "\u3000",
    "enspace": " ",
    "qmspace": " ",
}
SYMBOLS = {"~": " ", "_": "-", "\\": "\\", "{": "{", "}": "}", "\t": " "}

LINE_BREAKS = frozenset({"line", "softline", "page", "column", "lbr"})
PARAGRAPH_ENDS = frozenset({"par", "sect"})

CODE_PAGES = {
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "cp949",
    134: "gb18030",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
"""Character sets of fonts; of the others (0 and 1) the document's own code page holds."""
SYMBOL_SET = 2
