#!/bin/sh
# Prepares a Debian 11 root with a compiler, the libraries Qt is looked up in, and the source of CPython.
# Usage: build_root.sh ROOT. Needs root rights, debootstrap and a network; does nothing that is done already.
set -eu
root=$1
mirror=${MIRROR:-http://deb.debian.org/debian}
here=$(dirname "$(readlink -f "$0")")

# debootstrap wants the folder above the root to be there.
mkdir -p "$root"
if [ ! -f "$root/.bootstrapped" ]; then
  debootstrap --variant=minbase bullseye "$root" "$mirror"
  touch "$root/.bootstrapped"
fi
"$here/mount_root.sh" "$root"
if [ ! -f "$root/.tools" ]; then
  echo "deb-src $mirror bookworm main" >"$root/etc/apt/sources.list.d/python-source.list"
  chroot "$root" apt-get update -q
  DEBIAN_FRONTEND=noninteractive chroot "$root" apt-get install -qy --no-install-recommends \
    build-essential chrpath dpkg-dev libffi-dev zlib1g-dev libbz2-dev liblzma-dev libexpat1-dev \
    libgl1 libegl1 libxkbcommon0 libxkbcommon-x11-0 libdbus-1-3 libfontconfig1 libglib2.0-0 libcups2 \
    libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0 libxcb-shape0 \
    libxcb-randr0 libxcb-sync1 libxcb-xfixes0 libxcb-xinerama0 libxcb-xkb1 libwayland-client0 \
    libwayland-cursor0 libwayland-egl1 fonts-wqy-microhei
  touch "$root/.tools"
fi
if [ ! -d "$root/root/cpython" ]; then
  chroot "$root" sh -c 'cd /root && apt-get source -q python3.11 && mv python3.11-3.11* cpython'
fi
