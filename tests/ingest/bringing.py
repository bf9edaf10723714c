"""Writes small files and imports them into a register."""

import csv
import io
from datetime import date
from pathlib import Path

from dashboard.ingest.files.uploads import Upload
from dashboard.ingest.importer import import_files
from dashboard.ingest.report import ImportReport
from dashboard.ingest.trial import ImportChoices
from dashboard.register.versions import Register

DAY = date(2014, 4, 30)


def written(folder: Path, name: str, *lines: list[object] | tuple[object, ...]) -> Path:
    path = folder / name
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(lines)
    return path


def brought(register: Register, folder: Path, name: str, *lines: list[object] | tuple[object, ...]) -> ImportReport:
    return import_files(register, [written(folder, name, *lines)], as_of=DAY)


def table(*lines: tuple[object, ...]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(lines)
    return text.getvalue().encode("utf-8-sig")


def wanted(*uploads: tuple[str, bytes], **choices: object) -> ImportChoices:
    return ImportChoices(tuple(Upload(*one) for one in uploads), DAY, **choices)  # type: ignore[arg-type]
