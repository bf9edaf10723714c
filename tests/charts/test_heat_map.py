import pytest

from dashboard.charts.heat_map import Cell, heat_map
from dashboard.charts.palette import pale, palette, practice_fill, rate_fill
from dashboard.locale import use_language

TITLES = {"union": "Union", "election": "Election", "wages": "Wages"}
GROUPS = {"government": "State organ", "enterprise": "Enterprise"}


def cell(row, check, passed=0, failed=0, unknown=0, not_applicable=0, is_optional=False, only_reported=0):
    counts = (passed, failed, unknown, not_applicable)
    return Cell(row, GROUPS[row], check, TITLES[check], *counts, is_optional, only_reported)


def marks(chart):
    """Every cell by its codes: (text, fill, column, row)."""
    found = {}
    *bars, texts = chart.figure.data
    text_at = dict(zip(zip(texts.x, texts.y, strict=True), texts.text, strict=True))
    for trace in bars:
        for number, codes in enumerate(trace.customdata):
            fill = trace.marker.color if isinstance(trace.marker.color, str) else trace.marker.color[number]
            place = (trace.x[number], round(trace.base[number] + 0.47))
            found[tuple(codes)] = (text_at[place], fill, *place)
    return found


def text_of(**counts):
    chart = heat_map([cell("enterprise", "union", **counts)], "en", "light")
    return marks(chart)["enterprise", "union"][0]


def test_no_cells_give_no_chart():
    assert heat_map([], "zh", "light") is None


@pytest.mark.parametrize(
    ("counts", "text"),
    [
        ({"passed": 1, "failed": 7}, "13%"),
        ({"passed": 1}, "100%<br>n=1"),
        ({"failed": 4}, "0%<br>n=4"),
        ({"failed": 5}, "0%"),
        # A list of fails says nothing of those that pass; one pass or one computed fail, and it is no list alone.
        ({"failed": 8, "only_reported": 8, "unknown": 8}, "✕8<br>?8"),
        ({"failed": 8, "only_reported": 8}, "✕8"),
        ({"failed": 8, "only_reported": 7, "unknown": 8}, "0%"),
        ({"passed": 1, "failed": 8, "only_reported": 8, "unknown": 8}, "11%"),
        ({"passed": 5, "failed": 5, "unknown": 10}, "50%"),
        ({"passed": 5, "failed": 5, "unknown": 11}, "✕5 ✓5<br>?11"),
        ({"failed": 7, "unknown": 15}, "✕7<br>?15"),
        ({"unknown": 15}, "?15"),
        ({"passed": 20_000, "failed": 15_000, "unknown": 9_000_000}, "✕15k<br>✓20k<br>?9M"),
        ({"not_applicable": 9}, "–"),
        ({}, "–"),
    ],
)
def test_a_rate_of_which_fewer_than_half_is_known_is_shown_as_counts(counts, text):
    assert text_of(**counts) == text


def test_every_cell_hands_on_its_codes_and_stands_at_its_place():
    cells = [cell("government", "union", 3), cell("government", "wages", 0, 0, 4), cell("enterprise", "wages", 2, 2)]
    rows = marks(heat_map(cells, "en", "light"))
    assert {codes: mark[2:] for codes, mark in rows.items()} == {
        ("government", "union"): (0, 0),
        ("government", "wages"): (0, 1),
        ("enterprise", "wages"): (1, 1),
    }
    columns = marks(heat_map(cells, "en", "light", checks_as="columns"))
    assert {codes: mark[2:] for codes, mark in columns.items()} == {
        ("government", "union"): (0, 0),
        ("government", "wages"): (1, 0),
        ("enterprise", "wages"): (1, 1),
    }


def test_fills_tell_rates_unknowns_and_exemptions_apart():
    cells = [
        cell("government", "union", 2, 6),
        cell("enterprise", "union", 2, 6, is_optional=True),
        cell("government", "wages", unknown=2),
        cell("enterprise", "wages", not_applicable=2),
    ]
    fills = {codes: mark[1] for codes, mark in marks(heat_map(cells, "en", "dark")).items()}
    assert fills == {
        ("government", "union"): rate_fill(25, "dark"),
        ("enterprise", "union"): practice_fill(25, "dark"),
        ("government", "wages"): palette("dark").unknown_fill,
        ("enterprise", "wages"): palette("dark").none_fill,
    }


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_cell_of_few_units_is_pale(theme):
    few, enough = (
        marks(heat_map([cell("government", "union", passed, 1)], "en", theme))["government", "union"][1]
        for passed in (3, 4)
    )
    assert few == pale(rate_fill(75, theme), theme)
    assert enough == rate_fill(80, theme)


