#!/bin/sh
# Builds the program for Windows on Linux: OUT/xxgk-report-VERSION-setup.exe and the same as a portable .zip.
# Usage: build.sh PYTHON WORK OUT. PYTHON_EMBED names python-3.11.x-embed-amd64.zip, PYTHON_EMBED_SHA256 its hash as
# python.org says it. Without them the folder is laid out for inspection, and the file names say that it has no Python.
set -eu
python=$1 work=$2 out=$3
here=$(dirname "$(readlink -f "$0")")
top=$(dirname "$(dirname "$here")")
case $python in */*) python=$(cd "$(dirname "$python")" && pwd)/$(basename "$python") ;; esac
folder=$work/xxgk-report
for tool in x86_64-w64-mingw32-gcc x86_64-w64-mingw32-windres makensis; do
  command -v "$tool" >/dev/null || { echo "Missing: $tool (apt-get install gcc-mingw-w64-x86-64 nsis)" >&2; exit 1; }
done

rm -rf "$work/wheels" "$work/icons"
mkdir -p "$work/wheels" "$out"
rm -rf "$work/source"
mkdir -p "$work/source"
(cd "$top" && cp -a main.py model export ui resources pyproject.toml README.md LICENSE "$work/source/")
"$top/packaging/tools/build_date.sh" "$top" >"$work/source/resources/built.txt"
"$here/wheels.sh" "$python" "$work/source" "$work/wheels"
version=$(basename "$work"/wheels/xxgk_report-*.whl | cut -d- -f2)
name=xxgk-report-$version
if [ -n "${PYTHON_EMBED:-}" ]; then
  "$python" "$here/assemble.py" "$work/wheels" "$work/source" "$folder" --python "$PYTHON_EMBED" --sha256 "$PYTHON_EMBED_SHA256"
else
  "$python" "$here/assemble.py" "$work/wheels" "$work/source" "$folder"
  name=$name-without-python
fi
QT_QPA_PLATFORM=offscreen "$python" "$top/packaging/tools/make_icons.py" "$work/icons"
cp "$here/launcher.c" "$here/launcher.rc" "$here/app.manifest" "$here/xxgk.nsi" "$work/icons/xxgk.ico" "$work/"
numbers=$(echo "$version.0" | tr . ,)
(cd "$work" &&
  x86_64-w64-mingw32-windres -DVERSION_NUMBERS="$numbers" -DVERSION_TEXT="\\\"$version.0\\\"" launcher.rc launcher.o &&
  x86_64-w64-mingw32-gcc -Os -s -Wall -municode -mwindows launcher.c launcher.o -o xxgk-report/xxgk-report.exe)
cp "$here/PORTABLE.txt" "$folder/绿色版说明.txt"
(cd "$work" && rm -f "$name-portable.zip" && "$python" -m zipfile -c "$name-portable.zip" xxgk-report)
mv "$work/$name-portable.zip" "$out/"
makensis -V2 -DVERSION="$version" -DSOURCE="$folder" -DOUT="$(readlink -f "$out")/$name-setup.exe" "$work/xxgk.nsi"
"$python" "$top/packaging/linux/check_size.py" "$out/$name-setup.exe" 60
