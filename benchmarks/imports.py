"""Speed of importing a flat table of units: `python benchmarks/imports.py [ROWS]`.

Twenty columns per unit, as one sheet of a workbook and as CSV: the unit, its union, the last election and a committee.
Ours reads, checks, splits, resolves and publishes them as a version with every indicator computed; "read" ends with
cells assigned to columns of the register. For comparison, pandas and polars read the same file and convert the columns
to their types, and DuckDB loads the CSV, typed, into a table: what a script does that trusts its file.

Each step runs in its own process, so that its memory is measured separately.
"""

import argparse
import csv
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path

ROWS = 100_000
AS_OF = date(2026, 10, 31)
HEADER = (
    "统一社会信用代码",
    "单位名称",
    "单位性质",
    "经济类型",
    "行业",
    "行政区划代码",
    "上级工会",
    "规模",
    "职工人数",
    "女职工人数",
    "单位成立日期",
    "工会名称",
    "建会日期",
    "会员人数",
    "女会员人数",
    "换届日期",
    "届期",
    "劳动争议调解委员会",
    "法人资格",
    "备注",
)
WHOLE = ("职工人数", "女职工人数", "会员人数", "女会员人数", "届期")
DATES = ("单位成立日期", "建会日期", "换届日期")


def rows(count: int) -> Iterator[tuple[str | int, ...]]:
    """Units with valid credit codes and invented names."""
    from stdnum.cn import uscc

    draw = random.Random(1)
    for number in range(count):
        founded = date(1990, 1, 1) + timedelta(draw.randrange(9_000))
        established = founded + timedelta(draw.randrange(2_000))
        elected = date(2020, 1, 1) + timedelta(draw.randrange(2_000))
        employees = draw.randrange(10, 3_000)
        members = draw.randrange(5, employees)
        code = f"91520{100 + number % 900}{number:09d}"
        name = f"示例{number:08d}有限公司"
        yield (
            code + uscc.calc_check_digit(code),
            name,
            "企业",
            "国有",
            "C",
            "520100",
            f"示例{number % 300}总工会",
            "中型",
            employees,
            employees // 3,
            founded.isoformat(),
            f"{name}工会",
            established.isoformat(),
            members,
            members // 3,
            elected.isoformat(),
            draw.choice((3, 5)),
            "是",
            draw.choice(("是", "否")),
            "",
        )


def make(kind: str, count: int, path: Path) -> None:
    if kind == "csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows((HEADER, *rows(count)))
        return
    import xlsxwriter

    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("单位")
        for number, row in enumerate((HEADER, *rows(count))):
            sheet.write_row(number, 0, row)


def ours(path: Path, folder: Path) -> int:
    from dashboard.home.registers import Home
    from dashboard.ingest.importer import import_files
    from dashboard.register.versions import Register

    report = import_files(Register(Home(folder), "measured"), [path], as_of=AS_OF)
    assert report.rows_quarantined == 0, report.problems[:3]
    return sum(file.rows_accepted for file in report.files)


def ours_read(path: Path, _folder: Path) -> int:
    from dashboard.ingest.tables.read_sheet import split
    from dashboard.ingest.tables.recognise import recognise

    found, _missed = recognise([path], None, None, None)
    return sum(len(split(read).rows) for read in found)


def by_pandas(path: Path, _folder: Path) -> int:
    import pandas as pd

    read = pd.read_csv if path.suffix == ".csv" else partial(pd.read_excel, engine="calamine")
    table = read(path, dtype=str)
    table[list(WHOLE)] = table[list(WHOLE)].astype("int64")
    for name in DATES:
        table[name] = pd.to_datetime(table[name])
    return len(table)


def by_polars(path: Path, _folder: Path) -> int:
    import polars as pl

    if path.suffix == ".csv":
        table = pl.read_csv(path, infer_schema=False)
    else:
        table = pl.read_excel(path, engine="openpyxl", infer_schema_length=0)
    typed = table.with_columns(
        *(pl.col(name).cast(pl.Int64) for name in WHOLE), *(pl.col(name).str.to_date() for name in DATES)
    )
    return len(typed)


def by_duckdb(path: Path, folder: Path) -> int:
    import duckdb

    types = dict.fromkeys(WHOLE, "BIGINT") | dict.fromkeys(DATES, "DATE")
    with duckdb.connect(folder / "loaded.duckdb") as connection:
        connection.read_csv(path, dtype=types, all_varchar=False).create("loaded")
        return connection.table("loaded").shape[0]


READERS: dict[str, Callable[[Path, Path], int]] = {
    "union-health, published": ours,
    "union-health, read": ours_read,
    "pandas": by_pandas,
    "polars": by_polars,
    "DuckDB": by_duckdb,
}


def step(who: str, path: Path, count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        read = READERS[who](path, Path(folder))
        seconds = time.perf_counter() - began
    assert read == count, f"{who} read {read} rows of {count}"
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024**2
    print(json.dumps({"seconds": seconds, "peak": max(peak, children)}))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", nargs="?", type=int, default=ROWS)
    parser.add_argument("--only", choices=("xlsx", "csv"), default=None, help="this format alone")
    parser.add_argument("--step", nargs=2, default=None, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.step:
        step(options.step[0], Path(options.step[1]), options.rows)
        return
    print(f"| {options.rows:,} rows × {len(HEADER)} | format | seconds | peak GiB |\n|---|---|---|---|", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for kind in (options.only,) if options.only else ("xlsx", "csv"):
            path = Path(folder) / f"units.{kind}"
            make(kind, options.rows, path)
            for who in READERS:
                if who == "DuckDB" and kind == "xlsx":
                    continue  # its workbook reader is an extension that is downloaded
                command = [sys.executable, __file__, str(options.rows), "--step", who, str(path)]
                done = subprocess.run(command, capture_output=True, text=True, check=False)
                if done.returncode:
                    reason = done.stderr.strip().splitlines()[-1]
                    print(f"| {who} | {kind} | – | {reason} |", flush=True)
                    continue
                found = json.loads(done.stdout.splitlines()[-1])
                print(f"| {who} | {kind} | {found['seconds']:.1f} | {found['peak']:.2f} |", flush=True)


if __name__ == "__main__":
    main()
