"""The content of the workbook by sheet: indicators, charts, worklist, to verify, coming due and campaigns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pandas as pd

from dashboard.answers import numbers
from dashboard.answers.lists import rows_of
from dashboard.answers.parameters import rules_of
from dashboard.catalogue.entries import Query
from dashboard.catalogue.loader import catalogue
from dashboard.documents.charted_tables import Charted, charted_checks, charted_classes
from dashboard.documents.context import Context
from dashboard.documents.crosstab import crossed
from dashboard.documents.subject import Subject
from dashboard.locale import _, ngettext
from dashboard.locale.in_language import speaking
from dashboard.query.filters import refuse_unknown_dimensions
from dashboard.wording.answer_titles import dimension_title
from dashboard.wording.tables_in_words import localised, with_records, with_words

MOST_GROUPS = 60
"""Most columns of a cross table; beyond that the workbook has only the long table."""

_LISTS = ("worklist", "verify", "due")
_CAMPAIGN = ("campaign_tasks", "campaign_units", "title_ways")


@dataclass(frozen=True)
class WorkbookSheet:
    """A table in the reader's language. rates: indices (from 0) of the rows whose rates are coloured."""

    title: str
    frame: pd.DataFrame
    rates: Sequence[int] = ()


@dataclass(frozen=True)
class Workbook:
    """The workbook: context for the cover, definitions, further sheets, and the tables drawn as charts."""

    context: Context
    definitions: pd.DataFrame
    sheets: Sequence[WorkbookSheet]
    charts: Sequence[Charted] = field(default=())


def workbook(subject: Subject, by: Sequence[str] = ("sector",), days: int = 90) -> Workbook:
    """The workbook by these dimensions, with the deadlines of the next ``days`` days.

    Raises Refused on an unknown dimension.
    """
    refuse_unknown_dimensions(by)
    queries = catalogue()
    lists = [queries.lists[name] for name in (*_LISTS, *_CAMPAIGN)]
    explained: list[Query] = [*queries.indicators.values(), *lists]
    with speaking(subject.language):
        context = subject.context(_("Workbook"), explained)
        sheets = [*_indicators(subject, by), *_lists(subject, days), *_campaigns(subject)]
        charts = [charted_checks(subject), *(charted_classes(subject, name) for name in by)]
        return Workbook(context, _definitions(context), sheets, [chart for chart in charts if chart.rows])


def _definitions(context: Context) -> pd.DataFrame:
    titles = [_("Name"), _("Definition"), _("Basis"), _("Next step"), _("Rests on unconfirmed parameters")]
    frame = pd.DataFrame(context.definitions, columns=titles, dtype="str")
    return frame if (frame[titles[-1]] != "").any() else frame[titles[:-1]]


def _indicators(subject: Subject, by: Sequence[str]) -> Iterator[WorkbookSheet]:
    language = subject.language

    def table(dimensions: Sequence[str]) -> pd.DataFrame:
        found = numbers.indicators(subject.reader, subject.filters, dimensions, scope=subject.scope, shown_only=True)
        return localised(found, language)

    yield WorkbookSheet(_("Indicators of all units"), table(()))
    for name in by:
        title = dimension_title(name, language)
        found = crossed(subject, name)
        if len(found.frame.columns) <= MOST_GROUPS:
            yield WorkbookSheet(_("By {dimension}", dimension=title), found.frame, found.rates)
        yield WorkbookSheet(_("By {dimension}, counts", dimension=title), table((name,)))


def _lists(subject: Subject, days: int) -> Iterator[WorkbookSheet]:
    for name in _LISTS:
        horizon = (subject.reader.as_of, days) if name == "due" else None
        frame = rows_of(subject.reader, name, subject.filters, subject.scope, horizon=horizon)
        title = catalogue().lists[name].title.in_language(subject.language)
        if horizon:
            title = ngettext("{title}, {days} day", "{title}, {days} days", days, title=title, days=days)
        yield WorkbookSheet(title, in_words(subject, name, frame))


def _campaigns(subject: Subject) -> Iterator[WorkbookSheet]:
    for name in _CAMPAIGN:
        frame = rows_of(subject.reader, name, subject.filters, subject.scope)
        if len(frame):
            yield WorkbookSheet(
                catalogue().lists[name].title.in_language(subject.language), in_words(subject, name, frame)
            )


def in_words(subject: Subject, name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """A list as its page shows it, in the reader's language, with each check's next step and basis."""
    if "check_id" in frame.columns:
        frame = with_words(frame, subject.language, subject.reader.as_of, rules_of(subject.reader))
    if name == "verify":
        frame = with_records(frame, subject.language)
    return localised(frame, subject.language)
