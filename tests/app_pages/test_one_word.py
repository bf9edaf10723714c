"""One word has one number: on the pages, in the brief and in the workbook, of three registers."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from running import run
from streamlit.testing.v1 import AppTest

from dashboard.documents.workbook import workbook
from dashboard.register.versions import Register
from documents.plain_text import plain_text
from documents.subjects import made_brief, subject
from random_registers import random_register
from registers import publish_tables

PAGES = (
    "overview",
    "organisation",
    "bargaining",
    "disputes",
    "democracy",
    "campaign",
    "compare",
    "handbook",
    "worklist",
    "wall",
    "data",
)
BARE_PAGES = ("overview", "organisation", "worklist")
WORD = re.compile(
    r"(?P<word>(?:(?:仅|分类|登记|案件结果|复查结果|结果)?(?:未建会|长期未换届|超期未换届|组织不健全|健全单位|待核实|届满日已过|届满未换届|未纳入分类|超期)"
    r"(?:单位|事项|清单|的届次)?(?:（非长期）|（各单位全部检查）)?))数?[：: ]*(?P<n>\d[\d,]*)(?![\d,–年天])"
)
BEFORE = re.compile(r"(?P<n>\d[\d,]*)\s*(?P<noun>项计分检查|个工会超期|个工会长期)(?P<word>待核实|未换届)")
BARE = re.compile(r"\d\s*项?待核实")
MARKS = re.compile(r"<[^>]+>|:\w+\[|\]|\*\*|#### |、|，|；|。")


@pytest.fixture(scope="session")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """A random register, in a home of its own."""
    frames, as_of = random_register(11, units=60)
    units = frames["units"]
    frames["units"] = units.assign(name=units["name"].fillna(units["unit_id"]))
    return publish_tables(Path(tmp_path_factory.mktemp("drawn")), frames, as_of)


def page_texts(app: AppTest) -> Iterator[str]:
    """What the page says of all units: its cards, titles and captions, and the keys of its figures."""
    yield from (f"{metric.label} {metric.value}" for metric in app.metric)
    yield from (element.value for element in (*app.markdown, *app.caption))
    for figure in app.get("plotly_chart"):
        layout = json.loads(figure.proto.spec)["layout"]
        yield from (note["text"] for note in layout.get("annotations", ()))


def workbook_texts(register: Register) -> Iterator[str]:
    """The indicators of all units, and each column of a chart's table with its sum."""
    book = workbook(subject(register))
    rows = book.sheets[0].frame
    yield from (
        f"{name} {value:,.0f}" for name, value in zip(rows["指标"], rows["分子"], strict=True) if value == value
    )
    for chart in book.charts:
        if not chart.is_share:
            for place, (name, _colour) in enumerate(chart.series):
                yield f"{name} {sum(counts[place] for _row, counts in chart.rows):,}"


def numbers_of(text: str) -> Iterator[tuple[str, str]]:
    plain = MARKS.sub(" ", text)
    for found in WORD.finditer(plain):
        yield found["word"].removesuffix("（各单位全部检查）"), found["n"]
    for found in BEFORE.finditer(plain):
        yield (found["noun"] + found["word"]).removeprefix("个工会"), found["n"]


def said(register: Register, monkeypatch: pytest.MonkeyPatch) -> dict[str, list[tuple[str, str]]]:
    """By place, each word with the number that stands beside it."""
    pages = {name: run(name, register, monkeypatch) for name in PAGES}
    pages["verify"] = run("worklist", register, monkeypatch, tab="verify")
    texts = {name: list(page_texts(app)) for name, app in pages.items()}
    texts["workbook"] = list(workbook_texts(register))
    texts["brief"] = [line for line in plain_text(made_brief(register)).splitlines() if "主分类" in line]
    for name in BARE_PAGES:
        assert not [text for text in texts[name] if BARE.search(MARKS.sub(" ", text))], name
    return {name: [pair for text in found for pair in numbers_of(text)] for name, found in texts.items()}


@pytest.mark.parametrize("name", ["guizhou", "province", "drawn"])
def test_equal_words_have_equal_numbers(name, request, monkeypatch) -> None:
    found = said(request.getfixturevalue(name), monkeypatch)
    by_word: dict[str, dict[str, set[str]]] = {}
    for place, pairs in found.items():
        for word, number in pairs:
            by_word.setdefault(word, {}).setdefault(number, set()).add(place)
    assert {"组织不健全", "分类待核实单位", "待核实事项"} <= set(by_word), by_word
    assert len({place for places in by_word["分类待核实单位"].values() for place in places}) >= 3
    differing = {word: numbers for word, numbers in by_word.items() if len(numbers) > 1}
    assert not differing


def test_the_main_classes_are_explained_as_such(province, monkeypatch) -> None:
    app = run("overview", province, monkeypatch)
    (title,) = [part.value for part in app.markdown if "主分类" in part.value]
    total = re.search(r"(\d[\d,]*)家单位中", title)
    app.button(key="explain-main-classes").click().run()
    assert not app.exception
    (meant,) = [table.value for table in app.table if "归类口径" in table.value.columns]
    assert list(meant.index) == [
        "未建会单位",
        "长期未换届单位",
        "超期未换届单位（非长期）",
        "仅组织不健全单位",
        "分类待核实单位",
        "健全单位",
        "未纳入分类单位",
    ]
    units = [int(text.replace(",", "")) for text in meant["单位数"]]
    assert total and sum(units[:-1]) == int(total[1].replace(",", ""))
    assert f"在册单位共{sum(units):,}家。" in [part.value for part in app.caption]
