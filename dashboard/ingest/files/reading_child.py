"""Reads one file in a child process and writes its cells as lines of JSON, within limits of memory, time and cells.

A damaged workbook can hang, exhaust memory or crash its reader; in a child process it does the server no harm.
Usage: python -m dashboard.ingest.files.reading_child OPTIONS FILE with OPTIONS as JSON: kind, memory in bytes, seconds,
cells (the most to write), encoding and separator of a text table or null.
Output: for each sheet {"sheet": its fields of RawSheet without rows} and its rows as {"rows": [[cell, ...], ...]}; at
the end {"end": true}, or {"error": reason} as soon as the file can't be read.
"""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from dashboard.ingest.files.formats.docx_document import document_sheets
from dashboard.ingest.files.formats.parquet_table import parquet_sheets
from dashboard.ingest.files.formats.raw_sheet import RawSheet, Unreadable
from dashboard.ingest.files.formats.text_table import text_sheets
from dashboard.ingest.files.formats.web_page import page_sheets
from dashboard.ingest.files.formats.workbook import workbook_sheets
from dashboard.ingest.files.formats.xml_2003 import xml_sheets
from dashboard.ingest.files.process_limits import limit

_ROWS_A_LINE = 1000


def encoded(cell: object) -> object:
    """A cell of a type that JSON lacks, as {type: value}, which the parent decodes. A Decimal becomes a float."""
    if isinstance(cell, datetime):
        return {"datetime": cell.isoformat()}
    if isinstance(cell, date):
        return {"date": cell.isoformat()}
    if isinstance(cell, time):
        return {"time": cell.isoformat()}
    if isinstance(cell, timedelta):
        return {"seconds": cell.total_seconds()}
    if isinstance(cell, Decimal):
        return float(cell)
    raise TypeError(type(cell).__name__)


def _say(answer: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(answer, default=encoded, ensure_ascii=True) + "\n")


def _write(sheets: Iterator[RawSheet], most_cells: int) -> None:
    left = most_cells
    for sheet in sheets:
        _say(
            {
                "sheet": {name: value for name, value in vars(sheet).items() if name not in ("rows", "notes", "broken")}
                | {
                    "notes": [vars(note) for note in sheet.notes],
                    "broken": [[row, vars(line)] for row, line in sheet.broken],
                }
            }
        )
        for start in range(0, len(sheet.rows), _ROWS_A_LINE):
            rows: Sequence[Sequence[object]] = sheet.rows[start : start + _ROWS_A_LINE]
            left -= sum(map(len, rows))
            if left < 0:
                raise Unreadable("cells")
            _say({"rows": rows})


def main() -> None:
    """Read the file named on the command line."""
    asked: dict[str, Any] = json.loads(sys.argv[1])
    path = sys.argv[2]
    limit(asked["memory"], asked["seconds"])
    from python_calamine import PasswordError

    readers: dict[str, Callable[[str], Iterator[RawSheet]]] = {
        "workbook": workbook_sheets,
        "document": document_sheets,
        "parquet": parquet_sheets,
        "page": page_sheets,
        "xml": xml_sheets,
        "text": lambda path: text_sheets(path, asked["encoding"], asked["separator"], asked["cells"]),
    }
    try:
        _write(readers[asked["kind"]](path), asked["cells"])
    except PasswordError:
        _say({"error": "password"})
    except Unreadable as why:
        _say({"error": why.reason})
    except MemoryError:
        _say({"error": "limits"})
    except BaseException:  # calamine's PanicException derives from BaseException
        _say({"error": "damaged"})
    else:
        _say({"end": True})


if __name__ == "__main__":
    main()
