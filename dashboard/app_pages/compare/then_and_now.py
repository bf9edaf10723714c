"""Compares a sealed report or another version with the current records: redefined, corrected, occurred."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard.answers.comparing.better_or_worse import is_judged as is_judged_between
from dashboard.answers.comparing.change_parts import PARTS, Change
from dashboard.answers.comparing.two_versions import Comparison, changes, comparison, units_behind
from dashboard.app_pages.cards.chart_card import chart
from dashboard.app_pages.cards.downloads import downloads
from dashboard.app_pages.cards.table_card import table
from dashboard.app_pages.compare.shared_parts import choose, indicator_choice
from dashboard.app_pages.frame.cached_answers import CachedQuery, kept
from dashboard.app_pages.frame.view import View, refused
from dashboard.catalogue.loader import catalogue
from dashboard.charts.waterfall import Level, waterfall
from dashboard.errors import Refused
from dashboard.locale import _
from dashboard.locale.number_format import format_date
from dashboard.register.sealed import seals
from dashboard.wording.change_words import change_words, part_title
from dashboard.wording.comparison_words import changes_table, step
from dashboard.wording.indicator_words import shown_stage

_MOST_UNITS = 200


def records(view: View) -> None:
    """Draw the comparison."""
    starts = _starts(view)
    if not starts:
        st.info(
            _(
                "There is neither a sealed report nor an earlier version. Seal what you report "
                "(union-health seal), or import newer records, and compare them here."
            )
        )
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        start = choose(_("Report or version"), "start", list(starts), starts.__getitem__)
        indicator = indicator_choice(view)
    try:
        compared = comparison(view.register, start, view.version.name, view.reader.as_of)
        with st.spinner(_("Comparing …")):
            found = kept(
                view,
                CachedQuery(f"changes-{start}", lambda view: changes(compared, (), view.filters, scope=view.scope)),
            )
    except Refused as error:
        refused(error)
        return
    left, right = st.columns(2)
    with left:
        _taken_apart(view, next(one for one in found if one.indicator == indicator), compared)
    with right:
        _all(view, found)
    _units(view, compared, indicator)


def _starts(view: View) -> dict[str, str]:
    """The starts to choose from, name to title: sealed reports, then the other versions, each newest first."""
    found = {
        seal.name: _("Report {name}, {date}", name=seal.name, date=format_date(seal.as_of, view.language))
        for seal in reversed(seals(view.register))
    }
    for version in reversed(view.register.versions()):
        if version.name != view.version.name:
            found[version.name] = _(
                "Version {name}, {date}", name=version.name, date=format_date(version.date, view.language)
            )
    return found


def _taken_apart(view: View, change: Change, compared: Comparison) -> None:
    indicator = catalogue().indicators[change.indicator]
    start, end = change.start, change.now
    told = [stage for stage in (start, end) if stage is not None and stage.number(indicator).is_shown]
    if start is None or end is None or start.value is None or end.value is None or len(told) < 2:
        with st.container(border=True, height="stretch"):
            st.markdown("#### " + indicator.title.in_language(view.language))
            st.caption(_("One of the two sides has no value, so there is nothing to take apart."))
        return
    # Corrections and changed definitions are neither better nor worse.
    is_judged = change.restated is not None and is_judged_between(
        change.restated.number(indicator), end.number(indicator)
    )
    amounts = {part: change.part_of_value(part) for part in PARTS}
    found = [
        step(
            part,
            part_title(part, view.language, change),
            amount,
            indicator,
            view.language,
            is_judged=is_judged and part == "occurred",
        )
        for part, amount in amounts.items()
        if amount is not None
    ]
    first = Level(
        format_date(compared.before_on, view.language), float(start.value), shown_stage(indicator, start, view.language)
    )
    last = Level(
        format_date(compared.now_on, view.language), float(end.value), shown_stage(indicator, end, view.language)
    )
    title = f"{indicator.title.in_language(view.language)} {first.text} → {last.text}"
    drawn = waterfall(first, found, last, title, view.theme)
    chart(view, drawn, "waterfall", change_words(change, view.language), None, explains=(indicator.id,))


def _all(view: View, found: Sequence[Change]) -> None:
    with st.container(border=True, height="stretch"):
        moved: pd.DataFrame = changes_table([one for one in found if one.is_change], view.language)
        st.markdown("#### " + _("Indicators that changed: {n}", n=len(moved)))
        st.dataframe(moved, hide_index=True, key="compared-all", height=480, placeholder="")


def _units(view: View, compared: Comparison, indicator: str) -> None:
    """Draws the units behind the whole change, on demand only: it needs the statuses of both sides."""
    if not st.toggle(_("List the units behind the change"), key="compare-units"):
        return
    name = f"units-{compared.seal.name if compared.seal else compared.before.name}-{indicator}"
    with st.spinner(_("Comparing …")):
        behind = CachedQuery(
            name, lambda view: units_behind(compared, "all", indicator, (), (), view.filters, view.scope, _MOST_UNITS)
        )
        frame = kept(view, behind)
    with st.container(border=True):
        table(view, frame, key="compared-units", height="content" if len(frame) < 12 else "auto")
        downloads(
            view, "compared-units", _("Units behind the change"), [catalogue().indicators[indicator]], lambda: frame
        )
