#!/bin/sh
# Builds the program for Linux: OUT/xxgk-report_VERSION_ARCH.deb, the same for the store of UOS, and a .tar.xz.
# Usage: build.sh PYTHON ROOT OUT. PYTHON is one with pip; ROOT is the folder
# of the Debian 11 root, made where it is missing. Needs root rights, debootstrap and a network.
set -eu
python=$1 root=$2 out=$3
here=$(dirname "$(readlink -f "$0")")
top=$(dirname "$(dirname "$here")")
arch=${ARCH:-$(dpkg --print-architecture)}
case $python in */*) python=$(cd "$(dirname "$python")" && pwd)/$(basename "$python") ;; esac
work=$root/root/work

[ "$(id -u)" = 0 ] || { echo "The Debian 11 root needs root rights: run this with sudo." >&2; exit 1; }
command -v debootstrap >/dev/null || { echo "Missing: debootstrap (apt-get install debootstrap)" >&2; exit 1; }

trap '"$here/mount_root.sh" "$root" -u' EXIT
"$here/build_root.sh" "$root"
cp "$here/glibc228.h" "$here/build_python.sh" "$root/root/"
chroot "$root" /root/build_python.sh /root/cpython /opt/cpython

rm -rf "$work"
mkdir -p "$work/wheels" "$work/source" "$out"
(cd "$top" && cp -a main.py model export ui resources packaging pyproject.toml README.md LICENSE CHANGELOG.md "$work/source/")
"$top/packaging/tools/build_date.sh" "$top" >"$work/source/resources/built.txt"
find "$work/source" -name __pycache__ -prune -exec rm -rf {} +
"$here/wheels.sh" "$python" "$work/source" "$work/wheels"
version=$(basename "$work"/wheels/xxgk_report-*.whl | cut -d- -f2)
cp "$here/xxgk.spec" "$here/freeze.sh" "$work/"
cp "$here/fonts.txt" "$work/fonts"
chroot "$root" /root/work/freeze.sh /root/work

bundle=$work/dist/xxgk-report
cp "$top/LICENSE" "$bundle/"
cp "$here/PORTABLE.txt" "$bundle/绿色版说明.txt"
"$python" "$here/check_symbols.py" "$bundle"
"$python" "$here/check_size.py" "$bundle" 125
name=xxgk-report_${version}_$arch
"$here/make_deb.sh" "$bundle" "$work/icons" "$version" "$arch" "$out/$name.deb"
"$here/make_deb.sh" "$bundle" "$work/icons" "$version" "$arch" "$out/cn.xxgk.report_${version}.0_$arch.deb" store
tar -C "$work/dist" --owner=0 --group=0 --numeric-owner --sort=name -cJf "$out/$name.tar.xz" xxgk-report
"$python" "$here/check_size.py" "$out/$name.deb" 40
"$python" "$here/check_size.py" "$out/$name.tar.xz" 40
