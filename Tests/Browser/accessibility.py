"""Every page in three languages against axe, on a wide screen and on a phone: the public ones, and with a demo those of
each role.

    python accessibility.py URL [LANGUAGE …] [--share 1/2] [--chromium PATH]

URL is a running service; without languages all three are looked at, with a share only every second page from the first.
Colours are the same in every language, so that contrast on a phone is looked at in Kazakh alone: it is most of the work.
Answers 0 when no page breaks a rule of WCAG 2.2 A and AA or of the good practice that axe knows, 1 with the list of what
is broken, 2 when a page does not answer as it should.
"""

import argparse
import itertools
import os
import shutil
import sys

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

LANGUAGES = ("kk", "ru", "en")
WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}

COOK = (
    "day=2026-05-12&worker.citizenship=TUR&purpose_is_work=yes&worker.permanent_resident=no"
    "&worker.immigrant_status=no_special_status&post=skilled_worker&exempt_ground=none_of_these"
)
LATE = (
    "day=2026-07-07&visitor.citizenship=DEU&entry_date=2026-06-01&stay_basis=without_visa"
    "&earlier_days=0%20days&exit_date=2026-07-07&earlier_overstay=never&case_opened_on=2026-07-07"
)

# Address without its language, and the status it answers with.
PAGES = [
    ("", 200),
    ("/about", 200),
    ("/check", 200),
    ("/check/permit_check", 200),
    ("/check/permit_check?day=2026-05-12", 200),
    ("/check/permit_check?day=2026-05-12&worker.citizenship=TUR", 200),
    ("/check/staff_ratio?day=2013-05-15&post=specialist&employer.small_business=no"
     "&employer.state_body=no&project_with_own_quota=no", 200),
    ("/check/overstay?day=2026-07-07&visitor.citizenship=DEU", 200),
    ("/check/overstay?" + LATE, 200),
    ("/check/overstay?" + LATE + "&depth=all", 200),
    ("/check/permit_check?" + COOK + "&show=answer", 200),
    # Mistakes: no answer, no such day, answers that contradict each other, an address changed by hand.
    ("/check/permit_check?day=2026-05-12&worker.citizenship=TUR&answered=purpose_is_work", 422),
    ("/check/overstay?day=2026-07-07&visitor.citizenship=DEU&answered=entry_date&entry_date-day=31"
     "&entry_date-month=2&entry_date-year=2026", 422),
    ("/check/overstay?day=2026-07-07&visitor.citizenship=DEU&entry_date=2026-06-01"
     "&stay_basis=without_visa&earlier_days=0%20days&exit_date=2026-05-07", 422),
    ("/check/permit_check?day=2026-02-31&worker.citizenship=ZZZ&nonsense=1", 422),
    ("/nothing/here", 404),
    ("/law", 200),
    ("/law/coverage", 200),
    ("/law/changes?from=2023-06-30&to=2023-07-01", 200),
    ("/law/search?q=2023", 200),
    ("/law/act/kz/migration-2011", 200),
    ("/law/act/kz/administrative-offences-2014/art-517", 200),
    ("/law/values/mci", 200),
    ("/rights", 200),
    ("/rights/about-you", 200),
    ("/rights?day=2026-03-02&citizenship=UZB&permanent_resident=no"
     "&immigrant_status=no_special_status", 200),
    ("/cost", 200),
    ("/cost?monthly_wage=300000%20KZT&citizenship=UZB&day=2026-03-02", 200),
    ("/treaties", 200),
    ("/treaties/c97_6_1_a?day=2026-03-02", 200),
    ("/reforms", 200),
    ("/reforms/seed-2017/change-of-job", 200),
    ("/statistics", 200),
    ("/statistics/regions", 200),
    ("/statistics/external-migration", 200),
    ("/statistics/categories", 200),
    ("/statistics/origins", 200),
    ("/statistics/quota", 200),
    ("/statistics/register", 200),
    ("/statistics/not-published", 200),
    ("/lab", 200),
    ("/lab/needs", 200),
    ("/lab/population?p=2016-07&n=600", 200),
]

# With `serve --demo`: the pages of somebody in a role, and the links of the first page that are followed once each.
ROLES = {
    "demo.employersignatory": (
        ["/employer", "/employer/new", "/employer/quota", "/employer/quota/requests", "/account", "/notices",
         "/stays", "/accidents", "/accident"],
        ["/employer/case/", "/step/", "/lay-in/", "/letter/", "/permit/", "/accident/report/"],
    ),
    "demo.officer": (
        [
            "/office", "/office/quota", "/office/quota/requests", "/office/replacements",
            "/office/regions", "/notices",
        ],
        ["/office/case/", "/office/regions/", "/step/", "/letter/"],
    ),
    "demo.supervisor": (["/office", "/colleagues"], ["/office/case/", "/step/", "/colleagues/"]),
    "demo.ministry": (["/office/quota", "/office/quota/split", "/office/quota/publication"], []),
    "demo.appealbody": (["/office"], ["/office/case/", "/packet", "/step/"]),
    "demo.auditor": (["/office", "/office/journal"], ["/office/case/"]),
    "demo.migrationpolice": (
        ["/inspector", "/inspector/new", "/stays", "/overstays", "/arrival"],
        ["/inspector/inspection/", "/scan", "/inspector/violation/", "/stay/"],
    ),
    "demo.labourinspection": (["/inspector", "/accidents"], ["/inspector/complaint/", "/accident/report/"]),
    "demo.worker": (["/me", "/complaint", "/notices"], []),
    "demo.administrator": (["/account", "/colleagues"], []),
}
OUTSIDE = ["/demo", "/verify", "/verify/scan", "/verify?number=2026-AAAAA-AAAAA", "/complaint", "/sign-in",
           "/register", "/open-data"]


