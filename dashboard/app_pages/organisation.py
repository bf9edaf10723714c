"""Organisation: where do unions exist, are elections held in time, and are their bodies complete?"""

import streamlit as st

from dashboard.answers.progress import counts as counts_of
from dashboard.answers.progress import in_order, reached, table
from dashboard.app_pages.cards.chart_card import chart
from dashboard.app_pages.cards.check_grid import check_grid
from dashboard.app_pages.cards.due_months import DEADLINES, due_months
from dashboard.app_pages.cards.headline_cards import headlines
from dashboard.app_pages.cards.theme_cards import all_numbers, rates_by
from dashboard.app_pages.frame.cached_answers import rows, rows_of
from dashboard.app_pages.frame.page_links import PAGES
from dashboard.app_pages.frame.view import View, link_query
from dashboard.catalogue.loader import catalogue
from dashboard.charts.breakdown import CountBar, breakdown
from dashboard.charts.funnel import FunnelStage, funnel
from dashboard.locale import _
from dashboard.vocabulary.codes import title

THEMES = ("units", "organisation", "members")
_OVERDUE = (
    "elections_overdue",
    "elections_overdue_1y",
    "elections_overdue_3y",
    "elections_overdue_more",
    "elections_due_30",
    "elections_due_90",
    "elections_due_180",
)
ASKS = (rows("election_progress"), rows("new_form_groups"), DEADLINES)


def page(view: View) -> None:
    """Draw the page."""
    headlines(view, THEMES)
    left, right = st.columns(2)
    with left:
        rates_by(view, "coverage_all", "headcount_band")
    with right:
        rates_by(view, "coverage_25", "ownership")
    left, right = st.columns([2, 3])
    with left:
        _elections(view)
        _new_forms(view)
    with right:
        due_months(view, "term", "election_on_time", _OVERDUE)
        due_months(view, "certificate", "legal_person", ("legal_person",))
    left, right = st.columns([3, 2])
    with left:
        check_grid(view, [check.id for check in catalogue().checks.values() if check.theme == "organisation"])
    with right:
        rates_by(view, "union_density", "industry")
    all_numbers(view, THEMES, "organisation")


def _elections(view: View) -> None:
    """Draws this year's re-elections by the step reached."""
    frame = rows_of(view, "election_progress")
    found = reached(frame)
    names = {"due": _("Due this year")}
    stages = [
        FunnelStage(one.code, names.get(one.code) or title("election_step", one.code, view.language), one.count)
        for one in found
    ]
    drawn = funnel(stages, _("Re-elections of this year"), "unions", view.language, view.theme, goal="elected")
    said = _(
        "Each step counts the unions that have reached it or a later one; a step that nobody recorded is not reached."
    )
    chart(
        view,
        drawn,
        "elections-of-the-year",
        said,
        None,
        explains=("elections_due_year", "elections_done_year"),
        rows=lambda: table(found[1:], "step"),
        name=_("Re-elections of this year"),
    )
    if undated := int(frame["undated"].sum()):
        st.caption(
            _(
                "Beside them, unions reported as late while no record shows that their term has ended: {n}.",
                n=f"{undated:,}",
            )
        )
    st.page_link(
        PAGES["worklist"],
        label=_("The unions, one by one"),
        icon=":material/arrow_forward:",
        query_params=dict(link_query(view, tab="elections")),
    )


def _new_forms(view: View) -> None:
    """Draws the members in new forms of employment by occupation."""
    frame = rows_of(view, "new_form_groups")
    found = in_order(counts_of(frame, "occupation"), "occupation")
    bars = [
        CountBar(one.code, title("occupation", one.code, view.language) if one.code else _("Not recorded"), one.count)
        for one in found
    ]
    drawn = breakdown(bars, _("Members in new forms of employment"), "people", view.language, view.theme, is_whole=True)
    said = _("Each union's newest count. Counts left empty: {n}.", n=f"{int(frame['unknown'].sum()):,}")
    chart(
        view,
        drawn,
        "new-forms",
        said,
        None,
        explains=("new_form_members",),
        rows=lambda: frame,
        name=_("Members in new forms of employment"),
    )
