"""The Data page for those who may not change the register, or see all of it; what a session keeps on its desk."""

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.app_pages.data.session_uploads import SessionUploads
from dashboard.home.register_about import RegisterAbout, register_about
from dashboard.home.registers import Home
from dashboard.ingest.files.uploads import Upload
from dashboard.ingest.history.import_rules import import_rules
from dashboard.ingest.mapping.headers import Target
from dashboard.query.scope import SCOPE_VARIABLE
from dashboard.register.start import start_register
from dashboard.register.versions import Register


@pytest.fixture(autouse=True)
def home(guizhou: Register, monkeypatch) -> None:
    monkeypatch.setenv("UNION_HEALTH_HOME", str(guizhou.home.folder))


def data_page(part: str, desk: SessionUploads | None = None, register: str = "guizhou") -> AppTest:
    def script() -> None:
        from dashboard.app_pages.data import data_page as page
        from dashboard.app_pages.frame.view import read_view, speak

        page.page(read_view(speak()))

    app = AppTest.from_function(script, default_timeout=60)
    app.query_params["lang"] = "zh"
    app.query_params["tab"] = part
    if desk:
        app.session_state[f"desk-{register}"] = desk
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


def tried(name: str, content: str, register: str = "guizhou", **choices: object) -> AppTest:
    """The page with a file on its desk."""
    uploads = (Upload(name, content.encode()),)
    desk = SessionUploads(uploads=uploads, as_of=date(2014, 4, 30), **choices)  # type: ignore[arg-type]
    app = data_page("import", desk, register)
    assert not app.exception
    return app


def test_a_hostile_name_and_hostile_cells_stay_text() -> None:
    app = tried("../<img src=x>[a](http://b).csv", "单位名称,职工人数,<b>甲</b>\n<script>,x,![a](http://b)\n乙,3,\n")
    said = told(app)
    assert "读入2行 = 采用1 + 待更正1 + 未计入0" in said.replace("\\", "")
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


def test_a_decision_on_a_text_is_made_on_the_page_and_taken_back(guizhou: Register, tmp_path, monkeypatch) -> None:
    register = started(tmp_path, monkeypatch)
    app = tried("a.csv", "单位名称,职工人数\n甲,约60人\n乙,约60人\n", register="own-1")
    (box,) = [box for box in app.selectbox if "约60人" in box.label]
    assert box.label == "职工人数 · “约60人” · 2处"
    box.set_value("60")
    app = pressed(app, "照此采用并记住")
    assert "已重新读取2处。" in "\n".join(element.value for element in app.success)
    assert not [box for box in app.selectbox if "约60人" in box.label]
    assert [rule.means for rule in import_rules(register.folder).values] == ["60"]
    (gone,) = [box for box in app.multiselect if box.label == "要撤销的"]
    gone.set_value([gone.options[0]] if gone.options else [])
    app = pressed(app.run(), "撤销所选")
    assert import_rules(register.folder).values == ()
    assert [box for box in app.selectbox if "约60人" in box.label]


def test_of_two_columns_one_is_chosen_on_the_page(tmp_path, monkeypatch) -> None:
    started(tmp_path, monkeypatch)
    app = tried("a.csv", "单位名称,职工总数,在职职工人数\n甲,100,80\n乙,50,40\n", register="own-1")
    (choice,) = [radio for radio in app.radio if "职工人数" in radio.label]
    assert list(choice.options) == ["职工总数", "在职职工人数"]
    choice.set_value("在职职工人数")
    app = pressed(app, "采用这些列并记住")
    assert not [radio for radio in app.radio if "职工人数" in radio.label]
    assert any("在职职工人数" in str(frame.value) and "职工人数" in str(frame.value) for frame in app.dataframe)


def test_a_register_of_one_s_own_is_started_from_the_page(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("UNION_HEALTH_HOME", str(tmp_path))
    begin(tmp_path)
    app = data_page("import")
    for box in app.text_input:
        if box.key == "start-zh":
            box.set_value("省直机关工会")
        if box.key == "start-body":
            box.set_value("省直机关工会工作委员会")
    app = pressed(app, "新建")
    assert "登记簿“省直机关工会”已建好，请选择第一批文件。" in [element.value for element in app.success]
    assert "own-1" in Home(tmp_path).register_names()
    assert register_about(tmp_path / "registers" / "own-1").body == "省直机关工会工作委员会"
    assert app.query_params["register"] in ("own-1", ["own-1"])


def test_a_register_without_a_title_is_not_started(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("UNION_HEALTH_HOME", str(tmp_path))
    begin(tmp_path)
    app = pressed(data_page("import"), "新建")
    assert [element.value for element in app.error] == ["请填写登记簿标题。"]
    assert Home(tmp_path).register_names() == ("example",)


def begin(folder: Path) -> None:
    """A home with an example register."""
    start_register(Home(folder), "example", RegisterAbout(title_zh="样例"), date(2026, 11, 1))


def started(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Register:
    monkeypatch.setenv("UNION_HEALTH_HOME", str(folder))
    start_register(Home(folder), "own-1", RegisterAbout(title_zh="甲"), date(2026, 11, 1))
    return Register(Home(folder), "own-1")


def pressed(app: AppTest, label: str) -> AppTest:
    (button,) = [button for button in app.button if button.label == label]
    return button.click().run()


def test_why_nothing_was_read_stands_on_the_page_in_full_with_a_way_on_it(tmp_path, monkeypatch) -> None:
    started(tmp_path, monkeypatch)
    desk = SessionUploads(uploads=(Upload("k.csv", "단위명,직원수\n가나다라마,5\n".encode("euc_kr")),))
    app = data_page("import", desk, "own-1")
    assert "k.csv" in "".join(element.value for element in app.warning).replace("\\", "")
    assert "导入设置" in app.warning[0].value
    assert "未发现问题" not in told(app)
    (box,) = [box for box in app.selectbox if box.key == "import-encoding"]
    box.set_value("euc_kr")
    pressed(app, "按以上设置重新核对")
    assert desk.encoding == "euc_kr"
