"""Reads the files of figures with two readers that are not ours.

    python3 check_statistics.py probe     says by its exit code whether csvw and pysdmx are installed
    python3 check_statistics.py FOLDER    checks every CSV against its CSVW description, and the cube
                                          against its SDMX structure

Needs `pip install csvw "pysdmx[data,json]"`.
"""

import pathlib
import sys

import pysdmx.io
from csvw import CSVW


def check_sheets(folder):
    sheets = sorted(p for p in folder.glob("*.csv") if (folder / (p.name + "-metadata.json")).exists())
    assert sheets, "no sheet with a description"
    for sheet in sheets:
        read = CSVW(str(sheet))
        assert read.is_valid, f"{sheet.name}: not valid"
        assert not read.warnings, f"{sheet.name}: {read.warnings}"
        table = read.tables[0]
        rows = list(table.iterdicts())
        assert rows, f"{sheet.name}: no rows"
        for number, row in enumerate(rows, 2):
            known = row["status"] == "published"
            assert (row["value"] is not None) == known, f"{sheet.name}:{number}: value and status"
        print(f"{sheet.name}: {len(rows)} rows, {len(table.tableSchema.columns)} columns")


def check_cube(folder):
    structure, data = folder / "quota-cube-structure.json", folder / "quota-cube.csv"
    pysdmx.io.read_sdmx(structure, validate=True)
    cube = pysdmx.io.get_datasets(data, structure, validate=True)[0]
    components = list(cube.structure.components)
    ids = [c.id for c in components]
    assert set(ids) == set(cube.data.columns), (ids, list(cube.data.columns))
    for component in components:
        if component.enumeration:
            codes = {code.id for code in component.enumeration.codes}
            strangers = set(cube.data[component.id]) - codes
            assert not strangers, f"{component.id}: {strangers} stand in no code list"
    keys = [c.id for c in components if c.role.name == "DIMENSION"]
    assert not cube.data.duplicated(subset=keys).any(), "a place of the cube stands twice"
    print(f"quota-cube.csv: {len(cube.data)} observations by {', '.join(keys)}")


if __name__ == "__main__":
    if sys.argv[1] != "probe":
        check_sheets(pathlib.Path(sys.argv[1]))
        check_cube(pathlib.Path(sys.argv[1]))
