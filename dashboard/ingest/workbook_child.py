"""Run as a program of its own: reads one workbook and writes its cells as JSON, within limits of memory and time.

A foreign workbook can hang, take all memory or kill the process that reads it, so this one is a child that may die.
Usage: workbook_child.py WORKBOOK BYTES SECONDS. Output: {"sheets": [[name, rows], ...]} or {"error": kind}.
"""

import json
import sys
from datetime import date, datetime, time, timedelta


def limit(memory: int, seconds: int) -> None:
    """Bound the memory (bytes) and the processor time of this process, where the system can."""
    try:
        import resource
    except ImportError:  # Windows: the parent's clock is the only limit
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))


def encoded(cell: object) -> dict[str, object]:
    """A cell that JSON has no type for, as {type: text}; the parent turns it back."""
    if isinstance(cell, datetime):
        return {"datetime": cell.isoformat()}
    if isinstance(cell, date):
        return {"date": cell.isoformat()}
    if isinstance(cell, time):
        return {"time": cell.isoformat()}
    if isinstance(cell, timedelta):
        return {"seconds": cell.total_seconds()}
    raise TypeError(type(cell).__name__)


def main() -> None:
    """Read the workbook named on the command line."""
    path, memory, seconds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    limit(memory, seconds)
    from python_calamine import CalamineWorkbook, PasswordError

    try:
        workbook = CalamineWorkbook.from_path(path)
        sheets = [
            (name, workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in workbook.sheet_names
        ]
        text = json.dumps({"sheets": sheets}, default=encoded, ensure_ascii=True)
    except PasswordError:
        text = json.dumps({"error": "password"})
    except BaseException:  # calamine's PanicException derives from BaseException
        text = json.dumps({"error": "damaged"})
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
