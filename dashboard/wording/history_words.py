"""Versions, freshness, assertions and decisions on names, as tables in words."""

from collections.abc import Sequence

import pandas as pd

from dashboard.ingest.history.version_sources import Publication
from dashboard.ingest.returning.return_setup import ReturnForm
from dashboard.locale import Language, _
from dashboard.locale.in_language import speaking
from dashboard.locale.number_format import is_empty
from dashboard.wording.answer_titles import column_title
from dashboard.wording.import_words import table_in_words, without_empty
from dashboard.wording.tables_in_words import localised


def action_in_words(action: str, language: Language) -> str:
    """The action that made a version; an unknown action stays unchanged."""
    with speaking(language):
        known = {
            "import": _("import"),
            "start": _("register started"),
            "returns set up": _("return set up"),
            "returns withdrawn": _("return withdrawn"),
            "returns received": _("return received"),
            "returns taken back": _("receipt taken back"),
            "sample guizhou": _("sample data"),
            "sample plans": _("sample data"),
            "sample province": _("sample data"),
            "alias confirm": _("name confirmed"),
            "alias refuse": _("suggestion refused"),
            "unit close": _("unit closed"),
        }
    return known.get(action, action)


def versions_in_words(found: Sequence[Publication], language: Language) -> pd.DataFrame:
    """One row per version: who published it, when, from which files, and the counts of rows."""
    with speaking(language):
        titles = [
            _("Version"),
            _("Records as of"),
            _("Published at"),
            _("By"),
            _("Made from"),
            _("Files"),
            _("Rows read"),
            _("Accepted"),
            _("Quarantined"),
            _("Skipped"),
            _("Sealed as"),
        ]
        current = _("{version} (current)", version="\0")
    rows = [
        (
            current.replace("\0", one.version.name) if one.current else one.version.name,
            one.version.date,
            one.version.created_at,
            one.version.created_by,
            action_in_words(one.version.action, language),
            one.files["file"].nunique() if len(one.files) else None,
            *(one.total(f"rows_{name}") for name in ("read", "accepted", "quarantined", "skipped")),
            ", ".join(one.sealed),
        )
        for one in found
    ]
    frame = pd.DataFrame(rows, columns=titles, dtype=object)
    for name in titles[5:10]:
        frame[name] = frame[name].astype("Int64")
    return without_empty(frame)


def files_in_words(files: pd.DataFrame, language: Language) -> pd.DataFrame:
    """The files of an import with their counts and hashes; ``files`` is the frame of version_sources.files_of."""
    with speaking(language):
        titles = {
            "file": _("File"),
            "sheet": _("Sheet"),
            "table": _("Table"),
            "rows_read": _("Rows read"),
            "rows_accepted": _("Accepted"),
            "rows_quarantined": _("Quarantined"),
            "rows_skipped": _("Skipped"),
            "sha256": "SHA-256",
        }
    shown = files[list(titles)].assign(table=[table_in_words(name, language) for name in files["table"]])
    return without_empty(shown.rename(columns=titles))


def freshness_in_words(found: pd.DataFrame, language: Language) -> pd.DataFrame:
    """One row per table: rows, last import, days since then; ``found`` is the frame of freshness.freshness."""
    with speaking(language):
        titles = {
            "table_name": _("Table"),
            "amount": _("Rows"),
            "imported_at": _("Last import"),
            "days": _("Days ago"),
            "undated": _("Rows of unknown age"),
            "complete_to": _("Declared complete up to"),
        }
    shown = found[list(titles)].assign(table_name=[table_in_words(name, language) for name in found["table_name"]])
    shown["complete_to"] = [None if is_empty(day) else pd.Timestamp(day).date() for day in found["complete_to"]]
    if not found["undated"].any():
        del shown["undated"]
    return without_empty(shown.rename(columns=titles))


def breaking_in_words(rows: pd.DataFrame, language: Language) -> pd.DataFrame:
    """The rows that break an assertion, in words, including the columns that only assertions have."""
    with speaking(language):
        own = {
            "name": _("Name"),
            "members": _("Members"),
            "employees": _("Employees"),
            "units": _("Units concerned"),
            "uscc": _("Credit code"),
            "other_unit_id": _("Other unit's id"),
            "other_union_id": _("Other union's id"),
            "other_union": _("Other union"),
            "table_name": _("Table"),
            "record": _("Record"),
            "times": _("Times"),
            "elected_on": _("Elected on"),
            "next_elected_on": _("Next elected on"),
            "ends_on": _("Ends on"),
            "next_ends_on": _("Next ends on"),
        }
    shown = rows.copy()
    if "table_name" in shown.columns:
        shown["table_name"] = [table_in_words(name, language) for name in shown["table_name"]]
    worded = localised(shown, language)
    worded.columns = pd.Index(
        [own.get(str(name), title) for name, title in zip(rows.columns, worded.columns, strict=True)]
    )
    return worded


def decisions_in_words(found: pd.DataFrame, language: Language) -> pd.DataFrame:
    """Decisions on names; ``found`` is the frame of name_decisions.decisions."""
    with speaking(language):
        titles = {
            "decision": _("Decision"),
            "spelling": _("Spelling"),
            "unit": column_title("unit", language),
            "decided_by": _("By"),
            "decided_at": _("Decided at"),
        }
        words = {"confirmed": _("is this unit"), "refused": _("is not this unit")}
    shown = found[list(titles)].assign(decision=found["decision"].map(words))
    return without_empty(shown.rename(columns=titles))


def return_forms_in_words(found: Sequence[ReturnForm], language: Language) -> pd.DataFrame:
    """One row per form and period: its deadline, and how many units send it, have sent it and have not."""
    with speaking(language):
        titles = [_("Form"), _("Period"), _("To be sent by"), _("Units"), _("Received"), _("Sent back"), _("Missing")]
    rows = [(*one.key, one.due_on, one.units, one.received, one.sent_back, one.missing) for one in found]
    frame = pd.DataFrame(rows, columns=titles)
    return frame if any(one.sent_back for one in found) else frame.drop(columns=titles[5])
