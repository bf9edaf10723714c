"""Commands that query a register: indicators, states, lists, trend, forecast, unit, catalogue, issues."""

import sys
from argparse import Namespace
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.answers import lists, numbers
from dashboard.answers.parameters import rules_of
from dashboard.answers.trend import forecast, trend
from dashboard.answers.unit_profile import find_unit, profile
from dashboard.catalogue.entries import Check, Indicator, Query
from dashboard.catalogue.header import Words
from dashboard.catalogue.loader import catalogue
from dashboard.commands.output import plain, print_frame, print_json, records, write_file
from dashboard.documents.context import context_of
from dashboard.errors import Refused
from dashboard.export.table_file import to_bytes
from dashboard.home.registers import Home, home_folder
from dashboard.ingest.history.assertions import assertions, breaking_rows
from dashboard.ingest.history.import_problems import problems
from dashboard.ingest.returning.return_records import reminder
from dashboard.locale import _, language
from dashboard.query.filters import Filters, where_of
from dashboard.register.reader import Reader, open_reader
from dashboard.register.versions import Register, open_register
from dashboard.wording.explanation_words import next_steps, unconfirmed_articles
from dashboard.wording.tables_in_words import with_records, with_words

_MOST_DAYS = 36_500


def register_of(options: Namespace) -> Register:
    """The register of --home and --register."""
    return open_register(Home(home_folder(options.home)), options.register)


def reader_of(options: Namespace) -> Reader:
    """A reader of the register's current version, or of --version, as of --as-of."""
    register = register_of(options)
    version = register.version(options.version) if getattr(options, "version", None) else register.current()
    return open_reader(version, day(getattr(options, "as_of", None)))


