"""permit-12 as one statement in PostgreSQL, 12 columns stored, on a server of its own in a temporary folder."""
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile

import numpy as np

from people import OUTPUTS
from statement import DATES, statement

STATEMENT = statement(
    lambda count: f"INTERVAL '{count} month'", lambda date: f"CAST(date_part('year', {date}) AS int)",
    lambda values: f"(ARRAY[{values}])")
MONEY = "return_deposit ticket_air fare_rail damage insured".split()
SETTINGS = """listen_addresses = ''
shared_buffers = 2GB
work_mem = 256MB
max_parallel_workers_per_gather = 0
jit = off
fsync = off
synchronous_commit = off
autovacuum = off
max_wal_size = 16GB
"""


class Postgres:
    """One process works; the server's own count of processor time is taken, which is that of the statement."""

    def __init__(self, columns):
        programs = sorted(glob.glob("/usr/lib/postgresql/*/bin"))
        if not programs:
            sys.exit("PostgreSQL is not installed: apt-get install postgresql")
        self.programs = programs[-1]
        self.folder = tempfile.mkdtemp(prefix="permit-12-")
        # The server does not run as root.
        self.caller = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        if self.caller:
            shutil.chown(self.folder, "postgres")
        self.call("initdb", "-A", "trust", "-U", "postgres", "-D", self.folder + "/data")
        with open(self.folder + "/data/postgresql.conf", "a") as file:
            file.write(SETTINGS + f"unix_socket_directories = '{self.folder}'\n")
        self.call("pg_ctl", "-w", "-D", self.folder + "/data", "-l", self.folder + "/log", "start")
        self.fill(columns)

    def call(self, program, *words):
        path = os.path.join(self.programs, program)
        subprocess.run([*self.caller, path, *words], check=True, stdout=subprocess.DEVNULL, cwd="/")

    def psql(self, *commands, source=None):
        words = [word for command in commands for word in ("-c", command)]
        call = ["psql", "-h", self.folder, "-U", "postgres", "-qAtX", "-F,", "-v", "ON_ERROR_STOP=1", *words]
        done = subprocess.run(call, check=True, input=source, capture_output=True)
        return done.stdout.decode(), done.stderr.decode()

    def fill(self, columns):
        kinds = {name: "date" if name in DATES else "bigint" if name in MONEY else "int" for name in columns}
        kinds.update({name: "smallint" for name, values in columns.items()
                      if kinds[name] == "int" and values.max() < 1 << 15 and name != "quota_rank"})
        fields = ", ".join(f'"{name}" {kind}' for name, kind in kinds.items())
        self.psql(f"CREATE UNLOGGED TABLE people(id int, {fields})")
        count = len(columns["citizenship"])
        for first in range(0, count, 1_000_000):
            rows = slice(first, min(first + 1_000_000, count))
            lines = [np.arange(rows.start, rows.stop)]
            lines += [values[rows].astype("datetime64[D]") if name in DATES else values[rows]
                      for name, values in columns.items()]
            text = "\n".join(",".join(row) for row in zip(*(line.astype(str).tolist() for line in lines)))
            self.psql("COPY people FROM STDIN (FORMAT csv)", source=(text + "\n").encode())
        self.psql("VACUUM ANALYZE people")

    def prepare(self):
        self.psql("DROP TABLE IF EXISTS rulings", "CHECKPOINT")

    def time(self):
        """Nanoseconds of processor time, as the server tells them."""
        self.prepare()
        _, told = self.psql(
            "SET client_min_messages = log", "SET log_statement_stats = on",
            "CREATE UNLOGGED TABLE rulings AS " + STATEMENT)
        user, system = re.findall(r"([\d.]+) s user, ([\d.]+) s system, [\d.]+ s elapsed", told)[-1]
        return (float(user) + float(system)) * 1e9

    def outputs(self):
        names = ", ".join(f"{name}::{'int' if name not in ('family_funds', 'compensation') else 'bigint'}"
                          for name in OUTPUTS)
        told, _ = self.psql(f"SELECT {names} FROM rulings ORDER BY id")
        return dict(zip(OUTPUTS, np.fromstring(told.replace("\n", ","), np.int64, sep=",").reshape(-1, 12).T))

    def close(self):
        self.call("pg_ctl", "-w", "-m", "immediate", "-D", self.folder + "/data", "stop")
        shutil.rmtree(self.folder)
