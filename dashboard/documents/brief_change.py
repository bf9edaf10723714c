"""The brief's section on changes since the compared date: the indicators that moved most, better and worse apart."""

from collections.abc import Sequence
from datetime import date

from dashboard.answers import lists
from dashboard.answers.comparing.better_or_worse import NumberPair, changed, compared, in_direction
from dashboard.answers.comparing.change_parts import Change
from dashboard.answers.comparing.two_versions import Comparison, changes
from dashboard.catalogue.loader import catalogue
from dashboard.documents.blocks import Section, Switches, TableBlock
from dashboard.documents.subject import Subject
from dashboard.locale import _, ngettext
from dashboard.locale.number_format import format_date, format_number
from dashboard.register.first_record import reaches_back_to
from dashboard.register.versions import Version
from dashboard.wording.change_since_words import in_words, nothing_recorded
from dashboard.wording.indicator_words import shown_value

_MOST_EACH = 3


def change(subject: Subject, against: tuple[Version, date], switches: Switches) -> Section:
    """The section. Says so, with the date, if nothing changed or nothing was on record."""
    version, day = against
    reader, language = subject.reader, subject.language
    heading = _("What has changed")
    since = {"date": format_date(day, language)}
    if not reaches_back_to(reader.version, day):
        problems = lists.count_of(reader, "worklist", subject.filters, subject.scope)
        if not problems:
            return Section(heading, [nothing_recorded(day, language)])
        return Section(
            heading,
            [
                _(
                    "No record reaches back to {date}, so nothing is compared with it; the {n} problems on the "
                    "worklist are first known.",
                    **since,
                    n=format_number(problems, language),
                )
            ],
        )
    found = changes(Comparison(version, day, reader.version, reader.as_of), (), subject.filters, scope=subject.scope)
    moved = moves(found, scored=switches.scored)
    blocks: list[str | TableBlock] = [_moved(moved, since)]
    for title, turn in ((_("Better"), in_direction(moved, "better")), (_("Worse"), in_direction(moved, "worse"))):
        if turn:
            blocks.append(_sentence(title, turn[:_MOST_EACH], subject))
    if mended := corrected(found, scored=switches.scored):
        blocks.append(
            ngettext(
                "Apart from that the numbers of {date} have been corrected since in {n} indicator: {moved}.",
                "Apart from that the numbers of {date} have been corrected since in {n} indicators: {moved}.",
                len(mended),
                **since,
                n=len(mended),
                moved=_listed(mended[:_MOST_EACH], subject),
            )
        )
    return Section(heading, blocks)


def moves(found: Sequence[Change], *, scored: bool = False) -> list[NumberPair]:
    """The changes by today's records (what happened since the earlier date), largest first."""
    sides = [
        (change.restated.number(indicator), change.now.number(indicator))
        for change in found
        if (indicator := catalogue().indicators.get(change.indicator)) and change.restated and change.now
    ]
    earlier = {before.indicator.id: before for before, _now in sides}
    return changed(earlier, [now for _before, now in sides], scored=scored)


def corrected(found: Sequence[Change], *, scored: bool = False) -> list[NumberPair]:
    """The earlier date's numbers that differ between the records of then and today's; largest difference first."""
    sides = [
        compared(change.before.number(indicator), change.restated.number(indicator), over_time=False)
        for change in found
        if (indicator := catalogue().indicators.get(change.indicator)) and change.before and change.restated
    ]
    sides = [one for one in sides if scored or not one.indicator.is_of_score]
    return sorted((one for one in sides if one.has_changed), key=lambda one: -one.way)


def _moved(moved: Sequence[NumberPair], since: dict[str, str]) -> str:
    if not moved:
        return _("Since {date} 0 indicators have changed.", **since)
    return _(
        "Since {date} {n} indicators have changed, {better} for the better and {worse} for the worse; numbers that "
        "moved no further than what is to be verified are neither (left out are rates of which too little is known, "
        "counts of which nothing is, and what counts in another year or quarter).",
        **since,
        n=len(moved),
        better=len(in_direction(moved, "better")),
        worse=len(in_direction(moved, "worse")),
    )


def _sentence(title: str, moved: Sequence[NumberPair], subject: Subject) -> str:
    return _("{title}: {moved}.", title=title, moved=_listed(moved, subject))


def _listed(moved: Sequence[NumberPair], subject: Subject) -> str:
    language = subject.language
    said = [
        _(
            "{name} from {start} to {now} ({size})",
            name=one.indicator.title.in_language(language),
            start=shown_value(one.before, language),
            now=shown_value(one.now, language),
            size=in_words(one, language).size,
        )
        for one in moved
    ]
    return ("；" if language == "zh" else "; ").join(said)
