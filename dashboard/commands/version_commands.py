"""Commands on the register's versions: versions, seal, prune."""

from argparse import Namespace
from typing import Any

import pandas as pd

from dashboard.commands.output import print_frame, print_json
from dashboard.commands.query_commands import day, register_of
from dashboard.ingest.history.register_queries import answer
from dashboard.locale import _
from dashboard.register.prune import prune
from dashboard.register.sealed import Seal, seal, seals


def list_versions(options: Namespace) -> None:
    """union-health versions."""
    register = register_of(options)
    if options.imports:
        print_frame(answer(register.current(), "import_list"), options.json)
        return
    current = register.current().name
    sealed: dict[str, list[str]] = {}
    for found in seals(register):
        sealed.setdefault(found.version, []).append(found.name)
    columns = [
        "version",
        "current",
        "date",
        "created_at",
        "created_by",
        "action",
        "synthetic",
        "parent",
        "register",
        "sealed",
    ]
    rows = [
        (
            version.name,
            version.name == current,
            version.date,
            version.created_at,
            version.created_by,
            version.action,
            version.synthetic,
            version.parent,
            version.register,
            sealed.get(version.name, []) if options.json else ", ".join(sealed.get(version.name, [])),
        )
        for version in register.versions()
    ]
    print_frame(pd.DataFrame(rows, columns=columns, dtype=object), options.json)


def change_seal(options: Namespace) -> None:
    """union-health seal."""
    register = register_of(options)
    made = seal(register, register.version(options.version), options.name, day(options.as_of))
    if options.json:
        print_json(_seal_document(made))
    else:
        print(
            _(
                "Sealed as “{name}”: version {version} as of {date}.",
                name=made.name,
                version=made.version,
                date=made.as_of,
            )
        )


def change_prune(options: Namespace) -> None:
    """union-health prune."""
    register = register_of(options)
    going = [version.name for version in prune(register, options.keep)]
    kept = [version.name for version in register.versions()]
    if options.json:
        print_json({"register": register.name, "removed": going, "kept": kept})
    else:
        print(_("Removed: {removed}. Kept: {kept}.", removed=", ".join(going) or "–", kept=", ".join(kept)))


def _seal_document(made: Seal) -> dict[str, Any]:
    return {
        "name": made.name,
        "version": made.version,
        "as_of": made.as_of.isoformat(),
        "sealed_at": made.sealed_at.isoformat(),
        "sealed_by": made.sealed_by,
        "indicators": len(made.indicators),
        "queries_hash": made.queries_hash,
        "data_hash": made.data_hash,
    }
