"""What a register says that knows nothing but a campaign's lists: every number, through the command line."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from command_line import Outcome, run, run_program
from dashboard.catalogue.loader import catalogue
from registers import copied

AS_OF = "2014-04-30"
HEADQUARTERS, COMPANY = "贵州中烟公司机关工会", "贵州中烟公司"
Ask = Callable[..., Any]

LISTS = {
    "未建工会组织的单位": 7,
    "长期不按时换届的工会": 5,
    "工会组织不健全的工会": 13,
    "创建全国模范职工之家单位": 1,
    "创建省级模范职工之家单位": 5,
    "创建省直先进职工之家的单位": 8,
    "职工之家复查验收不合格需要整改的单位": 2,
    "开展工资集体协商的大型企业": 2,
    "劳动用工自查企业": 21,
    "建立健全劳动争议调解委员会的大中型企业": 7,
}

# What differs before and after a person confirms that the headquarters' union is the company's.
NUMBERS = {
    "before": {"units": 62, "union": (40, 7, 15), "to_verify": 37, "enterprises": 24, "undecided": 22, "multi": 7},
    "after": {"units": 61, "union": (40, 7, 14), "to_verify": 36, "enterprises": 23, "undecided": 21, "multi": 8},
}

# (check, state): how many units before the pair is confirmed, and after. Where the lists say nothing, unknown.
STATES = {
    ("union_established", "pass"): (40, 40),
    ("union_established", "fail"): (7, 7),
    ("union_established", "unknown"): (15, 14),
    ("election_on_time", "fail"): (5, 5),
    ("election_on_time", "not_applicable"): (7, 7),
    ("election_on_time", "unknown"): (50, 49),
    ("term_length", "not_applicable"): (7, 7),
    ("term_length", "unknown"): (55, 54),
    ("chair_in_post", "not_applicable"): (7, 7),
    ("chair_in_post", "unknown"): (55, 54),
    ("audit_commission", "not_applicable"): (7, 7),
    ("audit_commission", "unknown"): (55, 54),
    ("women_committee", "not_applicable"): (7, 7),
    ("women_committee", "unknown"): (55, 54),
    ("organisation_complete", "fail"): (13, 13),
    ("organisation_complete", "not_applicable"): (7, 7),
    ("organisation_complete", "unknown"): (42, 41),
    ("wage_agreement", "not_applicable"): (23, 23),
    ("wage_agreement", "unknown"): (39, 38),
    ("mediation_committee", "not_applicable"): (38, 38),
    ("mediation_committee", "unknown"): (24, 23),
    ("home_review", "fail"): (2, 2),
    ("home_review", "unknown"): (60, 59),
    ("self_check", "unknown"): (62, 61),
}

SAME = [
    ("华创证劵公司工会", "华创证券公司"),
    ("贵州省广电网络公司工会", "贵州广电网络公司", "省广电网络公司工会"),
    ("省新华书店公司工会", "省新华书店公司"),
    ("中铁二院贵阳院公司工会", "中铁二院贵阳院公司"),
    ("省黔水建设工程公司", "贵州黔水建设工程公司工会"),
    ("贵州人民出版社公司工会", "贵州人民出版社公司"),
]
NEVER_THE_SAME = [
    ("贵州省民族歌舞团工会", "省歌舞团公司"),
    ("省水利水电勘测设计研究院工会", "中水集团贵阳勘测设计研究院"),
    ("省广播电影电视局直属工会", "省广播电视台工会", "贵州省广电网络公司工会"),
    ("省水利厅直属工会", "省水利投资公司"),
    ("省新华书店公司工会", "省外文书店公司"),
    ("贵州人民出版社公司工会", "省民族出版社公司", "贵州新闻出版集团公司机关"),
    ("省安顺劳教所工会", "省中八劳教所工会"),
    ("省扎佐林场工会", "省龙里林场工会"),
    ("贵州省政府驻北京办事处", "贵州省政府驻上海办事处"),
]


def asking(home: Path) -> Ask:
    def ask(*arguments: object) -> Any:
        return run("--home", home, *arguments, "--json").json

    return ask


def confirm(ask: Ask) -> None:
    ask("alias", "confirm", HEADQUARTERS, "--unit", ask("unit", COMPANY)["unit_id"])


@pytest.fixture(scope="module", params=["before", "after"])
def campaign(request, guizhou, tmp_path_factory) -> tuple[Ask, dict[str, Any], str]:
    """The campaign before and after the pair is confirmed, and what it must say."""
    ask = asking(guizhou.home.folder)
    if request.param == "after":
        ask = asking(copied(guizhou, tmp_path_factory.mktemp("confirmed") / "home").home.folder)
        confirm(ask)
    return ask, NUMBERS[request.param], request.param


def numerators(rows: list[dict[str, Any]], *by: str) -> dict[Any, int]:
    return {tuple(row[name] for name in by) if len(by) > 1 else row[by[0]]: row["numerator"] for row in rows}


def counts(row: dict[str, Any]) -> tuple[int, int, int]:
    """(pass, fail, unknown) of a check's rate."""
    return row["numerator"], row["denominator"] - row["numerator"], row["unknown"]


