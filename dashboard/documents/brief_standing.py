"""The brief's section on the current state: units by main class and sector, and how the checks are met."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.answers import numbers
from dashboard.answers.demanded import demanded_numbers
from dashboard.answers.numbers import Number
from dashboard.catalogue.entries import Check
from dashboard.catalogue.loader import catalogue
from dashboard.charts.main_classes_words import ClassCount
from dashboard.documents.blocks import Section, Switches, TableBlock
from dashboard.documents.subject import Subject
from dashboard.locale import _, ngettext
from dashboard.locale.enumeration import listed
from dashboard.locale.number_format import format_number
from dashboard.vocabulary.codes import codes
from dashboard.wording.answer_titles import column_title
from dashboard.wording.code_words import state_title, value_title
from dashboard.wording.indicator_words import graded, shown_value

_MOST_CHECKS = 8


@dataclass(frozen=True)
class CheckCount:
    """A check's number over the units that it is demanded of."""

    check: Check
    number: Number

    @property
    def known(self) -> int:
        """The units that pass or fail."""
        return int(self.number.denominator or 0)

    @property
    def failing(self) -> int:
        """The units that fail."""
        return self.known - int(self.number.numerator)


def check_counts(subject: Subject) -> list[CheckCount]:
    """The counts of every check over the units that it is demanded of, in the catalogue's order."""
    found = demanded_numbers(subject.reader, subject.filters, scope=subject.scope)
    return [CheckCount(catalogue().checks[number.indicator.id], number) for number in found]


def class_counts(subject: Subject) -> list[ClassCount]:
    """The open units of each sector by main class."""
    found = numbers.numbers(
        subject.reader, subject.filters, ("sector", "main_class"), ["units_open"], scope=subject.scope
    )
    return [
        ClassCount(sector or "", value_title("sector", sector, subject.language), main_class or "", int(units))
        for (sector, main_class), units in ((number.group, number.numerator) for number in found)
    ]


def standing(subject: Subject, switches: Switches) -> Section:
    """The section, with a table of the sectors and one of the checks."""
    counts = class_counts(subject)
    total = sum(count.units for count in counts)
    blocks: list[str | TableBlock] = [_how_many(subject, total)]
    if total:
        blocks[0] = ("" if subject.language == "zh" else " ").join([str(blocks[0]), _by_class(subject, counts)])
        if switches.scored:
            blocks += _scores(subject)
        blocks.append(_sectors(subject, counts))
    table = _checks(subject)
    if table.rows:
        blocks.append(table)
    return Section(_("What stands where"), blocks)


def _how_many(subject: Subject, total: int) -> str:
    n = format_number(total, subject.language)
    if subject.filters.where or subject.filters.search.strip() or subject.scope:
        return ngettext(
            "Under these filters the register has {n} open unit.",
            "Under these filters the register has {n} open units.",
            total,
            n=n,
        )
    return ngettext("The register has {n} open unit.", "The register has {n} open units.", total, n=n)


def _by_class(subject: Subject, counts: Sequence[ClassCount]) -> str:
    sums = {name: sum(count.units for count in counts if count.main_class == name) for name in codes("main_class")}
    parts = [
        _("{name} {n}", name=value_title("main_class", name, subject.language), n=format_number(n, subject.language))
        for name, n in sums.items()
        if n
    ]
    said = listed(parts, subject.language)
    return _("Main classes, each unit once by its most pressing problem: {parts}.", parts=said)


def _scores(subject: Subject) -> Iterator[str]:
    ids = [name for name, indicator in catalogue().indicators.items() if indicator.is_mean]
    for number in numbers.numbers(subject.reader, subject.filters, only=ids, scope=subject.scope):
        if not number.denominator:
            continue
        title, rests_on = number.indicator.title.in_language(subject.language), graded(number, subject.language)
        if number.is_shown:
            value = shown_value(number, subject.language)
            yield _("{title}: {value} on average, {graded}.", title=title, value=value, graded=rests_on)
        else:
            yield _("{title}: {graded}, too few for a mean.", title=title, graded=rests_on)


def _sectors(subject: Subject, counts: Sequence[ClassCount]) -> TableBlock:
    language = subject.language
    names = [name for name in codes("main_class") if any(count.main_class == name for count in counts)]
    sectors = list(dict.fromkeys((count.group, count.group_title) for count in counts))
    order = {code: place for place, code in enumerate(codes("sector"))}
    rows = []
    for group, title in sorted(sectors, key=lambda sector: order.get(sector[0], len(order))):
        units = {count.main_class: count.units for count in counts if count.group == group}
        rows.append(
            [
                title,
                *(format_number(units.get(name, 0), language) for name in names),
                format_number(sum(units.values()), language),
            ]
        )
    headers = [
        column_title("sector", language),
        *(value_title("main_class", name, language) for name in names),
        _("All"),
    ]
    return TableBlock(_("Units by sector and main class"), headers, rows, range(1, len(headers)))


def _checks(subject: Subject) -> TableBlock:
    language = subject.language
    found = sorted((count for count in check_counts(subject) if count.known), key=lambda count: -count.failing)
    rows = [
        [
            count.check.title.in_language(language),
            format_number(count.failing, language),
            format_number(int(count.number.numerator), language),
            format_number(count.number.unknown, language),
            shown_value(count.number, language) if count.number.is_mostly_known else "–",
        ]
        for count in found[:_MOST_CHECKS]
        if count.failing
    ]
    states = [state_title(state, None, language) for state in ("fail", "pass", "unknown")]
    headers = [column_title("check", language), *states, _("Share that passes")]
    caption = _(
        "Checks that fail most often, {shown} of {all} that something is known of", shown=len(rows), all=len(found)
    )
    return TableBlock(caption, headers, rows, range(1, 5))
