"""A mapping file made from what a person confirmed: headers that come beside the known ones."""

import json
from collections.abc import Mapping

from dashboard.locale import _


def mapping_text(columns: Mapping[str, str], title: str) -> str:
    """The TOML of a mapping with these columns, each header with the register's column ("table.column").

    A header with | can't stand in a mapping, where it parts two headers; such a one is left out.
    """
    lines = [
        f"# {line}" for line in _("Headers that a person confirmed; docs/import.md describes the file.").splitlines()
    ]
    lines += [f"title = {_quoted(title)}", "known = true", "", "[columns]"]
    lines += [f"{_quoted(header)} = {_quoted(target)}" for header, target in columns.items() if "|" not in header]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    # A basic string of TOML is one of JSON, but for the one sign that JSON leaves as it is.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