def test_the_whole_campaign(campaign) -> None:
    ask, expected, _ = campaign
    rows = {row["indicator"]: row for row in ask("indicators", "--as-of", AS_OF)}
    assert {row["as_of"] for row in rows.values()} == {AS_OF}
    assert rows["units_open"]["numerator"] == expected["units"]
    assert counts(rows["union_established"]) == expected["union"]
    assert rows["union_established"]["value"] == pytest.approx(100 * 40 / 47)
    assert rows["units_without_union"]["numerator"] == 7
    assert rows["elections_long_overdue"]["numerator"] == rows["elections_overdue"]["numerator"] == 5
    assert rows["organisations_incomplete"]["numerator"] == 13
    assert rows["homes_to_rework"]["numerator"] == 2
    assert rows["units_multi_listed"]["numerator"] == expected["multi"]
    assert rows["findings_open"]["numerator"] == 27
    assert rows["units_not_operating"]["numerator"] == 0


def test_by_sector(campaign) -> None:
    ask, expected, _ = campaign
    rows = ask("indicators", "--as-of", AS_OF, "--by", "sector")
    by_id = {name: [row for row in rows if row["indicator"] == name] for name in {row["indicator"] for row in rows}}
    sectors = {"government": 23, "institution": 15, "enterprise": expected["enterprises"]}
    assert numerators(by_id["units_open"], "sector") == sectors
    assert numerators(by_id["units_without_union"], "sector") == {"government": 7, "institution": 0, "enterprise": 0}
    assert numerators(by_id["elections_long_overdue"], "sector") == {
        "government": 3,
        "institution": 0,
        "enterprise": 2,
    }
    assert numerators(by_id["organisations_incomplete"], "sector") == {
        "government": 8,
        "institution": 5,
        "enterprise": 0,
    }


def test_by_main_class(campaign) -> None:
    ask, expected, _ = campaign
    rows = ask("indicators", "--as-of", AS_OF, "--by", "main_class", "--only", "units_open")
    assert numerators(rows, "main_class") == {
        "no_union": 7,
        "long_overdue": 5,
        "incomplete": 13,
        "to_verify": expected["to_verify"],
    }


def test_by_sector_and_main_class(campaign) -> None:
    ask, expected, _ = campaign
    rows = ask("indicators", "--as-of", AS_OF, "--by", "sector,main_class", "--only", "units_open")
    assert numerators(rows, "sector", "main_class") == {
        ("government", "no_union"): 7,
        ("government", "long_overdue"): 3,
        ("government", "incomplete"): 8,
        ("government", "to_verify"): 5,
        ("institution", "incomplete"): 5,
        ("institution", "to_verify"): 10,
        ("enterprise", "long_overdue"): 2,
        ("enterprise", "to_verify"): expected["undecided"],
    }


def test_by_list_there_are_71_listings(campaign) -> None:
    ask, expected, _ = campaign
    rows = ask("indicators", "--as-of", AS_OF, "--by", "list", "--only", "units_open")
    assert numerators(rows, "list") == LISTS
    assert sum(LISTS.values()) == 71
    started = ask("indicators", "--as-of", "2014-07-01", "--only", "tasks_done")
    assert started[0]["denominator"] == 71
    rows = ask("indicators", "--as-of", AS_OF, "--by", "campaign", "--only", "units_open")
    assert numerators(rows, "campaign") == {"和谐企业大创建": expected["units"]}


def test_nothing_that_the_lists_do_not_tell_is_shown_as_known(campaign) -> None:
    ask, expected, when = campaign
    rows = ask("states", "--as-of", AS_OF)
    place = 0 if when == "before" else 1
    listed = {check for check, _state in STATES}
    counted = Counter((row["check"], row["state"]) for row in rows if row["check"] in listed)
    assert counted == {key: both[place] for key, both in STATES.items()}
    # The lists say nothing at all about the other checks.
    assert {row["state"] for row in rows if row["check"] not in listed} == {"unknown", "not_applicable"}
    assert {row["source"] for row in rows if row["state"] != "fail"} == {None}
    assert len(rows) == len(catalogue().checks) * expected["units"]


