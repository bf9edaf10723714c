"""The card of deadlines by month, missed and to come."""

from dashboard.answers.due_by_month import due_by_month, table
from dashboard.app_pages.cards.chart_card import chart
from dashboard.app_pages.cards.number_cards import numbers
from dashboard.app_pages.frame.cached_answers import rows, rows_of
from dashboard.app_pages.frame.view import View, filter_by
from dashboard.charts.behind_and_ahead import BEHIND, EARLIER, Month, behind_and_ahead
from dashboard.locale import _
from dashboard.locale.number_format import format_date

DEADLINES = rows("deadlines_by_month")
"""The question that every card of deadlines needs, for prefetching."""


def due_months(view: View, kind: str, check: str = "", explains: tuple[str, ...] = ()) -> None:
    """Draws the deadlines of a kind. A click on missed ones filters by units that fail ``check``, if given."""
    due = due_by_month(rows_of(view, "deadlines_by_month"), view.reader.as_of, kind)
    subjects = {
        "term": _("Ends of term on record"),
        "certificate": _("Certificates on record"),
        "agreement": _("Agreements in force by month of expiry"),
    }
    passed = {"term": _("terms past their recorded end"), "certificate": _("expired"), "agreement": ""}
    coming = {"term": _("terms still to end"), "certificate": _("to expire"), "agreement": _("to expire")}
    # An expired agreement is no longer in force, so the chart of agreements starts with the current month.
    months = [month for month in due.months if kind != "agreement" or month[0] >= view.reader.as_of.replace(day=1)]
    drawn = behind_and_ahead(
        [Month(*month) for month in months],
        due.earlier,
        view.reader.as_of,
        (passed[kind], coming[kind]),
        subjects[kind],
        view.language,
        view.theme,
    )
    since = _("Counted from {date}, the date of the records.", date=format_date(view.reader.as_of, view.language))
    said = since + " " + _("Only what is on record can be counted.")
    if kind == "term":
        # Explains why this count differs slightly from the page's number of overdue elections.
        (overdue,) = numbers(view, only=("elections_overdue",))
        said += " " + _(
            "These are terms by their recorded end, not the elections overdue ({n} unions): a term counts "
            "too if nobody recorded whether its extension was approved; a union that is only reported as "
            "overdue, without a term on record, does not.",
            n=f"{int(overdue.numerator):,}",
        )
    if kind == "agreement":
        said += " " + _("An agreement counts for each of its units.")
    choose = (lambda mark: _choose(view, check, mark)) if check else None
    chart(
        view, drawn, f"due-months-{kind}", said, choose, explains=explains, rows=lambda: table(due), name=subjects[kind]
    )


def _choose(view: View, check: str, mark: list[str]) -> None:
    if mark[0] in (BEHIND, EARLIER):
        filter_by(view, check_fail=check)
