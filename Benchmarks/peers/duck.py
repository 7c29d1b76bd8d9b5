"""permit-12 as one statement in DuckDB, 12 columns stored."""
import duckdb
import numpy as np
import pyarrow

from people import OUTPUTS
from statement import DATES, statement

STATEMENT = statement(
    lambda count: f"INTERVAL {count} MONTH", lambda date: f"year({date})", lambda values: f"[{values}]")


class Duck:
    """One thread; codes as bytes, as the columns have them."""

    def __init__(self, columns):
        self.base = duckdb.connect()
        self.base.execute("SET threads = 1")
        arrays = {"id": pyarrow.array(np.arange(len(columns["citizenship"]), dtype=np.int64))}
        for name, values in columns.items():
            narrow = "datetime64[D]" if name in DATES else np.uint8 if values.max() < 256 else np.int64
            arrays[name] = pyarrow.array(values.astype(narrow))
        self.base.register("rows", pyarrow.table(arrays))
        self.base.execute("CREATE TABLE people AS SELECT * FROM rows")

    def prepare(self):
        return None

    def run(self, _):
        self.base.execute("CREATE OR REPLACE TEMP TABLE rulings AS " + STATEMENT)

    def outputs(self):
        found = self.base.execute("SELECT * FROM rulings ORDER BY id").fetchnumpy()
        return {name: np.asarray(found[name]) for name in OUTPUTS}
