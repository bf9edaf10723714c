"""Every title against its picture: what is named is the extreme of the marks drawn in full, every number is theirs."""

import re
from collections import Counter
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import charts
from dashboard.answers.comparing.shift_share import parts
from dashboard.answers.numbers import Number
from dashboard.answers.unit_life import Span
from dashboard.catalogue.loader import catalogue
from dashboard.charts.behind_and_ahead import Month, behind_and_ahead
from dashboard.charts.breakdown import CountBar, breakdown
from dashboard.charts.campaign_bars import campaign_bars
from dashboard.charts.coming_due import coming_due
from dashboard.charts.forecast import Row, forecast
from dashboard.charts.funnel import FunnelStage, funnel
from dashboard.charts.group_rates import Rate, rates
from dashboard.charts.heat_map import Cell, heat_map
from dashboard.charts.main_classes import ClassCount, main_classes
from dashboard.charts.pareto import ParetoBar as Problem
from dashboard.charts.pareto import pareto
from dashboard.charts.stacked import Segment, kind, stacked
from dashboard.charts.task import TaskBar
from dashboard.charts.timeline import timeline
from dashboard.charts.trend_line import Point, trend
from dashboard.charts.waterfall import waterfall
from dashboard.locale import use_language
from dashboard.query.counts import FEWEST
from dashboard.wording.comparison_words import difference, level, steps
from dashboard.wording.unit_life_words import bars as spans_drawn
from dashboard.wording.unit_life_words import span_texts

MANY = settings(max_examples=40, deadline=None)
COVERAGE = catalogue().indicators["coverage_25"]
LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])
COUNT = st.integers(0, 60)
FEW_OR_MANY = st.one_of(st.integers(0, 6), st.integers(0, 12_000))


def numbers_in(title: str) -> list[str]:
    """The numbers that stand in a title; names in these tests have no digits."""
    return [found.replace(",", "") for found in re.findall(r"[\d,]*\d(?:\.\d+)?", title)]


def name_of(place: int) -> str:
    """A name without digits, and none within another."""
    return f"<{chr(0x391 + place)}>"


def in_percent(value: float) -> str:
    return f"{Decimal(str(value)).quantize(Decimal('0.1'), ROUND_HALF_UP)}%"


# rates: (numerator, known units or None where unknown) for each group.
GROUPS = st.lists(st.tuples(st.integers(0, 12), st.integers(1, 12), st.booleans()), min_size=1, max_size=16)


@LANGUAGES
@MANY
@given(groups=GROUPS, whole=st.one_of(st.none(), st.floats(0, 100)), in_order=st.booleans(), limit=st.integers(1, 9))
def test_rates(language, groups, whole, in_order, limit):
    use_language(language)
    rows = [
        Rate("" if place == 3 else f"c{place}", name_of(place), value, in_percent(value), "", known)
        if is_known
        else Rate(f"c{place}", name_of(place), None, "?", "", 0)
        for place, (passed, known, is_known) in enumerate(groups)
        for value in [100 * min(passed, known) / known]
    ]
    total = Rate("", "", whole, "?" if whole is None else in_percent(whole))
    chart = rates(rows, total, "S", language, "light", in_order=in_order, limit=limit)
    drawn = [row for row in rows if [row.code] in list(map(list, chart.figure.data[-1].customdata))]
    full = [row for row in drawn if row.value is not None and row.known >= FEWEST]
    named = [row for row in rows if row.name in chart.title]
    if len({row.value for row in full}) > 1:
        (one,) = named
        assert one in full and one.value == min(row.value for row in full)
        assert numbers_in(chart.title)[-1] == one.text.removesuffix("%")
        accent = chart.figure.data[1]
        assert accent.x[[fill.lower() for fill in accent.marker.color].index("#9c1b1b")] == one.value
    else:
        assert not named
    if whole is not None:
        assert in_percent(whole) in chart.title
        assert {row.value for row in drawn} == {whole} or set(chart.figure.data[2].x) == {whole}
    # A pale bar has its number of units beside it.
    for row, note in zip(_in_drawn_order(chart, rows), chart.figure.layout.annotations, strict=False):
        assert (f"n={row.known}" in note.text) == (row.value is not None and row.known < FEWEST)


def _in_drawn_order(chart, rows):
    by_code = {row.code: row for row in rows}
    return [by_code[mark[0]] for mark in chart.figure.data[-1].customdata]


