"""The brief: every sentence has its number, the numbers are the answers', and what is switched off is not there."""

import re
from datetime import date

import pandas as pd
import pytest

from dashboard.answers import lists, numbers
from dashboard.answers.comparing.earlier_date import default_comparison
from dashboard.answers.parameters import weight_in
from dashboard.catalogue.loader import catalogue
from dashboard.documents.blocks import Switches, TableBlock
from dashboard.documents.brief import Brief, brief
from dashboard.documents.brief_duties import duties
from dashboard.documents.brief_hindrances import hindrances
from dashboard.locale.in_language import speaking
from dashboard.query.filters import Filters
from dashboard.register.reader import open_reader
from documents.plain_text import GOLDEN, plain_text
from documents.subjects import made_brief, subject
from registers import publish_tables


def sentences(brief: Brief) -> list[str]:
    texts = [block for section in brief.sections for block in section.blocks if isinstance(block, str)]
    ends = "。" if brief.context.language == "zh" else r"(?<=[a-z%)])\.(?: |$)"
    return [part for text in texts for part in re.split(ends, text) if part.strip()]


def tables(brief: Brief) -> list[TableBlock]:
    return [block for section in brief.sections for block in section.blocks if isinstance(block, TableBlock)]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", ["guizhou", "province"])
def test_it_says_what_the_golden_file_says(name, language, request) -> None:
    register = request.getfixturevalue(name)
    golden = (GOLDEN / f"brief_{name}_{language}.txt").read_text(encoding="utf-8")
    assert plain_text(made_brief(register, language)) == golden, "python tests/documents/plain_text.py"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", ["guizhou", "province"])
def test_no_sentence_is_without_its_number(name, language, request) -> None:
    found = sentences(made_brief(request.getfixturevalue(name), language))
    assert len(found) > 10
    assert [sentence for sentence in found if not re.search(r"\d", sentence)] == []


def test_the_table_of_sectors_sums_to_all_units(province) -> None:
    (sectors, *_others) = tables(made_brief(province))
    cells = [[int(cell.replace(",", "")) for cell in row[1:]] for row in sectors.rows]
    assert all(sum(row[:-1]) == row[-1] for row in cells)
    assert (
        sum(row[-1] for row in cells)
        == numbers.numbers(subject(province).reader, Filters(), only=["units_open"])[0].numerator
    )


def test_the_three_problems_are_those_that_weigh_most(province) -> None:
    reader = subject(province).reader
    states = lists.states(reader, Filters())
    loss: dict[str, int] = {}
    for row in states[(states["state"] == "fail") & (states["strength"] != "may")].itertuples():
        loss[row.check_id] = loss.get(row.check_id, 0) + catalogue().checks[row.check_id].weight_at(row.strength)
    loss["organisation_complete"] = 2 * len(reported_as_a_whole(states))
    worst = sorted(loss, key=lambda name: -loss[name])[:3]
    section = made_brief(province, "en").sections[2]
    for place, (name, said) in enumerate(zip(worst, section.blocks, strict=True), 1):
        failing = ((states["check_id"] == name) & (states["state"] == "fail")).sum()
        assert str(said).startswith(f"{place}. ")
        assert re.search(rf": {failing} of the ", str(said)), (name, said)


def test_a_brief_under_filters_does_not_speak_of_the_whole_register(plans) -> None:
    """One unit that lacks nothing on record, and the homes that failed: one of an enterprise, one of an organ."""
    reader = subject(plans).reader
    failing = set(lists.rows_of(reader, "worklist", Filters())["unit_id"])
    units = lists.rows_of(reader, "unit_health", Filters())
    names = units[~units["unit_id"].isin(failing)]["unit"]
    name = next(name for name in names if sum(name in other for other in units["unit"]) == 1)
    about = subject(plans, language="en", filters=Filters(search=name))
    text = plain_text(brief(about, default_comparison(plans, reader.version, reader.as_of)))
    assert "Under these filters the register has 1 open unit." in text
    assert "The register has" not in text and "first known" not in text and "Checks that fail most often" not in text
    homes = subject(plans, language="en", filters=Filters(where=(("check_fail", ("home_review",)),)))
    with speaking("en"):
        said = [str(block) for block in hindrances(homes, Switches()).blocks]
    assert any("Home failed its review: 2" in one and "most of them" not in one for one in said)


