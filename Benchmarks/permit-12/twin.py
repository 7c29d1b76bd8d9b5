"""The rule set permit-12 in plain Python, one case at a time: the peer of OneCase in the same run.

    python3 twin.py ROWS        checks all twelve columns against expected.json, then prints ns per case

Only the standard library. The population is the one of Sources/Population: integer arithmetic over splitmix64.
"""

import bisect
import calendar
import datetime
import json
import os
import sys
import time

MASK = (1 << 64) - 1
SEED = 0x5EED0001 << 32
OUTPUTS = [
    "is_labour_migrant", "eaeu_exempt", "permit_required", "quota_applies", "lmt_ok", "points", "return_ok",
    "permit_granted", "registered_ok", "family_funds", "social_insured", "compensation",
]
MCI = [1512, 1618, 1731, 1852, 1982, 2121, 2269, 2405, 2525, 2651, 2917, 3063, 3450, 3692, 3932]
YEARS = [14975, 15340, 15706, 16071, 16436, 16801, 17167, 17532, 17897, 18262, 18628, 18993, 19358, 19723, 20089]
ACCESSION = {1: 16436, 2: 16436, 3: 16437, 4: 16659}
FREE_FROM = [ACCESSION.get(country, 2**31 - 1) for country in range(16)]
CIS = [1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 0, 0, 0, 0, 0, 0]
VISA_FREE = [0, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 0, 0, 0, 0, 0]
SEASONAL = [0, 0, 0, 0, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0]
EDUCATION = [0, 5, 10, 20, 25]
PASS_SWITCH = 16801
QUOTA = [[300 + 37 * r + 11 * (y - 2011) * (1 + r % 3) for y in range(2011, 2026)] for r in range(16)]
EPOCH = datetime.date(1970, 1, 1).toordinal()


