"""The parser of the command line."""

import argparse
from collections.abc import Callable

from dashboard.commands.export_parser import add_documents
from dashboard.locale import _

_WITH_FILTERS = (
    "indicators",
    "states",
    "worklist",
    "closed",
    "due",
    "verify",
    "not-reported",
    "elections",
    "trend",
    "forecast",
    "what-if",
)


def build_parser() -> argparse.ArgumentParser:
    """The parser of all commands."""
    parser = argparse.ArgumentParser(
        prog="union-health", description=_("The health of union organisation across units.")
    )
    shared = argparse.ArgumentParser(add_help=False)
    # SUPPRESS keeps the command's default from overwriting an option given before the command.
    for target, default in ((parser, None), (shared, argparse.SUPPRESS)):
        target.add_argument("--home", metavar="DIR", default=default, help=_("folder of the registers"))
        target.add_argument("--register", metavar="NAME", default=default, help=_("the register to use"))
        target.add_argument(
            "--json",
            action="store_true",
            default=default or False if target is parser else default,
            help=_("print one JSON document"),
        )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def add(name: str, text: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=text, description=text, parents=[shared])

    _add_questions(add)
    _add_changes(add)
    add_documents(add, shared)
    command = add("prepare", _("make the last month ends ready, so that trends take no time"))
    command.add_argument("--months", type=int, default=24, metavar="N")
    command = add("serve", _("run the dashboard"))
    command.add_argument("--no-prepare", action="store_true", help=_("do not make month ends ready meanwhile"))
    command.add_argument("--port", type=int, default=8501)
    command.add_argument(
        "--scope", action="append", metavar="DIM=V", help=_("show only these units; where repeated, all must be met")
    )
    command.add_argument("--feeds", action="store_true", help=_("answer at /feeds to those who have a token"))
    command.add_argument("--headless", action="store_true", help=_("do not open a browser"))
    return parser


