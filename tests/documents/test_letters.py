"""Letters: who gets which on which day, and templates that a body makes its own."""

import csv
import io
import zipfile
from datetime import date, timedelta

import pandas as pd
import pytest
from docx import Document

from command_line import run
from dashboard.catalogue.loader import catalogue
from dashboard.documents.contacts import contacts
from dashboard.documents.letters import FIELDS, TEMPLATES, Letter, letters
from dashboard.errors import Refused
from dashboard.export.letter_fill import filled
from dashboard.export.letter_template import template_of
from dashboard.export.letters_zip import blank_templates, letters_zip
from dashboard.locale.in_language import speaking
from dashboard.wording.answer_titles import column_title
from documents.subjects import MADE_AT, subject
from export.payloads import FORMULAS
from registers import publish_tables

AS_OF = date(2026, 10, 31)
LEFT = {"today": 0, "ninety": 90, "ninety-one": 91, "hundred-eighty": 180, "later": 181, "over": -1, "long": -400}


@pytest.fixture(scope="module")
def terms(tmp_path_factory):
    """A union for each number of days that are left of its term, elected five years before its end."""
    ids = list(LEFT)
    ends = [AS_OF + timedelta(days=left) for left in LEFT.values()]
    frames = {
        "units": pd.DataFrame(
            {"unit_id": ids, "name": ids, "sector": "enterprise", "union_id": [f"w-{name}" for name in ids]}
        ),
        "unions": pd.DataFrame(
            {"union_id": [f"w-{name}" for name in ids], "form": "single", "established_on": date(2000, 1, 1)}
        ),
        "terms": pd.DataFrame(
            {
                "union_id": [f"w-{name}" for name in ids],
                "term_no": 3,
                "term_years": 5,
                "elected_on": [day.replace(year=day.year - 5) for day in ends],
                "ends_on": ends,
            }
        ),
    }
    return publish_tables(tmp_path_factory.mktemp("terms"), frames, AS_OF)


def text_of(content: bytes) -> str:
    document = Document(io.BytesIO(content))
    lines = [paragraph.text for paragraph in document.paragraphs]
    lines += [" | ".join(cell.text for cell in row.cells) for grid in document.tables for row in grid.rows]
    return "\n".join(lines)


def test_the_days_left_decide_which_letter_a_union_gets(terms) -> None:
    found = letters(subject(terms), ["reminder_180", "reminder_90", "order"])
    assert [(letter.template, letter.addressee) for letter in found] == [
        ("reminder_180", "ninety-one"),
        ("reminder_180", "hundred-eighty"),
        ("reminder_90", "today"),
        ("reminder_90", "ninety"),
        ("order", "long"),
        ("order", "over"),
    ]
    days = {letter.addressee: letter.values.get("days_left") or letter.values["days_overdue"] for letter in found}
    assert days == {name: str(abs(left)) for name, left in LEFT.items() if name != "later"}
    ends = {letter.addressee: letter.values["end_of_term"] for letter in found}
    for name, end in ends.items():
        day = AS_OF + timedelta(days=LEFT[name])
        assert end == f"{day.year}年{day.month}月{day.day}日"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_place_of_a_letter_is_filled_in(terms, language) -> None:
    about = subject(terms, language=language)
    content = letters_zip(letters(about, sender="某市总工会"), about.context("函件"))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = [name for name in archive.namelist() if name.endswith(".docx")]
        for name in names:
            assert "{" not in text_of(archive.read(name)), name
        rows = list(csv.reader(io.StringIO(archive.read("index.csv").decode("utf-8-sig"))))
    assert [row[2] for row in rows[1:]] == names


def test_the_years_list_has_a_line_for_each_union(terms) -> None:
    (letter,) = letters(subject(terms), ["elections"])
    lines = text_of(filled(template_of("elections", "zh"), letter, MADE_AT)).splitlines()
    assert lines[0] == "2026年应换届工会名单"
    ended = sorted((left, name) for name, left in LEFT.items() if AS_OF + timedelta(days=left) <= date(2026, 12, 31))
    assert [line.split(" | ")[1] for line in lines if line[:1].isdigit() and " | " in line] == [n for _, n in ended]
    assert f"共{len(ended)}个" in lines[1]


