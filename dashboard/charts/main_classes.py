"""Units by main class, a bar for each sector or other group."""

from collections.abc import Sequence

from dashboard import codes
from dashboard.charts.chart import Chart
from dashboard.charts.main_classes_words import ClassCount, alternative, finding
from dashboard.charts.palette import Theme, palette
from dashboard.charts.remembered import remembered
from dashboard.charts.stacked import Kind, Segment, stacked_figure, totals
from dashboard.locale import Language

__all__ = ["ClassCount", "main_classes"]


@remembered
def main_classes(counts: Sequence[ClassCount], language: Language, theme: Theme) -> Chart | None:
    """Stacked bars, the largest group on top and the worst class at the left; None where there is no unit.

    A click gives customdata [group code, main class code]. The names of the classes, each with its sum, stand above as
    the key; a segment too narrow for its number shows it on hovering.
    """
    segments = [Segment(count.group, count.group_title, count.main_class, count.units) for count in counts]
    fills = palette(theme).main_classes
    kinds = [Kind(name, codes.title("main_class", name, language), fills[name]) for name in codes.codes("main_class")]
    figure = stacked_figure(segments, kinds, "units", language, theme)
    if figure is None:
        return None
    by_class = totals(segments, "kind")
    return Chart(figure=figure, title=finding(by_class, language), alt=alternative(counts, by_class, language))