def test_only_unknown_cells_are_hatched():
    chart = heat_map([cell("government", "union", 1), cell("enterprise", "union", unknown=2)], "en", "light")
    assert [trace.marker.pattern.shape for trace in chart.figure.data[:-1]] == [None, "/"]


@pytest.mark.parametrize(
    ("cells", "title"),
    [
        (
            [cell("government", "union", 9, 1), cell("government", "wages", 4, 4), cell("enterprise", "wages", 2, 6)],
            "Most failures: Wages, 10 (38% pass; lowest: Enterprise, 25%)",
        ),
        (  # Four units are too few to be named.
            [cell("government", "wages", 4, 4), cell("enterprise", "wages", 1, 3)],
            "Most failures: Wages, 7 (42% pass)",
        ),
        (  # What is drawn as counts fails, too.
            [cell("government", "union", 5, 2), cell("enterprise", "wages", 0, 13, 42)],
            "Most failures: Wages, 13 (42 to verify)",
        ),
        (
            [cell("government", "union", 5, 2), cell("enterprise", "wages", 0, 8, 8, only_reported=8)],
            "Most failures: Wages, 8 (8 to verify)",
        ),
        ([cell("enterprise", "union", 1, 7)], "Most failures: Union, 7 (13% pass)"),
        ([cell("enterprise", "union", 0, 1)], "Most failures: Union, 1 (0% pass)"),
        ([cell("enterprise", "union", 1)], "Every unit whose state is known passes every check"),
        (
            [cell("enterprise", "union", unknown=8), cell("enterprise", "wages", 0, 3, 4)],
            "2 of 2 demanded checks are mostly to verify; failures known so far: 3",
        ),
        ([cell("enterprise", "union", not_applicable=4)], "None of these checks binds the units shown"),
        ([cell("enterprise", "union", 0, 5, is_optional=True)], "None of these checks binds the units shown"),
    ],
)
def test_the_title_is_the_finding(cells, title):
    assert heat_map(cells, "en", "light").title == title


def test_the_text_alternative_tells_every_cell():
    cells = [
        cell("government", "union", 6, 2),
        cell("enterprise", "union", 0, 1, 4),
        cell("government", "wages"),
        cell("enterprise", "wages", 1, 1),
        cell("government", "election", 0, 3, 2, only_reported=3),
    ]
    assert heat_map(cells, "en", "light").alt == (
        "Most failures: Election, 3 (2 to verify). "
        "State organ: Union 75%, Wages does not apply, Election 3 fail, 2 unknown. "
        "Enterprise: Union 1 fail, 0 pass, 4 unknown, Wages 50% (only 2 known)."
    )


def test_hovering_gives_all_four_counts_in_words():
    chart = heat_map([cell("enterprise", "union", 1234, 2, 3, 4)], "zh", "light")
    assert chart.figure.data[0].hovertext == (
        "<b>Enterprise · Union</b><br>达标 1,234<br>未达标 2<br>待核实 3<br>不适用 4",
    )


def test_what_nothing_demands_is_not_done_rather_than_failed():
    chart = heat_map([cell("enterprise", "union", 1, 2, is_optional=True)], "zh", "light")
    assert "未开展 2" in chart.figure.data[0].hovertext[0]
    assert "未达标" not in chart.figure.data[0].hovertext[0]


def test_the_chinese_title_is_a_sentence_of_union_work():
    use_language("zh")
    cells = [
        Cell("government", "机关", "wages", "工资协议", 6, 2, 0, 0),
        Cell("enterprise", "企业", "wages", "工资协议", 2, 6, 0, 0),
    ]
    assert heat_map(cells, "zh", "light").title == "未达标最多的是工资协议（8个），达标率50%，其中企业最低（25%）"
