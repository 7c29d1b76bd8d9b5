"""Has a counting build of ruqsat do its daily work, so that the next build knows which ways are taken.

    python3 practise.py RUQSAT FOLDER    writes one file of counts a process into FOLDER, WEIGHT-PROCESS.profraw

Lifecycles of permits, pages as a visitor and in each role, questions to the law, a trial, a verification. Python's
standard library alone; a few minutes.
"""

import concurrent.futures
import html.parser
import http.client
import http.cookiejar
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

PORT = 8137
BASE = f"http://127.0.0.1:{PORT}"
LIFECYCLES = 3000
PAGES = 120  # of each visitor
ROLES = ["employersignatory", "officer", "supervisor", "ministry", "migrationpolice", "labourinspection", "appealbody",
         "auditor", "worker", "administrator"]
TRIAL = ["--reform", "seed-2017/scarce-occupations", "--population", "200000", "--year", "--by", "region"]


def counting(weight):
    """Where a process is to write its counts. What it did is worth as much as `weight` times the work."""
    return os.environ | {"LLVM_PROFILE_FILE": f"{FOLDER}/{weight}-%p.profraw"}


def run(*arguments, answers=(0,)):
    """A command that ends by itself, with one of these answers."""
    done = subprocess.run(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=counting(1))
    if done.returncode not in answers:
        sys.exit(f"{' '.join(arguments)}: answered {done.returncode}")


class Served:
    """The service while the block runs, ended the way that writes its counts."""

    def __init__(self, *arguments, weight=1):
        self.arguments, self.weight = arguments, weight

    def __enter__(self):
        self.process = subprocess.Popen(
            self.arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=counting(self.weight))
        for _ in range(600):
            try:
                return urllib.request.urlopen(BASE + "/health").read()
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.2)
        sys.exit("the service does not answer")

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGINT)
        self.process.wait(timeout=120)


def lifecycle(connection, number, draw):
    """submit, check, decide, certify, as `ruqsat office serve-lifecycle` is asked for them."""
    region, headcount = draw.randint(1, 20), draw.randint(1, 5)

    def post(path, body, step):
        headers = {"Content-Type": "application/json", "Idempotency-Key": f"{number:08x}-{draw.random()}-{step}"}
        connection.request("POST", path, json.dumps(body), headers)
        answer = connection.getresponse()
        text = answer.read()
        if answer.status >= 300:
            sys.exit(f"{path}: {answer.status} {text[:300]}")
        return json.loads(text)

    kept = post("/v1/applications", {
        "employer": f"{draw.randrange(10**12):012}", "region": region, "category": draw.randint(1, 4),
        "headcount": headcount, "occupation": "7212", "language": "kk", "education": draw.randrange(4),
        "experience": draw.randrange(15), "documents": [
            {"kind": kind, "sha256": f"{draw.randrange(2**256):064x}", "bytes": draw.randrange(500000)}
            for kind in range(1, 10)]}, "submit")
    case = f"/v1/applications/{kept['id']}"
    post(case + "/check", {"officer": f"o{region}"}, "check")
    post(case + "/decide", {"officer": f"s{region}", "note": "ok"}, "decide")
    post(case + "/certify", {"officer": f"o{region}", "roster": [
        {"surname": f"S{draw.randrange(100000)}", "given": f"G{place}", "born": f"19{draw.randint(60, 99)}-05-15",
         "citizenship": "UZ", "residence": "UZ", "passport": f"AA{draw.randrange(10**7):07}", "occupation": "7212"}
        for place in range(headcount)]}, "certify")


def lifecycles():
    here = threading.local()

    def one(number):
        if not hasattr(here, "connection"):
            here.connection = http.client.HTTPConnection("127.0.0.1", PORT)
        lifecycle(here.connection, number, random.Random(number))

    with concurrent.futures.ThreadPoolExecutor(32) as crowd:
        list(crowd.map(one, range(LIFECYCLES)))


class Links(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attributes):
        target = dict(attributes).get("href")
        if tag == "a" and target and target.startswith("/") and "sign-out" not in target:
            self.found.append(target.split("#")[0])


def walk(role, language):
    """Pages from link to link, the nearest first; whoever has a role comes in by the button of the demo."""
    visitor = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))

    def read(path, form=None):
        try:
            data = urllib.parse.urlencode(form).encode() if form else None
            return visitor.open(BASE + urllib.parse.quote(path, safe="/?&=%+"), data).read().decode("utf-8", "replace")
        except urllib.error.HTTPError as error:
            return error.read().decode("utf-8", "replace")

    if role:
        seal = re.search(r'name="seal" value="([^"]*)"', read("/en/sign-in"))[1]
        read("/en/sign-in/demo", {"seal": seal, "login": f"demo.{role}"})
        if "/sign-out" not in read(f"/{language}"):
            sys.exit(f"demo.{role} did not come in")
    waiting, seen = [f"/{language}", f"/{language}/office", f"/{language}/notices"], set()
    while waiting and len(seen) < PAGES:
        path = waiting.pop(0)
        if path in seen:
            continue
        seen.add(path)
        links = Links()
        links.feed(read(path))
        waiting += links.found
    for words in ("quryl", "li wei", "2026"):
        for _ in range(20):
            read(f"/{language}/office?" + urllib.parse.urlencode({"words": words}))
            read(f"/{language}/register?" + urllib.parse.urlencode({"words": words}))
    return len(seen)


def main(ruqsat):
    os.makedirs(FOLDER, exist_ok=True)
    scene = os.path.join(os.path.dirname(__file__), "..", "lifecycle-scene.json")
    with tempfile.TemporaryDirectory() as scratch:
        register = os.path.join(scratch, "lifecycles.sqlite")
        with Served(ruqsat, "office", "serve-lifecycle", "--register", register, "--places", "1000000",
                    "--scene", scene, "--home", ".", "--port", str(PORT), weight=20):
            lifecycles()
        print(f"{LIFECYCLES} lifecycles")
        # It finds what was left out here: the files of the papers, which nobody sent.
        run(ruqsat, "register", "verify", "--register", register, answers=(1,))
        with Served(ruqsat, "serve", "--demo", "--home", ".", "--register", os.path.join(scratch, "demo.sqlite"),
                    "--port", str(PORT)):
            for place, role in enumerate([None] + ROLES):
                language = ("kk", "ru", "en")[place % 3]
                print(f"{walk(role, language)} pages, {role or 'visitor'}, {language}")
    run(ruqsat, "law", "check")
    run(ruqsat, "lab", "run", *TRIAL)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    FOLDER = os.path.abspath(sys.argv[2])
    main(os.path.abspath(sys.argv[1]))