def _add_questions(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    texts = {
        "indicators": _("the indicators"),
        "states": _("the state of every check of every unit"),
        "worklist": _("what must be mended"),
        "closed": _("breaches that can no longer be mended"),
        "due": _("what comes due"),
        "verify": _("what the records do not tell"),
        "not-reported": _("returns that are missing"),
        "elections": _("re-elections due this year"),
        "trend": _("an indicator over time"),
        "forecast": _("terms and agreements that come due in the next two years, by month"),
        "what-if": _("the fewest items of the worklist that bring an indicator to a target"),
    }
    for name in _WITH_FILTERS:
        command = add(name, texts[name])
        command.add_argument("--as-of", metavar="DATE", help=_("the date to ask about; default: the register's own"))
        command.add_argument(
            "--where",
            action="append",
            metavar="DIM=V[,V]",
            help=_("only these units; where repeated, all must be met"),
        )
        command.add_argument("--search", metavar="TEXT", help=_("only units whose name or spelling contains this"))
        _add_file(command)
        command.add_argument("--version", metavar="VERSION", help=_("a register version; default: the current one"))
        if name == "indicators":
            command.add_argument("--by", action="append", metavar="DIM[,DIM]")
            command.add_argument("--only", action="append", metavar="ID[,ID]")
        if name == "states":
            command.add_argument("--check", metavar="ID")
        if name == "trend":
            command.add_argument("indicator", metavar="INDICATOR")
            command.add_argument("--period", choices=["month", "quarter", "year", "statistical-year"], default="month")
            command.add_argument("--ready", action="store_true", help=_("only the dates that are ready"))
        if name == "what-if":
            command.add_argument("indicator", metavar="INDICATOR")
            command.add_argument("target", metavar="TARGET", help=_("in the indicator's unit: 85 for 85 %%"))
        if name == "not-reported":
            command.add_argument("--text", action="store_true", help=_("as a message to copy into a chat"))
        if name == "due":
            command.add_argument("--days", type=int, default=90)
            command.add_argument(
                "--from", dest="start", metavar="DATE", help=_("the day to count from; default: today")
            )
    unit = add("unit", _("everything about one unit"))
    unit.add_argument("unit", metavar="ID|NAME")
    unit.add_argument("--as-of", metavar="DATE")
    add("catalogue", _("every check, indicator and list"))
    command = add("rules", _("the rules of a place on a date, and what differs from the national ones"))
    command.add_argument("--place", metavar="PLACE", help=_("two digits or a province's name; default: the country"))
    command.add_argument("--as-of", metavar="DATE", help=_("the date to ask about; default: the register's own"))
    _add_file(command)
    command = add("issues", _("quarantined rows and warnings"))
    command.add_argument("--version", metavar="VERSION")
    command.add_argument(
        "--quality", action="store_true", help=_("the rows that break an assertion about the register")
    )
    command = add("shell", _("SQL on the register, read-only"))
    command.add_argument("--version", metavar="VERSION")
    command.add_argument("--as-of", metavar="DATE")


def _add_file(command: argparse.ArgumentParser) -> None:
    command.add_argument("--format", choices=["csv", "json", "xlsx", "parquet"])
    command.add_argument("--output", "-o", metavar="FILE")


def _add_changes(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    command = add("import", _("read files into a new register version"))
    command.add_argument("files", nargs="+", metavar="FILE")
    command.add_argument("--table", metavar="TABLE", help=_("the table that the file holds"))
    command.add_argument("--mapping", metavar="M.toml", help=_("a file that says where the columns go"))
    command.add_argument(
        "--complete", action="append", metavar="TABLE[,TABLE]", help=_("tables that are complete up to the date")
    )
    command.add_argument(
        "--replace", action="append", metavar="TABLE[,TABLE]", help=_("tables of which only these files' rows stay")
    )
    command.add_argument("--date", metavar="DATE", help=_("the version's own date; default: today"))
    command.add_argument("--dry-run", action="store_true", help=_("publish nothing, show what would change"))
    command.add_argument("--strict", action="store_true", help=_("publish nothing if a row is quarantined"))
    command.add_argument("--received", metavar="FORM/PERIOD", help=_("the units in the files have sent this report"))
    command = add("template", _("an empty workbook to fill in"))
    command.add_argument("--output", "-o", metavar="FILE.xlsx", required=True)
    command = add("return", _("a file that was imported, with its wrong cells marked, to send back"))
    command.add_argument("file", metavar="FILE")
    command.add_argument("--output", "-o", metavar="FILE.xlsx", required=True)
    command.add_argument("--version", metavar="VERSION", help=_("a register version; default: the current one"))
    alias = add("alias", _("spellings of units' names")).add_subparsers(dest="action", required=True, metavar="ACTION")
    for action, text in (("confirm", _("the spelling names this unit")), ("refuse", _("it does not"))):
        decision = alias.add_parser(action, help=text, description=text)
        decision.add_argument("spelling", metavar="SPELLING")
        decision.add_argument("--unit", required=True, metavar="ID")
        _add_shared(decision)
    spellings = _("spellings and suggestions")
    _add_shared(alias.add_parser("list", help=spellings, description=spellings))
    command = add("sample", _("a register to try"))
    command.add_argument("kind", choices=["guizhou", "plans", "province"])
    command.add_argument("--units", type=int, default=10_000)
    command.add_argument("--seed", type=int, default=1)
    command.add_argument("--date", metavar="DATE")
    add("choose", _("make a register the one that is used unless told otherwise")).add_argument("name", metavar="NAME")
    command = add("versions", _("the register's versions"))
    command.add_argument("--imports", action="store_true", help=_("the files of every import, with hash and counts"))
    add("restore", _("make an earlier version current")).add_argument("version", metavar="VERSION")
    _add_versions(add)


def _add_versions(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    command = add("seal", _("freeze the numbers of a version as they were reported"))
    command.add_argument("version", metavar="VERSION")
    command.add_argument("--as", dest="name", required=True, metavar="NAME", help=_("the report's name"))
    command.add_argument("--as-of", metavar="DATE", help=_("the date to ask about; default: the version's own"))
    command = add("diff", _("what changed since a sealed report or a version, and why"))
    command.add_argument("start", metavar="NAME|VERSION", help=_("a sealed report or a version"))
    command.add_argument("end", nargs="?", metavar="VERSION", help=_("a register version; default: the current one"))
    command.add_argument("--as-of", metavar="DATE", help=_("the date to ask about; default: the version's own"))
    command.add_argument("--by", action="append", metavar="DIM[,DIM]")
    command.add_argument(
        "--where", action="append", metavar="DIM=V[,V]", help=_("only these units; where repeated, all must be met")
    )
    command.add_argument("--only", action="append", metavar="ID[,ID]")
    command.add_argument("--units", action="store_true", help=_("the units behind each part, with --only"))
    command.add_argument("--rows", action="store_true", help=_("the rows of the tables that differ"))
    command.add_argument("--limit", type=int, default=100, help=_("at most so many units and rows of each kind"))
    command = add("prune", _("remove old versions, never the current or a sealed one"))
    command.add_argument("--keep", type=int, default=10, metavar="N", help=_("how many of the newest stay"))


def _add_shared(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--home", metavar="DIR", default=argparse.SUPPRESS)
    parser.add_argument("--register", metavar="NAME", default=argparse.SUPPRESS)
    parser.add_argument("--json", action="store_true", default=argparse.SUPPRESS)
