#!/bin/sh
# Every public page and every role of the demo in a browser: `make browser`, and a part of `.ci/run`.
#
# Starts the built service on a port of its own, looks at its pages, two at a time, and stops it again.
# Without a browser, or where its two packages cannot be fetched, it says what is skipped and answers 0.
set -eu
cd "$(dirname "$0")/../.."

skipped() { echo "Skipped, pages in a browser: $1"; exit 0; }

. Tests/Scripts/demo.sh
command -v chromium >/dev/null || {
  $as_root apt-get update -qq && $as_root apt-get install -y -qq --no-install-recommends chromium
} || skipped "chromium cannot be installed."
tools=.build/browser
tools_from $tools Tests/Browser/requirements.txt axe_playwright_python
serve_demo $tools/bin/python "${BROWSER_PORT:-8099}" .build/browser.log

# Two at a time: a browser and the service take turns on the cores.
looked=0
$tools/bin/python Tests/Browser/accessibility.py "$service" --share 1/2 & first=$!
$tools/bin/python Tests/Browser/accessibility.py "$service" --share 2/2 || looked=$?
wait $first || looked=$?
exit $looked
