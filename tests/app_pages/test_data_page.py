"""The Data page for those who may not change the register, or see all of it; what a session keeps on its desk."""

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.app_pages.data.session_uploads import SessionUploads
from dashboard.ingest.files.uploads import Upload
from dashboard.ingest.mapping.headers import Target
from dashboard.query.scope import SCOPE_VARIABLE
from dashboard.register.versions import Register


@pytest.fixture(autouse=True)
def home(guizhou: Register, monkeypatch) -> None:
    monkeypatch.setenv("UNION_HEALTH_HOME", str(guizhou.home.folder))


def data_page(part: str, desk: SessionUploads | None = None) -> AppTest:
    def script() -> None:
        from dashboard.app_pages.data import data_page as page
        from dashboard.app_pages.frame.view import read_view, speak

        page.page(read_view(speak()))

    app = AppTest.from_function(script, default_timeout=60)
    app.query_params["lang"] = "zh"
    app.query_params["tab"] = part
    if desk:
        app.session_state["desk-guizhou"] = desk
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
    for module in ("import_tab", "names_tab", "versions_tab", "own_register"):
        monkeypatch.setattr(f"dashboard.app_pages.data.{module}.can_write", lambda folder: False)
    app = data_page(part)
    assert sentence in told(app)
    assert all(button.disabled for button in app.button)


@pytest.mark.parametrize(
    ("part", "sentence"),
    [("names", "贵州中烟公司机关工会"), ("quality", "7项核查均未发现问题"), ("versions", "共1个版本")],
)
def test_each_part_answers_at_first_glance(part, sentence) -> None:
    assert sentence in told(data_page(part))


def tried(name: str, content: str, **choices: object) -> AppTest:
    """The page with a file on its desk."""
    app = data_page(
        "import", SessionUploads(uploads=(Upload(name, content.encode()),), as_of=date(2014, 4, 30), **choices)
    )  # type: ignore[arg-type]
    assert not app.exception
    return app


def test_a_hostile_name_and_hostile_cells_stay_text() -> None:
    app = tried("../<img src=x>[a](http://b).csv", "单位名称,职工人数,<b>甲</b>\n<script>,x,![a](http://b)\n乙,3,\n")
    said = told(app)
    assert "读入2行 = 接受1 + 隔离1 + 略过0" in said.replace("\\", "")
    for element in [*app.markdown, *app.caption, *app.expander]:
        text = getattr(element, "value", None) or element.label
        assert "<img" not in text.replace("\\<", "") and "](http" not in text.replace("\\]\\(", "")
    (publish,) = [button for button in app.button if button.key == "publish"]
    assert not publish.disabled


def test_files_without_a_table_leave_nothing_to_publish_but_headers_to_choose_for() -> None:
    app = tried("说明.csv", "科室,用途\n办公室,联络\n")
    assert "读入0行" in told(app) and "未识别的表头" in told(app)
    assert [box.label.split(" ")[0] for box in app.selectbox if "gray" in box.label] == ["科室", "用途"]
    assert [button.disabled for button in app.button if button.key == "publish"] == [True]


def test_what_refuses_the_choices_is_one_sentence_and_the_choices_stay() -> None:
    app = tried("a.csv", "单位名称\n甲\n", replaced=("offers",))
    assert "offers" not in told(app) and "要约" in told(app)
    assert len(app.error) == 1 and not [button for button in app.button if button.key == "publish"]
    assert [box.value for box in app.multiselect if box.key == "import-replaced"] == [["offers"]]


def test_an_unknown_part_is_the_first() -> None:
    assert "发布之前不改动任何数据" in told(data_page("../../etc"))


def test_a_desk_keeps_its_choices_with_other_files_and_forgets_them_when_cleared() -> None:
    desk = SessionUploads()
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
