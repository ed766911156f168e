"""Documents: what a figure says of regulations and normative documents issued, repealed and in force."""

from __future__ import annotations

from model.checks.language.lazy import lazy
from model.checks.language.patterns import FILL, Bound, Kind
from model.checks.language.places import Place

NAMES = {
    Kind.REGULATIONS: r"(?:[省市]?政府|部门)?规章",
    Kind.NORMATIVE_DOCUMENTS: r"(?:行政|[省市县区]?政府|部门)?规范性文件",
}
_MEASURES = frozenset(("", "件", "份", "个", "部", "项", "条"))
_ACTIONS = {
    "issued": r"(?:本年度?|全年|新)?(?:制发|制定(?:并)?(?:出台|印发|发布)|制定|出台|印发|颁布)(?:并(?:公开|公布|发布))?(?:了|的)?",
    "repealed": r"(?:清理)?废止(?:了|的)?",
    "in_force": r"(?<!公开)(?<!公布)(?<!汇编)(?<!梳理)(?:现行有效|继续有效)(?:的)?",
}
_TOLD = tuple(
    (Bound(kind, part), lazy(rf"(?:^[和、及]|(?<![和、及或])){action}{name}{FILL}$"))
    for kind, name in NAMES.items()
    for part, action in _ACTIONS.items()
)
_PUBLISHED = (
    Bound(Kind.REGULATIONS, "issued"),
    lazy(rf"(?<![开、])(?:发布|公布)(?:了)?{NAMES[Kind.REGULATIONS]}{FILL}$"),
)
"""Regulations are made by being published; to publish normative documents may mean on the web."""
_PUBLISHED_AND_REPEALED = (
    Bound(Kind.NORMATIVE_DOCUMENTS, "issued"),
    lazy(rf"(?<![开、])(?:发布|公布)(?:了)?{NAMES[Kind.NORMATIVE_DOCUMENTS]}{FILL}$"),
)
_REPEALED_NEXT = lazy(r"[，、](?:废止|清理废止)\d")
_PARTS = {"issued": r"制发(?:件数)?", "repealed": r"废止(?:件数)?", "in_force": r"现行有效(?:件数)?"}
_THIS_YEAR = r"(?:20\d\d年度?|本年度?|全年|今年|当年)?"
_NAME_FIRST = tuple(
    (Bound(kind, part), lazy(rf"{name}[：，]?{_THIS_YEAR}{action}{FILL}$"))
    for kind, name in NAMES.items()
    for part, action in _PARTS.items()
)
_ISSUED = rf"(?:其中)?{_THIS_YEAR}新?(?:(?<=新)增|制发|制定|出台|印发)(?:了|的|件数)*"
_BY_NOW = r"(?:截至(?:20\d\d年)?(?:年底|年末|12月底|12月31日)|目前|现)?，?"
_ALSO = (
    ("issued", lazy(rf"[、和及]?{_ISSUED}{FILL}")),
    (
        "repealed",
        lazy(
            rf"[、和及]?(?:其中)?{_THIS_YEAR}(?:宣布|明令|清理)?(?:废止|失效)(?:(?:和|及|或|、)?(?:失效|废止))?(?:件数)?{FILL}"
        ),
    ),
    ("in_force", lazy(rf"[、和及]?{_BY_NOW}(?:现行有效|继续有效)(?:件数)?{FILL}")),
)
_LISTED = {kind: lazy(rf"[、和及]?{name}{FILL}") for kind, name in NAMES.items()}


_AMENDED = lazy(rf"[、和及]?(?:其中)?{_THIS_YEAR}(?:修改|修订){FILL}")


def amended(place: Place, last: Bound) -> bool:
    """Return whether a figure of documents changed stands in a list, which no table counts: `制定规章2件，修改1件，废止1件`."""
    return last.kind in NAMES and _AMENDED().fullmatch(place.before) is not None


def documented(place: Place) -> Bound | None:
    """Return what a figure of regulations or normative documents counts."""
    if place.number.measure not in _MEASURES:
        return None
    if "规章" not in place.before and "文件" not in place.before:
        return None
    told = (*_TOLD, _PUBLISHED, *_NAME_FIRST)
    if _REPEALED_NEXT().match(place.behind):
        told = (*told, _PUBLISHED_AND_REPEALED)
    return next((bound for bound, pattern in told if pattern().search(place.before)), None)


def listed(place: Place, last: Bound) -> Bound | None:
    """Return what the second figure counts of `制发规章2件、规范性文件3件`, or of `制发规范性文件3件，废止1件`: the rest was said of the first."""
    if last.kind not in NAMES:
        return None
    for part, pattern in _ALSO:
        if pattern().fullmatch(place.before):
            return Bound(last.kind, part)
    others = (kind for kind in NAMES if kind is not last.kind)
    return next((Bound(k, last.part) for k in others if _LISTED[k]().fullmatch(place.before)), None)
