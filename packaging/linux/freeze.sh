#!/bin/sh
# Runs inside the Debian 11 root: installs the wheels without a network and freezes the program.
# Usage: freeze.sh WORK. WORK holds `wheels`, `source` and xxgk.spec; the program comes to WORK/dist/xxgk-report.
set -eu
work=$1
python=/opt/cpython/bin/python3.11
rm -rf "$work/env" "$work/build" "$work/dist"
"$python" -m venv --without-pip "$work/env"
set -- "$work"/wheels/pip-*.whl
"$work/env/bin/python" "$1/pip" install --quiet --no-index --find-links "$work/wheels" --no-compile \
  xxgk-report pyinstaller setuptools
XXGK_SOURCE=$work/source XXGK_FONT=$(cat "$work/fonts" 2>/dev/null || true) \
  "$work/env/bin/pyinstaller" --noconfirm --log-level WARN \
  --distpath "$work/dist" --workpath "$work/build" "$work/xxgk.spec"
# The wheels of these two carry symbols that only a debugger reads.
find "$work/dist" -name 'libpdfium.so' -o -name 'libicu*.so.*' | xargs strip --strip-unneeded
# Where CPython was built says nothing on another machine.
chrpath -d "$work"/dist/*/_internal/libpython3*.so* "$work"/dist/*/_internal/python3*/lib-dynload/*.so >/dev/null
QT_QPA_PLATFORM=offscreen "$work/env/bin/python" "$work/source/packaging/tools/make_icons.py" "$work/icons"
