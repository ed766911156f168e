#!/bin/sh
# Mounts /proc, /sys and /dev into a root folder and gives it the resolver of this machine. Usage: mount_root.sh ROOT [-u]
set -eu
root=$1
if [ "${2:-}" = -u ]; then
  for name in dev/pts dev sys proc; do
    if mountpoint -q "$root/$name"; then umount -l "$root/$name"; fi
  done
  exit 0
fi
for name in proc sys dev dev/pts; do
  mountpoint -q "$root/$name" || mount --bind "/$name" "$root/$name"
done
cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
