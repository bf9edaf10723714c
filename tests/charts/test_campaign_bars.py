from dataclasses import replace
from datetime import date

import pytest

from dashboard.charts.campaign_bars import campaign_bars
from dashboard.charts.campaign_words import in_words
from dashboard.charts.palette import palette
from dashboard.charts.task import TaskBar
from dashboard.locale import use_language

AS_OF = date(2014, 7, 12)
TASK = TaskBar("T01", "Help 25 units", 7, 25, "units", date(2014, 4, 25), date(2014, 8, 31))
DONE = replace(TASK, id="T02", done=25)
LATE = replace(TASK, id="T03", due=date(2014, 6, 30))
UNREPORTED = replace(TASK, id="T04", done=None)
UNDATED = replace(TASK, id="T05", start=None, due=None)
UNTARGETED = replace(TASK, id="T06", target=None)
PACE = " · at this pace done on 29 January 2015"


def words(task, language="en"):
    chart = campaign_bars([task], AS_OF, language, "light")
    return chart.figure.layout.annotations[1].text.replace("<br>", " · ")


def test_no_tasks_give_no_chart():
    assert campaign_bars([], AS_OF, "zh", "light") is None


@pytest.mark.parametrize(
    ("task", "standing"),
    [
        (TASK, "behind"),
        (replace(TASK, done=20), "on_course"),
        (DONE, "done"),
        (replace(LATE, done=25), "done"),
        (replace(TASK, done=249, target=250), "on_course"),
        (LATE, "past_due"),
        (replace(TASK, due=AS_OF), "behind"),
        (replace(TASK, due=date(2014, 7, 11)), "past_due"),
        (UNREPORTED, "unknown"),
        (replace(LATE, done=None), "unknown"),
        (replace(LATE, target=None), "untargeted"),
        (replace(UNTARGETED, done=None), "unknown"),
        (UNDATED, "undated"),
        (replace(TASK, start=None), "undated"),
        (UNTARGETED, "untargeted"),
    ],
)
def test_a_task_is_judged_only_by_what_is_recorded(task, standing):
    assert task.standing(AS_OF) == standing


@pytest.mark.parametrize(
    ("task", "text"),
    [
        (TASK, "7/25 units · due 31 August · 61% of time gone" + PACE),
        (DONE, "25/25 units · due 31 August · done"),
        (LATE, "7/25 units · due 30 June · 12 days past due" + PACE),
        (
            replace(TASK, due=date(2014, 7, 11)),
            "7/25 units · due 11 July · 1 day past due · at this pace done on 29 January 2015",
        ),
        (UNREPORTED, "?/25 units · progress not reported · due 31 August · 61% of time gone"),
        (UNDATED, "7/25 units · no due date"),
        (replace(UNDATED, done=25), "25/25 units · done"),
        (UNTARGETED, "7 units · no target in figures · due 31 August · 61% of time gone"),
        (replace(TASK, start=None, due=date(2015, 1, 1)), "7/25 units · due 1 January 2015 · start not recorded"),
        (replace(UNDATED, done=62, target=100, target_unit="percent"), "62%/100% · no due date"),
        (
            replace(UNDATED, done=None, target=100, target_unit="percent"),
            "?/100% · progress not reported · no due date",
        ),
        # A document, a leading group: the plan names no unit, and none is made up.
        (
            replace(UNDATED, done=None, target=None, target_unit=None),
            "no target in figures · progress not reported · no due date",
        ),
        (replace(UNDATED, target=None, target_unit=None), "7 done · no target in figures · no due date"),
        (replace(UNDATED, target_unit=None), "7/25 · no due date"),
        (replace(UNDATED, done=1, target=12, target_unit="activities"), "1/12 activities · no due date"),
    ],
)
def test_a_task_says_what_is_done_and_what_is_not_known(task, text):
    assert words(task) == text


def test_words_are_chinese_where_chinese_is_spoken():
    use_language("zh")
    assert words(TASK, "zh") == "7/25 家单位 · 8月31日到期 · 时间进度61% · 按目前进度预计2015年1月29日完成"
    assert words(UNDATED, "zh") == "7/25 家单位 · 未定时限"
    assert campaign_bars([TASK, DONE, LATE], AS_OF, "zh", "light").title == "3项任务已完成1项，逾期1项，进度落后1项"


