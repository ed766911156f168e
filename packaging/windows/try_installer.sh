#!/bin/sh
# Installs and removes an installer under wine, in a prefix of its own. Usage: try_installer.sh SETUP.EXE [OLDER.EXE]
# Checks the files, the shortcuts and the registry after each step; OLDER.EXE must be refused by a newer installation.
set -eu
setup=$1 older=${2:-}
wine=$(command -v wine64 || command -v wine || true)
[ -n "$wine" ] || wine=$(ls /usr/lib/wine/wine64 2>/dev/null || true)
[ -n "$wine" ] || { echo "no wine here: skipped"; exit 77; }
WINEPREFIX=$(mktemp -d)/prefix
export WINEPREFIX WINEDEBUG=-all WINEDLLOVERRIDES='mscoree,mshtml=' DISPLAY=
trap 'wineserver -k 2>/dev/null || /usr/lib/wine/wineserver64 -k 2>/dev/null || true; rm -rf "${WINEPREFIX%/prefix}"' EXIT
run() { "$wine" "$@" 2>/dev/null; }
key='HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\xxgk-report'
has_key() { run reg query "$1" >/dev/null; }
fail() { echo "FAIL: $1" >&2; exit 1; }

run wineboot -i >/dev/null
run reg add 'HKCU\Software\xxgk-report\xxgk-report' /v kept /d yes /f >/dev/null
run "$setup" /S || fail "installer ended with $?"
place=$(find "$WINEPREFIX/drive_c/users" -type d -path '*Programs/xxgk-report' | head -n 1)
[ -n "$place" ] || fail "nothing installed"
for name in xxgk-report.exe uninstall.exe app/main.py lib/PySide6/QtCore.pyd; do
  [ -f "$place/$name" ] || fail "missing $name"
done
has_key "$key" || fail "not in the list of programs"
for ending in .xxgk .xxgk-rollup; do has_key "HKCU\\Software\\Classes\\$ending" || fail "$ending not associated"; done
[ -n "$(find "$WINEPREFIX/drive_c/users" -name '*.lnk' | head -n 1)" ] || fail "no shortcut"
echo "installed: $(find "$place" -type f | wc -l) files"
run "$setup" /S || fail "installing over itself ended with $?"
if [ -n "$older" ]; then
  code=0
  run "$older" /S || code=$?
  [ "$code" = 3 ] || fail "an older version was not refused (exit $code)"
  echo "older version refused"
fi
run "$place/uninstall.exe" /S || fail "uninstaller ended with $?"
for _ in $(seq 60); do [ -d "$place" ] || break; sleep 0.5; done
[ ! -d "$place" ] || fail "left behind: $(find "$place" | head -n 5)"
! has_key "$key" || fail "still in the list of programs"
! has_key 'HKCU\Software\Classes\xxgk-report.file' || fail "file type left behind"
! has_key 'HKCU\Software\Classes\.xxgk' || fail "association left behind"
has_key 'HKCU\Software\xxgk-report\xxgk-report' || fail "the settings of the clerk are gone"
[ -z "$(find "$WINEPREFIX/drive_c/users" -name '*.lnk' | head -n 1)" ] || fail "shortcut left behind"
echo "removed; settings kept"