def splitmix(x):
    x = (x + 0x9E3779B97F4A7C15) & MASK
    x = ((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    x = ((x ^ (x >> 27)) * 0x94D049BB133111EB) & MASK
    return x ^ (x >> 31)


def person(row):
    """One case of the seeded population."""
    base = SEED + row * 64

    def u(column, n):
        return (splitmix(base + column) >> 33) % n

    c = {}
    c["citizenship"] = bisect.bisect_right([6, 16, 18, 20, 32, 56, 65, 68, 70, 71, 73, 85, 91, 94, 96], u(0, 100))
    c["residence"] = int(u(1, 100) < 8)
    c["purpose"] = 0 if u(2, 100) < 82 else 1 + u(3, 9)
    c["category"] = bisect.bisect_right([8, 38, 80], u(4, 100)) + 1
    q = u(5, 100)
    c["position"] = 3 if c["category"] == 4 else 1 if q < 3 else 2 if q < 5 else 0
    c["region"] = u(6, 16)
    c["education"] = u(7, 5)
    c["experience"] = u(8, 26)
    c["in_demand"] = int(u(9, 100) < 40)
    c["interviews"] = int(u(10, 100) < 90)
    s = u(11, 100)
    c["special_cond"] = 0 if s < 70 else 1 if s < 92 else 2
    c["has_contract"] = int(u(12, 100) < 75)
    f = u(13, 10)
    c["family"] = 0 if f < 6 else f - 5
    app = 15340 + u(14, 4749)
    c["application_date"] = app
    c["republican_date"] = 0 if u(15, 100) < 6 else app - 40 + u(16, 45)
    c["regional_date"] = 0 if u(17, 100) < 4 else app - 36 + u(18, 38)
    c["press_date"] = 0 if u(19, 100) < 5 else app - 100 + u(20, 80)
    entry = app + 10 + u(21, 90)
    c["entry_date"] = entry
    c["registration_date"] = 0 if u(22, 100) < 7 else entry + u(23, 9)
    c["quota_rank"] = 1 + u(24, 1200)
    c["stay_days"] = 10 + u(25, 356)
    c["return_deposit"] = 20000 + u(26, 300000)
    c["ticket_air"] = 60000 + u(27, 240000)
    c["fare_rail"] = 8000 + u(28, 60000)
    c["damage"] = 0 if u(29, 100) < 90 else 50000 + u(30, 8000000)
    c["insured"] = 500000 + u(31, 5000000)
    return c


def months_before(day, months):
    d = datetime.date.fromordinal(day + EPOCH)
    year, month = divmod(d.year * 12 + d.month - 1 - months, 12)
    month += 1
    last = calendar.monthrange(year, month)[1]
    return datetime.date(year, month, min(d.day, last)).toordinal() - EPOCH


def rule(c):
    """The twelve outputs for one case, without reasons."""
    app, country = c["application_date"], c["citizenship"]
    year = bisect.bisect_right(YEARS, app) - 1
    o = {}
    o["is_labour_migrant"] = country != 0 and c["residence"] == 0 and c["purpose"] == 0
    o["eaeu_exempt"] = app >= FREE_FROM[country]
    o["permit_required"] = o["is_labour_migrant"] and not o["eaeu_exempt"]
    seasonal = c["category"] == 4 and SEASONAL[country] == 1
    o["quota_applies"] = o["permit_required"] and not seasonal
    if c["position"] in (1, 2) or seasonal:
        o["lmt_ok"] = True
    else:
        one, three = months_before(app, 1), months_before(app, 3)
        o["lmt_ok"] = (
            c["republican_date"] != 0 and c["republican_date"] <= app and c["interviews"] == 1
            and one <= c["regional_date"] <= app and three <= c["press_date"] <= one)
    e = c["experience"]
    o["points"] = EDUCATION[c["education"]] + (0 if e < 2 else 5 if e < 5 else 10 if e < 10 else 15) \
        + 10 * c["in_demand"]
    o["return_ok"] = c["return_deposit"] >= max(c["ticket_air"], (15 if CIS[country] else 40) * MCI[year])
    o["permit_granted"] = (
        o["permit_required"] and (not o["quota_applies"] or c["quota_rank"] <= QUOTA[c["region"]][year])
        and o["lmt_ok"] and (c["category"] == 4 or o["points"] >= (20 if app < PASS_SWITCH else 25))
        and o["return_ok"] and c["special_cond"] != 2)
    o["registered_ok"] = 0 <= c["registration_date"] - c["entry_date"] <= 5
    entry_year = bisect.bisect_right(YEARS, c["entry_date"]) - 1
    fare = c["fare_rail"] if CIS[country] else c["ticket_air"]
    o["family_funds"] = 0 if VISA_FREE[country] else c["family"] * (fare + 2 * MCI[entry_year] * c["stay_days"])
    o["social_insured"] = country == 0 or c["residence"] == 1
    o["compensation"] = max(0, c["damage"] - c["insured"]) if c["has_contract"] else c["damage"]
    return o


def check(cases):
    """Whether plain sum and checksum of every column are the expected ones."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "expected.json")
    with open(path) as file:
        expected = json.load(file)[str(len(cases))]
    sums = {name: [0, 0] for name in OUTPUTS}
    for row, one in enumerate(cases):
        outputs = rule(one)
        for name in OUTPUTS:
            value = int(outputs[name])
            sums[name][0] += value
            mixed = splitmix((value * 0x9E3779B97F4A7C15 + row) & MASK)
            sums[name][1] = (sums[name][1] + mixed) & MASK
    return [name for name in OUTPUTS if [sums[name][0], f"{sums[name][1]:016x}"] != expected[name]]


def main():
    rows = int(float(sys.argv[1])) if len(sys.argv) > 1 else 100_000
    cases = [person(row) for row in range(rows)]
    wrong = check(cases)
    if wrong:
        sys.exit(f"MISMATCH: {wrong}")
    blocks = []
    for start in range(0, rows - 63, 64):
        begin = time.perf_counter_ns()
        for one in cases[start:start + 64]:
            rule(one)
        blocks.append((time.perf_counter_ns() - begin) / 64)
    print(int(sorted(blocks)[len(blocks) // 2]))


if __name__ == "__main__":
    main()
