#!/usr/bin/env python3
"""Runs statements of the law on a database, for the agreement tests.

run_law_sql.py ENGINE probe    ends with 0 if the engine (duckdb, postgresql, spark) is here
run_law_sql.py ENGINE DIR      creates the tables of DIR/schema.sql, fills each from DIR/<table>.csv, runs
                               every DIR/q*.sql and writes its rows beside it as q*.csv; \\N stands for NULL
"""
import csv
import glob
import os
import shutil
import subprocess
import sys
import tempfile
import time

NULL = "\\N"


def plain(value):
    if value is None:
        return NULL
    return str(int(value)) if isinstance(value, bool) else str(value)


def write(path, header, rows):
    with open(path, "w", newline="") as file:
        out = csv.writer(file)
        out.writerow(header)
        for row in rows:
            out.writerow([plain(value) for value in row])


def queries(folder):
    for path in sorted(glob.glob(os.path.join(folder, "q*.sql"))):
        yield path, open(path).read()


def tables(folder):
    for path in sorted(glob.glob(os.path.join(folder, "*.csv"))):
        name = os.path.basename(path)[:-4]
        if not name.startswith("q-") and name != "expected":
            yield name, path


def run_duckdb(folder):
    import duckdb

    base = duckdb.connect()
    base.execute("SET threads = 2")
    base.execute(open(os.path.join(folder, "schema.sql")).read())
    for name, path in tables(folder):
        base.execute(f"COPY \"{name}\" FROM '{path}' (HEADER, NULLSTR '{NULL}', QUOTE '\"')")
    for path, text in queries(folder):
        result = base.execute(text)
        header = [column[0] for column in result.description]
        write(path[:-4] + ".csv", header, result.fetchall())


def run_spark(folder):
    from pyspark.sql import SparkSession

    spark = (
        SparkSession.builder.master("local[2]").appName("law").config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2").config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1").config("spark.sql.adaptive.enabled", "false")
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("ERROR")
    types = {"BIGINT": "bigint", "BOOLEAN": "boolean", "DATE": "date", "STRING": "string"}
    shapes = {}
    for part in open(os.path.join(folder, "schema.sql")).read().split("CREATE TABLE ")[1:]:
        lines = part.split("\n")
        columns = [line.strip().rstrip(",").split(" ") for line in lines[1:] if line.startswith("  ")]
        shapes[lines[0].split("`")[1]] = ", ".join(f"{c[0]} {types[c[1]]}" for c in columns)
    for name, path in tables(folder):
        frame = spark.read.csv(path, schema=shapes[name], header=True, nullValue=NULL)
        frame.createOrReplaceTempView(name)
    for path, text in queries(folder):
        frame = spark.sql(text)
        write(path[:-4] + ".csv", frame.columns, [tuple(row) for row in frame.collect()])
    spark.stop()


class Cluster:
    """A PostgreSQL of its own in a temporary folder, reached through a socket there."""

    def __init__(self):
        found = sorted(glob.glob("/usr/lib/postgresql/*/bin"))
        self.bin = found[-1] if found else os.path.dirname(shutil.which("postgres") or "")
        self.folder = tempfile.mkdtemp(prefix="law-pg-")
        # PostgreSQL does not run as root.
        self.prefix = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        if self.prefix:
            shutil.chown(self.folder, "postgres", "postgres")

    def call(self, program, *arguments):
        command = self.prefix + [os.path.join(self.bin, program), *arguments]
        done = subprocess.run(command, cwd="/", capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"{program}: {done.stderr}")

    def __enter__(self):
        data = os.path.join(self.folder, "data")
        self.call("initdb", "-D", data, "-U", "law", "-A", "trust", "--no-sync", "-E", "UTF8")
        log = os.path.join(self.folder, "log")
        options = f"-k {self.folder} -c listen_addresses='' -c fsync=off -c jit=off"
        self.call("pg_ctl", "-D", data, "-l", log, "-w", "-o", options, "start")
        return self

    def __exit__(self, *_):
        self.call("pg_ctl", "-D", os.path.join(self.folder, "data"), "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def psql(self, *arguments):
        command = [os.path.join(self.bin, "psql"), "-h", self.folder, "-U", "law", "-d", "postgres"]
        command += ["-q", "-v", "ON_ERROR_STOP=1", *arguments]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(done.stderr)


def run_postgresql(folder):
    with Cluster() as cluster:
        cluster.psql("-f", os.path.join(folder, "schema.sql"))
        for name, path in tables(folder):
            cluster.psql("-c", f"\\copy \"{name}\" FROM '{path}' WITH (FORMAT csv, HEADER, NULL '{NULL}')")
        for path, _ in queries(folder):
            cluster.psql("--csv", "-P", f"null={NULL}", "-f", path, "-o", path[:-4] + ".csv")


def probe(engine):
    if engine == "postgresql":
        found = glob.glob("/usr/lib/postgresql/*/bin/initdb") or shutil.which("initdb")
        return bool(found)
    try:
        __import__({"duckdb": "duckdb", "spark": "pyspark"}[engine])
    except ImportError:
        return False
    return engine != "spark" or shutil.which("java") is not None


def main():
    engine, what = sys.argv[1:3]
    if what == "probe":
        sys.exit(0 if probe(engine) else 1)
    start = time.monotonic()
    {"duckdb": run_duckdb, "postgresql": run_postgresql, "spark": run_spark}[engine](what)
    print(f"{engine}: {time.monotonic() - start:.1f} s")


main()
