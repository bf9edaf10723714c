"""Words, tables and chart input for a unit's timeline and score."""

from collections.abc import Sequence

import pandas as pd

from dashboard.answers.unit_life import Lane, Span, State
from dashboard.answers.unit_score import CAP, ScoreLoss
from dashboard.charts.palette import Tone
from dashboard.charts.timeline import TimelineBar
from dashboard.charts.waterfall import Level, WaterfallStep
from dashboard.locale import Language, _
from dashboard.locale.in_language import speaking
from dashboard.locale.number_format import format_number
from dashboard.vocabulary.codes import title
from dashboard.wording.change_words import signed
from dashboard.wording.code_words import check_title

_TONES: dict[State, Tone] = {"running": "good", "over": "none", "lapsed": "bad", "open": "bad"}


def bars(spans: Sequence[Span], language: Language) -> list[TimelineBar]:
    """The spans as bars of a timeline."""
    with speaking(language):
        return [
            TimelineBar(_name(span, language), span.starts_on, span.ends_on, _state(span), _TONES[span.state])
            for span in spans
        ]


def _name(span: Span, language: Language) -> str:
    if span.lane == "term":
        return _("Term {number}", number=span.subject) if span.subject else _("Term")
    if span.lane == "agreement":
        return title("agreement_kind", span.subject, language) if span.subject else _("Agreement")
    return _("Certificate") if span.lane == "certificate" else check_title(span.subject, language)


def _state(span: Span) -> str:
    if span.lane == "finding":
        return _("finding open") if span.state == "open" else _("finding closed")
    words: dict[State, str] = {
        "running": _("in force"),
        "over": _("followed by another"),
        "lapsed": _("ended, nothing after it on record"),
    }
    return words[span.state]


def span_texts(spans: Sequence[Span], language: Language) -> str:
    """The chart's title: counts of spans in force, of spans ended with nothing after, and of open findings."""

    def count(state: State, lanes: Sequence[Lane] = ("term", "agreement", "certificate")) -> int:
        return sum(span.state == state and span.lane in lanes for span in spans)

    with speaking(language):
        return _(
            "In force: {running}; ended with nothing after: {lapsed}; open findings: {open}",
            running=count("running"),
            lapsed=count("lapsed"),
            open=count("open", ("finding",)),
        )


def life_table(spans: Sequence[Span], language: Language) -> pd.DataFrame:
    """The data of the timeline: item, starts_on, ends_on, standing; item and standing in words."""
    rows = [(bar.name, bar.start, bar.end, bar.state) for bar in bars(spans, language)]
    return pd.DataFrame(rows, columns=["item", "starts_on", "ends_on", "standing"], dtype=object)


def score_table(lost: Sequence[ScoreLoss], language: Language) -> pd.DataFrame:
    """The data of the waterfall: item (a failing check or the cap, in words) and the points it takes (negative)."""
    with speaking(language):
        rows = [(_("Cap") if one.check == CAP else check_title(one.check, language), float(one.points)) for one in lost]
    return pd.DataFrame(rows, columns=["item", "points"], dtype=object)


def score_steps(
    lost: Sequence[ScoreLoss], score: float, known: tuple[int, int], language: Language, *, is_graded: bool
) -> tuple[Level, list[WaterfallStep], Level, str]:
    """The score as a waterfall: the start (100 points), the steps, the end (the score), and the title.

    known is (known checks, scoring checks). Without a grade the title first says that too little is known: a score of
    100 from one known check is no praise.
    """
    with speaking(language):
        steps = [
            WaterfallStep(
                one.check,
                _("Cap") if one.check == CAP else check_title(one.check, language),
                float(one.points),
                signed(float(one.points), language),
                "bad",
            )
            for one in lost
        ]
        start, end = Level(_("All points"), 100.0, "100"), Level(_("Score"), score, format_number(score, language))
        if not is_graded:
            title = _(
                "Too little is known for a grade: {known} of {all} checks; score of these: {score}",
                known=known[0],
                all=known[1],
                score=end.text,
            )
            return start, steps, end, title
        if not steps:
            return start, steps, end, _("Score {score}: no known check that scores fails", score=end.text)
        return (
            start,
            steps,
            end,
            _(
                "Score {score}: most points lost by {check}, {points}",
                score=end.text,
                check=steps[0].name,
                points=steps[0].text,
            ),
        )
