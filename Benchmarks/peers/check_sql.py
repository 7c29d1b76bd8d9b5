#!/usr/bin/env python3
"""permit-12 through the statement of `ruqsat law sql`, in DuckDB and Spark, against the expected sums.

check_sql.py RUQSAT duckdb|spark [ROWS] [known]     RUQSAT is the command; needs numpy and duckdb or pyspark and pyarrow

`known` asks for the statement of --facts-known.

The time told is processor time of one thread for DuckDB, time on the clock for Spark.
"""
import os
import re
import subprocess
import sys
import time

import numpy as np

from people import HERE, OUTPUTS, people, wrong

LAW = os.path.join(HERE, "..", "permit-12", "law")


def cases():
    """The cases of each enumeration, in order, and the enumeration of each fact."""
    text = open(os.path.join(LAW, "a1-world.md")).read()
    found = {}
    for block in re.split(r"\n(?=enumeration )", text)[1:]:
        found[block.split()[1]] = re.findall(r"^  case (\w+)", block.split("\n\n")[0], re.M)
    facts = dict(re.findall(r"^fact (\w+) of application : (.+)$", text, re.M))
    return {fact: found.get(kind) for fact, kind in facts.items()}, facts


def table(count):
    """The people as the table that the statement reads: see `ruqsat law sql --schema`."""
    names, kinds = cases()
    columns = {"id": np.arange(count)}
    for fact, values in people(count).items():
        kind = kinds[fact]
        if names[fact]:
            columns[fact] = np.array(names[fact])[values - (1 if fact == "category" else 0)]
        elif kind.startswith("date"):
            columns[fact] = values.astype("datetime64[D]")
            if kind.endswith("optional"):
                columns[fact + "_none"] = values == 0
        elif kind == "yes_no":
            columns[fact] = values == 1
        else:
            columns[fact] = values * (100 if kind.startswith("money") else 1)
    return columns


def statement(ruqsat, dialect, options):
    call = [ruqsat, "law", "sql", "--law", LAW, "--record", "application", "--give", ",".join(OUTPUTS)]
    done = subprocess.run(call + ["--dialect", dialect] + options, capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr)
    return done.stdout.strip().rstrip(";")


def in_duckdb(text, arrow):
    import duckdb

    base = duckdb.connect()
    base.register("people", arrow)
    base.execute("SET threads = 1")
    base.execute("CREATE TABLE application AS SELECT * FROM people")
    start = time.process_time()
    base.execute("CREATE TEMP TABLE rulings AS " + text)
    took = time.process_time() - start
    return base.execute("SELECT * FROM rulings").fetchnumpy(), took


def in_spark(text, arrow):
    import pyarrow.parquet
    import tempfile
    from pyspark.sql import SparkSession

    build = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    build = build.config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
    spark = build.config("spark.sql.shuffle.partitions", "2").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "people.parquet")
        pyarrow.parquet.write_table(arrow, path)
        spark.read.parquet(path).createOrReplaceTempView("application")
        start = time.perf_counter()
        out = os.path.join(folder, "rulings")
        spark.sql(text).write.parquet(out)
        took = time.perf_counter() - start
        found = pyarrow.parquet.read_table(out)
        return {name: found[name].to_numpy(zero_copy_only=False) for name in found.column_names}, took


def main():
    import pyarrow

    ruqsat, engine = sys.argv[1:3]
    count = int(float(sys.argv[3])) if len(sys.argv) > 3 else 100_000
    text = statement(ruqsat, engine, ["--facts-known"] if sys.argv[4:] == ["known"] else [])
    arrow = pyarrow.table({name: pyarrow.array(column) for name, column in table(count).items()})
    found, took = {"duckdb": in_duckdb, "spark": in_spark}[engine](text, arrow)
    order = np.argsort(found["id"])
    outputs = {}
    for name in OUTPUTS:
        states = np.asarray(found[name + "_state"])
        if not (states == "value").all():
            sys.exit(f"{name}: {np.unique(states.astype(str))}")
        scale = 100 if name in ("family_funds", "compensation") else 1
        outputs[name] = np.asarray(found[name])[order].astype(np.int64) // scale
    bad = wrong(outputs, count)
    print(f"{engine}, {count} rows in {took:.1f} s:", f"MISMATCH {bad}" if bad else "all 12 columns match")
    sys.exit(1 if bad else 0)


main()
