"""Commands on a register's records: import, template, return, alias, sample, choose, restore."""

import sys
from argparse import Namespace
from datetime import date
from pathlib import Path

import pandas as pd

from dashboard.commands.output import print_frame, print_json, write_file
from dashboard.commands.query_commands import day, names_of, note, register_of
from dashboard.errors import Refused
from dashboard.home.registers import Home, home_folder
from dashboard.ingest.files.read_file import read_file
from dashboard.ingest.importer import import_files
from dashboard.ingest.mapping.mapping_file import read_mapping_file
from dashboard.ingest.report import ImportReport
from dashboard.ingest.returning.returned_workbook import problems_of_file, returned_workbook
from dashboard.ingest.returning.template import write_template
from dashboard.ingest.samples import sample_guizhou, sample_plans
from dashboard.ingest.suggesting.aliases import alias_list, confirm_alias, refuse_alias
from dashboard.locale import _
from dashboard.register.province import make_province
from dashboard.register.versions import Register, Version, open_register

_FIRST_REGISTER = "main"


def _home(options: Namespace) -> Home:
    return Home(home_folder(options.home))


def _receiving_register(options: Namespace) -> Register:
    """The register that an import goes to: the named one, else the default, else a first one called main."""
    home = _home(options)
    return Register(home, options.register or home.chosen() or _FIRST_REGISTER)


def change_import(options: Namespace) -> None:
    """union-health import."""
    register = _receiving_register(options)
    report = import_files(
        register,
        [Path(name) for name in options.files],
        table=options.table,
        mapping=read_mapping_file(Path(options.mapping)) if options.mapping else None,
        complete=names_of(options.complete),
        replaced=names_of(options.replace),
        received=_form_and_period(options.received),
        as_of=day(options.date),
        dry_run=options.dry_run,
        strict=options.strict,
    )
    _print_report(report, options.json)
    if not options.dry_run:
        _say_which(register)


def _form_and_period(text: str | None) -> tuple[str, str] | None:
    """The form and period of FORM/PERIOD. Raises Refused if the text has another form."""
    if text is None:
        return None
    form, slash, period = text.partition("/")
    if not (form and slash and period):
        raise Refused(_("--received is a form and a period, such as 年报/2014."))
    return form, period


def make_template(options: Namespace) -> None:
    """union-health template."""
    write_template(Path(options.output))
    if options.json:
        print_json({"file": options.output})


def make_return(options: Namespace) -> None:
    """union-health return."""
    register = register_of(options)
    version = register.version(options.version) if options.version else register.current()
    source = Path(options.file)
    found = problems_of_file(version, source)
    write_file(Path(options.output), returned_workbook(read_file(source), found, source))
    if options.json:
        print_json({"file": options.output, "problems": len(found)})


def _print_report(report: ImportReport, as_json: bool) -> None:
    document = report.as_json()
    if as_json:
        print_json(document)
        return
    columns = ["file", "sheet", "table", "rows_read", "rows_accepted", "rows_quarantined", "rows_skipped"]
    print_frame(pd.DataFrame(document["files"])[columns], False)
    if report.changes:
        print_frame(pd.DataFrame(document["changes"]).drop(columns="rows"), False)
    else:
        print(_("No row is new, changed or gone."))
    if document["version"]:
        print(
            _(
                "Published as version {version} of register {register}.",
                version=document["version"],
                register=document["register"],
            )
        )
    else:
        print(_("Nothing was published."))
    if any(entry["rows_quarantined"] for entry in document["files"]):
        print(_("Some rows were quarantined: “union-health issues” says why."), file=sys.stderr)


def change_alias(options: Namespace) -> None:
    """union-health alias confirm, refuse and list."""
    register = register_of(options)
    if options.action == "list":
        found = alias_list(register)
        if options.json:
            print_json(found)
            return
        for name, rows in found.items():
            print(name)
            print_frame(pd.DataFrame(rows), False)
        return
    decide = confirm_alias if options.action == "confirm" else refuse_alias
    decide(register, options.spelling, options.unit)
    _print_version(register.current(), options.json)


def change_sample(options: Namespace) -> None:
    """union-health sample guizhou, plans or province."""
    home = _home(options)
    if options.kind != "province":
        register = Register(home, options.register or options.kind)
        report = sample_guizhou(register) if options.kind == "guizhou" else sample_plans(register)
        _print_report(report, options.json)
        _say_which(register)
        return
    register = Register(home, options.register or f"province-{options.units}-{options.seed}")
    version = make_province(register, options.units, options.seed, day(options.date) or date(2026, 10, 31))
    _print_version(version, options.json)
    _say_which(register)


def change_choose(options: Namespace) -> None:
    """union-health choose."""
    home = _home(options)
    register = open_register(home, options.name)
    register.current()
    home.choose(register.name)
    if options.json:
        print_json({"register": register.name})
    else:
        print(
            _(
                "Commands and the dashboard now use the register {register} unless told otherwise.",
                register=register.name,
            )
        )


def _say_which(register: Register) -> None:
    """Print a note if the register that was loaded is not the one that later commands use."""
    default = register.home.chosen()
    if default not in (None, register.name):
        note(
            _(
                "Loaded into the register {register}; commands and the dashboard still use {default}. See it with "
                "--register {register}, or make it the default: union-health choose {register}.",
                register=register.name,
                default=default,
            )
        )


def change_restore(options: Namespace) -> None:
    """union-health restore."""
    _print_version(register_of(options).restore(options.version), options.json)


def _print_version(version: Version, as_json: bool) -> None:
    document = {"register": version.register, "version": version.name, "date": version.date.isoformat()}
    if as_json:
        print_json(document)
    else:
        print(_("Version {version} of register {register} is current, as of {date}.", **document))
