"""Tells what a file is by its first bytes and its structure, whatever its name says."""

import zipfile
from pathlib import Path
from typing import Literal

from dashboard.errors import Refused
from dashboard.ingest.files.zip_package import is_zip
from dashboard.locale import _

Kind = Literal["workbook", "document", "parquet", "page", "xml", "archive", "text"]

_OLE, _PARQUET = b"\xd0\xcf\x11\xe0", b"PAR1"
_OTHERS = {
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7z",
    b"\x1f\x8b": "gzip",
    b"BM": "BMP",
    b"{\\rtf": "RTF",
}
_HEAD = 4096
_WORKBOOK_PARTS = ("xl/", "content.xml", "mimetype")


def kind_of(path: Path, name: str) -> Kind:
    """The kind of a file. Raises Refused, saying what it is, if it is empty or of a kind that holds no table."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head.strip(b"\x00\xef\xbb\xbf\xff\xfe \r\n\t"):
        raise Refused(_("{file} is empty.", file=name))
    for start, kind in _OTHERS.items():
        if head.startswith(start) and (start != b"BM" or b"\x00" in head[:20]):
            raise Refused(
                _(
                    "{file} is of the kind {kind}, which holds no table that can be read: save the table as xlsx.",
                    file=name,
                    kind=kind,
                )
            )
    if head.startswith(_PARQUET):
        return "parquet"
    if head.startswith(_OLE) or head[:2] in (b"\x09\x00", b"\x09\x02", b"\x09\x04", b"\x09\x08"):
        return "workbook"
    if is_zip(path):
        return _kind_of_zip(path)
    return _kind_of_text(head)


def _kind_of_zip(path: Path) -> Kind:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return "workbook"  # the reader of workbooks says that it is damaged
    if "word/document.xml" in names:
        return "document"
    is_package = "[Content_Types].xml" in names or any(name.startswith(_WORKBOOK_PARTS) for name in names)
    return "workbook" if is_package else "archive"


def _kind_of_text(head: bytes) -> Kind:
    """The kind of a text: a web page, an XML workbook, or a table of delimited text."""
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if head.startswith(mark):
            head = head[: len(head) // 2 * 2].decode(encoding, "ignore").encode()
    text = head.decode("utf-8-sig", "ignore").lstrip().lower()
    if text.startswith("<?xml") and "urn:schemas-microsoft-com:office:spreadsheet" in text:
        return "xml"
    if text.startswith(("<html", "<!doctype html", "<table", "<head", "<meta", "<body", "<style", "<!--")) or (
        text.startswith("<?xml") and "<html" in text
    ):
        return "page"
    first = text.partition("\n")[0]
    return "page" if first.startswith(("mime-version:", "from: <saved by")) and "multipart/related" in text else "text"
