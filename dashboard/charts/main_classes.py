"""Stacked bars of units by main class, one bar per sector or other group."""

from collections.abc import Sequence

from dashboard.charts.chart import Chart
from dashboard.charts.figure_cache import remembered
from dashboard.charts.main_classes_words import ClassCount, alternative, finding
from dashboard.charts.palette import Theme, palette
from dashboard.charts.stacked import Segment, SegmentKind, stacked_figure, totals
from dashboard.locale import Language
from dashboard.query.counts import is_few
from dashboard.vocabulary import codes

__all__ = ["ClassCount", "main_classes"]


@remembered
def main_classes(counts: Sequence[ClassCount], language: Language, theme: Theme) -> Chart | None:
    """Stacked bars, the least sound group at the top and the worst class at the left; None without units.

    Each bar is 100 % of its group's units that the law requires to have a union, so that small and large groups
    compare. Groups of few units are drawn pale after the others; units without a group come last. Where no unit
    requires a union, the bars show all units.

    A click gives customdata [group code, main class code]. The class names with their totals form the key above the
    bars; a segment too narrow for its number shows it on hovering.
    """
    bound = [count for count in counts if count.main_class != "not_applicable"]
    drawn = bound if any(count.units for count in bound) else counts
    wholes, sound = _units_of(drawn), _units_of([count for count in drawn if count.main_class == "sound"])
    worst_first = sorted(
        (count for count in drawn if wholes.get(count.group)),
        key=lambda count: (
            not count.group,
            is_few(wholes[count.group]),
            sound.get(count.group, 0) / wholes[count.group],
        ),
    )
    segments = [Segment(count.group, count.group_title, count.main_class, count.units) for count in worst_first]
    fills = palette(theme).main_classes
    kinds = [
        SegmentKind(name, codes.title("main_class", name, language), fills[name]) for name in codes.codes("main_class")
    ]
    figure = stacked_figure(segments, kinds, "units", language, theme, in_order=True, in_percent=True)
    if figure is None:
        return None
    by_class = totals(segments, "kind")
    return Chart(figure=figure, title=finding(by_class, language), alt=alternative(counts, by_class, language))


def _units_of(counts: Sequence[ClassCount]) -> dict[str, int]:
    units: dict[str, int] = {}
    for count in counts:
        units[count.group] = units.get(count.group, 0) + count.units
    return units
