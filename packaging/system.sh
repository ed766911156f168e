#!/bin/sh
# Installs the system libraries that Qt needs and Debian may lack, or says exactly what to install.
# Usage: system.sh PYTHON. Does nothing where all is there, and nothing on systems other than Linux.
set -u
python=${1:-python3}
[ "$(uname -s)" = Linux ] || exit 0

has_library() { ldconfig -p 2>/dev/null | grep -q "$1" || /sbin/ldconfig -p 2>/dev/null | grep -q "$1"; }
need=
want() { has_library "$1" || need="$need $2"; }

"$python" -c 'import ensurepip, venv' 2>/dev/null || need="$need python3-venv"
want libGL.so.1 libgl1
want libEGL.so.1 libegl1
want libxkbcommon.so.0 libxkbcommon0
want libdbus-1.so.3 libdbus-1-3
want libfontconfig.so.1 libfontconfig1
want libglib-2.0.so.0 libglib2.0-0
want libxcb-cursor.so.0 libxcb-cursor0
want libxcb-icccm.so.4 libxcb-icccm4
want libxcb-image.so.0 libxcb-image0
want libxcb-keysyms.so.1 libxcb-keysyms1
want libxcb-render-util.so.0 libxcb-render-util0
want libxcb-shape.so.0 libxcb-shape0
want libxcb-randr.so.0 libxcb-randr0
want libxkbcommon-x11.so.0 libxkbcommon-x11-0
# Chinese glyphs: any font that has them will do.
if command -v fc-list >/dev/null 2>&1; then
  chinese=$(fc-list :lang=zh-cn file 2>/dev/null | head -n 1)
else
  chinese=$(find /usr/share/fonts -iname '*wqy*' -o -iname '*cjk*' 2>/dev/null | head -n 1)
fi
[ -n "$chinese" ] || need="$need fonts-wqy-microhei"
[ -n "$need" ] || exit 0

command="apt-get install -y --no-install-recommends$need"
if ! command -v apt-get >/dev/null 2>&1; then
  echo "Missing system packages (Debian's names):$need" >&2
  exit 0
fi
if [ "$(id -u)" = 0 ]; then sudo=
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then sudo=sudo
else
  echo "Some system libraries are missing. Please run:" >&2
  echo "  sudo apt-get update && sudo $command" >&2
  exit 1
fi
echo "Installing system packages:$need"
log=$(mktemp)
if $sudo apt-get update >"$log" 2>&1 && DEBIAN_FRONTEND=noninteractive $sudo $command >>"$log" 2>&1; then
  rm -f "$log"
else
  tail -n 5 "$log" >&2
  echo "Could not install them. Please run: $command (log: $log)" >&2
  exit 1
fi