def test_a_bar_is_what_is_done_of_the_target_and_never_more_than_all():
    tasks = [TASK, replace(DONE, done=30), UNREPORTED, UNTARGETED]
    tracks, done, _strokes, _rows = campaign_bars(tasks, AS_OF, "en", "light").figure.data
    assert [codes[0] for codes in _rows.customdata] == [TASK.id, UNREPORTED.id, UNTARGETED.id, DONE.id]
    assert list(tracks.x) == [100, 100, 0, 100]
    assert list(done.x) == [28, 0, 0, 100]
    # What nobody has reported lies on other ground than what is not begun.
    assert len(set(tracks.marker.color)) == 2


def test_red_is_for_the_late_and_teal_for_the_done():
    bars = campaign_bars([TASK, DONE, LATE], AS_OF, "en", "dark").figure.data[1]
    colours = palette("dark")
    assert list(bars.marker.color) == [colours.accent, colours.muted, colours.main_classes["sound"]]


def test_time_is_marked_only_where_it_is_known_and_matters():
    strokes = campaign_bars([TASK, DONE, LATE, UNDATED, UNTARGETED], AS_OF, "en", "light").figure.data[2]
    assert list(strokes.x) == [100, 61]


def test_the_time_runs_from_the_start_to_the_due_day():
    assert [TASK.elapsed(day) for day in (date(2014, 1, 1), TASK.start, TASK.due, date(2015, 1, 1))] == [0, 0, 100, 100]
    assert replace(TASK, due=TASK.start).elapsed(AS_OF) is None


def test_the_projected_end_goes_on_at_the_pace_so_far():
    task = replace(TASK, done=5, target=20, start=date(2014, 3, 1), due=date(2014, 8, 31))
    # 5 in 30 days: the other 15 take 90 more.
    assert task.projected_end(date(2014, 3, 31)) == date(2014, 6, 29)
    assert replace(task, done=3, target=4).projected_end(date(2014, 3, 11)) == date(2014, 3, 15)  # 3⅓ days: 4
    assert "at this pace done on 29 June" in in_words(task, date(2014, 3, 31), "en")
    late = in_words(replace(task, done=15), date(2014, 9, 1), "en")
    assert late[-2:] == ["1 day past due", "at this pace done on 2 November"]


def test_there_is_no_projected_end_without_a_pace():
    task = replace(TASK, done=5, target=20, start=date(2014, 3, 1))
    without: list[dict[str, object]] = [{"done": 0}, {"done": None}, {"done": 20}, {"target": None}, {"start": None}]
    for change in without:
        assert replace(task, **change).projected_end(date(2014, 3, 31)) is None, change
    assert task.projected_end(date(2014, 3, 1)) is None
    # One of a million in a month: no date in any plan.
    assert replace(task, done=1, target=1_000_000).projected_end(date(2014, 3, 31)) is None


def test_a_click_anywhere_on_a_row_gives_the_task():
    figure = campaign_bars([TASK, DONE], AS_OF, "en", "light").figure
    assert [list(codes) for codes in figure.data[-1].customdata] == [["T01"], ["T02"]]
    assert sum(figure.data[-1].width) < figure.layout.height == figure.layout.yaxis.range[0]


def test_the_title_and_the_text_alternative():
    chart = campaign_bars([TASK, DONE, replace(LATE, owner="City union"), UNREPORTED], AS_OF, "en", "light")
    assert chart.title == "1 of 4 tasks done, 1 past due, 1 behind schedule, 1 not reported"
    assert chart.alt.startswith(chart.title + ". ")
    # What is late stands first, with who answers for it.
    late, next_one, *_rest = chart.alt.removeprefix(chart.title + ". ").split(". ")
    assert "12 days past due" in late and late.endswith("responsible: City union")
    assert next_one.startswith("Help 25 units: 7/25 units, due 31 August, 61% of time gone, ")


def test_the_title_counts_every_task_that_its_row_calls_past_due():
    tasks = [
        DONE,
        LATE,
        replace(LATE, id="T07", target=None),
        replace(LATE, id="T08", start=None),
        replace(LATE, id="T09", done=None),
        replace(LATE, id="T10", done=None, due=AS_OF),
        UNREPORTED,
    ]
    chart = campaign_bars(tasks, AS_OF, "en", "light")
    assert chart.title == "1 of 7 tasks done, 4 past due (1 of them not reported), 2 more not reported"
    assert sum("past due" in note.text for note in chart.figure.layout.annotations) == 4
    use_language("zh")
    zh = campaign_bars(tasks, AS_OF, "zh", "light")
    assert zh.title == "7项任务已完成1项，逾期4项（其中进展未报1项），另有进展未报2项"
    assert sum("已逾期" in note.text for note in zh.figure.layout.annotations) == 4