def broken(page, contrast=True):
    """What axe, which is in the page, finds on it as it stands, one line for each kind."""
    rules = {} if contrast else {"color-contrast": {"enabled": False}}
    options = {"resultTypes": ["violations"], "rules": rules}
    found = page.evaluate("async options => (await axe.run(document, options)).violations", options)
    for rule in found:
        for node in rule["nodes"][:3]:
            yield f"{rule['id']} ({rule['impact']}): {' '.join(str(part) for part in node['target'])}"


def visit(page, axe, address, status):
    """Problems of one page: a wrong status, a line wider than the screen, rules of axe."""
    reply = page.goto(address)
    if reply is None or reply.status != status:
        return [], [f"answered {reply and reply.status}, not {status}"]
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")
    page.evaluate(axe.axe_script)
    problems = list(broken(page))
    page.set_viewport_size(PHONE)
    if page.evaluate("document.documentElement.scrollWidth") > PHONE["width"]:
        problems.append("wider than a phone")
    problems += [problem + " on a phone" for problem in broken(page, contrast="/kk" in address)]
    page.set_viewport_size(WIDE)
    return problems, []


def hrefs(page, address):
    """Addresses that the page links to, without their language, each once."""
    page.goto(address)
    found = page.eval_on_selector_all("main a[href]", "all => all.map(a => a.getAttribute('href'))")
    return list(dict.fromkeys(h[3:].split("#")[0] for h in found))


def of_role(page, service, language, login, most):
    """Comes in as somebody of the demo; the addresses to look at, gathered by following links."""
    page.context.clear_cookies()
    page.goto(f"{service}/{language}/sign-in")
    page.locator(f"button[value='{login}']").click()
    addresses, parts = ROLES[login]
    seen, links = list(addresses), {}
    for part in parts:
        for address in list(seen):
            if address not in links:
                links[address] = hrefs(page, f"{service}/{language}{address}")
            new = [h for h in links[address] if part in h and h not in seen and not h.endswith("/pdf")]
            seen += new[:most]
    return seen


def look_at_roles(page, axe, service, languages, is_mine):
    """Pages outside and of every role of a demo: how many, problems, pages that did not answer."""
    count, wrong, missing = 0, 0, 0
    for language in languages:
        for login in [None, *ROLES]:
            addresses = OUTSIDE if login is None else of_role(page, service, language, login, most=3)
            for address in filter(is_mine, addresses):
                status = 404 if "AAAAA" in address else 200
                problems, faults = visit(page, axe, f"{service}/{language}{address}", status)
                count += 1
                wrong += len(problems)
                missing += len(faults)
                for line in problems + faults:
                    print(f"/{language}{address} as {login}: {line}")
    return count, wrong, missing


def share(text):
    """Whether the next page is in a share such as 1/2."""
    which, of = (int(part) for part in text.split("/"))
    numbers = itertools.count()
    return lambda _: next(numbers) % of == which - 1


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("service")
    parser.add_argument("languages", nargs="*", metavar="language", help=" ".join(LANGUAGES))
    parser.add_argument("--share", type=share, default="1/1", metavar="1/2")
    parser.add_argument("--chromium", default=shutil.which("chromium"))
    options = parser.parse_args()
    languages = options.languages or LANGUAGES
    axe = Axe()
    count, wrong, missing = 0, 0, 0
    with sync_playwright() as player:
        arguments = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        browser = player.chromium.launch(executable_path=options.chromium, args=arguments)
        # Axe is put into the page by the browser; the page's own policy forbids scripts.
        context = browser.new_context(viewport=WIDE, bypass_csp=True)
        page = context.new_page()
        for path, status in PAGES:
            for language in filter(options.share, languages):
                address = f"/{language}{path}"
                problems, faults = visit(page, axe, options.service.rstrip("/") + address, status)
                count += 1
                wrong += len(problems)
                missing += len(faults)
                for line in problems + faults:
                    print(f"{address}: {line}")
        if page.request.get(options.service.rstrip("/") + "/en/demo").ok:
            more = look_at_roles(page, axe, options.service.rstrip("/"), languages, options.share)
            count, wrong, missing = count + more[0], wrong + more[1], missing + more[2]
        browser.close()
    print(f"{count} pages, {wrong} problems, {missing} pages that did not answer as they should")
    return 2 if missing else 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
