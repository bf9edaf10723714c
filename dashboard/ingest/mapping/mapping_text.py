"""Writes a mapping file from confirmed headers, which are used in addition to the known ones."""

import json
from collections.abc import Mapping

from dashboard.locale import _


def mapping_text(columns: Mapping[str, str], title: str) -> str:
    """The TOML of a mapping with these columns: the register's column ("table.column") by header.

    Headers that contain | are left out, because | separates two headers in a mapping.
    """
    lines = [
        f"# {line}" for line in _("Headers that a person confirmed; docs/import.md describes the file.").splitlines()
    ]
    lines += [f"title = {_quoted(title)}", "known = true", "", "[columns]"]
    lines += [f"{_quoted(header)} = {_quoted(target)}" for header, target in columns.items() if "|" not in header]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    # A JSON string is a valid TOML basic string, except that TOML requires DEL to be escaped.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
