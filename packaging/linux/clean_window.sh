#!/bin/sh
# Inside a clean root: a file opened as by double click shows its window, and pressing Ctrl+P its print dialog.
set -eu
export DISPLAY=:77 HOME=/root XDG_RUNTIME_DIR=/tmp/run-77
mkdir -p "$XDG_RUNTIME_DIR"
Xvfb :77 -screen 0 1366x768x24 -nolisten tcp >/dev/null 2>&1 &
server=$!
trap 'kill $server 2>/dev/null || true' EXIT
for _ in $(seq 50); do [ -S /tmp/.X11-unix/X77 ] && break; sleep 0.1; done
file=$(find /root/trial/first -name '*.xxgk' | head -n 1)
type=$(xdg-mime query filetype "$file")
handler=$(xdg-mime query default "$type")
echo "type $type, opened by $handler"
[ "$handler" = cn.xxgk.report.desktop ]
xdg-open "$file" >/root/trial/window.log 2>&1 &
window=
for _ in $(seq 100); do
  window=$(xdotool search --onlyvisible --class xxgk-report 2>/dev/null | tail -n 1 || true)
  [ -n "$window" ] && break
  sleep 0.2
done
[ -n "$window" ] || { cat /root/trial/window.log >&2; echo "no window" >&2; exit 1; }
sleep 4
import -window root /root/trial/window.png
xdotool key --clearmodifiers ctrl+p
sleep 4
import -window root /root/trial/print.png
pid=$(xdotool getwindowpid "$window" 2>/dev/null || true)
[ -z "$pid" ] || kill "$pid"
echo "window shown"
