#!/bin/sh
# Opens the window; where no display can be opened (exit 3), runs the demonstration without a screen instead.
# Usage: run.sh PYTHON [FILE]
python=$1
shift
"$python" main.py "$@"
code=$?
[ $code = 3 ] || exit $code
echo "没有可用的显示器，改为运行演示：main.py demo --out demo"
exec "$python" main.py demo --out demo
