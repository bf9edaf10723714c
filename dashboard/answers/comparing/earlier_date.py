"""The earlier date that numbers are compared with: which it is, and what they were, as far as that is kept ready."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from dashboard.answers import numbers
from dashboard.answers.numbers import Number
from dashboard.errors import Refused
from dashboard.locale import _
from dashboard.query.filters import Filters, Where
from dashboard.register import month_ends
from dashboard.register.cube_file import cube_path
from dashboard.register.month_end_reader import open_cubes
from dashboard.register.reader import is_ready, open_reader
from dashboard.register.status_file import build_status
from dashboard.register.versions import Register, Version
from dashboard.vocabulary.periods import months_before, period_ends

Preset = Literal["usual", "month", "quarter", "year", "statistical_year", "year_before"]


def presets(register: Register, version: Version, as_of: date) -> dict[Preset, date]:
    """The earlier dates that are offered. usual is reading 84's: the previous version's date, else a month earlier.

    The others are the ends of the last full month, quarter, year and statistical year, and the same day a year before.
    """
    found: dict[Preset, date] = {"usual": default_comparison(register, version, as_of)[1]}
    for period in ("month", "quarter", "year", "statistical_year"):
        found[period] = period_ends(as_of, period, 2)[0]
    found["year_before"] = months_before(as_of, 12)
    return {name: day for name, day in found.items() if day < as_of}


def is_kept(version: Version, day: date, filters: Filters, scope: Where = ()) -> bool:
    """Whether the numbers of that date can be told at once under these filters."""
    if numbers.is_in_cube((), filters, scope):
        return cube_path(version, day).is_file()
    return is_ready(version, day)


def keep(version: Version, day: date, filters: Filters, scope: Where = ()) -> None:
    """Compute what ``numbers_on`` needs for that date, which may take a minute. The register must be writable."""
    if numbers.is_in_cube((), filters, scope):
        month_ends.keep_cube(version, day)
    else:
        build_status(version, day)


def numbers_on(
    version: Version, day: date, filters: Filters, only: Sequence[str], scope: Where = ()
) -> dict[str, Number] | None:
    """These indicators on that date by their ids, by the records of today; None where they are not kept ready."""
    if not is_kept(version, day, filters, scope):
        return None
    if numbers.is_in_cube((), filters, scope):
        cubes = open_cubes(version, [day])
        found = numbers.numbers_of_cube(cubes[day], filters, only, scope) if day in cubes else []
    else:
        found = numbers.numbers(open_reader(version, day), filters, (), only, scope)
    return {number.indicator.id: number for number in found} or None


def default_comparison(register: Register, version: Version, as_of: date) -> tuple[Version, date]:
    """What a version's numbers on a date are compared with by default, wherever they are compared (reading 84).

    On the version's own date it is the date of the previous version: the one that it was made from, or where that has
    been removed the one before it in the list. On any other date, without a previous version, and where that has the
    same date (a correction of its records) it is a month earlier, of a month's last day the last day of the month
    before. The records of then are the previous version's as far as they reach, else the version's own.
    """
    older = {found.name: found for found in register.versions() if found.name < version.name}
    previous = older.get(version.parent or "") or next(reversed(older.values()), None)
    if previous and as_of == version.date and previous.date < as_of:
        return previous, previous.date
    day = months_before(as_of, 1)
    return (previous, day) if previous and day <= previous.date else (version, day)


def refuse_later(day: date, as_of: date) -> None:
    """Raises Refused where the date to compare with is later than the date that is asked about."""
    if day > as_of:
        raise Refused(
            _("Numbers as of {as_of} can't be compared with those of {day}, a later date.", as_of=as_of, day=day)
        )
