"""Chooses the earlier date to compare with, and reads that date's numbers where they are cached."""

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
    """The earlier dates that a page offers, by preset; dates not before as_of are left out.

    usual is the default of reading 84 (``default_comparison``). The others are the ends of the last full month,
    quarter, year and statistical year, and the same day a year before.
    """
    found: dict[Preset, date] = {"usual": default_comparison(register, version, as_of)[1]}
    for period in ("month", "quarter", "year", "statistical_year"):
        found[period] = period_ends(as_of, period, 2)[0]
    found["year_before"] = months_before(as_of, 12)
    return {name: day for name, day in found.items() if day < as_of}


def is_kept(version: Version, day: date, filters: Filters, scope: Where = ()) -> bool:
    """Whether that date's numbers are cached under these filters: its cube, or its status where no cube can answer."""
    if numbers.is_in_cube((), filters, scope):
        return cube_path(version, day).is_file()
    return is_ready(version, day)


def keep(version: Version, day: date, filters: Filters, scope: Where = ()) -> None:
    """Computes and caches what ``numbers_on`` needs for that date; may take a minute. Needs a writable register."""
    if numbers.is_in_cube((), filters, scope):
        month_ends.keep_cube(version, day)
    else:
        build_status(version, day)


def numbers_on(
    version: Version, day: date, filters: Filters, only: Sequence[str], scope: Where = ()
) -> dict[str, Number] | None:
    """These indicators on that date, from today's records, by indicator id; None if they are not cached."""
    if not is_kept(version, day, filters, scope):
        return None
    if numbers.is_in_cube((), filters, scope):
        cubes = open_cubes(version, [day])
        found = numbers.numbers_of_cube(cubes[day], filters, only, scope) if day in cubes else []
    else:
        found = numbers.numbers(open_reader(version, day), filters, (), only, scope)
    return {number.indicator.id: number for number in found} or None


def default_comparison(register: Register, version: Version, as_of: date) -> tuple[Version, date]:
    """The version and date that a version's numbers on a date are compared with by default (reading 84).

    On the version's own date: the previous version and its date. The previous version is the parent or, if that has
    been removed, the one before it in the list. On any other date, without a previous version, or if that one is not
    older (it was corrected): one month earlier, where a month's last day maps to the last day of the month before. The
    records are then the previous version's if they reach that day, else the version's own.
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
