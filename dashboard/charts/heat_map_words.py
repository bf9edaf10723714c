"""The texts of the heat map: its finding, its alternative text and its hover texts."""

from collections.abc import Sequence
from operator import attrgetter

from dashboard.charts.cell import Cell, together
from dashboard.charts.labels import escaped
from dashboard.charts.numerals import grouped
from dashboard.locale import Language, _
from dashboard.query.counts import is_list_of_fails
from dashboard.vocabulary import codes


def finding(cells: Sequence[Cell]) -> str:
    """The check with the most failures and its weakest group; the known failures where most checks are unknown.

    Not the check with the lowest rate: it may bind only ten units.
    """
    demanded = [cell for cell in cells if cell.is_bound and not cell.is_optional]
    if not demanded:
        return _("None of these checks binds the units shown")
    by_check: dict[str, list[Cell]] = {}
    for cell in demanded:
        by_check.setdefault(cell.check, []).append(cell)
    known = [check for check in by_check.values() if together(check).is_mostly_known]
    failures = sum(cell.failed for cell in demanded)
    if 2 * len(known) < len(by_check):
        return _(
            "{unknown} of {total} demanded checks are mostly to verify; failures known so far: {failures}",
            unknown=len(by_check) - len(known),
            total=len(by_check),
            failures=grouped(failures),
        )
    if not failures:
        return _("Every unit whose state is known passes every check")
    return _most_failed(max(by_check.values(), key=_failed))


def _failed(check: Sequence[Cell]) -> tuple[int, int]:
    """Sort key: failing units, then the lower pass rate."""
    whole = together(check)
    return whole.failed, -whole.rate if whole.known else 0


def _most_failed(check: Sequence[Cell]) -> str:
    whole = together(check)
    words: dict[str, object] = {"check": whole.column_title, "failed": grouped(whole.failed)}
    if not whole.is_mostly_known:
        return _("Most failures: {check}, {failed} ({unknown} to verify)", **words, unknown=grouped(whole.unknown))
    words["percent"] = whole.rate
    # Only full marks: a pale one has too few units to be named.
    shown = [cell for cell in check if cell.is_mostly_known and not cell.is_few]
    if len(shown) < 2 or min(cell.rate for cell in shown) == max(cell.rate for cell in shown):
        return _("Most failures: {check}, {failed} ({percent}% pass)", **words)
    lowest = min(shown, key=attrgetter("rate"))
    return _(
        "Most failures: {check}, {failed} ({percent}% pass; lowest: {group}, {lowest}%)",
        **words,
        group=lowest.row_title,
        lowest=lowest.rate,
    )


def alternative(cells: Sequence[Cell]) -> str:
    """The finding, then every cell in words, one sentence per group."""
    by_group: dict[str, list[Cell]] = {}
    for cell in cells:
        by_group.setdefault(cell.row, []).append(cell)
    sentences = [
        _("{name}: {parts}.", name=group[0].row_title, parts=_(", ").join(map(_in_words, group)))
        for group in by_group.values()
    ]
    return " ".join([_("{title}.", title=finding(cells)), *sentences])


def hover(cell: Cell, language: Language) -> str:
    """All four counts in words; a check of strength “may” is worded as done and not done."""
    words = "state_may" if cell.is_optional else "state"
    counts = (
        ("pass", cell.passed),
        ("fail", cell.failed),
        ("unknown", cell.unknown),
        ("not_applicable", cell.not_applicable),
    )
    lines = [f"{codes.title(words, state, language)} {grouped(count)}" for state, count in counts]
    return "<br>".join([f"<b>{escaped(cell.row_title)} · {escaped(cell.column_title)}</b>", *lines])


def _in_words(cell: Cell) -> str:
    if not cell.is_bound:
        return _("{check} does not apply", check=cell.column_title)
    if cell.is_mostly_known:
        said = f"{cell.column_title} {cell.rate}%"
        return _("{said} (only {n} known)", said=said, n=cell.known) if cell.is_few else said
    if is_list_of_fails(cell):
        return _(
            "{check} {failed} fail, {unknown} unknown",
            check=cell.column_title,
            failed=grouped(cell.failed),
            unknown=grouped(cell.unknown),
        )
    return _(
        "{check} {failed} fail, {passed} pass, {unknown} unknown",
        check=cell.column_title,
        failed=grouped(cell.failed),
        passed=grouped(cell.passed),
        unknown=grouped(cell.unknown),
    )
