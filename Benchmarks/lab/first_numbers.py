#!/usr/bin/env python3
"""How long a reader of the laboratory waits for the first numbers, and for those of everybody, in a browser.

first_numbers.py URL [--rounds 9] [--people 1000000] [--chromium PATH]     needs playwright from PyPI

URL is a running service, best a release build on a quiet machine: `ruqsat serve --home . --port 8080`. Each round is a
trial that nobody asked for before (its seed is new): the time runs from the moment the browser asks for the page to
the moment the first table of numbers is painted, and until the page says that it is whole. One round before the others warms the
service up and is told by itself.
"""

import argparse
import os
import shutil
import statistics
import time
from urllib.parse import urlencode

from playwright.sync_api import sync_playwright

REFORM = "seed-2017/social-insurance-for-all@2016-01-01"


def asked(url, people, seed):
    fields = {"p": "2016-07", "n": people, "s": seed, "r": REFORM}
    return f"{url.rstrip('/')}/en/lab/trial?{urlencode(fields)}"


def one(page, address):
    """Milliseconds to the first numbers, and to those of everybody."""
    start = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.wait_for_selector("main table td", state="visible")
    first = time.perf_counter() - start
    # The page asks again by itself while the work goes on.
    page.wait_for_function("() => document.querySelector('main table td') && !document.querySelector('.lab-progress')",
                           timeout=120_000)
    return first * 1000, (time.perf_counter() - start) * 1000


def told(name, values):
    ordered = sorted(values)
    return f"{name}: median {statistics.median(ordered):.0f} ms, least {ordered[0]:.0f}, most {ordered[-1]:.0f}"


def main():
    reading = argparse.ArgumentParser()
    reading.add_argument("url")
    reading.add_argument("--rounds", type=int, default=9)
    reading.add_argument("--people", type=int, default=1_000_000)
    reading.add_argument("--chromium", default=shutil.which("chromium"))
    options = reading.parse_args()
    base = int.from_bytes(os.urandom(4), "big")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=options.chromium, args=["--no-sandbox"])
        page = browser.new_page()
        first, whole = one(page, asked(options.url, options.people, base))
        print(f"warming up: {first:.0f} ms, {whole:.0f} ms")
        rounds = [one(page, asked(options.url, options.people, base + number + 1)) for number in range(options.rounds)]
        browser.close()
    print(f"{options.people} people, {options.rounds} rounds")
    print(told("first numbers", [first for first, _ in rounds]))
    print(told("all numbers", [whole for _, whole in rounds]))


main()