def test_the_years_list_shows_a_union_that_is_reported_as_late_without_a_date(guizhou, terms) -> None:
    (letter,) = letters(subject(guizhou), ["elections"])
    lines = text_of(filled(template_of("elections", "zh"), letter, MADE_AT)).splitlines()
    assert "共0个" in lines[1] and "另有5个工会被通报未按期换届，现有资料未显示其已届满" in lines[1]
    listed = [line.split(" | ") for line in lines if line[:1].isdigit() and " | " in line]
    assert len(listed) == 5
    assert {(ends, days) for _number, _unit, _supervisor, ends, days, *_rest in listed} == {("–", "–")}
    (letter,) = letters(subject(terms), ["elections"])
    assert "另有" not in text_of(filled(template_of("elections", "zh"), letter, MADE_AT))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_union_reported_within_its_recorded_term_is_not_said_to_have_no_date(tmp_path, language) -> None:
    """By the records its term runs to 2029: only the report says that it is late."""
    units = pd.DataFrame({"unit_id": ["R1"], "name": ["甲"], "sector": "enterprise", "union_id": "w"})
    unions = pd.DataFrame({"union_id": ["w"], "established_on": date(2006, 1, 1)})
    terms = pd.DataFrame({"union_id": ["w"], "elected_on": date(2024, 1, 1), "term_years": 5})
    reports = {"unit_id": ["R1"], "check_id": "election_on_time", "reported_on": date(2026, 6, 1), "list_name": "l"}
    frames = {"units": units, "unions": unions, "terms": terms, "findings": pd.DataFrame(reports)}
    about = subject(publish_tables(tmp_path, frames, date(2026, 10, 31)), language=language)
    (letter,) = letters(about, ["elections"])
    said = {
        "zh": "另有1个工会被通报未按期换届，现有资料未显示其已届满，列于表末。",
        "en": (
            "Beside them 1 unions are reported as late, while no record shows that their term has ended; they stand at "
            "the end."
        ),
    }
    assert letter.values["undated"] == said[language]
    # Nor do the definitions, nor the heading of the count.
    definitions = (
        catalogue().lists[name].definition.in_language(language) for name in ("elections", "election_progress")
    )
    with speaking(language):
        texts = [*definitions, column_title("undated", language)]
    assert not any("不明" in text or "无从查考" in text or "unknown" in text or "says when" in text for text in texts)


def test_a_reported_breach_names_the_deadline_and_no_end_of_term(guizhou) -> None:
    found = letters(subject(guizhou), ["order"])
    assert {letter.template for letter in found} == {"order_undated"}
    assert {letter.values["deadline"] for letter in found} == {"2014年8月31日"}
    assert len(found) == 5


def test_a_form_to_close_problems_lists_each_of_the_units_problems(guizhou) -> None:
    found = letters(subject(guizhou), ["closing"])
    assert len(found) == 27
    assert all(int(letter.values["count"]) == len(letter.rows) for letter in found)
    text = text_of(filled(template_of("closing", "zh"), found[0], MADE_AT))
    assert text.count("\n1 | ") == 1
    assert "□同意销号" in text


def test_a_letter_goes_to_the_contact_of_the_local_file(terms, tmp_path) -> None:
    (tmp_path / "contacts.csv").write_text("单位名称,收件人,电话\ntoday,某局机关党委,123\n", encoding="gb18030")
    found = letters(subject(terms), ["reminder_90"], contacts(tmp_path))
    assert [letter.values["recipient"] for letter in found] == ["某局机关党委", "ninety工会"]
    assert contacts(tmp_path / "nowhere") == {}
    (tmp_path / "contacts.csv").write_text("甲,乙\n1,2\n", encoding="utf-8")
    with pytest.raises(Refused, match="收件人"):
        contacts(tmp_path)


def test_a_bodys_own_template_is_used_whatever_its_program_made_of_the_text(terms, tmp_path) -> None:
    document = Document()
    paragraph = document.add_paragraph("致{收")
    paragraph.add_run("件").bold = True
    paragraph.add_run("人}：{unit}、{days_left}。")
    document.save(str(tmp_path / "reminder_90.docx"))
    (letter, _other) = letters(subject(terms), ["reminder_90"], {"today": "{日期}"})
    assert text_of(filled(template_of("reminder_90", "zh", tmp_path), letter, MADE_AT)) == "致{日期}：today、0。"


def test_a_template_that_asks_for_something_else_is_refused(tmp_path) -> None:
    document = Document()
    document.add_paragraph("{电话}")
    content = io.BytesIO()
    document.save(content)
    with pytest.raises(Refused, match=r"\{电话\}"):
        filled(content.getvalue(), Letter("order", "甲", {}), MADE_AT)
    (tmp_path / "order.docx").write_bytes(b"no document")
    with pytest.raises(Refused, match=r"order\.docx"):
        template_of("order", "zh", tmp_path)


def test_texts_that_look_like_formulas_or_places_stay_text() -> None:
    for text in (*FORMULAS, "{单位}", "<w:t>甲</w:t>"):
        values = dict.fromkeys(FIELDS, text)
        content = filled(template_of("order", "zh"), Letter("order", text, values), MADE_AT)
        assert text.strip() in text_of(content)


def test_the_blank_templates_are_all_there() -> None:
    with zipfile.ZipFile(io.BytesIO(blank_templates("zh"))) as archive:
        assert archive.namelist() == [f"{name}.docx" for name in TEMPLATES]
        assert "{届满日期}" in text_of(archive.read("order.docx"))


def test_the_command_writes_the_letters_asked_for(terms, tmp_path) -> None:
    home = terms.home.folder
    options = ["--language", "zh", "-o", tmp_path / "letters.zip"]
    assert run("--home", home, "export", "letters", "--kind", "order", *options).code == 0
    assert len(zipfile.ZipFile(tmp_path / "letters.zip").namelist()) == 3
    answer = run("--home", home, "export", "letters", "--kind", "poem", *options)
    assert (answer.code, "poem" in answer.err) == (1, True)
