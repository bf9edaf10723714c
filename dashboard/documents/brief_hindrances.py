"""The brief's section on what holds us back most: the three checks whose fails weigh most."""

from collections import Counter
from collections.abc import Mapping

from dashboard.answers import lists
from dashboard.answers.demanded import demanded_numbers, fails_of_no_part, parts_of
from dashboard.answers.parameters import weight_in
from dashboard.catalogue.entries import WEIGHTS
from dashboard.documents.blocks import Section, Switches
from dashboard.documents.brief_standing import CheckCount, check_counts
from dashboard.documents.subject import Subject
from dashboard.locale import _
from dashboard.locale.enumeration import listed
from dashboard.locale.number_format import format_number, format_percent
from dashboard.query.filters import Filters
from dashboard.vocabulary.codes import title
from dashboard.wording.code_words import value_title
from dashboard.wording.explanation_words import next_step_in_words

_HOW_MANY = 3
_MOST_NAMES = 5

Failing = Mapping[tuple[str, str | None, str | None], int]
"""Number of failing units by check, province and sector; None for an unknown province or sector."""


def hindrances(subject: Subject, switches: Switches) -> Section:
    """One sentence per check, worst first: how many units fail, where most of them are, and the next step."""
    failing = _failing_by_rule(subject)
    counts = [count for count in check_counts(subject) if count.failing]
    worst = sorted(counts, key=lambda count: -_loss(count, failing, subject))[:_HOW_MANY]
    blocks = [_sentence(place, count, failing, subject, switches) for place, count in enumerate(worst, 1)]
    none = [_("0 checks fail among what is known.")]
    return Section(_("What holds us back most"), blocks or none)


def _failing_by_rule(subject: Subject) -> Failing:
    """The failing units of each check by province and sector, which determine the rule that binds them."""
    found = demanded_numbers(subject.reader, subject.filters, ("province", "sector"), subject.scope)
    return {
        (number.indicator.id, number.group[0], number.group[1]): int((number.denominator or 0) - number.numerator)
        for number in found
    }


def _loss(count: CheckCount, failing: Failing, subject: Subject) -> int:
    """The weighted number of fails; each has the weight of its rule in its province and sector.

    A composite check counts only the fails without a failing part, with the weight of its own strength.
    """
    if parts_of(count.check):
        whole = fails_of_no_part(subject.reader, count.check, subject.filters, subject.scope)
        return whole * WEIGHTS[count.check.strength]
    return sum(
        n * weight_in(count.check, province, sector, subject.reader)
        for (name, province, sector), n in failing.items()
        if name == count.check.id
    )


def _sentence(place: int, count: CheckCount, failing: Failing, subject: Subject, switches: Switches) -> str:
    language = subject.language
    by_sector: Counter[str] = Counter()
    for (name, _province, sector), n in failing.items():
        if name == count.check.id:
            by_sector[sector or ""] += n
    ((sector, most),) = by_sector.most_common(1)
    where = {"sector": value_title("sector", sector, language), "most": format_number(most, language)}
    words = {
        "place": place,
        "problem": title("problem", count.check.id, language),
        "failing": format_number(count.failing, language),
        "known": format_number(count.known, language),
        "share": format_percent(100 * count.failing / count.known, language),
        "unknown": format_number(count.number.unknown, language),
        # Name a sector only if it has more than half of the fails.
        "where": _("; most of them: {sector}, {most}", **where) if 2 * most > count.failing else "",
        "next_step": next_step_in_words(count.check, subject.reader, language).rstrip("。."),
    }
    if count.number.is_mostly_known:
        said = _(
            "{place}. {problem}: {failing} of the {known} known ({share}), {unknown} to verify{where}; next: "
            "{next_step}.",
            **words,
        )
    else:
        # A share would mislead if few units are known.
        said = _(
            "{place}. {problem}: {failing}, while {unknown} are to be verified{where}; next: {next_step}.",
            **words,
        )
    return f"{said}{'' if language == 'zh' else ' '}{_names(count, subject)}" if switches.named else said


def _names(count: CheckCount, subject: Subject) -> str:
    """Names the first failing units and gives their total."""
    narrowed: Filters = subject.filters.also("check_fail", [count.check.id])
    # A filter by other failing checks also lists their items, so a limit could cut off this check's.
    most = None if subject.filters.values("check_fail") else _MOST_NAMES
    rows = lists.rows_of(subject.reader, "worklist", narrowed, subject.scope, limit=most)
    named = rows["unit"].fillna(rows["unit_id"])
    names = list(dict.fromkeys(named[rows["check_id"] == count.check.id]))[:_MOST_NAMES]
    if not names:
        return ""
    words = {"names": listed(names, subject.language), "n": format_number(count.failing, subject.language)}
    return (
        _("They are {names}, {n} in all.", **words)
        if len(names) == count.failing
        else _("Among these {n}: {names}.", **words)
    )
