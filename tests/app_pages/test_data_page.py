"""The Data page for those who may not change the register, or see all of it; what a session keeps on its desk."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.app_pages.data_desk import Desk
from dashboard.commands.serving import SCOPE_VARIABLE
from dashboard.ingest.headers import Target
from dashboard.ingest.uploads import Upload
from dashboard.register.versions import Register


@pytest.fixture(autouse=True)
def home(guizhou: Register, monkeypatch) -> None:
    monkeypatch.setenv("UNION_HEALTH_HOME", str(guizhou.home.folder))


def data_page(part: str) -> AppTest:
    def script() -> None:
        from dashboard.app_pages import data
        from dashboard.app_pages.view import read_view, speak

        data.page(read_view(speak()))

    app = AppTest.from_function(script, default_timeout=60)
    app.query_params["lang"] = "zh"
    app.query_params["tab"] = part
    return app.run()


def told(app: AppTest) -> str:
    assert not app.exception
    return "\n".join(element.value for element in [*app.markdown, *app.caption, *app.info, *app.error])


@pytest.mark.parametrize("part", ["import", "names", "quality", "versions"])
def test_who_sees_some_of_the_units_learns_nothing_of_the_others(part, monkeypatch) -> None:
    monkeypatch.setenv(SCOPE_VARIABLE, "sector=enterprise")
    app = data_page(part)
    assert told(app).startswith("本看板只显示部分单位")
    assert not app.dataframe and not [button for button in app.button if button.key != "data-part"]


def test_who_sees_some_of_the_units_sees_their_returns(monkeypatch) -> None:
    monkeypatch.setenv(SCOPE_VARIABLE, "sector=enterprise")
    assert "没有已过时限而未报送的记录。" in told(data_page("returns"))


def test_nobody_is_said_to_have_reported_where_nothing_is_known() -> None:
    app = data_page("returns")
    assert "均已报送" not in told(app) and not app.code


@pytest.mark.parametrize(
    ("part", "sentence"), [("import", "请在登记簿所在处导入"), ("names", "请在登记簿所在处核对名称")]
)
def test_a_register_that_cannot_be_written_is_one_sentence(part, sentence, monkeypatch) -> None:
    for module in ("data_import", "data_names", "data_versions"):
        monkeypatch.setattr(f"dashboard.app_pages.{module}.can_write", lambda folder: False)
    app = data_page(part)
    assert sentence in told(app)
    assert all(button.disabled for button in app.button)


@pytest.mark.parametrize(
    ("part", "sentence"),
    [("names", "贵州中烟公司机关工会"), ("quality", "7项核查均未发现问题"), ("versions", "共1个版本")],
)
def test_each_part_answers_at_first_glance(part, sentence) -> None:
    assert sentence in told(data_page(part))


def test_an_unknown_part_is_the_first() -> None:
    assert "发布之前不改动任何数据" in told(data_page("../../etc"))


def test_a_desk_keeps_its_choices_with_other_files_and_forgets_them_when_cleared() -> None:
    desk = Desk()
    desk.bring((Upload("a.csv", b"x"),))
    desk.confirmed, desk.refused, desk.table = {"甲": Target("units", "name")}, "no", "units"
    desk.bring((Upload("b.csv", b"y"),))
    assert (desk.refused, desk.table, desk.trial) == (None, "units", None)
    assert desk.wanted().confirmed == (("甲", Target("units", "name")),)
    desk.clear()
    assert (desk.uploads, desk.table, desk.confirmed, desk.round) == ((), None, {}, 1)


def test_what_the_stylesheet_says_of_the_largest_file_is_what_the_server_takes() -> None:
    root = Path(__file__).resolve().parents[2]
    assert "maxUploadSize = 100\n" in (root / ".streamlit" / "config.toml").read_text("utf-8")
    assert "单个不超过100MB" in (root / "dashboard" / "app_pages" / "style.css").read_text("utf-8")