@LANGUAGES
@MANY
@given(
    counts=st.lists(FEW_OR_MANY, max_size=20),
    limit=st.integers(1, 12),
    in_order=st.booleans(),
    is_whole=st.booleans(),
)
def test_breakdown(language, counts, limit, in_order, is_whole):
    use_language(language)
    bars = [CountBar(f"c{place}", name_of(place), count) for place, count in enumerate(counts)]
    chart = breakdown(bars, "S", "units", language, "light", limit=limit, in_order=in_order, is_whole=is_whole)
    if chart is None:
        assert not any(counts)
        return
    drawn = dict(zip((mark[0] for mark in chart.figure.data[0].customdata), chart.figure.data[0].x, strict=True))
    named = [bar for bar in bars if bar.name in chart.title]
    assert all(drawn[bar.code] == max(drawn.values()) == max(counts) for bar in named)
    assert str(max(drawn.values())) in numbers_in(chart.title)
    said = [numbers_in(note.text) for note in chart.figure.layout.annotations]
    beyond = int(said[0][1]) if said else 0
    assert sum(drawn.values()) + beyond == sum(counts)
    if is_whole and len(named) in (1, 2) and len([count for count in counts if count]) > 1:
        assert numbers_in(chart.title)[0] == str(sum(drawn.values()) + beyond)


@LANGUAGES
@MANY
@given(counts=st.lists(FEW_OR_MANY, max_size=24), limit=st.integers(1, 12))
def test_pareto(language, counts, limit):
    use_language(language)
    chart = pareto([Problem(f"c{p}", name_of(p), count) for p, count in enumerate(counts)], "S", "light", limit=limit)
    if chart is None:
        assert not any(counts)
        return
    bars = list(chart.figure.data[0].x)
    accented = [count for count, fill in zip(bars, chart.figure.data[0].marker.color, strict=True) if fill == "#9c1b1b"]
    beyond = [numbers_in(note.text) for note in chart.figure.layout.annotations if note.yref == "paper"]
    rest, count = (int(beyond[0][0]), int(beyond[0][1])) if beyond else (0, 0)
    whole, kinds = sum(bars) + count, len(bars) + rest
    share = round_half_up(100 * Decimal(sum(accented)) / whole)
    assert sorted(numbers_in(chart.title)) == sorted(map(str, (whole, len(accented), kinds, share)))
    assert 100 * sum(accented) >= 80 * whole > 100 * sum(accented[:-1])


def round_half_up(value: Decimal) -> int:
    return int(value.quantize(Decimal(1), ROUND_HALF_UP))


@LANGUAGES
@MANY
@given(counts=st.lists(FEW_OR_MANY, min_size=1, max_size=6), goal=st.integers(0, 5))
def test_funnel(language, counts, goal):
    use_language(language)
    ordered = sorted(counts, reverse=True)
    stages = [FunnelStage(f"c{place}", name_of(place), count) for place, count in enumerate(ordered)]
    chart = funnel(stages, "S", "unions", language, "light", goal=f"c{goal}")
    if chart is None:
        assert not ordered[0]
        return
    bars = chart.figure.data[1]
    place = [fill == "#9c1b1b" for fill in bars.marker.color].index(True)
    assert stages[place].name in chart.title
    share = round_half_up(100 * Decimal(bars.x[place]) / bars.x[0])
    assert Counter(numbers_in(chart.title)) == Counter(map(str, (bars.x[0], bars.x[place], share)))


@LANGUAGES
@MANY
@given(
    counts=st.lists(st.tuples(st.integers(0, 4), st.integers(0, 3), FEW_OR_MANY), max_size=12), in_order=st.booleans()
)
def test_stacked(language, counts, in_order):
    use_language(language)
    kinds = [kind(f"k{p}", name_of(p), tone, "light") for p, tone in enumerate(("good", "late", "mild", "unknown"))]
    segments = [Segment(f"r{row}", f"R{row}", f"k{code}", count) for row, code, count in counts]
    chart = stacked(segments, kinds, "S", "titles", language, "light", in_order=in_order)
    if chart is None:
        assert not any(count for *_codes, count in counts)
        return
    drawn = {trace.customdata[0][1]: sum(trace.x) for trace in chart.figure.data}
    said = numbers_in(chart.title)
    assert said[0] == str(sum(drawn.values()))
    named = [one for one in kinds if one.title in chart.title]
    assert said[1:] == [str(drawn[one.code]) for one in named]
    left = [amount for code, amount in drawn.items() if code not in {one.code for one in named}]
    assert min(drawn[one.code] for one in named) >= max(left, default=0)