def day(text: str | None) -> date | None:
    """The date of an option; None if it was not given. Raises Refused if the text is no date."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Refused(_("“{text}” is no date: write it as 2014-04-30.", text=text)) from error


def filters_of(options: Namespace) -> Filters:
    """The filters of --where and --search."""
    return Filters(where=where_of(options.where or (), catalogue()), search=options.search or "")


def ask_indicators(options: Namespace) -> None:
    """union-health indicators."""
    by = names_of(options.by)
    only = names_of(options.only) or None
    reader = reader_of(options)
    frame = numbers.indicators(reader, filters_of(options), by, only)
    if not numbers.is_additive(by):
        note(_("Grouped by lists: a unit counts in each of its lists, so the groups do not sum to the whole."))
    deliver(frame, options, reader, Words("指标表", "Indicators"), numbers.choose(only))


def ask_states(options: Namespace) -> None:
    """union-health states."""
    reader = reader_of(options)
    frame = lists.states(reader, filters_of(options), options.check)
    checks = catalogue().checks
    deliver(
        frame.rename(columns={"check_id": "check"}),
        options,
        reader,
        catalogue().lists["states"].title,
        [checks[options.check]] if options.check else checks.values(),
    )


def ask_list(options: Namespace) -> None:
    """union-health worklist, closed, due, verify, not-reported and elections."""
    name = options.command.replace("-", "_")
    horizon = None
    if name == "due":
        if not 0 <= options.days <= _MOST_DAYS:
            raise Refused(_("--days is a number from 0 to {most}.", most=_MOST_DAYS))
        horizon = (day(options.start) or date.today(), options.days)
    reader = reader_of(options)
    frame = lists.rows_of(reader, name, filters_of(options), horizon=horizon)
    if name == "not_reported" and options.text:
        print(reminder(frame, reader.as_of))
        return
    if "check_id" in frame.columns:
        frame = with_words(frame, language(), reader.as_of, rules_of(reader))
        frame = with_records(frame, language()) if name == "verify" else frame
        frame = frame.rename(columns={"check_id": "check"})
    if horizon:
        note(
            _(
                "Records as of {as_of}, deadlines counted from {start} over {days} days.",
                as_of=reader.as_of,
                start=horizon[0],
                days=horizon[1],
            )
        )
    chosen = catalogue().lists[name]
    deliver(frame, options, reader, chosen.title, [chosen])


def ask_trend(options: Namespace) -> None:
    """union-health trend."""
    register = register_of(options)
    version = register.version(options.version) if options.version else register.current()
    filters = replace(filters_of(options), as_of=day(options.as_of))
    found = trend(
        version,
        options.indicator,
        options.period.replace("-", "_"),
        filters,
        compute=not options.ready,
        progress=lambda end: note(_("Computing the status of {date} …", date=end)),
    )
    if found.missing:
        note(_("Not ready and left out: {dates}.", dates=", ".join(map(str, found.missing))))
    # At the version's own date, which is always computed; the confirmed rules are the same at every date.
    reader = open_reader(version)
    deliver(found.frame, options, reader, found.indicator.title, [found.indicator], found.as_of)


def ask_forecast(options: Namespace) -> None:
    """union-health forecast."""
    reader = reader_of(options)
    deadlines = lists.rows_of(reader, "deadlines_by_month", filters_of(options))
    deliver(
        forecast(deadlines, reader.as_of),
        options,
        reader,
        Words("到期预测", "Forecast"),
        [catalogue().lists["deadlines_by_month"]],
    )


def ask_unit(options: Namespace) -> None:
    """union-health unit."""
    reader = reader_of(options)
    unit_id = find_unit(reader, options.unit)
    found = profile(reader, unit_id)
    document: dict[str, Any] = {key: plain(value) for key, value in found.facts.items()}
    document["states"] = records(found.states.rename(columns={"check_id": "check"}))
    document["records"] = {name: records(frame) for name, frame in found.records.items() if len(frame)}
    if options.json:
        print_json(document)
        return
    print(f"{document['name']}  {unit_id}")
    print_frame(found.states.rename(columns={"check_id": "check"}).drop(columns=["unit_id", "unit"]), False)
    for name, frame in found.records.items():
        if len(frame):
            print(f"\n{name}")
            print_frame(frame.dropna(axis="columns", how="all"), False)


def ask_catalogue(options: Namespace) -> None:
    """union-health catalogue."""
    queries = catalogue()
    document = {
        "checks": [_entry(check) for check in queries.checks.values()],
        "indicators": [_entry(indicator) for indicator in queries.indicators.values()],
        "lists": [_entry(query) for query in queries.lists.values()],
    }
    if options.json:
        print_json(document)
        return
    for kind, entries in document.items():
        print(kind)
        title = f"title_{language()}"
        print_frame(pd.DataFrame(entries)[["id", title, f"definition_{language()}"]], False)
        print()


def ask_issues(options: Namespace) -> None:
    """union-health issues."""
    register = register_of(options)
    version = register.version(options.version) if options.version else register.current()
    if options.quality:
        rows = [
            {"assertion": found.id, "title": found.title(language()), **{str(name): cell for name, cell in row.items()}}
            for found in assertions()
            for row in breaking_rows(version, found.id).to_dict("records")
        ]
        print_frame(pd.DataFrame(rows), options.json)
        return
    print_frame(problems(version), options.json)


def _entry(query: Query) -> dict[str, Any]:
    """A query's header as JSON. An indicator made from a check has the check's definition and the rate's title."""
    entry: dict[str, Any] = {**query.header, "id": query.id, "theme": query.theme}
    for name in ("title", "definition", "basis"):
        words = getattr(query, name)
        entry |= {f"{name}_zh": words.zh, f"{name}_en": words.en}
    entry["basis"] = query.basis.in_language(language())
    if isinstance(query, Check):
        entry["weight"] = query.weight
    if isinstance(query, Indicator):
        entry |= {"unit": query.unit, "better": query.better, "check": query.check or None}
    return entry


def deliver(
    frame: pd.DataFrame,
    options: Namespace,
    reader: Reader,
    title: Words,
    explained: Iterable[Query],
    as_of: date | None = None,
) -> None:
    """Print the frame, or write it to --output in --format. Files keep the codes, as --json does."""
    printed = "json" if options.json else None
    if options.output is None and (options.format or printed) in (None, "json"):
        print_frame(frame, (options.format or printed) == "json")
        return
    suffix = Path(options.output or "").suffix.removeprefix(".")
    kind = options.format or suffix or printed or "csv"
    about = context_of(
        title.in_language(language()),
        reader.version,
        as_of or reader.as_of,
        filters_of(options),
        language(),
        datetime.now().replace(microsecond=0),
        explained,
        unconfirmed=unconfirmed_articles(reader, language(), as_of),
        next_steps=next_steps(explained, reader, language()),
    )
    content = to_bytes(frame, kind, about)
    if options.output is None:
        sys.stdout.buffer.write(content)
    else:
        write_file(Path(options.output), content)


def note(text: str) -> None:
    """Print a note on standard error, because standard output holds only the rows."""
    print(text, file=sys.stderr)


def names_of(parts: Sequence[str] | None) -> list[str]:
    """The distinct names of a repeatable option whose values may also be separated by commas."""
    return list(dict.fromkeys(name for part in parts or () for name in part.split(",") if name))
