"""The command prepare: precomputes month ends."""

import sys
from argparse import Namespace

from dashboard.answers.comparing.earlier_date import default_comparison
from dashboard.commands.output import print_json
from dashboard.commands.query_commands import register_of
from dashboard.errors import Refused
from dashboard.locale import _
from dashboard.register.cube_file import cube_path
from dashboard.register.month_ends import build_next, is_writable, keep_cube, month_ends, ready_dates
from dashboard.register.versions import Version

_MOST_MONTHS = 240


def prepare(options: Namespace) -> None:
    """union-health prepare: compute the current version's missing month ends, the newest first."""
    if not 1 <= options.months <= _MOST_MONTHS:
        raise Refused(_("--months is a number from 1 to {most}.", most=_MOST_MONTHS))
    register = register_of(options)
    if not is_writable(register.current()):
        raise Refused(_("The folder {folder} can't be written: no month end can be kept.", folder=register.folder))
    built: list[str] = []
    # Reads the current version each time, so that one published meanwhile is computed first.
    while day := build_next(register.current(), options.months):
        built.append(day.isoformat())
        ready, every = _counts(register.current(), options.months)
        print(_("{day} is ready, {ready} of {all}.", day=day, ready=ready, all=every), file=sys.stderr)
    version = register.current()
    # The default comparison date (reading 84) is no month end if the version's date is within a month.
    _version, usual = default_comparison(register, version, version.date)
    if not cube_path(version, usual).is_file():
        keep_cube(version, usual)
    ready, every = _counts(version, options.months)
    if options.json:
        print_json(
            {"register": version.register, "version": version.name, "built": built, "ready": ready, "months": every}
        )
    else:
        print(
            _("Month ends of version {version} ready: {ready} of {all}.", version=version.name, ready=ready, all=every)
        )


def _counts(version: Version, months: int) -> tuple[int, int]:
    """The number of month ends that are ready, and of all month ends."""
    return len(ready_dates(version, months)), len(month_ends(version, months))
