"""Response times of every kind of question, compared with the same page written by hand for other engines.

One run prints one table: `make bench`, or `python benchmarks/run.py 10000 1000000` for other sizes. Each step runs in
its own process, so that its memory is measured separately; a peer that exceeds the memory or time limit is left out and
named. `--home FOLDER` keeps the registers there and reuses existing ones.
"""

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

SIZES = (100_000, 1_000_000, 10_000_000)
AS_OF = date(2026, 10, 31)
SEED = 3
PEER_SECONDS = 1_800
PEER_GIB = 16
# Loading 10 million units into SQLite took longer than everything else together; DataFusion gave no result within four
# minutes; pandas copies what it joins.
MOST_UNITS = {"sqlite": 1_000_000, "pandas": 1_000_000, "datafusion": 1_000_000}

Row = dict[str, Any]


def timed(ask: Callable[[], object]) -> float:
    """The run time in milliseconds."""
    began = time.perf_counter()
    ask()
    return 1000 * (time.perf_counter() - began)


def spread(times: list[float]) -> dict[str, float]:
    """The median and the 95th percentile, each one of the measured times."""
    ordered = sorted(times)
    return {"p50": ordered[len(ordered) // 2], "p95": ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]}


def peak() -> float:
    """Peak memory of this process in GiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


def resident() -> float:
    """Resident memory of this process in GiB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024**3


def make(home: Path, units: int) -> list[Row]:
    """Create the register: fill it, compute its status and cube, publish it."""
    from dashboard.home.registers import Home
    from dashboard.register.province import make_province
    from dashboard.register.versions import Register

    register = Register(Home(home), f"province-{units}")
    if register.folder.exists():
        return []
    took = timed(lambda: make_province(register, units, SEED, AS_OF))
    return [{"what": "register made and published", "p50": took, "note": f"peak {peak():.1f} GiB"}]


def serve(home: Path, units: int) -> list[Row]:
    """Ask every kind of question in one process, as a server would answer them."""
    import questions
    from sqlglot import exp

    from dashboard.answers import numbers as answers
    from dashboard.catalogue.loader import catalogue
    from dashboard.home.registers import Home
    from dashboard.query.bound_query import Composed
    from dashboard.query.filters import Filters
    from dashboard.register import month_ends
    from dashboard.register.cube_file import cube_path
    from dashboard.register.reader import Reader, open_reader
    from dashboard.register.status_file import status_path
    from dashboard.register.versions import Register

    version = Register(Home(home), f"province-{units}").current()
    catalogue()  # counts as process start
    opened = timed(lambda: answers.numbers(open_reader(version), Filters()))
    rows: list[Row] = [{"what": "all indicators of the version's date, opening included", "p50": opened, "limit": 500}]
    reader = open_reader(version)
    floor = Composed(exp.select(exp.Count(this=exp.Star())).from_("unit_status"))
    rows.append(
        {
            "what": "floor: counting the rows of the status",
            "route": "status",
            **spread([timed(lambda: reader.rows(floor)) for _round in range(20)]),
        }
    )
    for kind in questions.kinds(reader):
        timed(kind.asks[0])
        rows.append(
            {"what": kind.name, "route": kind.route, "limit": kind.limit, **spread([timed(ask) for ask in kind.asks])}
        )
    rows.append({"what": "memory of the serving process, GiB", "p50": resident(), "limit": 2, "note": "GiB"})

    end = month_ends.month_ends(version)[-2]
    cube_path(version, end).unlink(missing_ok=True)
    status_path(version, end).unlink(missing_ok=True)
    rows.append({"what": "a month end made ready", "p50": timed(lambda: month_ends.keep_cube(version, end))})
    rows.append(
        {
            "what": "all indicators of a kept month end, opening included",
            "limit": 500,
            "p50": timed(lambda: answers.numbers(Reader(version, end), Filters())),
        }
    )
    other = end - timedelta(days=11)
    cube_path(version, other).unlink(missing_ok=True)
    status_path(version, other).unlink(missing_ok=True)
    first = timed(lambda: answers.numbers(Reader(version, other), Filters()))
    rows.append({"what": "all indicators of any other date, the first time", "p50": first, "limit": 8000})
    again = timed(lambda: answers.numbers(Reader(version, other), Filters()))
    rows.append({"what": "all indicators of that date, then", "p50": again, "limit": 500})
    return rows


def compare(home: Path, units: int, name: str) -> list[Row]:
    """Run the page of 12 by a peer or (``union-health``) by the program itself; includes the answers."""
    import peers

    asked = [
        peers.Question(AS_OF),
        peers.Question(AS_OF, sector="enterprise"),
        peers.Question(AS_OF, sector="enterprise", city="5201"),
    ]
    if name == "union-health":
        answer = _own(home, units)
    else:
        with tempfile.TemporaryDirectory(dir=home) as folder:
            _write_tables(home, units, Path(folder))
            peer = import_module(f"peers.{name}").Peer(Path(folder), tuple(peers.COLUMNS))
            return _compared(name, peer.answer, asked)
    return _compared(name, answer, asked)


def _compared(name: str, answer: Callable[[Any], Row], asked: list[Any]) -> list[Row]:
    found = [answer(question) for question in asked]
    rounds = 20 if name == "union-health" else 2
    times = [timed(lambda question=question: answer(question)) for question in asked for _round in range(rounds)]
    return [{"what": name, **spread(times), "note": f"peak {peak():.1f} GiB", "answers": found}]


def _own(home: Path, units: int) -> Callable[[Any], Row]:
    import peers

    from dashboard.answers import numbers as answers
    from dashboard.home.registers import Home
    from dashboard.query.filters import Filters
    from dashboard.register.reader import open_reader
    from dashboard.register.versions import Register

    reader = open_reader(Register(Home(home), f"province-{units}").current())

    def answer(question: Any) -> Row:
        filters = Filters()
        for name, value in question.values.items():
            filters = filters.having(name, [value])
        found: Row = {}
        for number in answers.numbers(reader, filters, (), peers.PAGE):
            found[number.indicator.id] = number.numerator
            if number.denominator is not None:
                found[f"{number.indicator.id}_of"] = number.denominator
        return found

    return answer


def _write_tables(home: Path, units: int, folder: Path) -> None:
    """Write the tables that the peers read, as Parquet."""
    import duckdb
    import peers

    from dashboard.home.registers import Home
    from dashboard.register.versions import Register

    version = Register(Home(home), f"province-{units}").current()
    with duckdb.connect(version.path, read_only=True) as connection:
        for table, columns in peers.COLUMNS.items():
            connection.table(table).select(*columns).write_parquet(str(folder / f"{table}.parquet"))


def child(*arguments: str) -> list[Row] | str:
    """Run a step in a child process: its rows, or why it has none."""
    import peers

    def limit() -> None:
        # Limits data, not address space: some engines reserve many times what they use.
        resource.setrlimit(resource.RLIMIT_DATA, (PEER_GIB * 1024**3, PEER_GIB * 1024**3))

    command = [sys.executable, __file__, "--step", *arguments]
    is_peer = arguments[0] in peers.PEERS
    try:
        done = subprocess.run(
            command,
            check=True,
            capture_output=True,
            text=True,
            timeout=PEER_SECONDS if is_peer else None,
            preexec_fn=limit if is_peer else None,
        )
    except subprocess.TimeoutExpired:
        return f"more than {PEER_SECONDS} s"
    except subprocess.CalledProcessError as error:
        if not is_peer:
            raise SystemExit(error.stderr) from error
        said = [line for line in error.stderr.strip().splitlines() if not line.startswith("note:")]
        return (said or ["ended without a word"])[-1][:80]
    rows: list[Row] = json.loads(done.stdout)
    return rows


def step(name: str, home: Path, units: int) -> list[Row]:
    """Run one step in this process."""
    steps = {"make": make, "serve": serve}
    return steps[name](home, units) if name in steps else compare(home, units, name)


def measure(home: Path, units: int) -> list[Row]:
    """Measure one size and return all rows."""
    import peers

    rows: list[Row] = []
    for name in ("make", "serve"):
        found = child(name, str(home), str(units))
        assert not isinstance(found, str)
        _say(units, found)
        rows += found
    own: list[Row] = []
    for name in ("union-health", *peers.PEERS):
        found = (
            f"left out beyond {MOST_UNITS[name]:,} units"
            if units > MOST_UNITS.get(name, units)
            else child(name, str(home), str(units))
        )
        if isinstance(found, str):
            row: Row = {"note": found}
        else:
            (row,) = found
            answered = row.pop("answers")
            own = own or answered
            if answered != own:
                row["note"] += ", another answer"
        rows.append(row | {"what": _peer_title(name)})
        _say(units, rows[-1:])
    return rows


def _say(units: int, rows: list[Row]) -> None:
    """Report progress on standard error: ten million units take half an hour."""
    for row in rows:
        print(f"{units:,} units: {row['what']}: {_cell(row)}", file=sys.stderr, flush=True)


def _peer_title(name: str) -> str:
    return f"twelve counts of the records, {name}"


def show(sizes: list[int], found: dict[int, list[Row]]) -> None:
    """Print the table: a row per question; per size the median and 95th percentile in milliseconds."""
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, as of {AS_OF}\n")
    print("| milliseconds, p50 / p95 | route | at most | " + " | ".join(f"{units:,} units" for units in sizes) + " |")
    print("|---|---|---:|" + "---:|" * len(sizes))
    names = list(dict.fromkeys(row["what"] for units in sizes for row in found[units]))
    for name in names:
        rows = {units: next((row for row in found[units] if row["what"] == name), {}) for units in sizes}
        some = next(row for row in rows.values() if row)
        limit = some.get("limit")
        cells = [some.get("route", ""), f"{limit:g}" if limit else "", *(_cell(rows[units]) for units in sizes)]
        print(f"| {name} | {' | '.join(cells)} |")


def _cell(row: Row) -> str:
    numbers = " / ".join(_figure(row[name]) for name in ("p50", "p95") if name in row)
    note = row.get("note", "")
    return f"{numbers} ({note})" if numbers and note and note != "GiB" else numbers or note


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 1 else f"{value:.2f}"


def main(arguments: list[str]) -> int:
    """Measure every size and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    parser.add_argument("--home", type=Path)
    if arguments[:1] == ["--step"]:
        print(json.dumps(step(arguments[1], Path(arguments[2]), int(arguments[3])), default=int))
        return 0
    options = parser.parse_args(arguments)
    sizes = list(options.sizes)
    with tempfile.TemporaryDirectory() as folder:
        home = options.home or Path(folder)
        show(sizes, {units: measure(home, units) for units in sizes})
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