@pytest.mark.parametrize(
    ("supervisors", "said"),
    [
        (
            ["县总工会", "市总工会", None],
            "问题3项，由2个责任单位负责，其中0项已过时限、3项未定时限。其中1项未登记责任单位。",
        ),
        (["县总工会", "县总工会", "市总工会"], "问题3项，由2个责任单位负责，其中0项已过时限、3项未定时限。"),
        ([None, None, None], "问题3项，由0个责任单位负责，其中0项已过时限、3项未定时限。其中3项未登记责任单位。"),
    ],
)
def test_only_bodies_that_are_named_are_counted_as_responsible(tmp_path, supervisors, said) -> None:
    ids = ["u1", "u2", "u3"]
    units = pd.DataFrame({"unit_id": ids, "sector": "government", "supervisor": supervisors}, dtype=object)
    reports = pd.DataFrame(
        {"unit_id": ids, "check_id": "union_established", "reported_on": date(2026, 1, 1), "list_name": "l"}
    )
    about = subject(publish_tables(tmp_path, {"units": units, "findings": reports}, date(2026, 10, 31)))
    with speaking("zh"):
        assert str(duties(about).blocks[0]).endswith(said)


def reported_as_a_whole(states: pd.DataFrame) -> set[str]:
    """The units whose organisation is incomplete while no part of it fails."""
    failing = states[states["state"] == "fail"]
    parts = failing["check_id"].isin(["chair_in_post", "audit_commission", "women_committee"])
    return set(failing[failing["check_id"] == "organisation_complete"]["unit_id"]) - set(failing[parts]["unit_id"])


def test_what_was_reported_as_a_whole_weighs_where_nothing_is_known_of_its_parts(plans) -> None:
    states = lists.states(subject(plans).reader, Filters())
    assert len(reported_as_a_whole(states)) == 13
    (first, *_others) = made_brief(plans).sections[2].blocks
    assert str(first).startswith("1.工会组织不健全：")


def _units():
    from dashboard.register.reader import select_all

    return select_all("unit_status")


def test_without_names_no_unit_is_named(guizhou) -> None:
    names = set(lists.rows_of(subject(guizhou).reader, "worklist", Filters())["unit"])
    assert any(name in plain_text(made_brief(guizhou)) for name in names)
    silent = plain_text(made_brief(guizhou, named=False))
    assert [name for name in names if name in silent] == []


def test_the_score_is_left_out_unless_asked_for(province) -> None:
    words = ("得分", "级单位数", "未定级")
    assert not any(word in plain_text(made_brief(province)) for word in words)
    assert "得分" in plain_text(made_brief(province, scored=True)).split("二、")[0]


def test_the_score_says_of_how_many_it_is(province, guizhou) -> None:
    for register, language in ((province, "zh"), (province, "en"), (guizhou, "zh"), (guizhou, "en")):
        reader = subject(register).reader
        status = reader.frame(_units())
        graded, all_of_them = int(status["grade"].notna().sum()), int((status["applicable_checks"] > 0).sum())
        text = plain_text(made_brief(register, language, scored=True))
        said = {
            "zh": f"按已评级的{graded:,}家（共{all_of_them:,}家）",
            "en": f"of {graded:,} graded of {all_of_them:,} units",
        }
        assert (said[language] in text) == (graded > 0)


def test_the_lines_to_sign_can_be_left_out(province) -> None:
    assert made_brief(province).sign_off == ["填报人", "审核人", "负责人", "公章"]
    assert made_brief(province, signed=False).sign_off == []


def test_invented_data_say_so_below_the_title(province, guizhou) -> None:
    assert "合成数据" in made_brief(province).about[1]
    assert len(made_brief(guizhou).about) == 1


def test_a_check_weighs_what_the_rule_of_the_units_own_province_says(tmp_path) -> None:
    """Ningxia: a women's committee must be set up; Tianjin: it may; elsewhere, and where nobody knows: it should."""
    places = ["640100", "120100", "520100"]
    units = pd.DataFrame({"unit_id": places, "region": places} | {"sector": "enterprise"})
    reader = open_reader(publish_tables(tmp_path, {"units": units}, date(2025, 6, 1)).current())
    check = catalogue().checks["women_committee"]
    weights = [weight_in(check, province, "enterprise", reader) for province in ("64", "12", "52", None)]
    assert weights == [3, 0, 2, 2]