def test_the_seven_of_the_mediation_task_are_bound_and_to_be_verified(campaign) -> None:
    ask, _, when = campaign
    of_seven = {row["unit_id"] for row in ask("states", "--where", "task=T07", "--check", "mediation_committee")}
    rows = ask("indicators", "--only", "mediation_committee", "--by", "size")
    assert {row["size"]: counts(row) for row in rows} == {
        "large": (0, 0, 2),
        "large_or_medium": (0, 0, 5),
        None: (0, 0, NUMBERS[when]["enterprises"] - 7),
    }
    assert len(of_seven) == 7


def test_the_homes_to_rework_are_counted_at_no_level(campaign) -> None:
    ask, _, _ = campaign
    ids = [f"honours_{level}" for level in ("national", "provincial", "municipal", "direct")]
    rows = ask("indicators", "--only", ",".join(ids))
    assert [row["numerator"] for row in rows] == [0, 0, 0, 0]


def test_every_fail_stands_on_a_list(campaign) -> None:
    ask, _, _ = campaign
    fails = [row for row in ask("states", "--as-of", AS_OF) if row["state"] == "fail"]
    due = {
        "union_established": "2014-08-31",
        "election_on_time": "2014-08-31",
        "organisation_complete": "2014-08-31",
        "home_review": "2014-10-31",
    }
    assert {(row["since"], row["open"], row["source"] in ("reported", "both")) for row in fails} == {
        (AS_OF, True, True)
    }
    assert {row["check"]: row["due"] for row in fails} == due
    worklist = ask("worklist", "--as-of", AS_OF)
    assert {(row["unit_id"], row["check"]) for row in worklist} == {(row["unit_id"], row["check"]) for row in fails}


def test_one_pair_is_left_to_a_person_and_refusing_it_settles_it(tmp_path, guizhou) -> None:
    ask = asking(copied(guizhou, tmp_path / "home").home.folder)
    (suggestion,) = ask("alias", "list")["suggestions"]
    assert (suggestion["spelling"], suggestion["unit"]) == (HEADQUARTERS, COMPANY)
    assert suggestion["unit_id"] == ask("unit", COMPANY)["unit_id"]
    ask("alias", "refuse", HEADQUARTERS, "--unit", suggestion["unit_id"])
    assert ask("alias", "list")["suggestions"] == []
    assert ask("indicators", "--only", "units_open")[0]["numerator"] == 62


def test_confirming_the_pair_leaves_one_unit_under_both_spellings(tmp_path, guizhou) -> None:
    ask = asking(copied(guizhou, tmp_path / "home").home.folder)
    going, staying = ask("unit", HEADQUARTERS)["unit_id"], ask("unit", COMPANY)["unit_id"]
    assert going != staying
    confirm(ask)
    assert ask("alias", "list")["suggestions"] == []
    assert {ask("unit", name)["unit_id"] for name in (HEADQUARTERS, COMPANY, going, staying)} == {staying}
    assert len(ask("unit", COMPANY)["records"]["task_units"]) == 2


def test_spellings_of_one_unit_are_one_and_near_names_are_not_merged(campaign) -> None:
    ask, _, _ = campaign
    found = ask("alias", "list")
    unit_of = {row["alias"]: row["unit_id"] for row in found["aliases"]}
    unit_of |= {row["unit"]: row["unit_id"] for row in found["aliases"]}
    for names in SAME:
        assert len({unit_of[name] for name in names}) == 1, names
    for names in NEVER_THE_SAME:
        assert len({unit_of[name] for name in names}) == len(names), names


def test_the_program_itself_says_the_same(tmp_path) -> None:
    def ask(*arguments: object, how: Callable[..., Outcome] = run) -> Any:
        return how("--home", tmp_path, *arguments, "--json").json

    assert ask("sample", "guizhou", how=run_program)["version"] == "v0001"
    by = ("indicators", "--as-of", AS_OF, "--by", "main_class", "--only", "units_open")
    assert numerators(ask(*by, how=run_program), "main_class")["to_verify"] == 37
    confirm(ask)
    assert numerators(ask(*by), "main_class")["to_verify"] == 36
