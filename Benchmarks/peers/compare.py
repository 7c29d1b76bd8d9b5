#!/usr/bin/env python3
"""permit-12 by columns beside C written by hand, OpenFisca-core and DuckDB, in turns in one run.

compare.py COLUMNS [ROWS] [ROUNDS]     COLUMNS is the benchmark of that name, built for release; needs numpy,
                                       openfisca-core, duckdb and pyarrow

Every output column is compared with the expected sums before anything is timed. Each round times every engine once on
one thread, so that a neighbour on the machine disturbs all of them; printed are medians of processor time a row and,
as the figure to rely on, the median of the ratios within the rounds.
"""
import gc
import statistics
import subprocess
import sys
import time

from duck import Duck
from fisca import Fisca
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


def main():
    path = sys.argv[1]
    count = int(float(sys.argv[2])) if len(sys.argv) > 2 else 1_000_000
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 7
    ours = Ours(path, count)
    columns = people(count)
    fisca, duck = Fisca(columns), Duck(columns)
    duck.run(None)
    for name, outputs in (("OpenFisca-core", fisca.run(fisca.prepare())), ("DuckDB", duck.outputs())):
        bad = wrong(outputs, count)
        print(name, f"MISMATCH {bad}" if bad else "all 12 columns match")
        if bad:
            sys.exit(1)
    engines = {"columns": lambda: min(ours.time("columns") for _ in range(3)),
               "totals": lambda: min(ours.time("totals") for _ in range(3)),
               "floor in C": lambda: min(ours.time("floor") for _ in range(3)),
               "OpenFisca-core": lambda: timed(fisca), "DuckDB": lambda: timed(duck)}
    samples = {name: [] for name in engines}
    for _ in range(rounds):
        for name, run in engines.items():
            samples[name].append(run() / count)
    for name, all_of in samples.items():
        ratio = statistics.median(other / own for other, own in zip(all_of, samples["columns"]))
        print(f"{name:16} {statistics.median(all_of):8.2f} ns/row median, {min(all_of):8.2f} best; "
              f"{ratio:6.2f} times columns")


main()
