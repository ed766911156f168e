#!/bin/sh
# Collects the wheels for Windows 10 and 11 and CPython 3.11, on any system. Usage: wheels.sh PYTHON SOURCE WHEELS
set -eu
python=$1 source=$2 wheels=$3
"$python" -m pip wheel --quiet --no-deps --wheel-dir "$wheels" "$source"
"$python" -m pip download --quiet --dest "$wheels" --only-binary :all: --python-version 3.11 --implementation cp \
  --abi cp311 --abi abi3 --abi none --platform win_amd64 "$wheels"/xxgk_report-*.whl
# pip reads the conditions of the dependencies as if for the system it runs on.
rm -f "$wheels"/jeepney-*.whl
