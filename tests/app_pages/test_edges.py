"""Registers at the edge, on every page: nothing, one unit, all unknown, all healthy, long and naughty names."""

from datetime import date

import pandas as pd
import pytest
from running import run
from streamlit.testing.v1 import AppTest

from dashboard.answers import lists
from dashboard.app_pages.frame.plain_text import literal
from dashboard.app_pages.pages import modules
from dashboard.catalogue.schema import tables
from dashboard.query.filters import Filters
from dashboard.register.reader import open_reader, records_of, select_all
from dashboard.register.versions import Register
from registers import publish_tables

AS_OF = date(2026, 10, 31)
LONG = (
    "贵州省省直机关工会工作委员会所属某某集团股份有限公司第一分公司下属第三车间联合工会委员会"
    "筹备工作领导小组办公室暨职工之家活动中心管理处"
)
NAUGHTY = [
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "**粗** [链](http://example.org) `码` :red[红] $x^2$",
    "'; drop table units; --",
    "{{7*7}} {0} %s",
    "\u202eRTL \u200b",
    "名称\n第二行",
    "👩‍👩‍👧 工会",
    "<b>&amp;</b>",
]


def units(names: list[str], **columns: object) -> dict[str, pd.DataFrame]:
    rows = [{"unit_id": f"u{place}", "name": name, **columns} for place, name in enumerate(names)]
    return {"units": pd.DataFrame(rows, columns=["unit_id", "name", *columns], dtype=object)}


def healthy(province: Register) -> dict[str, pd.DataFrame]:
    """The records of the province's units that fail no check, joint unions left out: they answer for other units."""
    version = province.current()
    failing = set(lists.rows_of(open_reader(version), "worklist", Filters())["unit_id"])
    frames = {name: records_of(version, select_all(name)) for name in tables()}
    known = frames["units"]
    is_joint = known["union_id"].notna() & known["union_id"].duplicated(keep=False)
    chosen = known[~known["unit_id"].isin(failing) & known["closed_on"].isna() & ~is_joint]
    for name, frame in frames.items():
        if "agreement_id" in frame.columns:
            continue  # one of another unit may cover the chosen ones too
        if "unit_id" in frame.columns:
            frames[name] = frame[frame["unit_id"].isin(chosen["unit_id"])]
        elif "union_id" in frame.columns:
            frames[name] = frame[frame["union_id"].isin(chosen["union_id"])]
    return frames


@pytest.fixture(scope="module")
def registers(tmp_path_factory: pytest.TempPathFactory, province: Register) -> dict[str, Register]:
    records = {
        "nothing": {},
        "one unit": units(["唯一单位"], sector="enterprise", employees=30),
        "all unknown": units(["甲", "乙", "丙"]),
        "all healthy": healthy(province),
        "long names": units([LONG], sector="enterprise", employees=30, supervisor=LONG),
        "naughty": units(NAUGHTY, sector="enterprise", supervisor=NAUGHTY[0], employees=30),
    }
    home = tmp_path_factory.mktemp("edges")
    return {name: publish_tables(home, frames, AS_OF, name.replace(" ", "-")) for name, frames in records.items()}


def said(app: AppTest) -> str:
    kinds = ("markdown", "caption", "info", "metric")
    return "\n".join(str(element.value) for kind in kinds for element in app.get(kind))


# Half a minute for every page; these draw every kind of thing.
BY_DEFAULT = ("overview", "worklist", "unit", "compare")
PAGES = [
    pytest.param(name, marks=() if name in BY_DEFAULT else pytest.mark.exhaustive)
    for name in modules()
    if name != "data"
]
REGISTERS = ["nothing", "one unit", "all unknown", "all healthy", "long names", "naughty"]


@pytest.mark.parametrize("edge", REGISTERS)
@pytest.mark.parametrize("name", PAGES)
def test_every_page_stands(edge, name, registers, monkeypatch) -> None:
    register = registers[edge]
    query = {"unit": "u0"} if name == "unit" and edge in ("one unit", "long names", "naughty") else {}
    app = run(name, register, monkeypatch, **query)
    text = said(app)
    assert "nan" not in text.split() and "None" not in text.split()
    assert not [element.value for element in app.error]


def test_nothing_is_said_to_be_good_where_nothing_is_known(registers, monkeypatch) -> None:
    for edge in ("nothing", "all unknown"):
        app = run("overview", registers[edge], monkeypatch)
        assert not [metric.value for metric in app.metric if metric.value.startswith("100")], edge


def test_a_healthy_register_has_an_empty_worklist(registers, monkeypatch) -> None:
    assert "共0项" in said(run("worklist", registers["all healthy"], monkeypatch))


@pytest.mark.parametrize("place", range(len(NAUGHTY)))
def test_a_naughty_name_is_only_text(place, registers, monkeypatch) -> None:
    app = run("unit", registers["naughty"], monkeypatch, unit=f"u{place}")
    assert f"## {literal(NAUGHTY[place])}" in [element.value for element in app.markdown]
