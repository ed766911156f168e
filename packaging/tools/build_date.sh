#!/bin/sh
# Prints the day of the newest commit, or today where this is no git checkout. Usage: build_date.sh FOLDER
git -C "$1" log -1 --format=%cs 2>/dev/null || date +%F
