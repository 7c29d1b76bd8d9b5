#!/bin/sh
# Fills a small disk under a writing register, makes room, and looks at what was acknowledged. Needs root for the mount.
#   full-disk.sh DURABILITY
set -e
program=$1
work=$(mktemp -d)
mount -t tmpfs -o size=16m tmpfs "$work"
trap 'umount "$work"; rmdir "$work"' EXIT
dd if=/dev/zero of="$work/filler" bs=1M count=8 2>/dev/null
"$program" full "$work/register.sqlite" "$work/filler"
