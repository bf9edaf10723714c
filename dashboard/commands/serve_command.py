"""Commands that keep running: serve and shell."""

import os
import subprocess
import sys
from argparse import Namespace
from typing import TextIO

import duckdb

from dashboard.catalogue.loader import catalogue
from dashboard.commands.query_commands import day, register_of
from dashboard.home.registers import ENVIRONMENT_VARIABLE, REGISTER_VARIABLE, Home, home_folder
from dashboard.ingest.samples import sample_guizhou, sample_plans
from dashboard.jobs.month_ends_job import start_month_ends_job
from dashboard.locale import _
from dashboard.paths import app_file, app_with_feeds_file
from dashboard.query.filters import where_of
from dashboard.query.scope import SCOPE_VARIABLE
from dashboard.register.session import attach, harden, run
from dashboard.register.status_file import show_status
from dashboard.register.versions import Register, open_register

_CAMPAIGN, _PLANS = "guizhou", "plans"


def serve(options: Namespace) -> int:
    """union-health serve: run the dashboard until it is stopped. An empty home gets the sample registers first."""
    home = Home(home_folder(options.home))
    where_of(options.scope or (), catalogue())  # an unknown dimension is refused before anything starts
    if not home.register_names() and options.register in (None, _CAMPAIGN, _PLANS):
        print(_("There is no register in {home} yet: loading the Guizhou campaign.", home=home.folder), file=sys.stderr)
        sample_guizhou(Register(home, _CAMPAIGN))
        sample_plans(Register(home, _PLANS))
    if options.register:
        open_register(home, options.register).current()  # refused where it does not exist
    environment = os.environ | {ENVIRONMENT_VARIABLE: str(home.folder), SCOPE_VARIABLE: "\n".join(options.scope or ())}
    if options.register:
        environment[REGISTER_VARIABLE] = options.register
    entry = app_with_feeds_file() if options.feeds else app_file()
    command = [sys.executable, "-m", "streamlit", "run", str(entry), f"--server.port={options.port}"]
    if options.headless or not sys.stdout.isatty():
        command.append("--server.headless=true")
    preparation = None if options.no_prepare else start_month_ends_job(home)
    # Streamlit reads .streamlit/config.toml from the working directory, so run it in the folder of app.py.
    if os.name == "posix":
        # exec replaces this process, so that stopping the command stops the dashboard.
        os.chdir(app_file().parent)
        os.execve(command[0], command, environment)
    code = subprocess.run(command, cwd=app_file().parent, env=environment, check=False).returncode
    if preparation:
        preparation.communicate()  # closes the pipe, which ends the child
    return code


def shell(options: Namespace) -> None:
    """union-health shell: read-only SQL on a version, with its tables and status relations as of --as-of."""
    register = register_of(options)
    version = register.version(options.version) if options.version else register.current()
    as_of = day(options.as_of) or version.date
    with duckdb.connect() as connection:
        attach(connection, version.path, "version")
        show_status(connection, version, as_of)
        run(connection, "horizon", {"from_on": as_of, "days": 90})
        harden(connection)
        if sys.stdin.isatty():
            print(
                _(
                    "Register {register}, version {version}, read-only. End a statement with ; and leave with Ctrl+D.",
                    register=version.register,
                    version=version.name,
                )
            )
        _answer(connection, sys.stdin)


def _answer(connection: duckdb.DuckDBPyConnection, source: TextIO) -> None:
    """Run each statement that ends with ; and print its rows. An error prints one line and the shell continues."""
    waiting = ""
    while line := _next_line(source, bool(waiting)):
        waiting += line
        if not line.partition("--")[0].rstrip().endswith(";"):  # a comment may end with ; too
            continue
        try:
            for statement in connection.extract_statements(waiting):
                result = connection.sql(statement.query)
                if result is not None:
                    result.show(max_width=200)
        except duckdb.Error as error:
            print(str(error).splitlines()[0], file=sys.stderr)
        waiting = ""


def _next_line(source: TextIO, continued: bool) -> str:
    if source.isatty():
        try:
            return input("…  " if continued else "D  ") + "\n"
        except EOFError:
            return ""
    return source.readline()
