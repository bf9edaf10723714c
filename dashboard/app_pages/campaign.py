"""Campaign: is the year's campaign on time?"""

from dataclasses import replace

import pandas as pd
import streamlit as st

from dashboard.answers.campaigns import Campaign, campaigns
from dashboard.answers.lists import rows_of
from dashboard.app_pages.cards.card_parts import folded, nothing_here
from dashboard.app_pages.cards.chart_card import chart
from dashboard.app_pages.cards.downloads import downloads
from dashboard.app_pages.cards.number_cards import number_cards, numbers
from dashboard.app_pages.cards.table_card import dates_only, in_words, table
from dashboard.app_pages.frame.cached_answers import CachedQuery, kept
from dashboard.app_pages.frame.earlier_date_menu import offer_to_compute
from dashboard.app_pages.frame.plain_text import literal
from dashboard.app_pages.frame.view import View, current_filters, show
from dashboard.catalogue.loader import catalogue
from dashboard.charts.campaign_bars import campaign_bars
from dashboard.charts.task import TaskBar
from dashboard.locale import _
from dashboard.locale.number_format import format_date
from dashboard.wording.title_step_words import progress_table

_CAMPAIGNS = CachedQuery("campaigns", lambda view: campaigns(view.reader, view.filters, view.scope))
ASKS = (_CAMPAIGNS,)
_RECORDS = ("campaign_activities", "campaign_aids")
"""Lists of what the listed units did beside their tasks. Plans demand activities: that list shows even if empty."""
_HEADLINES = ("tasks_done", "tasks_overdue", "units_multi_listed", "findings_open")


def page(view: View) -> None:
    """Draw the page."""
    found: list[Campaign] = kept(view, _CAMPAIGNS)
    if not found:
        st.info(_("This register holds no campaign. Import a workbook with tasks and lists to see one."))
        return
    campaign = _chosen(found)
    of_plan = replace(view, filters=view.filters.also("campaign", [campaign.name or ""]))
    offer_to_compute(of_plan, unless=view)
    number_cards(of_plan, numbers(of_plan, only=_HEADLINES))
    left, right = st.columns([3, 2])
    with left:
        _progress(of_plan, campaign)
    with right:
        _stages(view, campaign)
    _ledger(view, campaign)
    _titles(view, campaign)
    _units(view, campaign)
    for name in _RECORDS:
        _records(view, campaign, name)


def _of(campaign: str, name: str) -> CachedQuery:
    """The query for the rows of a list that belong to this campaign, or to the units on its lists."""

    def ask(view: View) -> pd.DataFrame:
        filters = view.filters.also("campaign", [campaign or ""])
        return rows_of(view.reader, name, filters, view.scope)

    return CachedQuery(f"{name} of {campaign}", ask)


def _chosen(found: list[Campaign]) -> Campaign:
    names = [campaign.name for campaign in found]
    asked = st.query_params.get("plan")
    st.session_state["plan"] = asked if asked in names else names[0]
    st.selectbox(_("Campaign"), names, key="plan", on_change=_choose, width=480)
    return next(campaign for campaign in found if campaign.name == st.session_state["plan"])


def _choose() -> None:
    show(current_filters(), plan=st.session_state["plan"])


def _progress(view: View, campaign: Campaign) -> None:
    """Draws the progress of the plan's tasks; a click filters the page by a task."""
    tasks = [
        TaskBar(
            id=task.task_id,
            title=f"{task.task_id} {task.title}",
            done=task.done,
            target=task.goal,
            target_unit=task.unit_of_target or ("units" if task.is_counted_by_list else None),
            start=task.starts_on,
            due=task.due_on,
            owner=task.owner or "",
        )
        for task in campaign.tasks
    ]
    chart(
        view,
        campaign_bars(tasks, view.reader.as_of, view.language, view.theme),
        "campaign",
        _(
            "Done against the target; the tick is the share of the time that has passed on {date}. Click to filter.",
            date=format_date(view.reader.as_of, view.language),
        ),
        lambda mark: show(current_filters().having("task", [mark[0]])),
        explains=("tasks_done", "tasks_overdue"),
        by="task",
        rows=lambda: _as_table(campaign),
    )