CLASSES = ("no_union", "long_overdue", "overdue", "incomplete", "to_verify", "sound", "not_applicable")


@LANGUAGES
@MANY
@given(counts=st.lists(st.tuples(st.integers(0, 3), st.sampled_from(CLASSES), st.integers(0, 40)), max_size=16))
def test_main_classes(language, counts):
    use_language(language)
    found = [ClassCount("" if row == 3 else f"g{row}", name_of(row), code, units) for row, code, units in counts]
    chart = main_classes(found, language, "light")
    if chart is None:
        assert not any(units for *_codes, units in counts)
        return
    drawn: Counter[str] = Counter()
    by_row: Counter[str] = Counter()
    fills: dict[str, set[str]] = {}
    for trace in chart.figure.data:
        for place, ((row, code), text) in enumerate(zip(trace.customdata, trace.hovertext, strict=True)):
            units = int(numbers_in(text.split("<br>")[1])[0])
            drawn[code] += units
            by_row[row] += units
            fill = trace.marker.color if isinstance(trace.marker.color, str) else trace.marker.color[place]
            fills.setdefault(code, set()).add(fill)
            fills.setdefault(f"{code} {units and row}", set()).add(fill)
    said = list(map(int, numbers_in(chart.title)))
    if set(drawn) == {"not_applicable"}:
        assert not said
        return
    # Each number of the title is a sum of what is drawn.
    problems = [drawn[name] for name in CLASSES[:4]]
    assert set(said) <= {drawn["sound"], drawn["to_verify"], sum(drawn.values()), sum(problems), max(problems)}
    assert sum(drawn.values()) in said
    few = [row for row, units in by_row.items() if units < FEWEST]
    assert all(
        len(found) <= (2 if few and len(few) < len(by_row) else 1) for code, found in fills.items() if " " not in code
    )


CELLS = st.lists(
    st.tuples(
        st.sampled_from("ghij"),
        st.sampled_from("xyz"),
        st.integers(0, 9),
        st.integers(0, 9),
        st.integers(0, 30),
        st.integers(0, 9),
        st.booleans(),
    ),
    min_size=1,
    max_size=12,
    unique_by=lambda cell: cell[:2],
)


@LANGUAGES
@MANY
@given(cells=CELLS)
def test_heat_map(language, cells):
    use_language(language)
    rows, columns = {code: name_of(place) for place, code in enumerate("ghij")}, {"x": "{X}", "y": "{Y}", "z": "{Z}"}
    found = [
        Cell(
            "" if row == "j" else row,
            rows[row],
            check,
            columns[check],
            passed,
            failed,
            unknown,
            0,
            check == "z",
            min(reported, failed),
        )
        for row, check, passed, failed, unknown, reported, _other in cells
    ]
    chart = heat_map(found, language, "light")
    texts = drawn_texts(chart)
    fails: Counter[str] = Counter()
    for cell in found:
        if not cell.is_optional and (cell.passed or cell.failed or cell.unknown):
            fails[cell.check] += cell.failed
    said = list(map(int, numbers_in(chart.title)))
    if said and any(column in chart.title for column in columns.values()):
        (check,) = [code for code, title in columns.items() if title in chart.title]
        assert fails[check] == max(fails.values()) == said[0]
        own = [cell for cell in found if cell.check == check]
        shares = {
            cell.row: int(text.removesuffix("%"))
            for cell in own
            if re.fullmatch(r"\d+%", text := texts[cell.row, check])
        }
        named = [cell for cell in own if cell.row_title in chart.title]
        if named:
            (cell,) = named
            assert said[-1] == shares[cell.row] == min(shares.values()) < max(shares.values())
        if "%" in chart.title:
            passed, known = sum(cell.passed for cell in own), sum(cell.passed + cell.failed for cell in own)
            assert said[1] == round_half_up(100 * Decimal(passed) / known)
        else:
            assert said[1] == sum(cell.unknown for cell in own)
    elif said:
        assert said[-1] == sum(fails.values())
    for cell in found:
        text, known = texts[cell.row, cell.check], cell.passed + cell.failed
        is_rate = "%" in text
        assert is_rate == (
            known > 0 and known >= cell.unknown and not (not cell.passed and cell.only_reported == known)
        )
        assert not is_rate or ("n=" in text) == (known < FEWEST)


def drawn_texts(chart) -> dict[tuple[str, str], str]:
    *bars, texts = chart.figure.data
    places = [(x, round(base + 0.47)) for trace in bars for x, base in zip(trace.x, trace.base, strict=True)]
    codes = [tuple(mark) for trace in bars for mark in trace.customdata]
    at = dict(zip(zip(texts.x, texts.y, strict=True), texts.text, strict=True))
    return {code: at[place] for code, place in zip(codes, places, strict=True)}


