"""Which input method the desktop asks for, in the words that Qt's own plugins understand."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping


def names_fcitx(environ: Mapping[str, str]) -> bool:
    """Return whether the desktop asks Qt for fcitx, of any version; on X also by the word for older programs."""
    asked = environ.get("QT_IM_MODULES", "") + environ.get("QT_IM_MODULE", "")
    if asked or environ.get("WAYLAND_DISPLAY"):
        return "fcitx" in asked
    return environ.get("XMODIFIERS", "").startswith("@im=fcitx")


def reach_fcitx_by_ibus(environ: MutableMapping[str, str]) -> None:
    """Let Qt speak the protocol of ibus: its wheels carry no plugin for fcitx, and fcitx 5 answers to that, too.

    Nobody answers under fcitx 4, and Qt then leaves all keys alone: `fcitx_input` takes them.
    """
    environ["QT_IM_MODULE"] = "ibus"
    environ["IBUS_USE_PORTAL"] = "1"
    # Later versions of Qt ask this list first.
    if environ.get("QT_IM_MODULES"):
        names = [name for name in environ["QT_IM_MODULES"].split(";") if not name.startswith("fcitx")]
        environ["QT_IM_MODULES"] = ";".join(dict.fromkeys([*names, "ibus"]))
