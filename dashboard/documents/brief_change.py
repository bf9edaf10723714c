"""What changed since the compared date: the indicators that moved most, better and worse apart."""

from collections.abc import Sequence
from datetime import date

from dashboard.catalogue import catalogue
from dashboard.changes import Change, moved_with_the_unknown, way
from dashboard.comparison import Comparison, changes
from dashboard.documents.blocks import Section, Switches, Table, listed
from dashboard.documents.subject import Subject
from dashboard.locale import _
from dashboard.register.versions import Version
from dashboard.wording.changes import part_in_words, part_title
from dashboard.wording.indicators import shown_stage
from dashboard.wording.numbers import format_date

_MOST_EACH = 3


def change(subject: Subject, compared: tuple[Version, date], switches: Switches) -> Section:
    """The section; where nothing moved it says so with the dates compared."""
    before, before_on = compared
    reader, language = subject.reader, subject.language
    sides = Comparison(before, before_on, reader.version, reader.as_of)
    moved = moves(changes(sides, (), subject.filters, told(scored=switches.scored), subject.scope))
    heading = _("What has changed")
    since = {"version": before.name, "date": format_date(before_on, language)}
    if not moved:
        return Section(heading, [_("Since version {version} as of {date}, 0 indicators have changed.", **since)])
    better = [found for found in moved if is_better(found)]
    worse = [found for found in moved if is_better(found) is False]
    blocks: list[str | Table] = [
        _("Since version {version} as of {date}, {n} indicators have changed, {better} for the better and {worse} for "
          "the worse; numbers that moved no further than what is to be verified are neither (left out are rates of "
          "which fewer than half is known, and counts of which nothing is).", **since, n=len(moved),
          better=len(better), worse=len(worse))
    ]  # fmt: skip
    for title, chosen in ((_("Better"), better), (_("Worse"), worse)):
        blocks += [_sentence(title, found, subject) for found in [chosen[:_MOST_EACH]] if found]
    return Section(heading, blocks)


def told(*, scored: bool) -> list[str]:
    """The indicators that a document tells of; those of the score, an internal measure, where it is asked for."""
    return [name for name, indicator in catalogue().indicators.items() if scored or not indicator.is_of_score]


def moves(found: Sequence[Change]) -> list[Change]:
    """The changes whose value moved, the largest first: by points of a percentage, by percent of a count."""
    return sorted((one for one in found if _size(one)), key=lambda one: -_size(one))


def is_better(found: Change) -> bool | None:
    """Whether the indicator moved for the better; None where neither direction is, or only more or less is known."""
    start, now = _values(found)
    if start is None or now is None:
        return None
    indicator = catalogue().indicators[found.indicator]
    better = indicator.better
    if better == "neither" or (found.start and found.now and moved_with_the_unknown(indicator, found.start, found.now)):
        return None
    return (now > start) == (better == "higher")


def _values(found: Change) -> tuple[float | None, float | None]:
    if found.start is None or found.now is None or found.indicator not in catalogue().indicators:
        return None, None
    start, now = found.start.value, found.now.value
    return (None if start is None else float(start)), (None if now is None else float(now))


def _size(found: Change) -> float:
    start, now = _values(found)
    if start is None or now is None or found.now is None or not _is_mostly_known(found):
        return 0.0
    return way(start, now, found.now.unit)


def _is_mostly_known(found: Change) -> bool:
    """Whether at least half of the bound units are known on both sides: else a rate may move by what became known."""
    sides = [stage for stage in (found.start, found.now) if stage and stage.denominator is not None]
    return all((stage.denominator or 0) >= stage.unknown for stage in sides)


def _sentence(title: str, moved: Sequence[Change], subject: Subject) -> str:
    language = subject.language
    said = []
    for found in moved:
        indicator = catalogue().indicators[found.indicator]
        parts = [
            f"{part_title(part, language)}{'' if language == 'zh' else ' '}{part_in_words(found, part, language)}"
            for part in ("occurred", "corrected")
            if found.part(part)
        ]
        words = {"name": indicator.title.in_language(language), "start": shown_stage(indicator, found.start, language),
                 "now": shown_stage(indicator, found.now, language), "parts": listed(parts, language)}  # fmt: skip
        said.append(
            _("{name} from {start} to {now} ({parts})", **words) if parts
            else _("{name} from {start} to {now}", **words)
        )  # fmt: skip
    semicolon = "；" if language == "zh" else "; "
    return _("{title}: {moved}.", title=title, moved=semicolon.join(said))