@LANGUAGES
@MANY
@given(values=st.lists(st.one_of(st.none(), st.decimals(0, 100, places=2)), min_size=1, max_size=12))
def test_trend(language, values):
    use_language(language)
    days = [date(2020 + place, 12, 31) for place in range(len(values))]
    found = [
        Point(day, value, "?" if value is None else in_percent(value), None if value is not None else "unknown")
        for day, value in zip(days, values, strict=True)
    ]
    chart = trend(found, "S", "year", language, "light", percent=True)
    line = chart.figure.data[0]
    known = [(day, y) for day, y in zip(days, line.y, strict=True) if y is not None]
    if values[-1] is None or len(known) == 1:
        assert found[-1].text in chart.title and str(days[-1].year) in chart.title
        return
    assert in_percent(line.y[-1]) in chart.title and str(known[0][0].year) in chart.title
    change = Decimal(in_percent(line.y[-1])[:-1]) - Decimal(in_percent(known[0][1])[:-1])
    up, down = {"zh": ("上升", "下降"), "en": ("up by", "down by")}[language]
    assert (up in chart.title, down in chart.title) == (change > 0, change < 0)
    if change:
        assert str(abs(change)) in numbers_in(chart.title)


MONTHS = [date(2026 + place // 12, place % 12 + 1, 1) for place in range(12)]


def month_in_words(day: date, language: str) -> str:
    return f"{day.year}年{day.month}月" if language == "zh" else f"{day:%B} {day.year}"


@LANGUAGES
@MANY
@given(counts=st.lists(st.lists(COUNT, min_size=12, max_size=12), min_size=1, max_size=2))
def test_forecast(language, counts):
    use_language(language)
    rows = [Row(f"k{place}", name_of(place), tuple(amounts)) for place, amounts in enumerate(counts)]
    chart = forecast(MONTHS, rows, MONTHS[0], language, "light")
    sums = [sum(trace.y[place] for trace in chart.figure.data) for place in range(12)]
    if not any(sums):
        assert "<" not in chart.title
        return
    for row, trace in zip(rows, chart.figure.data, strict=True):
        said = re.search(re.escape(row.title) + r"\s?([\d,]*\d)", chart.title)
        assert int(said[1].replace(",", "")) == sum(trace.y)
    peak = sums.index(max(sums))
    assert chart.title.endswith(month_in_words(MONTHS[peak], language) + ("最多" if language == "zh" else "")) or (
        month_in_words(MONTHS[peak], language) in chart.title.rpartition("；" if language == "zh" else ";")[2]
    )


@LANGUAGES
@MANY
@given(counts=st.lists(COUNT, min_size=1, max_size=12), overdue=COUNT)
def test_coming_due(language, counts, overdue):
    use_language(language)
    chart = coming_due(list(zip(MONTHS, counts, strict=False)), overdue, language, "light")
    late, *months = chart.figure.data[0].y
    said = chart.title
    for month in ("1月", "3月"):
        said = said.replace(month, "")
    amounts = list(map(int, numbers_in(said)))
    if not any(months):
        assert set(amounts) <= {len(months), late} and (late in amounts) == bool(late)
    elif language == "en" or len(months) >= 3:
        assert amounts[-2:] == [sum(months[:3]), late]


@LANGUAGES
@MANY
@given(months=st.lists(st.tuples(COUNT, COUNT), min_size=1, max_size=12), earlier=COUNT)
def test_behind_and_ahead(language, months, earlier):
    use_language(language)
    found = [Month(day, *counts) for day, counts in zip(MONTHS, months, strict=False)]
    chart = behind_and_ahead(found, earlier, MONTHS[3], ("<b>", "<a>"), "S", language, "light")
    if chart is None:
        assert not earlier and not any(map(sum, months))
        return
    behind, ahead, _peaks = chart.figure.data
    assert numbers_in(chart.title) == [str(sum(behind.y)), str(sum(ahead.y))]


TASKS = st.lists(
    st.tuples(st.one_of(st.none(), st.integers(0, 20)), st.one_of(st.none(), st.integers(1, 10)), st.booleans()),
    min_size=1,
    max_size=8,
)


@LANGUAGES
@MANY
@given(tasks=TASKS, as_of=st.dates(date(2026, 1, 2), date(2026, 12, 31)))
def test_campaign(language, tasks, as_of):
    use_language(language)
    found = [
        TaskBar(f"T{place}", name_of(place), done, target, "units", date(2026, 1, 1), date(2026, 7, 1) if due else None)
        for place, (done, target, due) in enumerate(tasks)
    ]
    chart = campaign_bars(found, as_of, language, "light")
    said = list(map(int, numbers_in(chart.title)))
    grounds, bars, _strokes, rows = chart.figure.data
    teal, red = "#1a7f78", "#9c1b1b"
    fills = [str(fill) for fill in bars.marker.color]
    order = (len(rows.customdata), fills.count(teal)) if language == "zh" else (fills.count(teal), len(rows.customdata))
    assert tuple(said[:2]) == order
    silent = [fill == "#fcf5e3" for fill in grounds.marker.color]
    late = ["past due" in text or "已逾期" in text for text in rows.hovertext]
    both = sum(one and other for one, other in zip(silent, late, strict=True))
    behind = 0 if any(late) else len(found) - sum(silent) - fills.count(teal)
    rest = said[2:]
    assert fills.count(red) <= sum(late)
    if any(late):
        assert rest.pop(0) == sum(late)
        assert not both or rest.pop(0) == both
    if sum(silent) > both:
        assert rest.pop() == sum(silent) - both
    # What is left is the tasks behind the time, each of them a bar that is drawn.
    assert len(rest) <= 1 and sum(rest) <= behind


@LANGUAGES
@MANY
@given(
    first=st.lists(st.tuples(COUNT, COUNT), min_size=3, max_size=12),
    second=st.lists(st.tuples(COUNT, COUNT), min_size=3, max_size=12),
)
def test_waterfall_of_a_difference(language, first, second):
    use_language(language)
    sides = [{f"s{place}": (min(pair), max(pair)) for place, pair in enumerate(side)} for side in (first, second)]
    sums = [tuple(map(sum, zip(*side.values(), strict=True))) for side in sides]
    one, other = (Number(COVERAGE, (), *counts, 0, 0) for counts in sums)
    found = parts(*sides)
    if found is None or not one.is_shown or not other.is_shown:
        return
    drawn_steps = steps([scaled(part) for part in found], "region", one.indicator, language)
    title = difference(one, other, ("<one>", "<other>"), drawn_steps, language, over_time=True)
    ends = level("<one>", one, language), level("<other>", other, language)
    chart = waterfall(ends[0], drawn_steps, ends[1], title, "light")
    bars, levels = chart.figure.data
    assert [in_percent(amount) in title for amount in levels.x] == [True, True]
    if drawn_steps:
        sizes = dict(zip((step.name for step in drawn_steps), bars.x, strict=True))
        ends_with = {"zh": "其中{}影响最大（{}）", "en": "the largest part: {}, {}"}[language]
        (most,) = [step for step in drawn_steps if title.endswith(ends_with.format(step.name, step.text))]
        assert sizes[most.name] == max(sizes.values())
    assert levels.x[0] + sum(step.amount for step in drawn_steps) == pytest.approx(levels.x[1], abs=0.06 * len(found))


def scaled(part):
    return type(part)(part.group, part.total * 100, part.within, part.mix)


STATES = st.sampled_from(["running", "over", "lapsed", "open"])


@LANGUAGES
@MANY
@given(found=st.lists(st.tuples(st.sampled_from(["term", "certificate"]), STATES), min_size=1, max_size=20))
def test_timeline(language, found):
    use_language(language)
    spans = [
        Span(
            "finding" if state == "open" else lane,
            "organisation_complete" if state == "open" else "1",
            MONTHS[0],
            MONTHS[5],
            state,
        )
        for lane, state in found
    ]
    chart = timeline(spans_drawn(spans, language), MONTHS[3], span_texts(spans, language), language, "light")
    states = Counter(state for _lane, state in found)
    assert list(map(int, numbers_in(chart.title))) == [states["running"], states["lapsed"], states["open"]]
    beyond = [note.text for note in chart.figure.layout.annotations if note.yshift and note.yshift < 0]
    left = int(numbers_in(beyond[0])[0]) if beyond else 0
    assert len(chart.figure.data[0].x) + left == len(found)


def test_every_chart_with_a_title_is_held_against_its_picture():
    source = Path(__file__).read_text(encoding="utf-8")
    for path in Path(charts.__file__).parent.glob("*.py"):
        if "return Chart(" in path.read_text(encoding="utf-8"):
            assert f"from dashboard.charts.{path.stem} import" in source, path.stem
