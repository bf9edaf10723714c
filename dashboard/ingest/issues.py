"""What imports found wrong: quarantined rows and warnings of a register version."""

import pandas as pd

from dashboard.ingest.problems import message_of
from dashboard.ingest.questions import answer
from dashboard.register.versions import Version

COLUMNS = ("file", "sheet", "row", "column", "value", "code", "message", "level", "table", "import_id")


def problems(version: Version) -> pd.DataFrame:
    """Quarantined rows (level error) and warnings of all imports, the latest import first.

    Columns: file, sheet, row (as the sheet numbers it, empty where a whole column or sheet is meant), column, value,
    code, message (in the reader's language), level, table, import_id.
    """
    found = answer(version, "problem_list")
    found["message"] = list(map(message_of, found["code"], found["column"], found["value"]))
    return found[list(COLUMNS)]
