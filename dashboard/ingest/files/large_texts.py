"""Reads a large text table in a child process, which may not take more memory and time than its limits."""

import subprocess
import sys
from pathlib import Path

import msgspec

from dashboard.errors import Refused
from dashboard.ingest.files.reading_turns import reading
from dashboard.ingest.files.sheets import BrokenLine, SheetNote
from dashboard.ingest.files.text_child import Answer
from dashboard.ingest.files.text_lines import TextTable
from dashboard.locale import _, language

MEMORY_LIMIT = 4 * 1024**3
"""Bytes: 500,000 lines of 20 columns (91 MB) take 1.9 GB."""
SECONDS_LIMIT = 180

_BLANK: tuple[str | None, ...] = ()


def read_large_text(path: Path, name: str, encoding: str | None, separator: str | None) -> TextTable:
    """The lines of a text table, as read_text_table gives them. Raises Refused as it does, or beyond the limits."""
    limits = (str(MEMORY_LIMIT), str(SECONDS_LIMIT))
    command = [sys.executable, "-P", "-m", "dashboard.ingest.files.text_child", language(), *limits]
    command += [encoding or "", separator or "", str(path)]
    answer = Answer(error="limits")
    with reading():
        try:
            child = subprocess.run(command, capture_output=True, timeout=SECONDS_LIMIT, check=False)
            answer = msgspec.json.decode(child.stdout, type=Answer)
        except (subprocess.TimeoutExpired, msgspec.MsgspecError):
            pass  # ended for its memory or its time
    if answer.error:
        raise Refused(
            _(
                "{file} could not be read within {megabytes} MB and {seconds} seconds: it holds too many lines or "
                "cells. Split it, each part with the line of headers.",
                file=name,
                megabytes=MEMORY_LIMIT // 1024**2,
                seconds=SECONDS_LIMIT,
            )
        )
    if answer.refused:
        raise Refused(answer.refused)
    return TextTable(
        [row if row else _BLANK for row in answer.rows],
        {row: BrokenLine(code, value) for row, (code, value) in answer.broken.items()},
        tuple(SheetNote(note.code, note.row, None, note.value) for note in answer.notes),
    )
