"""The heat map of pass rates by check and sector; a click filters."""

from collections.abc import Sequence

from dashboard.answers.numbers import Number, indicators
from dashboard.answers.parameters import unconfirmed
from dashboard.app_pages.cards.chart_card import chart
from dashboard.app_pages.cards.number_cards import demanded_numbers, numbers
from dashboard.app_pages.frame.view import View, filter_by
from dashboard.catalogue.loader import catalogue
from dashboard.charts.heat_map import Cell, heat_map
from dashboard.locale import _
from dashboard.query.counts import FEWEST
from dashboard.vocabulary.codes import codes
from dashboard.wording.code_words import value_title
from dashboard.wording.explanation_words import UNCONFIRMED, with_sign


def check_grid(view: View, only: Sequence[str] | None = None) -> int:
    """Draws the pass rates of these checks (default: all) by sector. Returns the number of checks shown."""
    doubtful = unconfirmed(view.reader)
    checks = {name: check for name, check in catalogue().checks.items() if only is None or name in only}
    # If a check binds some units of a sector more strongly than "may", the cell counts only those units.
    demanded = {(number.group[0], number.indicator.id): number for number in demanded_numbers(view, ("sector",))}
    found = [
        (demanded.get((number.group[0], number.indicator.id), number), number)
        for number in numbers(view, by=("sector",), only=tuple(checks))
    ]
    cells = [
        Cell(
            row=number.group[0] or "",
            row_title=value_title("sector", number.group[0] or "", view.language),
            check=number.indicator.id,
            column_title=with_sign(
                checks[number.indicator.id].short.in_language(view.language), number.indicator.id in doubtful
            ),
            passed=int(number.numerator),
            failed=int((number.denominator or 0) - number.numerator),
            unknown=number.unknown,
            not_applicable=_all(whole) - _all(number) + number.not_applicable,
            is_optional=(number.group[0], number.indicator.id) not in demanded,
            only_reported=number.only_reported,
        )
        for number, whole in found
    ]
    order = {code: place for place, code in enumerate(codes("sector"))}
    # Optional checks come after demanded ones and have their own colour.
    cells.sort(key=lambda cell: (cell.is_optional, order.get(cell.row, len(order))))
    # Checks that are unknown everywhere are left out: their rows of question marks would hide the others.
    known = {cell.check for cell in cells if cell.passed or cell.failed} or set(checks)
    said = _(
        "Share that passes each check; counts where fewer than half are known, or only reported fails. Click a "
        "cell to filter."
    )
    said += "  \n" + _(
        "Red to teal: few to all pass. Hatched: counts. –: does not apply. Pale: fewer than {n} known.", n=FEWEST
    )
    if any(cell.is_optional and cell.check in known for cell in cells):
        said += " " + _("At the end, in teal alone: what may be done; it never counts as a fail.")
    if len(known) < len(checks):
        said += " " + _("Of {count} other checks nothing is known.", count=len(checks) - len(known))
    if doubtful.keys() & known:
        said += "  \n" + UNCONFIRMED + " " + _("Rests on unconfirmed parameters")
    shown = [cell for cell in cells if cell.check in known]
    chart(
        view,
        heat_map(shown, view.language, view.theme),
        "heat-map",
        said,
        lambda mark: _choose_cell(view, next(cell for cell in cells if [cell.row, cell.check] == mark[:2])),
        explains=tuple(checks),
        by="sector",
        rows=lambda: indicators(view.reader, view.filters, ("sector",), tuple(checks), view.scope, shown_only=True),
    )
    return len(known)


def _all(number: Number) -> int:
    return int(number.denominator or 0) + number.unknown + number.not_applicable


def _choose_cell(view: View, cell: Cell) -> None:
    """Filters by the cell's sector and check: its fails, else its unknown, else its passing units."""
    state = "fail" if cell.failed else "unknown" if cell.unknown else "pass" if cell.passed else "not_applicable"
    filter_by(view, **{"sector": cell.row, f"check_{state}": cell.check})
