"""The register's counts for the national survey of grassroots unions, to check a return against."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from dashboard.answers import lists
from dashboard.documents.subject import Subject
from dashboard.locale import Language, _
from dashboard.locale.in_language import speaking
from dashboard.query.filters import Filters
from dashboard.vocabulary.codes import codes, title
from dashboard.vocabulary.periods import LAST_MONTHS
from dashboard.wording.code_words import value_title

LIST = "annual_statistics"


@dataclass(frozen=True)
class SurveyCount:
    """One line of the sheet. amounts: the total, then each sector; None if the value is unknown for every unit."""

    section: str
    title: str
    amounts: Sequence[int | None]
    unknown: int


@dataclass(frozen=True)
class Annual:
    """The counts of a statistical year. sectors are the titles of the amounts after the first."""

    year: int
    begins: date
    as_of: date
    sectors: Sequence[str]
    counts: Sequence[SurveyCount]

    @property
    def is_over(self) -> bool:
        """Whether the year has ended by the as-of date."""
        return self.as_of >= year_end(self.year)


def year_end(year: int) -> date:
    """The last day of a statistical year: 30 September."""
    (month,) = LAST_MONTHS["statistical_year"]
    return date(year, month, 1) + relativedelta(day=31)


def year_of(day: date) -> int:
    """The statistical year of a day, named after the calendar year in which it ends."""
    return day.year if day <= year_end(day.year) else day.year + 1


def annual_title(year: int, language: Language) -> str:
    """The title of a year's sheet."""
    with speaking(language):
        return _("Check sheet of the union statistics {year}", year=year)


def annual(subject: Subject) -> Annual:
    """The counts of the as-of date's statistical year, up to that date; flows count from the year's first day."""
    as_of = subject.reader.as_of
    year = year_of(as_of)
    begins = year_end(year - 1) + timedelta(days=1)
    asked = subject.filters.values("sector")
    sectors = [name for name in (*codes("sector"), "") if asked is None or name in asked]
    columns = [_counted(subject, subject.filters, begins)]
    columns += [_counted(subject, subject.filters.also("sector", [name]), begins) for name in sectors]
    counts = [
        SurveyCount(
            section=title("annual_section", section, subject.language),
            title=title("annual_count", item, subject.language),
            amounts=[column[item][0] for column in columns],
            unknown=unknown,
        )
        for item, (_amount, unknown, section) in columns[0].items()
    ]
    titles = [value_title("sector", name, subject.language) for name in sectors]
    return Annual(year, begins, as_of, titles, counts)


def _counted(subject: Subject, filters: Filters, begins: date) -> dict[str, tuple[int | None, int, str]]:
    """By item: the amount (None if unknown for every unit), the number of unknown units, and the section."""
    days = (subject.reader.as_of - begins).days
    rows = lists.rows_of(subject.reader, LIST, filters, subject.scope, horizon=(begins, days))
    return {
        row["item"]: (
            int(row["amount"]) if row["known"] or not row["unknown"] else None,
            int(row["unknown"]),
            row["section"],
        )
        for row in rows.to_dict("records")
    }
