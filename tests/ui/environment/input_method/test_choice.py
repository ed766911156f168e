"""Which desktops ask for fcitx, and what Qt is told then."""

import pytest

from ui.environment.input_method.choice import names_fcitx, reach_fcitx_by_ibus


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"QT_IM_MODULE": "fcitx"}, True),
        ({"QT_IM_MODULE": "fcitx5", "XMODIFIERS": "@im=ibus"}, True),
        ({"QT_IM_MODULES": "wayland;fcitx;ibus"}, True),
        ({"XMODIFIERS": "@im=fcitx"}, True),
        ({"XMODIFIERS": "@im=fcitx", "QT_IM_MODULE": "ibus"}, False),
        ({"XMODIFIERS": "@im=fcitx", "WAYLAND_DISPLAY": "wayland-0"}, False),
        ({"XMODIFIERS": "@im=ibus"}, False),
        ({}, False),
    ],
)
def test_the_desktop_names_its_input_method(environ, expected):
    assert names_fcitx(environ) is expected


def test_qt_speaks_to_fcitx_as_to_ibus():
    environ = {"QT_IM_MODULE": "fcitx", "QT_IM_MODULES": "wayland;fcitx;ibus"}
    reach_fcitx_by_ibus(environ)
    assert environ == {"QT_IM_MODULE": "ibus", "QT_IM_MODULES": "wayland;ibus", "IBUS_USE_PORTAL": "1"}
