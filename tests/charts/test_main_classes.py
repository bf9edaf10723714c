import pytest

from dashboard.charts.main_classes import ClassCount, main_classes
from dashboard.charts.palette import palette
from dashboard.locale import use_language

TITLES = {"government": "State organ", "enterprise": "Enterprise"}


def count(group, main_class, units):
    return ClassCount(group, TITLES[group], main_class, units)


COUNTS = [
    count("government", "no_union", 7),
    count("enterprise", "sound", 20),
    count("enterprise", "overdue", 2),
    count("enterprise", "not_applicable", 0),
]


@pytest.mark.parametrize("counts", [[], [count("enterprise", "sound", 0)]])
def test_no_units_give_no_chart(counts):
    assert main_classes(counts, "zh", "light") is None


def test_the_worst_class_stands_first_and_the_least_sound_group_on_top():
    figure = main_classes(COUNTS, "en", "light").figure
    classes = [trace.customdata[0][1] for trace in figure.data]
    assert classes == ["no_union", "overdue", "sound"]
    assert [codes[0] for codes in figure.data[0].customdata] == ["government", "enterprise"]
    assert [trace.marker.color for trace in figure.data] == [palette("light").main_classes[name] for name in classes]


def test_the_segments_of_a_group_make_its_whole_and_show_their_share():
    figure = main_classes(COUNTS, "en", "light").figure
    assert [sum(trace.x[place] for trace in figure.data) for place in range(2)] == pytest.approx([100, 100])
    assert [trace.text for trace in figure.data] == [("100%", ""), ("", "9%"), ("", "91%")]
    assert "20 units · 91%" in figure.data[2].hovertext[1]


def test_units_that_no_union_is_asked_of_are_no_part_of_a_whole():
    figure = main_classes([*COUNTS, count("enterprise", "not_applicable", 1000)], "en", "light").figure
    assert figure == main_classes(COUNTS, "en", "light").figure
    (alone,) = main_classes([count("enterprise", "not_applicable", 4)], "en", "light").figure.data
    assert list(alone.x) == [100]


def test_units_without_a_group_stand_last():
    figure = main_classes([ClassCount("", "Not recorded", "no_union", 9), *COUNTS], "en", "light").figure
    assert [codes[0] for codes in figure.data[0].customdata] == ["government", "enterprise", ""]


def test_the_key_and_the_names_carry_the_sums():
    texts = [note.text for note in main_classes(COUNTS, "en", "light").figure.layout.annotations]
    assert [text.split("</span> ")[-1] for text in texts] == [
        "Units without a union 7",
        "Units overdue, not long 2",
        "Sound units 20",
        "State organ <b>7</b>",
        "Enterprise <b>22</b>",
    ]


@pytest.mark.parametrize(
    ("counts", "title"),
    [
        (COUNTS, "Main classes: 20 of 29 units are sound; most frequent problem: units without a union, 7"),
        ([count("enterprise", "sound", 1)], "Main classes: 1 of 1 unit are sound, 0 of unknown class"),
        (
            [count("enterprise", "to_verify", 36), count("enterprise", "no_union", 25)],
            "Main classes: 36 of 61 units are of unknown class, 25 without a union, overdue or incomplete",
        ),
        ([count("enterprise", "not_applicable", 4)], "None of the units shown is open and asked for a union"),
    ],
)
def test_the_title_is_the_finding(counts, title):
    assert main_classes(counts, "en", "light").title == title


def test_the_text_alternative_tells_every_count():
    assert main_classes(COUNTS, "en", "light").alt == (
        "Main classes: 20 of 29 units are sound; most frequent problem: units without a union, 7. "
        "State organ: Units without a union 7. Enterprise: Sound units 20, Units overdue, not long 2."
    )


def test_the_chinese_title_is_a_sentence_of_union_work():
    use_language("zh")
    assert main_classes(COUNTS, "zh", "light").title == ("主分类：29家单位中，健全单位20家；问题最多的是未建会单位7家")
