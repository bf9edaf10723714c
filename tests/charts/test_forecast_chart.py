from datetime import date

import pandas as pd

from dashboard.charts.forecast import Row, forecast
from dashboard.charts.palette import palette
from dashboard.locale import use_language
from dashboard.vocabulary.periods import months_from
from dashboard.wording.trend_words import forecast_rows

AS_OF = date(2026, 10, 15)
MONTHS = months_from(AS_OF, 24)
TERMS = Row("term", "End of term", (4, *range(23), 1))
AGREEMENTS = Row("agreement", "Agreement expires", (0,) * 25)


def drawn(*rows, **options):
    return forecast(MONTHS, rows, AS_OF, **{"language": "en", "theme": "light"} | options)


def test_no_months_give_no_chart():
    assert forecast([], [TERMS], AS_OF, "zh", "light") is None


def test_each_kind_has_a_row_of_bars_on_its_own_scale_from_zero():
    figure = drawn(TERMS, AGREEMENTS).figure
    assert [list(trace.y) for trace in figure.data] == [list(TERMS.counts), list(AGREEMENTS.counts)]
    assert [trace.yaxis for trace in figure.data] == ["y", "y2"]
    upper, lower = figure.layout.yaxis, figure.layout.yaxis2
    assert upper.range[0] == lower.range[0] == 0 < lower.range[1]
    assert upper.range[1] > 22
    assert upper.domain[0] > lower.domain[1] > lower.domain[0] == 0
    assert [note.text for note in figure.layout.annotations] == [
        "<b>End of term</b>  258",
        "<b>Agreement expires</b>  0",
    ]


def test_only_the_highest_month_is_in_the_accent_and_zeros_are_not_written():
    bars = drawn(TERMS).figure.data[0]
    colours = palette("light")
    assert [place for place, colour in enumerate(bars.marker.color) if colour == colours.accent] == [23]
    assert (bars.text[0], bars.text[1], bars.text[23]) == ("4", "", "22")


def test_numbers_too_wide_for_their_bars_give_way_to_the_highest():
    bars = drawn(Row("term", "T", (1_500, 12, *[0] * 23))).figure.data[0]
    assert [text for text in bars.text if text] == ["1,500"]


def test_a_click_gives_kind_and_month():
    codes = drawn(TERMS, AGREEMENTS).figure.data[1].customdata
    assert [list(code) for code in codes[:2]] == [["agreement", "2026-10-01"], ["agreement", "2026-11-01"]]


def test_the_title_is_the_finding_and_the_text_tells_every_month():
    chart = drawn(TERMS, AGREEMENTS)
    assert (
        chart.title
        == "On record until October 2028: End of term 258, Agreement expires 0; the most together in September 2028"
    )
    assert "October 2026 from 15 October 2026 4, November 2026 0" in chart.alt
    assert drawn(AGREEMENTS).title == "No end of term or agreement on record until October 2028"


def test_the_chinese_title_is_a_sentence_of_union_work():
    use_language("zh")
    title = drawn(Row("term", "工会任期届满", TERMS.counts), language="zh").title
    assert title == "至2028年10月登记在册的到期事项：工会任期届满258；2028年9月最多"


def test_a_frame_becomes_its_months_and_rows():
    frame = pd.DataFrame(
        [(day, kind, place) for place, day in enumerate(MONTHS[:2]) for kind in ("term", "agreement")],
        columns=["month", "kind", "amount"],
    )
    months, rows = forecast_rows(frame, "zh")
    assert months == MONTHS[:2]
    assert rows == [Row("term", "工会任期届满", (0, 1)), Row("agreement", "集体合同到期", (0, 1))]