def _as_table(campaign: Campaign) -> pd.DataFrame:
    """The data of the bars, by department.

    Columns: owner, responsible_post, task_id, title, done, target, unit_of_target, starts_on, due_on.
    """
    return pd.DataFrame(
        [
            (
                task.owner,
                task.responsible_post,
                task.task_id,
                task.title,
                task.done,
                task.goal,
                task.unit_of_target,
                task.starts_on,
                task.due_on,
            )
            for task in sorted(campaign.tasks, key=lambda task: task.owner or "")
        ],
        columns=[
            "owner",
            "responsible_post",
            "task_id",
            "title",
            "done",
            "target",
            "unit_of_target",
            "starts_on",
            "due_on",
        ],
        dtype=object,
    )


def _stages(view: View, campaign: Campaign) -> None:
    with st.container(border=True, height="stretch"):
        st.markdown("#### " + _("Stages"))
        st.caption(_("Dates as the plan gives them; a masked year stays masked."))
        frame = pd.DataFrame(
            [(stage.name, stage.starts_on, stage.ends_on, stage.raw_text) for stage in campaign.stages],
            columns=["stage", "starts_on", "ends_on", "raw_text"],
            dtype=object,
        )
        # Drops empty columns: a plan with masked years has no dates, and its wording needs the room.
        frame = frame[[name for name in frame.columns if frame[name].notna().any()]]
        st.dataframe(in_words(view, frame, "stages"), hide_index=True, key="stages", height="content", placeholder="")
        _asked(view, campaign)
        _notes(campaign)


def _asked(view: View, campaign: Campaign) -> None:
    """Draws what the plan demands of the units on its lists."""
    frame = kept(view, _of(campaign.name, "campaign_requirements"))
    if frame.empty:
        return
    query = catalogue().lists["campaign_requirements"]
    st.markdown("#### " + query.title.in_language(view.language))
    shown = frame[["check_id", "state", "amount"]]
    st.dataframe(in_words(view, shown), hide_index=True, key="asked", height="content", placeholder="")


def _notes(campaign: Campaign) -> None:
    noted = [task for task in campaign.tasks if task.target_note]
    if noted:
        st.markdown("#### " + _("Notes on the tasks"))
        # As text: a table would truncate them.
        for task in noted:
            st.caption(literal(f"{task.task_id} {task.target_note}"))


def _ledger(view: View, campaign: Campaign) -> None:
    """Draws the tasks by department, with the responsible post."""

    def fill() -> None:
        frame = _as_table(campaign)
        seen = frame[[name for name in frame.columns if frame[name].notna().any()]]
        st.dataframe(
            in_words(view, seen),
            hide_index=True,
            key="ledger",
            height="content",
            placeholder="",
            column_config=dates_only(view, seen),
        )
        downloads(view, "ledger", campaign.name, [], lambda: frame)

    folded(_("Ledger of tasks by department"), "ledger", fill)


def _titles(view: View, campaign: Campaign) -> None:
    """Draws how many listed units have reached which step towards a title."""
    progress = kept(view, _of(campaign.name, "title_progress"))
    if progress.empty:
        return
    query = catalogue().lists["title_progress"]
    with st.container(border=True):
        st.markdown("#### " + query.title.in_language(view.language))
        st.caption(_("Units of the lists at each step: ✓ passed, ✕ failed, ? to verify, – does not apply."))
        st.dataframe(progress_table(progress, view.language), hide_index=True, key="title-progress", height="content")
        downloads(view, "title-progress", campaign.name, [query], lambda: progress)
        ways = catalogue().lists["title_ways"]

        def fill() -> None:
            frame = kept(view, _of(campaign.name, "title_ways"))
            table(view, frame, key="title-ways")
            downloads(view, "title-ways", campaign.name, [ways], lambda: frame)

        folded(ways.title.in_language(view.language), "title-ways", fill)


def _records(view: View, campaign: Campaign, name: str) -> None:
    """Draws one list of records of this campaign's units."""
    frame = kept(view, _of(campaign.name, name))
    if frame.empty and name != "campaign_activities":
        return
    query = catalogue().lists[name]
    with st.container(border=True):
        st.markdown("#### " + query.title.in_language(view.language))
        if frame.empty:
            is_filtered = bool(view.filters.where or view.filters.search)
            none = _("No activity of the units on these lists is recorded yet.")
            st.caption(nothing_here(view) if is_filtered else none)
            return
        table(view, frame.drop(columns=["campaign"]), key=name)
        downloads(view, name, campaign.name, [query], lambda: frame)


def _units(view: View, campaign: Campaign) -> None:
    with st.container(border=True):
        st.markdown("#### " + _("Units on the lists"))
        frame = kept(view, _of(campaign.name, "campaign_units"))
        table(view, frame.drop(columns=["campaign"]), key="campaign-units")
        downloads(view, "campaign-units", campaign.name, [], lambda: frame)
