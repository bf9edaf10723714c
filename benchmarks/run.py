"""How long a register takes to be made, its status to be computed and a page's numbers to be answered.

One run, one machine, one table: `make bench`, or `python benchmarks/run.py 10000 10000000` for other sizes. The floor
beside the numbers is what DuckDB needs to count the rows of the same table; every answer pays at least that.
"""

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

SIZES = (10_000, 100_000, 1_000_000)
PAGE = ("units_without_union", "elections_long_overdue", "organisations_incomplete", "homes_to_rework", "checks_known",
        "coverage_25", "coverage_all", "election_on_time", "wage_agreement", "mediation_committee", "union_density",
        "units_open")  # fmt: skip
ROUNDS = 7
COLUMNS = ("units", "made s", "status s", "peak GiB", "file MB", "12 indicators ms", "by sector ms", "filtered ms",
           "worklist page ms", "floor ms")  # fmt: skip


def measure(units: int) -> dict[str, float]:
    """The figures of one size, in this process."""
    from sqlglot import exp

    from dashboard import answers
    from dashboard.compose import Composed
    from dashboard.filters import Filters
    from dashboard.register.home import Home
    from dashboard.register.province import make_province
    from dashboard.register.reader import open_reader
    from dashboard.register.status import build_status
    from dashboard.register.versions import Register

    with tempfile.TemporaryDirectory() as folder:
        register = Register(Home(Path(folder)), "province")
        began = time.perf_counter()
        version = make_province(register, units, 3, date(2026, 10, 31))
        published = time.perf_counter() - began
        began = time.perf_counter()
        build_status(version, date(2026, 9, 30))
        status = time.perf_counter() - began
        reader = open_reader(version)
        floor = Composed(exp.select(exp.Count(this=exp.Star())).from_("unit_status"))
        some = Filters(where=(("city", ("5201", "5203")), ("sector", ("enterprise",))))
        return {
            "units": units,
            # Publishing computes the status of the version's own date, too.
            "made s": published - status,
            "status s": status,
            "peak GiB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2,
            "file MB": version.path.stat().st_size / 1e6,
            "12 indicators ms": _median(lambda: answers.numbers(reader, Filters(), only=PAGE)),
            "by sector ms": _median(lambda: answers.numbers(reader, Filters(), by=("sector",), only=PAGE)),
            "filtered ms": _median(lambda: answers.numbers(reader, some, only=PAGE)),
            "worklist page ms": _median(lambda: answers.rows_of(reader, "worklist", Filters(), limit=50)),
            "floor ms": _median(lambda: reader.rows(floor)),
        }


def _median(ask: Callable[[], object]) -> float:
    ask()
    times = []
    for _round in range(ROUNDS):
        began = time.perf_counter()
        ask()
        times.append(time.perf_counter() - began)
    return 1000 * statistics.median(times)


def main(arguments: list[str]) -> int:
    """Print the table, each size measured in a process of its own, so that peaks are its own."""
    if arguments[:1] == ["--one"]:
        print(json.dumps(measure(int(arguments[1]))))
        return 0
    print(f"| {' | '.join(COLUMNS)} |\n|{'---:|' * len(COLUMNS)}")
    for units in map(int, arguments or map(str, SIZES)):
        child = [sys.executable, __file__, "--one", str(units)]
        figures = json.loads(subprocess.run(child, check=True, capture_output=True, text=True).stdout)
        print("| " + " | ".join(f"{figures[name]:,.0f}" if figures[name] >= 100 else f"{figures[name]:.1f}"
                                for name in COLUMNS) + " |", flush=True)  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
