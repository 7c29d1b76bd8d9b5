"""The seeded population of permit-12 as numpy columns, and the sums its outputs must have."""
import json
import os

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
OUTPUTS = ("is_labour_migrant eaeu_exempt permit_required quota_applies lmt_ok points return_ok permit_granted "
           "registered_ok family_funds social_insured compensation").split()
U64 = np.uint64


def splitmix(state):
    with np.errstate(over="ignore"):
        x = state + U64(0x9E3779B97F4A7C15)
        x = (x ^ (x >> U64(30))) * U64(0xBF58476D1CE4E5B9)
        x = (x ^ (x >> U64(27))) * U64(0x94D049BB133111EB)
        return x ^ (x >> U64(31))


def people(count):
    """Codes as in the rule set, dates as days since 1970 (0 = never), money in tenge."""
    rows = np.arange(count, dtype=U64)

    def u(column, limit):
        drawn = splitmix(U64(0x5EED0001 << 32) + rows * U64(64) + U64(column))
        return ((drawn >> U64(33)) % U64(limit)).astype(np.int64)

    def step(values, limits):
        return np.searchsorted(np.array(limits), values, side="right")

    c = {}
    c["citizenship"] = step(u(0, 100), [6, 16, 18, 20, 32, 56, 65, 68, 70, 71, 73, 85, 91, 94, 96])
    c["residence"] = np.where(u(1, 100) < 8, 1, 0)
    c["purpose"] = np.where(u(2, 100) < 82, 0, 1 + u(3, 9))
    c["category"] = step(u(4, 100), [8, 38, 80]) + 1
    q = u(5, 100)
    c["position"] = np.where(c["category"] == 4, 3, np.where(q < 3, 1, np.where(q < 5, 2, 0)))
    c["region"] = u(6, 16)
    c["education"] = u(7, 5)
    c["experience"] = u(8, 26)
    c["in_demand"] = np.where(u(9, 100) < 40, 1, 0)
    c["interviews"] = np.where(u(10, 100) < 90, 1, 0)
    s = u(11, 100)
    c["special_conditions"] = np.where(s < 70, 0, np.where(s < 92, 1, 2))
    c["has_contract"] = np.where(u(12, 100) < 75, 1, 0)
    f = u(13, 10)
    c["family"] = np.where(f < 6, 0, f - 5)
    day = c["application_date"] = 15340 + u(14, 4749)
    c["republican_date"] = np.where(u(15, 100) < 6, 0, day - 40 + u(16, 45))
    c["regional_date"] = np.where(u(17, 100) < 4, 0, day - 36 + u(18, 38))
    c["press_date"] = np.where(u(19, 100) < 5, 0, day - 100 + u(20, 80))
    entry = c["entry_date"] = day + 10 + u(21, 90)
    c["registration_date"] = np.where(u(22, 100) < 7, 0, entry + u(23, 9))
    c["quota_rank"] = 1 + u(24, 1200)
    c["stay_days"] = 10 + u(25, 356)
    c["return_deposit"] = 20000 + u(26, 300000)
    c["ticket_air"] = 60000 + u(27, 240000)
    c["fare_rail"] = 8000 + u(28, 60000)
    c["damage"] = np.where(u(29, 100) < 90, 0, 50000 + u(30, 8000000))
    c["insured"] = 500000 + u(31, 5000000)
    return c


def sums(column):
    """The plain sum and the checksum that depends on the order."""
    values = np.asarray(column).astype(np.int64)
    with np.errstate(over="ignore"):
        mixed = splitmix(values.astype(U64) * U64(0x9E3779B97F4A7C15) + np.arange(len(values), dtype=U64))
        return [int(values.sum()), f"{int(np.add.reduce(mixed, dtype=U64)):016x}"]


def wrong(outputs, count):
    """The outputs that differ from what the rule set expects."""
    with open(os.path.join(HERE, "..", "permit-12", "expected.json")) as file:
        expected = json.load(file)[str(count)]
    return [name for name in OUTPUTS if sums(outputs[name]) != expected[name]]
