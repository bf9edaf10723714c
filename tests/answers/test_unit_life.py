"""A unit's life in spans, at the boundary days."""

from datetime import date

import pandas as pd
import pytest

from dashboard.answers.unit_life import Span, life
from dashboard.answers.unit_profile import Profile
from dashboard.charts.timeline import TimelineBar, timeline
from dashboard.locale import use_language
from dashboard.wording.unit_life_words import bars, span_texts

AS_OF = date(2026, 4, 30)


def term(elected, ends=None, years=None, no=1, extended=None, approved=None):
    return {
        "elected_on": elected,
        "ends_on": ends,
        "term_years": years,
        "term_no": no,
        "extended_to": extended,
        "extension_approved": approved,
    }


def of(**records) -> list[Span]:
    frames = {name: pd.DataFrame(rows, dtype=object) for name, rows in records.items()}
    return life(Profile({}, pd.DataFrame(), frames, pd.DataFrame()), AS_OF)


@pytest.mark.parametrize(
    ("row", "end", "state"),
    [
        (term(date(2023, 4, 30), years=3), AS_OF, "running"),
        (term(date(2023, 4, 29), years=3), date(2026, 4, 29), "lapsed"),
        (term(date(2023, 4, 29), years=3, extended=date(2026, 9, 1), approved=True), date(2026, 9, 1), "running"),
        (term(date(2023, 4, 29), years=3, extended=date(2026, 9, 1)), date(2026, 4, 29), "lapsed"),
        (term(date(2020, 2, 29), years=5), date(2025, 2, 28), "lapsed"),
        (term(date(2024, 1, 1)), None, "running"),
    ],
)
def test_a_term_runs_to_its_last_day(row, end, state) -> None:
    (span,) = of(terms=[row])
    assert (span.ends_on, span.state) == (end, state)


def test_a_term_that_was_followed_by_another_is_over_and_the_newest_stands_first() -> None:
    spans = of(terms=[term(date(2019, 5, 1), years=3), term(date(2022, 5, 1), years=5, no=2)])
    assert [(span.subject, span.state) for span in spans] == [("2", "running"), ("1", "over")]


def test_what_has_not_begun_by_the_date_is_not_there() -> None:
    assert of(terms=[term(date(2026, 5, 1), years=3)]) == []


def test_findings_are_open_until_the_day_they_are_closed() -> None:
    def finding(closed):
        return {"check_id": "election_on_time", "reported_on": date(2026, 1, 1), "closed_on": closed}

    assert [span.state for span in of(findings=[finding(None)])] == ["open"]
    assert [span.state for span in of(findings=[finding(AS_OF)])] == ["over"]
    assert [span.state for span in of(findings=[finding(date(2026, 5, 1))])] == ["open"]


def test_an_agreement_that_ran_out_is_lapsed_unless_one_of_its_kind_holds() -> None:
    def agreement(kind, expires):
        return {"kind": kind, "effective_on": date(2024, 1, 1), "signed_on": None, "expires_on": expires}

    old, new = agreement("wage", date(2025, 1, 1)), agreement("wage", date(2027, 1, 1))
    assert [span.state for span in of(agreements=[old])] == ["lapsed"]
    assert sorted(span.state for span in of(agreements=[old, new])) == ["over", "running"]
    assert sorted(span.state for span in of(agreements=[old, agreement("women", date(2027, 1, 1))])) == [
        "lapsed",
        "running",
    ]


def test_the_finding_counts_what_holds_and_what_lapsed() -> None:
    spans = of(terms=[term(date(2020, 1, 1), years=3)], unions=[{"legal_person_valid_to": AS_OF}])
    assert span_texts(spans, "zh") == "在期1项，到期后无接续记录1项，未销号问题0项"
    assert [bar.name for bar in bars(spans, "zh")] == ["第1届", "法人证书"]


def test_a_timeline_is_open_to_the_side_of_a_day_that_is_not_on_record() -> None:
    use_language("en")
    drawn = timeline([TimelineBar("A", None, AS_OF, "in force", "good")], AS_OF, "T", "en", "light")
    assert drawn is not None and "start not recorded" in drawn.alt
    assert drawn.figure.data[0].base[0] < AS_OF.toordinal()
    assert timeline([TimelineBar("A", None, None, "open", "bad")], AS_OF, "T", "en", "light") is None
