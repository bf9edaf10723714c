"""A whole register as a zip of Parquet files, one per table: exact, compact, without a row limit."""

import json
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.catalogue.schema import Table
from dashboard.documents.context import Context


def register_zip(path: Path, tables: Mapping[Table, pa.RecordBatchReader], context: Context) -> dict[str, int]:
    """Write the zip and return the rows by table. Each file is named after its table; empty tables have none.

    Except aliases: an empty file means that no unit has a second spelling, a missing one that this is unknown.
    """
    counts = {}
    about = {
        "register": context.register,
        "version": context.version,
        "as_of": context.as_of.isoformat(),
        "synthetic": context.synthetic,
        "made_at": context.made_at.isoformat(),
        "program_version": context.program_version,
    }
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for table, batches in tables.items():
            part = Path(folder) / f"{table.name}.parquet"
            described = batches.schema.with_metadata({"union_health": json.dumps(about, ensure_ascii=False)})
            counts[table.name] = 0
            with pq.ParquetWriter(part, described, compression="zstd") as writer:
                for batch in batches:
                    writer.write_batch(batch.replace_schema_metadata(described.metadata))
                    counts[table.name] += batch.num_rows
            if not counts[table.name] and table.name != "aliases":
                continue
            info = zipfile.ZipInfo(part.name, context.made_at.timetuple()[:6])
            info.file_size = part.stat().st_size
            with part.open("rb") as source, archive.open(info, "w") as target:
                while chunk := source.read(1 << 20):
                    target.write(chunk)
            part.unlink()
    return counts
