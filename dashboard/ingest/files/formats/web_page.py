"""Reads the tables of a web page."""

import re
from collections.abc import Iterator
from typing import Any

from dashboard.ingest.files.formats.raw_sheet import RawSheet


def page_sheets(path: str) -> Iterator[RawSheet]:
    """The tables of a web page, as many systems export them under the name .xls; of an MHTML file its first page."""
    import email
    import email.policy

    from lxml import html

    with open(path, "rb") as file:
        content = file.read()
    if not content.lstrip(b"\xef\xbb\xbf\xff\xfe\x00\r\n\t ").startswith(b"<"):
        message = email.message_from_bytes(content, policy=email.policy.default)
        pages = [part for part in message.walk() if part.get_content_type() == "text/html"]
        content = pages[0].get_payload(decode=True) if pages else b"<p></p>"  # type: ignore[assignment]
    tree = html.fromstring(_page_text(content))
    tables = [
        table for table in tree.iter("table") if not any(True for inner in table.iter("table") if inner is not table)
    ]
    for number, table in enumerate(tables, 1):
        rows: list[list[object]] = []
        merged: list[list[list[int]]] = []
        down: dict[int, int] = {}
        for place, line in enumerate(table.iter("tr")):
            row: list[object] = []
            for cell in line:
                if cell.tag not in ("td", "th"):
                    continue
                while down.get(len(row), 0) > place:
                    row.append("")
                wide, high = (max(min(_span(cell, name), 1000), 1) for name in ("colspan", "rowspan"))
                if wide > 1 or high > 1:
                    merged.append([[place, len(row)], [place + high - 1, len(row) + wide - 1]])
                for column in range(len(row), len(row) + wide):
                    down[column] = place + high
                text = "\n".join(" ".join(part.split()) for part in cell.itertext()).strip()
                row.extend([text, *[""] * (wide - 1)])
            rows.append(row)
        yield RawSheet("" if len(tables) == 1 else str(number), rows, merged)


def _span(cell: Any, name: str) -> int:
    text = cell.get(name, "1").strip()
    return int(text) if text.isascii() and text.isdigit() else 1


def _page_text(content: bytes) -> str:
    """The page decoded by its byte-order mark, its own declaration, UTF-8 or GB18030."""
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return content.decode(name, "replace")
    declared = re.search(rb"charset\s*=\s*[\"']?([A-Za-z0-9_-]+)", content[:4000])
    names = [declared[1].decode().lower()] if declared else []
    for name in [*("gb18030" if one in ("gbk", "gb2312") else one for one in names), "utf-8", "gb18030"]:
        try:
            return re.sub(r"^\s*<\?xml[^>]*\?>", "", content.decode(name))
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("utf-8", "replace")
