#!/usr/bin/env python3
"""permit-12 by columns beside C written by hand, OpenFisca-core, DuckDB and PostgreSQL, in turns in one run.

compare.py COLUMNS [ROWS] [ROUNDS] [fisca] [duck] [postgres]

COLUMNS is the benchmark of that name, built for release; the peers named (or fisca and duck) run beside it. Needs numpy,
openfisca-core, duckdb and pyarrow from PyPI, postgres a PostgreSQL on this machine, of which it starts a server of its own.

Every output column is compared with the expected sums before anything is timed. Each round times every engine once on
one thread, so that a neighbour on the machine disturbs all of them; printed are medians of processor time a row and,
as the figure to rely on, the median of the ratios within the rounds.
"""
import atexit
import gc
import statistics
import subprocess
import sys
import time

from people import people, wrong


class Ours:
    """The benchmark process; it answers each word with nanoseconds of processor time."""

    def __init__(self, path, count):
        self.process = subprocess.Popen(
            [path, "--serve", str(count)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        while (line := self.process.stdout.readline()) and "ready" not in line:
            print(line.strip())
        if not line:
            sys.exit("the benchmark ended before it was ready")

    def time(self, word):
        self.process.stdin.write(word + "\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())


def timed(engine):
    state = engine.prepare()
    gc.collect()
    start = time.process_time_ns()
    result = engine.run(state)
    took = time.process_time_ns() - start
    del result
    return took


def expect_right(name, outputs, count):
    bad = wrong(outputs, count)
    print(name, f"MISMATCH {bad}" if bad else "all 12 columns match", flush=True)
    if bad:
        sys.exit(1)


def peers(names, columns, count):
    """For each peer what times it once, after its outputs were compared."""
    found = {}
    if "fisca" in names:
        from fisca import Fisca
        fisca = Fisca(columns)
        expect_right("OpenFisca-core", fisca.run(fisca.prepare()), count)
        found["OpenFisca-core"] = lambda: timed(fisca)
    if "duck" in names:
        from duck import Duck
        duck = Duck(columns)
        duck.run(None)
        expect_right("DuckDB", duck.outputs(), count)
        found["DuckDB"] = lambda: timed(duck)
    if "postgres" in names:
        from postgres import Postgres
        postgres = Postgres(columns)
        atexit.register(postgres.close)
        postgres.time()
        expect_right("PostgreSQL", postgres.outputs(), count)
        found["PostgreSQL"] = postgres.time
    return found


def main():
    path = sys.argv[1]
    numbers = [int(float(word)) for word in sys.argv[2:] if word[0].isdigit()]
    count, rounds = (numbers + [1_000_000, 7][len(numbers):])[:2]
    names = [word for word in sys.argv[2:] if not word[0].isdigit()] or ["fisca", "duck"]
    ours = Ours(path, count)
    engines = {word: (lambda word=word: min(ours.time(word) for _ in range(3)))
               for word in ("columns", "totals", "floor")}
    engines.update(peers(names, people(count), count))
    samples = {name: [] for name in engines}
    for _ in range(rounds):
        for name, run in engines.items():
            samples[name].append(run() / count)
    for name, all_of in samples.items():
        ratio = statistics.median(other / own for other, own in zip(all_of, samples["columns"]))
        print(f"{name:16} {statistics.median(all_of):8.2f} ns/row median, {min(all_of):8.2f} best; "
              f"{ratio:6.2f} times columns")


main()
