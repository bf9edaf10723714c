"""Reads one file in a child process and writes its cells as JSON, within limits of memory and time.

A damaged workbook can hang, exhaust memory or crash its reader; in a child process it does the server no harm.
Usage: python -m dashboard.ingest.files.reading_child KIND FILE BYTES SECONDS. KIND is workbook, document, parquet, page
or xml. Output: {"sheets": [{"name", "rows", "merged", "hidden"}, ...]} with merged as [[first row, first column], [last
row, last column]] from 0, or {"error": kind}.
"""

import json
import sys
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from dashboard.ingest.files.formats.docx_document import document_sheets
from dashboard.ingest.files.formats.parquet_table import parquet_sheets
from dashboard.ingest.files.formats.web_page import page_sheets
from dashboard.ingest.files.formats.workbook import workbook_sheets
from dashboard.ingest.files.formats.xml_2003 import xml_sheets
from dashboard.ingest.files.process_limits import limit


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


def main() -> None:
    """Read the file named on the command line."""
    kind, path, memory, seconds = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    limit(memory, seconds)
    from python_calamine import PasswordError

    readers = {
        "workbook": workbook_sheets,
        "document": document_sheets,
        "parquet": parquet_sheets,
        "page": page_sheets,
        "xml": xml_sheets,
    }
    try:
        text = json.dumps({"sheets": list(readers[kind](path))}, default=encoded, ensure_ascii=True)
    except PasswordError:
        text = json.dumps({"error": "password"})
    except MemoryError:
        text = json.dumps({"error": "limits"})
    except BaseException:  # calamine's PanicException derives from BaseException
        text = json.dumps({"error": "damaged"})
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
