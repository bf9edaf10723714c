"""The digest as Markdown, HTML and JSON."""

import json
from collections.abc import Iterator
from typing import Any

import pandas as pd

from dashboard.documents.digest import Digest
from dashboard.documents.subject import Subject
from dashboard.export.html_page import html_page
from dashboard.export.json_file import to_json
from dashboard.export.plain_cells import marked
from dashboard.locale import _
from dashboard.locale.enumeration import listed
from dashboard.locale.in_language import speaking
from dashboard.locale.number_format import format_date
from dashboard.register.plain_values import rows
from dashboard.wording.change_since_words import nothing_recorded
from dashboard.wording.tables_in_words import localised

DIGEST_FORMATS = ("md", "html", "json")
_SHOWN = ("unit", "check_id", "task", "due", "responsible")


def digest_file(found: Digest, subject: Subject, kind: str) -> bytes:
    """The digest in one of DIGEST_FORMATS."""
    with speaking(subject.language):
        if kind == "json":
            return _as_json(found, subject)
        lines = list(_lines(found, subject))
        if kind == "html":
            return html_page("digest.html", subject.language, lines=lines)
        return _as_markdown(lines).encode("utf-8", errors="replace")


def _lines(found: Digest, subject: Subject) -> Iterator[tuple[str, str]]:
    """Each line as its kind (title, text, heading, item) and its text."""
    language, reader = subject.language, subject.reader
    yield "title", _("What changed")
    yield (
        "text",
        _(
            "{register}: version {now} as of {now_on}, against version {before} as of {before_on}.",
            register=subject.context("").register,
            now=reader.version.name,
            now_on=format_date(reader.as_of, language),
            before=found.before.name,
            before_on=format_date(found.before_on, language),
        ),
    )
    if reader.version.synthetic:
        yield "text", _("Synthetic data: invented to try the program, about no real unit.")
    if found.is_compared:
        yield (
            "text",
            _(
                "Since {date}: {worse} indicators worse, {better} better",
                worse=found.worse,
                better=found.better,
                date=format_date(found.before_on, language),
            ),
        )
    else:
        yield "text", nothing_recorded(found.before_on, language)
    first_known = found.new["first_known"].astype(bool)
    happened, learnt = found.new[~first_known], found.new[first_known]
    others = (
        (_("To verify now: {n}", n=len(found.no_longer_known)), found.no_longer_known),
        (_("Corrected, no problem by the records of today: {n}", n=len(found.corrected)), found.corrected),
    )
    for title, frame in (
        (_("New problems: {n}", n=len(happened)), happened),
        (_("First known: {n}", n=len(learnt)), learnt),
        (_("Mended: {n}", n=len(found.mended)), found.mended),
        *((title, frame) for title, frame in others if len(frame)),
    ):
        yield "heading", title
        # The task's title repeats the wording of its check.
        worded = localised(frame[list(_SHOWN)], language)
        for cells in rows(worded.drop(columns=worded.columns[_SHOWN.index("task")])):
            yield "item", " · ".join(str(cell) for cell in cells if cell is not None)
    yield "heading", _("Indicators that moved most: {n}", n=len(found.moved))
    for move in found.moved:
        said = f"{move.title} {move.start} → {move.now}"
        groups = listed((f"{title} {difference}" for title, difference in move.groups), language)
        yield "item", f"{said} ({groups})" if groups else said


def _as_markdown(lines: list[tuple[str, str]]) -> str:
    signs = {"title": "# ", "heading": "\n## ", "item": "- ", "text": "\n"}
    return "\n".join(signs[kind] + _escaped(text) for kind, text in lines) + "\n"


def _escaped(text: str) -> str:
    """The text with Markdown characters escaped: a name must not become a link or mark-up."""
    line = " ".join(text.split())
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]<>#|!" else sign for sign in line)


def _as_json(found: Digest, subject: Subject) -> bytes:
    context = subject.context("")

    def plain_rows(frame: pd.DataFrame) -> Any:
        return json.loads(to_json(marked(frame, context), context))

    reader = subject.reader
    document = {
        "register": reader.version.register,
        "before": {"version": found.before.name, "as_of": found.before_on.isoformat()},
        "now": {"version": reader.version.name, "as_of": reader.as_of.isoformat()},
        "synthetic": reader.version.synthetic,
        "compared": found.is_compared,
        "better": found.better,
        "worse": found.worse,
        "new": plain_rows(found.new),
        "mended": plain_rows(found.mended),
        "no_longer_known": plain_rows(found.no_longer_known),
        "corrected": plain_rows(found.corrected),
        "moved": [{**vars(move), "groups": [list(part) for part in move.groups]} for move in found.moved],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8", errors="replace")
