#!/bin/sh
# Tries a .deb in a root with nothing else: installs it by apt, runs every command, opens the window, removes it.
# Usage: clean_root.sh SUITE ROOT DEB [REPORTS]. SUITE is bullseye or bookworm. Needs root rights and debootstrap.
set -eu
suite=$1 root=$2 deb=$3 reports=${4:-}
here=$(dirname "$(readlink -f "$0")")
mirror=${MIRROR:-http://deb.debian.org/debian}
trap '"$here/mount_root.sh" "$root" -u' EXIT
[ -d "$root/usr" ] || debootstrap --variant=minbase "$suite" "$root" "$mirror" >/dev/null
"$here/mount_root.sh" "$root"
in_root() { DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 chroot "$root" "$@"; }

rm -rf "$root/root/trial"
mkdir -p "$root/root/trial"
cp "$deb" "$root/root/trial/program.deb"
cp "$here/../tools/check_frozen.py" "$here/clean_window.sh" "$root/root/trial/"
in_root apt-get update -q >/dev/null
# python3 runs the checks, the others show the window; the program is tried before they are there, too.
in_root apt-get install -qy --no-install-recommends /root/trial/program.deb >/dev/null
in_root env -i PATH=/usr/bin:/bin HOME=/root xxgk-report --version
in_root env -i PATH=/usr/bin:/bin HOME=/root LC_ALL=C QT_QPA_PLATFORM=offscreen \
  xxgk-report demo --out /root/trial/first >/dev/null
in_root apt-get install -qy --no-install-recommends python3 xvfb xauth xdotool xdg-utils shared-mime-info \
  desktop-file-utils libfile-mimeinfo-perl imagemagick dbus-x11 libcups2 >/dev/null
if [ -n "$reports" ]; then cp -a "$reports" "$root/root/trial/reports"; else cp -a "$root/root/trial/first" "$root/root/trial/reports"; fi
in_root python3 /root/trial/check_frozen.py xxgk-report /root/trial/reports ${MOST:+--most "$MOST"}
in_root sh /root/trial/clean_window.sh
in_root apt-get purge -qy xxgk-report >/dev/null
left=$(chroot "$root" find /opt /usr /var/lib -ipath '*xxgk*' 2>/dev/null || true)
[ -z "$left" ] || { echo "left behind: $left" >&2; exit 1; }
echo "clean after removal"
