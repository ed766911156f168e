#!/bin/sh
# Collects the wheels that run on glibc 2.28 and CPython 3.11. Usage: wheels.sh PYTHON SOURCE WHEELS
set -eu
python=$1 source=$2 wheels=$3
case ${ARCH:-$(uname -m)} in
  amd64 | x86_64) machine=x86_64 qt='PySide6-Essentials==6.9.3' glibc='28 27 26 24 17' ;;
  # Qt for ARM asks for glibc 2.31: Kylin V10 has it, UOS 20 has not.
  arm64 | aarch64) machine=aarch64 qt='PySide6-Essentials==6.8.0.2' glibc='31 28 27 26 24 17' ;;
  *) echo "No wheels for this machine" >&2; exit 1 ;;
esac
platforms=
for minor in $glibc; do platforms="$platforms --platform manylinux_2_${minor}_$machine"; done
"$python" -m pip wheel --quiet --no-deps --wheel-dir "$wheels" "$source"
# shellcheck disable=SC2086
"$python" -m pip download --quiet --dest "$wheels" --only-binary :all: --python-version 3.11 --implementation cp \
  --abi cp311 --abi abi3 --abi none $platforms --platform "manylinux2014_$machine" \
  "$wheels"/xxgk_report-*.whl "$qt" 'pyinstaller>=6.11,<7' pip setuptools
