#!/bin/sh
# How fast the pages of a register with many cases are, asked over 16 connections.
#
#   ruqsat register fill --register many.sqlite            200,000 made-up cases
#   ruqsat serve --demo --register many.sqlite --day 2026-03-02 --port 8130
#   Benchmarks/register/pages.sh http://127.0.0.1:8130 10s [PID of the server]
#
# Needs curl and wrk. Prints requests, p50 and p99 of each page, and with the server's PID (on Linux, with 100 ticks a
# second) the milliseconds of processor time that it spends on one. Nothing is written.
set -eu
base=${1:-http://127.0.0.1:8130}
time=${2:-10s}
pid=${3:-}
jar=$(mktemp)
trap 'rm -f "$jar" "$jar.wrk"' EXIT

# In by the button of the demo, as an officer: the seal of the form stands on the page.
seal=$(curl -s -c "$jar" "$base/en/sign-in" |
  sed -n 's/.*name="seal" value="\([^"]*\)".*/\1/p' | head -n 1)
curl -s -o /dev/null -b "$jar" -c "$jar" --data-urlencode "seal=$seal" \
  --data-urlencode "login=demo.officer" "$base/en/sign-in/demo"
cookie=$(awk '/ruqsat/ && NF >= 7 { printf "%s=%s; ", $6, $7 }' "$jar")

# Processor time of the server so far, in hundredths of a second.
ticks() { if [ -n "$pid" ]; then awk '{ print $14 + $15 }' "/proc/$pid/stat"; else echo 0; fi; }

ask() {
  code=$(curl -s -o /dev/null -w '%{http_code}' -H "Cookie: $cookie" "$base$2")
  [ "$code" = 200 ] || { echo "$1: $code instead of 200" >&2; exit 1; }
  before=$(ticks)
  wrk -t2 -c16 -d"$time" --latency -H "Cookie: $cookie" "$base$2" >"$jar.wrk"
  awk -v name="$1" -v ticks=$(($(ticks) - before)) '
    /50%/ { p50 = $2 } /99%/ { p99 = $2 } /requests in/ { n = $1 }
    END {
      spent = ticks && n ? sprintf("  %6.2f ms each", ticks * 10 / n) : ""
      printf "%-44s %8s pages  p50 %9s  p99 %9s%s\n", name, n, p50, p99, spent
    }' "$jar.wrk"
}

ask "queue of a region" /ru/office
ask "queue, one standing" "/ru/office?standing=lodged"
ask "search by a word of the employer" "/ru/office?words=quryl"
ask "search by a worker and a number" "/ru/office?words=li+wei+1234"
ask "open register" /ru/register
ask "open register, region and category" "/ru/register?region=almaty_city&category=category_2"
ask "open register, word and region" "/ru/register?words=quryl&region=almaty_city"
ask "inbox" /ru/notices
