"""The command what-if and its words."""

import re

import pytest

from command_line import run
from dashboard.answers.what_if.answer import what_would_it_take
from dashboard.locale import use_language
from dashboard.query.filters import Filters
from dashboard.register.reader import open_reader
from dashboard.wording.what_if_words import moved_in_words, sentence

INCOMPLETE = "organisations_incomplete"


def test_the_command_says_in_one_line_what_it_takes_and_lists_it(guizhou) -> None:
    outcome = run("--home", guizhou.home.folder, "what-if", INCOMPLETE, "5")
    assert outcome.code == 0, outcome.err
    assert outcome.out.splitlines()[0] == "Mending 8 items lowers Incomplete organisations from 13 to 5."
    assert outcome.out.count("organisation_complete") == 8


def test_the_document_has_the_items_and_every_indicator_that_moves(guizhou) -> None:
    document = run(
        "--home", guizhou.home.folder, "--json", "what-if", INCOMPLETE, "5", "--where", "sector=government"
    ).json
    assert (document["indicator"], document["target"], document["reached"]) == (INCOMPLETE, 5, True)
    assert document["before"]["numerator"] - document["after"]["numerator"] == len(document["items"]) == 3
    assert {item["sector"] for item in document["items"]} == {"government"}
    assert {"unit_id", "check", "strength", "since", "next_step", "responsible"} <= set(document["items"][0])
    moved = {entry["indicator"]: entry for entry in document["indicators"]}
    assert moved[INCOMPLETE] == {"indicator": INCOMPLETE, "before": document["before"], "after": document["after"]}
    assert "units_open" not in moved


def test_a_file_holds_the_items_and_the_sentence_stands_beside_it(guizhou, tmp_path) -> None:
    path = tmp_path / "items.csv"
    outcome = run("--home", guizhou.home.folder, "what-if", INCOMPLETE, "5", "-o", path)
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err.startswith("Mending 8 items")
    assert len(path.read_text("utf-8-sig").strip().splitlines()) == 9


@pytest.mark.parametrize("target", ["many", "nan", "inf", ""])
def test_a_target_that_is_no_number_is_refused_in_one_line(guizhou, target) -> None:
    outcome = run("--home", guizhou.home.folder, "what-if", INCOMPLETE, target)
    assert (outcome.code, outcome.out) == (1, "")
    assert re.fullmatch(r"The target .* is no number\.\n", outcome.err)


def test_a_percentage_may_have_its_sign_and_be_out_of_reach(guizhou) -> None:
    outcome = run("--home", guizhou.home.folder, "what-if", "units_open", "100%")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("No item of the worklist brings Units on the register closer to 100")


def test_an_unknown_indicator_is_refused_in_one_line(guizhou) -> None:
    outcome = run("--home", guizhou.home.folder, "what-if", "nothing_such", "1")
    assert (outcome.code, outcome.out) == (1, "")
    assert len(outcome.err.splitlines()) == 1


def test_the_sentences_in_both_languages(guizhou) -> None:
    reader = open_reader(guizhou.current())

    def said(target: float, language: str) -> str:
        use_language("en")
        return sentence(what_would_it_take(reader, INCOMPLETE, target, Filters()), language)  # type: ignore[arg-type]

    assert said(5, "zh") == "整改8项\uff0c组织不健全数即可由13降至5。"
    assert said(20, "zh") == "组织不健全数现为13\uff0c已达到目标20。"
    assert said(-1, "en") == (
        "-1 can't be reached: with all items mended that help (13), Incomplete organisations goes from 13 to 0."
    )
    plan = what_would_it_take(reader, INCOMPLETE, 5, Filters())
    shown = moved_in_words(plan, "zh")
    assert list(shown.columns) == ["指标", "现在", "整改后"]
    assert ["组织不健全数", "13", "5"] in shown.to_numpy().tolist()
