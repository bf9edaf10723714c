"""Adds the arguments of the commands export, digest, alert and token."""

import argparse
from collections.abc import Callable

from dashboard.locale import LANGUAGES, _

Add = Callable[[str, str], argparse.ArgumentParser]


def add_documents(add: Add, shared: argparse.ArgumentParser) -> None:
    """Add export with its kinds, digest, alert and token."""
    kinds = add("export", _("a document to take along")).add_subparsers(dest="kind", required=True, metavar="KIND")

    def kind(name: str, text: str) -> argparse.ArgumentParser:
        command = kinds.add_parser(name, help=text, description=text, parents=[shared])
        _add_subject(command)
        command.add_argument("--output", "-o", required=True, metavar="FILE")
        return command

    command = kind("workbook", _("a workbook with cover, definitions, indicators, charts and lists"))
    command.add_argument("--by", action="append", metavar="DIM[,DIM]", help=_("dimensions; default: sector"))
    _add_days(command)
    command = kind("brief", _("two pages to read aloud from: .html, .docx or .pdf"))
    command.add_argument("--since", metavar="VERSION", help=_("a sealed report or a version to compare with"))
    command.add_argument("--unnamed", action="store_true", help=_("no unit by name"))
    command.add_argument("--score", action="store_true", help=_("with the score, an internal measure"))
    command.add_argument("--sign-off", action="store_true", help=_("with lines to sign and seal"))
    command = kind("assignments", _("a document and a sheet to fill in for each responsible body, as a zip"))
    command.add_argument(
        "--by", choices=["unit", "supervisor"], help=_("default: unit where all units share one supervisor")
    )
    command.add_argument(
        "--title",
        choices=["hint", "reminder", "supervision", "assignment"],
        default="assignment",
        help=_("what the document calls itself"),
    )
    command = kind("letters", _("re-election reminders and orders, the year's list, applications to close, as a zip"))
    command.add_argument(
        "--kind",
        dest="letters",
        action="append",
        metavar="KIND[,KIND]",
        help=_("reminder_180, reminder_90, order, elections, closing; default: all"),
    )
    command.add_argument("--sender", default="", metavar="NAME", help=_("who signs the letters"))
    command.add_argument("--templates", metavar="DIR", help=_("a folder of templates; default: letters in the home"))
    command.add_argument("--blank", action="store_true", help=_("the templates instead, to make your own from"))
    command = kind("annual", _("a sheet to check the annual union statistics with, as .xlsx"))
    command.add_argument("--year", type=int, metavar="N", help=_("the statistical year; default: that of the date"))
    command = kind("calendar", _("deadlines as iCalendar"))
    _add_days(command)
    text = _("the whole register, to be imported again: .xlsx, or .zip for any size")
    command = kinds.add_parser("register", help=text, description=text, parents=[shared])
    command.add_argument("--version", metavar="VERSION", help=_("a register version; default: the current one"))
    command.add_argument("--language", choices=LANGUAGES, help=_("the document's language; default: this terminal's"))
    command.add_argument("--output", "-o", required=True, metavar="FILE")
    _add_watching(add)
    _add_tokens(add, shared)


def _add_tokens(add: Add, shared: argparse.ArgumentParser) -> None:
    actions = add("token", _("who may read the feeds")).add_subparsers(dest="action", required=True, metavar="ACTION")
    text = _("a new token, shown once; --register limits it to one register")
    command = actions.add_parser("new", help=text, description=text, parents=[shared])
    command.add_argument("name", metavar="NAME")
    command.add_argument("--days", type=int, default=365, metavar="N", help=_("how long it holds"))
    command.add_argument("--until", metavar="DATE", help=_("its last day, instead of --days"))
    command.add_argument(
        "--feed", action="append", metavar="FEED[,FEED]", help=_("health, indicators, worklist, calendar; default: all")
    )
    command.add_argument(
        "--scope", action="append", metavar="DIM=V", help=_("show only these units; where repeated, all must be met")
    )
    text = _("all tokens, without what opens them; --register: those that open this register")
    actions.add_parser("list", help=text, description=text, parents=[shared])
    text = _("turn a token away from now on")
    command = actions.add_parser("revoke", help=text, description=text, parents=[shared])
    command.add_argument("name", metavar="NAME")


def _add_watching(add: Add) -> None:
    command = add("digest", _("new problems, mended ones and indicators that moved"))
    _add_subject(command)
    command.add_argument("--since", required=True, metavar="VERSION|DATE", help=_("what to compare with"))
    command.add_argument("--score", action="store_true", help=_("with the score, an internal measure"))
    command.add_argument("--format", choices=["md", "html", "json"])
    command.add_argument("--output", "-o", metavar="FILE")
    command = add("alert", _("indicators beyond their thresholds; exit code 3 where something is new"))
    command.add_argument("--rules", required=True, metavar="FILE", help=_("a TOML file of [[rule]]"))
    command.add_argument("--as-of", metavar="DATE", help=_("the date to ask about; default: the register's own"))
    command.add_argument("--version", metavar="VERSION", help=_("a register version; default: the current one"))
    command.add_argument("--state", metavar="FILE", help=_("where to keep what was told; default: beside the register"))
    command.add_argument("--all", action="store_true", help=_("tell again what was told"))


def _add_subject(command: argparse.ArgumentParser) -> None:
    command.add_argument("--as-of", metavar="DATE", help=_("the date to ask about; default: the register's own"))
    command.add_argument(
        "--where", action="append", metavar="DIM=V[,V]", help=_("only these units; where repeated, all must be met")
    )
    command.add_argument("--search", metavar="TEXT", help=_("only units whose name or spelling contains this"))
    command.add_argument("--version", metavar="VERSION", help=_("a register version; default: the current one"))
    command.add_argument("--language", choices=LANGUAGES, help=_("the document's language; default: this terminal's"))


def _add_days(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--days", type=int, default=90, metavar="N", help=_("deadlines of so many days from the date on")
    )
