"""Reads the whole content of a register, table by table."""

from dashboard.catalogue.schema import tables
from dashboard.register.versions import Register
from ingest.reading import opened

IMPORTED = [table for table in tables().values() if table.imported]


def contents(register: Register) -> dict[str, list[tuple[object, ...]]]:
    found = {}
    with opened(register) as connection:
        for table in IMPORTED:
            query = f"select {', '.join(table.column_names)} from {table.name} order by all"
            found[table.name] = connection.execute(query).fetchall()
    return found
