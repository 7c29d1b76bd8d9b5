#!/bin/sh
# Pulls the plug on a writing register, again and again: only what was brought to the disk is there afterwards.
#   power-cut.sh DURABILITY [ROUNDS]
# DURABILITY is the built program of that name. Nothing acknowledged may be lost.
# Control: PL_IGNORE=-wal power-cut.sh … forgets what was synced to the log, and must lose.
set -e
here=$(cd "$(dirname "$0")" && pwd)
program=$1
rounds=${2:-20}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cc -O2 -shared -fPIC -o "$work/powerloss.so" "$here/powerloss.c" -ldl
mkdir "$work/register" "$work/disk"
lost=0
round=0
while [ "$round" -lt "$rounds" ]; do
  # What lies there between rounds counts as kept.
  rm -rf "$work/disk"/*
  for file in "$work/register"/*; do
    case $file in *acknowledged | *'*') ;; *) cp "$file" "$work/disk/@$(basename "$file")" ;; esac
  done
  PL_WATCH="$work/register/" PL_SHADOW="$work/disk" LD_PRELOAD="$work/powerloss.so" \
    "$program" writer "$work/register/register.sqlite" "$work/register/acknowledged" "$round" &
  writer=$!
  sleep "$(awk -v seed="$round" 'BEGIN { srand(seed); print 0.3 + rand() * 1.2 }')"
  kill -9 "$writer"
  wait "$writer" 2>/dev/null || true
  # The plug is out.
  rm -f "$work/register"/register.sqlite*
  for file in "$work/disk"/@*; do
    case $file in *.tmp* | *'@*') ;; *) cp "$file" "$work/register/$(basename "$file" | cut -c2-)" ;; esac
  done
  rm -f "$work/register"/register.sqlite-shm
  "$program" check "$work/register" || lost=$((lost + 1))
  round=$((round + 1))
done
echo "power cut: $rounds rounds, $lost with losses or differences, $(grep -c '^!' "$work/register/acknowledged") steps acknowledged"
[ "$lost" = 0 ]
