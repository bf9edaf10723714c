"""Bargaining: who bargains, how far do offers come, and which agreements run out?"""

import streamlit as st

from dashboard.answers.progress import CodeCount, offers, table
from dashboard.app_pages.cards.chart_card import chart
from dashboard.app_pages.cards.check_grid import check_grid
from dashboard.app_pages.cards.due_months import DEADLINES, due_months
from dashboard.app_pages.cards.headline_cards import headlines
from dashboard.app_pages.cards.theme_cards import all_numbers, numbers_of, rates_by
from dashboard.app_pages.frame.cached_answers import rows, rows_of
from dashboard.app_pages.frame.view import View
from dashboard.catalogue.loader import catalogue
from dashboard.charts.breakdown import CountBar, breakdown
from dashboard.charts.funnel import FunnelStage, funnel
from dashboard.locale import _
from dashboard.vocabulary.codes import codes, title

THEMES = ("bargaining",)
ASKS = (rows("offer_progress"), DEADLINES)


def page(view: View) -> None:
    """Draw the page."""
    headlines(view, THEMES)
    left, right = st.columns([2, 3])
    with left:
        _offers(view)
    with right:
        rates_by(view, "wage_agreement", "ownership")
    left, right = st.columns([3, 2])
    with left:
        check_grid(view, [check.id for check in catalogue().checks.values() if check.theme in THEMES])
        due_months(view, "agreement", explains=("agreements_in_force", "agreements_expiring_60"))
    with right:
        _kinds(view)
        rates_by(view, "bargaining_coverage", "industry")
    all_numbers(view, THEMES, "bargaining")


def _offers(view: View) -> None:
    found, unknown = offers(rows_of(view, "offer_progress"))
    stages = [FunnelStage(one.code, title("offer_stage", one.code, view.language), one.count) for one in found]
    drawn = funnel(stages, _("Offers of the last 12 months"), "offers", view.language, view.theme, unknown=unknown)
    said = _("An offer counts where the unit has signed after it.")
    if unknown:
        said += " " + _("Of {n} nobody can say whether the agreement is in force.", n=f"{unknown:,}")
    chart(
        view,
        drawn,
        "offers",
        said,
        None,
        explains=("offer_answered", "offers_unanswered"),
        rows=lambda: table(found, "offer_stage"),
        name=_("Offers of the last 12 months"),
    )


def _kinds(view: View) -> None:
    """Agreements in force by kind; each kind in data/codes.toml has an indicator."""
    found = numbers_of(view, THEMES)
    ids = {kind: f"agreements_in_force_{kind}" for kind in codes("agreement_kind")}
    counts = [CodeCount(kind, int(found[one].numerator)) for kind, one in ids.items()]
    bars = [CountBar(one.code, title("agreement_kind", one.code, view.language), one.count) for one in counts]
    # Agreements without a recorded kind are in force too.
    bars.append(
        CountBar("", _("Not recorded"), int(found["agreements_in_force"].numerator) - sum(one.count for one in counts))
    )
    drawn = breakdown(bars, _("Agreements in force by kind"), "agreements", view.language, view.theme, is_whole=True)
    unknown = found["agreements_in_force"].unknown
    said = _("At the unit that signed. Units whose agreements are to be verified: {n}.", n=f"{unknown:,}")
    chart(
        view,
        drawn,
        "agreement-kinds",
        said,
        None,
        explains=("agreements_in_force", *ids.values()),
        rows=lambda: table(counts, "agreement_kind"),
        name=_("Agreements in force by kind"),
    )
