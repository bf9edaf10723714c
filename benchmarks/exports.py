"""Speed of exporting a large table, compared with pandas' writers: `python benchmarks/exports.py [ROWS]`.

Each writer runs in its own process on the same frame, so that its memory is measured separately. The peak includes the
frame and the imports, which the first line gives alone; the file size is that of the download.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import numpy as np
import pandas as pd

ROWS = 1_000_000


def frame(rows: int) -> pd.DataFrame:
    """Twelve columns like those of the worklist: ids, names, codes, dates with gaps, counts, rates."""
    draw = np.random.default_rng(1)
    days = pd.Series(pd.Timestamp("2026-01-01") + pd.to_timedelta(draw.integers(0, 700, rows), unit="D"))
    units = pd.Series(np.arange(rows))
    return pd.DataFrame(
        {
            "单位编号": "p" + units.astype("str").str.zfill(10),
            "单位名称": "示例科技公司" + units.astype("str").str.zfill(8),
            "单位性质": pd.Series(draw.choice(["机关", "事业单位", "企业"], rows), dtype="str"),
            "所在政区": pd.Series(draw.choice(["520102", "520103", "522301"], rows), dtype="str"),
            "上级工会": pd.Series(draw.choice(["示例市教育工会", "示例县总工会"], rows), dtype="str"),
            "检查项目": pd.Series(draw.choice(["按期换届", "职工代表大会", "调解委员会"], rows), dtype="str"),
            "起始日期": days.dt.as_unit("us"),
            "到期日期": days.where(draw.random(rows) < 0.7).dt.as_unit("us"),
            "逾期天数": pd.array(draw.integers(0, 900, rows), dtype="Int64"),
            "已持续天数": pd.Series(draw.integers(0, 900, rows)),
            "比率": draw.random(rows) * 100,
            "下一步": "向上一级工会请示，限期换届。",
        }
    )


def ours(kind: str, table: pd.DataFrame, path: Path) -> None:
    from dashboard.documents.context import Context
    from dashboard.export.table_file import to_bytes

    made_at = datetime(2026, 11, 23)
    about = Context("问题整改台账", "示例省", "v0001", made_at.date(), (), False, made_at, "0", "zh")
    path.write_bytes(to_bytes(table, kind, about))


def theirs(kind: str, table: pd.DataFrame, path: Path) -> None:
    if kind == "csv":
        table.to_csv(path, index=False, encoding="utf-8-sig")
    elif kind == "parquet":
        table.to_parquet(path, index=False)
    else:
        table.to_excel(path, index=False, engine="xlsxwriter")


WRITERS: dict[str, Callable[[str, pd.DataFrame, Path], None]] = {"union-health": ours, "pandas": theirs}


def peak() -> float:
    """Peak memory of this process in GiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


def step(who: str, kind: str, rows: int) -> None:
    table = frame(rows)
    before = peak()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"table.{kind}"
        if who:
            WRITERS[who](kind, table.head(10), path)  # warm up: imports and compilation
        began = time.perf_counter()
        if who:
            WRITERS[who](kind, table, path)
        seconds = time.perf_counter() - began
        size = path.stat().st_size / 1024**2 if who else 0.0
    print(json.dumps({"seconds": seconds, "peak": peak(), "before": before, "size": size}))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", nargs="?", type=int, default=ROWS)
    parser.add_argument("--step", nargs=2, default=None, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.step:
        step(*options.step, options.rows)
        return
    print(f"| {options.rows:,} rows × 12 | format | seconds | peak GiB | file MiB |\n|---|---|---|---|---|", flush=True)
    steps = [("", "nothing"), *((who, kind) for kind in ("csv", "parquet", "xlsx") for who in WRITERS)]
    for who, kind in steps:
        command = [sys.executable, __file__, str(options.rows), "--step", who, kind]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        found = json.loads(done.stdout)
        print(
            f"| {who or 'the frame alone'} | {kind} | {found['seconds']:.1f} | {found['peak']:.2f} | "
            f"{found['size']:.0f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
